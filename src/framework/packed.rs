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

/// How many skills a row has proficiencies for.
const ROOM: usize = u64::BITS as usize / 2;

/// Whether a row has room for every level. If not, whoever asks for one skill reads all of the level too.
pub(super) const HAS_ROOM: bool = {
    let mut level = 0;
    while level < requirement::BY_LEVEL.len() && requirement::BY_LEVEL[level].len() <= ROOM {
        level += 1;
    }
    level == requirement::BY_LEVEL.len()
};

/// Which skills are required, and how well.
#[derive(Clone, Copy)]
pub(super) struct Packed {
    /// A bit for each skill, by its index.
    skills: [u64; WORDS],
    /// Two bits for each of the skills that are required, in table order.
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
    /// Evaluated at compile time. Of a level with too many skills it has the first.
    const fn new(rows: &[Requirement]) -> Packed {
        let mut packed = Packed { skills: [0; WORDS], proficiencies: 0 };
        let mut count = 0;
        while count < rows.len() && count < ROOM {
            let row = rows[count];
            packed.skills[row.skill.index() / WORD] |= 1 << (row.skill.index() % WORD);
            packed.proficiencies |= (row.proficiency as u64) << (2 * count);
            count += 1;
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
