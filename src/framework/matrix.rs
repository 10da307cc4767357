//! What a role requires, as a table of skills by levels.

use core::iter::FusedIterator;
use core::slice;

use crate::framework::{Edition, Proficiency, Role, RoleLevel, Skill};

/// What a role requires in one edition, as a table of skills by levels; see [`Role::matrix`] and
/// [`Edition::matrix`].
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
///
/// for row in matrix {
///     println!("{}: {} cells", row.skill(), row.cells().len());
/// }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Matrix {
    edition: Edition,
    role: Role,
}

impl Matrix {
    #[inline]
    pub(super) const fn new(edition: Edition, role: Role) -> Self {
        Matrix { edition, role }
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

    /// The edition.
    ///
    /// ```
    /// use capability_framework::{Edition, Role};
    ///
    /// assert_eq!(Role::ContentDesigner.matrix().edition(), Edition::LATEST);
    /// ```
    #[inline]
    pub const fn edition(self) -> Edition {
        self.edition
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
    pub fn levels(self) -> &'static [RoleLevel] {
        self.edition.ladder(self.role)
    }

    /// The rows, skills in [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::Role;
    ///
    /// let role = Role::ContentDesigner;
    /// assert!(role.matrix().rows().map(|row| row.skill()).eq(role.skills().iter().copied()));
    /// ```
    #[inline]
    pub fn rows(self) -> MatrixRows {
        MatrixRows { matrix: self, skills: self.edition.skills_of(self.role).iter() }
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
    pub fn get(self, skill: Skill, level: RoleLevel) -> Option<Proficiency> {
        self.levels().contains(&level).then_some(())?;
        self.edition.requirements(level)?.get(skill)
    }
}

impl IntoIterator for Matrix {
    type Item = MatrixRow;
    type IntoIter = MatrixRows;

    #[inline]
    fn into_iter(self) -> MatrixRows {
        self.rows()
    }
}

/// The rows of a [`Matrix`], skills in [table order](crate#table-order); see [`Matrix::rows`].
///
/// ```
/// use capability_framework::Role;
///
/// assert_eq!(Role::TechnicalWriter.matrix().rows().len(), 7);
/// ```
#[derive(Clone, Debug)]
pub struct MatrixRows {
    matrix: Matrix,
    skills: slice::Iter<'static, Skill>,
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
    matrix: Matrix,
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
    pub fn cells(self) -> MatrixCells {
        let MatrixRow { matrix, skill } = self;
        MatrixCells { edition: matrix.edition, skill, levels: matrix.levels().iter() }
    }
}

/// The cells of a [`MatrixRow`], one for every column; see [`MatrixRow::cells`].
///
/// ```
/// use capability_framework::Role;
///
/// let row = Role::TechnicalWriter.matrix().rows().next().expect("every role requires skills");
/// assert_eq!(row.cells().len(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct MatrixCells {
    edition: Edition,
    skill: Skill,
    levels: slice::Iter<'static, RoleLevel>,
}

/// Implements the traits of an iterator by those of the slice's: `$item` makes an item from `$self`
/// and what the slice yields.
macro_rules! over_slice {
    ($T:ident over $slice:ident, $Item:ty: |$self:ident, $from:ident| $item:expr) => {
        impl Iterator for $T {
            type Item = $Item;

            #[inline]
            fn next(&mut self) -> Option<$Item> {
                let $from = *self.$slice.next()?;
                let $self = self;
                Some($item)
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.$slice.size_hint()
            }
        }

        impl DoubleEndedIterator for $T {
            #[inline]
            fn next_back(&mut self) -> Option<$Item> {
                let $from = *self.$slice.next_back()?;
                let $self = self;
                Some($item)
            }
        }

        impl ExactSizeIterator for $T {}
        impl FusedIterator for $T {}
    };
}

over_slice!(MatrixRows over skills, MatrixRow: |rows, skill| MatrixRow { matrix: rows.matrix, skill });
over_slice!(MatrixCells over levels, Option<Proficiency>: |cells, level| {
    cells.edition.requirements(level).and_then(|requirements| requirements.get(cells.skill))
});
