//! Text in and out: lookup of names, errors, hints, conversions, serde, strum, search.

mod convert;
mod distance;
mod explain;
mod from_str;
pub(crate) mod from_words;
mod given;
mod hash;
pub mod hint;
pub(crate) mod key;
#[cfg(feature = "alloc")]
mod known;
mod likeness;
pub(crate) mod lookup;
mod meaning;
mod nearest;
mod parse_error;
mod relaxed;
mod run_together;
#[cfg(feature = "search")]
pub mod search;
pub(crate) mod seniority;
#[cfg(feature = "serde")]
pub(crate) mod serde;
#[cfg(feature = "serde")]
mod serde_entries;
#[cfg(feature = "strum028")]
mod strum;
mod text;

#[cfg(feature = "alloc")]
pub use known::Known;
pub use parse_error::ParseError;
