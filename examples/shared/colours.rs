//! What the examples share: colours of the 256 that can be read on white and on black. Each has one
//! meaning, and is only a help: the text says the same.

use anstyle::Ansi256Color;
use capability_framework::{ChangeKind, Proficiency};

/// From cool to warm.
pub const fn proficiency(proficiency: Proficiency) -> Ansi256Color {
    Ansi256Color(match proficiency {
        Proficiency::Awareness => 243,
        Proficiency::Working => 63,
        Proficiency::Practitioner => 98,
        Proficiency::Expert => 163,
    })
}

/// Green for more, red for less.
pub const fn change(kind: ChangeKind) -> Option<Ansi256Color> {
    match kind {
        ChangeKind::Added | ChangeKind::Raised => Some(Ansi256Color(29)),
        ChangeKind::Unchanged => None,
        ChangeKind::Lowered | ChangeKind::Dropped => Some(Ansi256Color(131)),
    }
}
