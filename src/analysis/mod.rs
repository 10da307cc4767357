//! What follows from the framework.

#[cfg(feature = "alloc")]
pub(crate) mod audit;
mod change;
mod delta;
mod gap;
#[cfg(feature = "alloc")]
mod nearest;
mod profile;
mod related;
#[cfg(feature = "alloc")]
mod stored_profile;

#[cfg(feature = "alloc")]
pub use audit::{Finding, audit};
pub use change::{Change, ChangeKind, Changes};
pub use delta::{ChangeCounts, Delta};
pub use gap::{Gap, GapItem, GapItems, GapKind};
#[cfg(feature = "alloc")]
pub use nearest::Nearest;
pub use profile::{Profile, Rating};
#[cfg(feature = "alloc")]
pub use stored_profile::{Migration, NotCarried, Reason, StoredProfile};
