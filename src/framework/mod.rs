//! The closed world: one file per concept, over the generated tables.

pub(crate) mod edition;
pub(crate) mod entries;
mod grade;
mod history;
mod iter;
mod licence;
mod matrix;
mod proficiency;
mod rating;
mod related;
mod requirement;
mod role;
mod role_family;
mod role_level;
mod skill;
pub(crate) mod statement;
pub(crate) mod table;
mod track;

pub use edition::Edition;
pub use grade::Grade;
pub use history::{Date, Entry, EntryKind, Event, EventKind, history};
pub use iter::Iter;
pub use licence::ATTRIBUTION;
pub use matrix::{Matrix, MatrixRow};
pub use proficiency::Proficiency;
pub use rating::Rating;
pub use requirement::{Requirement, Requirements, RoleRequirement, RoleRequirements};
pub use role::Role;
pub use role_family::RoleFamily;
pub use role_level::RoleLevel;
pub use skill::Skill;
pub use statement::{Document, Statement};
pub use track::Track;
