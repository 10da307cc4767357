//! What a person should develop next for a role level or a job.
//!
//! ```text
//! $ cargo run -q --example skill_gap -- examples/profiles/operations.toml "Senior infrastructure operations engineer"
//! Towards Senior infrastructure operations engineer
//!
//!  Skill                           Required   Rated           Result
//! ─────────────────────────────────────────────────────────────────────────
//!  Continual service improvement   working    not yet aware   below
//!  Problem management              working    awareness       below
//!  Testing                         working    -               not assessed
//!
//! Not met: 2 below (3 steps), 1 not assessed (2 steps), 11 met (--all shows them)
//!
//! Continual service improvement, working
//!
//! Application operations engineer page, January 2020:
//!
//! - You can identify process optimisation opportunities with guidance and contribute to the implementation of proposed solutions. (lines 206 and 246)
//!
//! Problem management, working
//!
//! Application operations engineer page, January 2020:
//!
//! - You can initiate and monitor actions to investigate patterns and trends to resolve problems, including consulting specialists where required. You can determine the appropriate remedy and assist with implementation of it as well as preventative measures. (lines 212 and 252)
//!
//! $ cargo run -q --example skill_gap -- examples/profiles/analyst.json --job examples/jobs/data-product-lead.toml --svg target/data-product-lead.svg
//! Towards the job
//!
//!  Skill                         Needed                    Rated     Result
//! ────────────────────────────────────────────────────────────────────────────────
//!  User focus                    essential, practitioner   working   below
//!  Agile working                 essential, practitioner   -         not assessed
//!  Data analysis and synthesis   essential, practitioner   -         not assessed
//!  Procurement law (own)         essential, working        -         not assessed
//!  Data modelling                desirable, working        -         not assessed
//!  Welsh (own)                   desirable                 -         not assessed
//!
//! Not met; essential: 1 below, 3 not assessed, 0 met; desirable: 0 below, 2 not assessed, 1 met (--all shows them)
//!
//! User focus, practitioner
//!
//! Principal application operations engineer summary, October 2025:
//!
//! - collaborate with user researchers and can represent users internally (line 52)
//! - explain the difference between user needs and the desires of the user (line 53)
//! - champion user research to focus on all users (line 54)
//! - prioritise and define approaches to understand the user story, guiding others in doing so (line 55)
//! - offer recommendations on the best tools and methods to use (line 56)
//! note: examples/profiles/analyst.json: line 7: `user-focus-content-design` (practitioner): User focus (content design) is retired; the entry is kept
//!
//! $ cargo run -q --example skill_gap -- examples/profiles/analyst.json --nearest 3 --format markdown
//! # Nearest role levels
//!
//! | Role level                                | Role                            | In common | Steps | Skills missing |
//! |-------------------------------------------|---------------------------------|-----------|-------|----------------|
//! | Quality assurance test analyst            | Quality assurance test analyst  | 25 %      | 9     | 5              |
//! | Test engineer                             | Test engineer                   | 24 %      | 10    | 5              |
//! | Associate application operations engineer | Application operations engineer | 22 %      | 3     | 3              |
//!
//! *Contains public sector information licensed under the Open Government Licence v3.0.*
//! note: examples/profiles/analyst.json: line 7: `user-focus-content-design` (practitioner): User focus (content design) is retired; the entry is kept
//! ```

#[path = "shared/arguments.rs"]
mod arguments;
#[path = "shared/cells.rs"]
mod cells;
#[path = "shared/files.rs"]
mod files;
#[path = "shared/pictures/frame.rs"]
mod frame;
#[path = "shared/pictures/gap.rs"]
mod gap;
#[path = "shared/job_file.rs"]
mod job_file;
#[path = "shared/output.rs"]
mod output;
#[path = "shared/page.rs"]
mod page;
#[path = "shared/quotes.rs"]
mod quotes;
#[path = "shared/scale.rs"]
mod scale;
#[path = "shared/stored_file.rs"]
mod stored_file;
#[path = "shared/texts.rs"]
mod texts;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use capability_framework::job::{Job, JobGap, JobGapItem, JobSkill};
use capability_framework::stored::{Reason, StoredProfile};
use capability_framework::{Edition, GapItem, GapKind, Nearest, Profile, Rating, RoleLevel, Skill};
use cells::{need, word};
use clap::{ArgGroup, Parser, value_parser};
use output::{Format, count, fail, note, print_json};
use page::{Cell, Page, table};
use scale::{Numbers, is_blank, number_hint};
use serde_json::json;
use stored_file::StoredFile;
use texts::Texts;

/// Shows what a person should develop next for a role level or a job, or the levels most like the
/// person's profile.
#[derive(Parser)]
#[command(group(ArgGroup::new("what").required(true).args(["level", "job", "nearest"])))]
#[command(override_usage = "skill_gap <PROFILE> <LEVEL> [OPTIONS]\n       \
    skill_gap <PROFILE> --job <FILE> [OPTIONS]\n       \
    skill_gap <PROFILE> --nearest [COUNT] [OPTIONS]")]
struct Arguments {
    /// A stored profile of any edition, in JSON or TOML, such as examples/profiles/operations.toml
    profile: PathBuf,
    /// The level to reach, such as "Senior developer"
    level: Option<RoleLevel>,
    /// A job to reach instead, in JSON or TOML, such as examples/jobs/data-product-lead.toml
    #[arg(long, value_name = "FILE")]
    job: Option<PathBuf>,
    /// Show the levels most like the profile instead, and how many, such as 3; 5 if no number is given
    #[arg(long, value_name = "COUNT", num_args = 0..=1, default_missing_value = "5",
        value_parser = value_parser!(u16).range(1..))]
    nearest: Option<u16>,
    /// Read numbers as ratings in the profile and the job, such as 1-4 for awareness to expert; 0-4 has
    /// 0 for not yet aware as well
    #[arg(long, value_name = "0-4|1-4")]
    numbers: Option<Numbers>,
    /// Show the skills that are met too
    #[arg(long)]
    all: bool,
    /// A folder with roles.csv and skills.csv of the official download, such as ~/Downloads, for the
    /// wording that the crate does not have; needs `--features publication`
    #[arg(long, value_name = "FOLDER")]
    texts: Option<PathBuf>,
    /// Draw a bar for each skill into this file, as SVG, such as gap.svg
    #[arg(long, value_name = "FILE", conflicts_with = "nearest")]
    svg: Option<PathBuf>,
    /// How to print the answer, such as markdown for a document
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

fn main() -> ExitCode {
    let arguments: Arguments = arguments::parse();
    let texts = Texts::read(arguments.texts.as_deref()).unwrap_or_else(|error| fail(error));
    let job = arguments.job.as_deref().map(|path| job_file::read_or_exit(path, arguments.numbers));
    let stored = read_or_exit(&arguments.profile, arguments.numbers);
    let profile = stored.migrate().value;
    let picture = match (arguments.level, &arguments.job, &job) {
        (Some(level), ..) => Some(gap::gap(&profile, level)),
        (None, Some(path), Some(job)) => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            Some(gap::job_gap(&name, &stored.gap_to_job(&job.value)))
        }
        _ => None,
    };
    if let Some((path, picture)) = arguments.svg.as_deref().zip(picture) {
        files::write_text(path, &picture).unwrap_or_else(|error| fail(error));
    }
    match (arguments.level, job) {
        (Some(level), _) => show_gap(&profile, level, &texts, &arguments),
        (None, Some(job)) => show_job_gap(&stored, &job.value, &texts, &arguments),
        (None, None) => {
            let count = arguments.nearest.map_or(5, usize::from);
            return show_nearest(&profile, count, arguments.format);
        }
    }
    ExitCode::SUCCESS
}

/// Reads a profile. Whatever a person should know of it goes to standard error, line by line.
fn read_or_exit(path: &Path, numbers: Option<Numbers>) -> StoredProfile {
    let file: StoredFile<StoredProfile> =
        stored_file::read(path, numbers).unwrap_or_else(|error| fail(error));
    let tell = |line: usize, message: String| {
        note(format_args!("{}: line {line}: {message}", path.display()));
    };
    if let Err(error) = file.stored.edition() {
        let (line, message) = file.edition_note(&error);
        tell(line, message);
    }
    let notes = file.stored.migrate().notes;
    for (note, line) in notes.iter().zip(file.lines(&notes)) {
        let is_value = matches!(note.reason, Reason::UnknownValue(_) | Reason::NotText);
        if is_value && is_blank(&note.value) {
            continue;
        }
        let hint = number_hint(&note.value, numbers).filter(|_| is_value);
        let hint = hint.map_or(String::new(), |hint| format!("; {hint}"));
        tell(line, format!("{note}{hint}"));
    }
    file.stored
}

/// How a skill compares with what is needed: what needs work first comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Below,
    NotAssessed,
    Met,
}

fn standing(kind: GapKind) -> Standing {
    match kind {
        GapKind::Below => Standing::Below,
        GapKind::NotAssessed => Standing::NotAssessed,
        GapKind::At | GapKind::Above => Standing::Met,
    }
}

fn rated(rating: Option<Rating>) -> Cell {
    rating.map_or("-".into(), |rating| rating.to_string().to_lowercase().into())
}

/// Whether a skill is listed; what is met is only counted.
fn is_shown(kind: GapKind, arguments: &Arguments) -> bool {
    arguments.all || standing(kind) != Standing::Met
}

/// How to see the skills that are met, if there are any.
fn hint(met: usize, arguments: &Arguments) -> String {
    if arguments.all || met == 0 { String::new() } else { arguments.format.hint("--all") }
}

fn show_gap(profile: &Profile, level: RoleLevel, texts: &Texts, arguments: &Arguments) {
    let (gap, format) = (profile.gap_to(level), arguments.format);
    if format == Format::Json {
        return print_json(json!({ "role_level": level, "gap": gap }));
    }
    let mut items: Vec<GapItem> = gap.items().collect();
    // The furthest below first; table order where two are alike.
    items.sort_by_key(|item| (standing(item.kind()), item.steps()));
    let mut rows = table(format, ["Skill", "Required", "Rated", "Result"]);
    for item in items.iter().filter(|item| is_shown(item.kind(), arguments)) {
        rows.add_row([
            item.skill.name().into(),
            word(Some(item.required)),
            rated(item.rating),
            item.kind().to_string().into(),
        ]);
    }
    let mut page = Page::new(format, format_args!("Towards {level}"));
    page.table(&rows);
    let result = if gap.is_met() { "Met" } else { "Not met" };
    let counts = gap.counts();
    let met = counts.at + counts.above;
    page.text(format_args!(
        "{result}: {} below ({}), {} not assessed ({}), {met} met{}",
        counts.below,
        count(gap.steps_below() as usize, "step"),
        counts.not_assessed,
        count(gap.steps_not_assessed() as usize, "step"),
        hint(met, arguments),
    ));
    let below = items.iter().filter(|item| item.kind() == GapKind::Below);
    let below = below.map(|item| (item.skill, item.required));
    quotes::quote(&mut page, texts, below, level.url());
    page.print();
}

/// The whole job: essential and desirable, official and own skills.
fn show_job_gap(stored: &StoredProfile, job: &Job, texts: &Texts, arguments: &Arguments) {
    let (gap, format) = (stored.gap_to_job(job), arguments.format);
    if format == Format::Json {
        return print_json(job_gap_json(&gap));
    }
    let mut items: Vec<&JobGapItem<'_>> = gap.items().iter().collect();
    items.sort_by_key(|item| (standing(item.kind()), !item.need.is_essential()));
    let mut rows = table(format, ["Skill", "Needed", "Rated", "Result"]);
    for item in items.iter().filter(|item| is_shown(item.kind(), arguments)) {
        let mark = if matches!(item.skill, JobSkill::Own(_)) { " (own)" } else { "" };
        rows.add_row([
            format!("{}{mark}", item.skill).into(),
            need(item.need),
            rated(item.rating),
            item.kind().to_string().into(),
        ]);
    }
    let mut page = Page::new(format, "Towards the job");
    page.table(&rows);
    let parts = [("essential", true), ("desirable", false)].map(|(name, is_essential)| {
        let items = items.iter().filter(|item| item.need.is_essential() == is_essential);
        let count = |wanted| items.clone().filter(|item| standing(item.kind()) == wanted).count();
        format!(
            "{name}: {} below, {} not assessed, {} met",
            count(Standing::Below),
            count(Standing::NotAssessed),
            count(Standing::Met)
        )
    });
    let result = if gap.is_met() { "Met" } else { "Not met" };
    let met = items.iter().filter(|item| standing(item.kind()) == Standing::Met).count();
    page.text(format_args!("{result}; {}{}", parts.join("; "), hint(met, arguments)));
    let below = items.iter().filter(|item| item.kind() == GapKind::Below);
    let below = below.filter_map(|item| match (item.skill, item.need.proficiency()) {
        (JobSkill::Official(skill), Some(proficiency)) => Some((skill, proficiency)),
        _ => None,
    });
    // A job has no page; this one has all skills.
    let url = Skill::Testing.url().split('#').next().unwrap_or_default();
    quotes::quote(&mut page, texts, below, url);
    page.print();
}

fn job_gap_json(gap: &JobGap<'_>) -> serde_json::Value {
    let items = gap.items().iter().map(|item| {
        let (skill, is_own) = match item.skill {
            JobSkill::Official(skill) => (skill.slug(), false),
            JobSkill::Own(skill) => (skill.name(), true),
        };
        json!({
            "skill": skill,
            "is_own": is_own,
            "need": item.need.slug(),
            "rating": item.rating,
            "kind": item.kind(),
        })
    });
    json!({ "is_met": gap.is_met(), "items": items.collect::<Vec<_>>() })
}

fn show_nearest(profile: &Profile, count: usize, format: Format) -> ExitCode {
    let nearest = profile.nearest_levels(Edition::LATEST);
    let alike = nearest.iter().filter(|near| near.overlap() > 0.0);
    let nearest: Vec<&Nearest> = alike.take(count).collect();
    let status = if nearest.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    if format == Format::Json {
        print_json(json!({ "nearest": nearest }));
        return status;
    }
    let mut rows = table(format, ["Role level", "Role", "In common", "Steps", "Skills missing"]);
    for near in nearest {
        let (level, role) = (near.level().name(), near.level().role().name());
        let common = format!("{:.0} %", 100.0 * near.overlap());
        let (steps, missing) = (near.steps().to_string(), near.missing().to_string());
        rows.add_row([level, role, &common, &steps, &missing]);
    }
    let mut page = Page::new(format, "Nearest role levels");
    page.table(&rows);
    if rows.is_empty() {
        page.text("Nothing found: no role level has anything in common with the profile");
    }
    page.print();
    status
}
