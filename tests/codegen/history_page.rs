//! The events of the history as tables, one for each year, for the documentation of that module.

use crate::history::{Event, MONTHS, What};
use crate::markdown::{level_path, module, role_path, skill_path};
use crate::rust_file::comment_at_head;
use crate::world::{Kind, World};

/// Markdown, newest first; spellings, which have no date, last. A day does not break at its space.
pub fn page(world: &World) -> String {
    let mut events: Vec<&Event> = world.history.iter().collect();
    events.reverse();
    events.sort_by_key(|event| std::cmp::Reverse(event.date));
    let year = |event: &Event| event.date.map(|(year, ..)| year);
    let mut text = format!("<!-- {} -->\n", comment_at_head());
    for events in events.chunk_by(|a, b| year(a) == year(b)) {
        let heading = year(events[0]).map_or("Spellings".to_owned(), |year| year.to_string());
        text += &format!("\n# {heading}\n\n| date | what | name |\n|---|---|---|\n");
        events.iter().for_each(|event| text += &row(world, event));
    }
    text
}

fn row(world: &World, event: &Event) -> String {
    let date = event.date.map_or(String::new(), |(_, month, day)| {
        format!("{day}\u{a0}{}", MONTHS[usize::from(month) - 1])
    });
    let what = match event.what {
        What::Added => "added",
        What::Renamed => "renamed",
        What::Merged => "merged",
        What::Removed => "removed",
        What::Spelling => "spelling",
    };
    let kind = event.kind.data_name().replace('-', " ");
    let after = event.new.as_deref().map(|name| match path(world, event) {
        Some(path) => format!("[{name}]({path})"),
        None => name.to_owned(),
    });
    let names: Vec<String> = event.old.iter().cloned().chain(after).collect();
    format!("| {date} | {kind} {what} | {} |\n", names.join(" → "))
}

/// The page of what an event left, where it is not retired.
fn path(world: &World, event: &Event) -> Option<String> {
    let latest = world.latest();
    let index = world.resolve(event.kind, event.new.as_deref()?)?;
    let entry = world.entries(event.kind)[index];
    if entry.retired.is_some() {
        return Some(format!("crate::{}::{}", event.kind.type_name(), entry.identifier));
    }
    Some(match event.kind {
        Kind::Family => format!("crate::roles::{}", module(entry)),
        Kind::Role => role_path(world, &latest.roles[index]),
        Kind::Level => level_path(world, &latest.levels[index]),
        Kind::Skill => skill_path(entry),
    })
}
