//! What the examples share: a name that may be one of several types of entry.

use capability_framework::ParseError;

/// The first reading of a name that succeeds; `expected` says what it may be.
pub fn first<T, const N: usize>(
    name: &str,
    expected: &str,
    readings: [Result<T, ParseError>; N],
) -> Result<T, String> {
    let mut hint = None;
    for reading in readings {
        match reading {
            Ok(entry) => return Ok(entry),
            // The first error that knows what is meant.
            Err(error) if hint.is_none() && error.hint().is_some() => hint = Some(error),
            Err(_) => {}
        }
    }
    let unknown = || format!("unknown {expected} `{}`", name.escape_debug());
    Err(hint.map_or_else(unknown, |error| error.to_string()))
}
