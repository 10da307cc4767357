//! Files that are no download, and what they are called instead.

use capability_framework::publication::{FileKind, ReadReleaseError, Release};

use super::forms::quoted;
use super::{ROLES, ROLES_HEADER, SKILLS_HEADER, roles_csv, skills_csv};

#[track_caller]
fn roles_fail(roles: impl AsRef<[u8]>, message: &str) {
    let error = Release::read(roles.as_ref(), skills_csv().as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(error.file(), "roles.csv");
}

#[track_caller]
fn skills_fail(skills: impl AsRef<[u8]>, message: &str) {
    let error = Release::read(roles_csv().as_bytes(), skills.as_ref()).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(error.file(), "skills.csv");
}

#[test]
fn what_is_not_csv_is_called_by_its_name() {
    for (bytes, kind, message) in [
        (
            &b"PK\x03\x04\x14\0\x06\0"[..],
            FileKind::Zip,
            "a zip archive, as workbooks are (.xlsx, .ods), instead of CSV text in UTF-8; open it \
             and save the sheet as CSV in UTF-8",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            FileKind::OldWorkbook,
            "an old Excel workbook (.xls) instead of CSV text in UTF-8; open it and save the sheet \
             as CSV in UTF-8",
        ),
        (
            b"\x1f\x8b\x08\0\0\0\0\0",
            FileKind::Gzip,
            "a gzip archive instead of CSV text in UTF-8; unpack it first",
        ),
        (
            b"%PDF-1.7\n%\xe2\xe3",
            FileKind::Pdf,
            "a PDF instead of CSV text in UTF-8; download the file again",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            FileKind::Binary,
            "binary data instead of CSV text in UTF-8; download the file again",
        ),
        (
            b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>",
            FileKind::Page,
            "a web page or XML, perhaps the error page of a site, instead of CSV text in UTF-8; \
             download the file again",
        ),
        (
            b"\n<!DOCTYPE html>\n<html lang=\"en\"><title>Service unavailable, sorry</title>",
            FileKind::Page,
            "a web page or XML, perhaps the error page of a site, instead of CSV text in UTF-8; \
             download the file again",
        ),
        (
            b"{\"message\": \"Not found\", \"status\": 404}",
            FileKind::Json,
            "JSON instead of CSV text in UTF-8; download the file again",
        ),
        (
            b"[\n  {\"role\": \"Technical writer\"}\n]",
            FileKind::Json,
            "JSON instead of CSV text in UTF-8; download the file again",
        ),
    ] {
        roles_fail(bytes, &format!("roles.csv: {message}"));
        skills_fail(bytes, &format!("skills.csv: {message}"));
        let error = Release::read(bytes, &b""[..]).unwrap_err();
        assert!(matches!(error, ReadReleaseError::NotCsv { found, .. } if found == kind));
    }
}

#[test]
fn text_in_utf_16() {
    let message = "text in UTF-16 instead of CSV text in UTF-8; save it as UTF-8";
    let units: Vec<u16> = roles_csv().encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    for bytes in
        [[&b"\xff\xfe"[..], &little].concat(), [&b"\xfe\xff"[..], &big].concat(), little, big]
    {
        roles_fail(&bytes, &format!("roles.csv: {message}"));
        skills_fail(&bytes, &format!("skills.csv: {message}"));
    }
}

/// As Windows-1252 and Mac Roman have an apostrophe, and Latin-1 an e with an accent.
#[test]
fn text_in_another_encoding() {
    for byte in [0x92, 0xd5, 0xe9] {
        let mut bytes = roles_csv().into_bytes();
        let position = bytes.windows(6).position(|word| word == b"Leads.").unwrap();
        bytes[position] = byte;
        roles_fail(
            &bytes,
            &format!(
                "roles.csv, line 5, field `Role Level Description`: the byte 0x{byte:02x} is not \
                 UTF-8; save the file as UTF-8"
            ),
        );
    }
    // In the first field of a record, in a field of several lines, and where there is no header.
    let mut bytes = roles_csv().into_bytes();
    let position = bytes.windows(5).position(|word| word == b"Chief").unwrap();
    bytes[position] = 0xe9;
    let message = "the byte 0xe9 is not UTF-8; save the file as UTF-8";
    roles_fail(&bytes, &format!("roles.csv, line 6, field `Role Family`: {message}"));
    let mut bytes = skills_csv().into_bytes();
    let position = bytes.windows(3).position(|word| word == b"- \"").unwrap();
    bytes[position] = 0xe9;
    skills_fail(&bytes, &format!("skills.csv, line 3, field `Working`: {message}"));
    roles_fail(b"Caf\xe9,Role\n", &format!("roles.csv, line 1: {message}"));
}

#[test]
fn empty_files_and_headers_alone() {
    let message = |file, header| {
        format!("{file}: empty; expected a file that begins with the header `{header}`")
    };
    for empty in ["", "\u{feff}", "\r\n \n\t\n", "\u{feff}\n"] {
        roles_fail(empty, &message("roles.csv", ROLES_HEADER));
        skills_fail(empty, &message("skills.csv", SKILLS_HEADER));
    }
    let message = "a header without any record; the file may be cut";
    for end in ["", "\n", "\r\n\r\n", "\n,,,,,,\n,,,,,,\n"] {
        roles_fail(format!("{ROLES_HEADER}{end}"), &format!("roles.csv: {message}"));
        skills_fail(format!("{SKILLS_HEADER}{end}"), &format!("skills.csv: {message}"));
    }
}

#[test]
fn a_header_that_lacks_columns() {
    let expected = format!("expected `{ROLES_HEADER}`, found");
    for (from, to, column) in [
        ("Role Type", "Type", "Role Type"),
        (",Role Type", "", "Role Type"),
        ("Skill Level,", "Proficiency,", "Skill Level"),
        // Columns of one name fall together.
        ("Role Level Description", "Role Level", "Role Level Description"),
    ] {
        let found = ROLES_HEADER.replace(from, to);
        roles_fail(
            roles_csv().replacen(ROLES_HEADER, &found, 1),
            &format!("roles.csv, line 1: no column `{column}`; {expected} `{found}`"),
        );
    }
    // The line with the most columns is the header, wherever it is among others with some.
    let found = ROLES_HEADER.replace(",Role Type", "");
    roles_fail(
        format!("Role\nRole,Skill\n{found}\nRole\n"),
        &format!("roles.csv, line 3: no column `Role Type`; {expected} `{found}`"),
    );
    // The header is cut, split at pipes, in single quotes, or one field as if pasted into one column.
    roles_fail(
        "Role Family,Role,Role Desc",
        &format!(
            "roles.csv, line 1: no column `Role Description`; {expected} `Role Family,Role,Role Desc`"
        ),
    );
    for found in [
        ROLES_HEADER.replace(',', "|"),
        format!("'{}'", ROLES_HEADER.replace(',', "','")),
        format!("\"{ROLES_HEADER}\""),
    ] {
        let message = format!("roles.csv: no header; {expected} `{found}`");
        roles_fail(roles_csv().replacen(ROLES_HEADER, &found, 1), &message);
    }
    skills_fail(
        skills_csv().replacen("Expert", "Best", 1),
        &format!(
            "skills.csv, line 1: no column `Expert`; expected `{SKILLS_HEADER}`, found `{}`",
            SKILLS_HEADER.replace("Expert", "Best")
        ),
    );
}

#[test]
fn no_header_at_all() {
    let first = ROLES.lines().next().unwrap();
    let message = format!("roles.csv: no header; expected `{ROLES_HEADER}`, found `{first}`");
    roles_fail(ROLES, &message);
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n";
    let message = format!(
        "roles.csv: no header; expected `{ROLES_HEADER}`, found \
         `version https://git-lfs.github.com/spec/v1`"
    );
    roles_fail(pointer, &message);
    // What is found is capped, and control characters are escaped.
    let found = format!("\u{1b}[1m{}", "x".repeat(300));
    let message = format!(
        "roles.csv: no header; expected `{ROLES_HEADER}`, found `\\u{{1b}}[1m{}...`",
        "x".repeat(196)
    );
    roles_fail(&found, &message);
}

#[test]
fn swapped_files() {
    roles_fail(
        skills_csv(),
        "roles.csv, line 1: the header of skills.csv; are the two files swapped?",
    );
    skills_fail(
        roles_csv(),
        "skills.csv, line 1: the header of roles.csv; are the two files swapped?",
    );
    roles_fail(
        format!("Skills\n{}", quoted(&skills_csv(), b';')),
        "roles.csv, line 2: the header of skills.csv; are the two files swapped?",
    );
}

#[test]
fn files_that_are_cut() {
    let cut = |text: &str| roles_csv()[..roles_csv().find(text).unwrap()].to_owned();
    roles_fail(
        cut("Leads trying."),
        "roles.csv, line 5: 9 fields instead of 10, the last of them `Skill Level Description`; the \
         file may be cut",
    );
    roles_fail(
        cut("\nwell."),
        "roles.csv, line 2, field `Role Level Description`: its opening quote is never closed; the \
         file may be cut",
    );
    let mut bytes = cut("Leads.").into_bytes();
    bytes.extend_from_slice(&"\u{2019}".as_bytes()[..2]);
    roles_fail(
        &bytes,
        "roles.csv, line 5, field `Role Level Description`: the file ends in the middle of a \
         character; it may be cut",
    );
}

#[test]
fn records_with_too_few_or_too_many_fields() {
    roles_fail(
        roles_csv().replace("Leads trying.,\n", "Leads\n trying.,\n"),
        "roles.csv, line 5: 9 fields instead of 10, the last of them `Skill Level Description`; a \
         field with line breaks may lack its quotes",
    );
    roles_fail(
        roles_csv().replace("Leads trying.,\n", "Leads, trying.,\n"),
        "roles.csv, line 5: 11 fields instead of 10, the last of them `Role Type`; a field with \
         separators may lack its quotes",
    );
    skills_fail(
        skills_csv() + "Exported on 6 October\n",
        "skills.csv, line 5: 1 field instead of 7, the last of them `Skill Name`; the file may be \
         cut",
    );
}

/// Spaces in front of quotes, and quotes that a program escapes in its own way.
#[test]
fn quotes_of_another_dialect() {
    let advice = "a quote out of place; a field that has quotes must be quoted, and the quotes in it \
                  doubled";
    roles_fail(
        roles_csv().replace(",\"Writes,", ", \"Writes,"),
        &format!("roles.csv, line 2, field `Role Level Description`: {advice}"),
    );
    roles_fail(
        roles_csv().replace("\"\"try\"\"", "\\\"try\\\""),
        &format!("roles.csv, line 3, field `Skill Level Description`: {advice}"),
    );
}
