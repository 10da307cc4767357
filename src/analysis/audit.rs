//! What a person should look at in the data of an edition.
//!
//! ```
//! use capability_framework::Edition;
//!
//! for finding in Edition::October2025.audit() {
//!     println!("{}: {finding}", finding.topic());
//! }
//! ```

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;

use super::change::{Change, ChangeKind, Changes};
use crate::framework::history::{Event, EventKind, events};
use crate::framework::{
    Edition, Entry, EntryKind, Proficiency, Requirement, Requirements, Role, RoleFamily, RoleLevel,
    Skill, Track,
};

/// Something about the data that a person should look at.
///
/// Not every finding is a fault: that a skill is lowered along a ladder may be meant, because
/// people who lead no longer use it daily. [`Display`](fmt::Display) explains each in one sentence.
///
/// ```
/// use capability_framework::audit::Finding;
/// use capability_framework::{Edition, RoleLevel};
///
/// // The fault of 2025 that the publisher corrected a year later.
/// let finding = Edition::October2025.audit().into_iter().find(|finding| {
///     matches!(finding, Finding::Lowered { to: RoleLevel::LeadAnalyticsEngineer, .. })
/// });
/// assert_eq!(
///     finding.expect("it is found at once").to_string(),
///     "from Senior analytics engineer to Lead analytics engineer, Turning business problems into \
///      data design falls from Practitioner to Working",
/// );
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum Finding {
    /// The next level of a ladder requires a skill at a lower proficiency.
    Lowered {
        /// The level.
        from: RoleLevel,
        /// The next level on the same track.
        to: RoleLevel,
        /// The change.
        change: Change,
    },
    /// The next level of a ladder no longer requires a skill.
    Dropped {
        /// The level.
        from: RoleLevel,
        /// The next level on the same track.
        to: RoleLevel,
        /// The change.
        change: Change,
    },
    /// The next level of a ladder requires a skill at a proficiency higher by two points or more. A
    /// skill that is added counts from 0.
    Jump {
        /// The level.
        from: RoleLevel,
        /// The next level on the same track.
        to: RoleLevel,
        /// The change.
        change: Change,
    },
    /// Levels that require exactly the same.
    SameRequirements {
        /// The levels, at least two, in [table order](crate#table-order).
        levels: Vec<RoleLevel>,
    },
    /// The next level of a ladder is most often performed at lower grades: its lowest or its
    /// highest is lower.
    GradesAgainstOrder {
        /// The level.
        from: RoleLevel,
        /// The next level on the same track.
        to: RoleLevel,
    },
    /// A management level and its technical twin require different skills.
    TwinsDiffer {
        /// The technical level.
        technical: RoleLevel,
        /// The management level.
        management: RoleLevel,
        /// The skills that only one of them requires, in [table order](crate#table-order).
        skills: Vec<Skill>,
    },
    /// A proficiency that differs from the other editions that require the skill of the level, of
    /// which there are at least two that all agree. Either may be at fault. The latest edition has no
    /// such finding, because a difference there may be new.
    Outlier {
        /// The level.
        level: RoleLevel,
        /// What it requires.
        skill: Skill,
        /// How well in this edition.
        here: Proficiency,
        /// How well in the others.
        elsewhere: Proficiency,
    },
    /// A skill for which there is no text at all.
    NoText {
        /// The skill.
        skill: Skill,
    },
    /// A former name is in use again: what it means depends on when it was written.
    Shadowed {
        /// What the name means today.
        entry: Entry,
    },
}

impl Finding {
    /// What it is about in a few words, for a heading. The findings of an audit are grouped by it.
    ///
    /// ```
    /// use capability_framework::audit::Finding;
    /// use capability_framework::Skill;
    ///
    /// assert_eq!(Finding::NoText { skill: Skill::Planning }.topic(), "skills without any text");
    /// ```
    #[inline]
    pub const fn topic(&self) -> &'static str {
        match self {
            Finding::Lowered { .. } => "skills lowered along a ladder",
            Finding::Dropped { .. } => "skills dropped along a ladder",
            Finding::Jump { .. } => "skills raised by two points or more",
            Finding::SameRequirements { .. } => "levels that require the same",
            Finding::GradesAgainstOrder { .. } => "grades against the order of levels",
            Finding::TwinsDiffer { .. } => "management levels unlike their twins",
            Finding::Outlier { .. } => "proficiencies unlike those of all other editions",
            Finding::NoText { .. } => "skills without any text",
            Finding::Shadowed { .. } => "former names in use",
        }
    }

    /// The role levels that it is about, in [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::{Edition, RoleLevel};
    ///
    /// let level = RoleLevel::LeadContentDesigner;
    /// for finding in Edition::LATEST.audit().iter().filter(|f| f.role_levels().contains(&level)) {
    ///     println!("{finding}");
    /// }
    /// ```
    #[inline]
    pub fn role_levels(&self) -> Vec<RoleLevel> {
        match self {
            Finding::Lowered { from, to, .. }
            | Finding::Dropped { from, to, .. }
            | Finding::Jump { from, to, .. }
            | Finding::GradesAgainstOrder { from, to } => Vec::from([*from, *to]),
            Finding::TwinsDiffer { technical, management, .. } => {
                Vec::from([*technical, *management])
            }
            Finding::SameRequirements { levels } => levels.clone(),
            Finding::Outlier { level, .. }
            | Finding::Shadowed { entry: Entry::RoleLevel(level) } => Vec::from([*level]),
            Finding::NoText { .. } | Finding::Shadowed { .. } => Vec::new(),
        }
    }

    /// The skills that it is about, in [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::audit::Finding;
    /// use capability_framework::Skill;
    ///
    /// assert_eq!(Finding::NoText { skill: Skill::Planning }.skills(), [Skill::Planning]);
    /// ```
    #[inline]
    pub fn skills(&self) -> Vec<Skill> {
        match self {
            Finding::Lowered { change, .. }
            | Finding::Dropped { change, .. }
            | Finding::Jump { change, .. } => Vec::from([change.skill]),
            Finding::TwinsDiffer { skills, .. } => skills.clone(),
            Finding::Outlier { skill, .. }
            | Finding::NoText { skill }
            | Finding::Shadowed { entry: Entry::Skill(skill) } => Vec::from([*skill]),
            Finding::SameRequirements { .. }
            | Finding::GradesAgainstOrder { .. }
            | Finding::Shadowed { .. } => Vec::new(),
        }
    }
}

impl fmt::Display for Finding {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Finding::Lowered { from, to, change } => {
                write!(f, "from {from} to {to}, {} falls{}", change.skill, Span(*change))
            }
            Finding::Dropped { from, to, change } => {
                write!(f, "from {from} to {to}, {} goes{}", change.skill, Span(*change))
            }
            Finding::Jump { from, to, change } => {
                write!(f, "from {from} to {to}, {} jumps{}", change.skill, Span(*change))
            }
            Finding::SameRequirements { levels } => {
                write!(f, "{} require exactly the same", List(levels))
            }
            Finding::GradesAgainstOrder { from, to } => {
                let (below, above) = (Slashed(from.grades()), Slashed(to.grades()));
                write!(f, "{to} ({above}) stands above {from} ({below})")
            }
            Finding::TwinsDiffer { technical, management, skills } => {
                write!(f, "only one of {technical} and {management} requires {}", List(skills))
            }
            Finding::Outlier { level, skill, here, elsewhere } => {
                write!(
                    f,
                    "{level} requires {skill} at {here}, in every other edition at {elsewhere}"
                )
            }
            Finding::NoText { skill } => write!(f, "{skill} has no text at any proficiency"),
            Finding::Shadowed { entry } => {
                write!(f, "{entry} is also a former name of something else")
            }
        }
    }
}

/// From one proficiency to another.
struct Span(Change);

impl fmt::Display for Span {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(from) = self.0.from {
            write!(f, " from {from}")?;
        }
        self.0.to.map_or(Ok(()), |to| write!(f, " to {to}"))
    }
}

struct List<'a, T>(&'a [T]);

impl<T: fmt::Display> fmt::Display for List<'_, T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            let separator = match index {
                0 => "",
                _ if index + 1 == self.0.len() => " and ",
                _ => ", ",
            };
            write!(f, "{separator}{item}")?;
        }
        Ok(())
    }
}

struct Slashed<'a, T>(&'a [T]);

impl<T: fmt::Display> fmt::Display for Slashed<'_, T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            write!(f, "{}{item}", if index == 0 { "" } else { "/" })?;
        }
        Ok(())
    }
}

impl Edition {
    /// All findings of the edition, grouped in the order of [`Finding`]'s variants, then in
    /// [table order](crate#table-order).
    ///
    /// Grades are known for the latest edition only. Whether a skill has text depends on the documents
    /// that the crate embeds. [`Finding::Outlier`] asks the other editions too, and may change when one
    /// is added.
    ///
    /// ```
    /// use capability_framework::Edition;
    ///
    /// for finding in Edition::October2025.audit() {
    ///     println!("{}: {finding}", finding.topic());
    /// }
    /// ```
    #[inline]
    pub fn audit(self) -> Vec<Finding> {
        let ladders = self.roles().iter().flat_map(|role| self.ladder(*role));
        let steps: Vec<Step<'_>> = ladders
            .filter_map(|level| {
                let requirements = self.requirements(*level)?;
                Some(Step { level: *level, rank: self.rank(*level)?, requirements })
            })
            .collect();
        let has_text = |skill: Skill| {
            skill.description().is_some()
                || Proficiency::iter().any(|p| !skill.statements(p).is_empty())
        };
        let mut findings = of_ladders(&steps, self == Edition::LATEST);
        findings.extend(
            self.skills().iter().filter(|s| !has_text(**s)).map(|s| Finding::NoText { skill: *s }),
        );
        findings.extend(outliers(self));
        findings.extend(shadowed(events()));
        findings.sort();
        findings
    }
}

/// A level of some ladder and what it requires, skills in table order.
pub(crate) struct Step<'a> {
    pub(crate) level: RoleLevel,
    pub(crate) rank: u8,
    pub(crate) requirements: Requirements<'a>,
}

/// The findings in ladders; the levels of each must be together.
#[inline]
pub(crate) fn of_ladders(steps: &[Step<'_>], with_grades: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ladder in steps.chunk_by(|a, b| a.level.role() == b.level.role()) {
        for from in ladder {
            for to in ladder {
                if to.rank == from.rank + 1 && same_track(from.level, to.level) {
                    of_step(from, to, with_grades, &mut findings);
                }
                let tracks = (from.level.track(), to.level.track());
                if to.rank == from.rank
                    && tracks == (Some(Track::Technical), Some(Track::Management))
                {
                    findings.extend(of_twins(from, to));
                }
            }
        }
    }
    let mut same: BTreeMap<Requirements<'_>, Vec<RoleLevel>> = BTreeMap::new();
    for step in steps {
        same.entry(step.requirements).or_default().push(step.level);
    }
    let same = same.into_values().filter(|levels| levels.len() > 1);
    findings.extend(same.map(|levels| Finding::SameRequirements { levels }));
    findings
}

/// Whether a step leads along a track, rather than from one branch to the other.
#[inline]
fn same_track(from: RoleLevel, to: RoleLevel) -> bool {
    from.track().is_none() || to.track().is_none() || from.track() == to.track()
}

#[inline]
fn of_step(from: &Step<'_>, to: &Step<'_>, with_grades: bool, findings: &mut Vec<Finding>) {
    let changes = Changes::between(from.requirements, to.requirements);
    let (from, to) = (from.level, to.level);
    findings.extend(changes.filter_map(|change| match change.kind() {
        ChangeKind::Lowered => Some(Finding::Lowered { from, to, change }),
        ChangeKind::Dropped => Some(Finding::Dropped { from, to, change }),
        _ if change.steps() >= 2 => Some(Finding::Jump { from, to, change }),
        _ => None,
    }));
    let ends = |level: RoleLevel| Some((level.grades().first()?, level.grades().last()?));
    if let (true, Some(below), Some(above)) = (with_grades, ends(from), ends(to)) {
        if above.0 < below.0 || above.1 < below.1 {
            findings.push(Finding::GradesAgainstOrder { from, to });
        }
    }
}

#[inline]
fn of_twins(technical: &Step<'_>, management: &Step<'_>) -> Option<Finding> {
    let changes = Changes::between(technical.requirements, management.requirements);
    let one = changes.filter(|change| change.from.is_none() || change.to.is_none());
    let skills: Vec<Skill> = one.map(|change| change.skill).collect();
    let (technical, management) = (technical.level, management.level);
    (!skills.is_empty()).then_some(Finding::TwinsDiffer { technical, management, skills })
}

/// Where the other editions agree with each other and not with this one.
#[inline]
fn outliers(edition: Edition) -> impl Iterator<Item = Finding> {
    let levels = edition.levels().iter().filter(move |_| edition != Edition::LATEST);
    let rows = levels.flat_map(move |level| {
        edition.requirements(*level).into_iter().flatten().map(|row| (*level, row))
    });
    rows.filter_map(move |(level, Requirement { skill, proficiency: here })| {
        let others = Edition::iter().filter(|other| *other != edition);
        let mut others = others.filter_map(|other| other.requirements(level)?.get(skill));
        let (elsewhere, second) = (others.next()?, others.next()?);
        let agree = second == elsewhere && others.all(|other| other == elsewhere);
        (agree && elsewhere != here).then_some(Finding::Outlier { level, skill, here, elsewhere })
    })
}

/// Former names that are also the name of an entry today.
#[inline]
fn shadowed(events: &[Event]) -> impl Iterator<Item = Finding> {
    let old = events.iter().filter(|event| event.kind != EventKind::Added);
    old.filter_map(|event| {
        let name = event.old_name?;
        let entry: Entry = match event.entry_kind {
            EntryKind::RoleFamily => name.parse::<RoleFamily>().ok()?.into(),
            EntryKind::Role => name.parse::<Role>().ok()?.into(),
            EntryKind::RoleLevel => name.parse::<RoleLevel>().ok()?.into(),
            EntryKind::Skill => name.parse::<Skill>().ok()?.into(),
            _ => return None,
        };
        let meant = event.entry == Some(entry);
        (name == entry.name() && !meant).then_some(Finding::Shadowed { entry })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No edition that is embedded has twins of different skills.
    #[test]
    fn twins_of_different_skills_are_found() {
        let one = |skill| [Requirement { skill, proficiency: Proficiency::Working }];
        let (testing, planning) = (one(Skill::Testing), one(Skill::Planning));
        let (technical, management) =
            (RoleLevel::LeadDeveloper, RoleLevel::LeadDeveloperManagement);
        let steps = [
            Step { level: technical, rank: 5, requirements: Requirements::new(&testing) },
            Step { level: management, rank: 5, requirements: Requirements::new(&planning) },
        ];
        let skills = Vec::from([Skill::Planning, Skill::Testing]);
        let finding = Finding::TwinsDiffer { technical, management, skills };
        assert_eq!(
            alloc::format!("{finding}"),
            "only one of Lead developer and Lead developer - management requires Planning and Testing"
        );
        assert_eq!(of_ladders(&steps, true), [finding]);
    }

    /// The history that is embedded has no such case.
    #[test]
    fn a_former_name_in_use_is_found() {
        let event = Event {
            date: None,
            kind: EventKind::Renamed,
            entry_kind: EntryKind::Skill,
            old_name: Some("Testing"),
            new_name: Some("Planning"),
            entry: Some(Entry::Skill(Skill::Planning)),
        };
        let entry = Entry::Skill(Skill::Testing);
        assert!(shadowed(&[event]).eq([Finding::Shadowed { entry }]));
        let meant = Event { entry: Some(entry), ..event };
        assert_eq!(shadowed(&[meant]).count(), 0);
    }
}
