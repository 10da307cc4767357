//! A generated file, written item by item. What goes into each is in `emit.rs`.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::COMMAND;
use crate::catalogue::Entry;
use crate::emit_history::date_literal;
use crate::history::Date;
use crate::markdown::{aliases, comment};
use crate::variant_docs::Docs;

/// How the entries of a type are called.
pub struct Names<'a> {
    /// What parsing finds, sorted.
    pub keys: Vec<(String, usize)>,
    /// More names, as people write them.
    pub others: Vec<(String, usize)>,
    pub kind_words: Vec<&'a str>,
    pub removed: BTreeMap<String, Date>,
}

/// A generated file about one type.
pub struct RustFile {
    type_name: &'static str,
    text: String,
}

impl RustFile {
    pub fn new(type_name: &'static str) -> RustFile {
        RustFile { type_name, text: String::new() }
    }

    /// The file with what it uses: row types by their path from the root, and other tables. `date`
    /// is left out where no name was removed.
    pub fn finish(self, uses: &[&str]) -> String {
        let mut text = header();
        let is_used = |path: &&str| !path.ends_with("::date") || self.text.contains("date(2");
        let (rows, tables): (Vec<&str>, Vec<&str>) =
            uses.iter().copied().filter(is_used).partition(|path| path.starts_with("crate::"));
        rows.iter().for_each(|path| text += &format!("use {path};\n"));
        tables.iter().for_each(|path| text += &format!("use super::{path};\n"));
        text.push_str(if uses.is_empty() { self.text.trim_start() } else { &self.text });
        text
    }

    /// An item as it stands, after a blank line.
    pub fn item(&mut self, text: &str) {
        let _ = write!(self.text, "\n{text}\n");
    }

    /// A line of documentation for the item that comes next.
    pub fn note(&mut self, line: &str) {
        self.gap();
        let _ = writeln!(self.text, "/// {line}");
    }

    /// The enum, documented by the Markdown file of its name. `variant` gives the doc lines and the
    /// aliases of the entry at a position.
    pub fn enumeration(
        &mut self,
        entries: &[&Entry],
        attributes: &[&str],
        variant: impl Fn(usize) -> Docs,
    ) {
        let docs = snake_case(self.type_name);
        let _ = writeln!(self.text, "\n#[doc = include_str!(\"../framework/{docs}.md\")]");
        self.text.push_str("#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]\n");
        for attribute in attributes {
            let _ = writeln!(self.text, "{attribute}");
        }
        let _ = writeln!(self.text, "pub enum {} {{", self.type_name);
        for (index, entry) in entries.iter().enumerate() {
            let (lines, mut names) = variant(index);
            self.text += &comment(&lines, "    ", "///");
            names.extend([entry.name.clone(), entry.slug.clone()]);
            self.text += &aliases(names, &entry.identifier, "    ");
            if let Some(retired) = &entry.retired {
                let _ = writeln!(self.text, "    #[deprecated(note = {retired:?})]");
            }
            let _ = writeln!(self.text, "    {},", entry.identifier);
        }
        self.text.push_str("}\n");
        let type_name = self.type_name;
        let live = entries.iter().filter(|entry| entry.retired.is_none());
        let variants = live.map(|entry| format!("{type_name}::{}", entry.identifier));
        self.array("ALL", type_name, variants);
        let last = entries.last().map_or("", |last| &last.identifier);
        self.note("How many variants there are, the retired ones too: the length of every table by variant.");
        let _ = writeln!(
            self.text,
            "pub(crate) const VARIANTS: usize = {type_name}::{last} as usize + 1;"
        );
    }

    /// Names, slugs, and what parsing and its errors read.
    pub fn names(&mut self, entries: &[&Entry], names: &Names<'_>) {
        let type_name = self.type_name;
        self.by_variant("NAMES", "&str", entries.iter().map(|entry| quote(&entry.name)));
        self.by_variant("SLUGS", "&str", entries.iter().map(|entry| quote(&entry.slug)));
        let retired = entries.iter().filter(|entry| entry.retired.is_some());
        let retired = retired.map(|entry| format!("{type_name}::{}", entry.identifier));
        self.array("RETIRED", type_name, retired);
        let row = |(name, index): &(String, usize)| tuple(&[quote(name), index.to_string()]);
        self.note("The letters and digits of every name in lower case, sorted, with the index of the variant.");
        self.array("KEYS", "(&str, u16)", names.keys.iter().map(row));
        self.note(
            "More names, as they are written, with the index of the variant: former ones, titles.",
        );
        self.array("OTHER_NAMES", "(&str, u16)", names.others.iter().map(row));
        self.note("Words that only say the kind where they end a name.");
        self.array("KIND_WORDS", "&str", names.kind_words.iter().map(|word| quote(word)));
        self.note(
            "The letters and digits of names that mean nothing today, with the date of the removal.",
        );
        let rows =
            names.removed.iter().map(|(key, date)| tuple(&[quote(key), date_literal(*date)]));
        self.array("REMOVED", "(&str, Date)", rows);
    }

    pub fn urls(&mut self, urls: impl Iterator<Item = String>) {
        self.by_variant("URLS", "&str", urls.map(|url| quote(&url)));
    }

    /// A table with one row per item.
    pub fn array(&mut self, name: &str, row_type: &str, items: impl Iterator<Item = String>) {
        let rows: Vec<String> = items.map(|item| format!("    {item},\n")).collect();
        self.table(name, &format!("{row_type}; {}", rows.len()), rows);
    }

    /// A table with one row per variant, which does not compile if one is missing.
    pub fn by_variant(&mut self, name: &str, row_type: &str, items: impl Iterator<Item = String>) {
        let rows = items.map(|item| format!("    {item},\n"));
        self.table(name, &format!("{row_type}; VARIANTS"), rows.collect());
    }

    /// A table of slices, each below a comment that says whose it is. `row_type` ends in the length.
    pub fn nested(
        &mut self,
        name: &str,
        row_type: &str,
        slices: impl Iterator<Item = (String, Vec<String>)>,
    ) {
        let rows = slices.map(|(owner, items)| format!("    // {owner}\n    {},\n", lines(&items)));
        self.table(name, row_type, rows.collect());
    }

    /// A table of slices, each with its key.
    pub fn keyed(&mut self, name: &str, row_type: &str, slices: Vec<(String, Vec<String>)>) {
        let rows = slices.iter().map(|(key, items)| format!("    ({key}, {}),\n", lines(items)));
        self.table(name, &format!("{row_type}; {}", slices.len()), rows.collect());
    }

    /// A table of `rows` as they stand. `row_type` ends in the length.
    pub fn table(&mut self, name: &str, row_type: &str, rows: Vec<String>) {
        self.gap();
        let keyword = if name == "ALL" { "const" } else { "static" };
        let rows = rows.concat();
        let _ = writeln!(self.text, "pub(crate) {keyword} {name}: [{row_type}] = [\n{rows}];");
    }

    /// A blank line, unless the line above documents what comes.
    fn gap(&mut self) {
        if !self.text.lines().last().is_some_and(|line| line.starts_with("///")) {
            self.text.push('\n');
        }
    }
}

/// What stands at the head of a generated file.
pub fn comment_at_head() -> String {
    format!("@generated by `{COMMAND}` from src/data. Do not edit.")
}

pub fn header() -> String {
    format!("// {}\n\n", comment_at_head())
}

/// `RoleFamily` as the name of a file, `role_family`.
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

pub fn quote(text: &str) -> String {
    format!("{text:?}")
}

pub fn slice(items: impl Iterator<Item = String>) -> String {
    format!("&[{}]", items.collect::<Vec<_>>().join(", "))
}

pub fn tuple(items: &[String]) -> String {
    format!("({})", items.join(", "))
}

/// A slice with one item per line, in a row of a table.
pub fn lines(items: &[String]) -> String {
    if items.is_empty() {
        return "&[]".to_owned();
    }
    let items: String = items.iter().map(|item| format!("        {item},\n")).collect();
    format!("&[\n{items}    ]")
}
