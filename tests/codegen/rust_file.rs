//! A generated file, written item by item.

use std::fmt::Write;

use crate::COMMAND;
use crate::catalogue::Entry;
use crate::naming::key;
use crate::variant_docs::Docs;

/// A generated file about one type.
pub struct RustFile {
    of: &'static str,
    text: String,
}

impl RustFile {
    pub fn new(of: &'static str) -> RustFile {
        RustFile { of, text: String::new() }
    }

    pub fn finish(self, uses: &[&str]) -> String {
        let mut text = header();
        for path in uses {
            let _ = writeln!(text, "use super::{path};");
        }
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

    /// The enum. `variant` gives the doc lines and the aliases of the entry at a position.
    pub fn enumeration(
        &mut self,
        entries: &[&Entry],
        docs: &str,
        non_exhaustive: bool,
        variant: impl Fn(usize) -> Docs,
    ) {
        self.docs(docs);
        self.text.push_str("#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]\n");
        if non_exhaustive {
            self.text.push_str("#[non_exhaustive]\n");
        }
        let _ = writeln!(self.text, "pub enum {} {{", self.of);
        for (at, entry) in entries.iter().enumerate() {
            let (lines, mut aliases) = variant(at);
            for line in lines {
                let _ = writeln!(self.text, "{}", format!("    /// {line}").trim_end());
            }
            aliases.extend([entry.name.clone(), entry.slug.clone()]);
            aliases.retain(|alias| !alias.eq_ignore_ascii_case(&entry.identifier));
            aliases.sort();
            aliases.dedup();
            for alias in aliases {
                let _ = writeln!(self.text, "    #[doc(alias = {alias:?})]");
            }
            if let Some(retired) = &entry.retired {
                let _ = writeln!(self.text, "    #[deprecated(note = {retired:?})]");
            }
            let _ = writeln!(self.text, "    {},", entry.identifier);
        }
        self.text.push_str("}\n");
        let of = self.of;
        let live = entries.iter().filter(|entry| entry.retired.is_none());
        let variants = live.map(|entry| format!("{of}::{}", entry.identifier));
        self.array("ALL", of, variants);
    }

    /// The struct, each field with its documentation.
    pub fn record(&mut self, docs: &str, derive: &str, fields: &[(&str, &str)]) {
        self.docs(docs);
        let _ = writeln!(self.text, "#[derive(Clone, {derive})]\npub struct {} {{", self.of);
        for (docs, field) in fields {
            if !docs.is_empty() {
                let _ = writeln!(self.text, "    /// {docs}");
            }
            let _ = writeln!(self.text, "    {field},");
        }
        self.text.push_str("}\n");
    }

    /// Names, slugs, and the sorted lookup table of every name's letters and digits.
    pub fn names(&mut self, entries: &[&Entry], names: &[(usize, String)]) {
        self.array("NAMES", "&str", entries.iter().map(|entry| quote(&entry.name)));
        self.array("SLUGS", "&str", entries.iter().map(|entry| quote(&entry.slug)));
        let mut keys: Vec<(String, usize)> =
            names.iter().map(|(at, name)| (key(name), *at)).collect();
        keys.sort();
        keys.dedup();
        self.note("The letters and digits of every name in lower case, sorted.");
        let of = self.of;
        let rows = keys
            .iter()
            .map(|(key, at)| tuple(&[quote(key), format!("{of}::{}", entries[*at].identifier)]));
        self.array("KEYS", &format!("(&str, {of})"), rows);
    }

    pub fn urls(&mut self, urls: impl Iterator<Item = String>) {
        self.array("URLS", "&str", urls.map(|url| quote(&url)));
    }

    /// A table with one row per item.
    pub fn array(&mut self, name: &str, of: &str, items: impl Iterator<Item = String>) {
        let rows = items.map(|item| format!("    {item},\n"));
        self.table(name, of, rows.collect());
    }

    /// A table of slices, each below a comment that says whose it is.
    pub fn nested(
        &mut self,
        name: &str,
        of: &str,
        slices: impl Iterator<Item = (String, Vec<String>)>,
    ) {
        let rows = slices.map(|(of, items)| format!("    // {of}\n    {},\n", lines(&items)));
        self.table(name, of, rows.collect());
    }

    /// A table of slices, each with its key.
    pub fn keyed(&mut self, name: &str, of: &str, slices: Vec<(String, Vec<String>)>) {
        let rows = slices.iter().map(|(key, items)| format!("    ({key}, {}),\n", lines(items)));
        self.table(name, of, rows.collect());
    }

    fn table(&mut self, name: &str, of: &str, rows: Vec<String>) {
        self.gap();
        let keyword = if name == "ALL" { "const" } else { "static" };
        let (count, rows) = (rows.len(), rows.concat());
        let _ = writeln!(self.text, "pub(crate) {keyword} {name}: [{of}; {count}] = [\n{rows}];");
    }

    fn docs(&mut self, docs: &str) {
        self.text.push('\n');
        for line in docs.trim().lines() {
            let _ = writeln!(self.text, "{}", format!("/// {line}").trim_end());
        }
    }

    /// A blank line, unless the line above documents what comes.
    fn gap(&mut self) {
        if !self.text.lines().last().is_some_and(|line| line.starts_with("///")) {
            self.text.push('\n');
        }
    }
}

pub fn header() -> String {
    format!("// @generated by `{COMMAND}` from src/data. Do not edit.\n\n")
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
fn lines(items: &[String]) -> String {
    if items.is_empty() {
        return "&[]".to_owned();
    }
    let items: String = items.iter().map(|item| format!("        {item},\n")).collect();
    format!("&[\n{items}    ]")
}
