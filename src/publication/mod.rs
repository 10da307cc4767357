//! The published forms of the framework, read and compared.

mod compare;
mod error;
mod note;
mod read;
mod release;
mod scan;
mod summary;

pub use compare::Difference;
pub use error::ReadError;
pub use note::Note;
pub use release::{
    Release, ReleaseLevel, ReleaseRequirement, ReleaseRole, ReleaseSkill, UnknownColumn,
};
pub use summary::{Summary, SummaryError, SummarySkill};
