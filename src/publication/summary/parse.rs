//! From a text to a [`Summary`].

use std::str::FromStr;

use super::error::{ParseSummaryError, SummaryNote};
use super::line::{Heading, Line, Resemblance, lines};
use super::{Section, SectionKind, Summary};
use crate::framework::{Role, RoleFamily, RoleLevel, Skill};
use crate::names::ParseError;
use crate::publication::read::{NOT_IN_USE, defined};

/// Reads a summary. The time is in proportion to its length.
impl FromStr for Summary {
    type Err = ParseSummaryError;

    fn from_str(text: &str) -> Result<Summary, ParseSummaryError> {
        parse(text.to_owned(), UnknownNames::Refuse)
    }
}

/// What to do with a name that this version of the crate does not know.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum UnknownNames {
    Refuse,
    /// Keep it as the release has it, and note it. The role is known all the same.
    Keep {
        family: RoleFamily,
    },
}

pub(super) fn parse(text: String, unknown: UnknownNames) -> Result<Summary, ParseSummaryError> {
    let mut reading = Reading::new(unknown);
    for (number, line) in lines(&text) {
        let line = Line::new(line);
        reading.read(number, line)?;
        reading.is_below_blank = line == Line::Blank;
    }
    reading.finish(text)
}

/// A summary as far as it has been read.
struct Reading {
    unknown: UnknownNames,
    sections: Vec<Section>,
    /// The section to which a line belongs; `None` above the headings and below one that is unknown.
    current: Option<usize>,
    notes: Vec<SummaryNote>,
    role: Option<(RoleFamily, Role)>,
    level: Option<Option<RoleLevel>>,
    /// Whether the line above is blank, as above every heading of the publisher's.
    is_below_blank: bool,
}

impl Reading {
    fn new(unknown: UnknownNames) -> Self {
        Reading {
            unknown,
            sections: Vec::new(),
            current: None,
            notes: Vec::new(),
            role: None,
            level: None,
            is_below_blank: true,
        }
    }

    fn read(&mut self, line: usize, content: Line<'_>) -> Result<(), ParseSummaryError> {
        match content {
            Line::Blank | Line::Heading(Heading::YouCan) => {}
            Line::Point(text) | Line::Prose(text, None) => self.add(line, text),
            Line::Prose(text, Some(resemblance)) => self.add_unknown(line, text, resemblance),
            // Below the heading of the role, prose may have these words too.
            Line::Heading(Heading::Role { family, line: text, .. })
                if self.role.is_some() && family.parse::<RoleFamily>().is_err() =>
            {
                self.add(line, text);
            }
            Line::Heading(Heading::Role { family, role, .. }) => {
                self.read_role(line, family, role)?;
            }
            Line::Heading(Heading::Level(name)) => self.read_level(line, name)?,
            Line::Heading(Heading::Skill(name)) => match self.name::<Skill>(line, name)? {
                Some(skill) => _ = self.open(line, SectionKind::Skill(skill)),
                None => self.current = None,
            },
            Line::Heading(Heading::RoleResponsibilities) => {
                self.open(line, SectionKind::RoleResponsibilities);
            }
            Line::Heading(Heading::Responsibilities) => {
                self.open(line, SectionKind::Responsibilities);
            }
        }
        Ok(())
    }

    /// Adds a point or a line of prose to its section.
    fn add(&mut self, line: usize, text: &str) {
        if defined(text).is_none() {
            return;
        }
        let is_above = self.sections.is_empty();
        if let Some(section) = self.current.and_then(|current| self.sections.get_mut(current)) {
            section.points.push(text.to_owned());
        } else if is_above {
            self.notes.push(SummaryNote::AboveHeadings { line, text: text.to_owned() });
        } // else it is below a heading that has been noted
    }

    /// Adds prose that looks like a heading to its section, unless it begins one of its own.
    fn add_unknown(&mut self, line: usize, text: &str, resemblance: Resemblance) {
        let is_prose = resemblance == Resemblance::Introduction && !self.is_below_blank;
        if is_prose || self.sections.is_empty() {
            return self.add(line, text);
        }
        self.notes.push(SummaryNote::UnknownHeading { line, text: text.to_owned() });
        match resemblance {
            Resemblance::Named => self.current = None,
            Resemblance::Introduction => self.add(line, text),
        }
    }

    /// Begins a section, or goes on with it. It returns the line of an earlier heading of its kind.
    fn open(&mut self, line: usize, kind: SectionKind) -> Option<usize> {
        let earlier = self.sections.iter().enumerate().find(|(_, section)| section.kind == kind);
        let Some((position, section)) = earlier else {
            self.current = Some(self.sections.len());
            self.sections.push(Section { kind, line, points: Vec::new() });
            return None;
        };
        let first = section.line;
        self.current = Some(position);
        self.notes.push(SummaryNote::RepeatedHeading { line, first });
        Some(first)
    }

    fn read_role(
        &mut self,
        line: usize,
        family: &str,
        name: &str,
    ) -> Result<(), ParseSummaryError> {
        let family = match (self.name(line, family)?, self.unknown) {
            (Some(family), _) | (None, UnknownNames::Keep { family }) => family,
            (None, UnknownNames::Refuse) => {
                debug_assert!(false, "an unknown name is refused");
                return Ok(());
            }
        };
        let role: Role = name.parse().map_err(|error| unknown_name(line, error))?;
        let first = self.open(line, SectionKind::Role);
        if role.family() != family {
            self.notes.push(SummaryNote::OtherFamily { line, role, family });
        }
        match (self.role.replace((family, role)), first) {
            (Some((_, other)), Some(first)) if other != role => {
                Err(ParseSummaryError::Second { line, kind: "role", first })
            }
            _ => Ok(()),
        }
    }

    fn read_level(&mut self, line: usize, name: &str) -> Result<(), ParseSummaryError> {
        let level = match name {
            NOT_IN_USE => None,
            _ => Some(name.parse().map_err(|error| unknown_name(line, error))?),
        };
        let first = self.open(line, SectionKind::Level);
        match (self.level.replace(level), first) {
            (Some(other), Some(first)) if other != level => {
                Err(ParseSummaryError::Second { line, kind: "role level", first })
            }
            _ => Ok(()),
        }
    }

    /// What a name means. One that is unknown is an error or a note.
    fn name<T: FromStr<Err = ParseError>>(
        &mut self,
        line: usize,
        name: &str,
    ) -> Result<Option<T>, ParseSummaryError> {
        match name.parse() {
            Ok(entry) => Ok(Some(entry)),
            Err(error) if self.unknown == UnknownNames::Refuse => Err(unknown_name(line, error)),
            Err(error) => {
                self.notes.push(SummaryNote::UnknownName { line, error });
                Ok(None)
            }
        }
    }

    fn finish(self, text: String) -> Result<Summary, ParseSummaryError> {
        let missing = |heading| ParseSummaryError::Missing { heading };
        let (family, role) = self.role.ok_or(missing("<family> role: <role>"))?;
        let level = self.level.ok_or(missing("Role level: <level>"))?;
        if let Some(level) = level.filter(|level| level.role() != role) {
            let section = self.sections.iter().find(|s| s.kind == SectionKind::Level);
            debug_assert!(section.is_some(), "a level has a section");
            let line = section.map_or(0, |section| section.line);
            return Err(ParseSummaryError::OtherRole { line, level, role });
        }
        let (sections, notes) = (self.sections, self.notes);
        Ok(Summary { family, role, level, sections, notes, text })
    }
}

fn unknown_name(line: usize, error: ParseError) -> ParseSummaryError {
    ParseSummaryError::UnknownName { line, error: Box::new(error) }
}
