//! The members of the workspace build the crate with the features that they are asked for, and the
//! examples with no more than they ask for themselves.

use std::collections::BTreeSet;
use std::marker::PhantomData;

use capability_framework::Skill;
use serde_json::Value;

use super::workplace::{self, cargo};

fn output(subcommand: &str, arguments: &[&str]) -> String {
    let output = workplace::output(cargo(subcommand).args(arguments));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The features with which a member builds the crate.
fn built_with(member: &str, arguments: &[&str]) -> BTreeSet<String> {
    let tree = ["-p", member, "--depth", "1", "--prefix", "none", "--format", "{p},{f}"];
    let tree = output("tree", &[&tree, arguments].concat());
    let mut lines = tree.lines().filter(|line| line.starts_with("capability-framework "));
    let features = lines.next().unwrap().split(',').skip(1).filter(|feature| !feature.is_empty());
    features.map(str::to_owned).collect()
}

#[test]
fn members_have_the_features_of_the_crate_and_no_others() {
    let metadata: Value =
        serde_json::from_str(&output("metadata", &["--no-deps", "--format-version", "1"])).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let (this_crate, mut members): (Vec<_>, Vec<_>) =
        packages.iter().partition(|package| package["name"] == "capability-framework");
    // The others ask cargo for the crate, or always need the same features of it.
    let is_the_crate = |dependency: &Value| dependency["name"] == "capability-framework";
    members.retain(|member| member["dependencies"].as_array().unwrap().iter().any(is_the_crate));
    members.retain(|member| !member["features"].as_object().unwrap().is_empty());
    assert_eq!((this_crate.len(), members.len()), (1, 3));
    let features = this_crate[0]["features"].as_object().unwrap();
    for member in members {
        for (feature, means) in features.iter() {
            // Those that it brings, as the conditions of the tests name them.
            let mut wanted = means.as_array().unwrap().clone();
            wanted.retain(|name| features.contains_key(name.as_str().unwrap()));
            if feature != "default" {
                wanted.push(format!("capability-framework/{feature}").into());
            }
            assert_eq!(member["features"][feature], Value::from(wanted), "{}", member["name"]);
        }
        let name = member["name"].as_str().unwrap();
        assert_eq!(built_with(name, &["--no-default-features"]), BTreeSet::new());
        let one = built_with(name, &["--no-default-features", "--features", "search"]);
        assert_eq!(one, ["alloc", "search", "std"].map(str::to_owned).into());
    }
}

/// The crate that these tests are linked with has the features that they believe it has.
#[test]
fn the_features_of_the_tests_are_those_of_the_crate() {
    #[allow(dead_code, reason = "one of the two methods is called, by the features")]
    trait Absent {
        fn implements(&self) -> bool {
            false
        }
    }
    // The method of the type is found before that of the trait, where its bound holds.
    macro_rules! implements {
        ($Trait:path) => {{
            struct Probe<T>(PhantomData<T>);
            impl<T> Absent for &Probe<T> {}
            #[allow(dead_code, reason = "as above")]
            impl<T: $Trait> Probe<T> {
                fn implements(&self) -> bool {
                    true
                }
            }
            (&Probe::<Skill>(PhantomData)).implements()
        }};
    }
    assert_eq!(implements!(serde::Serialize), cfg!(feature = "serde"));
    assert_eq!(implements!(strum::EnumCount), cfg!(feature = "strum"));
}

/// What a package of the first tree is built with, whoever asks for it.
fn first_tree(arguments: &[&str]) -> BTreeSet<String> {
    let tree = ["--edges", "normal,build,dev", "--prefix", "none", "--format", "{p} [{f}]"];
    let tree = output("tree", &[&tree, arguments].concat());
    let lines = tree.lines().take_while(|line| !line.is_empty());
    lines.map(|line| line.trim_end_matches(" (*)").to_owned()).collect()
}

#[test]
fn an_example_builds_what_the_crate_alone_would_build() {
    let crate_tree = first_tree(&["-p", "capability-framework"]);
    assert!(crate_tree.iter().any(|line| line.starts_with("clap ")));
    let default = first_tree(&[]);
    assert_eq!(default.symmetric_difference(&crate_tree).collect::<Vec<_>>(), [""; 0]);
    let names = crate_tree.iter().map(|line| line.split(' ').next().unwrap());
    for name in ["criterion", "libsqlite3-sys", "proptest", "serde_derive"] {
        assert!(names.clone().all(|built| built != name), "{name} is needed by no example");
    }
}
