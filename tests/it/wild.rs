//! Names as people write them, measured: what parses, what is explained, what a search finds.

use std::collections::BTreeMap;
use std::str::FromStr;

use capability_framework::hint::Hint;
use capability_framework::{
    Entry, Grade, ParseError, Proficiency, Role, RoleFamily, RoleLevel, Skill,
};

use super::{folder, rows};

/// Rows whose reading is not followed, each with the reason.
const DISPUTED: [(&str, &str); 3] = [
    ("PB2", "other grades of departments have numbered pay bands too"),
    ("PMO", "a programme management office is a team, not who leads a programme"),
    ("lead_engineer", "nine roles have a lead engineer, and a developer is none of them"),
];

/// What becomes of a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Outcome {
    Parsed,
    Explained,
    /// The message names nothing, or nothing that belongs to the type.
    Unknown,
    /// The message names another entry than the one meant.
    Misled,
    WronglyParsed,
}

#[derive(Default)]
struct Measured {
    /// Names that mean an entry.
    meant: usize,
    outcomes: BTreeMap<Outcome, usize>,
    /// Of those that mean an entry.
    in_first_three: usize,
    found_nothing: usize,
}

#[test]
#[ignore = "needs CAPABILITY_FRAMEWORK_WILD"]
fn names_as_people_write_them() {
    let mut measured: BTreeMap<String, Measured> = BTreeMap::new();
    for row in rows(folder("CAPABILITY_FRAMEWORK_WILD").join("names.tsv")) {
        let [kind, written, meant] = row.as_slice() else { panic!("three fields: {row:?}") };
        if DISPUTED.iter().any(|(name, _)| name == written) {
            continue;
        }
        let measure = measured.entry(kind.clone()).or_default();
        match kind.as_str() {
            "role" => measure.add::<Role>(written, meant),
            "role-level" => measure.add::<RoleLevel>(written, meant),
            "skill" => measure.add::<Skill>(written, meant),
            "role-family" => measure.add::<RoleFamily>(written, meant),
            "grade" => measure.add::<Grade>(written, meant),
            "proficiency" => measure.add::<Proficiency>(written, meant),
            _ => panic!("unknown type {kind}"),
        }
    }
    let mut all = Measured::default();
    for (kind, measure) in &measured {
        println!("{kind}: {}", measure.summary());
        all.meant += measure.meant;
        all.in_first_three += measure.in_first_three;
        all.found_nothing += measure.found_nothing;
        for (outcome, count) in &measure.outcomes {
            *all.outcomes.entry(*outcome).or_default() += count;
        }
    }
    println!("all: {}", all.summary());
    assert_eq!(all.count(Outcome::WronglyParsed), 0);
    assert_eq!(all.count(Outcome::Misled), 0);
    assert!(all.understood() * 100 >= all.meant * 85, "too few names are understood");
    if cfg!(feature = "search") {
        assert!(all.in_first_three * 100 >= all.meant * 85, "too few names are found");
        assert!(all.found_nothing * 100 <= all.meant * 5, "too many names find nothing");
    }
}

fn is_retired(entry: Entry) -> bool {
    match entry {
        Entry::RoleFamily(family) => family.is_retired(),
        Entry::Role(role) => role.is_retired(),
        Entry::RoleLevel(level) => level.is_retired(),
        Entry::Skill(skill) => skill.is_retired(),
        _ => false,
    }
}

impl Measured {
    /// `meant` is a name, `-` for none, or `REMOVED`.
    fn add<T>(&mut self, written: &str, meant: &str)
    where
        T: FromStr<Err = ParseError> + Copy + PartialEq + Into<Entry>,
    {
        let entry: Option<T> = match meant {
            "-" | "REMOVED" => None,
            name => Some(name.parse().unwrap_or_else(|error| panic!("{error}"))),
        };
        let outcome = match (written.parse::<T>(), entry) {
            (Ok(parsed), Some(meant)) if parsed == meant => Outcome::Parsed,
            // An edition has it, and it says itself that it is retired.
            (Ok(parsed), None) if meant == "REMOVED" && is_retired(parsed.into()) => {
                Outcome::Unknown
            }
            (Ok(_), _) => Outcome::WronglyParsed,
            (Err(error), Some(meant)) => match error.hint() {
                Some(hint) if hint.entries().contains(&meant.into()) => Outcome::Explained,
                Some(_) => Outcome::Misled,
                None => Outcome::Unknown,
            },
            (Err(error), None) => match error.hint() {
                // What has the name is true, whatever was meant.
                Some(Hint::OtherType { meant: None, .. }) | None => Outcome::Unknown,
                Some(Hint::Removed(_)) if meant == "REMOVED" => Outcome::Unknown,
                Some(_) => Outcome::Misled,
            },
        };
        if matches!(outcome, Outcome::Misled | Outcome::WronglyParsed) {
            println!("{outcome:?}: {written} ({meant})");
        }
        if let Some(meant) = entry {
            self.meant += 1;
            *self.outcomes.entry(outcome).or_default() += 1;
            self.search(written, meant.into());
        } else if outcome != Outcome::Unknown {
            *self.outcomes.entry(outcome).or_default() += 1;
        }
    }

    #[cfg(feature = "search")]
    fn search(&mut self, written: &str, meant: Entry) {
        let hits = capability_framework::search::search(written);
        let is_first = hits.iter().take(3).any(|hit| hit.entry == Some(meant));
        self.in_first_three += usize::from(is_first);
        self.found_nothing += usize::from(hits.is_empty());
    }

    #[cfg(not(feature = "search"))]
    fn search(&mut self, _: &str, _: Entry) {}

    fn count(&self, outcome: Outcome) -> usize {
        self.outcomes.get(&outcome).copied().unwrap_or(0)
    }

    fn understood(&self) -> usize {
        self.count(Outcome::Parsed) + self.count(Outcome::Explained)
    }

    fn summary(&self) -> String {
        let percent = |count: usize| count as f64 * 100.0 / self.meant.max(1) as f64;
        format!(
            "{} mean an entry: {} parse, {} are explained ({:.1} %), {} misled, {} wrong; search: {:.1} % \
             among the first three, {:.1} % find nothing",
            self.meant,
            self.count(Outcome::Parsed),
            self.count(Outcome::Explained),
            percent(self.understood()),
            self.count(Outcome::Misled),
            self.count(Outcome::WronglyParsed),
            percent(self.in_first_three),
            percent(self.found_nothing),
        )
    }
}
