//! Published states of the framework.

use super::closed_world::{closed_world, entry};
use crate::generated::edition as table;
pub use crate::generated::edition::Edition;

closed_world!(Edition, table, "editions", October2026, "2026-10", "October 2026");

impl Edition {
    /// The newest edition, which every query answers for unless it names another.
    ///
    /// ```
    /// use capability_framework::Edition;
    ///
    /// assert_eq!(Edition::iter().max(), Some(Edition::LATEST));
    /// ```
    pub const LATEST: Edition = table::LATEST;

    /// The year of publication.
    ///
    /// ```
    /// use capability_framework::Edition;
    ///
    /// assert_eq!(Edition::January2020.year(), 2020);
    /// ```
    #[inline]
    pub const fn year(self) -> u16 {
        entry(&table::DATES, self.index()).0
    }

    /// The month of publication, from 1.
    ///
    /// ```
    /// use capability_framework::Edition;
    ///
    /// assert_eq!(Edition::October2026.month(), 10);
    /// ```
    #[inline]
    pub const fn month(self) -> u8 {
        entry(&table::DATES, self.index()).1
    }
}
