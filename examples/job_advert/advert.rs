//! The part of a job advert that the framework settles.

use capability_framework::{ATTRIBUTION, RoleLevel};

/// The advert of a level, in Markdown.
pub fn advert(level: RoleLevel) -> String {
    let role = level.role();
    let mut parts = vec![format!("# {level}"), format!("{role}, {}.", role.family())];
    if let Some(part) = parts.last_mut().filter(|_| !level.grades().is_empty()) {
        let grades: Vec<&str> = level.grades().iter().map(|grade| grade.name()).collect();
        *part += &format!(" Most often at {}.", grades.join(" or "));
    }
    let summaries = [role.summary(), level.summary()].into_iter().flatten();
    parts.extend(summaries.map(|summary| summary.text.to_owned()));
    if !level.responsibilities().is_empty() {
        parts.push("## What you will do".to_owned());
        let points = level.responsibilities().iter().map(|point| format!("- {}", point.text));
        parts.push(points.collect::<Vec<_>>().join("\n"));
    }
    parts.push("## Skills".to_owned());
    let mut requirements: Vec<_> = level.requirements().iter().collect();
    requirements.sort_by_key(|requirement| std::cmp::Reverse(requirement.proficiency));
    let skills = requirements.iter().map(|requirement| {
        format!("- **{}** ({})", requirement.skill, requirement.proficiency.slug())
    });
    parts.push(skills.collect::<Vec<_>>().join("\n"));
    parts.push(format!("What the skill levels mean: <{}>.", level.url()));
    parts.push(format!("*{ATTRIBUTION}*"));
    parts.join("\n\n") + "\n"
}
