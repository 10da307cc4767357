//! What follows from the framework.

mod delta;
mod related;

pub use delta::{Change, ChangeCounts, ChangeKind, Changes, Delta};
