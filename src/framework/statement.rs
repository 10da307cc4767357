//! The framework's own sentences, each with its document and line.

use core::iter::once;

use super::table::{entry, find_sorted};
use crate::framework::{Edition, Proficiency, Role, RoleLevel, Skill};
use crate::generated::document as table;
pub use crate::generated::document::Document;
use crate::generated::statement as texts;

/// What part of a description a statement is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Part {
    Summary,
    Paragraph,
    Point,
}

/// A paragraph or point of the framework, unaltered, with its document and line.
///
/// Where several documents of one edition say the same about a subject in the same words, they are
/// one statement with several [sources](Self::sources).
///
/// ```
/// use capability_framework::{Document, Edition, Proficiency, Skill};
///
/// let points = Skill::Testing.statements(Proficiency::Expert);
/// assert_eq!(points[0].text, "manage testing activities within development or integration activities");
/// assert_eq!(points[0].document(), Document::PrincipalApplicationOperationsEngineerSummary);
/// assert_eq!(points[0].line(), 47);
/// assert_eq!(points[0].edition(), Edition::October2025);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Statement {
    /// The words of the document.
    pub text: &'static str,
    pub(crate) part: Part,
    pub(crate) first: Source,
    pub(crate) others: &'static [Source],
}

/// The place of a [`Statement`] in a document.
///
/// ```
/// use capability_framework::{Proficiency, Skill};
///
/// let points = Skill::Testing.statements(Proficiency::Expert);
/// for source in points[0].sources() {
///     println!("{}, line {}", source.document, source.line);
/// }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Source {
    /// The document.
    pub document: Document,
    /// The line, from 1.
    pub line: u16,
}

impl Document {
    /// The edition that the document belongs to.
    ///
    /// ```
    /// use capability_framework::{Document, Edition};
    ///
    /// assert_eq!(Document::ApplicationOperationsEngineerPage.edition(), Edition::January2020);
    /// ```
    #[inline]
    pub const fn edition(self) -> Edition {
        entry(&table::EDITIONS, self.index())
    }
}

impl Statement {
    /// Whether this is a point of a list, which continues the words that introduce the list,
    /// rather than a paragraph.
    ///
    /// ```
    /// use capability_framework::RoleLevel;
    ///
    /// let statements = RoleLevel::InfrastructureOperationsEngineer.statements();
    /// assert_eq!(statements[1].text, "At this role level, you will:");
    /// assert!(!statements[1].is_point());
    /// assert!(statements[2].is_point());
    /// ```
    #[inline]
    pub const fn is_point(&self) -> bool {
        matches!(self.part, Part::Point)
    }

    /// The document that it is in; the first, if there are several.
    ///
    /// ```
    /// use capability_framework::{Document, Skill};
    ///
    /// let statement = Skill::ProblemManagement.description().expect("the page of 2020 has it");
    /// assert_eq!(statement.document(), Document::ApplicationOperationsEngineerPage);
    /// ```
    #[inline]
    pub const fn document(&self) -> Document {
        self.first.document
    }

    /// Its line in [`document`](Self::document), from 1.
    ///
    /// ```
    /// use capability_framework::Skill;
    ///
    /// let statement = Skill::ProblemManagement.description().expect("the page of 2020 has it");
    /// assert_eq!(statement.line(), 130);
    /// ```
    #[inline]
    pub const fn line(&self) -> u16 {
        self.first.line
    }

    /// The edition that it belongs to.
    ///
    /// ```
    /// use capability_framework::{Edition, Skill};
    ///
    /// let statement = Skill::ProblemManagement.description().expect("the page of 2020 has it");
    /// assert_eq!(statement.edition(), Edition::January2020);
    /// ```
    #[inline]
    pub const fn edition(&self) -> Edition {
        self.document().edition()
    }

    /// Every document and line where the edition says the same about the subject.
    ///
    /// ```
    /// use capability_framework::{Proficiency, Skill};
    ///
    /// let points = Skill::Testing.statements(Proficiency::Expert);
    /// let lines: Vec<u16> = points[0].sources().map(|source| source.line).collect();
    /// assert_eq!(lines, [47, 50]);
    /// ```
    #[inline]
    pub fn sources(&self) -> impl Iterator<Item = Source> + Clone {
        once(self.first).chain(self.others.iter().copied())
    }
}

impl Statement {
    #[inline]
    pub(super) const fn is_summary(&self) -> bool {
        matches!(self.part, Part::Summary)
    }
}

/// The summary of the newest edition among the statements of one subject.
#[inline]
pub(super) fn summary(statements: &'static [Statement]) -> Option<&'static Statement> {
    statements.iter().find(|statement| statement.is_summary())
}

/// The points of the newest edition among the statements of one subject.
#[inline]
pub(super) fn points(statements: &'static [Statement]) -> &'static [Statement] {
    let same_list =
        |a: &Statement, b: &Statement| a.is_point() == b.is_point() && a.edition() == b.edition();
    let mut lists = statements.chunk_by(same_list);
    lists.find(|list| list.iter().all(Statement::is_point)).unwrap_or_default()
}

/// The statements about `subject` in a table sorted by subject.
#[inline]
fn about<S: Ord>(subject: S, table: &'static [(S, &'static [Statement])]) -> &'static [Statement] {
    find_sorted(table, |other| other.cmp(&subject)).copied().unwrap_or_default()
}

#[inline]
pub(super) fn of_role(role: Role) -> &'static [Statement] {
    about(role, &texts::BY_ROLE)
}

#[inline]
pub(super) fn of_level(level: RoleLevel) -> &'static [Statement] {
    about(level, &texts::BY_LEVEL)
}

#[inline]
pub(super) fn descriptions(skill: Skill) -> &'static [Statement] {
    about(skill, &texts::DESCRIPTIONS)
}

#[inline]
pub(super) fn of_skill(skill: Skill, proficiency: Proficiency) -> &'static [Statement] {
    about((skill, proficiency), &texts::BY_SKILL)
}
