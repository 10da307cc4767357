//! The forms to store, and their way to the latest edition: profiles, and jobs.
//!
//! What is stored outlives an edition of the framework and a version of this crate. A stored form
//! keeps the label of its edition, names and values as they are written, and keys that this version
//! does not know; reading never fails because of one of them. [`StoredProfile::migrate`] and
//! [`StoredJob::migrate`] carry what is understood to the skills of today and note everything else.
//! Reading, writing and migrating take time in proportion to the size of a form and its logarithm.
//!
//! | | where |
//! |---|---|
//! | [`Profile`](crate::Profile), [`Job`](crate::job::Job) | in memory: typed, of today |
//! | [`StoredProfile`], [`StoredJob`] | in files, databases and messages |
//! | [`Known`] | beside them, where one entry is stored |
//!
//! ```
//! # #[cfg(feature = "serde")] {
//! use capability_framework::stored::StoredProfile;
//! use capability_framework::{Proficiency, Rating, Skill};
//!
//! let json = r#"{"edition": "2025-10", "ratings": {
//!     "systems-analysis": "working", "user-focus": "not-yet-aware", "juggling": "expert"
//! }}"#;
//! let stored: StoredProfile = serde_json::from_str(json)?;
//! let migration = stored.migrate();
//! let rating = migration.value.get(Skill::DigitalAndDataSystemsAnalysis); // renamed since
//! assert_eq!(rating, Some(Rating::At(Proficiency::Working)));
//! for note in &migration.notes {
//!     println!("{note}"); // `juggling` (expert): unknown skill ...
//! }
//!
//! // What was not carried is written back.
//! let json = serde_json::to_string(&migration.to_stored())?;
//! assert!(json.contains(r#""juggling":"expert""#));
//! # }
//! # Ok::<(), serde_json::Error>(())
//! ```

mod form;
mod job;
mod migration;
mod note;
mod profile;
mod read;
mod value;

pub use self::job::StoredJob;
pub use self::migration::Migration;
pub use self::note::{Note, Reason};
pub use self::profile::StoredProfile;
pub use crate::names::Known;
