//! A meeting with a partner.

use kernel::{Code, Date, Record, Text};

/// One meeting with representatives of a partner, at which cooperation was
/// discussed in detail.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "partner_meetings",
    prefix = "MEE",
    period = "held_on",
    title = "subject"
)]
pub struct PartnerMeeting {
    /// What it was about.
    #[open]
    pub subject: Text,
    /// The day it was held.
    #[counted]
    pub held_on: Date,
    /// The partner.
    #[counted(list = "foreign_partners")]
    pub partner: Code,
}
