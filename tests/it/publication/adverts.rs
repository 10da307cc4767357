//! Job adverts: what they name, and what a person should look at.

use std::fs;

use capability_framework::publication::{Advert, AdvertFinding, Summary};
use capability_framework::{ATTRIBUTION, Edition, Proficiency, RoleLevel, Skill};
use proptest::prelude::*;

use crate::workplace::{cargo, output};
use crate::{folder, root};

#[path = "../../../examples/job_advert/advert.rs"]
mod example;
mod levels;
mod proficiencies;
#[path = "../../../examples/shared/texts.rs"]
mod texts;

use texts::Texts;

fn check(text: &str) -> Vec<String> {
    Advert::new(text).check(Edition::LATEST).iter().map(AdvertFinding::to_string).collect()
}

/// Skills with the proficiencies that are stated, and their lines.
fn named(text: &str) -> Vec<(usize, Skill, Option<Proficiency>)> {
    let advert = Advert::new(text);
    advert.skills().iter().map(|named| (named.line, named.skill, named.proficiency)).collect()
}

#[test]
fn the_crates_own_adverts_have_no_finding() {
    for level in RoleLevel::iter() {
        let text = example::advert(level, &Texts::default());
        for text in [text.clone(), text.replace('\n', "\r\n"), text.replace(['*', '#', '`'], "")] {
            let advert = Advert::new(&text);
            assert_eq!(advert.level(), Some(level));
            assert_eq!(advert.check(Edition::LATEST), [], "{level}");
            assert_eq!(advert.skills().len(), level.requirements().len(), "{level}");
        }
    }
}

#[test]
#[ignore = "needs CAPABILITY_FRAMEWORK_DOWNLOAD"]
fn official_texts_add_no_finding_to_the_skills_of_an_advert() {
    let texts = Texts::read(Some(&folder("CAPABILITY_FRAMEWORK_DOWNLOAD"))).unwrap();
    let mut quoted = 0;
    for level in RoleLevel::iter() {
        let text = example::advert(level, &texts);
        let skills = text[..text.find("## Skills").unwrap()].lines().count();
        let findings = Advert::new(&text).check(Edition::LATEST);
        assert!(findings.iter().all(|finding| (2..skills).contains(&finding.line())), "{text}");
        for requirement in level.requirements() {
            let wording = texts.skill(requirement.skill, requirement.proficiency);
            let line = wording.and_then(|wording| wording.lines().last());
            assert!(line.is_none_or(|line| text.contains(line)), "{text}");
            quoted += usize::from(line.is_some());
        }
    }
    assert!(quoted > 1000);
}

/// What is changed in an advert is found, and nothing else.
#[test]
fn every_change_of_an_advert_is_found() {
    for level in RoleLevel::iter() {
        let text = example::advert(level, &Texts::default());
        for requirement in level.requirements() {
            let (skill, required) = (requirement.skill, requirement.proficiency);
            let item = format!("- **{skill}** ({})\n", required.slug());
            let line = text[..text.find(&item).unwrap()].matches('\n').count() + 1;
            let without = text.replace(&item, "");
            let missing = AdvertFinding::Missing { line: 1, skill, required };
            assert_eq!(Advert::new(&without).check(Edition::LATEST), [missing]);
            let stated = Proficiency::iter().find(|other| *other != required).unwrap();
            let other = text.replace(&item, &format!("- {skill} – {}\n", stated.slug()));
            let finding = AdvertFinding::OtherProficiency { line, skill, stated, required };
            assert_eq!(Advert::new(&other).check(Edition::LATEST), [finding]);
        }
        let extra = Skill::iter().find(|skill| level.required(*skill).is_none()).unwrap();
        let more = text.replace("## Skills\n\n", &format!("## Skills\n\n- {extra}\n"));
        let line = more[..more.find(&format!("- {extra}\n")).unwrap()].matches('\n').count() + 1;
        let finding = AdvertFinding::NotRequired { line, skill: extra, level };
        assert_eq!(Advert::new(&more).check(Edition::LATEST), [finding]);
    }
}

#[test]
fn the_summaries_of_levels_are_adverts_too() {
    let folder = root().join("src/data/sources");
    let mut count = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let Some((_, level)) = text.split_once("Role level: ") else { continue };
        let level: RoleLevel = level.lines().next().unwrap().parse().unwrap();
        let advert = Advert::new(&text);
        assert_eq!(advert.level(), Some(level), "{}", path.display());
        let summary: Summary = text.parse().unwrap();
        for finding in advert.check(Edition::October2025) {
            let is_right = match &finding {
                AdvertFinding::NoAttribution { .. } => true,
                AdvertFinding::Renamed { name, .. } => name == "Ownership and topic",
                AdvertFinding::Missing { skill, .. } => {
                    summary.skills().all(|named| named.skill() != *skill)
                }
                _ => false,
            };
            assert!(is_right, "{}: {finding}", path.display());
        }
        count += 1;
    }
    assert_eq!(count, 4);
}

/// The page of 2020 as adverts quote it: `Testing. You can ... (Relevant skill level: working)`.
#[test]
fn levels_of_the_page_of_2020_are_adverts_too() {
    let page =
        root().join("src/data/sources/gov-uk-2020-01-07-application-operations-engineer.txt");
    let page = fs::read_to_string(page).unwrap();
    let levels = Edition::January2020.levels();
    let lines: Vec<&str> = page.lines().collect();
    // The heading of a level is the last line that is its name.
    let starts = levels.iter().map(|level| {
        let is_heading = |line: &&str| line.trim().parse() == Ok(*level);
        lines.iter().rposition(is_heading).unwrap()
    });
    let starts: Vec<usize> = starts.collect();
    for (level, start) in levels.iter().zip(&starts) {
        let end = starts.iter().filter(|other| *other > start).min();
        let text = lines[*start..*end.unwrap_or(&lines.len())].join("\n");
        let advert = Advert::new(&text);
        assert_eq!(advert.level(), Some(*level));
        let mut findings = advert.check(Edition::January2020);
        findings.retain(|finding| finding.topic() != "no-attribution");
        assert_eq!(findings, []);
    }
}

#[test]
fn a_skill_is_named_where_it_is_set_off_from_its_text() {
    use Proficiency::{Awareness, Expert, Practitioner, Working};
    use Skill::{Prototyping, Testing, UserFocus};
    for (text, wanted) in [
        ("- **User focus** (working)", vec![(1, UserFocus, Some(Working))]),
        ("* user focus: Working level", vec![(1, UserFocus, Some(Working))]),
        ("1. User focus - expert", vec![(1, UserFocus, Some(Expert))]),
        ("•\tUser focus – at practitioner level", vec![(1, UserFocus, Some(Practitioner))]),
        (
            "| User focus | Working |\n|Testing|awareness|",
            vec![(1, UserFocus, Some(Working)), (2, Testing, Some(Awareness))],
        ),
        ("User focus\nTesting", vec![(1, UserFocus, None), (2, Testing, None)]),
        (
            "User focus\n\nSkill level: working\n\nYou can listen.",
            vec![(1, UserFocus, Some(Working))],
        ),
        ("### Testing\n\nLevel: expert\n", vec![(1, Testing, Some(Expert))]),
        ("Skill: User focus\n- listen to people", vec![(1, UserFocus, None)]),
        (
            "## Working\n\n- User focus\n- Testing (expert)\n\n## Also\n\n- Prototyping",
            vec![(3, UserFocus, Some(Working)), (4, Testing, Some(Expert)), (8, Prototyping, None)],
        ),
        ("You need User focus, Testing and tea.", vec![(1, UserFocus, None), (1, Testing, None)]),
        ("You bring testing at awareness level.", vec![(1, Testing, Some(Awareness))]),
        ("- User focus, testing and prototyping", vec![(1, UserFocus, None), (1, Testing, None)]),
        ("Good user\nfocus is what we want.", vec![(1, UserFocus, None)]),
        ("Testing services is fun.\n- testing new ideas\n- working with users", vec![]),
        ("User focus (working knowledge)", vec![(1, UserFocus, None)]),
        ("Testing. User-focus... working!", vec![(1, Testing, None)]),
        (
            "You need: user focus, testing and prototyping.",
            vec![(1, UserFocus, None), (1, Testing, None)],
        ),
        (
            "- Expert level: user focus, testing",
            vec![(1, UserFocus, Some(Expert)), (1, Testing, Some(Expert))],
        ),
        (
            "User focus. You listen. (Relevant skill level: working)\n\nTesting – you try. Skill level: expert",
            vec![(1, UserFocus, Some(Working)), (3, Testing, Some(Expert))],
        ),
        (
            "- User focus: you listen, and know change management well\n  (level: working)",
            vec![(1, UserFocus, Some(Working))],
        ),
        ("", vec![]),
    ] {
        assert_eq!(named(text), wanted, "{text:?}");
    }
    // The longest name counts, and what differs by a qualifier is another skill.
    let names = named("- User focus (frontend developer)\n- User focus (working)");
    assert_eq!(names[0].1.qualifier(), Some("frontend developer"));
    assert_eq!(names[1], (2, UserFocus, Some(Working)));
}

#[test]
fn former_removed_and_misspelt_names_are_told() {
    let text = "# Lead content strategist\n\n- Systems analysis (working)\n- Digital perspective\n\
        - Change managment (working)\n- Change managment\n- Kubernetes (expert)\n\
        - User focus (content design)\n- Ownership and topic\n";
    let findings = check(text);
    for wanted in [
        "line 3: `Systems analysis` is now Digital and data systems analysis, renamed on 28 November 2025",
        "line 4: Digital perspective was retired on 30 November 2024",
        "line 5: unknown skill `Change managment`, did you mean `change-management`?",
        "line 8: User focus (content design) was retired on 29 May 2026",
        "line 9: `Ownership and topic` is now Ownership and initiative",
    ] {
        assert!(findings.iter().any(|finding| finding == wanted), "{findings:#?}");
    }
    assert!(findings.iter().all(|finding| !finding.contains("Kubernetes")));
    assert!(findings.iter().all(|finding| !finding.starts_with("line 6: ")));
    for (text, wanted) in [
        (
            "- Programming and build (data engineering)",
            "`Programming and build (data engineering)` is",
        ),
        (
            "- **Programming and build** (data\n  engineering) – expert",
            "`Programming and build (data engineering)` is",
        ),
        (
            "- programming & build [data engineering] (expert)",
            "`programming & build [data engineering]` is",
        ),
    ] {
        let findings = check(text);
        assert!(findings.iter().any(|finding| finding.contains(wanted)), "{findings:?}");
    }
    // In the edition that it is written for, an advert is right.
    let level = RoleLevel::ContentDesigner;
    let edition = Edition::October2025;
    let mut text = format!("# {level}\n\n");
    for requirement in edition.requirements(level).unwrap() {
        text += &format!("- {} ({})\n", requirement.skill, requirement.proficiency);
    }
    text += ATTRIBUTION;
    assert_eq!(Advert::new(&text).check(edition), []);
    assert!(Advert::new(&text).check(Edition::LATEST).len() > 10);
    let renamed = "# Senior developer\n- Systems analysis";
    let is_renamed = |finding: &AdvertFinding| finding.topic() == "renamed";
    assert!(!Advert::new(renamed).check(edition).iter().any(is_renamed));
    assert!(Advert::new(renamed).check(Edition::LATEST).iter().any(is_renamed));
}

/// Were the time the square of the length, this would take many minutes.
#[test]
fn a_long_line_is_read_like_a_short_one() {
    for name in [
        "Testing, ",
        "**Testing** ",
        "testing and ",
        "Senior developer ",
        "Testing (working) ",
        "Lead data analyst ",
        "Developer (senior), ",
        "a deputy Developer, ",
        "senior ",
        "- Testing working level ",
        "Expert level ",
    ] {
        let skills = |count: usize| Advert::new(&name.repeat(count)).skills().len();
        let (few, more, many) = (skills(50), skills(51), skills(50_000));
        assert_eq!(many, few + (more - few) * 49_950, "{name}");
    }
}

#[test]
fn the_attribution_may_be_wrapped_and_emphasised() {
    let wrapped = ATTRIBUTION.replace(" information ", "\ninformation\n").to_uppercase();
    for text in [ATTRIBUTION.to_owned(), format!("*{ATTRIBUTION}*"), wrapped] {
        assert!(Advert::new(&text).has_attribution(), "{text}");
    }
    let other = ATTRIBUTION.replace("v3.0", "v2.0");
    assert!(!Advert::new(&other).has_attribution());
}

proptest! {
    /// Any text is an advert, whose lines are its own.
    #[test]
    fn any_text_is_an_advert(parts in proptest::collection::vec(
        prop_oneof![
            proptest::sample::select(&["\n", "\r\n", "- ", "# ", "|", ": ", "&", " (working)", "**", "\u{2028}", "é", "o ", "1. "][..]).prop_map(str::to_owned),
            proptest::sample::select(Skill::ALL).prop_map(|skill| skill.name().to_owned()),
            proptest::sample::select(RoleLevel::ALL).prop_map(|level| level.name().to_owned()),
            "\\PC{0,6}",
        ],
        0..30,
    )) {
        let text = parts.concat();
        let lines = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
        let lines = lines.lines().count().max(1);
        for finding in Advert::new(&text).check(Edition::LATEST) {
            prop_assert!((1..=lines).contains(&finding.line()), "{finding}");
        }
    }
}

fn run(arguments: &[&str]) -> (String, String, Option<i32>) {
    let advert = ["-q", "--features", "publication", "--example", "job_advert", "--"];
    let output = output(cargo("run").args(advert).args(arguments));
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn the_example_exits_with_what_it_found() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("adverts");
    fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, text: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let good =
        file("good.md", example::advert(RoleLevel::LeadDeveloper, &Texts::default()).as_bytes());
    let (output, error, status) = run(&["--check", &good]);
    let count = RoleLevel::LeadDeveloper.requirements().len();
    assert_eq!(output, format!("Lead developer: {count} skills named, nothing to look at\n"));
    assert_eq!((error.as_str(), status), ("", Some(0)));

    let bad = file("bad.txt", b"Lead developer\n\nTea\n");
    let (output, error, status) = run(&["--check", &bad, "--json"]);
    assert_eq!((error.as_str(), status), ("", Some(1)));
    let json: serde_json::Value = serde_json::from_str(&output).unwrap();
    assert_eq!(json["role_level"], "lead-developer");
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(findings.len(), count + 1);
    assert_eq!(
        (&findings[count]["line"], &findings[count]["topic"]),
        (&3.into(), &"no-attribution".into())
    );

    for (name, text, wanted) in [
        (
            "word.docx",
            &b"PK\x03\x04"[..],
            "a document of a word processor or a PDF, expected Markdown or plain text",
        ),
        ("utf16.txt", b"\xff\xfea\0", "UTF-16, expected UTF-8"),
        ("latin.txt", b"a\ncaf\xe9", "line 2: not UTF-8"),
    ] {
        let path = file(name, text);
        let (output, error, status) = run(&["--check", &path]);
        assert_eq!((output.as_str(), status), ("", Some(2)));
        assert_eq!(error, format!("error: {path}: {wanted}\n"));
    }
    let (_, error, status) = run(&["--check", "absent.md"]);
    assert_eq!(error, "error: absent.md: No such file or directory (os error 2)\n");
    assert_eq!(status, Some(2));
}

#[test]
#[cfg(feature = "serde")]
fn without_the_feature_the_example_says_so() {
    let output = output(crate::workplace::example("job_advert").args(["--check", "a.md"]));
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(error, "error: --check needs `cargo run --features publication`\n");
}
