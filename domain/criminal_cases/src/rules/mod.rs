//! What a record of a criminal case must keep to: one rule, one file.

mod arrest_has_a_day;
mod once_in_one_case;
mod one_verdict;
mod sent_to_court_first;
mod sentence_needs_conviction;
mod verdict_has_a_day;

pub(crate) use arrest_has_a_day::arrest_has_a_day;
pub(crate) use once_in_one_case::once_in_one_case;
pub(crate) use one_verdict::one_verdict;
pub(crate) use sent_to_court_first::sent_to_court_first;
pub(crate) use sentence_needs_conviction::sentence_needs_conviction;
pub(crate) use verdict_has_a_day::verdict_has_a_day;
