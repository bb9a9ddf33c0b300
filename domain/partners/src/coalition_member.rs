//! A member of the coalition.

use kernel::{Code, Date, Record, Text};

/// One organisation in the coalition of non-governmental organisations.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "coalition_members",
    prefix = "COA",
    period = "joined_on",
    title = "name"
)]
pub struct CoalitionMember {
    /// Its name.
    #[open]
    pub name: Text,
    /// What it is.
    #[counted(list = "organisation_kinds")]
    pub kind: Code,
    /// The day it joined.
    #[counted]
    pub joined_on: Date,
    /// The day it left.
    #[counted(not_before = "joined_on")]
    pub left_on: Option<Date>,
    /// The region it works in.
    #[counted(list = "regions")]
    pub region: Option<Code>,
}
