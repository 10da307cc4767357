//! Branches of a ladder.

pub use crate::generated::track::Track;
