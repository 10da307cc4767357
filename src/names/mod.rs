//! Text in and out: lookup of names, errors, hints, serde, strum, search.

mod explain;
mod from_str;
mod given;
pub mod hint;
mod key;
mod lookup;
mod parse_error;
mod relaxed;
#[cfg(feature = "search")]
pub mod search;
#[cfg(feature = "serde")]
pub(crate) mod serde;
mod spoken;
#[cfg(feature = "strum")]
mod strum;
mod suggestion;

pub use parse_error::ParseError;
