//! The pages hold all that the data does, and every link within them leads somewhere. That the items exist
//! to which they link, rustdoc checks.

use std::collections::{BTreeMap, BTreeSet};

use crate::markdown::{anchor, former_names, module};
use crate::pages;
use crate::refusals::embedded;
use crate::world::{Kind, World};

fn world() -> World {
    World::read(&embedded()).unwrap()
}

/// The Markdown of every page by its path, `roles::data::data_engineer`.
fn pages(world: &World) -> BTreeMap<String, String> {
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    for (file, text) in pages::files(world) {
        let file = file.trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
        let mut page = file.clone();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("pub mod ").and_then(|l| l.strip_suffix(" {")) {
                page = format!("{file}::{name}");
            } else if let Some(line) = line.trim_start().strip_prefix("//!") {
                *pages.entry(page.clone()).or_default() += &format!("{}\n", line.trim_start());
            }
        }
    }
    pages
}

/// The lines below a heading, up to the next one.
fn below<'a>(page: &'a str, heading: &str) -> Vec<&'a str> {
    let mut lines = page.lines().skip_while(|line| *line != heading);
    assert!(lines.next().is_some(), "`{heading}` should be in\n{page}");
    lines.take_while(|line| !line.starts_with('#')).collect()
}

/// What each skill is listed under, in points such as `- **working**: Testing · User focus`.
fn listed<'a>(lines: &[&'a str]) -> BTreeSet<(&'a str, &'a str)> {
    let points = lines.iter().filter_map(|line| line.strip_prefix("- ")?.split_once(": "));
    points.flat_map(|(head, skills)| skills.split(" · ").map(move |skill| (head, skill))).collect()
}

/// The page of the role of each level, with the level.
fn levels(world: &World) -> impl Iterator<Item = (String, usize)> {
    let latest = world.latest();
    (0..latest.levels.len()).filter(|level| latest.levels[*level].entry.retired.is_none()).map(
        |level| {
            let role = &latest.roles[latest.levels[level].role];
            let family = module(&latest.families[role.family]);
            (format!("roles::{family}::{}", module(&role.entry)), level)
        },
    )
}

#[test]
fn every_requirement_is_on_the_page_of_its_role() {
    let world = world();
    let (pages, latest) = (pages(&world), world.latest());
    let mut requirements = 0;
    for (page, level) in levels(&world) {
        let name = &latest.levels[level].entry.name;
        let lines = below(&pages[&page], &format!("# {name}"));
        let wanted: BTreeSet<(String, &str)> = latest
            .skills
            .iter()
            .enumerate()
            .filter_map(|(skill, entry)| {
                let letter = latest.required(level, skill)?;
                let (_, proficiency) =
                    world.proficiencies.iter().find(|(known, _)| *known == letter)?;
                Some((format!("**{}**", proficiency.slug), entry.name.as_str()))
            })
            .collect();
        requirements += wanted.len();
        let listed = listed(&lines).into_iter();
        let listed = listed.map(|(head, skill)| (head.to_owned(), skill));
        assert_eq!(listed.collect::<BTreeSet<_>>(), wanted, "{name}");
    }
    let letters = latest.ladders.iter().flat_map(|ladder| ladder.letters.chars());
    assert_eq!(requirements, letters.filter(|letter| letter.is_ascii_uppercase()).count());
}

#[test]
fn every_step_says_what_becomes_of_every_skill() {
    let world = world();
    let (pages, latest) = (pages(&world), world.latest());
    for (page, from) in levels(&world) {
        let level = &latest.levels[from];
        let start = pages[&page].find(&format!("\n# {}\n", level.entry.name)).unwrap();
        let ladder = latest.roles[level.role].levels.clone();
        for to in ladder.filter(|to| latest.levels[*to].rank == level.rank + 1) {
            let heading = format!("## To {}", latest.levels[to].entry.name);
            let listed = listed(&below(&pages[&page][start..], &heading));
            let mut wanted = BTreeSet::new();
            for (skill, entry) in latest.skills.iter().enumerate() {
                let point = |level| {
                    let letter = latest.required(level, skill)?;
                    world.proficiencies.iter().position(|(known, _)| *known == letter)
                };
                let name = |point: usize| &world.proficiencies[point].1.slug;
                let head = match (point(from), point(to)) {
                    (None, None) => continue,
                    (from, to) if from == to => "unchanged".to_owned(),
                    (Some(from), None) => format!("**dropped**, was {}", name(from)),
                    (None, Some(to)) => format!("**added** at {}", name(to)),
                    (Some(from), Some(to)) => {
                        let verb = if from < to { "raised" } else { "lowered" };
                        format!("**{verb}** from {} to {}", name(from), name(to))
                    }
                };
                wanted.insert((head, entry.name.as_str()));
            }
            let listed = listed.into_iter().map(|(head, skill)| (head.to_owned(), skill));
            assert_eq!(listed.collect::<BTreeSet<_>>(), wanted, "{page}: {heading}");
        }
    }
}

#[test]
fn every_level_that_requires_a_skill_is_on_its_page() {
    let world = world();
    let (pages, latest) = (pages(&world), world.latest());
    for ladder in &latest.ladders {
        let page = &pages[&format!("skills::{}", module(&latest.skills[ladder.skill]))];
        let role = &latest.roles[ladder.role];
        let line = below(page, "# Required by")
            .into_iter()
            .find(|line| line.starts_with(&format!("- [{}](", role.entry.name)))
            .unwrap();
        for (level, letter) in latest.levels[role.levels.clone()].iter().zip(ladder.letters.chars())
        {
            let proficiency = world.proficiencies.iter().find(|(known, _)| *known == letter);
            let is_there = proficiency.is_some_and(|(_, proficiency)| {
                let part = line
                    .split("; ")
                    .find(|part| part.contains(&format!("**{}** ", proficiency.slug)));
                let names = part.and_then(|part| part.rsplit_once("** ")).map(|(_, names)| names);
                names.is_some_and(|names| names.split(", ").any(|name| name == level.entry.name))
            });
            assert_eq!(is_there, letter != '.', "{} in {line}", level.entry.name);
        }
    }
}

#[test]
fn links_to_a_heading_have_it() {
    let world = world();
    let pages = pages(&world);
    let mut anchors: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (page, text) in &pages {
        let mut met: BTreeMap<String, usize> = BTreeMap::new();
        for heading in text.lines().filter(|line| line.starts_with('#')) {
            let anchor = anchor(heading.trim_start_matches('#').trim_start());
            let times = met.entry(anchor.clone()).or_default();
            let anchor = if *times == 0 { anchor } else { format!("{anchor}-{times}") };
            *times += 1;
            anchors.entry(page).or_default().insert(anchor);
        }
    }
    let files = crate::emit::files(&world);
    let texts = pages.iter().map(|(page, text)| (page.as_str(), text.as_str()));
    let others = ["grade.rs", "history.md", "role_level.rs"].map(|file| ("crate", &*files[file]));
    let mut links = 0;
    for (page, text) in texts.chain(others) {
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let Some((target, anchor)) = link.split_once('#') else { continue };
            let target = match target.strip_prefix("crate::") {
                _ if target.starts_with("https:") => continue,
                Some(path) => path.to_owned(),
                None if target.is_empty() => page.to_owned(),
                None => format!("{page}::{target}"),
            };
            assert!(anchors[target.as_str()].contains(anchor), "{page} links to {link}");
            links += 1;
        }
    }
    assert!(links > 1_200, "{links}");
}

#[test]
fn what_rustdoc_makes_of_a_heading() {
    for (heading, wanted) in [
        ("Senior data engineer", "senior-data-engineer"),
        ("Lead developer - management", "lead-developer---management"),
        ("To Data and AI ethicist", "to-data-and-ai-ethicist"),
        ("User focus (frontend developer)", "user-focus-frontend-developer"),
    ] {
        assert_eq!(anchor(heading), wanted);
    }
}

#[test]
fn roles_without_levels_say_what_is_known() {
    let world = world();
    let (pages, latest) = (pages(&world), world.latest());
    for (index, role) in latest.roles.iter().enumerate().filter(|(_, r)| r.levels.is_empty()) {
        let family = module(&latest.families[role.family]);
        let page = &pages[&format!("roles::{family}::{}", module(&role.entry))];
        assert!(page.contains("publishes no levels for it"), "{page}");
        assert!(page.contains("Its grade is SCS."), "{page}");
        assert!(!page.contains("| Skill |"), "{page}");
        for ladder in latest.ladders.iter().filter(|ladder| ladder.role == index) {
            let skill = &latest.skills[ladder.skill].name;
            assert!(page.contains(&format!("\n- [{skill}]\n")), "{skill} in {page}");
        }
    }
}

/// `cargo test --doc` collects the pages too: nothing in them may look like a program.
#[test]
fn pages_have_no_code_and_say_that_there_is_nothing_to_import() {
    for (page, text) in pages(&world()) {
        assert!(!text.contains("```"), "{page}");
        assert!(text.contains("nothing to import here"), "{page}");
    }
}

#[test]
fn every_event_is_in_the_history() {
    let world = world();
    let page = crate::history_page::page(&world);
    let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| date"));
    assert_eq!(rows.count(), world.history.len());
    for event in &world.history {
        for name in [&event.old, &event.new].into_iter().flatten() {
            assert!(page.contains(name.as_str()), "{name}");
        }
    }
}

#[test]
fn former_names_lead_to_the_pages() {
    let world = world();
    let files = pages::files(&world);
    for kind in [Kind::Role, Kind::Level, Kind::Skill] {
        let live = world.entries(kind).into_iter().enumerate().filter(|(_, e)| e.retired.is_none());
        for (index, entry) in live {
            for name in former_names(&world, kind, index).chain([&entry.name, &entry.slug]) {
                let alias = format!("#[doc(alias = {name:?})]");
                let own_name = format!("pub mod {name} {{");
                let is_there = |text: &String| text.contains(&alias) || text.contains(&own_name);
                let is_there = files.values().any(is_there);
                assert!(is_there || name.eq_ignore_ascii_case(&module(entry)), "{name}");
            }
        }
    }
}
