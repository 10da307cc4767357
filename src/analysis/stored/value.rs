//! A value of a stored form: text, or what a store has in its place, kept to be written back.

use alloc::string::String;
#[cfg(feature = "serde")]
use alloc::vec::Vec;
use core::fmt;

/// Any value of a self-describing format.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::analysis::stored) enum Value {
    Text(String),
    #[cfg(feature = "serde")]
    Null,
    #[cfg(feature = "serde")]
    Bool(bool),
    #[cfg(feature = "serde")]
    Signed(i64),
    #[cfg(feature = "serde")]
    Unsigned(u64),
    /// The bits of an `f64`, which compare as the number was written.
    #[cfg(feature = "serde")]
    Float(u64),
    #[cfg(feature = "serde")]
    Bytes(Vec<u8>),
    #[cfg(feature = "serde")]
    List(Vec<Value>),
    #[cfg(feature = "serde")]
    Map(Vec<(Value, Value)>),
}

impl Value {
    pub(in crate::analysis::stored) fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            #[cfg(feature = "serde")]
            _ => None,
        }
    }
}

/// A text as it is, a number as it is written, anything larger by what it is.
impl fmt::Display for Value {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Text(text) => f.write_str(text),
            #[cfg(feature = "serde")]
            Value::Null => f.write_str("null"),
            #[cfg(feature = "serde")]
            Value::Bool(value) => value.fmt(f),
            #[cfg(feature = "serde")]
            Value::Signed(number) => number.fmt(f),
            #[cfg(feature = "serde")]
            Value::Unsigned(number) => number.fmt(f),
            #[cfg(feature = "serde")]
            Value::Float(bits) => f64::from_bits(*bits).fmt(f),
            #[cfg(feature = "serde")]
            Value::Bytes(_) => f.write_str("bytes"),
            #[cfg(feature = "serde")]
            Value::List(_) => f.write_str("a list"),
            #[cfg(feature = "serde")]
            Value::Map(_) => f.write_str("a map"),
        }
    }
}

#[cfg(feature = "serde")]
pub(in crate::analysis::stored) use serde::last_of_each;

#[cfg(feature = "serde")]
mod serde {
    use alloc::borrow::ToOwned;
    use alloc::collections::{BTreeMap, BTreeSet};
    use alloc::string::String;
    use alloc::vec::Vec;
    use core::fmt;

    use ::serde_core::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
    use ::serde_core::ser::{Serialize, Serializer};

    use super::Value;

    impl Serialize for Value {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Value::Text(text) => serializer.serialize_str(text),
                Value::Null => serializer.serialize_none(),
                Value::Bool(value) => serializer.serialize_bool(*value),
                Value::Signed(number) => serializer.serialize_i64(*number),
                Value::Unsigned(number) => serializer.serialize_u64(*number),
                Value::Float(bits) => serializer.serialize_f64(f64::from_bits(*bits)),
                Value::Bytes(bytes) => serializer.serialize_bytes(bytes),
                Value::List(items) => serializer.collect_seq(items),
                Value::Map(entries) => serializer.collect_map(entries.iter().map(|(k, v)| (k, v))),
            }
        }
    }

    impl<'de> Deserialize<'de> for Value {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
            deserializer.deserialize_any(ValueVisitor)
        }
    }

    /// Each key once: of a repeated one the last value counts, as elsewhere in JSON.
    #[inline]
    pub(in crate::analysis::stored) fn last_of_each(
        entries: Vec<(Value, Value)>,
    ) -> Vec<(Value, Value)> {
        let places = entries.iter().enumerate().map(|(place, (key, _))| (key, place));
        let last: BTreeMap<&Value, usize> = places.collect();
        let last: BTreeSet<usize> = last.into_values().collect();
        let entries = entries.into_iter().enumerate();
        entries.filter(|(place, _)| last.contains(place)).map(|(_, entry)| entry).collect()
    }

    struct ValueVisitor;

    impl<'de> Visitor<'de> for ValueVisitor {
        type Value = Value;

        #[inline]
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a value")
        }

        fn visit_unit<E: Error>(self) -> Result<Value, E> {
            Ok(Value::Null)
        }

        fn visit_none<E: Error>(self) -> Result<Value, E> {
            Ok(Value::Null)
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
            Value::deserialize(deserializer)
        }

        fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Value, D::Error> {
            Value::deserialize(inner)
        }

        fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
            Ok(Value::Bool(value))
        }

        fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
            Ok(Value::Signed(number))
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
            Ok(Value::Unsigned(number))
        }

        fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
            Ok(Value::Float(number.to_bits()))
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
            Ok(Value::Text(text.to_owned()))
        }

        fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
            Ok(Value::Text(text))
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Value, E> {
            Ok(Value::Bytes(bytes.to_owned()))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
            let mut items = Vec::new();
            while let Some(item) = seq.next_element()? {
                items.push(item);
            }
            Ok(Value::List(items))
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(Value::Map(last_of_each(entries)))
        }
    }
}
