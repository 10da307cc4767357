//! Any text as a summary and as an advert.

use capability_framework::publication::{Advert, AdvertFinding, Summary, SummaryNote};
use capability_framework::{ATTRIBUTION, Edition, RoleLevel};

use super::{files, is_one_line, line_count, seeds as to_seeds, text};

pub fn check(input: &[u8]) {
    let text = &*text(input);
    match text.parse::<Summary>() {
        Ok(read) => summary(text, &read),
        Err(error) => is_one_line(&error.to_string()),
    }
    advert(text);
}

/// The text comes back byte for byte, and every point of it is reachable.
fn summary(text: &str, summary: &Summary) {
    assert_eq!(summary.to_string(), text);
    assert!(summary.level().is_none_or(|level| level.role() == summary.role()));
    let lines = line_count(text);
    let skills = summary.skills();
    assert!(skills.clone().rev().eq(skills.clone().collect::<Vec<_>>().into_iter().rev()));
    let lists = [
        summary.role_points(),
        summary.role_responsibilities(),
        summary.level_points(),
        summary.responsibilities(),
    ];
    let lists = lists.into_iter().chain(skills.clone().map(|skill| skill.points()));
    let points: Vec<&str> = lists.flatten().map(String::as_str).collect();
    for point in &points {
        assert!(text.contains(point) && !point.is_empty() && point.trim() == *point);
    }
    for skill in skills.clone() {
        assert!((1..=lines).contains(&skill.line()));
        assert_eq!(skills.clone().filter(|other| other.skill() == skill.skill()).count(), 1);
    }
    let mut is_below_unknown = false;
    for note in summary.notes() {
        is_one_line(&note.to_string());
        is_below_unknown |= matches!(note, SummaryNote::UnknownHeading { .. });
        assert!(!matches!(note, SummaryNote::UnknownName { .. }), "the name was not refused");
    }
    // A point is a line that begins with a dash, unless what is behind it may be a heading.
    let noted = |point: &str| {
        let mut notes = summary.notes().iter();
        notes.any(|note| matches!(note, SummaryNote::AboveHeadings { text, .. } if text == point))
    };
    for line in text.split(['\n', '\r']).filter(|_| !is_below_unknown) {
        let Some(point) = line.strip_prefix("- ").map(str::trim) else { continue };
        let is_plain = point.is_ascii() && !point.contains(char::is_control);
        let letters = point.replace(|c: char| !c.is_ascii_alphabetic(), "").to_lowercase();
        let may_be_heading = point.contains(':') || letters.contains("you");
        let divides = point.bytes().all(|byte| byte == b'-' || byte == b' ');
        if is_plain && !may_be_heading && !divides && point != "NOT IN USE" {
            let is_there = points.contains(&point) || noted(point);
            assert!(is_there, "{point:?} is in no section of {text:?}");
        }
    }
}

/// What is named and found is on a line of the text, and the kind of line end makes no difference.
fn advert(text: &str) {
    let advert = Advert::new(text);
    let lines = line_count(text);
    for named in advert.skills() {
        assert!((1..=lines).contains(&named.line), "{named:?}");
        assert_eq!(named.name.parse(), Ok(named.skill), "{named:?}");
    }
    for edition in [Edition::October2025, Edition::LATEST] {
        for finding in advert.check(edition) {
            assert!((1..=lines).contains(&finding.line()), "{finding}");
            is_one_line(&finding.to_string());
            if let AdvertFinding::Missing { skill, .. } = finding {
                assert!(advert.skills().iter().all(|named| named.skill != skill), "{finding}");
            }
        }
    }
    if !text.contains('\r') {
        let other = Advert::new(&text.replace('\n', "\r\n"));
        assert_eq!(other.level(), advert.level());
        assert_eq!(other.skills(), advert.skills());
        assert_eq!(other.check(Edition::LATEST), advert.check(Edition::LATEST));
    }
}

/// The sources, the adverts of the examples, and made-up ones.
pub fn seeds() -> Vec<Vec<u8>> {
    let mut texts = files("src/data/sources");
    texts.retain(|text| text.len() < 8_000);
    texts.extend(files("examples/adverts"));
    texts.push(
        "Data role: Data analyst\n- looks\n\nRole level: Senior data analyst\n- leads\n\nAt this role level, \
         you will:\n- look twice\n\nSkill: Testing\n\nYou can:\n- test\n"
            .to_owned(),
    );
    texts
        .push("Data role: Chief data officer\nRole level: NOT IN USE\n\nSkill: Testing".to_owned());
    texts.extend(RoleLevel::iter().step_by(20).map(|level| {
        let rows = level.requirements().iter();
        let items = rows.map(|row| format!("- **{}** ({})\n", row.skill, row.proficiency.slug()));
        format!("# {level}\n\n## Skills\n\n{}\n{ATTRIBUTION}\n", items.collect::<String>())
    }));
    texts.push(
        "Job title: Senior Developer\n\n| User focus | Working |\n|Testing|awareness|\n\n- Systems analysis: \
         expert\n- Change managment (working)\nDigital perspective\n\nSkill level: working\n"
            .to_owned(),
    );
    to_seeds(texts)
}
