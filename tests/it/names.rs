//! Names as text: what parses, and the errors of what does not. Suggestions are in `spelling.rs`,
//! other explanations in `hints.rs`.

use std::fmt::Debug;
use std::str::FromStr;
use std::time::{Duration, Instant};

use capability_framework::{
    Document, Edition, Grade, ParseError, Proficiency, Rating, Role, RoleFamily, RoleLevel, Skill,
    Track,
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

/// The text is no name, and the message says so.
#[track_caller]
pub(super) fn fails<T: FromStr<Err = ParseError>>(text: &str, message: &str) {
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
    fails::<Track>(
        "\u{1f469}\u{200d}\u{1f4bb} ninja\u{200f}\u{2066}!",
        "unknown track `\u{1f469}\\u{200d}\u{1f4bb} ninja\\u{200f}\\u{2066}!`, expected technical or \
         management",
    );
    fails::<Track>(
        "one\r\n\u{2028}two\u{85}\u{9b}31m",
        "unknown track `one\\r\\n\\u{2028}two\\u{85}\\u{9b}31m`, expected technical or management",
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
fn an_error_is_small_enough_to_return() {
    // Above it, clippy's `result_large_err` tells every caller to box it.
    assert!(size_of::<ParseError>() < 128);
}

proptest! {
    /// Whatever the text, parsing answers, and a message is one short line without anything that a
    /// terminal would obey.
    #[test]
    fn parsing_never_panics(text in prop_oneof![any::<String>(), ".{0,200}", "[a-z(),/& -]{0,120}"]) {
        for error in [
            text.parse::<Skill>().err(),
            text.parse::<RoleLevel>().err(),
            text.parse::<Role>().err(),
            text.parse::<Grade>().err(),
            text.parse::<Rating>().err(),
        ].into_iter().flatten() {
            let message = error.to_string();
            prop_assert!(message.chars().count() < 1000);
            let obeyed = message.find(|c: char| c.is_control() || "\u{200f}\u{202e}".contains(c));
            prop_assert_eq!(obeyed, None);
            prop_assert!(text.trim().starts_with(error.given()));
        }
    }

    /// Ornaments between the letters of a name, and their case, make no difference.
    #[test]
    fn ornaments_make_no_difference(
        index in 0..Skill::COUNT,
        ornaments in proptest::collection::vec("[-_ '\u{2010}-\u{2015}\u{2018}-\u{201f}\u{a0}.,()]{0,3}", 100),
        upper in proptest::collection::vec(any::<bool>(), 100),
    ) {
        let skill = Skill::ALL[index];
        let text: String = skill.name().chars().zip(ornaments).zip(upper)
            .map(|((c, ornament), upper)| {
                let c = if upper { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
                format!("{c}{ornament}")
            })
            .collect();
        prop_assert_eq!(text.parse(), Ok(skill));
    }
}
