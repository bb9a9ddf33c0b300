//! Help given in a children's centre.

use kernel::{Code, Codes, Date, Prose, Record, Text, Yes};

/// Help given to one minor or parent in a children's centre.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "centre_helps", prefix = "CEH", period = "given_on")]
pub struct CentreHelp {
    /// The file number of the minor or parent, counted once.
    #[counted(key)]
    pub person_file: Text,
    /// The day it was given, or began.
    #[counted]
    pub given_on: Date,
    /// The town of the centre.
    #[counted(list = "towns")]
    pub town: Code,
    /// What was given.
    #[counted(list = "centre_help_kinds", required)]
    pub kinds: Codes,
    /// Whether it was given to a minor.
    #[counted]
    pub minor: Option<Yes>,
    /// Sex.
    #[counted(list = "sexes")]
    pub sex: Option<Code>,
    /// What was noted.
    #[sealed(health)]
    pub notes: Option<Prose>,
}
