//! Groups of roles.

use super::table::entry;
use crate::framework::Role;
use crate::generated::role_family as table;
pub use crate::generated::role_family::RoleFamily;

impl RoleFamily {
    /// The roles of this family, in [table order](crate#table-order).
    ///
    /// ```
    /// use capability_framework::{Role, RoleFamily};
    ///
    /// let roles = RoleFamily::QualityAssuranceTestingQat.roles();
    /// assert_eq!(roles, [Role::QualityAssuranceTestAnalyst, Role::TestEngineer, Role::TestManager]);
    /// ```
    #[inline]
    pub const fn roles(self) -> &'static [Role] {
        entry(&table::ROLES, self.index())
    }

    /// Where the publisher lists the family. An address may move; a [slug](Self::slug) does not.
    ///
    /// ```
    /// use capability_framework::RoleFamily;
    ///
    /// assert!(RoleFamily::Data.url().ends_with("/#data-roles"));
    /// ```
    #[inline]
    pub const fn url(self) -> &'static str {
        entry(&table::URLS, self.index())
    }
}
