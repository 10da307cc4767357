//! A team as a picture: a row for each skill, a column for each person, the darker the further below what is
//! required.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use capability_framework::{Edition, GapKind, Profile, Requirements, RoleFamily, Skill};
use svg::Document;
use svg::node::element::Group;

use super::frame::{
    BELOW, FAR_BELOW, Frame, GREY, HATCH, INK, SAMPLE, SIZE, SMALL, WHITE, cell, centred, line,
    names_width, stroke, text, text_width, wrap,
};

/// A person, and what they are measured against.
pub struct Person<'a> {
    /// How the person is called: a number, a post.
    pub label: String,
    /// The name of the level or the job.
    pub target: String,
    /// That of the level; a job has none.
    pub family: Option<RoleFamily>,
    pub requirements: Requirements<'a>,
    pub profile: Profile,
}

/// The widest that the names of skills become.
const NAMES: i32 = 340;
/// The size of a cell: two lines of a head fit above it.
const CELL: (i32, i32) = (28, 22);
const HEAD: i32 = 10;
/// From a column of sums to the next.
const SUM: i32 = 40;
/// The room for the heads of the sums.
const SUM_HEAD: i32 = 80;
/// Between two blocks.
const BETWEEN: i32 = 26;
/// How long the longest word of a head makes it, at least and at most.
const HEADS: (i32, i32) = (12, 200);
/// How much of a label is shown.
const LABEL: usize = 60;

/// A skill, and each person's steps below what is required in it.
struct Row {
    skill: Skill,
    cells: Vec<Option<Cell>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Cell {
    NotAssessed,
    StepsBelow(u8),
}

/// A picture of some people, who come ordered by what they are measured against: a block for each family
/// with the skills that its people need.
pub fn heat_map(people: &[Person<'_>]) -> Document {
    let blocks = people.chunk_by(|a, b| a.family == b.family);
    let blocks: Vec<_> = blocks.map(|people| (people, rows(people))).collect();
    let skills = blocks.iter().flat_map(|(_, rows)| rows).map(|row| row.skill.name());
    let names = names_width(skills, NAMES);
    let (mut body, mut width, mut y) = (Group::new(), 0, 0);
    for (people, rows) in &blocks {
        if let (Some(family), 2..) = (people[0].family, blocks.len()) {
            let name = text(family.name(), 0, y + SIZE / 2 + 1).set("font-weight", "bold");
            body = body.add(name);
            y += line(SIZE);
        }
        let (block, right, height) = block(people, rows, names);
        body = body.add(block.set("transform", format!("translate(0, {y})")));
        width = width.max(right);
        y += height + BETWEEN;
    }
    frame(people, blocks.iter().flat_map(|(_, rows)| rows)).around(
        body,
        width,
        (y - BETWEEN).max(0),
    )
}

/// The people of a family and the skills that they need, drawn from the origin, with its width and height.
fn block(people: &[Person<'_>], rows: &[Row], names: i32) -> (Group, i32, i32) {
    let left = names + 12;
    let sums = left + people.len() as i32 * CELL.0 + 10;
    let (mut body, mut y) = heads(people, left, sums);
    for row in rows {
        let name = wrap(row.skill.name(), names, SIZE);
        let height = CELL.1.max(line(SIZE) * name.len() as i32 + 2);
        let middle = y + height / 2;
        body = body.add(centred(&name, names, middle, SIZE).set("text-anchor", "end"));
        for (cell, x) in row.cells.iter().zip((left..).step_by(CELL.0 as usize)) {
            if let Some(cell) = cell {
                body = body.add(square(*cell, x, middle - CELL.1 / 2));
            }
        }
        for (count, x) in [row.below(), row.not_assessed()].into_iter().zip([sums, sums + SUM]) {
            let count = text(&count.to_string(), x + CELL.0 / 2, middle);
            body = body.add(count.set("text-anchor", "middle"));
        }
        y += height;
    }
    (body, sums + 2 * SUM, y)
}

impl Row {
    fn below(&self) -> usize {
        self.cells.iter().filter(|cell| matches!(cell, Some(Cell::StepsBelow(1..)))).count()
    }

    fn not_assessed(&self) -> usize {
        self.cells.iter().filter(|cell| **cell == Some(Cell::NotAssessed)).count()
    }
}

/// A row for each skill that somebody needs, in the order of the people who need it.
fn rows(people: &[Person<'_>]) -> Vec<Row> {
    let required = people.iter().flat_map(|person| person.requirements);
    let skills: BTreeSet<Skill> = required.map(|requirement| requirement.skill).collect();
    let rows = skills.into_iter().map(|skill| Row {
        skill,
        cells: people.iter().map(|person| steps_below(person, skill)).collect(),
    });
    let mut rows: Vec<Row> = rows.collect();
    rows.sort_by_cached_key(|row| {
        let first = row.cells.iter().position(Option::is_some);
        (first, Reverse(row.cells.iter().flatten().count()))
    });
    rows
}

fn steps_below(person: &Person<'_>, skill: Skill) -> Option<Cell> {
    person.requirements.get(skill)?;
    let gap = person.profile.gap_to(person.requirements);
    let item = gap.items().find(|item| item.skill == skill)?;
    Some(match item.kind() {
        GapKind::NotAssessed => Cell::NotAssessed,
        _ => Cell::StepsBelow(item.steps_below()),
    })
}

/// Above each column who the person is, and above those what they are measured against, once for all who
/// are measured against the same; and where the rows begin.
fn heads(people: &[Person<'_>], left: i32, sums: i32) -> (Group, i32) {
    let mut x = left;
    let targets = people.chunk_by(|a, b| a.target == b.target).map(|peers| {
        let from = x;
        x += peers.len() as i32 * CELL.0;
        (peers[0].target.clone(), from, x)
    });
    let targets: Vec<_> = targets.collect();
    let labels = people.iter().zip((left..).step_by(CELL.0 as usize));
    let labels = labels.map(|(person, x)| (shortened(&person.label), x, x + CELL.0));
    let labels: Vec<_> = labels.collect();
    let lower = height(&labels);
    let upper = height(&targets).max(SUM_HEAD - lower);
    let y = upper + 12 + lower;
    let mut body = Group::new();
    for target in &targets {
        let (_, from, to) = target;
        body = body.add(head(target, upper, upper)).add(stroke(
            (from + 2, upper + 5),
            (to - 2, upper + 5),
            INK,
        ));
    }
    let sums = [("below", sums), ("not assessed", sums + SUM)];
    let sums = sums.map(|(sum, x)| (sum.to_owned(), x, x + CELL.0));
    for label in &labels {
        body = body.add(head(label, y, lower));
    }
    for sum in &sums {
        body = body.add(head(sum, y, SUM_HEAD));
    }
    (body, y + 6)
}

/// How long heads must be to have no more lines than fit above their columns, and no broken words.
fn height(heads: &[(String, i32, i32)]) -> i32 {
    let heads = heads.iter().filter(|(head, from, to)| text_width(head, HEAD) > to - from);
    let words = heads.clone().flat_map(|(head, ..)| head.split_whitespace());
    let least = words.map(|word| text_width(word, HEAD)).max().unwrap_or(0);
    let fits = |length: &i32| {
        heads.clone().all(|(head, from, to)| {
            wrap(head, *length, HEAD).len() as i32 * line(HEAD) <= to - from
        })
    };
    let (shortest, longest) = HEADS;
    (least.clamp(shortest, longest)..).step_by(6).find(fits).unwrap_or(longest)
}

/// A head in lines that end above `y`, around the middle of its columns: one that fits there is level, any
/// other is read from below.
fn head((head, from, to): &(String, i32, i32), y: i32, length: i32) -> Group {
    let x = (from + to) / 2;
    if text_width(head, HEAD) <= to - from {
        let head = text(head, x, y - HEAD / 2).set("text-anchor", "middle");
        return Group::new().set("font-size", HEAD).add(head);
    }
    let lines = wrap(head, length, HEAD);
    centred(&lines, 0, 0, HEAD).set("transform", format!("translate({x}, {y}) rotate(270)"))
}

fn shortened(label: &str) -> String {
    let mut letters = label.chars();
    let shown: String = letters.by_ref().take(LABEL).collect();
    if letters.next().is_some() { shown + "…" } else { shown }
}

/// An outline for what is required, with the number of steps that are missing.
fn square(steps: Cell, x: i32, y: i32) -> Group {
    let (fill, colour, number) = match steps {
        Cell::NotAssessed => (HATCH, INK, String::new()),
        Cell::StepsBelow(0) => (WHITE, GREY, "0".to_owned()),
        Cell::StepsBelow(1) => (BELOW, INK, "1".to_owned()),
        Cell::StepsBelow(steps) => (FAR_BELOW, WHITE, steps.to_string()),
    };
    let outline = cell(x + 1, y + 1, CELL.0 - 2, CELL.1 - 2, fill);
    if number.is_empty() {
        return Group::new().add(outline);
    }
    let number = text(&number, x + CELL.0 / 2, y + CELL.1 / 2).set("text-anchor", "middle");
    Group::new().add(outline).add(number.set("font-size", SMALL).set("fill", colour))
}

fn frame<'a>(people: &[Person<'_>], rows: impl Iterator<Item = &'a Row>) -> Frame {
    let (mut required, mut below, mut not_assessed) = (0, 0, 0);
    let mut sentences = Vec::new();
    for row in rows {
        let counts = (row.cells.iter().flatten().count(), row.below(), row.not_assessed());
        required += counts.0;
        below += counts.1;
        not_assessed += counts.2;
        sentences.push(format!(
            "{}: required of {}, {} below, {} not assessed.",
            row.skill, counts.0, counts.1, counts.2
        ));
    }
    let counts = format!(
        "{required} requirements: {} met, {below} below, {not_assessed} not assessed",
        required - below - not_assessed
    );
    let size = (SAMPLE.0 - CELL.0) / 2;
    let sample = |cell| square(cell, size, (SAMPLE.1 - CELL.1) / 2);
    let steps = (0..=4).map(|steps| {
        let meaning = match steps {
            0 => "met".to_owned(),
            1 => "1 step below".to_owned(),
            steps => format!("{steps} steps below"),
        };
        (sample(Cell::StepsBelow(steps)), meaning)
    });
    let hatched = (sample(Cell::NotAssessed), "not assessed".to_owned());
    Frame {
        title: format!("What a team of {} lacks of what is required", people.len()),
        subtitle: format!("Edition of {}; {counts}", Edition::LATEST),
        description: format!("{counts}. {}", sentences.join(" ")),
        legend: steps.chain([hatched]).collect(),
        notes: vec!["Where there is no box, the skill is not required.".to_owned()],
    }
}
