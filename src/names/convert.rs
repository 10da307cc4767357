//! The conversions that generic code asks for: from text, and to the slug.

use crate::framework::entries::each_enum;
use crate::framework::{
    Document, Edition, Grade, Proficiency, Rating, Role, RoleFamily, RoleLevel, Skill, Track,
};
use crate::names::ParseError;

/// Gives an enum that is read from text its conversions.
macro_rules! convert {
    (type: $T:ident $($words:tt)*) => {
        /// As [`FromStr`](core::str::FromStr) reads it.
        impl TryFrom<&str> for $T {
            type Error = ParseError;

            #[inline]
            fn try_from(text: &str) -> Result<$T, ParseError> {
                text.parse()
            }
        }

        /// As [`FromStr`](core::str::FromStr) reads it.
        #[cfg(feature = "alloc")]
        impl TryFrom<alloc::string::String> for $T {
            type Error = ParseError;

            #[inline]
            fn try_from(text: alloc::string::String) -> Result<$T, ParseError> {
                text.parse()
            }
        }

        /// The slug.
        impl From<$T> for &'static str {
            #[inline]
            fn from(entry: $T) -> &'static str {
                entry.slug()
            }
        }

        /// The slug.
        #[cfg(feature = "alloc")]
        impl From<$T> for alloc::string::String {
            #[inline]
            fn from(entry: $T) -> alloc::string::String {
                entry.slug().into()
            }
        }
    };
}

each_enum!(convert);
convert!(type: Rating);

/// The slug.
impl AsRef<str> for Rating {
    #[inline]
    fn as_ref(&self) -> &str {
        self.slug()
    }
}
