//! What a download lacks is noted: a file that was cut does not look cleaner than a whole one.

use capability_framework::publication::ReleaseNote;

use super::{ROLES, SKILLS, notes, read};

#[test]
fn skills_and_roles_that_one_file_lacks() {
    let skills = SKILLS.lines().next_back().unwrap().to_owned() + "\n";
    assert_eq!(
        notes(&read(ROLES, &skills).unwrap()),
        ["skills.csv: lacks 1 skill that roles.csv requires: `Prototyping`; the file may be cut"]
    );
    // The first record, which has a line break, and the second.
    let roles: String = ROLES.split_inclusive('\n').take(4).collect();
    assert_eq!(
        notes(&read(&roles, SKILLS).unwrap()),
        [
            "skills.csv, line 4: the roles that require `Data architecture` differ from roles.csv",
            "roles.csv: lacks 1 skill that skills.csv has: `Data architecture`; the file may be cut",
            "roles.csv: lacks 1 role that skills.csv names: `Chief data officer`; the file may be cut",
        ]
    );
}

#[test]
fn long_lists_are_shortened() {
    let more = ["Accessibility", "Planning", "Testing", "User focus", "Agile working", "Coaching"];
    let more: String = more.map(|skill| format!("{skill},Invented.,,,,,\n")).concat();
    let notes = notes(&read(ROLES, &format!("{SKILLS}{more}")).unwrap());
    assert_eq!(
        notes.last().unwrap(),
        "roles.csv: lacks 6 skills that skills.csv has: `Accessibility`, `Planning`, `Testing`, \
         `User focus`, `Agile working` and 1 more; the file may be cut"
    );
}

#[test]
fn a_download_far_smaller_than_the_latest_edition() {
    let release = read(ROLES, SKILLS).unwrap();
    let notes: Vec<String> = release.notes().iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "roles.csv: ends with 1 requirement for `Chief data officer`, where October 2026 has 6; \
             the file may be cut",
            "the download has 2 roles, 2 role levels, 2 skills and 3 requirements, where \
             October 2026 has 53, 206, 186 and 1861; part of it may be missing",
        ]
    );
    assert_eq!(release.notes()[1].file(), None);
    assert!(matches!(release.notes()[1], ReleaseNote::FarSmaller { role_levels: 2, .. }));
}
