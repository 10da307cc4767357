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

use core::slice;

use crate::framework::Entry;
use crate::framework::history::Date;

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
    /// use capability_framework::{Entry, Skill};
    ///
    /// let hint = "change managment".parse::<Skill>().unwrap_err().hint().expect("it is near");
    /// assert_eq!(hint.entries(), [Entry::Skill(Skill::ChangeManagement)]);
    ///
    /// let hint = "Digital perspective".parse::<Skill>().unwrap_err().hint().expect("it was removed");
    /// assert!(hint.entries().is_empty());
    /// ```
    pub const fn entries(&self) -> &[Entry] {
        match self {
            Hint::Misspelt(entry)
            | Hint::OtherType { meant: Some(entry), .. }
            | Hint::OtherType { entry, meant: None } => slice::from_ref(entry),
            Hint::Removed(_) | Hint::Word(_) => &[],
        }
    }
}
