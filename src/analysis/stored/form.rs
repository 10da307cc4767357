//! What stored forms have in common: the label of an edition, official skills and own ones by name,
//! and whatever else a store holds, written back as it was read.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::value::Value;
use crate::framework::Edition;
use crate::names::ParseError;

/// Names with what is stored for each, in their order. A key may be repeated, as in JSON it can.
pub(super) type Entries = Vec<(String, Value)>;

/// A stored form as it was read.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Form {
    /// The label of the edition.
    pub(super) edition: Option<Value>,
    pub(super) official: Entries,
    pub(super) own: Entries,
    /// The keys that this version does not know.
    pub(super) others: Vec<(Value, Value)>,
}

impl Form {
    /// The edition, where it is one that this version knows.
    #[inline]
    pub(super) fn edition(&self) -> Result<Edition, ParseError> {
        match &self.edition {
            None => "".parse(),
            Some(label) => label.to_string().parse(),
        }
    }

    /// The edition, or the latest where none is stored. A label that is empty is an error.
    #[cfg(feature = "serde")]
    #[inline]
    pub(super) fn edition_or_latest(&self) -> Result<Edition, ParseError> {
        if self.edition.is_none() { Ok(Edition::LATEST) } else { self.edition() }
    }
}

/// Each key once, in the order of its first place, with the value that counts: text, and of two texts
/// the stronger.
#[inline]
pub(super) fn unique<'a>(
    entries: impl Iterator<Item = (&'a str, &'a Value)>,
    strength: fn(&str) -> Option<u8>,
) -> Vec<(&'a str, &'a Value)> {
    let strength = |value: &Value| value.as_text().map(strength);
    let mut unique: Vec<(&str, &Value)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    // Of the values of repeated keys, each read once, as they may be long.
    let mut strengths: BTreeMap<usize, Option<Option<u8>>> = BTreeMap::new();
    for (key, value) in entries {
        let place = *places.entry(key).or_insert(unique.len());
        let Some((_, strongest)) = unique.get_mut(place) else {
            unique.push((key, value));
            continue;
        };
        let most = strengths.entry(place).or_insert_with(|| strength(strongest));
        let other = strength(value);
        if other > *most {
            (*strongest, *most) = (value, other);
        }
    }
    unique
}

#[cfg(feature = "serde")]
pub(super) use serde::{Shape, deserialize, serialize};

#[cfg(feature = "serde")]
mod serde {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;
    use core::fmt;

    use ::serde_core::de::{
        DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor,
    };
    use ::serde_core::ser::{Error as _, Serialize, SerializeMap, SerializeStruct, Serializer};

    use super::{Entries, Form};
    use crate::analysis::stored::value::{Value, last_of_each};

    const EDITION: &str = "edition";
    const OWN: &str = "own";

    /// What differs between the stored forms.
    pub(in crate::analysis::stored) struct Shape {
        pub(in crate::analysis::stored) name: &'static str,
        /// The keys of a form: the edition, the official skills, the own ones.
        pub(in crate::analysis::stored) fields: &'static [&'static str; 3],
        pub(in crate::analysis::stored) expected: &'static str,
        /// Of the values of a repeated key, the strongest counts.
        pub(in crate::analysis::stored) strength: fn(&str) -> Option<u8>,
    }

    impl Shape {
        /// Each key once, in the order of its first place, with the value that counts.
        #[inline]
        fn unique<'a>(&self, entries: &'a Entries) -> Vec<(&'a str, &'a Value)> {
            let entries = entries.iter().map(|(key, value)| (key.as_str(), value));
            super::unique(entries, self.strength)
        }
    }

    /// As a map, with the keys that are not known last. A binary format may need the fields in their
    /// order and the types that it expects, and has no place for others.
    pub(in crate::analysis::stored) fn serialize<S: Serializer>(
        form: &Form,
        shape: &Shape,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let [_, official_key, _] = *shape.fields;
        let (official, own) = (shape.unique(&form.official), shape.unique(&form.own));
        if serializer.is_human_readable() {
            let mut map = serializer.serialize_map(None)?;
            map.serialize_entry(EDITION, &form.edition)?;
            map.serialize_entry(official_key, &Map(&official))?;
            if !own.is_empty() {
                map.serialize_entry(OWN, &Map(&own))?;
            }
            for (key, value) in &form.others {
                map.serialize_entry(key, value)?;
            }
            return map.end();
        }
        let edition = form.edition.as_ref().map(|edition| (EDITION, edition));
        let mut values = official.iter().chain(&own).copied().chain(edition);
        if let Some((key, value)) = values.find(|(_, value)| value.as_text().is_none()) {
            let message = format!("`{key}` is {value}: only text has a place in a binary format");
            return Err(S::Error::custom(message));
        }
        if let Some((key, _)) = form.others.first() {
            let message = format!("`{key}` is not known and has no place in a binary format");
            return Err(S::Error::custom(message));
        }
        let mut record = serializer.serialize_struct(shape.name, 3)?;
        record.serialize_field(EDITION, &form.edition)?;
        record.serialize_field(official_key, &Map(&official))?;
        record.serialize_field(OWN, &Map(&own))?;
        record.end()
    }

    struct Map<'a>(&'a [(&'a str, &'a Value)]);

    impl Serialize for Map<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.iter().copied())
        }
    }

    /// From a map of any values, or from the fields in their order, which are then text.
    pub(in crate::analysis::stored) fn deserialize<'de, D: Deserializer<'de>>(
        shape: &'static Shape,
        deserializer: D,
    ) -> Result<Form, D::Error> {
        deserializer.deserialize_struct(shape.name, shape.fields, FormVisitor(shape))
    }

    struct FormVisitor(&'static Shape);

    impl<'de> Visitor<'de> for FormVisitor {
        type Value = Form;

        #[inline]
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let [_, official, _] = *self.0.fields;
            write!(f, "a map with the keys `{EDITION}` and `{official}`")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Form, A::Error> {
            let missing = |count| A::Error::invalid_length(count, &self);
            let texts = || EntriesVisitor { shape: self.0, any: false };
            let edition: Option<String> = seq.next_element()?.ok_or_else(|| missing(0))?;
            let official = seq.next_element_seed(texts())?.ok_or_else(|| missing(1))?;
            let own = seq.next_element_seed(texts())?.ok_or_else(|| missing(2))?;
            Ok(Form { edition: edition.map(Value::Text), official, own, others: Vec::new() })
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Form, A::Error> {
            let [_, official_key, _] = *self.0.fields;
            let any = || EntriesVisitor { shape: self.0, any: true };
            let (mut edition, mut official, mut own) = (None, None, None);
            let mut others = Vec::new();
            while let Some(key) = map.next_key::<Value>()? {
                let index = match &key {
                    Value::Text(key) => self.0.fields.iter().position(|field| field == key),
                    Value::Unsigned(index) => usize::try_from(*index).ok(),
                    _ => None,
                };
                let repeated = match index {
                    Some(0) => edition.replace(map.next_value::<Value>()?).map(|_| EDITION),
                    Some(1) => official.replace(map.next_value_seed(any())?).map(|_| official_key),
                    Some(2) => own.replace(map.next_value_seed(any())?).map(|_| OWN),
                    _ => {
                        others.push((key, map.next_value()?));
                        None
                    }
                };
                if let Some(field) = repeated {
                    return Err(A::Error::duplicate_field(field));
                }
            }
            Ok(Form {
                edition: edition.filter(|edition| *edition != Value::Null),
                official: official.ok_or_else(|| A::Error::missing_field(official_key))?,
                own: own.unwrap_or_default(),
                others: last_of_each(others),
            })
        }
    }

    /// The entries of a form, of which the values are text or may be anything.
    struct EntriesVisitor {
        shape: &'static Shape,
        any: bool,
    }

    impl<'de> DeserializeSeed<'de> for EntriesVisitor {
        type Value = Entries;

        fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Entries, D::Error> {
            from.deserialize_map(self)
        }
    }

    impl<'de> Visitor<'de> for EntriesVisitor {
        type Value = Entries;

        #[inline]
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.shape.expected)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
            let mut entries = Vec::new();
            while let Some(key) = map.next_key()? {
                let value =
                    if self.any { map.next_value()? } else { Value::Text(map.next_value()?) };
                entries.push((key, value));
            }
            Ok(entries)
        }
    }
}
