//! The iterator over the crate's own tables.

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
