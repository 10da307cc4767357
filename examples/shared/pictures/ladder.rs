//! The ladder of a role as a picture: a row for each skill, a column for each level, the darker the more is
//! required.

use capability_framework::{Edition, Grade, Proficiency, Role, RoleLevel, Skill};
use svg::Document;
use svg::node::element::Group;

use super::frame::{
    Frame, GREY, INK, RULE, SAMPLE, SIZE, SMALL, WHITE, cell, centred, colours, line, names_width,
    paragraph, row_height, small, stroke, text, text_width, triangle, wrap,
};

/// The widest that the names of skills become.
const NAMES: i32 = 320;
/// Between the columns of two ranks, and of two levels of the same rank.
const GAP: i32 = 12;
const TWIN_GAP: i32 = 2;
/// A triangle beside a word.
const MARK: i32 = 20;

/// A column: a level, or what has none.
struct Column {
    x: i32,
    head: Vec<String>,
    grades: String,
}

/// What each level of a role requires in an edition.
pub fn ladder(role: Role, edition: Edition) -> Document {
    let levels = edition.ladder(role);
    let skills = edition.skills_of(role);
    let matrix: Vec<Vec<Option<Proficiency>>> = skills
        .iter()
        .map(|skill| levels.iter().map(|level| edition.requirements(*level)?.get(*skill)).collect())
        .collect();

    let names = names_width(skills.iter().map(|skill| skill.name()), NAMES);
    let width = column_width(role, levels);
    let columns = columns(role, edition, names + 12, width);
    let (mut body, mut y) = heads(edition, levels, &columns, width);
    for (row, skill) in matrix.iter().zip(skills) {
        let name = wrap(skill.name(), names, SIZE);
        let height = row_height(&name, 30);
        body = body.add(centred(&name, names, y + height / 2, SIZE).set("text-anchor", "end"));
        let size = (width, height - 2);
        for (index, column) in columns.iter().enumerate() {
            body = body.add(match row.get(index) {
                None => stated_cell((column.x, y), size),
                Some(now) => {
                    let before = before(edition, levels, index).map(|before| row[before]);
                    requirement_cell((column.x, y), size, *now, before)
                }
            });
        }
        y += height;
    }
    let right = columns.last().map_or(names, |column| column.x + width);
    frame(role, edition, &matrix).around(body, right + 1, y)
}

/// The names and grades of the levels, with a line over those of the same rank, and where the rows begin.
fn heads(edition: Edition, levels: &[RoleLevel], columns: &[Column], width: i32) -> (Group, i32) {
    let lines = columns.iter().map(|column| column.head.len()).max().unwrap_or(0) as i32;
    let bottom = 20 + lines * line(SIZE);
    let mut body = Group::new();
    for (index, column) in columns.iter().enumerate() {
        let x = column.x + width / 2;
        let y = bottom - line(SIZE) * column.head.len() as i32 + SIZE / 2;
        body = body
            .add(paragraph(&column.head, x, y, SIZE).set("text-anchor", "middle"))
            .add(small(&column.grades, x, bottom + 8).set("fill", GREY));
        if is_twin_of_next(edition, levels, index) {
            let to = columns[index + 1].x + width;
            body = body.add(stroke((column.x, 16), (to, 16), INK)).add(small(
                "same rank",
                (column.x + to) / 2,
                7,
            ));
        }
    }
    (body, bottom + line(SMALL) + 4)
}

/// The place of the level before: that of the rank below, of the same track where there are two.
fn before(edition: Edition, levels: &[RoleLevel], index: usize) -> Option<usize> {
    let rank = |index: usize| edition.rank(levels[index]);
    let below = (0..index).filter(|other| rank(*other).map(|rank| rank + 1) == rank(index));
    let track = levels[index].track();
    below.clone().find(|other| levels[*other].track() == track).or_else(|| below.clone().next())
}

fn is_twin_of_next(edition: Edition, levels: &[RoleLevel], index: usize) -> bool {
    levels.get(index + 1).is_some_and(|next| edition.rank(*next) == edition.rank(levels[index]))
}

/// What a column without levels is called.
const STATED: &str = "required";

/// As wide as the longest word of a head, or of a cell with its mark.
fn column_width(role: Role, levels: &[RoleLevel]) -> i32 {
    let heads = levels.iter().map(|level| level.name()).chain([role.name()]);
    let words = heads.flat_map(|head| head.split(' ')).map(|word| text_width(word, SIZE));
    let cells = Proficiency::iter().map(|it| text_width(it.slug(), SIZE) + 2 * MARK);
    words.chain(cells).max().unwrap_or(0)
}

fn columns(role: Role, edition: Edition, left: i32, width: i32) -> Vec<Column> {
    let levels = edition.ladder(role);
    let grades = |grades: &[Grade]| match edition {
        Edition::LATEST => grades.iter().map(|grade| grade.name()).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    };
    let column =
        |name: &str, x: i32, grades: String| Column { x, head: wrap(name, width, SIZE), grades };
    if levels.is_empty() {
        return vec![column(role.name(), left, grades(role.grades()))];
    }
    let mut x = left;
    let columns = levels.iter().enumerate().map(|(index, level)| {
        let column = column(level.name(), x, grades(level.grades()));
        x += width + if is_twin_of_next(edition, levels, index) { TWIN_GAP } else { GAP };
        column
    });
    columns.collect()
}

/// What a level requires, with a mark where that is not what the level before requires.
fn requirement_cell(
    (x, y): (i32, i32),
    (width, height): (i32, i32),
    now: Option<Proficiency>,
    before: Option<Option<Proficiency>>,
) -> Group {
    let (fill, colour) = now.map_or((WHITE, GREY), colours);
    let mut outline = cell(x, y, width, height, fill);
    if now.is_none() {
        outline = outline.set("stroke", RULE).set("stroke-dasharray", 4);
    }
    let word = text(now.map_or("", |now| now.slug()), x + width / 2, y + height / 2);
    let group =
        Group::new().add(outline).add(word.set("text-anchor", "middle").set("fill", colour));
    match before {
        Some(before) if before != now => {
            group.add(triangle(x + width - MARK / 2, y + height / 2, now > before, colour))
        }
        _ => group,
    }
}

/// A skill that is required, nobody says how well.
fn stated_cell((x, y): (i32, i32), (width, height): (i32, i32)) -> Group {
    let word = text(STATED, x + width / 2, y + height / 2).set("text-anchor", "middle");
    Group::new().add(cell(x, y, width, height, WHITE)).add(word)
}

fn frame(role: Role, edition: Edition, matrix: &[Vec<Option<Proficiency>>]) -> Frame {
    let levels = edition.ladder(role);
    let skills = edition.skills_of(role);
    let sentence = |(skill, row): (&Skill, &Vec<Option<Proficiency>>)| {
        let words = row.iter().map(|cell| cell.map_or("not required", |it| it.slug()));
        format!("{skill}: {}.", words.collect::<Vec<_>>().join(", "))
    };
    let (description, legend, note) = if levels.is_empty() {
        let names: Vec<&str> = skills.iter().map(|skill| skill.name()).collect();
        (format!("{role} requires {}.", names.join(", ")), Vec::new(), NO_LEVELS)
    } else {
        let names: Vec<&str> = levels.iter().map(|level| level.name()).collect();
        let rows: Vec<String> = skills.iter().zip(matrix).map(sentence).collect();
        (format!("The levels {}. {}", names.join(", "), rows.join(" ")), legend(), NOTE)
    };
    let whose = if levels.is_empty() { "required skills" } else { "what each level requires" };
    Frame {
        title: format!("{role}: {whose}"),
        subtitle: format!("{}, edition of {edition}", role.family()),
        description,
        legend,
        notes: vec![note.to_owned()],
    }
}

const NOTE: &str = "Raised and lowered are measured against the level before: the one at the rank below, on \
                    the same track where there are two.";
const NO_LEVELS: &str = "The framework states neither levels nor proficiencies for this role.";

fn legend() -> Vec<(Group, String)> {
    let (width, height) = SAMPLE;
    let steps = Proficiency::iter().map(|proficiency| {
        let sample = cell(0, 0, width, height, colours(proficiency).0);
        (Group::new().add(sample), proficiency.slug().to_owned())
    });
    let dashed = requirement_cell((0, 0), SAMPLE, None, None);
    let mark = |is_up| Group::new().add(triangle(width / 2, height / 2, is_up, INK));
    let others = [
        (dashed, "not required"),
        (mark(true), "raised, or new at this level"),
        (mark(false), "lowered, or no longer required"),
    ];
    steps.chain(others.map(|(sample, meaning)| (sample, meaning.to_owned()))).collect()
}
