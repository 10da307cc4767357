//! The next edition: a download that was made up goes through `refresh` and the generator, with what a
//! person would write into `src/data` and nothing else.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::process::Output;

use crate::copy::Copy;
use crate::tables::{Rows, latest, row, rows, table};

const SLUG: &str = "2026-12";

/// What the change notes of the edition would say: a role renamed, two skills merged, one removed, a
/// level in the middle of a ladder, and a new role.
const HISTORY: &str = "\
role\trenamed\tNetwork architect\tNetwork and connectivity architect\t2026-12-04
skill\tmerged\tData analysis and synthesis\tAnalysis and synthesis\t2026-12-04
skill\tremoved\tMethods and tools\t-\t2026-12-04
role-level\tadded\t-\tExperienced user researcher\t2026-12-04
role\tadded\t-\tPrompt engineer\t2026-12-04
role-level\tadded\t-\tPrompt engineer\t2026-12-04
role-level\tadded\t-\tLead prompt engineer\t2026-12-04
";

/// One cell: family, role, level, skill, proficiency.
type Cell = [String; 5];

/// The cells and ladders of the latest edition.
fn embedded(copy: &Copy) -> (Vec<Cell>, BTreeMap<String, Vec<String>>) {
    let slug = latest(copy);
    let read = |name: &str| rows(&copy.read(&format!("src/data/{slug}/{name}.tsv")));
    let by_slug = |rows: Rows, slug: usize, name: usize| -> BTreeMap<String, String> {
        rows.into_iter().map(|row| (row[slug].clone(), row[name].clone())).collect()
    };
    let (families, skills) = (by_slug(read("role-families"), 0, 1), by_slug(read("skills"), 0, 1));
    let (roles, families_of) = (by_slug(read("roles"), 1, 2), by_slug(read("roles"), 1, 0));
    let mut ladders: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for level in read("role-levels") {
        ladders.entry(roles[&level[0]].clone()).or_default().push(level[3].clone());
    }
    let proficiencies = BTreeMap::from([
        ('A', "Awareness"),
        ('W', "Working"),
        ('P', "Practitioner"),
        ('E', "Expert"),
        ('-', "NOT IN USE"),
    ]);
    let mut cells = Vec::new();
    for requirement in read("requirements") {
        let role = &roles[&requirement[0]];
        let none = vec!["NOT IN USE".to_owned()];
        for (level, letter) in ladders.get(role).unwrap_or(&none).iter().zip(requirement[2].chars())
        {
            if let Some(proficiency) = proficiencies.get(&letter) {
                let family = &families[&families_of[&requirement[0]]];
                cells.push(
                    [family, role, level, &skills[&requirement[1]], *proficiency]
                        .map(str::to_owned),
                );
            }
        }
    }
    (cells, ladders)
}

/// What the change notes say, done to the cells and ladders.
fn change(cells: &mut Vec<Cell>, ladders: &mut BTreeMap<String, Vec<String>>) {
    let cell = |fields: [&str; 5]| fields.map(str::to_owned);
    cells.retain(|cell| cell[3] != "Methods and tools");
    for cell in cells.iter_mut() {
        for (column, old, new) in [
            (1, "Network architect", "Network and connectivity architect"),
            (3, "Data analysis and synthesis", "Analysis and synthesis"),
        ] {
            if cell[column] == old {
                cell[column] = new.to_owned();
            }
        }
        if cell[2] == "Head of user research" && cell[3] == "Inclusive research" {
            "Practitioner".clone_into(&mut cell[4]);
        }
    }
    let ladder = ladders.remove("Network architect").unwrap();
    ladders.insert("Network and connectivity architect".into(), ladder);

    let inserted = "Experienced user researcher".to_owned();
    let below: Vec<Cell> =
        cells.iter().filter(|cell| cell[2] == "User researcher").cloned().collect();
    cells.extend(below.into_iter().map(|mut cell| {
        cell[2].clone_from(&inserted);
        cell
    }));
    ladders.get_mut("User researcher").unwrap().insert(3, inserted);

    for (level, testing, focus) in [
        ("Prompt engineer", "Working", "Awareness"),
        ("Lead prompt engineer", "Practitioner", "Working"),
    ] {
        cells.push(cell(["Data", "Prompt engineer", level, "Testing", testing]));
        cells.push(cell(["Data", "Prompt engineer", level, "User focus", focus]));
        ladders.entry("Prompt engineer".into()).or_default().push(level.into());
    }
}

fn quote(field: &str) -> String {
    format!("\"{}\"", field.replace('"', "\"\""))
}

/// The two files of the download, without a sentence.
fn write_download(copy: &Copy, cells: &[Cell]) {
    let mut roles =
        "Role Family,Role,Role Description,Role Level,Role Level Description,Skill Name,Skill \
                     Description,Skill Level,Skill Level Description,Role Type\n"
            .to_owned();
    let mut required: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for [family, role, level, skill, proficiency] in cells {
        let [family, role_name, level, skill_name] = [family, role, level, skill].map(|f| quote(f));
        let _ = writeln!(
            roles,
            "{family},{role_name},Made up.,{level},Made up.,{skill_name},Made up.,{proficiency},Made up.,"
        );
        required.entry(skill).or_default().push(role);
    }
    let mut skills =
        "Skill Name,Skill Description,Awareness,Working,Practitioner,Expert,Roles that require Skill\n"
            .to_owned();
    for (skill, mut roles) in required {
        roles.dedup();
        let (skill, roles) = (quote(skill), quote(&roles.join(", ")));
        let _ = writeln!(skills, "{skill},Made up.,Made up.,Made up.,Made up.,Made up.,{roles}");
    }
    copy.write("target/download/roles.csv", &roles);
    copy.write("target/download/skills.csv", &skills);
}

/// Grades, which no download has: those of the latest edition.
fn write_grades(copy: &Copy) {
    let slug = latest(copy);
    let mut grades: Rows = Vec::new();
    for (name, column, grade) in [("role-levels", 3, 4), ("roles", 2, 3)] {
        let rows = rows(&copy.read(&format!("src/data/{slug}/{name}.tsv")));
        let rows = rows.into_iter().filter(|row| row[grade] != "-");
        grades.extend(rows.map(|row| vec![row[column].clone(), row[grade].clone()]));
    }
    copy.write("target/download/grades.tsv", &table("role_level\tgrades", &grades));
}

fn refresh(copy: &Copy) -> Output {
    let out = format!("src/data/{SLUG}");
    let decisions = format!("{out}/decisions.tsv");
    let mut arguments =
        vec!["run", "-q", "--features", "publication", "--example", "refresh", "--"];
    arguments.extend(["target/download/roles.csv", "target/download/skills.csv"]);
    arguments.extend(["--grades", "target/download/grades.tsv", "--out", &out]);
    if copy.path(&decisions).exists() {
        arguments.extend(["--decisions", &decisions]);
    }
    copy.cargo(&arguments)
}

/// Every question is answered: what is not known is new, and has the number that its ladder says.
fn decide(questions: &str, ladders: &BTreeMap<String, Vec<String>>) -> Rows {
    let mut decisions = Rows::new();
    for line in questions.lines() {
        match line.split('\t').collect::<Vec<_>>()[..] {
            [kind, name, "new", _] => decisions.push(row(&[kind, name, "new", "-"])),
            [kind, name, "number", _] => {
                let numbers =
                    ladders.values().find_map(|ladder| ladder.iter().position(|l| l == name));
                decisions.push(row(&[kind, name, "number", &(numbers.unwrap() + 1).to_string()]));
            }
            _ => {}
        }
    }
    decisions
}

/// The tree with the made-up edition: written by `refresh`, embedded by the generator.
fn embedded_in_a_copy(name: &str) -> Copy {
    let copy = Copy::new(name);
    let (mut cells, mut ladders) = embedded(&copy);
    write_grades(&copy);
    change(&mut cells, &mut ladders);
    write_download(&copy, &cells);

    let mut decisions = Rows::new();
    let mut output = refresh(&copy);
    for _ in 0..3 {
        let questions = String::from_utf8(output.stderr.clone()).unwrap();
        if output.status.success() {
            break;
        }
        let before = decisions.len();
        for decision in decide(&questions, &ladders) {
            if !decisions.contains(&decision) {
                decisions.push(decision);
            }
        }
        assert!(decisions.len() > before, "{questions}");
        let decided = table("kind\tname\tdecision\tvalue", &decisions);
        copy.write(&format!("src/data/{SLUG}/decisions.tsv"), &decided);
        output = refresh(&copy);
    }
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // A number for each new level; the levels behind it and those of the renamed role follow.
    let numbers = decisions.iter().filter(|row| row[2] == "number");
    let numbers: Vec<&str> = numbers.map(|row| row[1].as_str()).collect();
    assert_eq!(numbers, ["Experienced user researcher", "Prompt engineer", "Lead prompt engineer"]);
    let told = String::from_utf8(output.stdout).unwrap();
    let lowered = "Head of user research: Inclusive research: lowered from Expert to Practitioner";
    assert!(told.contains(lowered), "{told}");

    copy.append("src/data/editions.tsv", &format!("{SLUG}\tDecember 2026\ta rehearsal\n"));
    let history = copy.read("src/data/history.tsv");
    let place =
        history.lines().position(|line| line.ends_with("\t-") && line.contains("\tspelling\t"));
    let (dated, spellings): (Vec<_>, Vec<_>) =
        history.lines().enumerate().partition(|(line, _)| place.is_none_or(|place| *line < place));
    let text = |lines: Vec<(usize, &str)>| {
        lines.into_iter().fold(String::new(), |text, (_, line)| text + line + "\n")
    };
    copy.write("src/data/history.tsv", &(text(dated) + HISTORY + &text(spellings)));
    copy.generate();
    copy
}

/// Two skills of earlier editions are merged, which changes their answers: a person reads the new rows and
/// puts them into the file. How many there are.
fn accept_digests(copy: &Copy) -> usize {
    let path = "tests/it/digests.tsv";
    let output = copy.cargo(&["test", "-q", "--test", "it", "--", "digests"]);
    let output = String::from_utf8(output.stdout).unwrap();
    let is_row = |line: &&str| line.matches('\t').count() == 3 && line.starts_with("20");
    let changed: Vec<&str> = output.lines().filter(is_row).collect();
    let key = |row: &str| row.split('\t').take(2).collect::<Vec<_>>().join("\t");
    let text = copy.read(path);
    let rows = text.lines().map(|row| {
        let new = changed.iter().find(|new| key(new) == key(row));
        format!("{}\n", new.unwrap_or(&row))
    });
    copy.write(path, &rows.collect::<String>());
    changed.len()
}

#[test]
#[ignore = "builds the crate and its tests again, for a minute"]
fn the_next_edition_needs_only_its_data() {
    let copy = embedded_in_a_copy("next");
    let tests = ["data::", "editions::", "history::", "stored_profiles::"];
    copy.succeeds(&[&["test", "-q", "--test", "it", "--"], &tests[..]].concat());
}

/// What fails here is what a person must touch by hand.
#[test]
#[ignore = "runs the whole suite again"]
fn the_whole_suite_passes_with_a_made_up_edition() {
    let copy = embedded_in_a_copy("whole");
    copy.cargo_with(
        "UPDATE",
        &["test", "-q", "--test", "it", "--", "digests", "transcripts", "corpus"],
    );
    let count = accept_digests(&copy);
    println!("{count} rows of tests/it/digests.tsv, because two skills are merged");
    println!("{}", copy.succeeds(&["test", "--no-fail-fast"]));
}
