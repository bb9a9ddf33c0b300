//! What a record of identification must keep to: one rule, one file.

mod decided_once;
mod own_exploitation;
mod pending_has_no_day;
mod positive_needs_date_and_authority;
mod presumed_has_a_day;
mod reflection_not_shortened;

pub(crate) use decided_once::decided_once;
pub(crate) use own_exploitation::own_exploitation;
pub(crate) use pending_has_no_day::pending_has_no_day;
pub(crate) use positive_needs_date_and_authority::positive_needs_date_and_authority;
pub(crate) use presumed_has_a_day::presumed_has_a_day;
pub(crate) use reflection_not_shortened::reflection_not_shortened;
