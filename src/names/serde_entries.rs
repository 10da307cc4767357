//! serde: an entry of any type, and what speaks of entries.

use core::fmt;

use ::serde_core::de::{
    Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use ::serde_core::ser::{Serialize, SerializeStruct, Serializer};

use super::given::Given;
use super::parse_error::ParseError;
#[cfg(feature = "search")]
use super::search::Hit;
use crate::framework::history::Event;
use crate::framework::{
    Document, Edition, Entry, EntryKind, Grade, Proficiency, Role, RoleFamily, RoleLevel, Skill,
    Track,
};

/// As kind and slug: `{"kind": "skill", "slug": "testing"}`. A slug alone would not do: a role and a
/// role level may have the same.
impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entry = serializer.serialize_struct("Entry", 2)?;
        entry.serialize_field("kind", &self.kind())?;
        entry.serialize_field("slug", self.slug())?;
        entry.end()
    }
}

/// From kind and slug, or a name of the kind, in either order.
impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Entry, D::Error> {
        deserializer.deserialize_struct("Entry", &["kind", "slug"], EntryVisitor)
    }
}

struct EntryVisitor;

impl<'de> Visitor<'de> for EntryVisitor {
    type Value = Entry;

    #[inline]
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entry of the framework as kind and slug")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Entry, A::Error> {
        let Some(kind) = seq.next_element()? else {
            return Err(A::Error::invalid_length(0, &self));
        };
        let Some(Name(name)) = seq.next_element()? else {
            return Err(A::Error::invalid_length(1, &self));
        };
        read(kind, name.as_str()).map_err(A::Error::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entry, A::Error> {
        let (mut kind, mut slug) = (None, None);
        while let Some(field) = map.next_key()? {
            let is_new = match field {
                Field::Kind => kind.replace(map.next_value()?).is_none(),
                Field::Slug => slug.replace(map.next_value()?).is_none(),
                Field::Unknown => {
                    map.next_value::<IgnoredAny>()?;
                    true
                }
            };
            if !is_new {
                return Err(A::Error::duplicate_field(field.name()));
            }
        }
        let kind = kind.ok_or_else(|| A::Error::missing_field("kind"))?;
        let Name(name) = slug.ok_or_else(|| A::Error::missing_field("slug"))?;
        read(kind, name.as_str()).map_err(A::Error::custom)
    }
}

/// The entry of a kind that is called `name`.
#[inline]
fn read(kind: EntryKind, name: &str) -> Result<Entry, ParseError> {
    Ok(match kind {
        EntryKind::RoleFamily => name.parse::<RoleFamily>()?.into(),
        EntryKind::Role => name.parse::<Role>()?.into(),
        EntryKind::RoleLevel => name.parse::<RoleLevel>()?.into(),
        EntryKind::Skill => name.parse::<Skill>()?.into(),
        EntryKind::Proficiency => name.parse::<Proficiency>()?.into(),
        EntryKind::Grade => name.parse::<Grade>()?.into(),
        EntryKind::Track => name.parse::<Track>()?.into(),
        EntryKind::Edition => name.parse::<Edition>()?.into(),
        EntryKind::Document => name.parse::<Document>()?.into(),
    })
}

#[derive(Clone, Copy)]
enum Field {
    Kind,
    Slug,
    Unknown,
}

impl Field {
    #[inline]
    fn name(self) -> &'static str {
        match self {
            Field::Kind => "kind",
            Field::Slug => "slug",
            Field::Unknown => "unknown",
        }
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Field, D::Error> {
        struct FieldVisitor;

        impl Visitor<'_> for FieldVisitor {
            type Value = Field;

            #[inline]
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Field, E> {
                Ok(match name {
                    "kind" => Field::Kind,
                    "slug" => Field::Slug,
                    _ => Field::Unknown,
                })
            }
        }

        deserializer.deserialize_identifier(FieldVisitor)
    }
}

/// A slug or name, kept until its kind is known.
struct Name(Given);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Name, D::Error> {
        struct NameVisitor;

        impl Visitor<'_> for NameVisitor {
            type Value = Name;

            #[inline]
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a slug or name")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
                Ok(Name(Given::new(name)))
            }
        }

        deserializer.deserialize_str(NameVisitor)
    }
}

/// As a record of its fields. It is not read back: events are the crate's own.
impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut event = serializer.serialize_struct("Event", 6)?;
        event.serialize_field("date", &self.date)?;
        event.serialize_field("kind", &self.kind)?;
        event.serialize_field("entry_kind", &self.entry_kind)?;
        event.serialize_field("old_name", &self.old_name)?;
        event.serialize_field("new_name", &self.new_name)?;
        event.serialize_field("entry", &self.entry)?;
        event.end()
    }
}

/// As a record of its fields. It is not read back: texts are the crate's own.
#[cfg(feature = "search")]
impl Serialize for Hit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut hit = serializer.serialize_struct("Hit", 5)?;
        hit.serialize_field("kind", &self.kind)?;
        hit.serialize_field("entry", &self.entry)?;
        hit.serialize_field("removed", &self.removed)?;
        hit.serialize_field("matched", &self.matched)?;
        hit.serialize_field("text", self.text)?;
        hit.end()
    }
}

/// As what was expected and given, the message, and the suggestion, which may be null: for a service
/// that answers with it.
impl Serialize for ParseError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("ParseError", 4)?;
        error.serialize_field("expected", self.expected())?;
        error.serialize_field("given", self.given())?;
        error.serialize_field("message", &format_args!("{self}"))?;
        error.serialize_field("suggestion", &self.suggestion())?;
        error.end()
    }
}
