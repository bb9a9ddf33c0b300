//! An administrative violation of the rules of stay.

use kernel::{Code, Date, Record, Text};

/// One foreigner prosecuted administratively for breaking the rules of stay
/// and residence.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "violations", prefix = "VIO", period = "found_on")]
pub struct Violation {
    /// The person's number with the migration service, counted once.
    #[counted(key)]
    pub person_file: Text,
    /// The day it was found.
    #[counted]
    pub found_on: Date,
    /// What was broken.
    #[counted(list = "violation_kinds")]
    pub kind: Code,
    /// Citizenship.
    #[counted(list = "countries")]
    pub citizenship: Option<Code>,
    /// Sex.
    #[counted(list = "sexes")]
    pub sex: Option<Code>,
    /// The region.
    #[counted(list = "regions")]
    pub region: Option<Code>,
    /// The person's name.
    #[sealed(identity, name)]
    pub name: Option<Text>,
}
