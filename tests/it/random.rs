//! A small generator of random numbers, the same in every run.

pub struct Random(pub u64);

impl Random {
    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % end
    }

    /// One of some entries.
    pub fn one<T: Copy>(&mut self, entries: &[T]) -> T {
        entries[self.below(entries.len())]
    }
}
