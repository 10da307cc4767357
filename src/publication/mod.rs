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
//! From the two files to the words of the framework:
//!
//! ```
//! use std::error::Error;
//! use std::fs::File;
//!
//! use capability_framework::RoleLevel;
//! use capability_framework::publication::Release;
//!
//! fn main() -> Result<(), Box<dyn Error>> {
//!     let folder = "download"; // the two files of the download page
//! #   let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/download");
//!     let roles = File::open(format!("{folder}/roles.csv"))?;
//!     let skills = File::open(format!("{folder}/skills.csv"))?;
//!     let release = Release::read(roles, skills)?;
//!     for note in release.notes() {
//!         eprintln!("{note}"); // what is unusual about the files, with the line
//!     }
//!
//!     // Each requirement of a level, and what it means there.
//!     let level = RoleLevel::PrincipalApplicationOperationsEngineer;
//!     for requirement in level.requirements() {
//!         let (skill, proficiency) = (requirement.skill, requirement.proficiency);
//!         let text = release.text(skill, proficiency).unwrap_or(skill.url());
//!         println!("{skill}, {proficiency}: {text}");
//!     }
//!
//!     // The whole level as one text, as the publisher writes them.
//!     let summary = release.summary(level).expect("the files have the level");
//!     assert!(summary.to_string().contains("Role level: Principal application operations engineer"));
//!     Ok(())
//! }
//! ```
//!
//! All keep the names and words of their source, which may be older or newer than this version of
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
