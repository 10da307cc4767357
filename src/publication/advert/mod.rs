//! A job advert, checked against the framework.

mod finding;
mod groups;
mod level;
mod names;
mod seniority;
mod skills;
mod text;

pub use finding::AdvertFinding;

use finding::date;
use level::Level;
use skills::Skills;
use text::{blocks, key};

use crate::framework::{ATTRIBUTION, Edition, Entry, Proficiency, RoleLevel, Skill};

/// A job advert in Markdown or plain text: the role level that it is for, and the skills that it
/// names, by their present or former names.
///
/// The level is the one named by a label such as `Role level:`, by the title or by a heading, or
/// the only one in the text. None is guessed: where a word of seniority is beside a name, as in
/// "Developer (Senior)" or "Deputy head of product", the advert has the level that both mean together,
/// or none.
///
/// A skill is named where it is set off from its text: as an item of a list, in a cell, in bold,
/// behind a colon, alone on its line, by a capital within a sentence, or by a proficiency behind it
/// (`User focus (working)`, `testing at awareness level`). If no skill is set off, names of several
/// words count where they occur in sentences. A proficiency can also be in the line directly below a
/// name, or in a line above a list, such as `Practitioner skills` or `Desirable (working):`. That line
/// is about the skills down to the next heading, or line in bold, or line that ends in a colon.
///
/// ```
/// use capability_framework::publication::Advert;
/// use capability_framework::{Edition, RoleLevel};
///
/// let advert = Advert::new("# Senior developer\n\n- **User focus** (expert)\n- Prototyping\n");
/// assert_eq!(advert.level(), Some(RoleLevel::SeniorDeveloper));
/// for finding in advert.check(Edition::LATEST) {
///     println!("{finding}");
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Advert {
    level: Level,
    skills: Vec<AdvertSkill>,
    unknown: Vec<(usize, crate::names::ParseError)>,
    has_attribution: bool,
    lines: usize,
}

/// A skill that an [`Advert`] names.
///
/// ```
/// use capability_framework::publication::Advert;
/// use capability_framework::{Proficiency, Skill};
///
/// let advert = Advert::new("- Systems analysis: working");
/// let skill = &advert.skills()[0];
/// assert_eq!((skill.line, skill.name.as_str()), (1, "Systems analysis"));
/// assert_eq!(skill.skill, Skill::DigitalAndDataSystemsAnalysis);
/// assert_eq!(skill.proficiency, Some(Proficiency::Working));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct AdvertSkill {
    /// The line.
    pub line: usize,
    /// The name: the official one, or a former one as it is written.
    pub name: String,
    /// What it means today.
    pub skill: Skill,
    /// The proficiency that is stated.
    pub proficiency: Option<Proficiency>,
}

impl Advert {
    /// Reads an advert. Any text is one. The time is in proportion to its length.
    ///
    /// ```
    /// use capability_framework::publication::Advert;
    ///
    /// assert_eq!(Advert::new("We are looking for somebody.").level(), None);
    /// ```
    pub fn new(text: &str) -> Advert {
        let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
        let blocks = blocks(&text);
        let Skills { named, unknown } = skills::skills(&blocks);
        Advert {
            level: Level::find(&blocks),
            skills: named,
            unknown,
            has_attribution: key(&text).contains(&key(ATTRIBUTION)),
            lines: text.lines().count().max(1),
        }
    }

    /// The role level that the advert is for; `None` where it names none, or several without saying
    /// which.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    /// use capability_framework::publication::Advert;
    ///
    /// let advert = Advert::new("Role level: Data analyst\n\nYou will report to a Lead data analyst.");
    /// assert_eq!(advert.level(), Some(RoleLevel::DataAnalyst));
    /// ```
    pub fn level(&self) -> Option<RoleLevel> {
        match &self.level {
            Level::One { level, .. } => Some(*level),
            _ => None,
        }
    }

    /// The skills that it names, in its order.
    ///
    /// ```
    /// use capability_framework::publication::Advert;
    ///
    /// assert_eq!(Advert::new("- User focus\n- Testing\n- Tea").skills().len(), 2);
    /// ```
    pub fn skills(&self) -> &[AdvertSkill] {
        &self.skills
    }

    /// Whether it has the attribution that the licence of the framework asks for, on one line or
    /// several.
    ///
    /// ```
    /// use capability_framework::ATTRIBUTION;
    /// use capability_framework::publication::Advert;
    ///
    /// assert!(Advert::new(&format!("*{ATTRIBUTION}*")).has_attribution());
    /// ```
    pub fn has_attribution(&self) -> bool {
        self.has_attribution
    }

    /// What a person should look at, compared with what an edition requires, in the order of the
    /// lines. The time is in proportion to the number of skills that the advert names.
    ///
    /// ```
    /// use capability_framework::Edition;
    /// use capability_framework::publication::Advert;
    ///
    /// let findings = Advert::new("# Technical writer\n\n- Prototyping (expert)").check(Edition::LATEST);
    /// let told: Vec<String> = findings.iter().map(|finding| finding.to_string()).collect();
    /// assert!(told.contains(&"line 3: Prototyping is stated at expert, required at working".into()));
    /// assert!(told.contains(&"line 1: User focus is missing, required at expert".into()));
    /// ```
    pub fn check(&self, edition: Edition) -> Vec<AdvertFinding> {
        let mut findings = self.level.findings(edition);
        for (line, error) in &self.unknown {
            findings.push(AdvertFinding::Unknown { line: *line, error: error.clone() });
        }
        for skill in &self.skills {
            findings.extend(skill.finding(edition));
        }
        if let Level::One { level, line, .. } = &self.level {
            self.compare(*level, *line, edition, &mut findings);
        }
        if !self.has_attribution {
            findings.push(AdvertFinding::NoAttribution { line: self.lines });
        }
        findings.sort_by_key(AdvertFinding::line);
        findings
    }

    fn compare(
        &self,
        level: RoleLevel,
        line: usize,
        edition: Edition,
        findings: &mut Vec<AdvertFinding>,
    ) {
        let Some(requirements) = edition.requirements(level) else { return };
        let mut told: Vec<Skill> = Vec::new();
        for &AdvertSkill { line, skill, proficiency, .. } in &self.skills {
            match (requirements.get(skill), proficiency) {
                (Some(required), Some(stated)) if stated != required => {
                    findings.push(AdvertFinding::OtherProficiency {
                        line,
                        skill,
                        stated,
                        required,
                    });
                }
                // That it is retired is told.
                (None, _) if edition.holds(skill) && !told.contains(&skill) => {
                    told.push(skill);
                    findings.push(AdvertFinding::NotRequired { line, skill, level });
                }
                _ => {}
            }
        }
        for requirement in requirements {
            let (skill, required) = (requirement.skill, requirement.proficiency);
            if self.skills.iter().all(|named| named.skill != skill) {
                findings.push(AdvertFinding::Missing { line, skill, required });
            }
        }
    }
}

impl AdvertSkill {
    /// That it is retired or has another name.
    fn finding(&self, edition: Edition) -> Option<AdvertFinding> {
        let AdvertSkill { line, skill, .. } = *self;
        let entry = Entry::Skill(skill);
        let name = key(&self.name);
        if name != key(skill.name()) {
            let date = date(entry, |old| key(old) == name);
            // A name of the edition is right in it.
            let is_later =
                date.is_some_and(|date| (date.year(), date.month()) > published(edition));
            let finding = AdvertFinding::Renamed { line, name: self.name.clone(), entry, date };
            return Some(finding).filter(|_| !is_later);
        }
        let is_retired = skill.is_retired() && !edition.holds(skill);
        is_retired.then(|| {
            let date = date(entry, |old| key(old) == name);
            AdvertFinding::Retired { line, skill, date }
        })
    }
}

fn published(edition: Edition) -> (u16, u8) {
    (edition.year(), edition.month())
}
