//! What a referral must keep to: one rule, one file.

mod to_another_body;
mod unanswered_has_no_day;

pub(crate) use to_another_body::to_another_body;
pub(crate) use unanswered_has_no_day::unanswered_has_no_day;
