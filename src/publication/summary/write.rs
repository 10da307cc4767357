//! From a [`Release`] to the summaries of its levels.

use super::Summary;
use super::line::{
    Heading, LEVEL, Line, RESPONSIBILITIES, ROLE, ROLE_RESPONSIBILITIES, SKILL, lines,
};
use super::parse::{UnknownNames, parse};
use crate::framework::RoleLevel;
use crate::publication::{Release, ReleaseLevel, ReleaseRequirement, ReleaseRole};

impl Release {
    /// The summary of a level in the names and words of the release: role, level, what a person
    /// does, and every skill with what it means at the required proficiency.
    ///
    /// Skills come in [table order](crate#table-order), then those that this version of the crate
    /// does not know, with a [note](Summary::notes). `None` if the release does not have the level.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    /// use capability_framework::publication::Release;
    ///
    /// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
    /// # let open = |name: &str| std::fs::File::open(format!("{folder}/{name}"));
    /// # let (roles, skills) = (open("roles.csv")?, open("skills.csv")?);
    /// let release = Release::read(roles, skills)?;
    /// let level = RoleLevel::LeadApplicationOperationsEngineer;
    /// let summary = release.summary(level).expect("the release has the level");
    /// assert_eq!(summary.skills().count(), 13);
    /// // The name of the release; today the skill is "Ownership and initiative".
    /// assert!(summary.to_string().contains("Skill: Ownership and topic\n- Invented."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn summary(&self, level: RoleLevel) -> Option<Summary> {
        let roles = self.roles().iter().filter(|role| role.role() == Some(level.role()));
        let (role, entry) = roles
            .flat_map(|role| role.levels().iter().map(move |l| (role, l)))
            .find(|(_, entry)| entry.level() == Some(level))?;
        let family = role.family().unwrap_or(level.role().family());
        let text = text(role, entry, &self.requirements_of(entry));
        parse(text, UnknownNames::Keep { family }).ok()
    }

    /// What a level requires, skills in table order and then those that are not known.
    fn requirements_of(&self, level: &ReleaseLevel) -> Vec<ReleaseRequirement<'_>> {
        let is_of_level = |requirement: &ReleaseRequirement<'_>| {
            requirement.level().is_some_and(|other| std::ptr::eq(other, level))
        };
        let mut requirements: Vec<_> = self.requirements().filter(is_of_level).collect();
        requirements.sort_by_key(|requirement| {
            let skill = requirement.skill().skill();
            (skill.is_none(), skill)
        });
        requirements
    }
}

fn text(role: &ReleaseRole, level: &ReleaseLevel, skills: &[ReleaseRequirement<'_>]) -> String {
    let mut text = format!("{}{ROLE}{}", on_one_line(role.family_name()), on_one_line(role.name()));
    add_points(&mut text, role.description());
    text += &format!("\n\n{LEVEL}{}", on_one_line(level.name()));
    add_points(&mut text, level.description());
    for requirement in skills {
        let skill = requirement.skill();
        text += &format!("\n\n{SKILL}{}", on_one_line(skill.name()));
        let meaning = requirement.proficiency().and_then(|proficiency| skill.text(proficiency));
        add_points(&mut text, meaning.unwrap_or_default());
    }
    text
}

/// A name as a heading can have it.
fn on_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds every line as a point, below the headings that introduce them.
fn add_points(text: &mut String, description: &str) {
    for (_, line) in lines(description) {
        match Line::new(line) {
            Line::Heading(Heading::RoleResponsibilities) => {
                *text += &format!("\n\n{ROLE_RESPONSIBILITIES}");
            }
            Line::Heading(Heading::Responsibilities) => *text += &format!("\n\n{RESPONSIBILITIES}"),
            Line::Blank | Line::Heading(Heading::YouCan) => {}
            Line::Point(point) => add_point(text, point),
            Line::Prose(..) | Line::Heading(_) => add_point(text, line.trim()),
        }
    }
}

/// Adds a point. A second dash tells one that has the form of a heading from a heading.
fn add_point(text: &mut String, point: &str) {
    let is_heading = matches!(Line::new(point), Line::Heading(_));
    *text += &format!("\n- {}{point}", if is_heading { "- " } else { "" });
}
