//! The example `team_gaps`: its tables of people, and the people that it makes up.

#[path = "../../examples/shared/department.rs"]
pub mod department;
#[path = "../../examples/team_gaps/people.rs"]
mod people;

use std::fs;
use std::process::Command;

use capability_framework::{ATTRIBUTION, Grade, RoleLevel, Skill};
use department::Department;
use people::{Fault, Person};

/// What a table gives: its people and its faults.
fn read(table: &[u8]) -> (Vec<Person>, Vec<Fault>) {
    let (mut people, mut faults) = (Vec::new(), Vec::new());
    people::read(table, |person| people.push(person), |fault| faults.push(fault)).unwrap();
    (people, faults)
}

#[test]
fn bad_rows_are_told_with_line_and_field_and_good_ones_are_used() {
    let table = b"\xef\xbb\xbfPosition, level ,Testing,Ownership and topic,User focus (content design),testing,Jugling\n\
        1,Developer,working,Expert,,,\n\
        2,Developr,working,,,,\n\
        3,Developer,wroking,,,,\n\
        4,Developer,working\n\
        ,Developer,working,,,,\n\
        1,Developer,working,,,,\n\
        \"5\n5\",Developer,not yet aware,,,,\n\
        6,Developer,\xff,,,,\n\
        7,senior-developer,,,,,\n";
    let (people, faults) = read(table);
    assert_eq!(faults.iter().filter(|fault| fault.is_of_column()).count(), 3);
    let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
    assert_eq!(
        faults,
        [
            "line 1, field `User focus (content design)`: User focus (content design) is retired, left out",
            "line 1, field `testing`: `Testing` is the same skill, left out",
            "line 1, field `Jugling`: unknown skill `Jugling`, expected a name or slug such as `accessibility`, left out",
            "line 3, field ` level `: unknown role level `Developr`, did you mean `developer`?",
            "line 4, field `Testing`: unknown proficiency `wroking`, did you mean `working`?",
            "line 5: 3 fields, expected 7",
            "line 6, field `Position`: empty",
            "line 7, field `Position`: `1` stands in line 2 too",
            "line 10, field `Testing`: invalid utf-8 sequence of 1 bytes from index 0",
        ]
    );
    let positions: Vec<&str> = people.iter().map(|person| person.position.as_str()).collect();
    assert_eq!(positions, ["1", "5\n5", "7"]);
    assert_eq!(people[2].level, RoleLevel::SeniorDeveloper);
    let ratings: Vec<String> = people[0].profile.iter().map(|(s, r)| format!("{s} {r}")).collect();
    assert_eq!(ratings, ["Ownership and initiative Expert", "Testing Working"]);
}

#[test]
fn a_table_without_its_columns_is_refused() {
    let error = |table: &str| {
        let result = people::read(table.as_bytes(), |_| panic!("a person"), |_| ());
        result.unwrap_err().to_string()
    };
    assert_eq!(
        error("level,Testing\n"),
        "line 1: no column `position`, the first ones are `level`, `Testing`"
    );
    assert_eq!(
        error("position;level;Testing\n"),
        "line 1: no column `position`, the first ones are `position;level;Testing`"
    );
    assert_eq!(error(""), "line 1: no column `position`, the first ones are ``");
}

#[test]
fn a_table_that_is_written_is_read_back() {
    let people = || {
        Department::new(3).take(300).zip(0..).map(|((level, profile), number)| Person {
            position: number.to_string(),
            level,
            profile,
        })
    };
    let mut table = Vec::new();
    people::write(&mut table, people()).unwrap();
    let (read, faults) = read(&table);
    assert!(faults.is_empty());
    assert_eq!(read.len(), 300);
    for (read, written) in read.iter().zip(people()) {
        assert_eq!(read.position, written.position);
        assert_eq!(read.level, written.level);
        assert_eq!(read.profile, written.profile);
    }
}

#[test]
fn the_department_is_a_pyramid_whose_ratings_lie_around_the_requirements() {
    let people: Vec<_> = Department::new(1).take(100_000).collect();
    assert!(people.iter().zip(Department::new(1)).all(|(one, same)| *one == same));
    assert!(people.iter().zip(Department::new(2)).any(|(one, other)| *one != other));
    assert!(RoleLevel::iter().all(|level| people.iter().any(|(own, _)| *own == level)));
    let at = |grade: Grade| people.iter().filter(|(l, _)| l.grades().contains(&grade)).count();
    assert!(at(Grade::Heo) > at(Grade::G7) && at(Grade::G7) > at(Grade::G6));
    // Kind by kind, of all that is required of anybody.
    let (mut below, mut level, mut above, mut not_assessed) = (0, 0, 0, 0);
    for (own, profile) in &people {
        for item in profile.gap_to(*own).items() {
            match item.steps() {
                None => not_assessed += 1,
                Some(..0) => below += 1,
                Some(0) => level += 1,
                Some(_) => above += 1,
            }
        }
    }
    let all = below + level + above + not_assessed;
    assert!(level * 10 > all * 4 && level * 10 < all * 6);
    assert!([below, above, not_assessed].iter().all(|count| count * 20 > all));
    assert!(people.iter().all(|(_, profile)| profile.len() < Skill::COUNT / 4));
}

#[test]
fn the_heat_map_has_a_cell_for_every_requirement_and_the_attribution() {
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/team_gaps");
    fs::create_dir_all(folder).unwrap();
    let svg = format!("{folder}/team.svg");
    let output = Command::new(env!("CARGO"))
        .args(["run", "-q", "--example", "team_gaps", "--", "examples/profiles/team.csv"])
        .args(["--format", "json", "--svg", &svg])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["left_out"], serde_json::json!({ "rows": 4, "columns": 1 }));
    let skills = json["skills"].as_array().unwrap();
    let cells: u64 = skills.iter().map(|skill| skill["required"].as_u64().unwrap()).sum();
    let svg = fs::read_to_string(svg).unwrap();
    // The background and the four of the legend are squares too.
    assert_eq!(svg.matches("<rect").count() as u64, cells + 5);
    assert!(svg.contains(ATTRIBUTION));
}
