//! The part of a job advert that comes from the framework.

use capability_framework::{ATTRIBUTION, Requirement, RoleLevel};

use super::texts::Texts;

/// The advert of a level, in Markdown.
pub fn advert(level: RoleLevel, texts: &Texts) -> String {
    let role = level.role();
    let mut parts = vec![format!("# {level}"), format!("{role}, {}.", role.family())];
    if let Some(part) = parts.last_mut().filter(|_| !level.grades().is_empty()) {
        let grades: Vec<&str> = level.grades().iter().map(|grade| grade.name()).collect();
        *part += &format!(" Most often at {}.", grades.join(" or "));
    }
    // A download has the duties in its descriptions.
    let downloaded = [texts.role(role), texts.level(level)];
    let summaries = [role.summary(), level.summary()];
    for (downloaded, summary) in downloaded.iter().zip(summaries) {
        let text = downloaded.or(summary.map(|summary| summary.text));
        parts.extend(text.map(with_lists));
    }
    if downloaded[1].is_none() && !level.responsibilities().is_empty() {
        parts.push("## What you will do".to_owned());
        let points = level.responsibilities().iter().map(|point| format!("- {}", point.text));
        parts.push(points.collect::<Vec<_>>().join("\n"));
    }
    parts.push("## Skills".to_owned());
    let mut requirements: Vec<_> = level.requirements().iter().collect();
    requirements.sort_by_key(|requirement| std::cmp::Reverse(requirement.proficiency));
    let named = |requirement: &Requirement| {
        format!("**{}** ({})", requirement.skill, requirement.proficiency.slug())
    };
    let skills = requirements.iter().map(|requirement| {
        let text = texts.skill(requirement.skill, requirement.proficiency);
        let text = text.map(|text| format!(": {text}").replace('\n', "\n  "));
        format!("- {}{}", named(requirement), text.unwrap_or_default())
    });
    parts.push(skills.collect::<Vec<_>>().join("\n"));
    parts.push(format!("What the skill levels mean: <{}>.", level.url()));
    parts.push(format!("*{ATTRIBUTION}*"));
    parts.join("\n\n") + "\n"
}

/// A text with an empty line before each of its lists, as Markdown has it.
fn with_lists(text: &str) -> String {
    text.replace(":\n- ", ":\n\n- ")
}
