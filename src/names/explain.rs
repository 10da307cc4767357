//! What is meant by a text that names nothing of the expected type.
//!
//! The text is read in several ways, the most literal first: as a whole, in another order, without a
//! remark. Each reading is taken to the letter (`meaning.rs`), and only then compared with names
//! that are like it (`nearest.rs`).

use super::distance::Pattern;
use super::hint::{Candidates, Hint};
use super::key::Key;
use super::lookup::{FromText, Kind, Meant};
use super::meaning::{level_of_role, literal, meaning, single};
use super::nearest::{Likeness, is_right, nearest};
use super::seniority;
use super::text::{Parts, Words, has_word, is_same};
use crate::framework::{Entry, Grade, Proficiency, Rating, Role, RoleLevel, Skill, Track};
use crate::generated::abbreviation::ABBREVIATIONS;

#[inline]
pub(super) fn hint(expected: &'static Kind, text: &str) -> Option<Hint> {
    let key = Key::new(text);
    if let Some(date) = key.as_ref().and_then(|key| expected.removal(key)) {
        return Some(Hint::Removed(date));
    }
    let parts = Parts::split(text)?;
    let whole = Words::join(parts.iter().map(|part| &**part))?;
    let other = key.as_ref().and_then(|key| Kind::all().find_map(|kind| kind.entry(key)));
    if let Some(entry) = other {
        return Some(Hint::OtherType { entry, meant: belonging(expected, entry, &whole) });
    }
    let readings = Readings { expected, parts: &parts, whole: &whole };
    let exactly =
        |words: &[&str]| meaning(expected, words).or_else(|| beside_scale(expected, words));
    let nearly = |words: &[&str]| misspelt(expected, words).or_else(|| like(expected, words));
    let all = 0..parts.len();
    // What is misspelt in brackets is no remark.
    let likely = || {
        misspelt(expected, &whole)
            .or_else(|| readings.in_other_order(all.clone(), &exactly))
            .or_else(|| readings.without_remark(&exactly, Remark::Any))
            .or_else(|| readings.scale())
            .or_else(|| like(expected, &whole))
            .or_else(|| readings.in_other_order(all.clone(), &nearly))
            .or_else(|| readings.without_remark(&nearly, Remark::Strange))
            .filter(|hint| !is_slip_of_another(expected, key.as_ref(), hint))
    };
    exactly(&whole).or_else(likely).or_else(|| short_for_other_type(key.as_ref()?))
}

/// Whether changing one letter makes the text the name of an entry that the hint lacks. Repairing word by
/// word misses some of these: "xATanalyst" is nearer to "QAT analyst" than to "Data analyst", and in
/// "Tester (xAT)" the brackets hold no remark.
#[inline]
fn is_slip_of_another(expected: &Kind, key: Option<&Key>, hint: &Hint) -> bool {
    let Some(text) = key.map(Key::as_str) else { return false };
    let Some(pattern) = Pattern::new(text) else { return false };
    expected.keys.iter().any(|(name, index)| {
        name.len().abs_diff(text.len()) <= 3
            && pattern.distance(name).is_some_and(|distance| distance <= 1)
            && match expected.meant(usize::from(*index)) {
                Some(Meant::Entry(entry)) => !hint.entries().contains(&entry),
                _ => false,
            }
    })
}

/// What belongs to an entry of another type among those of the expected one.
#[inline]
fn belonging(expected: &Kind, entry: Entry, words: &[&str]) -> Option<Entry> {
    match entry {
        Entry::RoleLevel(level) if expected == Role::KIND => Some(level.role().into()),
        Entry::Role(role) if expected == RoleLevel::KIND => {
            seniority::level(role, None, false).map(Entry::from)
        }
        _ => single(of_field(expected, words)?),
    }
}

/// The role whose field the words name: "Data engineering". A field says nothing of a level without
/// a word of seniority.
#[inline]
fn of_field(expected: &Kind, words: &[&str]) -> Option<Hint> {
    let of_level = || expected == RoleLevel::KIND && seniority::begins(words);
    if expected != Role::KIND && !of_level() {
        return None;
    }
    match nearest(expected, words, Likeness::Field)? {
        Meant::Entry(entry) => Some(Hint::OtherWords(entry)),
        Meant::Word(_) => None,
    }
}

/// What has a name of which these words are a misspelling, but for words at the end that only say the
/// kind.
#[inline]
fn misspelt(expected: &Kind, words: &[&str]) -> Option<Hint> {
    match nearest(expected, without_kind(expected, words)?, Likeness::Spelling)? {
        Meant::Entry(entry) => Some(Hint::Misspelt(entry)),
        Meant::Word(slug) => Some(Hint::Word(slug)),
    }
}

#[inline]
fn without_kind<'w, 't>(expected: &Kind, words: &'w [&'t str]) -> Option<&'w [&'t str]> {
    let is_kind = |word: &&str| expected.kind_words.iter().any(|kind| is_same(word, kind));
    let kinds = words.iter().rev().take_while(|word| is_kind(word)).count();
    words.get(..words.len() - kinds).filter(|words| !words.is_empty())
}

/// What has a name that is like these words, though not by a misspelling.
#[inline]
fn like(expected: &Kind, words: &[&str]) -> Option<Hint> {
    let words = without_kind(expected, words)?;
    let short = || match nearest(expected, words, Likeness::Short)? {
        Meant::Entry(entry) => Some(Hint::Abbreviation(entry)),
        Meant::Word(slug) => Some(Hint::Word(slug)),
    };
    of_field(expected, words)
        .or_else(short)
        .or_else(|| {
            // A role's name in place of the level's.
            let is_level = expected == RoleLevel::KIND;
            let role = |likeness| {
                level_of_role(words, |name| match nearest(Role::KIND, name, likeness)? {
                    Meant::Entry(Entry::Role(role)) => Some(role),
                    _ => None,
                })
            };
            let role = || role(Likeness::Spelling).or_else(|| role(Likeness::Short));
            role().filter(|_| is_level).map(Hint::OtherWords)
        })
        .or_else(|| {
            // A level's name in place of the role's.
            match nearest(RoleLevel::KIND, words, Likeness::Spelling)
                .filter(|_| expected == Role::KIND)?
            {
                Meant::Entry(Entry::RoleLevel(level)) => {
                    Some(Hint::OtherWords(level.role().into()))
                }
                _ => None,
            }
        })
}

/// An abbreviation of something else.
#[inline]
fn short_for_other_type(key: &Key) -> Option<Hint> {
    let is_it = |(short, _): &&(&str, Entry)| Key::new(short).is_some_and(|short| short == *key);
    let mut found = Candidates::NONE;
    found.extend(ABBREVIATIONS.iter().filter(is_it).map(|(_, entry)| *entry));
    match *found {
        [] => None,
        [entry] => Some(Hint::Abbreviation(entry)),
        _ => Some(Hint::Ambiguous(found)),
    }
}

/// A name with a grade beside it, or a skill's with a proficiency: "Business analyst SEO".
#[inline]
fn beside_scale(expected: &Kind, words: &[&str]) -> Option<Hint> {
    let scale = match () {
        () if expected == Skill::KIND => Proficiency::KIND,
        () if expected == Role::KIND || expected == RoleLevel::KIND => Grade::KIND,
        () => return None,
    };
    let is_scale = |words: &[&str]| {
        Key::join(words).is_some_and(|key| scale.find(&key).is_some())
            && !(expected == RoleLevel::KIND && is_post(words))
    };
    (1..words.len().min(4)).find_map(|count| {
        let (first, behind) = words.split_at_checked(count)?;
        let (before, last) = words.split_at_checked(words.len() - count)?;
        let name = if is_scale(last) {
            before
        } else if is_scale(first) {
            behind
        } else {
            return None;
        };
        meaning(expected, name).map(|hint| reason(hint, Hint::Remark))
    })
}

/// Whether the words of a grade are the title of a post too: "Deputy director".
#[inline]
fn is_post(words: &[&str]) -> bool {
    words.iter().any(|word| is_same(word, "director"))
}

/// What may be left out as a remark.
#[derive(Clone, Copy, PartialEq)]
enum Remark {
    Any,
    /// Only what no name of the type could have, as the rest is no more than like a name.
    Strange,
}

/// The ways to read a text.
struct Readings<'a> {
    expected: &'static Kind,
    parts: &'a [Words<'a>],
    whole: &'a Words<'a>,
}

impl Readings<'_> {
    /// With the last part first: "User researcher - senior", "Data analyst senior".
    #[inline]
    fn in_other_order(
        &self,
        parts: core::ops::Range<usize>,
        read: &dyn Fn(&[&str]) -> Option<Hint>,
    ) -> Option<Hint> {
        let parts = self.parts.get(parts)?;
        let (last, others) = parts.split_last()?;
        let turned = |last: &[&str], others: &[&str]| {
            let words = Words::join([last, others])?;
            read(&words).map(|hint| reason(hint, Hint::OtherOrder))
        };
        if !others.is_empty() {
            let others = Words::join(others.iter().map(|part| &**part))?;
            return turned(last, &others);
        }
        let (word, others) = last.split_last()?;
        if seniority::begins(&[word]) { turned(&[word], others) } else { None }
    }

    /// Without some of the parts, as few as possible.
    #[inline]
    fn without_remark(
        &self,
        read: &dyn Fn(&[&str]) -> Option<Hint>,
        remark: Remark,
    ) -> Option<Hint> {
        let count = self.parts.len();
        for kept in (1..count).rev() {
            for start in 0..=count - kept {
                let range = start..start + kept;
                let words = Words::join(self.parts.get(range.clone())?.iter().map(|part| &**part))?;
                let hint = read(&words).or_else(|| self.in_other_order(range.clone(), read));
                let hint = hint.map(|hint| reason(hint, Hint::Remark));
                let mut others = self.parts.iter().enumerate();
                let is_remark = |hint: &Hint| {
                    others.all(|(index, part)| {
                        range.contains(&index)
                            || !self.says_more(part, hint)
                                && (remark == Remark::Any || !self.is_of_a_name(part))
                    })
                };
                if hint.as_ref().is_some_and(is_remark) {
                    return hint;
                }
            }
        }
        None
    }

    /// Whether some of the words occur in names of the type, and they are not all a name of another.
    #[inline]
    fn is_of_a_name(&self, words: &[&str]) -> bool {
        let is_name = |key: &Key| Kind::all().any(|kind| kind.find(key).is_some());
        words.iter().any(|word| is_right(self.expected, word))
            && !Key::join(words).as_ref().is_some_and(is_name)
    }

    /// Whether words beside a name make something else of what was found: another entry, seniority
    /// of a level, the number of a grade, the qualifier of a skill.
    #[inline]
    fn says_more(&self, words: &[&str], found: &Hint) -> bool {
        let key = Key::join(words);
        let named = |kind: &Kind| kind.entry(key.as_ref()?);
        let literal = key.as_ref().and_then(|key| literal(self.expected, key));
        if literal.is_some_and(|named| named.entries() != found.entries()) {
            return true;
        }
        let is_right = || words.iter().any(|word| is_right(self.expected, word));
        if self.expected == Skill::KIND {
            return match (named(Role::KIND), found.entries()) {
                (Some(Entry::Role(role)), [Entry::Skill(skill)]) => !role.skills().contains(skill),
                _ => {
                    named(Proficiency::KIND).or_else(|| named(Grade::KIND)).is_none() && is_right()
                }
            };
        }
        if self.expected == Grade::KIND {
            return words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
        }
        let from = |start| words.get(start..).unwrap_or_default();
        // A grade says how a person is paid, unless its title is that of a post.
        let is_grade = || named(Grade::KIND).is_some() && !is_post(words);
        let is_senior = || {
            (0..words.len()).any(|start| seniority::begins(from(start)))
                || seniority::is_in(words) && !is_grade()
        };
        self.expected == RoleLevel::KIND && (named(Track::KIND).is_some() || is_senior())
    }

    /// A value of a scale with more words behind it: "Grade 6 Head of Profession".
    #[inline]
    fn scale(&self) -> Option<Hint> {
        let scales = [Proficiency::KIND, Grade::KIND, Track::KIND, Rating::KIND];
        if !scales.contains(&self.expected) {
            return None;
        }
        let name = |words: &[&str]| literal(self.expected, &Key::join(words)?);
        (1..self.whole.len()).rev().find_map(|count| {
            let (words, rest) = self.whole.split_at_checked(count)?;
            let hint = name(words)?;
            let is_other_form = |word: &&str| {
                let mut forms = self.expected.other_names.iter();
                self.expected.entry_kind.is_none() && forms.any(|(form, _)| has_word(form, word))
            };
            let more = (0..rest.len()).any(|start| {
                (start..rest.len()).any(|end| rest.get(start..=end).and_then(name).is_some())
            }) || rest.iter().any(is_other_form);
            let is_alone = !more && !self.says_more(rest, &hint);
            is_alone.then_some(reason(hint, Hint::Remark))
        })
    }
}

/// The same hint for another reason, where it is one entry.
#[inline]
fn reason(hint: Hint, why: fn(Entry) -> Hint) -> Hint {
    match hint {
        Hint::Ambiguous(_) | Hint::Unqualified(_) | Hint::Removed(_) | Hint::Word(_) => hint,
        _ => single(hint).map_or(hint, why),
    }
}
