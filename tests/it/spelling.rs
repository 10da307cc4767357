//! Suggestions repair spelling and never change meaning.

use capability_framework::hint::Hint;
use capability_framework::{
    Entry, EntryKind, ParseError, Proficiency, Role, RoleFamily, RoleLevel, Skill,
};
use proptest::prelude::*;

use super::names::fails;

#[test]
fn errors_suggest_the_nearest_name() {
    fails::<Skill>(
        "change managment",
        "unknown skill `change managment`, did you mean `change-management`?",
    );
    fails::<Skill>("User focsu", "unknown skill `User focsu`, did you mean `user-focus`?");
    fails::<Skill>(
        "Ownership and topics",
        "unknown skill `Ownership and topics`, did you mean `ownership-and-initiative`?",
    );
    fails::<Role>(
        "data scientists",
        "unknown role `data scientists`, did you mean `data-scientist`?",
    );
    fails::<RoleLevel>(
        "senior developper",
        "unknown role level `senior developper`, did you mean `senior-developer`?",
    );
    fails::<RoleFamily>(
        "Sofware development",
        "unknown role family `Sofware development`, did you mean `software-development`?",
    );
    fails::<Proficiency>("expurt", "unknown proficiency `expurt`, did you mean `expert`?");
    fails::<RoleLevel>(
        "Seniro developer",
        "unknown role level `Seniro developer`, did you mean `senior-developer`?",
    );
    fails::<Role>(
        "buisness analyst",
        "unknown role `buisness analyst`, did you mean `business-analyst`?",
    );
    // A right word becomes its own singular or plural, nothing else.
    fails::<Skill>(
        "Managing decision and risks",
        "unknown skill `Managing decision and risks`, did you mean `managing-decisions-and-risks`?",
    );
    fails::<Skill>(
        "System design",
        "unknown skill `System design`, did you mean `systems-design`?",
    );
    // Small words may be missing, superfluous or wrong.
    fails::<Role>(
        "chief-digital-information-officer",
        "unknown role `chief-digital-information-officer`, did you mean \
         `chief-digital-and-information-officer`?",
    );
    fails::<RoleLevel>(
        "Head of the test",
        "unknown role level `Head of the test`, did you mean `head-of-test`?",
    );
    fails::<Skill>(
        "Governance amd assurance",
        "unknown skill `Governance amd assurance`, did you mean `governance-and-assurance`?",
    );
    // Words that were run together or torn apart.
    fails::<Skill>(
        "changemanagment",
        "unknown skill `changemanagment`, did you mean `change-management`?",
    );
    fails::<Role>(
        "Front end develper",
        "unknown role `Front end develper`, did you mean `frontend-developer`?",
    );
    fails::<Skill>(
        "Lifecycle managment",
        "unknown skill `Lifecycle managment`, did you mean `life-cycle-management`?",
    );
    fails::<Skill>(
        "communicatingdata visualisation",
        "unknown skill `communicatingdata visualisation`, expected a name or slug such as \
         `accessibility`",
    );
}

#[test]
fn the_nearer_of_two_near_names_is_meant() {
    for (text, slug) in [
        // One letter from "Lead of ..." or "Head of ...", two from the other.
        ("read of data and AI ethicvs", "head-of-data-and-ai-ethics"),
        ("lHead of digital evaluaton", "head-of-digital-evaluation"),
        ("Leadeveloper", "lead-developer"),
        ("Ledtechnical writer", "lead-technical-writer"),
    ] {
        let message = format!("unknown role level `{text}`, did you mean `{slug}`?");
        fails::<RoleLevel>(text, &message);
    }
    fails::<Skill>(
        "Datpa iskmanagement",
        "unknown skill `Datpa iskmanagement`, did you mean `data-risk-management`?",
    );
}

/// One fault for every four letters, and four in all.
#[test]
fn a_text_with_many_faults_is_not_repaired() {
    let suggests = |text: &str, slug: Option<&str>| {
        let error = text.parse::<Role>().unwrap_err();
        assert_eq!(error.suggestion(), slug, "{text}");
    };
    suggests("Dta anakyst", Some("data-analyst"));
    suggests("Dta anaknyst", None);
    suggests("Aplicaton opertions enginer", Some("application-operations-engineer"));
    suggests("Aplicaton opertons enginer", None);
}

#[test]
fn a_right_word_is_never_replaced() {
    let none = |text: &str| {
        assert_eq!(text.parse::<RoleLevel>().unwrap_err().hint(), None, "{text}");
    };
    for text in [
        "lead_delivery_manager",
        "Senior data scientist",
        "seniordatascientist",
        "Head developer",
        "headdeveloper",
        "Test designer",
        "Content engineer",
        "Principal senior developer",
        // Nearer to QAT analyst, in which three letters are too few to be repaired.
        "xATanalyst",
        "aATanalyst",
    ] {
        none(text);
    }
    // A misspelt word is, in the first place too.
    fails::<Skill>("Daa maturity", "unknown skill `Daa maturity`, did you mean `data-maturity`?");
    assert_eq!("Xest manager".parse::<Role>().unwrap_err().suggestion(), Some("test-manager"));
    assert_eq!("ata engineer".parse::<Role>().unwrap_err().suggestion(), Some("data-engineer"));
}

proptest! {
    /// A name with a letter wrong, missing, doubled or swapped leads back to its entry or to none,
    /// written in words or run together.
    #[test]
    fn one_slip_never_leads_elsewhere(
        choice in any::<proptest::sample::Index>(),
        place in any::<proptest::sample::Index>(),
        kind in 0..4,
        letter in "[a-z]",
        joined in any::<bool>(),
    ) {
        let names = slipping_names();
        let (entry, name) = &names[choice.index(names.len())];
        let mut letters: Vec<char> = name.chars().filter(|c| !joined || c.is_alphanumeric()).collect();
        let place = place.index(letters.len() - 1);
        match kind {
            0 => { letters.remove(place); }
            1 => letters.insert(place, letters[place]),
            2 => letters.swap(place, place + 1),
            _ => letters[place] = letter.chars().next().unwrap(),
        }
        let text: String = letters.into_iter().collect();
        match read(&text, entry.kind()) {
            Ok(read) => prop_assert_eq!(read, *entry, "{}", text),
            Err(error) => {
                let hint = error.hint();
                let entries = hint.as_ref().map_or(&[][..], Hint::entries);
                prop_assert!(entries.is_empty() || entries.contains(entry), "{} {:?}", text, hint);
            }
        }
    }
}

/// Every name of every entry with a name of its own, present and former.
fn slipping_names() -> Vec<(Entry, String)> {
    let mut names = Vec::new();
    macro_rules! names {
        ($($T:ident)*) => {$(
            for entry in $T::iter() {
                names.push((Entry::from(entry), entry.name().to_owned()));
                let former = entry.former_names().iter();
                names.extend(former.map(|name| (Entry::from(entry), (*name).to_owned())));
            }
        )*};
    }
    names!(Role RoleLevel Skill);
    names.extend(RoleFamily::iter().map(|family| (family.into(), family.name().to_owned())));
    names
}

fn read(text: &str, kind: EntryKind) -> Result<Entry, ParseError> {
    Ok(match kind {
        EntryKind::RoleFamily => text.parse::<RoleFamily>()?.into(),
        EntryKind::Role => text.parse::<Role>()?.into(),
        EntryKind::RoleLevel => text.parse::<RoleLevel>()?.into(),
        _ => text.parse::<Skill>()?.into(),
    })
}

const SENIORITY: [&str; 9] = [
    "trainee",
    "apprentice",
    "junior",
    "associate",
    "senior",
    "lead",
    "principal",
    "chief",
    "head of",
];

#[test]
fn another_seniority_is_never_suggested() {
    let mut names = 0;
    for level in RoleLevel::iter() {
        let name = level.name().to_lowercase();
        let rest = SENIORITY.iter().find_map(|word| name.strip_prefix(word)?.strip_prefix(' '));
        let Some(rest) = rest else { continue };
        for seniority in SENIORITY {
            let text = format!("{seniority} {rest}");
            for text in [text.clone(), text.replace(' ', "_"), text.replace(' ', ""), text + "s"] {
                let Err(error) = text.parse::<RoleLevel>() else { continue };
                names += 1;
                let hint = error.hint();
                for entry in hint.as_ref().map_or(&[][..], Hint::entries) {
                    assert!(entry.name().to_lowercase().starts_with(seniority), "{text}: {hint:?}");
                }
            }
        }
    }
    assert!(names > 3_000, "{names}");
}
