//! Names in: what parses, what does not, and what is said about it.

use std::fmt::Debug;
use std::str::FromStr;
use std::time::{Duration, Instant};

use capability_framework::{
    Document, Edition, Grade, ParseError, Proficiency, Role, RoleFamily, RoleLevel, Skill, Track,
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
}

#[test]
fn errors_without_a_near_name_say_what_is_expected() {
    // Another digit is no slip.
    fails::<Grade>(
        "Grade 8",
        "unknown grade `Grade 8`, expected aa, ao, eo, heo, seo, g7, g6 or scs",
    );
    let [others @ .., last] = Edition::ALL else { panic!() };
    let others: Vec<&str> = others.iter().map(|edition| edition.slug()).collect();
    let editions = format!("{} or {}", others.join(", "), last.slug());
    fails::<Edition>("2999-01", &format!("unknown edition `2999-01`, expected {editions}"));
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
    fails::<Edition>("1999", &format!("unknown edition `1999`, expected {editions}"));
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
    let message = "ParseError(unknown skill `change managment`, did you mean `change-management`?)";
    assert_eq!(format!("{error:?}"), message);
    let boxed: Box<dyn std::error::Error + Send + Sync> = error.into();
    assert!(boxed.source().is_none());
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

    /// One slip in a long name is found again: the suggestion is that name.
    #[test]
    fn one_slip_is_understood(at in 0..RoleLevel::COUNT, slip in 0..60_usize, kind in 0..3) {
        let level = RoleLevel::ALL[at];
        let mut letters: Vec<char> = level.slug().chars().filter(|c| *c != '-').collect();
        let slip = slip % (letters.len() - 1);
        match kind {
            0 => { letters.remove(slip); }
            1 => letters.insert(slip, 'q'),
            _ => letters.swap(slip, slip + 1),
        }
        let text: String = letters.into_iter().collect();
        match text.parse::<RoleLevel>() {
            Ok(same) => prop_assert_eq!(same, level),
            Err(error) => prop_assert_eq!(error.suggestion(), Some(level.slug())),
        }
    }
}
