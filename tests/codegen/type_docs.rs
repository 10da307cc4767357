//! What the documentation says of each generated type.

pub const FAMILY: &str = "
A group of roles, such as *Data* or *User-centred design*.

Ordered by name without regard to case. New families appear with new editions, so a `match` needs
a wildcard.
";

pub const ROLE: &str = "
A job of the framework, such as *Content designer*.

Every role but those of the Senior Civil Service has a ladder of [levels](Role::levels), and each
level its requirements; [`Role::matrix`] shows them side by side. The table of each variant below
is that matrix, one column per level.

Ordered by family, then by name without regard to case; the order says nothing about seniority.
New roles appear with new editions, so a `match` needs a wildcard.
";

pub const LEVEL: &str = "
A step in a role, such as *Lead content designer*.

The table of each variant below shows what the level requires and what changes from the level
before it on the same track.

Ordered by role, then by place on the ladder. Across roles, and between a management level and its
technical twin, the order says nothing about seniority. New levels appear with new editions, so a
`match` needs a wildcard.
";

pub const SKILL: &str = "
A capability that role levels require, such as *Change management*.

Below each variant stand the levels that require it at each proficiency, and the framework's
sentences for it where the embedded documents have some.

A qualified skill such as *User focus (frontend developer)* is a skill of its own, never equal to
the one without the qualifier; see [`Skill::related`].

Ordered by name without regard to case. New skills appear with new editions, so a `match` needs a
wildcard.
";

pub const PROFICIENCY: &str = "
How well a level requires a skill: the four points of the framework's ordinal scale.

The framework also calls it skill level. `Awareness < Working < Practitioner < Expert`; the
distance between two points has no meaning. The scale is closed, so a `match` may be exhaustive.
#[doc(alias = \"skill level\")]
";

pub const GRADE: &str = "
A Civil Service grade at which a role level is most often performed.

The publisher's grades are indicative. Ordered from the most junior to the most senior.
";

pub const EDITION: &str = "
A published state of the framework, named after the month of its publication.

Ordered from the oldest to the newest.
";

pub const DOCUMENT: &str = "
A source document of the framework's sentences that the crate embeds.

Ordered by edition, oldest first.
";

pub const TRACK: &str = "
The technical or the management branch of a ladder that has both.

Levels of the management branch have names that end in *- management*.

```
use capability_framework::{RoleLevel, Track};

assert_eq!(RoleLevel::SeniorDeveloper.track(), Some(Track::Technical));
assert_eq!(RoleLevel::SeniorDeveloperManagement.track(), Some(Track::Management));
assert_eq!(RoleLevel::Developer.track(), None);
```
";

pub const REQUIREMENT: &str = r#"
A skill that a role level requires, and how well.

```
use capability_framework::{Proficiency, Requirement, RoleLevel, Skill};

let requirement = Requirement { skill: Skill::Testing, proficiency: Proficiency::Expert };
let level = RoleLevel::PrincipalApplicationOperationsEngineer;
assert!(level.requirements().iter().any(|required| required == requirement));
```
"#;

pub const STATEMENT: &str = r#"
A paragraph or point of the framework, unaltered, and where it stands.

What several documents of one edition say in the same words of the same subject is one
statement with several [sources](Self::sources).

```
use capability_framework::{Document, Edition, Proficiency, Skill};

let points = Skill::Testing.statements(Proficiency::Expert);
assert_eq!(points[0].text, "manage testing activities within development or integration activities");
assert_eq!(points[0].document(), Document::PrincipalApplicationOperationsEngineerSummary);
assert_eq!(points[0].line(), 47);
assert_eq!(points[0].edition(), Edition::October2025);
```
"#;

pub const DATE: &str = r#"
A day of publication.

```
use capability_framework::Date;

let date = Date { year: 2026, month: 5, day: 29 };
assert_eq!(date.to_string(), "29 May 2026");
assert!(date > Date { year: 2026, month: 5, day: 28 });
```
"#;

pub const ENTRY: &str = r#"
/// An entry that an [`Event`] is about, as it is today.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Entry {
    /// A role.
    Role(Role),
    /// A role level.
    RoleLevel(RoleLevel),
    /// A skill.
    Skill(Skill),
}

/// What type of entry an [`Event`] is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum EntryKind {
    /// A role.
    Role,
    /// A role level.
    RoleLevel,
    /// A skill.
    Skill,
}
"#;

pub const EVENT_KIND: &str = r#"
/// What happened to an entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum EventKind {
    /// It was new.
    Added,
    /// It got another name.
    Renamed,
    /// Its meaning went into another entry.
    Merged,
    /// It was taken out, with no successor.
    Removed,
    /// A misspelt form of its name, met in published documents.
    Spelling,
}
"#;

pub const EVENT: &str = r#"
/// Something that happened to the framework; see [`history`](crate::history).
///
/// ```
/// use capability_framework::{Entry, EventKind, Skill, history};
///
/// let renamed = history().iter().find(|event| event.old_name == Some("Systems analysis"));
/// let event = renamed.expect("it was renamed in November 2025");
/// assert_eq!(event.kind, EventKind::Renamed);
/// assert_eq!(event.entry, Some(Entry::Skill(Skill::DigitalAndDataSystemsAnalysis)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Event {
    /// The day of publication; `None` for a spelling, which has none.
    pub date: Option<Date>,
    /// What happened.
    pub kind: EventKind,
    /// To what type of entry.
    pub of: EntryKind,
    /// The name before; `None` for what was added.
    pub old_name: Option<&'static str>,
    /// The name after; `None` for what was removed.
    pub new_name: Option<&'static str>,
    /// What it is today, chains of renames followed, a retired entry included; `None` where
    /// nothing is left of it.
    pub entry: Option<Entry>,
}
"#;
