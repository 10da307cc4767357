//! The framework as it is published: the official download and role-level summaries.
//!
//! - [`Release`] reads the two files of the [download page][download]: names, requirements and the
//!   official wording of everything. It can be [compared](Release::compare) with an embedded edition
//!   and [audited](Release::audit), and writes the [summary](Release::summary) of each level.
//! - [`Summary`] reads a role-level summary in plain text: role, level and skills, with what the text
//!   says about each.
//! - [`Advert`] reads a job advert and [checks](Advert::check) it against an edition: what is renamed,
//!   retired, missing or at another proficiency, line by line.
//!
//! Both keep the names and words of their source, which may be older or newer than this version of
//! the crate, and say which entry each name means. Whatever is unusual about a source is kept and
//! reported in notes ([`ReleaseNote`], [`SummaryNote`]). Only a source that cannot be understood is an
//! error, which says where and why ([`ReadReleaseError`], [`ParseSummaryError`]).
//!
//! Structs have private fields and getters. Enums have public fields and may gain variants.
//!
//! [download]: https://understand-digital-data-roles-skills.service.gov.uk/download/

mod advert;
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

pub use advert::{Advert, AdvertFinding, AdvertSkill};
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
