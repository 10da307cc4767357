//! The published forms of the framework, read and compared.

mod compare;
mod entries;
mod error;
mod file;
mod header;
mod missing;
mod note;
mod read;
mod records;
mod release;
mod roles_csv;
mod skills_csv;
mod summary;
mod table;

pub use compare::Difference;
pub use entries::{
    ReleaseLevel, ReleaseRequirement, ReleaseRequirements, ReleaseRole, ReleaseSkill,
    UnknownColumn, UnknownField,
};
pub use error::ReadReleaseError;
pub use file::FileKind;
pub use note::ReleaseNote;
pub use release::Release;
pub use summary::{ParseSummaryError, Summary, SummaryNote, SummarySkill, SummarySkills};
