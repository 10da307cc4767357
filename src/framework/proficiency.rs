//! The scale.

pub use crate::generated::proficiency::Proficiency;

impl Proficiency {
    /// The point on the scale, 1 for awareness to 4 for expert.
    ///
    /// The scale is ordinal: the numbers rank and summarise, they do not measure effort.
    ///
    /// ```
    /// use capability_framework::Proficiency;
    ///
    /// assert!(Proficiency::iter().map(Proficiency::point).eq(1..=4));
    /// ```
    #[inline]
    pub const fn point(self) -> u8 {
        self as u8 + 1
    }

    /// The proficiency at a [point](Self::point) on the scale; `None` for 0, where nothing is known, and
    /// above 4.
    ///
    /// ```
    /// use capability_framework::Proficiency;
    ///
    /// assert_eq!(Proficiency::from_point(2), Some(Proficiency::Working));
    /// assert_eq!(Proficiency::from_point(0), None);
    /// ```
    #[inline]
    pub const fn from_point(point: u8) -> Option<Proficiency> {
        match point {
            1 => Some(Proficiency::Awareness),
            2 => Some(Proficiency::Working),
            3 => Some(Proficiency::Practitioner),
            4 => Some(Proficiency::Expert),
            _ => None,
        }
    }
}
