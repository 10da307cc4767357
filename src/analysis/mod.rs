//! What follows from the framework.

#[cfg(feature = "alloc")]
pub(crate) mod audit;
mod change;
mod delta;
mod related;

#[cfg(feature = "alloc")]
pub use audit::{Finding, audit};
pub use change::{Change, ChangeKind, Changes};
pub use delta::{ChangeCounts, Delta};
