//! Search finds what people mean, in a stated order.

use capability_framework::search::{Hit, Match, search};
use capability_framework::{Entry, Role, RoleFamily, RoleLevel, Skill};

fn first(query: &str) -> (Entry, Match) {
    let hit = search(query).into_iter().next().unwrap_or_else(|| panic!("nothing for {query}"));
    (hit.entry, hit.matched)
}

#[test]
fn every_name_slug_and_former_name_finds_its_entry_exactly() {
    macro_rules! check {
        ($($T:ident)*) => {$(
            for entry in $T::iter() {
                let exact = |text: &str| {
                    let hits = search(text);
                    let found = |hit: &&Hit| hit.entry == Entry::$T(entry);
                    assert_eq!(hits.iter().find(found).map(|hit| hit.matched), Some(Match::Exact), "{text}");
                };
                exact(entry.name());
                exact(&entry.name().to_uppercase());
            }
        )*};
    }
    check!(RoleFamily Skill Role RoleLevel);
    for skill in Skill::iter() {
        for name in skill.former_names() {
            assert_eq!(first(name), (Entry::Skill(skill), Match::Exact), "{name}");
        }
    }
}

#[test]
fn incident_finds_the_skill_the_roles_and_the_levels() {
    let hits: Vec<(Entry, Match)> =
        search("incident").iter().map(|h| (h.entry, h.matched)).collect();
    assert_eq!(
        hits[..5],
        [
            (Entry::Role(Role::IncidentManager), Match::Prefix),
            (Entry::RoleLevel(RoleLevel::IncidentManager), Match::Prefix),
            (Entry::Skill(Skill::IncidentManagement), Match::Prefix),
            (Entry::RoleLevel(RoleLevel::MajorIncidentManager), Match::Words),
            (Entry::Skill(Skill::CyberIncidentManagement), Match::Words),
        ]
    );
    // Then those of whom only a sentence speaks of it.
    assert!(hits[5..].iter().all(|(_, matched)| *matched == Match::Text));
    assert!(
        hits[5..]
            .contains(&(Entry::RoleLevel(RoleLevel::ApplicationOperationsEngineer), Match::Text))
    );
}

#[test]
fn abbreviations_are_exact() {
    assert_eq!(first("BA"), (Entry::Role(Role::BusinessAnalyst), Match::Exact));
    let devops = Entry::Role(Role::DevelopmentOperationsDevOpsEngineer);
    assert_eq!(first("devops"), (devops, Match::Exact));
    assert_eq!(first("CISO"), (Entry::Role(Role::ChiefInformationSecurityOfficer), Match::Exact));
    assert_eq!(
        first("QAT"),
        (Entry::RoleFamily(RoleFamily::QualityAssuranceTestingQat), Match::Exact)
    );
}

#[test]
fn words_of_a_sentence_find_its_subject() {
    let hits = search("accountable batch processes");
    assert!(!hits.is_empty());
    assert!(hits.iter().all(|hit| hit.matched == Match::Text));
    assert_eq!(hits[0].entry, Entry::RoleLevel(RoleLevel::ApplicationOperationsEngineer));
    assert_eq!(hits[0].text, "monitor applications and be accountable for batch processes");
}

#[test]
fn near_misses_come_only_where_nothing_else_does() {
    assert_eq!(first("prototipyng"), (Entry::Skill(Skill::Prototyping), Match::Near));
    assert_eq!(first("conten desinger"), (Entry::Role(Role::ContentDesigner), Match::Near));
    for query in ["incident", "BA", "user focus", "data"] {
        assert!(search(query).iter().all(|hit| hit.matched != Match::Near), "{query}");
    }
}

#[test]
fn nonsense_finds_nothing() {
    for query in
        ["", "   ", "---", "xyzzy", "qwertyuiop asdf", "日本語", "\0", &"a".repeat(1 << 20)]
    {
        assert_eq!(search(query).len(), 0, "{:?}", query.get(..20));
    }
}

#[test]
fn hits_are_ordered_unique_and_the_same_every_time() {
    for query in ["data", "engineer", "user", "lead", "management", "testing", "service", "a"] {
        let hits = search(query);
        assert!(hits.is_sorted_by_key(|hit| (hit.matched, hit.entry)), "{query}");
        let mut found: Vec<Entry> = hits.iter().map(|hit| hit.entry).collect();
        found.sort();
        found.dedup();
        assert_eq!(found.len(), hits.len());
        assert_eq!(search(query), hits);
        assert!(hits.iter().all(|hit| !matches!(hit.entry, Entry::Skill(s) if s.is_retired())));
    }
}
