//! What a referral must keep to: one rule, one file.

mod sent_by_another;
mod to_another_body;
mod unanswered_has_no_day;

pub(crate) use sent_by_another::sent_by_another;
pub(crate) use to_another_body::to_another_body;
pub(crate) use unanswered_has_no_day::unanswered_has_no_day;
