//! What a record of the action plan must keep to: one rule, one file.

mod done_has_a_day;

pub(crate) use done_has_a_day::done_has_a_day;
