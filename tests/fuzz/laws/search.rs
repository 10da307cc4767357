//! Queries: hits are in order, unique, and the same every time; a name finds its entry.

use capability_framework::search::{Hit, Match, search};
use capability_framework::{Entry, EntryKind, Role, RoleFamily, RoleLevel, Skill};

use super::{names, text};

pub fn check(input: &[u8]) {
    let query = &*text(input);
    let hits = search(query);
    assert_eq!(search(query), hits, "{query:?}");
    assert!(hits.is_sorted_by_key(|hit| hit.matched), "{query:?}");
    let mut found: Vec<(EntryKind, &str)> = hits.iter().map(|h| (h.kind, h.name())).collect();
    found.sort();
    found.dedup();
    assert_eq!(found.len(), hits.len(), "{query:?}");
    for hit in &hits {
        assert!(hit.entry.is_some() || hit.removed.is_some(), "{hit:?}");
        assert!(hit.entry.is_none_or(|entry| entry.kind() == hit.kind), "{hit:?}");
    }
    if query.len() > 256 && query.is_char_boundary(256) {
        assert_eq!(search(&query[..256]), hits, "{query:?}");
    }
    if query.len() <= 256 {
        named::<RoleFamily>(query, &hits, RoleFamily::name);
        named::<Role>(query, &hits, Role::name);
        named::<RoleLevel>(query, &hits, RoleLevel::name);
        named::<Skill>(query, &hits, Skill::name);
    }
}

/// The name of an entry finds it, in whatever case and with whatever between the words.
fn named<T>(query: &str, hits: &[Hit], name: fn(T) -> &'static str)
where
    T: std::str::FromStr + Into<Entry> + Copy,
{
    let Ok(entry) = query.parse::<T>() else { return };
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_ascii_lowercase).collect()
    };
    if query.is_ascii() && !query.contains('&') && words(query) == words(name(entry)) {
        let is_it = |hit: &Hit| hit.entry == Some(entry.into()) && hit.matched == Match::Exact;
        assert!(hits.iter().any(is_it), "{query:?}");
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = names::seeds();
    let sentences = super::file("src/data/sources/application-operations-engineer.txt");
    seeds.extend(sentences.lines().map(|line| line.as_bytes().to_owned()));
    seeds
}
