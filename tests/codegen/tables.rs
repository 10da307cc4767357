//! Tab-separated tables, and `Fault`, the one error for anything wrong with the data.

use std::collections::BTreeMap;
use std::fmt;

/// The files below `src/data` by path.
pub type Files = BTreeMap<String, String>;

/// Something wrong in a data file: where, what, and what would be right.
#[derive(Debug)]
pub struct Fault {
    pub file: String,
    pub line: usize,
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "src/data/{}:{}: {}", self.file, self.line, self.message)
    }
}

/// One line of a table.
pub struct Row<'a, const N: usize> {
    file: &'a str,
    pub line: usize,
    pub fields: [&'a str; N],
}

impl<const N: usize> Row<'_, N> {
    pub fn fault(&self, message: impl Into<String>) -> Fault {
        Fault { file: self.file.to_owned(), line: self.line, message: message.into() }
    }
}

/// The rows of the table `file`, whose first line must be `header`.
pub fn rows<'a, const N: usize>(
    files: &'a Files,
    file: &'a str,
    header: [&str; N],
) -> Result<Vec<Row<'a, N>>, Fault> {
    let fault = |line, message| Fault { file: file.to_owned(), line, message };
    let text = text(files, file)?;
    let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    let header = header.join("\t");
    if lines.next().map(|(_, first)| first) != Some(header.as_str()) {
        return Err(fault(1, format!("the header should be `{}`", header.replace('\t', " "))));
    }
    lines
        .map(|(line, text)| {
            let fields: Vec<&str> = text.split('\t').collect();
            let count = fields.len();
            let fields = <[&str; N]>::try_from(fields).map_err(|_| {
                fault(line, format!("{count} fields, should be {N} with one tab between them"))
            })?;
            if let Some(field) = fields.iter().find(|f| f.is_empty() || f.trim() != **f) {
                let message =
                    format!("field `{field}` should be neither empty (write `-`) nor padded");
                return Err(fault(line, message));
            }
            Ok(Row { file, line, fields })
        })
        .collect()
}

/// The text of `file`.
pub fn text<'a>(files: &'a Files, file: &str) -> Result<&'a str, Fault> {
    files.get(file).map(String::as_str).ok_or_else(|| Fault {
        file: file.to_owned(),
        line: 1,
        message: "the file is missing and should exist".to_owned(),
    })
}
