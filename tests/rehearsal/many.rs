//! More than 256 entries of a type: generated, compiled and queried.

use crate::copy::Copy;
use crate::letter::letter;
use crate::tables::{latest, row, rows, table};

/// The latest edition with further skills and levels up to 300 of each.
const COUNT: usize = 300;

/// What asks the crate of the copy about them.
const PROGRAM: &str = concat!(include_str!("program.rs"), include_str!("letter.rs"));

#[test]
#[ignore = "builds the crate again, for half a minute"]
fn many_entries_of_a_type_are_generated_compiled_and_queried() {
    let copy = Copy::new("many");
    let slug = latest(&copy);
    let read = |name: &str| {
        let text = copy.read(&format!("src/data/{slug}/{name}.tsv"));
        (text.lines().next().unwrap().to_owned(), rows(&text))
    };
    let write = |name: &str, header: &str, rows: &Vec<Vec<String>>| {
        copy.write(&format!("src/data/2999-01/{name}.tsv"), &table(header, rows));
    };
    let (header, families) = read("role-families");
    write("role-families", &header, &families);

    let (header, mut skills) = read("skills");
    let new_skills: Vec<String> =
        (skills.len()..COUNT).map(|number| format!("zz-skill-{number}")).collect();
    skills.extend(
        new_skills.iter().map(|slug| row(&[slug, &slug.replacen("zz-skill-", "Zz skill ", 1)])),
    );
    write("skills", &header, &skills);

    let (header, mut roles) = read("roles");
    let family = families.last().unwrap()[0].clone();
    let (level_header, mut levels) = read("role-levels");
    let (requirement_header, mut requirements) = read("requirements");
    let mut place = 0;
    for role in 0.. {
        let count = (COUNT - levels.len()).min(20);
        if count == 0 {
            break;
        }
        let role = format!("zz-maker-{role}");
        roles.push(row(&[&family, &role, &role.replacen("zz-maker-", "Zz maker ", 1), "-"]));
        for number in 1..=count {
            let slug = format!("{role}-{number}");
            let name = slug.replacen("zz-maker-", "Zz maker ", 1).replace('-', " at ");
            levels.push(row(&[&role, &number.to_string(), &slug, &name, "-"]));
        }
        for (skill, slug) in new_skills.iter().enumerate() {
            let ladder: String = (place..place + count).map(|level| letter(level, skill)).collect();
            requirements.push(row(&[&role, slug, &ladder]));
        }
        place += count;
    }
    write("roles", &header, &roles);
    write("role-levels", &level_header, &levels);
    write("requirements", &requirement_header, &requirements);
    copy.append("src/data/editions.tsv", "2999-01\tJanuary 2999\tthis test\n");

    copy.generate();
    copy.write("examples/many.rs", PROGRAM);
    let output = copy.succeeds(&["run", "-q", "--example", "many"]);
    assert!(output.contains("300 skills and 300 levels"), "{output}");
}
