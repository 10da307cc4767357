//! What is probably meant by a text that is no name, and why.
//!
//! ```
//! use capability_framework::hint::Hint;
//! use capability_framework::{Entry, Skill};
//!
//! let error = "change managment".parse::<Skill>().unwrap_err();
//! match error.hint() {
//!     Some(Hint::Removed(date)) => println!("gone since {date}"),
//!     Some(hint) => println!("one of {:?}?", hint.entries()),
//!     None => println!("never heard of it"),
//! }
//! # assert_eq!(error.hint(), Some(Hint::Misspelt(Entry::Skill(Skill::ChangeManagement))));
//! ```

use core::fmt;
use core::ops::Deref;
use core::slice;

use crate::framework::history::Date;
use crate::framework::{Entry, Grade};

/// What is probably meant by a text that is no name of the expected type, and why; see
/// [`ParseError::hint`](crate::ParseError::hint).
///
/// ```
/// use capability_framework::hint::Hint;
/// use capability_framework::{Entry, Role, Skill};
///
/// let error = "change managment".parse::<Skill>().unwrap_err();
/// assert_eq!(error.hint(), Some(Hint::Misspelt(Entry::Skill(Skill::ChangeManagement))));
///
/// let error = "Content designer".parse::<Skill>().unwrap_err();
/// let entry = Entry::Role(Role::ContentDesigner);
/// assert_eq!(error.hint(), Some(Hint::OtherType { entry, meant: None }));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Hint {
    /// The entry with the nearest name: the text misspells it.
    Misspelt(Entry),
    /// The text is short for the name, by a known abbreviation ("BA") or by shortened words ("Snr
    /// dev"). The entry of an abbreviation may be of another type.
    Abbreviation(Entry),
    /// The entry is called otherwise: "Senior software developer" for *Senior developer*, "User
    /// research" for *User researcher*, "Mid-level business analyst" for *Business analyst*.
    OtherWords(Entry),
    /// The words are in another order: "User researcher - senior".
    OtherOrder(Entry),
    /// The text has a remark beside the name: "Senior business analyst (SEO)".
    Remark(Entry),
    /// The text is short for several entries.
    Ambiguous(Candidates),
    /// The text is the name of several entries without its qualifier: "Programming and build".
    Unqualified(Candidates),
    /// The text is a name of an entry of another type.
    OtherType {
        /// The entry of that name.
        entry: Entry,
        /// What belongs to it among the entries of the expected type, such as the role of a role
        /// level.
        meant: Option<Entry>,
    },
    /// The framework had an entry of this name, and removed it on this day.
    Removed(Date),
    /// The nearest word of an enum whose values are no entries of the framework, such as
    /// [`Rating`](crate::Rating).
    Word(&'static str),
}

impl Hint {
    /// The entries that may be meant: none, one, or several where the text is ambiguous.
    ///
    /// ```
    /// use capability_framework::{Entry, RoleLevel, Skill};
    ///
    /// let hint = "change managment".parse::<Skill>().unwrap_err().hint().expect("it is near");
    /// assert_eq!(hint.entries(), [Entry::Skill(Skill::ChangeManagement)]);
    ///
    /// let error = "Principal business analyst".parse::<RoleLevel>().unwrap_err();
    /// assert!(error.hint().expect("it was removed").entries().is_empty());
    /// ```
    #[inline]
    pub const fn entries(&self) -> &[Entry] {
        match self {
            Hint::Misspelt(entry)
            | Hint::Abbreviation(entry)
            | Hint::OtherWords(entry)
            | Hint::OtherOrder(entry)
            | Hint::Remark(entry)
            | Hint::OtherType { meant: Some(entry), .. }
            | Hint::OtherType { entry, meant: None } => slice::from_ref(entry),
            Hint::Ambiguous(entries) | Hint::Unqualified(entries) => entries.as_slice(),
            Hint::Removed(_) | Hint::Word(_) => &[],
        }
    }
}

/// Several entries that a text may mean.
///
/// ```
/// use capability_framework::Role;
/// use capability_framework::hint::Hint;
///
/// let Some(Hint::Ambiguous(roles)) = "PM".parse::<Role>().unwrap_err().hint() else { panic!() };
/// let names: Vec<&str> = roles.iter().map(|role| role.name()).collect();
/// assert_eq!(names, ["Product manager", "Programme delivery manager"]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Candidates {
    entries: [Entry; Candidates::MOST],
    len: usize,
}

impl Candidates {
    /// The most entries that a text can mean.
    const MOST: usize = 8;

    /// Unused places hold any entry.
    pub(super) const NONE: Candidates =
        Candidates { entries: [Entry::Grade(Grade::Aa); Self::MOST], len: 0 };

    /// Adds what is not there yet.
    #[inline]
    pub(super) fn extend(&mut self, entries: impl IntoIterator<Item = Entry>) {
        for entry in entries {
            if !self.contains(&entry) {
                let place = self.entries.get_mut(self.len);
                debug_assert!(place.is_some(), "{entry} is one meaning too many");
                if let Some(place) = place {
                    *place = entry;
                    self.len += 1;
                }
            }
        }
    }

    /// The entries, as a slice.
    ///
    /// ```
    /// use capability_framework::Role;
    /// use capability_framework::hint::Hint;
    ///
    /// let Some(Hint::Ambiguous(roles)) = "CDO".parse::<Role>().unwrap_err().hint() else { panic!() };
    /// assert_eq!(roles.as_slice().len(), 2);
    /// ```
    #[inline]
    pub const fn as_slice(&self) -> &[Entry] {
        self.entries.split_at(self.len).0
    }
}

impl Deref for Candidates {
    type Target = [Entry];

    #[inline]
    fn deref(&self) -> &[Entry] {
        self.as_slice()
    }
}

impl fmt::Debug for Candidates {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_slice().fmt(f)
    }
}
