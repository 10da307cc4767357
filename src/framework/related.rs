//! Roles that have much in common.

use core::mem::swap;

use crate::framework::{Role, Skill};

impl Role {
    /// The roles with the most skills in common with this one: the publisher's own rule.
    ///
    /// Shared skills descending, then name without regard to case; at most five, and none that
    /// shares no skill. A skill counts once, at whatever levels and proficiencies.
    ///
    /// ```
    /// use capability_framework::Role;
    ///
    /// let mut related = Role::ApplicationOperationsEngineer.related();
    /// assert_eq!(related.next(), Some(Role::InfrastructureOperationsEngineer));
    /// assert!(Role::ApplicationOperationsEngineer.related().count() <= 5);
    /// ```
    #[inline]
    pub fn related(self) -> impl Iterator<Item = Role> + Clone {
        // The best so far, best first; a better one pushes the last out.
        let mut best: [Option<(usize, Role)>; 5] = [None; 5];
        for role in Role::iter().filter(|role| *role != self) {
            let shared = role.skills().iter().filter(|skill| self.requires(**skill)).count();
            let mut next = (shared > 0).then_some((shared, role));
            for place in &mut best {
                if precedes(next, *place) {
                    swap(&mut next, place);
                }
            }
        }
        best.into_iter().flatten().map(|(_, role)| role)
    }

    #[inline]
    fn requires(self, skill: Skill) -> bool {
        self.skills().binary_search(&skill).is_ok()
    }
}

#[inline]
fn precedes(a: Option<(usize, Role)>, b: Option<(usize, Role)>) -> bool {
    let letters = |role: Role| role.name().bytes().map(|byte| byte.to_ascii_lowercase());
    match (a, b) {
        (Some((shared_a, a)), Some((shared_b, b))) => {
            shared_a > shared_b || shared_a == shared_b && letters(a).lt(letters(b))
        }
        (a, b) => a.is_some() && b.is_none(),
    }
}
