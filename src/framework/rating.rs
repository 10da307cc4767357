//! The scale as people are assessed on it.

use core::fmt;

use super::Proficiency;
use super::iter::Iter;

/// How a person was assessed in one skill.
///
/// A skill that was not assessed at all has no rating: it is absent from a
/// [`Profile`](crate::Profile).
///
/// ```
/// use capability_framework::{Proficiency, Rating};
///
/// let rating = Rating::from(Proficiency::Working);
/// assert!(rating > Rating::NotYetAware);
/// assert_eq!(rating.proficiency(), Some(Proficiency::Working));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rating {
    /// Assessed, and below awareness.
    NotYetAware,
    /// Assessed at a proficiency.
    At(Proficiency),
}

impl Rating {
    /// All ratings, from the lowest to the highest.
    ///
    /// ```
    /// use capability_framework::Rating;
    ///
    /// assert!(Rating::ALL.iter().map(|rating| rating.point()).eq(0..=4));
    /// ```
    pub const ALL: &'static [Rating] = &[
        Rating::NotYetAware,
        Rating::At(Proficiency::Awareness),
        Rating::At(Proficiency::Working),
        Rating::At(Proficiency::Practitioner),
        Rating::At(Proficiency::Expert),
    ];

    /// How many ratings there are.
    pub const COUNT: usize = Rating::ALL.len();

    /// All ratings, from the lowest to the highest.
    ///
    /// ```
    /// use capability_framework::Rating;
    ///
    /// assert!(Rating::iter().eq(Rating::ALL.iter().copied()));
    /// ```
    #[inline]
    pub fn iter() -> Iter<Rating> {
        Iter::new(Rating::ALL)
    }

    /// The proficiency; `None` for not yet aware.
    ///
    /// ```
    /// use capability_framework::Rating;
    ///
    /// assert_eq!(Rating::NotYetAware.proficiency(), None);
    /// ```
    #[inline]
    pub const fn proficiency(self) -> Option<Proficiency> {
        match self {
            Rating::NotYetAware => None,
            Rating::At(proficiency) => Some(proficiency),
        }
    }

    /// The permanent identifier, which stored data should use: the slug of the proficiency, or
    /// `not-yet-aware`.
    ///
    /// ```
    /// use capability_framework::{Proficiency, Rating};
    ///
    /// assert_eq!(Rating::NotYetAware.slug(), "not-yet-aware");
    /// assert_eq!(Rating::At(Proficiency::Expert).slug(), "expert");
    /// ```
    #[inline]
    pub const fn slug(self) -> &'static str {
        match self {
            Rating::NotYetAware => "not-yet-aware",
            Rating::At(proficiency) => proficiency.slug(),
        }
    }

    /// The point on the scale, 0 for not yet aware to 4 for expert.
    ///
    /// ```
    /// use capability_framework::Rating;
    ///
    /// assert_eq!(Rating::NotYetAware.point(), 0);
    /// ```
    #[inline]
    pub const fn point(self) -> u8 {
        match self {
            Rating::NotYetAware => 0,
            Rating::At(proficiency) => proficiency.point(),
        }
    }

    /// The rating at a [point](Self::point) on the scale; `None` above 4.
    ///
    /// ```
    /// use capability_framework::{Proficiency, Rating};
    ///
    /// assert_eq!(Rating::from_point(0), Some(Rating::NotYetAware));
    /// assert_eq!(Rating::from_point(4), Some(Rating::At(Proficiency::Expert)));
    /// assert_eq!(Rating::from_point(5), None);
    /// ```
    #[inline]
    pub const fn from_point(point: u8) -> Option<Rating> {
        match (point, Proficiency::from_point(point)) {
            (0, _) => Some(Rating::NotYetAware),
            (_, Some(proficiency)) => Some(Rating::At(proficiency)),
            (_, None) => None,
        }
    }
}

impl From<Proficiency> for Rating {
    #[inline]
    fn from(proficiency: Proficiency) -> Rating {
        Rating::At(proficiency)
    }
}

/// The name of the proficiency, or "Not yet aware".
impl fmt::Display for Rating {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rating::NotYetAware => f.pad("Not yet aware"),
            Rating::At(proficiency) => proficiency.fmt(f),
        }
    }
}
