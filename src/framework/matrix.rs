//! Skills against levels.

use super::iter::Iter;
use crate::framework::{Proficiency, Role, RoleLevel, Skill};

/// The skills of a role against its levels; see [`Role::matrix`].
///
/// A role of the Senior Civil Service has rows but no columns.
///
/// ```
/// use capability_framework::{Proficiency, Role, RoleLevel, Skill};
///
/// let matrix = Role::ContentDesigner.matrix();
/// assert_eq!(matrix.levels().len(), 6);
/// let cell = matrix.get(Skill::LeadingDesign, RoleLevel::LeadContentDesigner);
/// assert_eq!(cell, Some(Proficiency::Practitioner));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Matrix {
    role: Role,
}

impl Matrix {
    #[inline]
    pub(super) const fn new(role: Role) -> Self {
        Matrix { role }
    }

    /// The role.
    ///
    /// ```
    /// use capability_framework::Role;
    ///
    /// assert_eq!(Role::ContentDesigner.matrix().role(), Role::ContentDesigner);
    /// ```
    #[inline]
    pub const fn role(self) -> Role {
        self.role
    }

    /// The columns: the ladder, in published order.
    ///
    /// ```
    /// use capability_framework::{Role, RoleLevel};
    ///
    /// let columns = Role::TechnicalWriter.matrix().levels();
    /// assert_eq!(columns, [RoleLevel::TechnicalWriter, RoleLevel::LeadTechnicalWriter]);
    /// ```
    #[inline]
    pub const fn levels(self) -> &'static [RoleLevel] {
        self.role.levels()
    }

    /// The rows, skills in table order.
    ///
    /// ```
    /// use capability_framework::Role;
    ///
    /// let role = Role::ContentDesigner;
    /// assert!(role.matrix().rows().map(|row| row.skill()).eq(role.skills().iter().copied()));
    /// ```
    #[inline]
    pub fn rows(self) -> impl DoubleEndedIterator<Item = MatrixRow> + ExactSizeIterator + Clone {
        Iter::new(self.role.skills()).map(move |skill| MatrixRow { role: self.role, skill })
    }

    /// How well `level` requires `skill`; `None` where it does not, and for a level that is not a
    /// column.
    ///
    /// ```
    /// use capability_framework::{Proficiency, Role, RoleLevel, Skill};
    ///
    /// let matrix = Role::TechnicalWriter.matrix();
    /// let cell = matrix.get(Skill::Prototyping, RoleLevel::TechnicalWriter);
    /// assert_eq!(cell, Some(Proficiency::Working));
    /// assert_eq!(matrix.get(Skill::Prototyping, RoleLevel::Developer), None);
    /// ```
    #[inline]
    pub const fn get(self, skill: Skill, level: RoleLevel) -> Option<Proficiency> {
        if level.role() as u8 == self.role as u8 { level.required(skill) } else { None }
    }
}

/// One skill along the ladder of a role; see [`Matrix::rows`].
///
/// ```
/// use capability_framework::{Role, Skill};
///
/// let row = Role::TechnicalWriter.matrix().rows().next().expect("every role requires skills");
/// assert_eq!(row.skill(), Skill::AgileWorking);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct MatrixRow {
    role: Role,
    skill: Skill,
}

impl MatrixRow {
    /// The skill.
    ///
    /// ```
    /// use capability_framework::{Role, Skill};
    ///
    /// let mut skills = Role::TechnicalWriter.matrix().rows().map(|row| row.skill());
    /// assert_eq!(skills.next(), Some(Skill::AgileWorking));
    /// ```
    #[inline]
    pub const fn skill(self) -> Skill {
        self.skill
    }

    /// How well each level requires the skill, one cell for every column.
    ///
    /// ```
    /// use capability_framework::{Proficiency, Role};
    ///
    /// let last = Role::TechnicalWriter.matrix().rows().last().expect("every role requires skills");
    /// assert!(last.cells().eq([Some(Proficiency::Practitioner), Some(Proficiency::Expert)]));
    /// ```
    #[inline]
    pub fn cells(
        self,
    ) -> impl DoubleEndedIterator<Item = Option<Proficiency>> + ExactSizeIterator + Clone {
        Iter::new(self.role.levels()).map(move |level| level.required(self.skill))
    }
}
