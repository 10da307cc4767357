//! The tables that the examples print.

#[path = "../../examples/shared/layout.rs"]
mod layout;
#[path = "../../examples/shared/wrap.rs"]
mod wrap;

use anstyle::AnsiColor;
use layout::{Cell, Table};

fn fill(mut table: Table) -> Vec<String> {
    table.add_row(["Availability and capacity management", "working"]);
    let text = "expert".to_owned();
    let expert = Cell { text, style: AnsiColor::Green.on_default() };
    table.add_row(["Testing".into(), expert]);
    table.to_string().lines().map(|line| line.trim_end().to_owned()).collect()
}

#[test]
fn columns_are_as_wide_as_their_texts_and_colours_take_no_room() {
    for width in [52, usize::MAX] {
        assert_eq!(
            fill(Table::with_width(width, ["Skill", "Proficiency"])),
            [
                " Skill                                  Proficiency",
                "────────────────────────────────────────────────────",
                " Availability and capacity management   working",
                " Testing                                \u{1b}[32mexpert\u{1b}[0m",
            ]
        );
    }
}

#[test]
fn texts_are_wrapped_where_the_terminal_is_narrow_and_words_are_not() {
    let narrow = [
        " Skill              Proficiency",
        "────────────────────────────────",
        " Availability and   working",
        " capacity",
        " management",
        " Testing            \u{1b}[32mexpert\u{1b}[0m",
    ];
    assert_eq!(fill(Table::with_width(32, ["Skill", "Proficiency"])), narrow);
    let narrowest = [
        " Skill          Proficiency",
        "────────────────────────────",
        " Availability   working",
        " and capacity",
        " management",
        " Testing        \u{1b}[32mexpert\u{1b}[0m",
    ];
    assert_eq!(fill(Table::with_width(1, ["Skill", "Proficiency"])), narrowest);
}

#[test]
fn markdown_has_neither_colours_nor_an_end() {
    assert_eq!(
        fill(Table::markdown(["Skill", "Proficiency"])),
        [
            "| Skill                                | Proficiency |",
            "|--------------------------------------|-------------|",
            "| Availability and capacity management | working     |",
            "| Testing                              | expert      |",
        ]
    );
}

#[test]
fn prose_is_wrapped_between_words_and_points_are_indented() {
    let text = "One two three\n\n- four five six\n  - seven eight\nhttps://example.org/nine";
    let wrapped =
        "One two\nthree\n\n- four\n  five six\n  - seven\n    eight\nhttps://example.org/nine";
    assert_eq!(wrap::prose(text, 10), wrapped);
    assert_eq!(wrap::prose(text, usize::MAX), text);
    assert_eq!(wrap::prose(text, 1).split_whitespace().count(), text.split_whitespace().count());
}
