//! The public API of the crate lies beside as text: what it has without features, and what all features
//! add. If it changed, the test rewrites it and fails, so that the change is reviewed as a diff. Needs a
//! nightly of Rust.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

use public_api::{Builder, PublicApi};

/// What each public type implements by itself, for a caller who sends it to a thread or keeps it
/// across a panic.
const AUTO_TRAITS: [&str; 5] = [
    "core::marker::Send",
    "core::marker::Sync",
    "core::marker::Unpin",
    "core::panic::unwind_safe::RefUnwindSafe",
    "core::panic::unwind_safe::UnwindSafe",
];

/// The API as rustdoc sees it; blanket implementations are those of other crates.
fn api(all_features: bool) -> PublicApi {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let json = rustdoc_json::Builder::default()
        .toolchain("nightly")
        .manifest_path(package.join("../../Cargo.toml"))
        .package("capability-framework")
        .target_dir(Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("all-{all_features}")))
        .all_features(all_features)
        .no_default_features(true)
        .quiet(true)
        .build()
        .expect("rustdoc runs");
    Builder::from_rustdoc_json(json)
        .omit_blanket_impls(true)
        .build()
        .expect("the nightly writes the format that public-api reads")
}

/// What a reviewer reads: without the traits that [`assert_auto_traits`] looks at, and the modules that are
/// documentation alone.
fn lines(api: &PublicApi) -> Vec<String> {
    let is_hidden = |line: &String| {
        let hidden = [
            "core::marker::StructuralPartialEq for",
            "core::marker::UnsafeUnpin for",
            "mod capability_framework::chapters",
            "mod capability_framework::roles",
            "mod capability_framework::skills",
        ];
        auto_trait(line).is_some() || hidden.into_iter().any(|name| line.contains(name))
    };
    api.items().map(ToString::to_string).filter(|line| !is_hidden(line)).collect()
}

/// Whether the file is what it should be; if not, it is from now on.
fn is_reviewed(lines: &[String], file: &str) -> bool {
    let text = lines.join("\n") + "\n";
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let is_reviewed = fs::read_to_string(&file).is_ok_and(|reviewed| reviewed == text);
    if !is_reviewed {
        fs::write(&file, text).unwrap();
    }
    is_reviewed
}

/// The trait and the type of an implementation that the compiler adds by itself.
fn auto_trait(line: &str) -> Option<(&str, &str)> {
    let (name, implementor) = line.strip_prefix("impl")?.split_once(" for ")?;
    let name = name.rsplit(' ').next()?;
    let is_auto = AUTO_TRAITS.contains(&name) || name == "core::marker::Freeze";
    is_auto.then_some((name, implementor))
}

/// Every type has every auto trait, whatever it borrows.
fn assert_auto_traits(api: &PublicApi) {
    let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in api.items().map(ToString::to_string) {
        let is_type = |word| line.strip_prefix(word).is_some_and(|rest| rest.contains("::"));
        if ["pub struct ", "pub enum "].into_iter().any(is_type) {
            let name = line.split(' ').nth(2).unwrap_or_default();
            let name = name.split(['<', '(']).next().unwrap_or_default();
            types.entry(name.to_owned()).or_default();
        } else if let Some((name, implementor)) = auto_trait(&line) {
            let implementor = implementor.split(['<', ' ']).next().unwrap_or_default();
            types.entry(implementor.to_owned()).or_default().push(name.to_owned());
        }
    }
    assert!(types.len() > 30, "{} types", types.len());
    // What a reader gave as its error may be anything.
    let holds_io_error = |name: &str| name.ends_with("::ReadReleaseError");
    for (name, traits) in types {
        for wanted in AUTO_TRAITS {
            if wanted.contains("unwind_safe") && holds_io_error(&name) {
                continue;
            }
            assert!(traits.iter().any(|name| name == wanted), "{name} is not {wanted}: {traits:?}");
        }
    }
}

#[test]
fn the_api_is_the_one_that_was_reviewed() {
    let without_features = api(false);
    assert_auto_traits(&without_features);
    let without_features = lines(&without_features);
    let all_features = api(true);
    assert_auto_traits(&all_features);
    let all_features = lines(&all_features);
    let known: BTreeSet<&String> = all_features.iter().collect();
    assert_eq!(without_features.iter().find(|line| !known.contains(line)), None, "features add");

    let known: BTreeSet<&String> = without_features.iter().collect();
    let added = all_features.iter().filter(|line| !known.contains(line)).cloned();
    let are_reviewed = [
        is_reviewed(&without_features, "without-features.txt"),
        is_reviewed(&added.collect::<Vec<_>>(), "added-by-features.txt"),
    ];
    assert_eq!(are_reviewed, [true; 2], "the API has changed: read the diff of tests/api/*.txt");
}
