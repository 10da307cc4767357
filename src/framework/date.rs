//! Days of publication.

use core::fmt;

use super::pad::pad;

/// A day of publication.
///
/// ```
/// use capability_framework::history::Date;
///
/// let date = Date::new(2026, 5, 29).expect("May has 31 days");
/// assert_eq!(date.to_string(), "29 May 2026");
/// assert_eq!(format!("{date:?}"), "2026-05-29");
/// assert!(Date::new(2026, 5, 28) < Some(date));
/// assert_eq!(Date::new(2026, 2, 29), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// The day; `None` if the calendar has no such day.
    ///
    /// ```
    /// use capability_framework::history::Date;
    ///
    /// assert!(Date::new(2024, 2, 29).is_some());
    /// assert!(Date::new(2026, 13, 1).is_none());
    /// ```
    #[inline]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            1..=12 => 31,
            _ => 0,
        };
        if 1 <= day && day <= days { Some(Date { year, month, day }) } else { None }
    }

    /// The year.
    ///
    /// ```
    /// use capability_framework::history::Date;
    ///
    /// assert_eq!(Date::new(2026, 5, 29).map(Date::year), Some(2026));
    /// ```
    #[inline]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    ///
    /// ```
    /// use capability_framework::history::Date;
    ///
    /// assert_eq!(Date::new(2026, 5, 29).map(Date::month), Some(5));
    /// ```
    #[inline]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    ///
    /// ```
    /// use capability_framework::history::Date;
    ///
    /// assert_eq!(Date::new(2026, 5, 29).map(Date::day), Some(29));
    /// ```
    #[inline]
    pub const fn day(self) -> u8 {
        self.day
    }
}

/// The date in a row of a table; one that is not in the calendar fails the build.
#[expect(clippy::panic, reason = "evaluated at compile time, where it fails the build")]
#[inline]
pub(crate) const fn date(year: u16, month: u8, day: u8) -> Date {
    match Date::new(year, month, day) {
        Some(date) => date,
        None => panic!("the calendar should have the date"),
    }
}

/// Day, name of the month, year: `29 May 2026`.
impl fmt::Display for Date {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = usize::from(self.month).checked_sub(1).and_then(|index| MONTHS.get(index));
        debug_assert!(month.is_some(), "`new` lets no other month through");
        pad(f, format_args!("{} {} {}", self.day, month.unwrap_or(&""), self.year))
    }
}

/// In ISO 8601: `2026-05-29`.
impl fmt::Debug for Date {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
