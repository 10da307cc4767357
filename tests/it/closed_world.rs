//! The enums as enums: counts, order, positions, sizes.

use std::collections::HashSet;
use std::fmt::Debug;
use std::hash::Hash;
use std::mem::size_of;

use capability_framework::history::Date;
use capability_framework::{
    Change, Delta, Document, Edition, Entry, EntryKind, Grade, ParseError, Proficiency, Rating,
    Requirement, Requirements, Role, RoleFamily, RoleLevel, Skill, Track,
};

use super::data;

#[test]
fn counts_are_the_published_ones() {
    let edition = Edition::October2026;
    assert_eq!([edition.roles().len(), edition.levels().len()], [53, 206]);
    assert_eq!(data(&format!("{}/skills.tsv", edition.slug())).len(), 186);
    assert_eq!(RoleFamily::COUNT, 8);
    assert_eq!(Proficiency::COUNT, 4);
    assert_eq!(Grade::COUNT, 8);
    assert_eq!(Track::COUNT, 2);
    assert_eq!(Document::COUNT, 5);
}

/// Entries ascend, count from 0, and differ in slug and in the letters and digits of their names.
fn is_closed_world<T: Copy + Ord + Hash + Debug>(
    all: &[T],
    index: fn(T) -> usize,
    slug: fn(T) -> &'static str,
    name: fn(T) -> &'static str,
) {
    assert!(all.is_sorted_by(|a, b| a < b));
    assert!(all.iter().enumerate().all(|(position, entry)| index(*entry) == position));
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
    assert_eq!(all.iter().map(|entry| slug(*entry)).collect::<HashSet<_>>().len(), all.len());
    let letters =
        |entry: &T| name(*entry).replace(|c: char| !c.is_alphanumeric(), "").to_lowercase();
    assert_eq!(all.iter().map(letters).collect::<HashSet<_>>().len(), all.len());
    for entry in all {
        let slug = slug(*entry);
        let word = |word: &str| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        assert!(slug.split('-').all(word), "{slug}");
    }
}

#[test]
fn every_enum_is_a_closed_world() {
    macro_rules! check {
        ($($T:ident)*) => {$(
            is_closed_world($T::ALL, $T::index, $T::slug, $T::name);
            assert!($T::iter().eq($T::ALL.iter().copied()));
            assert!($T::iter().rev().eq($T::ALL.iter().rev().copied()));
            for entry in $T::iter() {
                assert_eq!(entry.to_string(), entry.name());
                assert_eq!(AsRef::<str>::as_ref(&entry), entry.slug());
            }
        )*};
    }
    check!(RoleFamily Role RoleLevel Skill Proficiency Grade Track Edition Document);
}

#[test]
fn table_order_is_alphabetical_without_regard_to_case() {
    let sorted = |names: Vec<&str>| names.iter().map(|name| name.to_lowercase()).is_sorted();
    assert!(sorted(RoleFamily::iter().map(RoleFamily::name).collect()));
    assert!(sorted(Skill::iter().map(Skill::name).collect()));
    for family in RoleFamily::iter() {
        assert!(sorted(family.roles().iter().map(|role| role.name()).collect()));
    }
    assert!(Role::IncidentManager < Role::ItServiceManager);
}

#[test]
fn families_roles_and_levels_partition_each_other() {
    assert!(RoleFamily::iter().flat_map(|family| family.roles()).eq(Role::ALL));
    assert!(Role::iter().flat_map(|role| role.levels()).eq(RoleLevel::ALL));
    for role in Role::iter() {
        assert!(role.family().roles().contains(&role));
        assert!(role.levels().iter().all(|level| level.role() == role));
    }
}

#[test]
fn scale_and_grades_ascend() {
    use Proficiency::*;
    assert!(Awareness < Working && Working < Practitioner && Practitioner < Expert);
    let names: Vec<&str> = Grade::iter().map(Grade::name).collect();
    assert_eq!(names, ["AA", "AO", "EO", "HEO", "SEO", "G7", "G6", "SCS"]);
    let titles = data("grades.tsv").into_iter().map(|row| row[2].clone());
    assert!(Grade::iter().map(Grade::title).eq(titles));
}

#[test]
fn sizes_are_one_byte_options_too() {
    macro_rules! check {
        ($($T:ident)*) => {$(
            assert_eq!((size_of::<$T>(), size_of::<Option<$T>>()), (1, 1), stringify!($T));
        )*};
    }
    check!(RoleFamily Role RoleLevel Skill Proficiency Grade Track Edition Document);
    assert_eq!(size_of::<Requirement>(), 2);
    assert_eq!(size_of::<Delta<'_>>(), 2 * size_of::<Requirements<'_>>());
    assert_eq!(size_of::<Change>(), 3);
    assert!(size_of::<Result<Skill, ParseError>>() <= 128);
}

#[test]
fn width_applies_to_what_is_written() {
    assert_eq!(format!("[{:>9}]", Proficiency::Expert), "[   Expert]");
    assert_eq!(format!("[{:9}]", EntryKind::Role), "[role     ]");
    let date = Date::new(2026, 5, 1).unwrap();
    let written = [format!("[{date:>12}]"), format!("[{date:*^13}]"), format!("[{date:2}]")];
    assert_eq!(written, ["[  1 May 2026]", "[*1 May 2026**]", "[1 May 2026]"]);
}

#[test]
fn dates_are_those_of_the_calendar() {
    let days =
        |year: u16, month: u8| (0..40).filter(move |day| Date::new(year, month, *day).is_some());
    let year = |year: u16| (0..14).map(move |month| days(year, month).count());
    assert!(year(2026).eq([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0]));
    assert!([2024, 2000].iter().all(|leap| days(*leap, 2).count() == 29));
    assert!([1900, 2100].iter().all(|common| days(*common, 2).count() == 28));
    assert!(days(2026, 3).eq(1..=31));
}

#[test]
fn an_entry_of_any_type_is_what_it_holds() {
    macro_rules! check {
        ($($T:ident)*) => {$(
            for value in $T::iter() {
                let entry = Entry::from(value);
                assert_eq!((entry.kind(), entry), (EntryKind::$T, Entry::$T(value)));
                assert_eq!((entry.name(), entry.slug()), (value.name(), value.slug()));
                assert_eq!(entry.to_string(), value.to_string());
            }
        )*};
    }
    check!(RoleFamily Role RoleLevel Skill Proficiency Grade Track Edition Document);
    assert!(RoleFamily::iter().all(|family| Entry::from(family).url() == Some(family.url())));
    assert!(Role::iter().all(|role| Entry::from(role).url() == Some(role.url())));
    assert!(RoleLevel::iter().all(|level| Entry::from(level).url() == Some(level.url())));
    assert!(Skill::iter().all(|skill| Entry::from(skill).url() == Some(skill.url())));
    assert!(Grade::iter().all(|grade| Entry::from(grade).url().is_none()));
}

#[test]
fn editions_are_dated_and_end_with_the_latest() {
    let dates: Vec<_> = Edition::iter().map(|edition| (edition.year(), edition.month())).collect();
    let slugs = dates.iter().map(|(year, month)| format!("{year}-{month:02}"));
    assert!(slugs.eq(data("editions.tsv").into_iter().map(|row| row[0].clone())));
    assert!(dates.is_sorted());
    assert_eq!(Edition::ALL.last(), Some(&Edition::LATEST));
}

#[test]
fn identifiers_follow_the_names() {
    // The names that need a rule beyond capitals.
    assert_eq!(Skill::ItInfrastructure.name(), "IT infrastructure");
    assert_eq!(Skill::DataAndAiEthicsCommunication.name(), "Data and AI ethics communication");
    assert_eq!(RoleFamily::QualityAssuranceTestingQat.name(), "Quality assurance testing (QAT)");
    assert_eq!(
        RoleLevel::SeniorDevOpsEngineerManagement.name(),
        "Senior DevOps engineer - management"
    );
    assert_eq!(
        RoleLevel::HeadOfAgileDeliveryManagement.slug(),
        "head-of-agile-delivery-management"
    );
    let role = Role::DataAndArtificialIntelligenceAiEthicist;
    assert_eq!(role.slug(), "data-and-ai-ethicist");
    assert_eq!(role.name(), "Data and artificial intelligence (AI) ethicist");
    for entry in Skill::iter() {
        assert_eq!(format!("{entry:?}"), identifier(entry.name()));
    }
    for entry in RoleLevel::iter() {
        assert_eq!(format!("{entry:?}"), identifier(entry.name()));
    }
    for entry in Role::iter() {
        assert_eq!(format!("{entry:?}"), identifier(entry.name()));
    }
}

/// The contract's rule, written a second time.
fn identifier(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let (first, rest) = word.split_at(1);
            let acronym = word.to_uppercase() == word;
            first.to_uppercase() + &if acronym { rest.to_lowercase() } else { rest.to_owned() }
        })
        .collect()
}

#[test]
fn points_convert_both_ways() {
    for point in 0..=u8::MAX {
        let proficiency = Proficiency::from_point(point);
        assert_eq!(proficiency.map(Proficiency::point), (1..=4).contains(&point).then_some(point));
        let rating = Rating::from_point(point);
        assert_eq!(rating.map(Rating::point), (0..=4).contains(&point).then_some(point));
        assert_eq!(rating.and_then(Rating::proficiency), proficiency);
    }
    assert!(Proficiency::iter().map(Proficiency::point).eq(1..=4));
    assert!(Rating::iter().map(Rating::point).eq(0..=4));
}
