//! What every serde type looks like in JSON, for the crates that describe interfaces: one table, from
//! which `schemars.rs` and `utoipa.rs` each make the schemas of their crate.
//!
//! Closed sets are enums. Names are text with examples and without a pattern: former names are read too,
//! and the next edition adds some.

#[cfg(feature = "schemars1")]
mod schemars;
#[cfg(feature = "utoipa5")]
mod utoipa;

use crate::analysis::job::Need;
use crate::framework::Proficiency;

/// Every need, which has no list of its own, because `desirable` may be written in several ways.
const NEEDS: [Need; 9] = [
    Need::Essential(Proficiency::Awareness),
    Need::Essential(Proficiency::Working),
    Need::Essential(Proficiency::Practitioner),
    Need::Essential(Proficiency::Expert),
    Need::Desirable(None),
    Need::Desirable(Some(Proficiency::Awareness)),
    Need::Desirable(Some(Proficiency::Working)),
    Need::Desirable(Some(Proficiency::Practitioner)),
    Need::Desirable(Some(Proficiency::Expert)),
];

/// The words for the reasons of a note.
const REASONS: [&str; 8] = [
    "retired",
    "merged",
    "lower-of-two",
    "own-is-official",
    "unknown-skill",
    "empty-name",
    "unknown-value",
    "not-text",
];

/// How many names stand as examples for all.
const EXAMPLES: usize = 3;

/// Calls a macro for every type: one of a few words, a name, a text in a format, a list, or a record,
/// of which the optional fields may be left out.
macro_rules! each_schema {
    ($each:ident) => {
        $each! { words RoleFamily as "RoleFamily": slugs(RoleFamily::ALL),
        "A family of roles." }
        $each! { words Proficiency as "Proficiency": slugs(Proficiency::ALL),
        "How well a skill is required or held." }
        $each! { words Rating as "Rating": slugs(Rating::ALL),
        "How a person was assessed in a skill." }
        $each! { words Grade as "Grade": slugs(Grade::ALL), "A grade of the Civil Service." }
        $each! { words Track as "Track": slugs(Track::ALL), "A branch of a ladder." }
        $each! { words ChangeKind as "ChangeKind": ChangeKind::ALL.iter().map(|kind| kind.slug()),
        "How a requirement changes." }
        $each! { words GapKind as "GapKind": GapKind::ALL.iter().map(|kind| kind.slug()),
        "How a rating compares with what is required." }
        $each! { words RatingChangeKind as "RatingChangeKind":
        RatingChangeKind::ALL.iter().map(|kind| kind.slug()), "How a rating changes." }
        $each! { words EntryKind as "EntryKind": EntryKind::ALL.iter().map(|kind| kind.slug()),
        "The type of an entry." }
        $each! { words EventKind as "EventKind": EventKind::ALL.iter().map(|kind| kind.slug()),
        "What happened to an entry." }
        #[cfg(feature = "search")]
        $each! { words crate::names::search::Match as "Match":
        crate::names::search::Match::ALL.iter().map(|kind| kind.slug()),
        "How well something matches." }
        $each! { words Need as "Need": NEEDS.iter().map(|need| need.slug()),
        "How much a job needs a skill: a proficiency where it is essential." }
        $each! { words Reason as "Reason": REASONS.iter().copied(), "Why an entry is noted." }

        $each! { name Role as "Role": slugs(Role::ALL),
        "A role: its slug; its name and former names are read too." }
        $each! { name RoleLevel as "RoleLevel": slugs(RoleLevel::ALL),
        "A level of a role: its slug; its name and former names are read too." }
        $each! { name Skill as "Skill": slugs(Skill::ALL),
        "A skill: its slug; its name and former names are read too." }
        $each! { name Edition as "Edition": slugs(Edition::ALL),
        "An edition of the framework: its slug; its name is read too." }
        $each! { name Document as "Document": slugs(Document::ALL),
        "A document of the framework: its slug; its name is read too." }
        $each! { name OwnSkill as "OwnSkill": core::iter::once("Kubernetes"),
        "A skill of an organisation's own, which the framework does not know." }
        $each! { name JobSkill<'_> as "JobSkill": ["testing", "Kubernetes"].into_iter(),
        "The slug of an official skill, or the name of an organisation's own." }

        $each! { date Date as "Date", "A date." }

        $each! { list Requirements<'_> as "Requirements" of Requirement,
        "What is required, in table order." }

        $each! { record Entry as "Entry" { kind: EntryKind, slug: String },
        "An entry of any type." }
        $each! { record Event as "Event" {
            date: Option<Date>, kind: EventKind, entry_kind: EntryKind, old_name: Option<String>,
            new_name: Option<String>, entry: Option<Entry>
        }, "What happened to an entry, and when." }
        #[cfg(feature = "search")]
        $each! { record crate::names::search::Hit as "Hit" {
            kind: EntryKind, entry: Option<Entry>, removed: Option<Date>,
            matched: crate::names::search::Match, text: String
        }, "A result of a search." }
        $each! { record ParseError as "ParseError" {
            expected: String, given: String, message: String, suggestion: Option<String>
        }, "A text that names nothing of the expected type." }

        $each! { record Requirement as "Requirement" { skill: Skill, proficiency: Proficiency },
        "A skill that is required, and how well." }
        $each! { record RoleRequirement as "RoleRequirement" {
            role: Role, level: Option<RoleLevel>, skill: Skill, proficiency: Option<Proficiency>
        }, "A skill that a role requires, at one of its levels or at none." }
        $each! { record LevelRequirement as "LevelRequirement" {
            level: RoleLevel, proficiency: Proficiency
        }, "A level that requires a skill, and how well." }
        $each! { record Source as "Source" { document: Document, line: u16 },
        "Where a statement is found." }
        $each! { record Statement as "Statement" {
            text: String, edition: Edition, sources: Vec<Source>
        }, "A sentence of the framework." }
        $each! { record Matrix as "Matrix" {
            role: Role, edition: Edition, levels: Vec<RoleLevel>, rows: Vec<MatrixRow>
        }, "What a role requires, level by level." }
        $each! { record MatrixRow as "MatrixRow" { skill: Skill, cells: Vec<Option<Proficiency>> },
        "What each level of a role requires of a skill." }

        $each! { record Change as "Change" {
            skill: Skill, from: Option<Proficiency>, to: Option<Proficiency>, kind: ChangeKind
        }, "What changes in the requirement of one skill." }
        $each! { record ChangeCounts as "ChangeCounts" {
            added: u32, raised: u32, unchanged: u32, lowered: u32, dropped: u32
        }, "How many skills change in each way." }
        $each! { record Delta<'_> as "Delta" { counts: ChangeCounts, changes: Vec<Change> },
        "What changes between requirements." }

        $each! { record GapItem as "GapItem" {
            skill: Skill, required: Proficiency, rating: Option<Rating>, kind: GapKind, steps: Option<i8>
        }, "How the rating of one skill compares with what is required." }
        $each! { record GapCounts as "GapCounts" { below: u32, at: u32, above: u32, not_assessed: u32 },
        "How many ratings compare in each way." }
        $each! { record Gap<'_> as "Gap" {
            is_met: bool, counts: GapCounts, steps_below: u32, steps_not_assessed: u32,
            items: Vec<GapItem>
        }, "How a person's ratings compare with requirements." }
        $each! { record Shortfall as "Shortfall" { steps_below: u32, steps_not_assessed: u32 },
        "The steps that a person lacks." }
        $each! { record RatingChange as "RatingChange" {
            skill: Skill, from: Option<Rating>, to: Option<Rating>, kind: RatingChangeKind, steps: Option<i8>
        }, "What changes in the rating of one skill." }
        $each! { record Nearest as "Nearest" {
            level: RoleLevel, overlap: f64, shared: u32, held: u32, required: u32, steps: u32,
            missing: u32
        }, "A level, and how much it is like what it is compared with." }
        $each! { record Coverage as "Coverage" {
            skill: Skill, proficiency: Proficiency, held: u64, below: u64, steps_below: u64,
            not_assessed: u64
        }, "How many people hold a skill at a proficiency." }

        $each! { record Profile as "Profile" { ratings: BTreeMap<String, Rating> }
        optional { edition: Option<Edition> },
        "A person's ratings, by skill. Entries that are not understood are refused." }
        $each! { record StoredProfile as "StoredProfile" { ratings: BTreeMap<String, Rating> }
        optional { edition: Option<Edition>, own: BTreeMap<String, Rating> },
        "A person's ratings, by skill. Entries that are not understood are kept." }
        $each! { record Job as "Job" { skills: BTreeMap<String, Need> }
        optional { edition: Option<Edition>, own: BTreeMap<String, Need> },
        "A post of an organisation: how much it needs each skill. Entries that are not understood are \
         refused." }
        $each! { record StoredJob as "StoredJob" { skills: BTreeMap<String, Need> }
        optional { edition: Option<Edition>, own: BTreeMap<String, Need> },
        "A post of an organisation: how much it needs each skill. Entries that are not understood are \
         kept." }
        $each! { record Note as "Note" {
            name: String, value: String, is_carried: bool, reason: Reason, explanation: String
        }, "What a person should know of an entry on its way to the latest edition." }
        $each! { record Migration<Profile> as "ProfileMigration" {
            stored: StoredProfile, notes: Vec<Note>
        }, "A profile carried to the latest edition." }
        $each! { record Migration<Job> as "JobMigration" { stored: StoredJob, notes: Vec<Note> },
        "A job carried to the latest edition." }

        $each! { record JobChange<'_> as "JobChange" {
            skill: JobSkill<'static>, is_own: bool, from: Option<Need>, to: Option<Need>,
            kind: ChangeKind
        }, "What changes in the need of one skill." }
        $each! { record JobDelta<'_> as "JobDelta" { changes: Vec<JobChange<'static>> },
        "What changes from one job to another." }
        $each! { record JobGapItem<'_> as "JobGapItem" {
            skill: JobSkill<'static>, is_own: bool, need: Need, rating: Option<Rating>, kind: GapKind
        }, "How the rating of one skill compares with the need of a job." }
        $each! { record JobGap<'_> as "JobGap" {
            is_met: bool, items: Vec<JobGapItem<'static>>, notes: Vec<Note>
        }, "How a person's ratings compare with a whole job." }

        $each! { record Shortfalls as "Shortfalls" {
            people: Range<usize>, shortfalls: Vec<Vec<Shortfall>>
        }, "For each person, the steps lacking of each target." }
        $each! { record NearestLevels as "NearestLevels" {
            people: Range<usize>, nearest_levels: Vec<Vec<Nearest>>
        }, "For each person, the levels that the profile is most like." }
        $each! { record Finding as "Finding" {
            topic: String, explanation: String, role_levels: Vec<RoleLevel>, skills: Vec<Skill>
        }, "Something about the data that a person should look at." }
    };
}

use each_schema;

/// The slugs of entries.
fn slugs<T: AsRef<str>>(entries: &'static [T]) -> impl Iterator<Item = &'static str> {
    entries.iter().map(AsRef::as_ref)
}
