//! JSON Schema, by schemars 1.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use ::schemars::{JsonSchema, Schema, SchemaGenerator};

use super::{EXAMPLES, NEEDS, REASONS, each_schema, slugs};
use crate::analysis::audit::Finding;
use crate::analysis::job::{
    Job, JobChange, JobDelta, JobGap, JobGapItem, JobSkill, Need, OwnSkill,
};
use crate::analysis::stored::{Migration, Note, Reason, StoredJob, StoredProfile};
use crate::analysis::workforce::{Coverage, NearestLevels, Shortfalls};
use crate::analysis::{
    Change, ChangeCounts, ChangeKind, Delta, Gap, GapCounts, GapItem, GapKind, Nearest, Profile,
    RatingChange, RatingChangeKind, Shortfall,
};
use crate::framework::history::{Date, Event, EventKind};
use crate::framework::{
    Document, Edition, Entry, EntryKind, Grade, LevelRequirement, Matrix, MatrixRow, Proficiency,
    Rating, Requirement, Requirements, Role, RoleFamily, RoleLevel, RoleRequirement, Skill, Source,
    Statement, Track,
};
use crate::names::{Known, ParseError};

macro_rules! schemars {
    (words $T:ty as $name:literal: $words:expr, $says:literal) => {
        schemars!($T, $name, |_| {
            let mut schema = typed("string", $says);
            schema.insert("enum".into(), $words.collect::<Vec<&str>>().into());
            schema
        });
    };
    (name $T:ty as $name:literal: $slugs:expr, $says:literal) => {
        schemars!($T, $name, |_| {
            let mut schema = typed("string", $says);
            schema.insert("examples".into(), $slugs.take(EXAMPLES).collect::<Vec<&str>>().into());
            schema.insert("minLength".into(), 1.into());
            schema
        });
    };
    (date $T:ty as $name:literal, $says:literal) => {
        schemars!($T, $name, |_| {
            let mut schema = typed("string", $says);
            schema.insert("format".into(), "date".into());
            schema
        });
    };
    (list $T:ty as $name:literal of $Item:ty, $says:literal) => {
        schemars!($T, $name, |generator| {
            let mut schema = typed("array", $says);
            schema.insert("items".into(), generator.subschema_for::<$Item>().into());
            schema
        });
    };
    (
        record $T:ty as $name:literal { $($field:ident: $F:ty),* }
        $(optional { $($also:ident: $A:ty),* })?, $says:literal
    ) => {
        schemars!($T, $name, |generator| {
            let mut schema = typed("object", $says);
            let properties = [
                $((stringify!($field), generator.subschema_for::<$F>()),)*
                $($((stringify!($also), generator.subschema_for::<$A>()),)*)?
            ];
            schema.insert("properties".into(), properties.into_iter().collect());
            schema.insert("required".into(), [$(stringify!($field)),*].into_iter().collect());
            schema
        });
    };
    ($T:ty, $name:literal, $schema:expr) => {
        impl JsonSchema for $T {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn schema_id() -> Cow<'static, str> {
                concat!("capability_framework::", $name).into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let schema: fn(&mut SchemaGenerator) -> Schema = $schema;
                schema(generator)
            }
        }
    };
}

fn typed(kind: &str, description: &str) -> Schema {
    let mut schema = Schema::default();
    schema.insert("description".into(), description.into());
    schema.insert("type".into(), kind.into());
    schema
}

each_schema!(schemars);

/// Any text.
impl<T> JsonSchema for Known<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Known".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        typed("string", "An entry, or a text that is not known yet.")
    }
}
