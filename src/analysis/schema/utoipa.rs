//! OpenAPI, by utoipa 5.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use ::utoipa::openapi::schema::{
    ArrayBuilder, KnownFormat, ObjectBuilder, OneOfBuilder, Schema, SchemaFormat, Type,
};
use ::utoipa::openapi::{Ref, RefOr};
use ::utoipa::{PartialSchema, ToSchema};

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

type Schemas = Vec<(String, RefOr<Schema>)>;

/// A type as it stands within another: by reference where it has a name.
trait Part {
    fn part() -> RefOr<Schema>;

    /// Adds what is referred to.
    fn add_to(_: &mut Schemas) {}
}

macro_rules! utoipa {
    (words $T:ty as $name:literal: $words:expr, $says:literal) => {
        utoipa!($T, $name, typed(Type::String, $says).enum_values(Some($words)), {});
    };
    (name $T:ty as $name:literal: $slugs:expr, $says:literal) => {
        utoipa!(
            $T,
            $name,
            typed(Type::String, $says).examples($slugs.take(EXAMPLES)).min_length(Some(1)),
            {}
        );
    };
    (date $T:ty as $name:literal, $says:literal) => {
        utoipa!(
            $T,
            $name,
            typed(Type::String, $says).format(Some(SchemaFormat::KnownFormat(KnownFormat::Date))),
            {}
        );
    };
    (list $T:ty as $name:literal of $Item:ty, $says:literal) => {
        utoipa!(
            $T,
            $name,
            ArrayBuilder::new().items(<$Item>::part()).description(Some($says)),
            { $Item }
        );
    };
    (
        record $T:ty as $name:literal { $($field:ident: $F:ty),* }
        $(optional { $($also:ident: $A:ty),* })?, $says:literal
    ) => {
        utoipa!(
            $T,
            $name,
            typed(Type::Object, $says)
                $(.property(stringify!($field), <$F>::part()).required(stringify!($field)))*
                $($(.property(stringify!($also), <$A>::part()))*)?,
            { $($F)* $($($A)*)? }
        );
    };
    ($T:ty, $name:literal, $schema:expr, { $($Part:ty)* }) => {
        impl PartialSchema for $T {
            fn schema() -> RefOr<Schema> {
                $schema.into()
            }
        }

        impl ToSchema for $T {
            fn name() -> Cow<'static, str> {
                $name.into()
            }

            fn schemas(_schemas: &mut Schemas) {
                $(<$Part>::add_to(_schemas);)*
            }
        }

        impl Part for $T {
            fn part() -> RefOr<Schema> {
                Ref::from_schema_name($name).into()
            }

            fn add_to(schemas: &mut Schemas) {
                schemas.push(($name.into(), <$T>::schema()));
                <$T>::schemas(schemas);
            }
        }
    };
}

fn typed(kind: Type, description: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(kind).description(Some(description))
}

each_schema!(utoipa);

/// Any text.
impl<T> PartialSchema for Known<T> {
    fn schema() -> RefOr<Schema> {
        typed(Type::String, "An entry, or a text that is not known yet.").into()
    }
}

impl<T> ToSchema for Known<T> {
    fn name() -> Cow<'static, str> {
        "Known".into()
    }
}

macro_rules! plain {
    ($($T:ty: $kind:ident $($least:literal)?)*) => {$(
        impl Part for $T {
            fn part() -> RefOr<Schema> {
                ObjectBuilder::new().schema_type(Type::$kind)$(.minimum(Some($least)))?.into()
            }
        }
    )*};
}

plain! { String: String bool: Boolean f64: Number i8: Integer u16: Integer 0 u32: Integer 0 u64: Integer 0 }

impl<T: Part> Part for Option<T> {
    fn part() -> RefOr<Schema> {
        let null = ObjectBuilder::new().schema_type(Type::Null);
        OneOfBuilder::new().item(null).item(T::part()).into()
    }

    fn add_to(schemas: &mut Schemas) {
        T::add_to(schemas);
    }
}

impl<T: Part> Part for Vec<T> {
    fn part() -> RefOr<Schema> {
        ArrayBuilder::new().items(T::part()).into()
    }

    fn add_to(schemas: &mut Schemas) {
        T::add_to(schemas);
    }
}

impl<T: Part> Part for BTreeMap<String, T> {
    fn part() -> RefOr<Schema> {
        let map = ObjectBuilder::new().schema_type(Type::Object);
        map.additional_properties(Some(T::part())).into()
    }

    fn add_to(schemas: &mut Schemas) {
        T::add_to(schemas);
    }
}

impl Part for Range<usize> {
    fn part() -> RefOr<Schema> {
        let range = ObjectBuilder::new().schema_type(Type::Object);
        let range = range.property("start", u64::part()).required("start");
        range.property("end", u64::part()).required("end").into()
    }
}
