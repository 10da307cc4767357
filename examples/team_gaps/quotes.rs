//! Quotes of a table that are out of place. The csv crate reads such a table in silence, and takes
//! the rows behind an open quote for the text of one field.

/// A field whose quotes are wrong.
pub struct Flaw {
    /// The line on which the field begins.
    pub line: usize,
    pub column: usize,
    /// The byte at which the field begins.
    pub start: usize,
    pub what: &'static str,
}

const UNCLOSED: &str = "a quote is opened and never closed; the file may be cut";
const STRAY: &str = "a stray quote; a field with quotes should be quoted and its quotes doubled";

/// The first field of a table whose quotes are wrong.
pub fn first_flaw(table: &[u8]) -> Option<Flaw> {
    let (mut line, mut column, mut start) = (1, 0, 0);
    while let Some(field) = table.get(start..).filter(|field| !field.is_empty()) {
        let flaw = |what| Some(Flaw { line, column, start, what });
        let quoted = match field {
            [b'"', text @ ..] => match closing_quote(text) {
                Some(length) => length + 2,
                None => return flaw(UNCLOSED),
            },
            _ => 0,
        };
        let is_special = |byte: &u8| matches!(byte, b',' | b'\r' | b'\n' | b'"');
        let plain = field[quoted..].iter().position(is_special).unwrap_or(field.len() - quoted);
        let end = quoted + plain;
        if field.get(end) == Some(&b'"') || (quoted > 0 && plain > 0) {
            return flaw(STRAY);
        }
        let next = end + if field[end..].starts_with(b"\r\n") { 2 } else { 1 };
        column = if field.get(end) == Some(&b',') { column + 1 } else { 0 };
        line += line_ends(&field[..next.min(field.len())]);
        start += next;
    }
    None
}

/// The length of a quoted text: up to the first quote that is not doubled.
fn closing_quote(text: &[u8]) -> Option<usize> {
    let mut end = 0;
    loop {
        end += text[end..].iter().position(|byte| *byte == b'"')?;
        if text.get(end + 1) != Some(&b'"') {
            return Some(end);
        }
        end += 2;
    }
}

/// How many lines end in a text: at `\n`, `\r\n` or `\r`, as the csv crate has it.
pub fn line_ends(text: &[u8]) -> usize {
    let end =
        |at: usize, byte: u8| byte == b'\n' || (byte == b'\r' && text.get(at + 1) != Some(&b'\n'));
    text.iter().enumerate().filter(|(at, byte)| end(*at, **byte)).count()
}
