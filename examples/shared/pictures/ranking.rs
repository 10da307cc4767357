//! Many people as a picture: the skills that most of them lack, ranked, with a bar and counts for each.

use capability_framework::{Edition, Skill};
use svg::Document;
use svg::node::element::Group;

use super::frame::{
    BELOW, Frame, HATCH, SAMPLE, SIZE, WHITE, cell, centred, names_width, row_height, text, wrap,
};

/// How many people need a skill, and how many of them lack it or were not assessed in it.
pub struct Lack {
    pub skill: Skill,
    pub required: usize,
    pub below: usize,
    pub not_assessed: usize,
}

/// How many skills are shown.
pub const SHOWN: usize = 30;
const NAMES: i32 = 340;
const BAR: i32 = 420;
const TOP: i32 = 26;
/// A column of counts, as wide as its head.
const COUNTS: [(&str, i32); 3] = [("below", 70), ("not assessed", 110), ("required of", 100)];

/// The skills that most people lack, which come ranked. `people` is how many there are.
pub fn ranking(people: usize, lacks: &[Lack]) -> Document {
    let shown = &lacks[..lacks.len().min(SHOWN)];
    let names = names_width(shown.iter().map(|lack| lack.skill.name()), NAMES);
    let most = shown.iter().map(|lack| lack.required).max().unwrap_or(1).max(1);
    let left = names + 12;
    let mut body = Group::new();
    let mut x = left + BAR;
    for (head, width) in COUNTS {
        x += width;
        body = body.add(text(head, x, 8).set("text-anchor", "end"));
    }
    let mut y = TOP;
    for lack in shown {
        let name = wrap(lack.skill.name(), names, SIZE);
        let height = row_height(&name, 28);
        let middle = y + height / 2;
        body = body
            .add(centred(&name, names, middle, SIZE).set("text-anchor", "end"))
            .add(bar(lack, most, left, middle));
        let mut x = left + BAR;
        for (count, (_, width)) in [lack.below, lack.not_assessed, lack.required].iter().zip(COUNTS)
        {
            x += width;
            body = body.add(text(&grouped(*count), x, middle).set("text-anchor", "end"));
        }
        y += height;
    }
    frame(people, lacks).around(body, x, y)
}

/// Who is below, who was not assessed, and who meets it, as parts of those of whom it is required.
fn bar(lack: &Lack, most: usize, left: i32, middle: i32) -> Group {
    let place = |count: usize| left + (count * BAR as usize / most) as i32;
    let part = |from: usize, to: usize, fill: &str| {
        cell(place(from), middle - 8, place(to) - place(from), 16, fill)
    };
    let assessed = lack.below + lack.not_assessed;
    let parts =
        [(0, lack.below, BELOW), (lack.below, assessed, HATCH), (assessed, lack.required, WHITE)];
    let parts = parts.into_iter().filter(|(from, to, _)| from < to);
    parts.fold(Group::new(), |group, (from, to, fill)| group.add(part(from, to, fill)))
}

/// A number with a comma between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (digit, left) in digits.chars().zip((0..digits.len()).rev()) {
        text.push(digit);
        if left > 0 && left % 3 == 0 {
            text.push(',');
        }
    }
    text
}

fn frame(people: usize, lacks: &[Lack]) -> Frame {
    let people = grouped(people);
    let sentence = |lack: &Lack| {
        format!(
            "{}: {} below, {} not assessed, required of {}.",
            lack.skill, lack.below, lack.not_assessed, lack.required
        )
    };
    let shown: Vec<String> = lacks.iter().take(SHOWN).map(sentence).collect();
    let sample = |fill| Group::new().add(cell(0, 0, SAMPLE.0, SAMPLE.1, fill));
    let legend = [
        (sample(BELOW), "below what is required"),
        (sample(HATCH), "not assessed"),
        (sample(WHITE), "at what is required, or above"),
    ];
    let rest = lacks.iter().skip(SHOWN);
    let below: usize = rest.clone().map(|lack| lack.below).sum();
    let note = match rest.len() {
        0 => Vec::new(),
        rest => vec![format!(
            "{rest} more skills are required, in which people are below {} times.",
            grouped(below)
        )],
    };
    Frame {
        title: format!("What a team of {people} most lacks"),
        subtitle: format!(
            "Edition of {}; the skills in which most are below come first",
            Edition::LATEST
        ),
        description: shown.join(" "),
        legend: legend.map(|(sample, meaning)| (sample, meaning.to_owned())).into(),
        notes: note,
    }
}
