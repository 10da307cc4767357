//! Branches of a ladder.

use super::closed_world::closed_world;
use crate::generated::track as table;
pub use crate::generated::track::Track;

closed_world!(Track, table, "tracks", Management, "management", "Management");
