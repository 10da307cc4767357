//! What the small enums share: a word for each entry, and no official names.

/// Gives a small enum its entries and their words. `singular` and `plural` name them in prose, `path`
/// is where a user finds it; an entry whose word has a hyphen says how people write it.
macro_rules! words {
    (
        type: $T:ident, path: $path:literal, singular: $singular:literal, plural: $plural:literal,
        words: { $first:ident: $first_word:literal, $($variant:ident: $word:literal $(as $phrase:literal)?),* }
    ) => {
        impl $T {
            #[doc = concat!("All ", $plural, ", in the order of the enum.")]
            pub const ALL: &'static [$T] = &[$T::$first, $($T::$variant),*];

            #[doc = concat!("The word for the ", $singular, ", in lower case and without spaces.")]
            ///
            /// ```
            #[doc = concat!("use ", $path, ";")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($T), "::", stringify!($first), ".slug(), ", stringify!($first_word), ");")]
            /// ```
            #[inline]
            pub const fn slug(self) -> &'static str {
                match self {
                    $T::$first => $first_word,
                    $($T::$variant => $word,)*
                }
            }
        }

        /// The word in lower case, as in a sentence: there is no official name.
        impl core::fmt::Display for $T {
            #[inline]
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(match self {
                    $($($T::$variant => $phrase,)?)*
                    other => other.slug(),
                })
            }
        }
    };
}

pub(crate) use words;
