//! serde for what follows from the framework: records of plain facts both ways, views one way.

#[cfg(feature = "alloc")]
mod lists;

use ::serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::analysis::change::Change;
use crate::analysis::delta::{ChangeCounts, Delta};
use crate::analysis::gap::{Gap, GapCounts, GapItem};
#[cfg(feature = "alloc")]
use crate::analysis::nearest::Nearest;
use crate::analysis::rating_change::RatingChange;
use crate::analysis::shortfall::Shortfall;
#[cfg(feature = "alloc")]
use crate::analysis::workforce::Coverage;
use crate::names::serde::{Sequence, record};

record!(Change { skill, from, to } with { kind });
record!(ChangeCounts { added, raised, unchanged, lowered, dropped });
record!(GapItem { skill, required, rating } with { kind, steps });
record!(GapCounts { below, at, above, not_assessed });
record!(Shortfall { steps_below, steps_not_assessed });
record!(RatingChange { skill, from, to } with { kind, steps });
#[cfg(feature = "alloc")]
record!(Coverage { skill, proficiency, held, below, steps_below, not_assessed });

/// As `counts` and `changes`, each with its `kind`. Fields may be added. It is not read back: it
/// does not know whose requirements they are.
impl Serialize for Delta<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut delta = serializer.serialize_struct("Delta", 2)?;
        delta.serialize_field("counts", &self.counts())?;
        delta.serialize_field("changes", &Sequence(self.changes()))?;
        delta.end()
    }
}

/// As `is_met`, `counts`, `steps_below`, `steps_not_assessed` and `items`, each with its `kind` and
/// `steps`. Fields may be added. It is not read back: it does not know whose requirements they are.
impl Serialize for Gap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut gap = serializer.serialize_struct("Gap", 5)?;
        gap.serialize_field("is_met", &self.is_met())?;
        gap.serialize_field("counts", &self.counts())?;
        gap.serialize_field("steps_below", &self.steps_below())?;
        gap.serialize_field("steps_not_assessed", &self.steps_not_assessed())?;
        gap.serialize_field("items", &Sequence(self.items()))?;
        gap.end()
    }
}

/// As the level with `overlap`, `shared`, `held`, `required`, `steps` and `missing`. It is not read
/// back: it follows from the level and what it was compared with.
#[cfg(feature = "alloc")]
impl Serialize for Nearest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut nearest = serializer.serialize_struct("Nearest", 7)?;
        nearest.serialize_field("level", &self.level())?;
        nearest.serialize_field("overlap", &self.overlap())?;
        nearest.serialize_field("shared", &self.shared())?;
        nearest.serialize_field("held", &self.held())?;
        nearest.serialize_field("required", &self.required())?;
        nearest.serialize_field("steps", &self.steps())?;
        nearest.serialize_field("missing", &self.missing())?;
        nearest.end()
    }
}
