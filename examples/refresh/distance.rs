//! How far a release is from its reference.

use capability_framework::publication::{Difference, Release};
use capability_framework::{ChangeKind, Edition, Role};

/// What a release lacks of the role levels and requirements of an edition.
pub struct Distance {
    reference: Edition,
    levels: Share,
    requirements: Share,
}

struct Share {
    missing: usize,
    total: usize,
}

impl Share {
    fn is_far(&self) -> bool {
        self.missing * 10 > self.total
    }
}

impl Distance {
    pub fn new(release: &Release, reference: Edition) -> Distance {
        let requirements = |level| reference.requirements(level).map_or(0, |r| r.len());
        let (mut levels, mut missing) = (0, 0);
        for difference in release.compare(reference) {
            match difference {
                Difference::LevelAdded(level) => {
                    levels += 1;
                    missing += requirements(level);
                }
                Difference::Requirement { change, .. } if change.kind() == ChangeKind::Added => {
                    missing += 1;
                }
                Difference::SkillAdded(..) => missing += 1,
                _ => {}
            }
        }
        let of_role = |role: &Role| match reference.ladder(*role) {
            [] => reference.skills_of(*role).len(),
            ladder => ladder.iter().map(|level| requirements(*level)).sum(),
        };
        let total = reference.roles().iter().map(of_role).sum();
        Distance {
            reference,
            levels: Share { missing: levels, total: reference.levels().len() },
            requirements: Share { missing, total },
        }
    }

    /// Why the release is too far from its reference to replace it: it lacks more than a tenth of
    /// the role levels or of the requirements, as a file that was cut does.
    pub fn objection(&self) -> Option<String> {
        let Distance { reference, levels, requirements } = self;
        (levels.is_far() || requirements.is_far()).then(|| {
            format!(
                "the download lacks {} of the {} role levels and {} of the {} requirements of \
                 {reference}; if that is right, choose a nearer --reference or add --allow-missing",
                levels.missing, levels.total, requirements.missing, requirements.total
            )
        })
    }
}
