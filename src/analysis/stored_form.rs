//! What stored forms have in common: the label of an edition, entries by name, and whatever else a
//! store holds, written back as it was read.

use alloc::string::String;
use alloc::vec::Vec;

use super::stored_value::Value;

/// A stored form as it was read.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Form {
    /// The label of the edition.
    pub(super) edition: Option<Value>,
    /// Names with what is stored for each, in their order. A key may be repeated, as in JSON it can.
    pub(super) entries: Vec<(String, Value)>,
    /// The keys that this version does not know.
    pub(super) others: Vec<(Value, Value)>,
}

#[cfg(feature = "serde")]
pub(super) use serde::{Shape, deserialize, serialize};

#[cfg(feature = "serde")]
mod serde {
    use alloc::collections::BTreeMap;
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;
    use core::fmt;

    use ::serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
    use ::serde::ser::{Error as _, Serialize, SerializeMap, SerializeStruct, Serializer};

    use super::Form;
    use crate::analysis::stored_value::Value;

    const EDITION: &str = "edition";

    /// What differs between the stored forms.
    pub(in crate::analysis) struct Shape {
        pub(in crate::analysis) name: &'static str,
        /// The keys of a form, the first of which is the edition's.
        pub(in crate::analysis) fields: &'static [&'static str; 2],
        pub(in crate::analysis) expected: &'static str,
        /// Of the values of a repeated key, the strongest counts.
        pub(in crate::analysis) strength: fn(&str) -> Option<u8>,
    }

    impl Shape {
        /// Each key once, in the order of its first place, with the value that counts.
        fn unique<'a>(&self, entries: &'a [(String, Value)]) -> Vec<(&'a str, &'a Value)> {
            let strength = |value: &Value| value.as_text().and_then(self.strength);
            let mut unique: Vec<(&str, &Value)> = Vec::with_capacity(entries.len());
            let mut places: BTreeMap<&str, usize> = BTreeMap::new();
            for (key, value) in entries {
                let place = *places.entry(key).or_insert(unique.len());
                match unique.get_mut(place) {
                    None => unique.push((key, value)),
                    Some((_, first)) if strength(value) > strength(first) => *first = value,
                    Some(_) => {}
                }
            }
            unique
        }
    }

    /// As a map, with the keys that are not known last. A binary format may need the fields in their
    /// order and the types that it expects, and holds no others.
    pub(in crate::analysis) fn serialize<S: Serializer>(
        form: &Form,
        shape: &Shape,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let [_, entries_key] = *shape.fields;
        let unique = shape.unique(&form.entries);
        if serializer.is_human_readable() {
            let mut map = serializer.serialize_map(Some(2 + form.others.len()))?;
            map.serialize_entry(EDITION, &form.edition)?;
            map.serialize_entry(entries_key, &Entries(&unique))?;
            for (key, value) in &form.others {
                map.serialize_entry(key, value)?;
            }
            return map.end();
        }
        let values = unique.iter().copied().chain(form.edition.as_ref().map(|of| (EDITION, of)));
        if let Some((key, value)) = values.clone().find(|(_, value)| value.as_text().is_none()) {
            let message = format!("`{key}` is {value}: only text has a place in a binary format");
            return Err(S::Error::custom(message));
        }
        if let Some((key, _)) = form.others.first() {
            let message = format!("`{key}` is not known and has no place in a binary format");
            return Err(S::Error::custom(message));
        }
        let mut record = serializer.serialize_struct(shape.name, 2)?;
        record.serialize_field(EDITION, &form.edition)?;
        record.serialize_field(entries_key, &Entries(&unique))?;
        record.end()
    }

    struct Entries<'a>(&'a [(&'a str, &'a Value)]);

    impl Serialize for Entries<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.iter().copied())
        }
    }

    /// From a map of any values, or from the fields in their order, which are then text.
    pub(in crate::analysis) fn deserialize<'de, D: Deserializer<'de>>(
        shape: &'static Shape,
        deserializer: D,
    ) -> Result<Form, D::Error> {
        deserializer.deserialize_struct(shape.name, shape.fields, FormVisitor(shape))
    }

    struct FormVisitor(&'static Shape);

    impl<'de> Visitor<'de> for FormVisitor {
        type Value = Form;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let [_, entries] = *self.0.fields;
            write!(f, "a map with the keys `{EDITION}` and `{entries}`")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Form, A::Error> {
            let missing = |count| A::Error::invalid_length(count, &self);
            let edition: Option<String> = seq.next_element()?.ok_or_else(|| missing(0))?;
            let entries = EntriesVisitor { shape: self.0, any: false };
            let entries = seq.next_element_seed(entries)?.ok_or_else(|| missing(1))?;
            let edition = edition.map(Value::Text);
            Ok(Form { edition, entries, others: Vec::new() })
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Form, A::Error> {
            let [_, entries_key] = *self.0.fields;
            let (mut edition, mut entries, mut others) = (None, None, Vec::new());
            while let Some(key) = map.next_key::<Value>()? {
                let (is_edition, is_entries) = match &key {
                    Value::Text(key) => (key == EDITION, key == entries_key),
                    Value::Unsigned(index) => (*index == 0, *index == 1),
                    _ => (false, false),
                };
                let repeated = |field| A::Error::duplicate_field(field);
                if is_edition {
                    if edition.replace(map.next_value::<Value>()?).is_some() {
                        return Err(repeated(EDITION));
                    }
                } else if is_entries {
                    let found = map.next_value_seed(EntriesVisitor { shape: self.0, any: true })?;
                    if entries.replace(found).is_some() {
                        return Err(repeated(entries_key));
                    }
                } else {
                    others.push((key, map.next_value()?));
                }
            }
            Ok(Form {
                edition: edition.filter(|edition| *edition != Value::Null),
                entries: entries.ok_or_else(|| A::Error::missing_field(entries_key))?,
                others,
            })
        }
    }

    /// The entries of a form, of which the values are text or may be anything.
    struct EntriesVisitor {
        shape: &'static Shape,
        any: bool,
    }

    impl<'de> DeserializeSeed<'de> for EntriesVisitor {
        type Value = Vec<(String, Value)>;

        fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
            from.deserialize_map(self)
        }
    }

    impl<'de> Visitor<'de> for EntriesVisitor {
        type Value = Vec<(String, Value)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.shape.expected)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
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
