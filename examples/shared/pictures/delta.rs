//! What changes between two sets of requirements as a picture: an arrow on the scale for each skill.

use capability_framework::{Change, ChangeKind, Delta, Edition, Proficiency, RoleLevel};
use svg::Document;
use svg::node::element::{Circle, Group, Path};

use super::frame::{
    Frame, GREY, INK, RULE, SAMPLE, SIZE, WHITE, centred, names_width, row_height, stroke, text,
    text_width, wrap,
};

const NAMES: i32 = 380;
/// Between two points of the scale.
const STEP: i32 = 116;
const TOP: i32 = 36;
/// Half of the head "not required", which is centred on the first point.
const HALF_HEAD: i32 = 48;

/// What changes from a level to another, both of the latest edition.
#[allow(dead_code, reason = "not every program asks the latest edition alone")]
pub fn delta(from: RoleLevel, to: RoleLevel) -> Document {
    let edition = format!("Edition of {}", Edition::LATEST);
    arrows(&format!("{from} to {to}"), &edition, from.delta_to(to))
}

/// What changes from a level in an edition to a level in another; `None` where one of them does not hold its
/// level.
#[allow(dead_code, reason = "not every program asks an edition")]
pub fn delta_between(from: (RoleLevel, Edition), to: (RoleLevel, Edition)) -> Option<Document> {
    let ((from, before), (to, after)) = (from, to);
    let delta = before.requirements(from)?.delta_to(after.requirements(to)?);
    let title = if from == to { to.to_string() } else { format!("{from} to {to}") };
    let edition = if before == after { after.to_string() } else { format!("{before} to {after}") };
    Some(arrows(&title, &format!("Edition of {edition}"), delta))
}

/// Any delta. `edition` says of which edition its requirements are.
pub fn arrows(title: &str, edition: &str, delta: Delta<'_>) -> Document {
    let changes = in_order(delta);
    let names = names_width(changes.iter().map(|change| change.skill.name()), NAMES);
    let left = names + 16 + HALF_HEAD;
    let point = |proficiency: Option<Proficiency>| {
        left + STEP * proficiency.map_or(0, |proficiency| i32::from(proficiency.point()))
    };

    let mut rows = Group::new();
    let mut y = TOP;
    for change in &changes {
        let name = wrap(change.skill.name(), names, SIZE);
        let height = row_height(&name, 30);
        let middle = y + height / 2;
        let colour = if change.kind() == ChangeKind::Unchanged { GREY } else { INK };
        let word = text(change.kind().slug(), point(Some(Proficiency::Expert)) + HALF_HEAD, middle);
        rows = rows
            .add(centred(&name, names, middle, SIZE).set("text-anchor", "end").set("fill", colour))
            .add(arrow(point(change.from), point(change.to), middle))
            .add(word.set("fill", colour));
        y += height;
    }
    let mut scale = Group::new();
    for proficiency in [None].into_iter().chain(Proficiency::iter().map(Some)) {
        let x = point(proficiency);
        let head = proficiency.map_or("not required", |proficiency| proficiency.slug());
        scale = scale.add(text(head, x, 8).set("text-anchor", "middle")).add(stroke(
            (x, TOP - 14),
            (x, y),
            RULE,
        ));
    }
    let words = ChangeKind::ALL.iter().map(|kind| text_width(kind.slug(), SIZE)).max();
    let width = point(Some(Proficiency::Expert)) + HALF_HEAD + words.unwrap_or(0);
    frame(title, edition, delta, &changes).around(scale.add(rows), width, y)
}

/// What changes first, kind by kind; what does not last.
fn in_order(delta: Delta<'_>) -> Vec<Change> {
    let kinds = delta.raised().chain(delta.added()).chain(delta.lowered());
    kinds.chain(delta.dropped()).chain(delta.unchanged()).collect()
}

/// From a ring to a head; a dot where nothing changes.
fn arrow(from: i32, to: i32, y: i32) -> Group {
    let circle = Circle::new().set("cx", from).set("cy", y);
    if from == to {
        return Group::new().add(circle.set("r", 5).set("fill", GREY));
    }
    let back = if from < to { -1 } else { 1 };
    let shaft = stroke((from - 6 * back, y), (to + 10 * back, y), INK).set("stroke-width", 3);
    let head = format!("M{to} {y}l{} -8v16z", 15 * back);
    let ring = circle.set("r", 5).set("fill", WHITE).set("stroke", INK).set("stroke-width", 2);
    Group::new().add(shaft).add(Path::new().set("d", head)).add(ring)
}

fn frame(title: &str, edition: &str, delta: Delta<'_>, changes: &[Change]) -> Frame {
    let counts = delta.counts();
    let counts = format!(
        "{} raised, {} added, {} lowered, {} dropped, {} unchanged",
        counts.raised, counts.added, counts.lowered, counts.dropped, counts.unchanged,
    );
    let word =
        |proficiency: Option<Proficiency>| proficiency.map_or("not required", |it| it.slug());
    let sentence = |change: &Change| {
        let Change { skill, from, to } = *change;
        match change.kind() {
            ChangeKind::Unchanged => format!("{skill}: unchanged, {}.", word(to)),
            kind => format!("{skill}: {kind}, from {} to {}.", word(from), word(to)),
        }
    };
    let sentences: Vec<String> = changes.iter().map(sentence).collect();
    let (width, height) = SAMPLE;
    let legend = [
        (arrow(6, width, height / 2), "raised or added"),
        (arrow(width - 6, 0, height / 2), "lowered or dropped"),
        (arrow(width / 2, width / 2, height / 2), "unchanged"),
    ];
    Frame {
        title: title.to_owned(),
        subtitle: format!("{edition}: {counts}"),
        description: format!("{counts}. {}", sentences.join(" ")),
        legend: legend.map(|(sample, meaning)| (sample, meaning.to_owned())).into(),
        notes: vec![
            "The scale is ordinal: an arrow shows from where to where, not how much effort that takes."
                .to_owned(),
        ],
    }
}
