//! Work done together with an international organisation.

use kernel::{Code, Date, Record, Text};

/// One piece of work with an international organisation.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "joint_works",
    prefix = "JWK",
    period = "done_on",
    title = "subject"
)]
pub struct JointWork {
    /// What it was.
    #[open]
    pub subject: Text,
    /// The day it was done, or began.
    #[counted]
    pub done_on: Date,
    /// The organisation.
    #[counted(list = "foreign_partners")]
    pub partner: Code,
}
