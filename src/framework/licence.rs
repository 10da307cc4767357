//! The licence of the data.

/// The attribution that the Open Government Licence requires of anything published from the data.
///
/// ```
/// use capability_framework::{ATTRIBUTION, Role};
///
/// println!("# {}\n\n*{ATTRIBUTION}*", Role::ContentDesigner);
/// ```
pub const ATTRIBUTION: &str =
    "Contains public sector information licensed under the Open Government Licence v3.0.";
