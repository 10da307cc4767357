//! The form of a value: its fields in their order, and what is in each, whatever the edition.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

/// What all values of a type have in common, and where they differ.
#[derive(Default)]
pub struct Form {
    /// `null`, `text`, `number`, `true or false`.
    scalars: BTreeSet<&'static str>,
    items: Option<Box<Form>>,
    fields: Option<Fields>,
    /// Of what has names for its keys.
    entries: Option<Box<Form>>,
}

#[derive(Default)]
struct Fields {
    /// Name, form, and in how many objects it is.
    fields: Vec<(String, Form, usize)>,
    objects: usize,
}

impl Form {
    pub fn of(values: &[Value]) -> Form {
        let mut form = Form::default();
        values.iter().for_each(|value| form.add(value));
        form
    }

    fn add(&mut self, value: &Value) {
        match value {
            Value::Null => drop(self.scalars.insert("null")),
            Value::Bool(_) => drop(self.scalars.insert("true or false")),
            Value::Number(_) => drop(self.scalars.insert("number")),
            Value::String(_) => drop(self.scalars.insert("text")),
            Value::Array(items) => {
                let form = self.items.get_or_insert_default();
                items.iter().for_each(|item| form.add(item));
            }
            Value::Object(object) => {
                let all = self.fields.get_or_insert_default();
                all.objects += 1;
                for (key, value) in object {
                    let index = all.fields.iter().position(|(name, ..)| name == key);
                    let index = index.unwrap_or_else(|| {
                        all.fields.push((key.clone(), Form::default(), 0));
                        all.fields.len() - 1
                    });
                    let (_, form, count) = &mut all.fields[index];
                    *count += 1;
                    match value {
                        // Official and own skills with what they are at.
                        Value::Object(skills) if ["ratings", "skills", "own"].contains(&&**key) => {
                            let form = form.entries.get_or_insert_default();
                            skills.values().for_each(|value| form.add(value));
                        }
                        _ => form.add(value),
                    }
                }
            }
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut alternatives: Vec<String> = Vec::new();
        if let Some(fields) = &self.fields {
            alternatives.push(fields.to_string());
        }
        if let Some(form) = &self.entries {
            alternatives.push(format!("{{name: {form}}}"));
        }
        alternatives.extend(self.items.iter().map(|form| format!("[{form}]")));
        alternatives.extend(self.scalars.iter().rev().map(|scalar| (*scalar).to_owned()));
        f.write_str(&alternatives.join(" or "))
    }
}

impl fmt::Display for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{")?;
        for (index, (name, form, count)) in self.fields.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            let optional = if *count < self.objects { "?" } else { "" };
            write!(f, "{separator}{name}{optional}: {form}")?;
        }
        f.write_str("}")
    }
}
