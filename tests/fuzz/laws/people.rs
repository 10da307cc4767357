//! Tables of people: what is read is written and read again, and a plain table is read as a plain
//! reader reads it.

use std::collections::{BTreeMap, BTreeSet};

use capability_framework::{Rating, RoleLevel, Skill};

use crate::team_gaps::people::{self, Fault, Meaning, Part, Person};
use crate::team_gaps::scale::Numbers;

use super::{files, is_one_line, line_count, seeds as to_seeds, text};

fn read(table: &[u8], meaning: Meaning) -> Result<(Vec<Person>, Vec<Fault>), String> {
    let (mut people, mut faults) = (Vec::new(), Vec::new());
    let result =
        people::read(table, meaning, |one| people.push(one), |one| faults.push(one), |_| ());
    result.map(|()| (people, faults)).map_err(|error| error.to_string())
}

pub fn check(input: &[u8]) {
    let numbers = [None, Some(Numbers::FromZero), Some(Numbers::FromOne)];
    for numbers in numbers {
        for without_levels in [false, true] {
            let meaning = Meaning { numbers, without_levels };
            match read(input, meaning) {
                Ok((people, faults)) => {
                    table(input, meaning, &people, &faults);
                    again(&people, without_levels);
                }
                Err(message) => is_one_line(&message),
            }
        }
    }
}

fn table(input: &[u8], meaning: Meaning, people: &[Person], faults: &[Fault]) {
    let text = text(input);
    let lines = line_count(&text);
    for fault in faults {
        let message = fault.to_string();
        is_one_line(&message);
        let line = message.strip_prefix("line ").unwrap();
        let line: usize = line.split([',', ':']).next().unwrap().parse().unwrap();
        assert!((1..=lines).contains(&line), "{message}");
    }
    let rows = faults.iter().filter(|fault| fault.part == Part::Row).count();
    assert!(rows + people.len() <= lines, "more rows than lines");
    let positions: BTreeSet<&str> = people.iter().map(|one| one.position.as_str()).collect();
    assert_eq!(positions.len(), people.len(), "a position is there twice");
    for one in people {
        assert!(!one.position.trim().is_empty() && one.position.trim() == one.position);
        assert!(one.profile.iter().all(|(skill, _)| !skill.is_retired()));
        assert!(meaning.without_levels || one.level.is_some());
    }
    if meaning.numbers.is_none() && !text.contains(['"', '\r', ';', '\t', '\u{feff}', '\u{fffd}']) {
        plain(&text, people);
    }
}

/// A table without quotes, cell by cell.
fn plain(text: &str, people: &[Person]) {
    let mut rows = text.lines().filter(|line| !line.is_empty()).map(|line| line.split(','));
    let Some(header) = rows.next().map(Iterator::collect::<Vec<_>>) else { return };
    let place = |name: &str| header.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
    let (Some(position), level) = (place("position"), place("level")) else { return };
    let rows: Vec<Vec<&str>> = rows.map(Iterator::collect).collect();
    for one in people {
        let is_full = |row: &[&str]| {
            row.get(header.len()..).is_some_and(|more| more.iter().all(|c| c.trim().is_empty()))
        };
        let is_it = |row: &&Vec<&str>| {
            let has = |place: usize| row.get(place).is_some_and(|cell| cell.trim() == one.position);
            let read = level.and_then(|place| row.get(place)?.parse::<RoleLevel>().ok());
            has(position) && is_full(row) && (one.level.is_none() || read == one.level)
        };
        let row = rows.iter().find(is_it).unwrap_or_else(|| panic!("nobody is {}", one.position));
        // Of two columns of one skill the first is read.
        let mut ratings: BTreeMap<Skill, Option<Rating>> = BTreeMap::new();
        for (name, cell) in header.iter().zip(row) {
            if let Some(skill) = name.parse::<Skill>().ok().filter(|skill| !skill.is_retired()) {
                ratings.entry(skill).or_insert(cell.parse().ok());
            }
        }
        let ratings = ratings.into_iter().filter_map(|(skill, rating)| Some((skill, rating?)));
        assert!(one.profile.iter().eq(ratings), "{}", one.position);
    }
}

/// What is written is read again, and nothing is left out.
fn again(people: &[Person], without_levels: bool) {
    let copy = |one: &Person| Person { position: one.position.clone(), ..*one };
    // A position of several cells is refused as a row that was swallowed.
    let people: Vec<Person> =
        people.iter().filter(|one| !one.position.contains([',', '\n', '\r'])).map(copy).collect();
    let mut table = Vec::new();
    people::write(&mut table, people.iter().map(copy)).unwrap();
    let meaning = Meaning { numbers: None, without_levels };
    let (read, faults) = read(&table, meaning).expect("it was written");
    let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
    if people.iter().all(|one| one.level.is_some()) {
        assert_eq!(faults, [""; 0]);
        assert_eq!(read.len(), people.len());
        for (one, other) in people.iter().zip(&read) {
            assert_eq!((&one.position, one.level), (&other.position, other.level));
            assert_eq!(one.profile, other.profile);
        }
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let mut texts = files("examples/profiles");
    texts.retain(|text| text.starts_with("position"));
    texts.extend(
        [
            "position,level,Testing,User focus\n1,Developer,working,expert\n2,senior-developer,,not yet aware\n",
            "Position;Level;testing;Ownership and topic\r\n1;Developer;3;4\r\n\"5\n5\";Lead developer;0;n/a\r\n",
            "position\tlevel\t\n1\tDeveloper\tx\n\n2\tDevelopr\t\n",
            "\u{feff}level, position ,Testing,testing,Jugling\nDeveloper,a,working,,\nDeveloper,a,-,,\n",
            "position,Testing\n1,2.0\n2,wroking\n3\n",
            "position,level,\"Testing\n1,Developer,\"\n2,Developer,working\n",
            "<html>",
            "position,level,level\n",
        ]
        .map(str::to_owned),
    );
    to_seeds(texts)
}
