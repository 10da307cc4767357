//! Names in: what parses, what does not, and what is said about it.

use std::fmt::Debug;
use std::str::FromStr;
use std::time::{Duration, Instant};

use capability_framework::hint::Hint;
use capability_framework::history::Date;
use capability_framework::{
    Document, Edition, Entry, EntryKind, Grade, ParseError, Proficiency, Rating, Role, RoleFamily,
    RoleLevel, Skill, Track,
};
use proptest::prelude::*;

/// What spreadsheets, word processors and people make of a name.
fn disguises(name: &str) -> Vec<String> {
    vec![
        name.to_owned(),
        name.to_uppercase(),
        name.to_lowercase(),
        format!("  {name}\r\n"),
        name.replace(' ', "\u{a0}"),
        name.replace(' ', "  "),
        name.replace(' ', "_"),
        name.replace('-', "\u{2013}"),
        name.replace('-', "\u{2011}"),
        name.replace(' ', "-"),
        format!("\u{feff}\u{201c}{name}\u{201d}"),
        name.chars().flat_map(|c| [c, '\u{200b}']).collect(),
        name.replace(|c: char| !c.is_alphanumeric(), ""),
    ]
}

fn parses_every_form<T: Copy + Debug + PartialEq + FromStr<Err = ParseError>>(
    all: &[T],
    slug: fn(T) -> &'static str,
    name: fn(T) -> &'static str,
    from_slug: fn(&str) -> Option<T>,
) {
    for entry in all {
        for text in [slug(*entry), name(*entry)] {
            for disguise in disguises(text) {
                assert_eq!(disguise.parse(), Ok(*entry), "{disguise:?}");
            }
        }
        assert_eq!(from_slug(slug(*entry)), Some(*entry));
        assert_eq!(from_slug(&format!(" {}", slug(*entry))), None);
        if name(*entry) != slug(*entry) {
            assert_eq!(from_slug(name(*entry)), None);
        }
    }
    assert_eq!(from_slug(""), None);
}

#[test]
fn every_slug_and_name_parses_however_it_is_written() {
    macro_rules! check {
        ($($T:ident)*) => {$(
            parses_every_form($T::ALL, $T::slug, $T::name, $T::from_slug);
        )*};
    }
    check!(RoleFamily Role RoleLevel Skill Proficiency Grade Track Edition Document);
    for grade in Grade::iter() {
        assert_eq!(grade.title().parse(), Ok(grade));
    }
}

#[track_caller]
fn fails<T: FromStr<Err = ParseError>>(text: &str, message: &str) {
    let error = text.parse::<T>().err().map(|error| error.to_string());
    assert_eq!(error.as_deref(), Some(message));
}

#[test]
fn an_ampersand_is_and() {
    assert_eq!("Agile & Lean practices".parse(), Ok(Skill::AgileAndLeanPractices));
    assert_eq!("Product&Delivery".parse(), Ok(RoleFamily::ProductAndDelivery));
    assert_eq!("Change & Release Manager".parse(), Ok(Role::ChangeAndReleaseManager));
    for skill in Skill::iter().filter(|skill| skill.name().contains(" and ")) {
        assert_eq!(skill.name().replace(" and ", " & ").parse(), Ok(skill));
        assert_eq!(skill.slug().replace("-and-", "&").parse(), Ok(skill));
    }
    fails::<Skill>("&", "unknown skill `&`, expected a name or slug such as `accessibility`");
}

#[test]
fn a_word_that_only_says_the_kind_does_not_count_at_the_end() {
    for family in RoleFamily::iter() {
        for kind in ["roles", "ROLE", "job family", "Role Family", "profession", "jobs"] {
            assert_eq!(format!("{family} {kind}").parse(), Ok(family));
            assert_eq!(format!("{}-{kind}", family.slug()).parse(), Ok(family));
        }
    }
    for role in Role::iter() {
        assert_eq!(format!("{role} role").parse(), Ok(role));
        assert_eq!(format!("{role} (job role)").parse(), Ok(role));
    }
    for level in RoleLevel::iter() {
        assert_eq!(format!("{level} role level").parse(), Ok(level));
        assert_eq!(format!("{level}: level").parse(), Ok(level));
    }
    for skill in Skill::iter() {
        assert_eq!(format!("{skill} skill").parse(), Ok(skill));
        assert_eq!(format!("{skill} (competency)").parse(), Ok(skill));
        assert!(format!("{skill} roles").parse::<Skill>().is_err());
    }
    for proficiency in Proficiency::iter() {
        for kind in ["level", "Level", "skill level", "proficiency", "Proficiency Level"] {
            assert_eq!(format!("{proficiency} {kind}").parse(), Ok(proficiency));
            assert_eq!(format!("'{}' {kind}", proficiency.slug()).parse(), Ok(proficiency));
        }
    }
    for grade in Grade::iter() {
        assert_eq!(format!("{grade} grade").parse(), Ok(grade));
    }
    assert_eq!("Management track".parse(), Ok(Track::Management));
    assert_eq!("October 2025 edition".parse(), Ok(Edition::October2025));
    // It counts in front, alone, and where it says another kind.
    assert!("role data".parse::<RoleFamily>().is_err());
    assert!("roles".parse::<RoleFamily>().is_err());
    assert!("level".parse::<Proficiency>().is_err());
    assert!("Data skills".parse::<RoleFamily>().is_err());
    assert!("Working grade".parse::<Proficiency>().is_err());
}

#[test]
fn removed_names_have_kind_words_too() {
    fails::<RoleLevel>(
        "Principal business analyst role",
        "unknown role level `Principal business analyst role`, removed on 30 August 2022",
    );
}

#[test]
fn grades_have_titles() {
    for scs in [
        "SCS1",
        "SCS 2",
        "scs3",
        "SCS 1A",
        "SCS PB1",
        "SCS pay band 2",
        "SCS Pay-Band 3",
        "Senior Civil Service Pay Band 1",
        "Senior Civil Service (pay band 1A)",
        "Senior Civil Servant",
        "Deputy Director",
        "deputy-director",
        "Director",
        "Director General",
        "Permanent Secretary",
        "Deputy Director level",
    ] {
        assert_eq!(scs.parse(), Ok(Grade::Scs), "{scs}");
    }
    for heo in ["HEO(D)", "HEO D", "HEO (Development)", "Higher Executive Officer (Development)"] {
        assert_eq!(heo.parse(), Ok(Grade::Heo), "{heo}");
    }
    for none in ["SCS4", "SCS 1/2", "Band 1", "PB1", "Assistant Director", "Deputy"] {
        assert!(none.parse::<Grade>().is_err(), "{none}");
    }
}

#[test]
fn skills_of_the_senior_civil_service_may_say_so() {
    let mut skills = 0;
    for skill in Skill::iter() {
        let chief = skill.roles().iter().any(|role| role.is_senior_civil_service());
        let name = format!("{skill} (Senior Civil Service)");
        assert_eq!(name.parse().ok(), chief.then_some(skill), "{name}");
        skills += usize::from(chief);
    }
    assert_eq!(skills, 22);
}

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
    ] {
        none(text);
    }
    // A misspelt word is, in the first place too.
    fails::<Skill>("Daa maturity", "unknown skill `Daa maturity`, did you mean `data-maturity`?");
    assert_eq!("Xest manager".parse::<Role>().unwrap_err().suggestion(), Some("test-manager"));
    assert_eq!("ata engineer".parse::<Role>().unwrap_err().suggestion(), Some("data-engineer"));
}

#[test]
fn errors_without_a_near_name_say_what_is_expected() {
    // Another digit is no slip.
    fails::<Grade>(
        "Grade 8",
        "unknown grade `Grade 8`, expected aa, ao, eo, heo, seo, g7, g6 or scs",
    );
    fails::<Edition>(
        "2999-01",
        "unknown edition `2999-01`, expected 2020-01, 2022-09, 2023-10, 2025-10 or 2026-10",
    );
    fails::<Skill>(
        "zzzzzzzz",
        "unknown skill `zzzzzzzz`, expected a name or slug such as `accessibility`",
    );
    fails::<Role>("!?", "unknown role `!?`, expected a name or slug such as `business-architect`");
    fails::<Proficiency>(
        "3",
        "unknown proficiency `3`, expected awareness, working, practitioner or expert",
    );
    fails::<Grade>("C1", "unknown grade `C1`, expected aa, ao, eo, heo, seo, g7, g6 or scs");
    fails::<Track>("x", "unknown track `x`, expected technical or management");
    fails::<Edition>(
        "1999",
        "unknown edition `1999`, expected 2020-01, 2022-09, 2023-10, 2025-10 or 2026-10",
    );
}

#[test]
fn errors_know_the_names_of_other_types() {
    fails::<Skill>("Data analyst", "unknown skill `Data analyst`, which is the name of a role");
    fails::<Skill>(
        "lead-data-engineer",
        "unknown skill `lead-data-engineer`, which is the name of a role level",
    );
    fails::<Role>(
        "Software development",
        "unknown role `Software development`, which is the name of a role family",
    );
    fails::<RoleLevel>(
        "Technical writers",
        "unknown role level `Technical writers`, did you mean `technical-writer`?",
    );
    fails::<RoleLevel>(
        "Change management",
        "unknown role level `Change management`, which is the name of a skill",
    );
    fails::<Skill>("expert", "unknown skill `expert`, which is the name of a proficiency");
    fails::<Proficiency>("SEO", "unknown proficiency `SEO`, which is the name of a grade");
    fails::<Grade>("October 2026", "unknown grade `October 2026`, which is the name of an edition");
}

#[test]
fn empty_input_is_called_empty() {
    fails::<Skill>("", "empty skill, expected a name or slug such as `accessibility`");
    fails::<RoleLevel>(
        " \t\n",
        "empty role level, expected a name or slug such as `trainee-business-architect`",
    );
    fails::<Proficiency>(
        "",
        "empty proficiency, expected awareness, working, practitioner or expert",
    );
}

#[test]
fn control_characters_are_escaped_and_other_scripts_kept() {
    fails::<Proficiency>(
        "a\0b\u{1b}[31m\n\u{202e}x",
        "unknown proficiency `a\\0b\\u{1b}[31m\\n\\u{202e}x`, expected awareness, working, practitioner or expert",
    );
    fails::<Track>(
        "тестирование",
        "unknown track `тестирование`, expected technical or management",
    );
    fails::<Track>(
        "it's \"so\" \\",
        "unknown track `it's \"so\" \\`, expected technical or management",
    );
    // A letter beyond ASCII is a letter, so this is not "testing" with an ornament.
    fails::<Proficiency>(
        "expert\u{e9}",
        "unknown proficiency `experté`, expected awareness, working, practitioner or expert",
    );
    fails::<Proficiency>(
        "\u{ff45}xpert",
        "unknown proficiency `\u{ff45}xpert`, expected awareness, working, practitioner or expert",
    );
}

#[test]
fn long_input_is_cut_in_the_message_and_costs_no_more_than_reading_it() {
    let start = Instant::now();
    let letters = "a".repeat(1 << 20);
    let message = format!(
        "unknown skill `{}...`, expected a name or slug such as `accessibility`",
        "a".repeat(60)
    );
    fails::<Skill>(&letters, &message);
    let message = format!(
        "unknown skill `{}...`, expected a name or slug such as `accessibility`",
        "é".repeat(30)
    );
    fails::<Skill>(&"é".repeat(1 << 19), &message);
    // Within the length of a name, but only just.
    let message = format!(
        "unknown skill `{}...`, expected a name or slug such as `accessibility`",
        "a".repeat(60)
    );
    fails::<Skill>(&"a".repeat(128), &message);
    // Nothing but ornaments around a name.
    assert_eq!(
        format!("{}testing{}", "-".repeat(1 << 20), " ".repeat(1 << 20)).parse(),
        Ok(Skill::Testing)
    );
    // Not a measure of speed: quadratic time would take hours.
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn every_name_is_shorter_than_the_longest_that_parsing_considers() {
    let names = RoleLevel::iter().map(RoleLevel::name).chain(Skill::iter().map(Skill::name));
    let longest = names.map(str::len).max().unwrap();
    assert!(longest <= 128, "{longest}");
}

#[test]
fn errors_are_errors_and_debug_shows_the_message() {
    let error = "change managment".parse::<Skill>().unwrap_err();
    assert_eq!(error.expected(), "skill");
    assert_eq!(error.suggestion(), Some("change-management"));
    assert_eq!(error.clone(), error);
    let message =
        r#"ParseError("unknown skill `change managment`, did you mean `change-management`?")"#;
    assert_eq!(format!("{error:?}"), message);
    let quoted = r#"say "\""#.parse::<Track>().unwrap_err();
    let message = r#"ParseError("unknown track `say \"\\\"`, expected technical or management")"#;
    assert_eq!(format!("{quoted:?}"), message);
    assert_eq!(quoted.given(), r#"say "\""#);
    let message = quoted.to_string();
    assert_eq!(format!("{quoted:>70}|{quoted:<70}|"), format!("{message:>70}|{message:<70}|"));
    let boxed: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert!(boxed.source().is_none());
}

#[test]
fn a_hint_says_what_is_meant_and_why() {
    let hint = |text: &str| text.parse::<Skill>().unwrap_err().hint();
    let change = Entry::from(Skill::ChangeManagement);
    assert_eq!(hint("change managment"), Some(Hint::Misspelt(change)));
    let entry = Entry::from(Role::DataAnalyst);
    assert_eq!(hint("Data analyst"), Some(Hint::OtherType { entry, meant: None }));
    let removed = Date::new(2024, 11, 30).unwrap();
    assert_eq!(hint("Digital perspective"), Some(Hint::Removed(removed)));
    assert_eq!(hint("zzzzzzzz"), None);
    assert_eq!("wroking".parse::<Rating>().unwrap_err().hint(), Some(Hint::Word("working")));
}

#[test]
fn an_error_is_small_enough_to_return() {
    // Above it, clippy's `result_large_err` tells every caller to box it.
    assert!(size_of::<ParseError>() < 128);
}

proptest! {
    /// Whatever the text, parsing answers, and a message never grows beyond a line.
    #[test]
    fn parsing_never_panics(text in ".{0,200}") {
        for message in [
            text.parse::<Skill>().err(),
            text.parse::<RoleLevel>().err(),
            text.parse::<Role>().err(),
            text.parse::<Proficiency>().err(),
        ].into_iter().flatten() {
            let message = message.to_string();
            prop_assert!(message.chars().count() < 1000);
            prop_assert!(!message.contains('\n'));
        }
    }

    /// Ornaments between the letters of a name, and their case, make no difference.
    #[test]
    fn ornaments_make_no_difference(
        at in 0..Skill::COUNT,
        ornaments in proptest::collection::vec("[-_ '\u{2010}-\u{2015}\u{2018}-\u{201f}\u{a0}.,()]{0,3}", 100),
        upper in proptest::collection::vec(any::<bool>(), 100),
    ) {
        let skill = Skill::ALL[at];
        let text: String = skill.name().chars().zip(ornaments).zip(upper)
            .map(|((c, ornament), upper)| {
                let c = if upper { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
                format!("{c}{ornament}")
            })
            .collect();
        prop_assert_eq!(text.parse(), Ok(skill));
    }

    /// A name with a letter wrong, missing, doubled or swapped leads back to its entry or to none,
    /// written in words or run together.
    #[test]
    fn one_slip_never_leads_elsewhere(
        at in any::<proptest::sample::Index>(),
        place in any::<proptest::sample::Index>(),
        kind in 0..4,
        letter in "[a-z]",
        joined in any::<bool>(),
    ) {
        let names = slipping_names();
        let (entry, name) = &names[at.index(names.len())];
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
