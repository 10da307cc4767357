//! The nearest existing name.

use super::key::Key;
use super::lookup::{Kind, Meant};

/// What has the name nearest to `key`, if one is near enough: at most a quarter of the
/// longer one's letters wrong, missing, superfluous, or swapped with their neighbour, and its
/// digits the same, because another grade or year is no slip. Of equally near names the first
/// wins.
pub(super) fn nearest(kind: &Kind, key: &Key) -> Option<Meant> {
    let mut nearest = None;
    let mut allowed = usize::MAX;
    (kind.each_name)(&mut |name, meant| {
        let Some(name) = Key::new(name) else { return };
        if let Some(distance) = within(key.as_bytes(), name.as_bytes(), allowed) {
            nearest = Some(meant);
            // Only a nearer one replaces it.
            allowed = distance.saturating_sub(1);
        }
    });
    nearest
}

/// How far apart two names are, if near enough.
#[cfg(feature = "search")]
pub(super) fn distance_within(a: &Key, b: &Key) -> Option<usize> {
    within(a.as_bytes(), b.as_bytes(), usize::MAX)
}

fn within(key: &[u8], name: &[u8], allowed: usize) -> Option<usize> {
    let within = (key.len().max(name.len()) / 4).min(allowed);
    if key.len().abs_diff(name.len()) > within || !digits(key).eq(digits(name)) {
        return None;
    }
    distance(key, name).filter(|distance| *distance <= within)
}

fn digits(name: &[u8]) -> impl Iterator<Item = &u8> {
    name.iter().filter(|byte| byte.is_ascii_digit())
}

/// The optimal string alignment distance, for names that fit a [`Key`].
///
/// Written out because the libraries for it allocate, which this crate does not.
fn distance(a: &[u8], b: &[u8]) -> Option<usize> {
    const WIDTH: usize = Key::CAPACITY + 1;
    // The rows above the current one: distances of `a` so far to each beginning of `b`.
    let mut before = [0_u8; WIDTH];
    let mut above: [u8; WIDTH] = core::array::from_fn(|at| at as u8);
    let mut last_of_a = None;
    for (&of_a, row) in a.iter().zip(1..) {
        let mut current = [row; WIDTH];
        let mut left = row;
        let mut last_of_b = None;
        for (column, &of_b) in b.iter().enumerate() {
            let replaced = *above.get(column)? + u8::from(of_a != of_b);
            let mut least = replaced.min(*above.get(column + 1)? + 1).min(left + 1);
            if last_of_a == Some(of_b) && last_of_b == Some(of_a) {
                least = least.min(*before.get(column.checked_sub(1)?)? + 1);
            }
            *current.get_mut(column + 1)? = least;
            left = least;
            last_of_b = Some(of_b);
        }
        (before, above) = (above, current);
        last_of_a = Some(of_a);
    }
    above.get(b.len()).copied().map(usize::from)
}
