//! Civil Service grades.

use super::table::entry;
use crate::framework::{Role, RoleLevel};
use crate::generated::grade as table;
pub use crate::generated::grade::Grade;

impl Grade {
    /// The grade's title in full.
    ///
    /// ```
    /// use capability_framework::Grade;
    ///
    /// assert_eq!(Grade::Heo.title(), "Higher Executive Officer");
    /// ```
    #[inline]
    pub const fn title(self) -> &'static str {
        entry(&table::TITLES, self.index())
    }

    /// The role levels most often performed at this grade, in table order.
    ///
    /// None for SCS, whose roles have no levels; see [`roles`](Self::roles).
    ///
    /// ```
    /// use capability_framework::{Grade, RoleLevel};
    ///
    /// assert!(Grade::G6.levels().any(|level| level == RoleLevel::HeadOfContentDesign));
    /// ```
    #[inline]
    pub fn levels(self) -> impl DoubleEndedIterator<Item = RoleLevel> + Clone {
        RoleLevel::iter().filter(move |level| level.grades().contains(&self))
    }

    /// The roles with this grade, at any level or as a Senior Civil Service role, in table order.
    ///
    /// ```
    /// use capability_framework::{Grade, RoleFamily};
    ///
    /// assert!(Grade::Scs.roles().all(|role| role.family() == RoleFamily::ChiefDigitalAndData));
    /// ```
    #[inline]
    pub fn roles(self) -> impl DoubleEndedIterator<Item = Role> + Clone {
        Role::iter().filter(move |role| role.grades().contains(&self))
    }
}
