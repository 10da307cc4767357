//! The way in for small enums whose values have words and no official names.

use crate::framework::history::EventKind;
use crate::framework::{EntryKind, Proficiency, Rating};

/// Gives a small enum `FromStr` and serde, both of its slug. `example` is what somebody might write
/// for a value, `or` another way to read one.
macro_rules! from_words {
    (
        type: $T:ident, path: $path:literal,
        article: $article:literal, singular: $singular:literal,
        example: $written:literal is $example:expr
        $(, or: $other:expr)?
    ) => {
        impl $crate::names::lookup::FromText for $T {
            const KIND: &'static $crate::names::lookup::Kind = {
                #[expect(clippy::indexing_slicing, reason = "evaluated at compile time")]
                static SLUGS: [&str; $T::ALL.len()] = {
                    let mut slugs = [""; $T::ALL.len()];
                    let mut index = 0;
                    while index < slugs.len() {
                        slugs[index] = $T::ALL[index].slug();
                        index += 1;
                    }
                    slugs
                };
                static KIND: $crate::names::lookup::Kind =
                    $crate::names::lookup::Kind::of_words($article, $singular, &SLUGS);
                &KIND
            };

            #[inline]
            fn from_index(index: usize) -> Option<$T> {
                $T::ALL.get(index).copied()
            }
        }

        #[doc = concat!("Reads the word for ", $article, " ", $singular, ".")]
        ///
        /// Only letters and digits are compared, without regard to case. The time is in proportion to
        /// the length of the text.
        ///
        /// ```
        #[doc = concat!("use ", $path, ";")]
        ///
        #[doc = concat!("assert_eq!(", stringify!($written), ".parse(), Ok(", stringify!($example), "));")]
        /// ```
        impl core::str::FromStr for $T {
            type Err = $crate::names::ParseError;

            #[inline]
            fn from_str(text: &str) -> Result<$T, $crate::names::ParseError> {
                let value = $crate::names::lookup::read(text)$(.or_else(|| $other(text)))?;
                value.ok_or_else(|| {
                    let expected = <$T as $crate::names::lookup::FromText>::KIND;
                    $crate::names::ParseError::new(expected, text)
                })
            }
        }

        #[cfg(feature = "serde")]
        $crate::names::serde::slug!(type: $T);
    };
}

pub(crate) use from_words;

from_words! {
    type: Rating, path: "capability_framework::Rating",
    article: "a", singular: "rating",
    example: "NOT YET AWARE" is Rating::NotYetAware,
    or: |text: &str| text.parse::<Proficiency>().ok().map(Rating::At)
}

from_words! {
    type: EntryKind, path: "capability_framework::EntryKind",
    article: "a", singular: "kind of entry",
    example: "Role level" is EntryKind::RoleLevel
}

from_words! {
    type: EventKind, path: "capability_framework::history::EventKind",
    article: "a", singular: "kind of event",
    example: "Renamed" is EventKind::Renamed
}
