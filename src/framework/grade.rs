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

    /// The role levels most often performed at this grade, in [table order](crate#table-order).
    ///
    /// Empty for SCS, whose roles have no levels; see [`roles`](Self::roles).
    ///
    /// ```
    /// use capability_framework::{Grade, RoleLevel};
    ///
    /// assert!(Grade::G6.levels().contains(&RoleLevel::HeadOfContentDesign));
    /// ```
    #[inline]
    pub const fn levels(self) -> &'static [RoleLevel] {
        entry(&table::LEVELS, self.index())
    }

    /// The roles with this grade, at any level or as a Senior Civil Service role, in
    /// [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::{Grade, RoleFamily};
    ///
    /// assert_eq!(Grade::Scs.roles(), RoleFamily::ChiefDigitalAndData.roles());
    /// ```
    #[inline]
    pub const fn roles(self) -> &'static [Role] {
        entry(&table::ROLES, self.index())
    }
}
