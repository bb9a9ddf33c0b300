//! An award.

use kernel::{Code, Date, Record, Text};

/// One award given for work against trafficking.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "awards",
    prefix = "AWD",
    period = "awarded_on",
    title = "recipient"
)]
pub struct Award {
    /// The organisation awarded.
    #[open]
    pub recipient: Text,
    /// What it is.
    #[counted(list = "award_recipients")]
    pub recipient_kind: Code,
    /// The day of the award.
    #[counted]
    pub awarded_on: Date,
    /// The body that gave it.
    #[counted(list = "agencies")]
    pub awarded_by: Option<Code>,
}
