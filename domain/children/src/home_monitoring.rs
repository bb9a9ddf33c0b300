//! A visit to the home of a child in care.

use kernel::{Code, Date, Prose, Record, Text};

/// One visit to the home of an adopted, guardianship or foster child.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "home_monitorings", prefix = "HOM", period = "visited_on")]
pub struct HomeMonitoring {
    /// The child's file number, so that the child is counted once.
    #[counted(key)]
    pub child_file: Text,
    /// The day of the visit.
    #[counted]
    pub visited_on: Date,
    /// The kind of care.
    #[counted(list = "care_kinds")]
    pub care: Code,
    /// The region.
    #[counted(list = "regions")]
    pub region: Option<Code>,
    /// What was found and what help was given.
    #[sealed(testimony)]
    pub findings: Option<Prose>,
}
