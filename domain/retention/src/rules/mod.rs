//! Rules: what may be recorded of keeping and erasing, each in one place with
//! its source.

mod batch_of_time_over;
mod names_one;
mod proposal_stays;

pub(crate) use batch_of_time_over::batch_of_time_over;
pub(crate) use names_one::names_one;
pub(crate) use proposal_stays::proposal_stays;
