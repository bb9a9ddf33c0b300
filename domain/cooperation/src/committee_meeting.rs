//! A numbered meeting of a standing committee.

use kernel::{Code, Date, Record, Whole};

/// One meeting of a standing committee with a partner.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "committee_meetings", prefix = "CMT", period = "held_on")]
pub struct CommitteeMeeting {
    /// The committee.
    #[counted(list = "committees")]
    pub committee: Code,
    /// The number of the meeting, counted from the committee's first.
    #[counted(min = 1, max = 1000)]
    pub number: Whole,
    /// The day it was held.
    #[counted]
    pub held_on: Date,
}
