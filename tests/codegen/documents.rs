//! The sentences and points of the source documents, each with the role, level or skill that it
//! describes.

use std::mem::take;

use crate::catalogue::Catalogue;
use crate::tables::{Fault, Files, text};
use crate::world::{Form, Kind, World};

/// What part of a description a statement is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Part {
    /// The paragraph that says what a role or role level is.
    Summary,
    /// Any other paragraph.
    Paragraph,
    /// A point of a list.
    Point,
}

pub struct Statement<Subject> {
    pub subject: Subject,
    pub edition: usize,
    pub part: Part,
    pub text: String,
    /// Document and line, in the order of documents.tsv.
    pub places: Vec<(usize, usize)>,
}

/// All statements, those of one subject together, newest edition first.
#[derive(Default)]
pub struct Statements {
    pub roles: Vec<Statement<usize>>,
    pub levels: Vec<Statement<usize>>,
    pub descriptions: Vec<Statement<usize>>,
    /// Of a skill at a proficiency.
    pub skills: Vec<Statement<(usize, usize)>>,
}

pub fn read(files: &Files, world: &World) -> Result<Statements, Fault> {
    let mut statements = Statements::default();
    for document in 0..world.documents.len() {
        let source = &world.documents[document];
        let file = format!("sources/{}.txt", source.entry.slug);
        let mut reader = Reader {
            world,
            file: &file,
            document,
            edition: source.edition,
            line: 0,
            role: None,
            level: None,
            summary_next: false,
            statements: &mut statements,
        };
        match source.form {
            Form::Page => reader.page(text(files, &file)?)?,
            Form::Summary => reader.summary(text(files, &file)?)?,
        }
    }
    sort(&mut statements.roles);
    sort(&mut statements.levels);
    sort(&mut statements.descriptions);
    sort(&mut statements.skills);
    let lists = statements.levels.chunk_by(|a, b| {
        (a.subject, a.edition, a.part == Part::Point)
            == (b.subject, b.edition, b.part == Part::Point)
    });
    let mut points = lists.filter(|list| list[0].part == Part::Point).map(|list| &list[0]);
    let mut last = points.next();
    for list in points {
        if last.is_some_and(|last| (last.subject, last.edition) == (list.subject, list.edition)) {
            let (document, line) = list.places[0];
            return Err(Fault {
                file: format!("sources/{}.txt", world.documents[document].entry.slug),
                line,
                message: "a second list for the same level; an edition should have one".to_owned(),
            });
        }
        last = Some(list);
    }
    Ok(statements)
}

/// By subject, the newest edition first, then as the documents have them.
fn sort<S: Ord>(statements: &mut [Statement<S>]) {
    statements.sort_by(|a, b| (&a.subject, b.edition).cmp(&(&b.subject, a.edition)));
}

struct Reader<'a> {
    world: &'a World,
    file: &'a str,
    document: usize,
    edition: usize,
    line: usize,
    role: Option<usize>,
    level: Option<usize>,
    /// Whether the next paragraph says what the role or level of the heading above is.
    summary_next: bool,
    statements: &'a mut Statements,
}

impl Reader<'_> {
    /// The GOV.UK page: headings name the role and its levels, lines below a skills heading begin
    /// with the name of a skill and end with the relevant skill level.
    fn page(&mut self, text: &str) -> Result<(), Fault> {
        const START: &str = "Print this page";
        const END: &str = "Read more";
        let title = text.lines().map(str::trim).find_map(|line| self.resolve(Kind::Role, line));
        self.role = title;
        let mut inside = false;
        let mut skills = false;
        for (index, line) in text.lines().enumerate() {
            self.line = index + 1;
            let (bullet, line) = (line.starts_with("  "), line.trim());
            match line {
                "" => {}
                START if !inside => inside = true,
                END if inside => break,
                // Above the contents: the title, when it was published, and the lead sentence.
                _ if !inside => {
                    if line.ends_with('.') {
                        self.role_statement(Part::Paragraph, line)?;
                    }
                }
                _ if line.starts_with("Introduction to the role of ") => self.summary_next = true,
                _ if line.starts_with("Skills required to be ") => skills = true,
                "Skills needed for this role" => skills = true,
                _ if !bullet && self.heading(line) => skills = false,
                _ if skills => self.page_skill(line)?,
                _ if bullet => self.statement_here(Part::Point, line)?,
                _ => self.paragraph(line)?,
            }
        }
        Ok(())
    }

    /// Whether `line` is the heading of a level of this role, which the lines below then describe.
    fn heading(&mut self, line: &str) -> bool {
        let level = self.resolve(Kind::Level, line);
        let ours = level.filter(|level| Some(self.world.latest().levels[*level].role) == self.role);
        self.level = ours.or(self.level);
        self.summary_next |= ours.is_some();
        ours.is_some()
    }

    /// A line below a skills heading: a sentence, or `Skill. Text. (Relevant skill level: x)`.
    fn page_skill(&mut self, line: &str) -> Result<(), Fault> {
        let Some((name, text)) = line.split_once(". ") else {
            return self.statement_here(Part::Paragraph, line);
        };
        let skill = self.skill(name)?;
        let Some((text, mark)) = text.split_once(" (Relevant skill level: ") else {
            let statement = self.statement(skill, Part::Paragraph, text);
            insert(&mut self.statements.descriptions, statement);
            return Ok(());
        };
        let stated = mark.trim_end_matches(')');
        let proficiency = self.world.proficiencies.iter().position(|(_, p)| p.slug == stated);
        let Some(proficiency) = proficiency else {
            let known: Vec<&str> =
                self.world.proficiencies.iter().map(|(_, p)| p.slug.as_str()).collect();
            return Err(self.fault(format!(
                "unknown proficiency `{stated}` of `{name}`, should be one of {}",
                known.join(" ")
            )));
        };
        let statement = self.statement((skill, proficiency), Part::Paragraph, text);
        insert(&mut self.statements.skills, statement);
        Ok(())
    }

    /// A paragraph; one that ends in a colon introduces points and is a statement of its own.
    fn paragraph(&mut self, line: &str) -> Result<(), Fault> {
        let part = if take(&mut self.summary_next) { Part::Summary } else { Part::Paragraph };
        match line.rsplit_once(". ").filter(|(_, last)| last.ends_with(':')) {
            Some((sentences, introduction)) => {
                self.statement_here(part, &format!("{sentences}."))?;
                self.statement_here(Part::Paragraph, introduction)
            }
            None => self.statement_here(part, line),
        }
    }

    /// The role-level summary: `Label: name` headings, points as `- text`. It states no
    /// proficiencies: they are what its own edition requires of the level.
    fn summary(&mut self, text: &str) -> Result<(), Fault> {
        let slug = &self.world.editions[self.edition].entry.slug;
        let Some(catalogue) = self.world.catalogues.get(slug) else {
            return Err(
                self.fault(format!("the requirements of edition {slug} should be embedded"))
            );
        };
        let mut skill = None;
        for (index, line) in text.lines().enumerate() {
            self.line = index + 1;
            if let Some(point) = line.strip_prefix("- ") {
                let summary = take(&mut self.summary_next);
                match skill {
                    Some(subject) => {
                        let statement = self.statement(subject, Part::Point, point);
                        insert(&mut self.statements.skills, statement);
                    }
                    None if summary => self.statement_here(Part::Summary, point)?,
                    None => self.statement_here(Part::Point, point)?,
                }
            } else if let Some((heading, name)) = line.split_once(": ") {
                self.summary_next = heading != "Skill";
                match heading {
                    "Skill" => skill = Some(self.required(catalogue, name)?),
                    "Role level" => self.level = Some(self.entry(Kind::Level, name)?),
                    _ if heading.ends_with(" role") => {
                        self.role = Some(self.entry(Kind::Role, name)?);
                    }
                    _ => {
                        let known = "`<family> role`, `Role level` or `Skill`";
                        return Err(
                            self.fault(format!("unknown heading `{heading}`, should be {known}"))
                        );
                    }
                }
            } else if line.ends_with(':') {
                self.statement_here(Part::Paragraph, line)?;
            } else if !line.is_empty() {
                return Err(self.fault(format!("`{line}` should be a heading, or a point `- ...`")));
            }
        }
        Ok(())
    }

    /// The skill `name` and the proficiency that the level of this summary requires in it.
    fn required(&self, catalogue: &Catalogue, name: &str) -> Result<(usize, usize), Fault> {
        let skill = self.skill(name)?;
        let latest = self.world.latest();
        let level = self.level.map(|level| &latest.levels[level].entry);
        let letter = level.and_then(|level| {
            let level = catalogue.levels.iter().position(|row| row.entry.slug == level.slug)?;
            let skill =
                catalogue.skills.iter().position(|row| row.slug == latest.skills[skill].slug)?;
            catalogue.required(level, skill)
        });
        let proficiency =
            self.world.proficiencies.iter().position(|(known, _)| Some(*known) == letter);
        proficiency.map(|proficiency| (skill, proficiency)).ok_or_else(|| {
            let level = level.map_or("no role level", |level| &level.name);
            let edition = &self.world.editions[self.edition].entry.slug;
            self.fault(format!(
                "no proficiency for `{name}`: requirements.tsv of {edition} should require it of `{level}`"
            ))
        })
    }

    fn skill(&self, name: &str) -> Result<usize, Fault> {
        self.entry(Kind::Skill, name)
    }

    fn entry(&self, kind: Kind, name: &str) -> Result<usize, Fault> {
        self.resolve(kind, name).ok_or_else(|| {
            let table = match kind {
                Kind::Family => "role family",
                Kind::Role => "role",
                Kind::Level => "role level",
                Kind::Skill => "skill",
            };
            self.fault(format!(
                "unknown {table} `{name}`, should be a name of the latest edition or an old_name of history.tsv"
            ))
        })
    }

    fn resolve(&self, kind: Kind, name: &str) -> Option<usize> {
        self.world.resolve(kind, name)
    }

    /// A statement of the level whose heading stands above, or else of the role.
    fn statement_here(&mut self, part: Part, text: &str) -> Result<(), Fault> {
        let Some(level) = self.level else {
            return self.role_statement(part, text);
        };
        let statement = self.statement(level, part, text);
        insert(&mut self.statements.levels, statement);
        Ok(())
    }

    fn role_statement(&mut self, part: Part, text: &str) -> Result<(), Fault> {
        let Some(role) = self.role else {
            return Err(self.fault("a heading above should name a role"));
        };
        let statement = self.statement(role, part, text);
        insert(&mut self.statements.roles, statement);
        Ok(())
    }

    fn statement<S>(&self, subject: S, part: Part, text: &str) -> Statement<S> {
        let places = vec![(self.document, self.line)];
        Statement { subject, edition: self.edition, part, text: text.to_owned(), places }
    }

    fn fault(&self, message: impl Into<String>) -> Fault {
        Fault { file: self.file.to_owned(), line: self.line, message: message.into() }
    }
}

/// Adds `new`, or only its place where the same edition says the same of the same subject.
fn insert<S: PartialEq>(statements: &mut Vec<Statement<S>>, new: Statement<S>) {
    let same = |s: &&mut Statement<S>| {
        s.subject == new.subject && s.edition == new.edition && s.text == new.text
    };
    match statements.iter_mut().find(same) {
        Some(known) => known.places.extend(new.places),
        None => statements.push(new),
    }
}
