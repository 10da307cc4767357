//! serde: entries are slugs in every format, records are structs of them.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use ::serde_core::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use ::serde_core::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};

use super::lookup::FromText;
use super::parse_error::ParseError;
use crate::framework::date::Date;
use crate::framework::entries::each_enum;
use crate::framework::{
    Document, Edition, Grade, LevelRequirement, Matrix, MatrixRow, Proficiency, Requirement,
    Requirements, Role, RoleFamily, RoleLevel, RoleRequirement, Skill, Source, Statement, Track,
};

/// Gives an enum that is read from text its serde form, the slug.
macro_rules! slug {
    (type: $T:ident $($words:tt)*) => {
        /// As the slug, in binary formats too: a number would change its meaning when an edition
        /// inserts an entry.
        impl ::serde_core::Serialize for $T {
            fn serialize<S: ::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.slug())
            }
        }

        /// From a slug, name or former name, as [`FromStr`](core::str::FromStr) reads them.
        impl<'de> ::serde_core::Deserialize<'de> for $T {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<$T, D::Error> {
                deserializer.deserialize_str($crate::names::serde::NameVisitor::new())
            }
        }
    };
}

pub(crate) use slug;

each_enum!(slug);

/// Reads an enum from its slug or name.
pub(crate) struct NameVisitor<T>(PhantomData<T>);

impl<T> NameVisitor<T> {
    #[inline]
    pub(crate) fn new() -> Self {
        NameVisitor(PhantomData)
    }
}

impl<T: FromText + FromStr<Err = ParseError>> Visitor<'_> for NameVisitor<T> {
    type Value = T;

    #[inline]
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the slug or name of {} {}", T::KIND.article, T::KIND.name)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    // Some formats hand out text as it stands in a buffer.
    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<T, E> {
        match core::str::from_utf8(bytes) {
            Ok(text) => self.visit_str(text),
            Err(_) => Err(E::invalid_value(Unexpected::Bytes(bytes), &self)),
        }
    }
}

/// Reads a text by its `FromStr`, whose error is the message; a value of another type is an error that
/// names what was expected.
#[cfg(feature = "alloc")]
pub(crate) fn deserialize_text<'de, T: FromStr<Err: fmt::Display>, D: Deserializer<'de>>(
    expected: &'static str,
    deserializer: D,
) -> Result<T, D::Error> {
    struct Text<T>(&'static str, PhantomData<T>);

    impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Text<T> {
        type Value = T;

        #[inline]
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<T, E> {
            match core::str::from_utf8(bytes) {
                Ok(text) => self.visit_str(text),
                Err(_) => Err(E::invalid_value(Unexpected::Bytes(bytes), &self)),
            }
        }
    }

    deserializer.deserialize_str(Text(expected, PhantomData))
}

/// As ISO 8601 has it, `2026-05-29`.
impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{self:?}"))
    }
}

/// From a date as ISO 8601 has it.
impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        struct DateVisitor;

        impl Visitor<'_> for DateVisitor {
            type Value = Date;

            #[inline]
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as 2026-05-29")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
                let mut parts = text.splitn(3, '-');
                let mut date = || {
                    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
                    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
                };
                date().ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(DateVisitor)
    }
}

/// Gives a struct whose fields are all public the serde form that a derive would, without the
/// derive's price in compile time: unknown fields are ignored, an optional field may be missing. What
/// follows from the fields is written with them for people to read, by methods, and not read back.
macro_rules! record {
    ($T:ident { $($field:ident),* } $(with { $($also:ident),* })?) => {
        impl ::serde_core::Serialize for $T {
            fn serialize<S: ::serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use ::serde_core::ser::SerializeStruct;

                let (fields, also): (&[&str], &[&str]) =
                    (&[$(stringify!($field)),*], &[$($(stringify!($also)),*)?]);
                // A binary format may read fields by their number: there, only what is read.
                let also = if serializer.is_human_readable() { also } else { &[] };
                let count = fields.len() + also.len();
                let mut record = serializer.serialize_struct(stringify!($T), count)?;
                $(record.serialize_field(stringify!($field), &self.$field)?;)*
                $(if !also.is_empty() {
                    $(record.serialize_field(stringify!($also), &self.$also())?;)*
                })?
                record.end()
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $T {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(deserializer: D) -> Result<$T, D::Error> {
                use ::serde_core::de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
                use ::serde_core::Deserialize;

                const FIELDS: &[&str] = &[$(stringify!($field)),*];

                #[allow(non_camel_case_types)]
                enum Field { $($field,)* Unknown }

                struct FieldVisitor;
                impl Visitor<'_> for FieldVisitor {
                    type Value = Field;

                    #[inline]
                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str("the name of a field")
                    }

                    fn visit_str<E: Error>(self, name: &str) -> Result<Field, E> {
                        Ok(match name {
                            $(stringify!($field) => Field::$field,)*
                            _ => Field::Unknown,
                        })
                    }

                    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Field, E> {
                        self.visit_str(core::str::from_utf8(name).unwrap_or_default())
                    }

                    fn visit_u64<E: Error>(self, index: u64) -> Result<Field, E> {
                        let index = usize::try_from(index).ok();
                        let name = index.and_then(|index| FIELDS.get(index));
                        self.visit_str(name.copied().unwrap_or_default())
                    }
                }
                impl<'de> Deserialize<'de> for Field {
                    fn deserialize<D: ::serde_core::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                        from.deserialize_identifier(FieldVisitor)
                    }
                }

                struct RecordVisitor;
                impl<'de> Visitor<'de> for RecordVisitor {
                    type Value = $T;

                    #[inline]
                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str(concat!("a ", stringify!($T)))
                    }

                    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<$T, A::Error> {
                        let mut count = 0;
                        $(
                            let Some($field) = seq.next_element()? else {
                                return Err(A::Error::invalid_length(count, &self));
                            };
                            count += 1;
                        )*
                        let _ = count;
                        Ok($T { $($field),* })
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$T, A::Error> {
                        $(let mut $field = None;)*
                        while let Some(field) = map.next_key()? {
                            match field {
                                $(Field::$field => {
                                    if $field.replace(map.next_value()?).is_some() {
                                        return Err(A::Error::duplicate_field(stringify!($field)));
                                    }
                                })*
                                Field::Unknown => {
                                    map.next_value::<IgnoredAny>()?;
                                }
                            }
                        }
                        Ok($T {
                            $($field: match $field {
                                Some(value) => value,
                                None => $crate::names::serde::missing(stringify!($field))?,
                            }),*
                        })
                    }
                }
                deserializer.deserialize_struct(stringify!($T), FIELDS, RecordVisitor)
            }
        }
    };
}

pub(crate) use record;

/// What a field is when it is missing: nothing, if it is optional.
pub(crate) fn missing<'de, T: Deserialize<'de>, E: Error>(field: &'static str) -> Result<T, E> {
    struct Missing<E>(&'static str, PhantomData<E>);

    impl<'de, E: Error> Deserializer<'de> for Missing<E> {
        type Error = E;

        #[inline]
        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
            Err(E::missing_field(self.0))
        }

        #[inline]
        fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
            visitor.visit_none()
        }

        ::serde_core::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
            unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
        }
    }

    T::deserialize(Missing(field, PhantomData))
}

record!(Requirement { skill, proficiency });
record!(RoleRequirement { role, level, skill, proficiency });
record!(LevelRequirement { level, proficiency });
record!(Source { document, line });

/// As the sequence of the requirements. Read back into a collection of [`Requirement`]: only the
/// crate itself makes views of its data.
impl Serialize for Requirements<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(*self)
    }
}

/// As text, edition and sources. It is not read back: its text is the crate's own.
impl Serialize for Statement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut statement = serializer.serialize_struct("Statement", 3)?;
        statement.serialize_field("text", self.text)?;
        statement.serialize_field("edition", &self.edition())?;
        statement.serialize_field("sources", &Sequence(self.sources()))?;
        statement.end()
    }
}

/// As role, edition, levels, and rows of a skill with its cells. It is not read back: role and edition
/// say it all.
impl Serialize for Matrix {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut matrix = serializer.serialize_struct("Matrix", 4)?;
        matrix.serialize_field("role", &self.role())?;
        matrix.serialize_field("edition", &self.edition())?;
        matrix.serialize_field("levels", self.levels())?;
        matrix.serialize_field("rows", &Sequence(self.rows()))?;
        matrix.end()
    }
}

impl Serialize for MatrixRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("MatrixRow", 2)?;
        row.serialize_field("skill", &self.skill())?;
        row.serialize_field("cells", &Sequence(self.cells()))?;
        row.end()
    }
}

/// What an iterator yields, with the length told first, because binary formats ask for it.
pub(crate) struct Sequence<I>(pub(crate) I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for Sequence<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.0.clone().count()))?;
        for item in self.0.clone() {
            sequence.serialize_element(&item)?;
        }
        sequence.end()
    }
}
