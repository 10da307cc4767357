//! What follows from the framework: differences between requirements, and people against them.

#[cfg(feature = "alloc")]
pub mod audit;
mod change;
mod delta;
mod gap;
#[cfg(feature = "alloc")]
pub mod job;
#[cfg(feature = "alloc")]
mod nearest;
mod profile;
mod rating_change;
#[cfg(any(feature = "schemars1", feature = "utoipa5"))]
mod schema;
#[cfg(feature = "serde")]
mod serde;
mod shortfall;
#[cfg(feature = "alloc")]
pub mod stored;
#[cfg(feature = "alloc")]
pub mod workforce;

pub use change::{Change, ChangeKind, Changes, ChangesOfKind};
pub use delta::{ChangeCounts, Delta};
pub use gap::{Gap, GapCounts, GapItem, GapItems, GapItemsOfKind, GapKind};
#[cfg(feature = "alloc")]
pub use nearest::Nearest;
pub use profile::{Profile, Ratings};
pub use rating_change::{RatingChange, RatingChangeKind, RatingChanges};
pub use shortfall::Shortfall;
