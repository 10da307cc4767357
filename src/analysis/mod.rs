//! What follows from the framework.

#[cfg(feature = "alloc")]
pub(crate) mod audit;
mod change;
#[cfg(feature = "alloc")]
mod coverage;
mod delta;
mod gap;
#[cfg(feature = "alloc")]
mod nearest;
mod profile;
#[cfg(feature = "alloc")]
mod shortfalls;
#[cfg(feature = "alloc")]
mod stored_form;
#[cfg(feature = "alloc")]
mod stored_profile;
#[cfg(feature = "alloc")]
mod stored_value;
#[cfg(feature = "alloc")]
mod sums;
#[cfg(feature = "alloc")]
mod workforce;

#[cfg(feature = "alloc")]
pub use audit::{Finding, audit};
pub use change::{Change, ChangeKind, Changes};
#[cfg(feature = "alloc")]
pub use coverage::Coverage;
pub use delta::{ChangeCounts, Delta};
pub use gap::{Gap, GapItem, GapItems, GapKind, Shortfall};
#[cfg(feature = "alloc")]
pub use nearest::{Nearest, NearestLevels};
pub use profile::Profile;
#[cfg(feature = "alloc")]
pub use shortfalls::Shortfalls;
#[cfg(feature = "alloc")]
pub use stored_profile::{Migration, Note, Reason, StoredProfile};
#[cfg(feature = "alloc")]
pub use workforce::Workforce;
