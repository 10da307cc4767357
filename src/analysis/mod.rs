//! What follows from the framework.

#[cfg(feature = "alloc")]
pub(crate) mod audit;
mod change;
mod delta;
mod gap;
mod profile;
mod related;

#[cfg(feature = "alloc")]
pub use audit::{Finding, audit};
pub use change::{Change, ChangeKind, Changes};
pub use delta::{ChangeCounts, Delta};
pub use gap::{Gap, GapItem, GapItems, GapKind};
pub use profile::{Profile, Rating};
