//! Text in and out: lookup of names, errors, serde, strum.

mod from_str;
mod lookup;
mod parse_error;
#[cfg(feature = "search")]
pub mod search;
#[cfg(feature = "serde")]
pub(crate) mod serde;
#[cfg(feature = "strum028")]
mod strum;
mod suggestion;

pub use parse_error::ParseError;
