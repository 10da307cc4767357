//! Search finds what people mean, in a stated order.

use std::time::{Duration, Instant};

use capability_framework::history::{Date, EventKind, events};
use capability_framework::search::{Hit, Match, search};
use capability_framework::{
    Edition, Entry, EntryKind, Grade, Proficiency, Role, RoleFamily, RoleLevel, Skill, Track,
};

fn first(query: &str) -> (Entry, Match) {
    let hit = search(query).into_iter().next().unwrap_or_else(|| panic!("nothing for {query}"));
    (hit.entry.unwrap_or_else(|| panic!("{query} finds what is gone")), hit.matched)
}

/// What the first hits are.
fn entries(query: &str, count: usize) -> Vec<Entry> {
    search(query).iter().filter_map(|hit| hit.entry).take(count).collect()
}

#[test]
fn every_name_and_former_name_finds_its_entry_exactly() {
    let exact = |entry: Entry, text: &str| {
        let hits = search(text);
        let hit = hits.iter().find(|hit| hit.entry == Some(entry));
        assert_eq!(hit.map(|hit| hit.matched), Some(Match::Exact), "{text}");
    };
    macro_rules! check {
        ($($T:ident)*) => {$(
            for entry in $T::iter() {
                exact(entry.into(), entry.name());
                exact(entry.into(), &entry.name().to_uppercase());
                exact(entry.into(), &format!(" {}\n", entry.slug().replace('-', "_")));
            }
        )*};
    }
    check!(RoleFamily Role RoleLevel Skill Proficiency Grade Track Edition);
    for skill in Skill::iter() {
        for name in skill.former_names() {
            assert_eq!(first(name), (Entry::Skill(skill), Match::Exact), "{name}");
        }
    }
    for (text, entry) in [
        ("Data roles", Entry::RoleFamily(RoleFamily::Data)),
        ("working level", Proficiency::Working.into()),
        ("Deputy Director", Grade::Scs.into()),
        ("Agile & Lean practices", Skill::AgileAndLeanPractices.into()),
    ] {
        exact(entry, text);
    }
}

#[test]
fn what_was_removed_or_retired_is_found_with_its_date() {
    let mut names = 0;
    for event in events().iter().filter(|event| event.kind == EventKind::Removed) {
        let name = event.old_name.unwrap();
        let hits = search(name);
        // An edition may write it with other capitals than the change notes.
        let is_it =
            |hit: &&Hit| hit.kind == event.entry_kind && hit.name().eq_ignore_ascii_case(name);
        let hit = hits.iter().find(is_it);
        let hit = hit.unwrap_or_else(|| panic!("{name} is not found"));
        assert_eq!((hit.matched, hit.removed), (Match::Exact, event.date), "{name}");
        assert_eq!(hit.entry, event.entry);
        names += 1;
    }
    assert!(names > 30, "{names}");
    // One that had another name before.
    let hit = search("DDaT perspective")[0];
    #[expect(deprecated, reason = "it is retired")]
    let skill = Entry::Skill(Skill::GovernmentDigitalAndDataPerspective);
    assert_eq!((hit.entry, hit.removed), (Some(skill), Date::new(2025, 5, 30)));
    // Misspelt, in part, and after what there is today.
    assert_eq!(search("digital persepctive")[0].name(), "Digital perspective");
    let hits = search("agile working");
    assert_eq!(hits[0].entry, Some(Skill::AgileWorking.into()));
    assert_eq!(hits[1].name(), "Agile working (content design)");
    assert!(hits[1].removed.is_some() && hits[1].matched == Match::Prefix);
}

#[test]
fn incident_finds_the_skill_the_roles_and_the_levels() {
    let hits = search("incident");
    let found: Vec<(Entry, Match)> = hits.iter().map(|h| (h.entry.unwrap(), h.matched)).collect();
    assert_eq!(
        found[..5],
        [
            (Entry::Role(Role::IncidentManager), Match::Prefix),
            (Entry::RoleLevel(RoleLevel::IncidentManager), Match::Prefix),
            (Entry::Skill(Skill::IncidentManagement), Match::Prefix),
            (Entry::RoleLevel(RoleLevel::MajorIncidentManager), Match::Words),
            (Entry::Skill(Skill::CyberIncidentManagement), Match::Words),
        ]
    );
    // Then those of which only a sentence speaks of it.
    assert!(found[5..].iter().all(|(_, matched)| *matched == Match::Text));
    let operations = RoleLevel::ApplicationOperationsEngineer.into();
    assert!(found[5..].contains(&(operations, Match::Text)));
}

#[test]
fn beginnings_of_words_are_enough() {
    assert_eq!(first("conten des"), (Role::ContentDesigner.into(), Match::Words));
    assert_eq!(first("prod man"), (Role::ProductManager.into(), Match::Words));
    assert_eq!(first("lead data eng"), (RoleLevel::LeadDataEngineer.into(), Match::Prefix));
    let hits = search("engine");
    let engineers = hits.iter().filter(|hit| hit.name().contains("ngineer"));
    assert!(engineers.count() > 40);
    assert!(hits.iter().take(50).all(|hit| hit.name().contains("ngineer")));
}

#[test]
fn abbreviations_are_exact_alone_and_expand_among_other_words() {
    assert_eq!(first("BA"), (Entry::Role(Role::BusinessAnalyst), Match::Exact));
    let devops = Entry::Role(Role::DevelopmentOperationsDevOpsEngineer);
    assert_eq!(first("devops"), (devops, Match::Exact));
    assert_eq!(first("CISO"), (Entry::Role(Role::ChiefInformationSecurityOfficer), Match::Exact));
    let family = Entry::RoleFamily(RoleFamily::QualityAssuranceTestingQat);
    assert_eq!(first("QAT"), (family, Match::Exact));
    assert_eq!(
        entries("PM", 2),
        [Role::ProductManager.into(), Role::ProgrammeDeliveryManager.into()]
    );

    assert_eq!(first("Senior BA"), (RoleLevel::SeniorBusinessAnalyst.into(), Match::Words));
    assert_eq!(first("ML engineer"), (Role::MachineLearningEngineer.into(), Match::Words));
    assert_eq!(
        first("Lead UX Designer"),
        (RoleLevel::LeadInteractionDesigner.into(), Match::Words)
    );
    assert_eq!(first("Senior dev ops"), (RoleLevel::SeniorDevOpsEngineer.into(), Match::Prefix));
    assert_eq!(first("dev ops lead"), (RoleLevel::LeadDevOpsEngineer.into(), Match::Words));
    // In two words as in one.
    assert_eq!(search("lead u x designer"), search("lead ux designer"));
    // Shortened words too, and the field for those who work in it.
    assert_eq!(first("Snr Dev"), (RoleLevel::SeniorDeveloper.into(), Match::Words));
    assert_eq!(first("change mgmt"), (Skill::ChangeManagement.into(), Match::Words));
    assert_eq!(first("content strategy"), (Role::ContentStrategist.into(), Match::Words));
}

#[test]
fn a_word_that_says_the_kind_counts_only_alone() {
    let prototyping: Entry = Skill::Prototyping.into();
    assert_eq!(first("prototyping level"), (prototyping, Match::Words));
    assert_eq!(first("zzz prototyping").0, prototyping);
    assert_ne!(first("zzz prototyping").1, Match::Words);
    assert!(!search("level").is_empty());
    // Unless a name has it.
    assert_eq!(search("communication skills").first().map(|hit| hit.matched), Some(Match::Exact));
}

#[test]
fn most_words_suffice() {
    // There is no such level.
    let scientists = search("Senior data scientist");
    assert!(scientists[..6].iter().all(|hit| hit.name().ends_with("ata scientist")));
    assert_eq!(
        first("Senior Business Analyst, Home Office").0,
        RoleLevel::SeniorBusinessAnalyst.into()
    );
    let engineer = entries("Senior software engineer", 3);
    assert!(engineer.contains(&RoleLevel::SeniorDeveloper.into()), "{engineer:?}");
    assert_eq!(first("help desk manager").0, Role::ServiceDeskManager.into());
    assert_eq!(first("Grade 6 Head of Profession").0, Grade::G6.into());
    // A few where nothing has more.
    assert_eq!(search("accredited surveyor and developer")[0].matched, Match::Few);
    assert!(search("senior developer").iter().all(|hit| hit.matched < Match::Most));
}

#[test]
fn roles_and_levels_are_found_by_each_others_names() {
    let developer = [RoleLevel::Developer.into(), Role::SoftwareDeveloper.into()];
    assert_eq!(entries("developer", 2), developer);
    assert_eq!(first("senior software developer").0, RoleLevel::SeniorDeveloper.into());
    let analyst =
        [RoleLevel::OperationsAnalyst.into(), Role::CommandAndControlCentreManager.into()];
    assert_eq!(entries("operations analyst", 2), analyst);
}

#[test]
fn words_of_a_sentence_find_its_subject() {
    let hits = search("accountable batch processes");
    assert!(!hits.is_empty());
    assert_eq!(hits[0].matched, Match::Text);
    assert_eq!(hits[0].entry, Some(RoleLevel::ApplicationOperationsEngineer.into()));
    assert_eq!(hits[0].text, "monitor applications and be accountable for batch processes");
}

#[test]
fn misspelt_words_are_repaired_where_no_name_has_them() {
    assert_eq!(first("prototipyng"), (Entry::Skill(Skill::Prototyping), Match::Near));
    assert_eq!(first("conten desinger"), (Entry::Role(Role::ContentDesigner), Match::Near));
    assert_eq!(
        first("Senoir Buisness Analyst"),
        (RoleLevel::SeniorBusinessAnalyst.into(), Match::Near)
    );
    for query in ["incident", "BA", "user focus", "data"] {
        assert!(search(query).iter().all(|hit| hit.matched != Match::Near), "{query}");
    }
}

#[test]
fn nonsense_finds_nothing() {
    for query in [
        "",
        "   ",
        "---",
        "xyzzy",
        "qwertyuiop asdf",
        "日本語",
        "\0",
        "\u{202e}\u{1f469}\u{200d}\u{1f4bb}",
        "ﬀ",
        "İ",
        &"a".repeat(1 << 20),
        &"\u{e9}".repeat(1 << 19),
    ] {
        let hits = search(query);
        assert_eq!(hits.len(), 0, "{:?} {:?}", query.get(..20), hits.first());
    }
}

#[test]
fn only_the_beginning_of_a_long_query_counts() {
    let start = Instant::now();
    let long = "lead data engineer ".repeat(60_000);
    assert_eq!(search(&long), search(&long[..256]));
    let many = "user ".repeat(10) + &"zzz ".repeat(100_000);
    assert!(!search(&many).is_empty());
    // The last character that counts may be cut in two.
    let cut = format!("{}é", "testing ".repeat(31) + "testing");
    assert_eq!(search(&cut)[0].entry, Some(Skill::Testing.into()));
    // Not a measure of speed: a query of a megabyte took seconds.
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn hits_are_ordered_unique_and_the_same_every_time() {
    let words = [
        "data",
        "engineer",
        "user",
        "lead",
        "management",
        "testing",
        "service",
        "a",
        "user focus",
        "senior",
        "head of",
        "seo",
        "working",
        "agile working",
        "data governance",
        "zzz manager",
    ];
    for query in words {
        let hits = search(query);
        assert!(!hits.is_empty(), "{query}");
        assert_eq!(search(query), hits);
        assert!(hits.is_sorted_by_key(|hit| hit.matched), "{query}");
        let mut found: Vec<(EntryKind, &str)> = hits.iter().map(|h| (h.kind, h.name())).collect();
        found.sort();
        found.dedup();
        assert_eq!(found.len(), hits.len());
        for hit in &hits {
            assert!(hit.entry.is_some() || hit.removed.is_some());
            assert!(hit.entry.is_none_or(|entry| entry.kind() == hit.kind));
        }
        // Names of today, then other names, then what is gone.
        let age = |hit: &Hit| match hit.removed {
            Some(_) => 2,
            None => i32::from(hit.text != hit.name()),
        };
        let is_of_name =
            |hit: &&Hit| !matches!(hit.matched, Match::Text | Match::Most | Match::Few);
        let names: Vec<Hit> = hits.iter().filter(is_of_name).copied().collect();
        assert!(names.is_sorted_by_key(|hit| (hit.matched, age(hit))), "{query}");
    }
}
