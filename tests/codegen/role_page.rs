//! The page of a role: its ladder as a matrix, and for each level what it requires, what changed from the
//! level before and what changes to the next.

use std::collections::BTreeMap;

use crate::catalogue::{Catalogue, Entry, Level, Role};
use crate::documents::{Part, Statement};
use crate::emit::{related, role_url};
use crate::markdown::{
    add, anchor, count, formerly, grades, legend, other_names, role_link, skill_path,
};
use crate::step::{Step, changes};
use crate::variant_docs::Docs;
use crate::world::{Kind, World};

/// The page as Markdown, and what leads the search box to it.
pub fn page(world: &World, index: usize) -> Docs {
    let page = RolePage::new(world, index);
    let mut lines = page.opening();
    if page.levels.is_empty() {
        lines.extend(page.senior_civil_service());
    } else {
        lines.extend(page.contents());
        lines.extend(page.matrix());
        lines.extend(page.texts());
        page.levels.iter().for_each(|level| lines.extend(page.level(level)));
    }
    lines.extend(page.words());
    lines.extend(page.related());
    lines.extend(page.references());
    (lines, page.aliases())
}

struct RolePage<'a> {
    world: &'a World,
    latest: &'a Catalogue,
    index: usize,
    role: &'a Role,
    levels: &'a [Level],
}

impl<'a> RolePage<'a> {
    fn new(world: &'a World, index: usize) -> RolePage<'a> {
        let latest = world.latest();
        let role = &latest.roles[index];
        RolePage { world, latest, index, role, levels: &latest.levels[role.levels.clone()] }
    }

    /// The position of a level among those of all roles.
    fn place(&self, level: &Level) -> usize {
        self.role.levels.start + level.number - 1
    }

    /// The skills that the role requires, each with its letters.
    fn ladders(&self) -> impl Iterator<Item = (&'a Entry, &'a str)> {
        let ladders = self.latest.ladders.iter().filter(|ladder| ladder.role == self.index);
        ladders.map(|ladder| (&self.latest.skills[ladder.skill], ladder.letters.as_str()))
    }

    fn opening(&self) -> Vec<String> {
        let entry = &self.role.entry;
        let kind = match self.levels.len() {
            0 => "a role of the Senior Civil Service".to_owned(),
            levels => count(levels, "level"),
        };
        let mut lines = vec![format!("{}: {kind}.", entry.name)];
        let family = &self.latest.families[self.role.family].name;
        add(
            &mut lines,
            [format!(
                "A role of [{family}](super); the [official page]({}) has the framework's own words. \
                 There is nothing to import here: in code it is \
                 [`Role::{identifier}`](crate::Role::{identifier}).",
                role_url(entry),
                identifier = entry.identifier,
            )],
        );
        add(&mut lines, formerly(self.world, Kind::Role, self.index));
        let summary = self.statements().find(|statement| statement.part == Part::Summary);
        lines.extend(quotations(self.world, summary.into_iter()));
        lines
    }

    /// What the documents say of the role, the newest edition first.
    fn statements(&self) -> impl Iterator<Item = &'a Statement<usize>> {
        let index = self.index;
        self.world.statements.roles.iter().filter(move |statement| statement.subject == index)
    }

    /// All of it but the sentence above.
    fn words(&self) -> Vec<String> {
        let summary = |s: &&Statement<usize>| s.part == Part::Summary;
        let newest = self.statements().find(summary).map(|summary| summary.edition);
        let rest = self.statements().filter(|s| !summary(s) || Some(s.edition) != newest);
        let quotations = quotations(self.world, rest);
        let mut lines = Vec::new();
        if !quotations.is_empty() {
            add(&mut lines, ["# More about the role".to_owned()]);
            lines.extend(quotations);
        }
        lines
    }

    /// What is known of a role without levels.
    fn senior_civil_service(&self) -> Vec<String> {
        let mut lines = Vec::new();
        add(
            &mut lines,
            [
                "The framework publishes no levels for it, and does not state how well it requires a \
                 skill: neither awareness nor expert may be assumed. It requires these skills:"
                    .to_owned(),
            ],
        );
        lines.push(String::new());
        lines.extend(self.ladders().map(|(skill, _)| format!("- [{}]", skill.name)));
        if let Some(grades) = grades(self.world, &self.role.grades) {
            add(&mut lines, [format!("Its grade is {grades}.")]);
        }
        lines
    }

    /// Every level with its grades, and links to what changes from there.
    fn contents(&self) -> Vec<String> {
        let mut lines = vec![String::new()];
        for level in self.levels {
            let grades = grades(self.world, &level.grades).map(|grades| format!(" ({grades})"));
            let steps = self
                .next(level)
                .map(|to| format!("[to {}](#{})", to.number, self.step_anchor(level, to)));
            let steps: Vec<String> = steps.collect();
            let steps = match steps.is_empty() {
                true => String::new(),
                false => format!(" · what changes {}", steps.join(", ")),
            };
            let name = &level.entry.name;
            let grades = grades.unwrap_or_default();
            lines.push(format!("{}. [{name}](#{}){grades}{steps}", level.number, anchor(name)));
        }
        lines
    }

    fn matrix(&self) -> Vec<String> {
        let mut lines = Vec::new();
        add(&mut lines, ["# Skills by level".to_owned()]);
        let heads: String =
            self.levels.iter().map(|level| format!(" {} |", level.number)).collect();
        add(&mut lines, [format!("| Skill |{heads}")]);
        lines.push(format!("|---|{}", ":-:|".repeat(self.levels.len())));
        for (skill, letters) in self.ladders() {
            let cells: String =
                letters.replace('.', " ").chars().map(|letter| format!(" {letter} |")).collect();
            lines.push(format!("| [{}] |{cells}", skill.name));
        }
        add(&mut lines, [legend(self.world)]);
        lines
    }

    fn level(&self, level: &Level) -> Vec<String> {
        let (entry, index) = (&level.entry, self.place(level));
        let mut lines = Vec::new();
        add(&mut lines, [format!("# {}", entry.name)]);
        let grades = grades(self.world, &level.grades);
        let grades = grades.map_or(String::new(), |grades| format!(", most often at {grades}"));
        add(
            &mut lines,
            [format!(
                "Level {} of {}{grades}. {}In code: \
                 [`RoleLevel::{identifier}`](crate::RoleLevel::{identifier}).",
                level.number,
                self.levels.len(),
                self.neighbours(level),
                identifier = entry.identifier,
            )],
        );
        add(&mut lines, formerly(self.world, Kind::Level, index));
        let statements = self.world.statements.levels.iter().filter(|s| s.subject == index);
        let words = quotations(self.world, statements);
        if !words.is_empty() {
            lines.extend(words);
            add(&mut lines, ["It requires:".to_owned()]);
        }
        lines.extend(self.requirements(level));
        self.next(level).for_each(|to| lines.extend(self.step(level, to)));
        lines
    }

    /// The branch of a level and its twin, where there are two, and what changed on the way to it.
    fn neighbours(&self, level: &Level) -> String {
        let ladder = self.levels.iter();
        let mut twins =
            ladder.filter(|other| other.rank == level.rank && other.number != level.number);
        let twin = twins.next().map_or(String::new(), |twin| {
            let track = if twin.number < level.number { "Management" } else { "Technical" };
            format!("{track} track, beside [{}](#{}). ", twin.number, anchor(&twin.entry.name))
        });
        let before = self.levels.iter().filter(|other| other.rank + 1 == level.rank);
        let before: Vec<String> = before
            .map(|from| format!("[from {}](#{})", from.number, self.step_anchor(from, level)))
            .collect();
        match before.is_empty() {
            true => twin,
            false => format!("{twin}What changed: {}. ", before.join(", ")),
        }
    }

    /// What a level requires, the highest proficiency first.
    fn requirements(&self, level: &Level) -> Vec<String> {
        let mut lines = vec![String::new()];
        for (letter, proficiency) in self.world.proficiencies.iter().rev() {
            let required = |letters: &str| letters.chars().nth(level.number - 1) == Some(*letter);
            let skills = self.ladders().filter(|(_, letters)| required(letters));
            let skills: Vec<&str> = skills.map(|(skill, _)| skill.name.as_str()).collect();
            if !skills.is_empty() {
                lines.push(format!("- **{}**: {}", proficiency.slug, skills.join(" · ")));
            }
        }
        lines
    }

    /// The levels of the next rank.
    fn next(&self, level: &Level) -> impl Iterator<Item = &'a Level> {
        let rank = level.rank + 1;
        self.levels.iter().filter(move |other| other.rank == rank)
    }

    /// Where the page says what changes between two levels. Of headings with the same words rustdoc
    /// numbers the later ones.
    fn step_anchor(&self, from: &Level, to: &Level) -> String {
        let anchor = anchor(&heading(to));
        let earlier = |other: &&Level| other.rank == from.rank && other.number < from.number;
        match self.levels.iter().filter(earlier).count() {
            0 => anchor,
            earlier => format!("{anchor}-{earlier}"),
        }
    }

    /// The skills that change on the way in the same manner stand together.
    fn step(&self, from: &Level, to: &Level) -> Vec<String> {
        let mut lines = Vec::new();
        add(&mut lines, [format!("## {}", heading(to))]);
        lines.push(String::new());
        let mut alike: BTreeMap<Step, Vec<&str>> = BTreeMap::new();
        for change in changes(self.world, from, to) {
            alike.entry(change.step).or_default().push(&self.latest.skills[change.skill].name);
        }
        lines.extend(
            alike.iter().map(|(step, skills)| {
                format!("- {}: {}", step.text(self.world), skills.join(" · "))
            }),
        );
        lines
    }

    /// The skills whose pages have the framework's words for what is required.
    fn texts(&self) -> Vec<String> {
        let texts = &self.world.statements.skills;
        let ladders = self.latest.ladders.iter().filter(|ladder| ladder.role == self.index);
        let has_text = ladders.filter(|ladder| {
            texts.iter().any(|text| {
                let (skill, point) = text.subject;
                let letter = self.world.proficiencies[point].0;
                skill == ladder.skill && ladder.letters.contains(letter)
            })
        });
        let skills: Vec<String> =
            has_text.map(|ladder| format!("[{}]", self.latest.skills[ladder.skill].name)).collect();
        let mut lines = Vec::new();
        if !skills.is_empty() {
            let what = "What they mean, in the framework's words";
            let skills = skills.join(" · ");
            add(&mut lines, [format!("{what}: {skills}. The official page has the rest.")]);
        }
        lines
    }

    fn related(&self) -> Vec<String> {
        let roles: Vec<String> = related(self.world, self.index)
            .into_iter()
            .map(|role| role_link(self.world, &self.latest.roles[role]))
            .collect();
        let mut lines = Vec::new();
        if !roles.is_empty() {
            add(&mut lines, ["# Related roles".to_owned()]);
            let most = "Those with the most skills in common";
            add(&mut lines, [format!("{most}: {}", roles.join(" · "))]);
        }
        lines
    }

    /// What the names of skills in brackets link to.
    fn references(&self) -> Vec<String> {
        let mut lines = vec![String::new()];
        lines.extend(
            self.ladders().map(|(skill, _)| format!("[{}]: {}", skill.name, skill_path(skill))),
        );
        lines
    }

    /// The names of the role and of its levels, of today and before.
    fn aliases(&self) -> Vec<String> {
        let names = |kind, index, entry: &Entry| {
            let names = [entry.name.clone(), entry.slug.clone()];
            names.into_iter().chain(other_names(self.world, kind, index)).collect::<Vec<_>>()
        };
        let mut all = names(Kind::Role, self.index, &self.role.entry);
        for level in self.levels {
            all.extend(names(Kind::Level, self.place(level), &level.entry));
        }
        all
    }
}

/// The heading above what changes on the way to a level.
fn heading(to: &Level) -> String {
    format!("To {}", to.entry.name)
}

/// Statements as they are, those of one edition together.
fn quotations<'a>(
    world: &World,
    statements: impl Iterator<Item = &'a Statement<usize>>,
) -> Vec<String> {
    let mut by_edition: BTreeMap<usize, Vec<&Statement<usize>>> = BTreeMap::new();
    for statement in statements {
        by_edition.entry(statement.edition).or_default().push(statement);
    }
    let mut lines = Vec::new();
    for (edition, statements) in by_edition.iter().rev() {
        add(&mut lines, [format!("In the words of {}:", world.editions[*edition].entry.name)]);
        lines.push(String::new());
        let mut in_list = false;
        for (place, statement) in statements.iter().enumerate() {
            let is_point = statement.part == Part::Point;
            if place > 0 && !(in_list && is_point) {
                lines.push(">".to_owned());
            }
            let mark = if is_point { "- " } else { "" };
            lines.push(format!("> {mark}{}", statement.text));
            in_list = is_point;
        }
    }
    lines
}
