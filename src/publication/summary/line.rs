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
        let point = without_bullet(line);
        let text = point.unwrap_or(line);
        if text.is_empty() || is_rule(line) {
            return Line::Blank;
        }
        if let Some(heading) = Heading::new(text) {
            return Line::Heading(heading);
        }
        match point {
            None => Line::Prose(line, resemblance(line)),
            // What has the form of a heading is a point behind two bullets.
            Some(point) => Line::Point(
                without_bullet(point).filter(|text| Heading::new(text).is_some()).unwrap_or(point),
            ),
        }
    }
}

/// The text behind a bullet.
///
/// A sign that has other uses is a bullet only with white space behind it: `*emphasis*`, `-5 degrees`.
/// A dash is one in front of a letter too.
fn without_bullet(line: &str) -> Option<&str> {
    let mut letters = line.chars();
    let bullet = letters.next()?;
    let text = letters.as_str();
    let is_apart = text.is_empty() || text.starts_with(is_invisible);
    let is_bullet = match bullet {
        '-' | '\u{2013}' | '\u{2014}' => is_apart || text.starts_with(char::is_alphabetic),
        // Word writes its hollow bullet as an "o".
        '*' | '+' | 'o' => is_apart && !(bullet == 'o' && text.is_empty()),
        '\u{2022}' | '\u{b7}' | '\u{25cf}' | '\u{25cb}' | '\u{25aa}' | '\u{25ab}' | '\u{25a0}'
        | '\u{25a1}' | '\u{25e6}' | '\u{2023}' | '\u{2043}' | '\u{2219}' | '\u{f0b7}'
        | '\u{f0a7}' => true,
        _ => false,
    };
    is_bullet.then_some(text.trim_matches(is_invisible))
}

/// Whether a line only divides: `---`, `* * *`.
fn is_rule(line: &str) -> bool {
    ['-', '*', '_'].into_iter().any(|sign| line.chars().all(|c| c == sign || c.is_whitespace()))
}

/// A text without the signs of Markdown around it: `**bold**`, `### heading`.
fn without_markup(text: &str) -> &str {
    let is_markup = |c| is_invisible(c) || matches!(c, '*' | '_');
    text.trim_start_matches(|c| is_markup(c) || c == '#').trim_end_matches(is_markup)
}

/// A text without the number in front of it: `2. Heading`.
fn without_number(text: &str) -> &str {
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let text_behind = behind.strip_prefix(['.', ')']).filter(|_| behind.len() < text.len());
    text_behind.filter(|text| text.starts_with(is_invisible)).unwrap_or(text)
}

impl<'a> Heading<'a> {
    /// The heading of a line without a bullet.
    fn new(line: &'a str) -> Option<Heading<'a>> {
        if without_bullet(line).is_some() {
            return None;
        }
        let text = without_number(line);
        for (heading, letters) in [
            (Heading::RoleResponsibilities, ROLE_RESPONSIBILITIES),
            (Heading::Responsibilities, RESPONSIBILITIES),
            (Heading::YouCan, YOU_CAN),
        ] {
            if has_same_letters(text, letters) {
                return Some(heading);
            }
        }
        let (label, name) = text.split_once(':')?;
        let (label, name) = (without_markup(label), without_markup(name));
        if has_same_letters(label, SKILL) {
            Some(Heading::Skill(name))
        } else if has_same_letters(label, LEVEL) {
            Some(Heading::Level(name))
        } else {
            let (family, word) = label.rsplit_once(char::is_whitespace)?;
            let family = without_markup(family);
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
    let is_bold = line.starts_with(['*', '_']);
    let label = without_markup(label);
    let name = if is_bold { name.trim_matches(['*', '_']) } else { name };
    if name.is_empty() {
        return Some(Resemblance::Introduction);
    }
    let is_short = label.split_whitespace().count() <= 3;
    let has_words = label.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || c == '-');
    let is_name = name.starts_with(' ') && !name.ends_with('.');
    (is_short && has_words && is_name).then_some(Resemblance::Named)
}
