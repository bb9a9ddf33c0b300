//! A child found in a raid or an inspection.

use kernel::{Code, Date, Prose, Record, Text, Whole, Yes};

/// One encounter with one child found working or begging.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "children_found", prefix = "CHF", period = "found_on")]
pub struct ChildFound {
    /// The child's file number: the same child has the same one at every
    /// encounter, so that the child is counted once.
    #[counted(key)]
    pub child_file: Text,
    /// The day the child was found.
    #[counted]
    pub found_on: Date,
    /// The region.
    #[counted(list = "regions")]
    pub region: Option<Code>,
    /// What the child was doing.
    #[counted(list = "child_activities")]
    pub activity: Code,
    /// Sex.
    #[counted(list = "sexes")]
    pub sex: Option<Code>,
    /// Age in years.
    #[counted(min = 0, max = 17)]
    pub age: Option<Whole>,
    /// What the check for trafficking and forced labour showed.
    #[counted(list = "child_screening_results")]
    pub screening: Option<Code>,
    /// Whether the child had been found before.
    #[counted]
    pub found_before: Option<Yes>,
    /// The child's name.
    #[sealed(identity, name)]
    pub name: Option<Text>,
    /// What was seen.
    #[sealed(testimony)]
    pub account: Option<Prose>,
}
