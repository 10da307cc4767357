//! The lines of a summary: headings, points and prose.

/// A line, or a part of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Line<'a> {
    Blank,
    /// A point, without its bullet.
    Point(&'a str),
    Heading(Heading<'a>),
    /// Neither. Where it looks like a heading, it says of which kind.
    Prose(&'a str, Option<Resemblance>),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Heading<'a> {
    Role {
        family: &'a str,
        role: &'a str,
        line: &'a str,
    },
    RoleResponsibilities,
    Level(&'a str),
    Responsibilities,
    Skill(&'a str),
    /// What the publisher writes above the points of a skill.
    YouCan,
}

/// What prose looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Resemblance {
    /// A few words, a colon and something that may be a name.
    Named,
    /// A colon at the end.
    Introduction,
}

pub(super) const ROLE: &str = " role: ";
pub(super) const LEVEL: &str = "Role level: ";
pub(super) const SKILL: &str = "Skill: ";
pub(super) const ROLE_RESPONSIBILITIES: &str = "In this role, you will:";
pub(super) const RESPONSIBILITIES: &str = "At this role level, you will:";
const YOU_CAN: &str = "You can:";

/// The lines of a text with their numbers, as a text editor counts them.
///
/// Unicode's line and paragraph separators end a line without being counted: in the publisher's
/// texts they are in front of a line feed.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_separator = |c| matches!(c, '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}');
    numbered(text)
        .flat_map(move |(number, line)| line.split(is_separator).map(move |part| (number, part)))
}

/// The lines between LF, CR LF and CR.
fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some(text);
    let lines = std::iter::from_fn(move || {
        let text = rest?;
        let Some((line, after)) = text.split_once(['\n', '\r']) else { return rest.take() };
        let is_crlf = text.as_bytes().get(line.len()) == Some(&b'\r') && after.starts_with('\n');
        rest = Some(if is_crlf { after.get(1..).unwrap_or_default() } else { after });
        Some(line)
    });
    (1..).zip(lines)
}

impl<'a> Line<'a> {
    pub(super) fn new(line: &'a str) -> Line<'a> {
        let line = line.trim_matches(is_invisible);
        if line.is_empty() {
            return Line::Blank;
        }
        let bullet = |c| matches!(c, '-' | '*' | '\u{2022}' | '\u{2013}' | '\u{2014}' | '\u{b7}');
        if let Some(point) = line.strip_prefix(bullet) {
            return match point.trim() {
                "" => Line::Blank,
                point => Line::Point(point),
            };
        }
        Heading::new(line).map_or_else(|| Line::Prose(line, resemblance(line)), Line::Heading)
    }
}

impl<'a> Heading<'a> {
    fn new(line: &'a str) -> Option<Heading<'a>> {
        for (heading, text) in [
            (Heading::RoleResponsibilities, ROLE_RESPONSIBILITIES),
            (Heading::Responsibilities, RESPONSIBILITIES),
            (Heading::YouCan, YOU_CAN),
        ] {
            if has_same_letters(line, text) {
                return Some(heading);
            }
        }
        let (label, name) = line.split_once(':')?;
        let name = name.trim();
        if has_same_letters(label, SKILL) {
            Some(Heading::Skill(name))
        } else if has_same_letters(label, LEVEL) {
            Some(Heading::Level(name))
        } else {
            let (family, word) = label.trim_end().rsplit_once(char::is_whitespace)?;
            has_same_letters(word, ROLE).then_some(Heading::Role { family, role: name, line })
        }
    }
}

/// Whether two texts have the same letters, whatever their case and what is between them.
fn has_same_letters(text: &str, heading: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase())
    }
    letters(text).eq(letters(heading))
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// What prose looks like that may be a heading with a fault in it.
fn resemblance(line: &str) -> Option<Resemblance> {
    let (label, name) = line.split_once(':')?;
    if name.is_empty() {
        return Some(Resemblance::Introduction);
    }
    let is_short = label.split_whitespace().count() <= 3;
    let has_words = label.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || c == '-');
    let is_name = name.starts_with(' ') && !name.ends_with('.');
    (is_short && has_words && is_name).then_some(Resemblance::Named)
}
