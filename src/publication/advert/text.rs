//! The text of an advert: lines without their markup, in blocks, and the words of each.

use std::ops::Range;

use super::groups;

/// A paragraph, a list item, a heading or a row of a table.
pub(super) struct Block<'a> {
    pub(super) kind: BlockKind,
    pub(super) line: usize,
    /// How many white spaces are in front.
    pub(super) indent: usize,
    /// Whether there is an empty line above.
    pub(super) is_apart: bool,
    /// What is in front of a colon on the first line, such as `Role level`, in lower case.
    pub(super) label: Option<String>,
    /// Those behind the label.
    pub(super) words: Vec<Word<'a>>,
    /// What follows the last word.
    pub(super) rest: &'a str,
    /// The text behind the label.
    pub(super) text: &'a str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockKind {
    Prose,
    Item,
    Heading,
}

pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// In lower case; `&` is `and`.
    pub(super) key: String,
    pub(super) line: usize,
    /// What is between the word before and this one.
    pub(super) gap: &'a str,
}

/// Labels that say what the name behind them is.
const LABELS: [&str; 12] = [
    "skill",
    "skills",
    "role level",
    "level",
    "job title",
    "title",
    "post",
    "post title",
    "position",
    "vacancy",
    "advert",
    "role",
];

/// What an item of a list begins with.
const BULLETS: [char; 21] = [
    '-', '*', '+', '•', '–', '—', '·', '◦', '▪', 'o', '●', '○', '■', '□', '‣', '⁃', '☐', '☑', '☒',
    '✓', '✔',
];

/// What marks an item of a list as done or not.
const BOXES: [char; 5] = ['☐', '☑', '☒', '✓', '✔'];

/// The blocks of a text, in its order.
pub(super) fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Lines<'_>> = Vec::new();
    let (mut is_open, mut is_apart) = (false, true);
    let mut end = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let start = end;
        end += line.len();
        let (kind, content) = kind(line);
        if !content.contains(char::is_alphanumeric) {
            (is_open, is_apart) = (false, true);
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let is_row =
            content.contains('|') || kind == BlockKind::Prose && content.trim_end().contains('\t');
        let is_group = kind == BlockKind::Prose && indent == 0 && groups::is_apart(content);
        let is_head = is_group
            || indent == 0 && groups::is_bold(content)
            || kind == BlockKind::Prose && begins_with_label(content);
        match blocks.last_mut() {
            // A line of the same paragraph, or one that goes on with an item.
            Some(Lines { kind: open, text: block, .. })
                if is_open && kind == BlockKind::Prose && !is_row && !is_head =>
            {
                debug_assert!(*open != BlockKind::Heading, "a heading is one line");
                let begin = start.checked_sub(block.len());
                *block = begin.and_then(|begin| text.get(begin..end)).unwrap_or(block);
            }
            _ => blocks.push(Lines { kind, line: number, indent, is_apart, text: content }),
        }
        is_open = kind != BlockKind::Heading && !is_row && !is_group;
        is_apart = false;
    }
    blocks.into_iter().map(Block::new).collect()
}

/// The lines of a block.
struct Lines<'a> {
    kind: BlockKind,
    line: usize,
    indent: usize,
    is_apart: bool,
    text: &'a str,
}

/// What a line is, and what is behind its markup.
fn kind(line: &str) -> (BlockKind, &str) {
    let text =
        line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '\u{feff}'));
    if let Some(heading) = text.strip_prefix('#') {
        return (BlockKind::Heading, heading.trim_start_matches('#').trim_start());
    }
    if let Some(item) = text.strip_prefix(BULLETS).filter(|item| item.starts_with([' ', '\t'])) {
        return (BlockKind::Item, without_box(item));
    }
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    match digits.strip_prefix(['.', ')']).filter(|_| digits.len() < text.len()) {
        Some(item) if item.starts_with([' ', '\t']) => (BlockKind::Item, without_box(item)),
        _ => (BlockKind::Prose, text),
    }
}

/// An item without the box of a task: `[x] Prototyping`.
fn without_box(item: &str) -> &str {
    let item = item.trim_start();
    let is_box = |text: &&str| text.starts_with([' ', '\t']);
    let mut boxes = ["[ ]", "[x]", "[X]", "[]"].into_iter();
    let task = boxes.find_map(|mark| item.strip_prefix(mark).filter(is_box));
    let task = task.or_else(|| item.strip_prefix(BOXES).filter(is_box));
    task.map_or(item, str::trim_start)
}

impl<'a> Block<'a> {
    fn new(lines: Lines<'a>) -> Block<'a> {
        let Lines { kind, line: first_line, indent, is_apart, text } = lines;
        let (label, text) = match text.split_once(':') {
            Some((label, rest)) if is_label(label) => (Some(key(label)), rest),
            _ => (None, text),
        };
        let mut words = Vec::new();
        let (mut line, mut rest) = (first_line, text);
        while let Some(start) = rest.find(is_word) {
            let (gap, from) = rest.split_at_checked(start).unwrap_or((rest, ""));
            let ampersand = usize::from(from.starts_with('&'));
            let end = from.find(|c| !is_word(c) || c == '&').filter(|end| *end > 0);
            let end = end.unwrap_or(if ampersand > 0 { ampersand } else { from.len() });
            let (word, after) = from.split_at_checked(end).unwrap_or((from, ""));
            line += gap.matches('\n').count();
            let key = if word == "&" { "and".to_owned() } else { word.to_lowercase() };
            words.push(Word { text: word, key, line, gap });
            rest = after;
        }
        Block { kind, line: first_line, indent, is_apart, label, words, rest, text }
    }

    /// Some of the words as they are written, with a bracket that they open, but without markup.
    pub(super) fn written(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        for (index, word) in self.words.get(range.clone()).unwrap_or_default().iter().enumerate() {
            if index > 0 {
                text.extend(word.gap.chars().filter(|c| !matches!(c, '*' | '_' | '`' | '\\')));
            }
            text += word.text;
        }
        let after = self.words.get(range.end).map_or(self.rest, |word| word.gap);
        for (open, close) in [('(', ')'), ('[', ']')] {
            let is_open = text.matches(open).count() > text.matches(close).count();
            if is_open && after.contains(close) {
                text.push(close);
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Whether a character sets a name off from what is behind it. A hyphen does where a space is in front.
pub(super) fn is_mark(c: char) -> bool {
    is_dash(c) || matches!(c, '*' | '_' | '(' | '[' | '{' | '|' | ':' | ';' | '`' | '\t')
}

/// A dash, an arrow, or what people write for one. `\-` is a dash that Markdown leaves alone.
pub(super) fn is_dash(c: char) -> bool {
    let is_arrow = matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2794}'..='\u{27be}' | '»' | '›');
    let is_line = matches!(c, '\u{2012}'..='\u{2015}' | '\u{2212}' | '~' | '∼' | '=' | '>' | '\\');
    is_arrow || is_line
}

/// Whether a hyphen of any kind is behind a space.
pub(super) fn is_hyphenated(gap: &str) -> bool {
    gap.starts_with(char::is_whitespace) && gap.trim_start().starts_with(HYPHENS)
}

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '&'
}

/// Whether a line of a paragraph begins with a label, and so a block of its own. A proficiency behind
/// one is of the name in the line above.
fn begins_with_label(line: &str) -> bool {
    let Some((label, rest)) = line.split_once(':') else { return false };
    let is_known = || LABELS.contains(&key(label).as_str());
    let is_proficiency = || key(rest).split(' ').next().and_then(groups::proficiency).is_some();
    !label.starts_with(['(', '[']) && is_known() && !is_proficiency()
}

/// Whether a text is a label: one of those known, or a family with `role`, as in `Data role`.
fn is_label(text: &str) -> bool {
    let key = key(text);
    LABELS.contains(&key.as_str()) || (key.ends_with(" role") && key.split(' ').count() < 6)
}

/// The words of a text in lower case.
pub(super) fn key(text: &str) -> String {
    let words = text.split(|c| !is_word(c)).filter(|word| !word.is_empty());
    let words = words.map(|word| if word == "&" { "and".to_owned() } else { word.to_lowercase() });
    words.collect::<Vec<_>>().join(" ")
}
