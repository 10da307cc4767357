//! What a person lacks, in two numbers.

/// What a person lacks of what is required, in two numbers; see [`Gap::shortfall`](crate::Gap::shortfall).
///
/// The scale is ordinal: steps rank and summarise, they do not measure effort.
///
/// ```
/// use capability_framework::{Profile, RoleLevel};
///
/// let shortfall = Profile::new().gap_to(RoleLevel::Developer).shortfall();
/// assert_eq!(shortfall.steps_below, 0);
/// assert!(shortfall.steps_not_assessed > 0 && !shortfall.is_met());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Shortfall {
    /// The steps that the rated skills lack, added up; see
    /// [`Gap::steps_below`](crate::Gap::steps_below).
    pub steps_below: u32,
    /// The points at which the skills that were not assessed are required, added up; see
    /// [`Gap::steps_not_assessed`](crate::Gap::steps_not_assessed).
    pub steps_not_assessed: u32,
}

impl Shortfall {
    /// All steps together.
    ///
    /// ```
    /// use capability_framework::Shortfall;
    ///
    /// assert_eq!(Shortfall { steps_below: 2, steps_not_assessed: 3 }.steps(), 5);
    /// ```
    #[inline]
    pub const fn steps(self) -> u32 {
        self.steps_below.saturating_add(self.steps_not_assessed)
    }

    /// Whether the requirements are met: every required skill was assessed and is rated as required
    /// or higher.
    ///
    /// ```
    /// use capability_framework::Shortfall;
    ///
    /// assert!(!Shortfall { steps_below: 0, steps_not_assessed: 3 }.is_met());
    /// ```
    #[inline]
    pub const fn is_met(self) -> bool {
        self.steps() == 0
    }
}
