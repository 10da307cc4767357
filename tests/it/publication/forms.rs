//! The forms in which people hand a download over, and in which it is read: any text in UTF-8 in
//! which the header is found, with a note on what is unusual. For the others see `refused`.

use capability_framework::publication::Release;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample;

use super::{ROLES_HEADER, SKILLS_HEADER, notes, recognised, roles_csv, skills_csv};

/// Both files, with the same change to each.
fn both(change: impl Fn(String) -> String) -> Release {
    Release::read(change(roles_csv()).as_bytes(), change(skills_csv()).as_bytes()).unwrap()
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

/// All fields quoted, separated by `separator`.
pub(super) fn quoted(text: &str, separator: u8) -> String {
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
        let roles = roles_csv().replace('\n', end);
        let release = Release::read(roles.as_bytes(), skills_csv().as_bytes()).unwrap();
        equals_plain(&release, &[]);
    }
    equals_plain(&both(|text| text.trim_end().to_owned()), &[]);
    equals_plain(&both(|text| format!("{text}\n\n\n")), &[]);
}

#[test]
fn blank_records_are_skipped_and_counted() {
    let roles = roles_csv() + ",,,,,,,,,\n , ,\n";
    let skills =
        skills_csv().replacen("Data architecture", ",,,,,,\n\n,,,,,,\nData architecture", 1);
    let release = Release::read(roles.as_bytes(), skills.as_bytes()).unwrap();
    equals_plain(
        &release,
        &[
            "roles.csv, line 7: 2 blank records skipped",
            "skills.csv, line 4: 2 blank records skipped",
        ],
    );
    let roles = roles_csv() + ",,,,,,,,,\n";
    let release = Release::read(roles.as_bytes(), skills_csv().as_bytes()).unwrap();
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
    let skills = skills_csv()
        .replacen("Skill\n", "Skill,\n", 1)
        .replace("Technical writer\n", "Technical writer,red\n")
        .replace("Chief data officer\n", "Chief data officer,\n");
    let release = Release::read(roles_csv().as_bytes(), skills.as_bytes()).unwrap();
    equals_plain(&release, &["skills.csv, line 1: unknown column without a name"]);
    let column = &release.unknown_columns()[0];
    assert_eq!((column.name(), column.fields().len()), ("", 1));
}

#[test]
fn a_header_in_another_spelling_is_read_and_noted() {
    let spelt = |header: &str| roles_csv().replacen(ROLES_HEADER, header, 1);
    let read = |roles: String| Release::read(roles.as_bytes(), skills_csv().as_bytes()).unwrap();
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
        let skills = skills_csv()
            .replacen(SKILLS_HEADER, &format!("{name},{SKILLS_HEADER}"), 1)
            .replace("\nPrototyping", "\nred,Prototyping")
            .replace("\nData architecture", "\nblue,Data architecture");
        Release::read(roles_csv().as_bytes(), skills.as_bytes()).unwrap()
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
    let skills = skills_csv().replace("Skill\n", "Skill,Expert\n").replace("er\n", "er,No text.\n");
    let release = Release::read(roles_csv().as_bytes(), skills.as_bytes()).unwrap();
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
    let roles = format!("Roles of 2025,,,\n,,,\n{}", roles_csv());
    let release = Release::read(roles.as_bytes(), skills_csv().as_bytes()).unwrap();
    equals_plain(&release, &["roles.csv: the header is on line 3; what is above it is not read"]);
    // Blank lines are nothing to tell.
    equals_plain(&both(|text| format!("\n\n{text}")), &[]);
}

#[test]
fn characters_that_a_conversion_lost_are_counted() {
    let roles = roles_csv().replace("Leads trying.", "Leads \u{fffd}trying\u{fffd}.");
    let release = Release::read(roles.as_bytes(), skills_csv().as_bytes()).unwrap();
    assert_eq!(
        notes(&release)[0],
        "roles.csv, line 5: 2 characters lost in an earlier conversion (U+FFFD)"
    );
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
        let release = Release::read(roles_csv().as_bytes(), skills.as_bytes()).unwrap();
        let fields = release.unknown_columns()[0].fields().iter();
        let fields: Vec<_> = fields.map(|field| (field.line(), field.text())).collect();
        prop_assert_eq!(fields, expected);
    });
}
