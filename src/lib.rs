//! The UK Government Digital and Data (formerly DDaT) Profession Capability Framework as strongly
//! typed enums: what every role level requires, and what changes between two of them.
//!
//! **To read the framework**, go to [the pages of roles](roles) or [of skills](skills): every role has a
//! page with its levels, what each requires and what changes to the next.
//!
//! **To ask it in code**, the methods to begin with are [`required`](RoleLevel::required) (how well does
//! a level need a skill?), [`delta_to`](RoleLevel::delta_to) (what changes between two levels?) and
//! [`gap_to`](Profile::gap_to) (what does a person lack?).
//!
//! The framework says what every digital role in UK government needs: 8 role families, 53 roles,
//! 206 role levels and 186 skills, and for each level the skills at one of four proficiencies.
//! This crate holds all of it as data; every answer is exact, immediate and without allocation.
//!
//! ```
//! use capability_framework::{Proficiency, Profile, Role, RoleLevel, Skill};
//!
//! // What does a level require?
//! let level: RoleLevel = "Lead content designer".parse()?;
//! assert_eq!(level.required(Skill::LeadingDesign), Some(Proficiency::Practitioner));
//!
//! // What changes on the way to the next one?
//! for next in level.next_levels() {
//!     for change in level.delta_to(*next).raised() {
//!         println!("{change}"); // Leading design: raised from Practitioner to Expert
//!     }
//! }
//!
//! // What does a person lack?
//! let person = Profile::from([(Skill::LeadingDesign, Proficiency::Working)]);
//! assert_eq!(person.gap_to(level).counts().below, 1);
//!
//! // Who else needs a skill, and how well?
//! let mut experts = Skill::UserFocus.required_at_least(Proficiency::Expert);
//! assert!(experts.any(|row| row.level.role() == Role::TechnicalWriter));
//! # Ok::<(), capability_framework::ParseError>(())
//! ```
//!
//! # The pieces
//!
//! | types | what they are for |
//! |---|---|
//! | [`RoleFamily`], [`Role`], [`RoleLevel`] | what people are hired for: groups of roles, roles, the levels of their ladders |
//! | [`Skill`], [`Proficiency`] | what, and how well |
//! | [`Requirements`], [`Matrix`] | what is required; what a role requires, level by level |
//! | [`Delta`], [`Change`] | what changes between requirements |
//! | [`Profile`], [`Gap`] | what a person can do, compared with requirements |
//! | [`Nearest`] (feature `alloc`) | the levels that a person or a job is most like |
//! | [`job`] (feature `alloc`) | posts of an organisation that are no level of the framework |
//! | [`stored`] (feature `alloc`) | profiles and jobs in files and databases, across editions |
//! | [`workforce`] (feature `alloc`) | the same questions for a team or a million people |
//! | [`Statement`], [`Document`] | the framework's own sentences, each with its document and line |
//! | [`Edition`], [`Grade`], [`Track`] | when it was published, at what grade, on which branch |
//! | [`history`] | what was added, renamed, merged and removed, and when |
//! | [`audit`] (feature `alloc`) | what a person should look at in an edition |
//! | [`search`] (feature `search`) | entries by what people type |
//! | [`publication`] (feature `publication`) | the official download and role-level summaries, read and compared |
//!
//! [Chapters] show how the crate is used in a service and on a command line, how to store what it gives,
//! and what an upgrade changes.
//!
//! # Names and storage
//!
//! [`Display`](core::fmt::Display) writes the official name. [`FromStr`](core::str::FromStr) and
//! every deserialiser read slugs, names and former names, comparing only letters and digits without
//! regard to case, so that what is pasted from a spreadsheet is understood. An unknown name comes
//! back with a suggestion, see [`ParseError`].
//!
//! To store an entry, store its slug, which is what serde does in every format. A slug is never
//! changed once released. The position from `index()` and the discriminant change when an edition inserts
//! an entry, and an address from `url()` when the publisher moves a page. Where data may name entries of a
//! later edition than the program knows, [`stored::Known`] keeps them.
//!
//! # Table order
//!
//! Role families, roles within a family, and skills are in alphabetical order, without regard to case.
//! Role levels are in the order of their ladders, whose roles are in that order. `ALL`, [`Ord`] and
//! what is documented as "in table order" follow it. Retired entries come after all others. The order
//! says nothing about seniority between levels of different roles.
//!
//! # Editions
//!
//! The framework changes every quarter. Queries answer for [`Edition::LATEST`]; a service whose
//! answers must not change with an update asks a named edition. A new edition (its entries, names,
//! requirements and texts) comes as a minor release.
//!
//! Five are embedded, from January 2020 to the latest: the variants of [`Edition`] say what each holds and
//! where that is from. A query of an edition for a level or a role that it does not hold answers `None`.
//!
//! Names in data never stop resolving: former names parse to the entry of today, and what an earlier
//! edition requires and the latest does not stays a variant, retired and outside `ALL`. A name that no
//! embedded edition knows fails with the date of its removal.
//!
//! ```
//! use capability_framework::{Edition, RoleLevel, Skill};
//!
//! // What changed for my role since I was assessed?
//! let level = RoleLevel::ContentDesigner;
//! let delta = level.delta_between(Edition::October2025, Edition::LATEST).expect("both hold it");
//! assert_eq!(delta.counts().added, 8);
//!
//! assert_eq!("Systems analysis".parse(), Ok(Skill::DigitalAndDataSystemsAnalysis));
//! ```
//!
//! Names in code never stop compiling where they are written by path: the identifier of a renamed
//! entry stays as a deprecated const of the entry it became, in patterns too. Such a const cannot
//! be imported, so `use Skill::SystemsAnalysis` and `use Skill::*` are not covered.
//!
//! ```
//! # #![allow(deprecated)]
//! # use capability_framework::Skill;
//! assert!(matches!(Skill::DigitalAndDataSystemsAnalysis, Skill::SystemsAnalysis));
//! ```
//!
//! ```compile_fail
//! #![deny(deprecated)] // without it, a warning: now `Skill::DigitalAndDataSystemsAnalysis`
//! # use capability_framework::Skill;
//! let skill = Skill::SystemsAnalysis;
//! ```
//!
//! # What may grow
//!
//! In a minor release, an enum that is `#[non_exhaustive]` may gain variants, and a struct that is so
//! may gain public fields: those that an edition adds to, counts, reports and errors. All other enums
//! and structs are complete until a breaking release: the four proficiencies and the ratings, kinds of
//! changes and gap items, and rows that a caller may want to build, such as
//! [`Requirement`], [`Change`] and [`GapItem`].
//!
//! # Cost
//!
//! What takes text, files or lists from outside says how its time grows with them: in proportion to their
//! size, or to that and its logarithm where it sorts or keeps a map. Nothing takes longer, whatever is in
//! them, so that a service which limits the size of what it accepts limits the time too. Queries of the
//! framework itself are look-ups in tables, or walks along one.
//!
//! # Features
//!
//! All are additive: none changes what a query answers.
//!
//! - `std` (default): turns on `alloc`, and the `std` of the dependencies. The crate itself is
//!   `no_std` and needs neither; errors implement [`core::error::Error`].
//! - `alloc`: [`audit`], [`job`], [`stored`], [`workforce`] and nearest levels, which are lists; and the
//!   `alloc` of serde, for deserialisers that need it.
//! - `serde` (default): `Serialize` for every type that a service would store or send, and
//!   `Deserialize` for all of them but the views of the crate's own data and answers about jobs and
//!   many people. A [`Profile`] and a [`job::Job`], with `alloc`, are read strictly; their
//!   [`stored`] forms keep whatever they cannot read.
//! - `strum` (default), the same as `strum028`: `EnumCount`, `IntoEnumIterator`, `VariantArray` and
//!   `VariantNames` of strum 0.28 for the enums, for code that is generic over enums. Without it,
//!   `COUNT`, `iter()` and `ALL` do the same. Another version of strum will be another feature.
//! - `search`: [`search`] over names, former names, abbreviations and sentences. It brings std and
//!   once_cell.
//! - `publication`: [`publication`], which reads the framework's official download and role-level
//!   summaries, and compares them with an edition. It brings std, memchr and thiserror.
//! - `schemars1`: `JsonSchema` of schemars 1 for every type with serde. It brings `alloc` and `serde`.
//! - `utoipa5`: `ToSchema` of utoipa 5 for the same, for OpenAPI documents. It brings `std` and `serde`.
//!
//! A schema says what serde writes. Closed sets, such as proficiencies and kinds of changes, list their
//! words. Names of skills, roles, levels and editions are text with examples: former names are read too,
//! and the next edition adds some.
//!
//! # Licence
//!
//! The code is MIT or Apache-2.0. The data is Crown copyright: contains public sector information
//! licensed under the [Open Government Licence v3.0][ogl]. What you publish from it must say so;
//! [`ATTRIBUTION`] is the sentence.
//!
//! [ogl]: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]
// Where a feature is missing, links to what it adds lead to the documentation with all features.
#![cfg_attr(feature = "alloc", doc = "[Chapters]: chapters")]
#![cfg_attr(not(feature = "alloc"), doc = include_str!("without_alloc.md"))]
#![cfg_attr(
    not(feature = "search"),
    doc = "[`search`]: https://docs.rs/capability-framework/latest/capability_framework/search/"
)]
#![cfg_attr(
    not(feature = "publication"),
    doc = "[`publication`]: https://docs.rs/capability-framework/latest/capability_framework/publication/"
)]
#![forbid(unsafe_code)]
#![warn(missing_docs, unreachable_pub)]
// Nothing here may panic; where something is indexed, it says why it cannot.
#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::todo,
    clippy::unreachable,
    clippy::unwrap_used
)]

#[cfg(feature = "alloc")]
extern crate alloc;

// Most functions are `#[inline]`: a program compiles those that it calls, and the crate itself
// little but tables. The sums over many people are not, so that they are optimised with the crate.
mod analysis;
#[cfg(all(any(doc, doctest), feature = "alloc"))]
pub mod chapters;
mod framework;
#[rustfmt::skip]
#[allow(deprecated, reason = "the tables hold retired entries too")]
#[allow(clippy::indexing_slicing, reason = "evaluated at compile time, where it fails the build")]
#[cfg_attr(not(feature = "search"), allow(dead_code, reason = "the tables that search reads"))]
mod generated;
mod names;
#[cfg(feature = "publication")]
pub mod publication;

pub mod iter {
    //! The iterators that methods return.

    pub use crate::analysis::{
        Changes, ChangesOfKind, GapItems, GapItemsOfKind, RatingChanges, Ratings,
    };
    pub use crate::framework::{
        Iter, MatrixCells, MatrixRows, RequiredBy, RequirementsIter, RoleRequirements,
    };
}

pub mod rows {
    //! The rows that iterators yield, and the counts of what they yield.

    pub use crate::analysis::{ChangeCounts, GapCounts};
    pub use crate::framework::{LevelRequirement, MatrixRow, RoleRequirement, Source};
}

pub use analysis::{
    Change, ChangeKind, Delta, Gap, GapItem, GapKind, Profile, RatingChange, RatingChangeKind,
    Shortfall,
};
#[cfg(feature = "alloc")]
pub use analysis::{Nearest, audit, job, stored, workforce};
pub use framework::{
    ATTRIBUTION, Document, Edition, Entry, EntryKind, Grade, Matrix, Proficiency, Rating,
    Requirement, Requirements, Role, RoleFamily, RoleLevel, Skill, Statement, Track, history,
};
// Pages to read, which only the documentation of this very crate has.
#[cfg(doc)]
pub use generated::{roles, skills};
#[cfg(feature = "search")]
pub use names::search;
pub use names::{ParseError, hint};

#[cfg(all(doctest, feature = "alloc"))]
#[doc = include_str!("../README.md")]
struct Readme;
