//! `history.tsv`: what happened to names, followed to what they mean today, and checked. Its tables
//! are written by `emit_history.rs`.

use crate::catalogue::Entry;
use crate::naming::key;
use crate::tables::{Fault, Files, rows};
use crate::world::{Kind, World};

const FILE: &str = "history.tsv";

#[derive(Clone, Copy, PartialEq)]
pub enum What {
    Added,
    Renamed,
    Merged,
    Removed,
    Spelling,
}

pub type Date = (u16, u8, u8);

pub struct Event {
    pub kind: Kind,
    pub what: What,
    pub old: Option<String>,
    pub new: Option<String>,
    /// `None` for a spelling, which has none.
    pub date: Option<Date>,
    /// The letters and digits of the old name.
    pub old_key: Option<String>,
    line: usize,
}

impl Event {
    fn fault(&self, message: String) -> Fault {
        Fault { file: FILE.to_owned(), line: self.line, message }
    }
}

/// What became of a name.
#[derive(Clone, Copy, PartialEq)]
pub enum Meaning {
    /// The position of an entry of today, or of a retired one.
    Entry(usize),
    Removed(Date),
}

/// The events in the order of the file, oldest first.
pub fn read(files: &Files) -> Result<Vec<Event>, Fault> {
    let header = ["kind", "event", "old_name", "new_name", "date"];
    let mut events: Vec<Event> = Vec::new();
    for row in rows(files, FILE, header)? {
        let [kind, event, old, new, date] = row.fields;
        let kind = Kind::read(&row, kind)?;
        let (what, wants) = match event {
            "added" => (What::Added, (false, true)),
            "renamed" => (What::Renamed, (true, true)),
            "merged" => (What::Merged, (true, true)),
            "removed" => (What::Removed, (true, false)),
            "spelling" => (What::Spelling, (true, true)),
            _ => {
                let known = "added, renamed, merged, removed or spelling";
                return Err(row.fault(format!("unknown event `{event}`, should be {known}")));
            }
        };
        if (old != "-", new != "-") != wants {
            return Err(row.fault(format!(
                "{event} should have {}",
                match wants {
                    (false, _) => "a new name and no old one",
                    (_, false) => "an old name and no new one",
                    _ => "an old and a new name",
                }
            )));
        }
        let name = |name: &str| Some(name.to_owned()).filter(|name| name != "-");
        let date = match (what, parse_date(date)) {
            (What::Spelling, None) if date == "-" => None,
            (What::Spelling, _) => return Err(row.fault("a spelling should have no date but `-`")),
            (_, Some(date)) => Some(date),
            (_, None) => {
                return Err(row.fault(format!("date `{date}` should be like 2026-05-29")));
            }
        };
        let (old_name, new_name) = (name(old), name(new));
        let old_key = old_name.as_deref().map(key);
        let event =
            Event { kind, what, old: old_name, new: new_name, date, old_key, line: row.line };
        let twice = |other: &&Event| {
            other.kind == kind && event.old.is_some() && other.old_key == event.old_key
        };
        if let Some(other) = events.iter().find(twice) {
            let line = other.line;
            return Err(event.fault(format!(
                "`{old}` already has an event on line {line}; a name should become one thing"
            )));
        }
        events.push(event);
    }
    Ok(events)
}

fn parse_date(date: &str) -> Option<Date> {
    let mut parts = date.split('-');
    let date =
        (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let days = match date {
        (_, 4 | 6 | 9 | 11, _) => 30,
        (year, 2, _) if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        (_, 2, _) => 28,
        _ => 31,
    };
    (parts.next().is_none() && (1..=12).contains(&date.1) && (1..=days).contains(&date.2))
        .then_some(date)
}

impl World {
    /// What `name` means today: an entry under this name, else what history makes of it.
    pub fn meaning(&self, kind: Kind, name: &str) -> Option<Meaning> {
        let mut wanted = key(name);
        // No chain is longer than the history, unless it goes round in a circle.
        for _ in 0..=self.history.len() {
            let same = |entry: &&Entry| entry.key == wanted;
            if let Some(index) = self.entries(kind).iter().position(same) {
                return Some(Meaning::Entry(index));
            }
            let old =
                |event: &&Event| event.kind == kind && event.old_key.as_ref() == Some(&wanted);
            let event = self.history.iter().find(old)?;
            match (&event.new, event.date) {
                (Some(new), _) => wanted = key(new),
                (None, date) => return date.map(Meaning::Removed),
            }
        }
        None
    }

    /// Every event that gives a name a new meaning must lead somewhere.
    pub fn check_history(&self) -> Result<(), Fault> {
        for event in &self.history {
            let (Some(old), Some(new)) = (&event.old, &event.new) else { continue };
            if self.meaning(event.kind, old).is_some() {
                continue;
            }
            let mut seen = vec![key(old)];
            let mut name = new.clone();
            while !seen.contains(&key(&name)) {
                seen.push(key(&name));
                let next = self.history.iter().find(|other| {
                    other.kind == event.kind && other.old.as_deref().map(key) == Some(key(&name))
                });
                match next.and_then(|next| next.new.clone()) {
                    Some(new) => name = new,
                    None => {
                        return Err(event.fault(format!(
                            "`{name}` should be a name of the latest edition or have an event of its own"
                        )));
                    }
                }
            }
            return Err(event.fault(format!(
                "`{old}` goes round in a circle; it should end in a name of today or a removal"
            )));
        }
        Ok(())
    }

    /// Gives the entries of earlier editions that are no longer there a place behind today's, in the
    /// form of the last edition that has them.
    pub fn retire(&mut self) -> Result<(), Fault> {
        for kind in Kind::ALL {
            for edition in (0..self.editions.len() - 1).rev() {
                let slug = self.editions[edition].entry.slug.clone();
                let held: Vec<Entry> =
                    self.catalogues[&slug].entries(kind).into_iter().cloned().collect();
                for (place, entry) in held.iter().enumerate() {
                    match self.meaning(kind, &entry.name) {
                        Some(Meaning::Entry(_)) => continue,
                        Some(Meaning::Removed(date))
                            if self.not_to_retire(kind, entry).is_none() =>
                        {
                            self.retire_one(kind, &slug, place, date);
                            continue;
                        }
                        _ => {}
                    }
                    let message = self.not_to_retire(kind, entry).unwrap_or_else(|| {
                        format!(
                            "`{}` is not in the latest edition; history.tsv should say what it became or \
                             when it was removed",
                            entry.name
                        )
                    });
                    let file = format!("{slug}/{}.tsv", kind.table());
                    return Err(Fault { file, line: entry.line, message });
                }
            }
        }
        Ok(())
    }

    /// Why an entry that was removed cannot be retired as it is.
    fn not_to_retire(&self, kind: Kind, entry: &Entry) -> Option<String> {
        if let Some(later) = self.later_name(kind, &entry.name) {
            return Some(format!(
                "`{}` became `{later}` before it was removed; the table should have it under that name, \
                 with a line in decisions.tsv",
                entry.name
            ));
        }
        let clash =
            |other: &&Entry| other.slug == entry.slug || other.identifier == entry.identifier;
        let other = self.entries(kind).into_iter().find(clash)?;
        Some(format!(
            "retired `{}` would clash with `{}`; slugs and variants should differ",
            entry.name, other.name
        ))
    }

    /// What history calls `name` later.
    fn later_name(&self, kind: Kind, name: &str) -> Option<&str> {
        let wanted = key(name);
        let of_name =
            |event: &&Event| event.kind == kind && event.old_key.as_ref() == Some(&wanted);
        self.history.iter().find(of_name).and_then(|event| event.new.as_deref())
    }

    fn retire_one(&mut self, kind: Kind, slug: &str, index: usize, (year, month, day): Date) {
        let edition = self.editions.iter().find(|edition| edition.entry.slug == slug);
        let edition = edition.map_or("", |edition| &edition.entry.name);
        let month = MONTHS[usize::from(month) - 1];
        let catalogue = &self.catalogues[slug];
        let mut entry = catalogue.entries(kind)[index].clone();
        entry.retired =
            Some(format!("retired {day} {month} {year}; last in the edition of {edition}"));
        match kind {
            Kind::Family => self.latest_mut().families.push(entry),
            Kind::Skill => self.latest_mut().skills.push(entry),
            Kind::Role => {
                let family = catalogue.families[catalogue.roles[index].family].slug.clone();
                let latest = self.latest_mut();
                let family =
                    latest.families.iter().position(|other| other.slug == family).unwrap_or(0);
                let levels = latest.levels.len()..latest.levels.len();
                latest.roles.push(crate::catalogue::Role { entry, family, grades: vec![], levels });
            }
            Kind::Level => {
                let level = &catalogue.levels[index];
                let (number, rank) = (level.number, level.rank);
                let role = catalogue.roles[level.role].entry.name.clone();
                let Some(Meaning::Entry(role)) = self.meaning(Kind::Role, &role) else { return };
                let level = crate::catalogue::Level { entry, role, number, rank, grades: vec![] };
                self.latest_mut().levels.push(level);
            }
        }
    }
}

pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
