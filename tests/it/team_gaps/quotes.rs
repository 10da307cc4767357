//! Quotes and line ends of a table of people: what leads astray is refused, never read as fewer people.

use capability_framework::RoleLevel;

use super::people::{self, Fault, Meaning, Part};
use super::{file, read, refusal, run};

#[test]
fn a_quote_that_is_never_closed_refuses_the_table() {
    for (table, place) in [
        (
            "position,level,Testing\n1,Developer,\"working\n2,Developer,expert\n",
            "line 2, field `Testing`",
        ),
        ("position,level\n1,\"Developer\n", "line 2, field `level`"),
        ("position,level\n\"1\n1\",Developer\n\"2,Developer\n", "line 4, field `position`"),
        ("position,level\n1,\"Senior \"\"developer\"\"\n2,Developer\n", "line 2, field `level`"),
        ("position,level\r\n\r\n1,Developer,\"\r\n", "line 3"),
        ("position,\"level\n1,Developer\n", "line 1"),
        ("\u{feff}\"position,level\n1,Developer\n", "line 1"),
    ] {
        let wanted = format!("{place}: a quote is opened and never closed; the file may be cut");
        assert_eq!(refusal(table), wanted, "{table:?}");
    }
}

#[test]
fn a_stray_quote_refuses_the_table() {
    for (table, place) in [
        ("position,level,Notes\n1,Developer,5\" screen\n", "line 2, field `Notes`"),
        ("position,level,Notes\n1,Developer, \"tall\"\n", "line 2, field `Notes`"),
        (
            "position,level,Notes\n1,Developer,\"tall\n2,Developer,\"small\"\n",
            "line 2, field `Notes`",
        ),
        ("position,level\n1,Developer\n\"2\" ,Developer\n", "line 3, field `position`"),
        ("position,level\r\"1\"\"\",Developer\r\"2\"x,Developer", "line 3, field `position`"),
        ("position,le\"vel\n1,Developer\n", "line 1"),
    ] {
        let wanted = format!(
            "{place}: a stray quote; a field with quotes should be quoted and its quotes doubled"
        );
        assert_eq!(refusal(table), wanted, "{table:?}");
    }
}

#[test]
fn quotes_in_their_place_are_read() {
    let table = "\u{feff}\"position\",\"level\",\"Testing\",\"Notes, \"\"if any\"\"\"\r\n\
        \"1, a\",\"Developer\",\"working\",\"Says \"\"yes\"\"\r\nand \"\"no\"\"\"\r\n\
        2,\"Senior\ndeveloper\",,\"\"\r\n\
        \"\"\"3\"\"\",Developer,\"\",\"\"\"\"";
    let (people, faults) = read(table.as_bytes());
    let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
    assert_eq!(faults.len(), 1, "only the column of notes: {faults:?}");
    let positions: Vec<&str> = people.iter().map(|person| person.position.as_str()).collect();
    assert_eq!(positions, ["1, a", "2", "\"3\""]);
    assert_eq!(people[1].level, Some(RoleLevel::SeniorDeveloper));
}

#[test]
fn one_stray_quote_among_thousands_is_not_5_people() {
    let mut table = "position,level,Testing\n".to_owned();
    table.extend((1..=2_000).map(|position| match position {
        6 => "6,Developer,\"working\n".to_owned(),
        _ => format!("{position},Developer,working\n"),
    }));
    let path = file("quote.csv", &table);
    let output = run(&[&path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let message =
        "line 7, field `Testing`: a quote is opened and never closed; the file may be cut";
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(error, format!("error: {path}: {message}\n"));
}

/// Two stray quotes that look like one quoted field, and line ends that are missing.
#[test]
fn a_row_within_a_row_refuses_the_table() {
    let quoted = "a quoted field that holds rows of the table; one of its quotes is stray";
    for (table, wanted) in [
        (
            "position,level,Notes\n1,Developer,\"tall\n2,Developer,\n3,Developer,small\"\n",
            format!("line 2, field `Notes`: {quoted}"),
        ),
        (
            "position,level,Testing\n1,Developer,\"working\n2,Developer\",working\n",
            format!("line 2, field `Testing`: {quoted}"),
        ),
        (
            "position,level,Testing\n0,Developer,\n1,Developer,\"working\n2\",Developer,working\n",
            format!("line 3, field `Testing`: {quoted}"),
        ),
        (
            "position,level,Notes,Testing\n1,Developer,\"a\nb\",\"working\n2\",Developer,tall,working\n",
            format!("line 3, field `Testing`: {quoted}"),
        ),
        (
            "position,level\n\"1,Developer\n2\",Developer\n",
            format!("line 2, field `position`: {quoted}"),
        ),
        (
            "position,level,\"Notes\n1,Developer,tall\n2,Developer,small\"\n3,Developer,\n",
            format!("line 1: {quoted}"),
        ),
        (
            "position,level,Testing\n1,Developer,working2,Developer,expert\n",
            "line 2: 5 fields, expected 3; is a line end missing?".to_owned(),
        ),
        (
            "level,position,Testing\nDeveloper,1,Developer,2,expert\n",
            "line 2: 5 fields, expected 3; is a line end missing?".to_owned(),
        ),
        (
            "position,level,Testing1,Developer,working\n2,Developer,\n",
            "line 1, field `Developer`: a role level among the names of columns; is a line end missing?"
                .to_owned(),
        ),
    ] {
        assert_eq!(refusal(table), wanted, "{table:?}");
    }
}

#[test]
fn text_of_several_lines_is_no_row() {
    let (people, faults) = read(
        b"position,level,Notes\n\
        \"1\n2\",Developer,\"tall, but\nonce a\nSenior developer, now small\"\n\
        3,\"Senior\n developer \n\",\"Developer,\n1, 2\"\n\
        4,Developr,\"\n\"\n\
        5,\"Developr\n\",,\"\"\n\
        Developer,Developer,,\n",
    );
    assert_eq!(people.len(), 3);
    let faults: Vec<String> = faults.iter().skip(1).map(Fault::to_string).collect();
    assert_eq!(
        faults,
        [
            "line 10, field `level`: unknown role level `Developr`, did you mean `developer`?",
            "line 12, field `level`: unknown role level `Developr`, did you mean `developer`?",
        ]
    );
}

/// Refuses the table, or reads every row of it or tells that it is bad.
fn check(table: &str) {
    let (mut people, mut bad) = (0, 0);
    let fault = |fault: Fault| bad += usize::from(fault.part == Part::Row);
    if people::read(table.as_bytes(), Meaning::default(), |_| people += 1, fault, |_| ()).is_ok() {
        assert!(people + bad >= 4, "{people} read, {bad} bad: {table}");
    }
}

/// One quote or two anywhere, or a line end less: everybody is read, told as a bad row, or the table
/// is refused.
#[test]
fn nobody_is_left_out_in_silence() {
    let columns = ["position", "level", "Testing", "Notes"];
    let rows = [
        columns,
        ["1", "Developer", "working", "\"a, b\""],
        ["2", "Lead developer", "", "c"],
        ["3", "Data engineer", "expert", ""],
        ["4", "Developer", "working", "\"d\ne\""],
    ];
    for order in [[0, 1, 2, 3], [1, 0, 2, 3], [2, 3, 0, 1]] {
        let table = rows.map(|row| order.map(|column| row[column]).join(",")).join("\n");
        let is_line_end = |position: &usize| table.as_bytes()[*position] == b'\n';
        for end in (0..table.len()).filter(is_line_end).skip(1) {
            check(&[&table[..end], &table[end + 1..]].concat());
        }
        for first in 0..=table.len() {
            let one = [&table[..first], &table[first..]].join("\"");
            check(&one);
            for second in first + 1..=one.len() {
                check(&[&one[..second], &one[second..]].join("\""));
            }
        }
    }
}
