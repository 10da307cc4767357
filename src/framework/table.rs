//! Look-ups in the generated tables.

use core::cmp::Ordering;

/// The entry of `table` for the variant at `index`.
///
/// Every table has one entry for each variant: its length is the number of variants, which the
/// generated code takes from the enum itself.
#[expect(clippy::indexing_slicing, reason = "the index is a variant's, the table one of its type")]
#[inline]
pub(crate) const fn entry<T: Copy, const N: usize>(table: &[T; N], index: usize) -> T {
    table[index]
}

/// The value in a table sorted by its keys. `compare` says how a key of the table compares with the
/// one that is looked for.
#[inline]
pub(crate) fn find_sorted<K, V>(
    table: &'static [(K, V)],
    compare: impl Fn(&K) -> Ordering,
) -> Option<&'static V> {
    let index = table.binary_search_by(|(key, _)| compare(key)).ok()?;
    table.get(index).map(|(_, value)| value)
}
