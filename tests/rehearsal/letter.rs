/// How well the made-up level at a place requires the made-up skill at another.
pub fn letter(level: usize, skill: usize) -> char {
    ['A', 'W', '.', 'P', 'E'][(level * 7 + skill * 3) % 5]
}
