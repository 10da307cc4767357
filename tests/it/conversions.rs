//! The conversions that generic code asks for, of every type that is read from text.

use capability_framework::{
    Document, Edition, Entry, Grade, ParseError, Proficiency, Rating, Role, RoleFamily, RoleLevel,
    Skill, Track,
};

/// What a generic function, a newtype or a derive of another crate would ask for.
fn converts<T>(entry: T, slug: &'static str)
where
    T: Copy + PartialEq + std::fmt::Debug + AsRef<str> + Into<&'static str>,
    T: for<'a> TryFrom<&'a str, Error = ParseError>,
{
    assert_eq!(T::try_from(slug), Ok(entry));
    assert_eq!(entry.into(), slug);
    assert_eq!(entry.as_ref(), slug);
}

#[cfg(feature = "alloc")]
fn converts_owned<T>(entry: T, slug: &'static str)
where
    T: Copy + PartialEq + std::fmt::Debug + Into<String> + TryFrom<String, Error = ParseError>,
{
    let text: String = entry.into();
    assert_eq!(text, slug);
    assert_eq!(T::try_from(text), Ok(entry));
}

#[test]
fn entries_convert_from_text_and_to_their_slug() {
    macro_rules! check {
        ($($T:ident)*) => {$(
            for entry in $T::ALL {
                converts(*entry, entry.slug());
                #[cfg(feature = "alloc")]
                converts_owned(*entry, entry.slug());
            }
        )*};
    }
    check!(RoleFamily Role RoleLevel Skill Proficiency Grade Track Edition Document Rating);
}

#[test]
fn a_conversion_reads_and_refuses_what_parsing_does() {
    assert_eq!(Skill::try_from("Systems Analysis"), Ok(Skill::DigitalAndDataSystemsAnalysis));
    let error = Skill::try_from("change managment").unwrap_err();
    assert_eq!(Err(error), "change managment".parse::<Skill>());
    let error = Rating::try_from("wroking").unwrap_err();
    assert_eq!(error.to_string(), "unknown rating `wroking`, did you mean `working`?");
}

#[test]
fn an_entry_has_the_page_and_the_name_of_what_it_is() {
    macro_rules! check {
        ($($T:ident)*) => {$(
            for entry in $T::iter() {
                assert_eq!(Entry::from(entry).url(), Some(entry.url()), "{entry}");
                assert_eq!(format!("{:>60}", Entry::from(entry)), format!("{entry:>60}"));
            }
        )*};
    }
    check!(RoleFamily Role RoleLevel Skill);
    assert_eq!(Entry::from(Proficiency::Expert).url(), None);
    assert_eq!(Entry::from(Edition::LATEST).url(), None);
}

#[test]
fn a_message_is_padded_like_a_text() {
    let error = Skill::try_from("juggling").unwrap_err();
    let text = error.to_string();
    assert_eq!(format!("{error:^120}"), format!("{text:^120}"));
    assert_eq!(format!("{error:-<120}{error:->121}"), format!("{text:-<120}{text:->121}"));
}
