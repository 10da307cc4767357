//! The paths of a career as a Mermaid flowchart: the ladder of a role, and from each level the nearest levels
//! of other roles, with what they take.

use std::cmp::Reverse;
use std::fmt::Write;

use capability_framework::{ATTRIBUTION, Change, Delta, Edition, Grade, Role, RoleLevel};

/// How many levels of other roles are near to a level.
const NEAREST: usize = 2;
/// How many skills are named in each of them.
const NAMED: usize = 3;

/// The paths from the levels that an edition has of a role; `None` where it has none.
pub fn paths(role: Role, edition: Edition) -> Option<String> {
    let levels = edition.ladder(role);
    if levels.is_empty() {
        return None;
    }
    let mut chart = format!(
        "---\ntitle: \"{role}, {edition}\"\n---\nflowchart LR\n    \
         accTitle: Career paths of the role {role}\n    \
         accDescr: The levels of the role with how much the way to the next takes, and from each of them the \
         nearest levels of other roles with what they take.\n"
    );
    for peers in levels.chunk_by(|a, b| edition.rank(*a) == edition.rank(*b)) {
        let nodes: String = peers.iter().map(|level| ladder_node(*level, edition)).collect();
        match (peers, edition.rank(peers[0])) {
            ([_, _, ..], Some(rank)) => {
                let _ = write!(chart, "    subgraph rank{rank}[\"same rank\"]\n{nodes}    end\n");
            }
            _ => chart += &nodes,
        }
    }
    for level in levels {
        for next in levels.iter().filter(|next| is_next(edition, *level, **next)) {
            let effort = effort(delta(edition, *level, *next)?);
            let _ = writeln!(chart, "    {} -->|\"{effort}\"| {}", id(*level), id(*next));
        }
    }
    for level in levels {
        for (near, number) in nearest(*level, edition).zip(1..) {
            let text = near_text(near, edition, delta(edition, *level, near)?);
            let id = id(*level);
            let _ = writeln!(chart, "    {id} -.-> {id}_{number}[\"{text}\"]:::near");
        }
    }
    let _ = writeln!(
        chart,
        "    licence[\"{ATTRIBUTION}\"]:::licence\n    \
         classDef near stroke-dasharray: 4\n    \
         classDef licence fill:none,stroke:none"
    );
    Some(chart)
}

fn is_next(edition: Edition, level: RoleLevel, next: RoleLevel) -> bool {
    let ranks = edition.rank(level).zip(edition.rank(next));
    ranks.is_some_and(|(rank, next)| next == rank + 1)
}

fn delta(edition: Edition, from: RoleLevel, to: RoleLevel) -> Option<Delta<'static>> {
    Some(edition.requirements(from)?.delta_to(edition.requirements(to)?))
}

/// The nearest levels of other roles, one of each.
fn nearest(level: RoleLevel, edition: Edition) -> impl Iterator<Item = RoleLevel> {
    let mut roles = vec![level.role()];
    let nearest = edition.requirements(level).map(|it| it.nearest_levels(edition));
    let alike = nearest.into_iter().flatten().filter(|near| near.shared() > 0);
    let others = alike.map(|near| near.level()).filter(move |near| {
        let is_new = !roles.contains(&near.role());
        roles.push(near.role());
        is_new
    });
    others.take(NEAREST)
}

fn ladder_node(level: RoleLevel, edition: Edition) -> String {
    format!("    {}[\"{}\"]\n", id(level), with_grades(level, edition))
}

/// A level with its grades, which are those of the latest edition alone.
fn with_grades(level: RoleLevel, edition: Edition) -> String {
    let grades: Vec<&str> = level.grades().iter().map(|grade| Grade::name(*grade)).collect();
    match grades[..] {
        [_, ..] if edition == Edition::LATEST => format!("{level}<br>{}", grades.join(", ")),
        _ => level.to_string(),
    }
}

/// A level of another role, and what it takes: the skills with the most steps first.
fn near_text(level: RoleLevel, edition: Edition, delta: Delta<'_>) -> String {
    let mut changes: Vec<Change> = delta.raised().chain(delta.added()).collect();
    changes.sort_by_key(|change| Reverse(change.steps()));
    // One more is named instead of a line that says that there is one more.
    let shown = if changes.len() > NAMED + 1 { NAMED } else { changes.len() };
    let mut text = format!("{}<br>{}", with_grades(level, edition), effort(delta));
    for change in &changes[..shown] {
        let _ = write!(text, "<br>{} +{}", change.skill, change.steps());
    }
    if changes.len() > shown {
        let _ = write!(text, "<br>and {} more", changes.len() - shown);
    }
    text
}

/// How many steps up a change takes, and in how many skills.
fn effort(delta: Delta<'_>) -> String {
    let (steps, skills) = (delta.climb(), delta.counts().raised + delta.counts().added);
    let plural = |count: u32| if count == 1 { "" } else { "s" };
    match steps {
        0 => "no step up".to_owned(),
        _ => format!("{steps} step{} in {skills} skill{}", plural(steps), plural(skills as u32)),
    }
}

/// A word that Mermaid takes for nothing else.
fn id(level: RoleLevel) -> String {
    format!("level_{}", level.slug().replace('-', "_"))
}
