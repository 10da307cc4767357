//! What a person lacks as a picture: for each required skill a bar as long as the rating, and a mark at the
//! requirement.

use capability_framework::job::{JobGap, JobSkill};
use capability_framework::{Edition, GapKind, Proficiency, Profile, Rating, RoleLevel};
use svg::Document;
use svg::node::element::Group;

use super::frame::{
    BELOW, Frame, HATCH, INK, PROFICIENCIES, RULE, SAMPLE, SIZE, WHITE, cell, centred, names_width,
    row_height, stroke, text, text_width, wrap,
};

const NAMES: i32 = 380;
/// Between two points of the scale.
const STEP: i32 = 116;
const TOP: i32 = 36;
/// Half of the head "not yet aware", which is centred on the first point.
const HALF_HEAD: i32 = 52;
const BAR: i32 = 14;

/// A skill, what is required of it, and how it was rated.
struct Row {
    skill: String,
    /// `None` where the skill is asked for at no proficiency.
    required: Option<Proficiency>,
    rating: Option<Rating>,
    kind: GapKind,
}

/// A person against a level of the latest edition.
pub fn gap(profile: &Profile, level: RoleLevel) -> Document {
    let gap = profile.gap_to(level);
    let rows = gap.items().map(|item| Row {
        skill: item.skill.name().to_owned(),
        required: Some(item.required),
        rating: item.rating,
        kind: item.kind(),
    });
    let rows: Vec<Row> = rows.collect();
    bars(&format!("Gap to {level}"), gap.is_met(), &rows)
}

/// A person against the whole of a job: essential and desirable, official and own skills, the
/// official ones of the latest edition.
#[allow(dead_code, reason = "not every program knows jobs")]
pub fn job_gap(name: &str, gap: &JobGap<'_>) -> Document {
    let rows = gap.items().iter().map(|item| {
        let own = if matches!(item.skill, JobSkill::Own(_)) { ", own" } else { "" };
        let need = if item.need.is_essential() { "essential" } else { "desirable" };
        Row {
            skill: format!("{} ({need}{own})", item.skill),
            required: item.need.proficiency(),
            rating: item.rating,
            kind: item.kind(),
        }
    });
    let rows: Vec<Row> = rows.collect();
    bars(&format!("Gap to {name}"), gap.is_met(), &rows)
}

fn bars(title: &str, is_met: bool, rows: &[Row]) -> Document {
    let names = names_width(rows.iter().map(|row| row.skill.as_str()), NAMES);
    let left = names + 16 + HALF_HEAD;
    let right = left + 4 * STEP;
    let mut bars = Group::new();
    let mut y = TOP;
    for row in rows {
        let name = wrap(&row.skill, names, SIZE);
        let height = row_height(&name, 30);
        let middle = y + height / 2;
        bars = bars
            .add(centred(&name, names, middle, SIZE).set("text-anchor", "end"))
            .add(bar(row.required, row.rating, (left, middle), STEP))
            .add(text(&outcome(row), right + HALF_HEAD, middle));
        y += height;
    }
    let mut scale = Group::new();
    for (rating, x) in Rating::iter().zip((left..).step_by(STEP as usize)) {
        scale = scale.add(text(&word(rating), x, 8).set("text-anchor", "middle")).add(stroke(
            (x, TOP - 14),
            (x, y),
            RULE,
        ));
    }
    let words = rows.iter().map(|row| text_width(&outcome(row), SIZE)).max();
    let width = right + HALF_HEAD + words.unwrap_or(0);
    frame(title, is_met, rows).around(scale.add(bars), width, y)
}

/// A bar up to the rating, an empty one from there to the requirement, and a mark at the requirement.
fn bar(
    required: Option<Proficiency>,
    rating: Option<Rating>,
    origin: (i32, i32),
    step: i32,
) -> Group {
    let (x, middle) = origin;
    let place = |point: u8| x + i32::from(point) * step;
    let bar = |from: u8, to: u8, fill: &str| {
        cell(place(from), middle - BAR / 2, place(to) - place(from), BAR, fill)
    };
    // A skill without a proficiency is met by the first one.
    let needed = required.map_or(1, Proficiency::point);
    let mut group = Group::new();
    match rating {
        None => group = group.add(bar(0, needed, HATCH)),
        Some(rating) => {
            if rating.point() < needed {
                group = group.add(bar(rating.point(), needed, BELOW));
            }
            // What is not yet aware is a line.
            group = group.add(bar(0, rating.point(), PROFICIENCIES[3]));
        }
    }
    match required {
        Some(_) => {
            let mark = cell(place(needed) - 2, middle - BAR / 2 - 4, 4, BAR + 8, INK);
            group.add(mark.set("stroke", WHITE))
        }
        None => group,
    }
}

fn word(rating: Rating) -> String {
    rating.to_string().to_lowercase()
}

fn count(steps: u8) -> String {
    if steps == 1 { "1 step".to_owned() } else { format!("{steps} steps") }
}

/// How the rating compares with the requirement.
fn outcome(row: &Row) -> String {
    let needed = row.required.map_or(1, Proficiency::point);
    let steps = row.rating.map_or(0, |rating| rating.point().abs_diff(needed));
    match row.kind {
        GapKind::Below => format!("{} below", count(steps)),
        GapKind::Above => format!("{} above", count(steps)),
        kind => kind.to_string(),
    }
}

fn frame(title: &str, is_met: bool, rows: &[Row]) -> Frame {
    let count = |kind: GapKind| rows.iter().filter(|row| row.kind == kind).count();
    let counts = format!(
        "{}: {} below, {} not assessed, {} at, {} above",
        if is_met { "met" } else { "not met" },
        count(GapKind::Below),
        count(GapKind::NotAssessed),
        count(GapKind::At),
        count(GapKind::Above),
    );
    let sentence = |row: &Row| {
        let rated = row
            .rating
            .map_or("not assessed".to_owned(), |rating| format!("rated {}", word(rating)));
        match row.required {
            Some(required) => format!("{}: {rated}, {} required.", row.skill, required.slug()),
            None => format!("{}: {rated}.", row.skill),
        }
    };
    let sentences: Vec<String> = rows.iter().map(sentence).collect();
    let origin = (0, SAMPLE.1 / 2);
    let sample = |fill| Group::new().add(cell(0, origin.1 - BAR / 2, SAMPLE.0, BAR, fill));
    let legend = [
        (sample(PROFICIENCIES[3]), "rated"),
        (sample(BELOW), "missing"),
        (sample(HATCH), "not assessed, up to what is required"),
        (mark_sample(), "required"),
    ];
    Frame {
        title: title.to_owned(),
        subtitle: format!("Edition of {}; {counts}", Edition::LATEST),
        description: format!("{counts}. {}", sentences.join(" ")),
        legend: legend.map(|(sample, meaning)| (sample, meaning.to_owned())).into(),
        notes: vec![
            "The scale is ordinal: a bar shows which point was reached, not how much effort is left.".to_owned(),
        ],
    }
}

fn mark_sample() -> Group {
    Group::new().add(cell(SAMPLE.0 / 2 - 2, 0, 4, SAMPLE.1, INK))
}
