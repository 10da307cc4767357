//! The requirements of a role level in 32 bytes, for a program that asks for one skill. Whoever asks for
//! all of a level, or of an earlier edition, reads the rows that these are made from.
#![expect(
    clippy::indexing_slicing,
    reason = "at compile time it fails the build; else a skill has a bit"
)]

use crate::framework::{Proficiency, Requirement, Skill};
use crate::generated::{requirement, role_level, skill};

/// How many skills a word has bits for.
const WORD: usize = u64::BITS as usize;

/// How many words have a bit for each skill of the latest edition.
const WORDS: usize = skill::ALL.len().div_ceil(WORD);

/// Which skills are required, and how well.
#[derive(Clone, Copy)]
pub(super) struct Packed {
    /// A bit for each skill, by its index.
    skills: [u64; WORDS],
    /// Two bits for each of the skills that are required, in table order: enough for 32.
    proficiencies: u64,
}

/// By role level.
pub(super) static BY_LEVEL: [Packed; role_level::VARIANTS] = {
    let mut levels = [Packed { skills: [0; WORDS], proficiencies: 0 }; role_level::VARIANTS];
    let mut level = 0;
    while level < levels.len() {
        levels[level] = Packed::new(requirement::BY_LEVEL[level]);
        level += 1;
    }
    levels
};

#[expect(
    clippy::indexing_slicing,
    reason = "a skill has a bit, or is retired and told from the rest"
)]
impl Packed {
    /// Evaluated at compile time, where a level with too many skills fails the build.
    const fn new(rows: &[Requirement]) -> Packed {
        let mut packed = Packed { skills: [0; WORDS], proficiencies: 0 };
        let mut shift = 0;
        let mut rest = rows;
        while let [row, others @ ..] = rest {
            packed.skills[row.skill.index() / WORD] |= 1 << (row.skill.index() % WORD);
            packed.proficiencies |= (row.proficiency as u64) << shift;
            shift += 2;
            rest = others;
        }
        packed
    }

    #[inline]
    pub(super) const fn get(&self, skill: Skill) -> Option<Proficiency> {
        let (mut word, bit) = (skill.index() / WORD, 1 << (skill.index() % WORD));
        // Retired skills may be beyond the last word.
        if word >= WORDS || self.skills[word] & bit == 0 {
            return None;
        }
        let mut before = (self.skills[word] & (bit - 1)).count_ones();
        while word > 0 {
            word -= 1;
            before += self.skills[word].count_ones();
        }
        Proficiency::from_point((self.proficiencies >> (2 * before) & 3) as u8 + 1)
    }
}
