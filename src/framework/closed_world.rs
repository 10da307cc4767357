//! What every enum of the framework shares: its entries, their order, slugs and names.

use core::fmt;
use core::iter::{Copied, FusedIterator};
use core::slice;

/// An iterator over `'static` data of the framework, in the order that the method which returns it
/// documents.
///
/// It is cheap to make, to clone and to run backwards.
///
/// ```
/// use capability_framework::{Proficiency, Skill};
///
/// assert_eq!(Skill::iter().len(), Skill::COUNT);
/// assert_eq!(Proficiency::iter().next_back(), Some(Proficiency::Expert));
/// ```
#[derive(Clone)]
pub struct Iter<T: 'static>(Copied<slice::Iter<'static, T>>);

impl<T: Copy> Iter<T> {
    #[inline]
    pub(crate) fn new(items: &'static [T]) -> Self {
        Iter(items.iter().copied())
    }
}

impl<T: Copy> Iterator for Iter<T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.0.next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<T> {
        self.0.nth(n)
    }

    #[inline]
    fn fold<B, F: FnMut(B, T) -> B>(self, init: B, f: F) -> B {
        self.0.fold(init, f)
    }
}

impl<T: Copy> DoubleEndedIterator for Iter<T> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.0.next_back()
    }
}

impl<T: Copy> ExactSizeIterator for Iter<T> {}
impl<T: Copy> FusedIterator for Iter<T> {}

impl<T: Copy + fmt::Debug> fmt::Debug for Iter<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// The entry of `table` for the variant at `index`.
///
/// Every table has one entry for each variant: its length is the number of variants, which the
/// generated code takes from the enum itself.
#[expect(clippy::indexing_slicing, reason = "the index is a variant's, the table one of its type")]
#[inline]
pub(crate) const fn entry<T: Copy, const N: usize>(table: &[T; N], index: usize) -> T {
    table[index]
}

/// The cell of `table` for the variants at `row` and `column`, as [`entry`].
#[expect(
    clippy::indexing_slicing,
    reason = "the indices are variants', the table one of their types"
)]
#[inline]
pub(crate) const fn cell<T: Copy, const ROWS: usize, const COLUMNS: usize>(
    table: &[[T; COLUMNS]; ROWS],
    row: usize,
    column: usize,
) -> T {
    table[row][column]
}

/// Gives a generated enum its entries, order, slugs and names. `$plural` names all of them in
/// prose; `$example` is a variant, followed by its slug and its name.
macro_rules! closed_world {
    ($T:ident, $table:ident, $plural:literal, $example:ident, $slug:literal, $name:literal) => {
        impl $T {
            #[doc = concat!("All ", $plural, ", in table order.")]
            pub const ALL: &'static [$T] = &$table::ALL;

            #[doc = concat!("The number of ", $plural, " in [`ALL`](Self::ALL).")]
            pub const COUNT: usize = $table::ALL.len();

            #[doc = concat!("All ", $plural, ", in table order.")]
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("assert!(", stringify!($T), "::iter().eq(", stringify!($T), "::ALL.iter().copied()));")]
            /// ```
            #[inline]
            pub fn iter() -> $crate::Iter<$T> {
                $crate::Iter::new(Self::ALL)
            }

            /// The position in table order: `0..COUNT` for the entries of [`ALL`](Self::ALL).
            ///
            /// It changes when an edition inserts an entry: fit for tables in memory, never for
            /// storage.
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("let entry = ", stringify!($T), "::", stringify!($example), ";")]
            #[doc = concat!("assert_eq!(", stringify!($T), "::ALL[entry.index()], entry);")]
            /// ```
            #[inline]
            pub const fn index(self) -> usize {
                self as usize
            }

            /// The permanent identifier in lower-case words, which stored data should use.
            ///
            /// A slug is never changed once released.
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($T), "::", stringify!($example), ".slug(), ", stringify!($slug), ");")]
            /// ```
            #[inline]
            pub const fn slug(self) -> &'static str {
                $crate::framework::closed_world::entry(&$table::SLUGS, self as usize)
            }

            /// The official name, as its latest edition writes it.
            ///
            /// ```
            #[doc = concat!("use capability_framework::", stringify!($T), ";")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($T), "::", stringify!($example), ".name(), ", stringify!($name), ");")]
            /// ```
            #[inline]
            pub const fn name(self) -> &'static str {
                $crate::framework::closed_world::entry(&$table::NAMES, self as usize)
            }
        }

        /// The official name.
        impl core::fmt::Display for $T {
            #[inline]
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.name())
            }
        }

        /// The slug.
        impl AsRef<str> for $T {
            #[inline]
            fn as_ref(&self) -> &str {
                self.slug()
            }
        }
    };
}

pub(crate) use closed_world;
