//! The bytes of a file as text, or what they are instead.

use std::fmt;
use std::io::Read;

use memchr::memchr;

use super::error::ReadReleaseError;

/// What a file is that is not CSV text in UTF-8.
///
/// ```
/// use capability_framework::publication::{FileKind, ReadReleaseError, Release};
///
/// let error = Release::read(&b"PK\x03\x04..."[..], &b""[..]).unwrap_err();
/// assert!(matches!(error, ReadReleaseError::NotCsv { found: FileKind::Zip, .. }));
/// assert_eq!(
///     error.to_string(),
///     "roles.csv: a zip archive, as workbooks are (.xlsx, .ods), instead of CSV text in UTF-8; \
///      open it and save the sheet as CSV in UTF-8"
/// );
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum FileKind {
    /// A zip archive, as the workbooks of Excel and LibreOffice are.
    Zip,
    /// A workbook of Excel before 2007, or another file of its kind.
    OldWorkbook,
    /// A gzip archive.
    Gzip,
    /// A PDF.
    Pdf,
    /// Text in UTF-16 or UTF-32.
    Utf16,
    /// A web page or an XML document, as a site sends instead of a file that it does not have.
    Page,
    /// JSON.
    Json,
    /// Something else that is not text.
    Binary,
}

impl FileKind {
    /// What a file is by its first bytes, if they are not those of a text in UTF-8.
    fn of_bytes(bytes: &[u8]) -> Option<FileKind> {
        match bytes {
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(FileKind::Zip),
            [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(FileKind::OldWorkbook),
            [0x1f, 0x8b, ..] => Some(FileKind::Gzip),
            [b'%', b'P', b'D', b'F', ..] => Some(FileKind::Pdf),
            // By its byte order mark, or by a first letter of ASCII.
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, b' '..=b'~', ..] | [b' '..=b'~', 0, ..] => {
                Some(FileKind::Utf16)
            }
            _ => {
                let start = bytes.get(..1024).unwrap_or(bytes);
                memchr(0, start).map(|_| FileKind::Binary)
            }
        }
    }

    /// What a text is that has no header.
    pub(super) fn of_text(text: &str) -> Option<FileKind> {
        match text.trim_start().as_bytes() {
            [b'<', ..] => Some(FileKind::Page),
            [b'{', b'"' | b'}' | b'\n' | b' ', ..]
            | [b'[', b'{' | b'[' | b']' | b'\n' | b' ', ..] => Some(FileKind::Json),
            _ => None,
        }
    }

    pub(super) fn advice(self) -> &'static str {
        match self {
            FileKind::Zip | FileKind::OldWorkbook => "open it and save the sheet as CSV in UTF-8",
            FileKind::Gzip => "unpack it first",
            FileKind::Utf16 => "save it as UTF-8",
            FileKind::Pdf | FileKind::Page | FileKind::Json | FileKind::Binary => {
                "download the file again"
            }
        }
    }
}

/// What it is, with its article: "a zip archive, ...".
impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            FileKind::Zip => "a zip archive, as workbooks are (.xlsx, .ods),",
            FileKind::OldWorkbook => "an old Excel workbook (.xls)",
            FileKind::Gzip => "a gzip archive",
            FileKind::Pdf => "a PDF",
            FileKind::Utf16 => "text in UTF-16",
            FileKind::Page => "a web page or XML, perhaps the error page of a site,",
            FileKind::Json => "JSON",
            FileKind::Binary => "binary data",
        })
    }
}

/// Reads a file as text in which every line ends in LF, without its byte order mark.
pub(super) fn read_text(
    mut reader: impl Read,
    file: &'static str,
) -> Result<Result<String, NotUtf8>, ReadReleaseError> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| ReadReleaseError::Io { file, error })?;
    if let Some(found) = FileKind::of_bytes(&bytes) {
        return Err(ReadReleaseError::NotCsv { file, found });
    }
    normalise_line_ends(&mut bytes);
    Ok(String::from_utf8(bytes).map_err(NotUtf8::new))
}

/// A text up to where it stops being UTF-8.
pub(super) struct NotUtf8 {
    pub(super) valid: String,
    /// The byte that is wrong; `None` where the text ends within a character.
    pub(super) byte: Option<u8>,
}

impl NotUtf8 {
    fn new(error: std::string::FromUtf8Error) -> NotUtf8 {
        let valid_length = error.utf8_error().valid_up_to();
        let is_cut = error.utf8_error().error_len().is_none();
        let mut bytes = error.into_bytes();
        let byte = bytes.get(valid_length).copied().filter(|_| !is_cut);
        bytes.truncate(valid_length);
        let valid = String::from_utf8(bytes);
        debug_assert!(valid.is_ok(), "the bytes before the error are valid");
        NotUtf8 { valid: valid.unwrap_or_default(), byte }
    }
}

/// Makes one LF of every line end: of CR LF, of CR CR LF (a file converted twice) and of a lone CR.
fn normalise_line_ends(bytes: &mut Vec<u8>) {
    let Some(first) = memchr(b'\r', bytes) else { return };
    let rest = bytes.split_off(first);
    let mut rest = rest.as_slice();
    while let Some(end) = memchr(b'\r', rest) {
        let (line, end) = rest.split_at_checked(end).unwrap_or_default();
        bytes.extend_from_slice(line);
        bytes.push(b'\n');
        let returns = end.iter().take_while(|byte| **byte == b'\r').count();
        rest = match end.get(returns..).unwrap_or_default() {
            [b'\n', rest @ ..] => rest,
            rest => {
                bytes.resize(bytes.len() + returns - 1, b'\n');
                rest
            }
        };
    }
    bytes.extend_from_slice(rest);
}
