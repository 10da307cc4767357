//! The header of a file, wherever it is and however it is spelt.

use std::borrow::Cow;

use super::records::Records;

/// A header, and the records below it.
pub(super) struct Header<'a> {
    pub(super) names: Vec<Cow<'a, str>>,
    pub(super) line: usize,
    pub(super) separator: u8,
    pub(super) records: Records<'a>,
}

/// What separates the fields of files in use: Excel writes semicolons where a comma is the decimal
/// sign, and tabs if asked for text.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// How far down a header is looked for: the name of a sheet may be above it, or Excel's `sep=;`.
const LINES: usize = 10;

/// The first line that has all of the columns.
pub(super) fn find<'a>(text: &'a str, columns: &[&str]) -> Option<Header<'a>> {
    candidates(text).find(|header| header.missing(columns).is_none())
}

/// The line that has the most of the columns, if one has any.
pub(super) fn nearest<'a>(text: &'a str, columns: &[&str]) -> Option<Header<'a>> {
    let count = |header: &Header<'_>| columns.iter().filter_map(|c| header.position(c)).count();
    let counted = candidates(text).map(|header| (count(&header), header));
    let nearest = counted.reduce(|best, next| if next.0 > best.0 { next } else { best });
    nearest.filter(|(count, _)| *count > 0).map(|(_, header)| header)
}

/// The first lines, split at each separator.
fn candidates(text: &str) -> impl Iterator<Item = Header<'_>> {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1));
    let lines = (1..).zip(starts).take(LINES);
    lines.flat_map(move |(line, start)| {
        SEPARATORS.into_iter().filter_map(move |separator| {
            let mut records = Records::new(text, separator, start, line);
            let mut names = Vec::new();
            match records.next(&mut names) {
                Ok(Some(found)) if found == line => {
                    Some(Header { names, line, separator, records })
                }
                _ => None,
            }
        })
    })
}

impl Header<'_> {
    /// The position of a column: where its name is exact, or else the first that differs only in
    /// case and white space.
    pub(super) fn position(&self, column: &str) -> Option<usize> {
        let exact = self.names.iter().position(|name| name == column);
        exact.or_else(|| self.names.iter().position(|name| is_same(name, column)))
    }

    /// The first of the columns that is missing.
    pub(super) fn missing<'c>(&self, columns: &[&'c str]) -> Option<&'c str> {
        columns.iter().copied().find(|column| self.position(column).is_none())
    }
}

/// Whether two names of columns differ only in case and in white space, as which `_` counts too.
pub(super) fn is_same(name: &str, column: &str) -> bool {
    fn words(text: &str) -> impl Iterator<Item = &str> {
        let is_space = |c: char| c.is_whitespace() || matches!(c, '_' | '\u{200b}' | '\u{feff}');
        text.split(is_space).filter(|word| !word.is_empty())
    }
    let mut columns = words(column);
    words(name).all(|word| columns.next().is_some_and(|c| word.eq_ignore_ascii_case(c)))
        && columns.next().is_none()
}
