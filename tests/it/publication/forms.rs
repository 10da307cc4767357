//! The forms in which people hand a download over. Text in UTF-8 in which the header is found is
//! read, with a note on what is unusual; everything else is refused for what it is.

use capability_framework::publication::{FileKind, ReadReleaseError, Release};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample;

use super::{ROLES, ROLES_HEADER, SKILLS, SKILLS_HEADER, notes, recognised};

fn roles() -> String {
    format!("{ROLES_HEADER}\n{ROLES}")
}

fn skills() -> String {
    format!("{SKILLS_HEADER}\n{SKILLS}")
}

/// Both files, with the same change to each.
fn both(change: impl Fn(String) -> String) -> Release {
    Release::read(change(roles()).as_bytes(), change(skills()).as_bytes()).unwrap()
}

/// That a release says what the plain one says, texts included, and has these notes beside.
#[track_caller]
fn equals_plain(release: &Release, expected_notes: &[&str]) {
    let plain = both(|text| text);
    assert_eq!(recognised(release), recognised(&plain));
    let texts = |release: &Release| -> Vec<String> {
        let levels = release.roles().iter().flat_map(|role| role.levels());
        let levels = levels.map(|level| level.description().to_owned());
        let skills = release.skills().iter();
        let texts = skills.flat_map(|skill| {
            capability_framework::Proficiency::iter().map(|p| format!("{:?}", skill.text(p)))
        });
        levels.chain(texts).collect()
    };
    assert_eq!(texts(release), texts(&plain));
    assert_eq!(notes(release), expected_notes);
}

#[track_caller]
fn roles_fail(roles: impl AsRef<[u8]>, message: &str) {
    let error = Release::read(roles.as_ref(), skills().as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(error.file(), "roles.csv");
}

#[track_caller]
fn skills_fail(skills: impl AsRef<[u8]>, message: &str) {
    let error = Release::read(roles().as_bytes(), skills.as_ref()).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert_eq!(error.file(), "skills.csv");
}

/// All fields quoted, separated by `separator`.
fn quoted(text: &str, separator: u8) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    for record in reader.records() {
        writer.write_record(&record.unwrap()).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn byte_order_mark_quotes_and_column_order_make_no_difference() {
    equals_plain(&both(|text| format!("\u{feff}{text}")), &[]);
    equals_plain(&both(|text| quoted(&text, b',')), &[]);
    equals_plain(&both(|text| format!("\u{feff}{}", quoted(&text, b','))), &[]);
    let last_first = |text: String| {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut writer = csv::Writer::from_writer(Vec::new());
        for record in reader.records() {
            writer.write_record(record.unwrap().iter().collect::<Vec<_>>().iter().rev()).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    };
    equals_plain(&both(last_first), &[]);
    // Neither does an empty column on the left, but for a note.
    let indented = |text: String| format!(",{}", quoted(&text, b',').replace("\"\n\"", "\"\n,\""));
    equals_plain(
        &both(indented),
        &["roles.csv: 1 empty column skipped", "skills.csv: 1 empty column skipped"],
    );
}

/// Of records, of lines within fields, of both: CR LF, a lone CR, and CR CR LF (converted twice).
#[test]
fn line_ends_make_no_difference() {
    for end in ["\r\n", "\r", "\r\r\n"] {
        equals_plain(&both(|text| text.replace('\n', end)), &[]);
        // As Excel writes it: within a field, lines end in LF.
        equals_plain(&both(|text| text.replace(",\n", &format!(",{end}"))), &[]);
        // One of the two files.
        let roles = roles().replace('\n', end);
        let release = Release::read(roles.as_bytes(), skills().as_bytes()).unwrap();
        equals_plain(&release, &[]);
    }
    equals_plain(&both(|text| text.trim_end().to_owned()), &[]);
    equals_plain(&both(|text| format!("{text}\n\n\n")), &[]);
}

#[test]
fn blank_records_are_skipped_and_counted() {
    let roles = roles() + ",,,,,,,,,\n , ,\n";
    let skills = skills().replacen("Data architecture", ",,,,,,\n\n,,,,,,\nData architecture", 1);
    let release = Release::read(roles.as_bytes(), skills.as_bytes()).unwrap();
    equals_plain(
        &release,
        &[
            "roles.csv, line 7: 2 blank records skipped",
            "skills.csv, line 4: 2 blank records skipped",
        ],
    );
    let roles = self::roles() + ",,,,,,,,,\n";
    let release = Release::read(roles.as_bytes(), self::skills().as_bytes()).unwrap();
    equals_plain(&release, &["roles.csv, line 7: 1 blank record skipped"]);
}

/// Two files that were joined.
#[test]
fn a_header_in_the_middle_is_skipped_and_noted() {
    let release = both(|text| format!("{text}{text}"));
    let again =
        notes(&release).into_iter().filter(|note| note.ends_with("the header again, skipped"));
    assert_eq!(again.count(), 2);
    assert_eq!(notes(&release)[3], "roles.csv, line 7: the header again, skipped");
    assert_eq!(recognised(&release), recognised(&both(|text| text)));
}

/// As Excel writes a sheet in which something was once right of the table.
#[test]
fn empty_columns_on_the_right_are_skipped_and_counted() {
    let widened = |text: String| quoted(&text, b',').replace("\"\n\"", "\",,\n\"");
    equals_plain(
        &both(|text| widened(text).trim_end().to_owned() + ",,\n"),
        &["roles.csv: 2 empty columns skipped", "skills.csv: 2 empty columns skipped"],
    );
}

#[test]
fn a_column_without_a_name_is_kept() {
    let skills = skills()
        .replacen("Skill\n", "Skill,\n", 1)
        .replace("Technical writer\n", "Technical writer,red\n")
        .replace("Chief data officer\n", "Chief data officer,\n");
    let release = Release::read(roles().as_bytes(), skills.as_bytes()).unwrap();
    equals_plain(&release, &["skills.csv, line 1: unknown column without a name"]);
    let column = &release.unknown_columns()[0];
    assert_eq!((column.name(), column.fields().len()), ("", 1));
}

#[test]
fn a_header_in_another_spelling_is_read_and_noted() {
    let spelt = |header: &str| roles().replacen(ROLES_HEADER, header, 1);
    let read = |roles: String| Release::read(roles.as_bytes(), skills().as_bytes()).unwrap();
    equals_plain(
        &read(spelt(&ROLES_HEADER.replace("Role Type", " Role  type "))),
        &["roles.csv, line 1: column ` Role  type ` is read as `Role Type`"],
    );
    assert_eq!(notes(&read(spelt(&ROLES_HEADER.to_uppercase()))).len(), 10);
    assert_eq!(notes(&read(spelt(&ROLES_HEADER.to_lowercase()))).len(), 10);
    assert_eq!(notes(&read(spelt(&ROLES_HEADER.replace(',', " , ")))).len(), 10);
    // `Role` is one word.
    assert_eq!(notes(&read(spelt(&ROLES_HEADER.replace(' ', "_")))).len(), 9);
    assert_eq!(notes(&read(spelt(&ROLES_HEADER.replace(' ', "\u{a0}")))).len(), 9);
    equals_plain(
        &read(spelt(&ROLES_HEADER.replace("Role Level,", "\"Role\nLevel\","))),
        &["roles.csv, line 1: column `Role` is read as `Role Level`"],
    );
}

#[test]
fn a_column_that_is_there_twice() {
    let with = |name: &str| {
        let skills = skills()
            .replacen(SKILLS_HEADER, &format!("{name},{SKILLS_HEADER}"), 1)
            .replace("\nPrototyping", "\nred,Prototyping")
            .replace("\nData architecture", "\nblue,Data architecture");
        Release::read(roles().as_bytes(), skills.as_bytes()).unwrap()
    };
    // The exact name is read, wherever it is.
    let release = with("skill name");
    equals_plain(
        &release,
        &[
            "skills.csv, line 1: column `Skill Name` occurs twice; column 2 is read, column 1 is kept \
           as unknown",
        ],
    );
    let column = &release.unknown_columns()[0];
    assert_eq!((column.name(), column.fields()[1].text()), ("skill name", "blue"));
    // Of two exact names, the first.
    let skills = skills().replace("Skill\n", "Skill,Expert\n").replace("er\n", "er,No text.\n");
    let release = Release::read(roles().as_bytes(), skills.as_bytes()).unwrap();
    equals_plain(
        &release,
        &[
            "skills.csv, line 1: column `Expert` occurs twice; column 6 is read, column 8 is kept as \
           unknown",
        ],
    );
}

#[test]
fn other_separators_are_read_and_noted() {
    let notes = |separator| {
        ["roles.csv", "skills.csv"].map(|file| {
            format!("{file}: the fields are not separated by commas but by {separator}")
        })
    };
    let [first, second] = notes("semicolons");
    equals_plain(&both(|text| quoted(&text, b';')), &[&first, &second]);
    let [first, second] = notes("tabs");
    equals_plain(&both(|text| quoted(&text, b'\t')), &[&first, &second]);
}

#[test]
fn lines_above_the_header_are_passed_over_and_noted() {
    let release = both(|text| format!("sep=;\r\n{}", quoted(&text, b';')));
    equals_plain(
        &release,
        &[
            "roles.csv: the header is on line 2; what is above it is not read",
            "roles.csv: the fields are not separated by commas but by semicolons",
            "skills.csv: the header is on line 2; what is above it is not read",
            "skills.csv: the fields are not separated by commas but by semicolons",
        ],
    );
    assert_eq!(release.requirements().next().unwrap().line(), 3);
    let roles = format!("Roles of 2025,,,\n,,,\n{}", roles());
    let release = Release::read(roles.as_bytes(), skills().as_bytes()).unwrap();
    equals_plain(&release, &["roles.csv: the header is on line 3; what is above it is not read"]);
    // Blank lines are nothing to tell.
    equals_plain(&both(|text| format!("\n\n{text}")), &[]);
}

#[test]
fn characters_that_a_conversion_lost_are_counted() {
    let roles = roles().replace("Leads trying.", "Leads \u{fffd}trying\u{fffd}.");
    let release = Release::read(roles.as_bytes(), skills().as_bytes()).unwrap();
    assert_eq!(
        notes(&release)[0],
        "roles.csv, line 5: 2 characters lost in an earlier conversion (U+FFFD)"
    );
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

/// Any text may be in a field: it is read as it was written, in whatever dialect, on its line.
#[test]
fn every_field_is_read_as_it_was_written() {
    let character =
        sample::select(&["a", "\"", ",", ";", "\t", "\n", " ", "\u{e9}", "\u{2028}"][..]);
    let text = vec(character, 0..8).prop_map(|characters| characters.concat());
    let texts = vec(text, 1..6);
    let separator = sample::select(&b",;\t"[..]);
    let end = sample::select(&["\n", "\r\n", "\r"][..]);
    proptest!(|(texts in texts, separator in separator, end in end, always in any::<bool>())| {
        let style = if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .quote_style(style)
            .from_writer(Vec::new());
        let header = SKILLS_HEADER.split(',');
        writer.write_record(header.chain(["Text"])).unwrap();
        let mut expected = Vec::new();
        for (number, text) in texts.iter().enumerate() {
            writer.flush().unwrap();
            let line = writer.get_ref().iter().filter(|byte| **byte == b'\n').count() + 1;
            let name = format!("Skill {number}");
            writer.write_record([&name, "", "", "", "", "", "", text]).unwrap();
            if !text.is_empty() {
                expected.push((line, text.as_str()));
            }
        }
        let skills = String::from_utf8(writer.into_inner().unwrap()).unwrap().replace('\n', end);
        let release = Release::read(roles().as_bytes(), skills.as_bytes()).unwrap();
        let fields = release.unknown_columns()[0].fields().iter();
        let fields: Vec<_> = fields.map(|field| (field.line(), field.text())).collect();
        prop_assert_eq!(fields, expected);
    });
}

#[test]
fn text_in_utf_16() {
    let message = "text in UTF-16 instead of CSV text in UTF-8; save it as UTF-8";
    let units: Vec<u16> = roles().encode_utf16().collect();
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
        let mut bytes = roles().into_bytes();
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
    let mut bytes = roles().into_bytes();
    let position = bytes.windows(5).position(|word| word == b"Chief").unwrap();
    bytes[position] = 0xe9;
    let message = "the byte 0xe9 is not UTF-8; save the file as UTF-8";
    roles_fail(&bytes, &format!("roles.csv, line 6, field `Role Family`: {message}"));
    let mut bytes = skills().into_bytes();
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
            roles().replacen(ROLES_HEADER, &found, 1),
            &format!("roles.csv, line 1: no column `{column}`; {expected} `{found}`"),
        );
    }
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
        roles_fail(roles().replacen(ROLES_HEADER, &found, 1), &message);
    }
    skills_fail(
        skills().replacen("Expert", "Best", 1),
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
    roles_fail(skills(), "roles.csv, line 1: the header of skills.csv; are the two files swapped?");
    skills_fail(roles(), "skills.csv, line 1: the header of roles.csv; are the two files swapped?");
    roles_fail(
        format!("Skills\n{}", quoted(&skills(), b';')),
        "roles.csv, line 2: the header of skills.csv; are the two files swapped?",
    );
}

#[test]
fn files_that_are_cut() {
    let cut = |text: &str| roles()[..roles().find(text).unwrap()].to_owned();
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
        roles().replace("Leads trying.,\n", "Leads\n trying.,\n"),
        "roles.csv, line 5: 9 fields instead of 10, the last of them `Skill Level Description`; a \
         field with line breaks may lack its quotes",
    );
    roles_fail(
        roles().replace("Leads trying.,\n", "Leads, trying.,\n"),
        "roles.csv, line 5: 11 fields instead of 10, the last of them `Role Type`; a field with \
         separators may lack its quotes",
    );
    skills_fail(
        skills() + "Exported on 6 October\n",
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
        roles().replace(",\"Writes,", ", \"Writes,"),
        &format!("roles.csv, line 2, field `Role Level Description`: {advice}"),
    );
    roles_fail(
        roles().replace("\"\"try\"\"", "\\\"try\\\""),
        &format!("roles.csv, line 3, field `Skill Level Description`: {advice}"),
    );
}
