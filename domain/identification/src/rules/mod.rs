//! What a record of identification must keep to: one rule, one file.

mod decided_once;
mod positive_needs_date_and_authority;
mod reflection_not_shortened;

pub(crate) use decided_once::decided_once;
pub(crate) use positive_needs_date_and_authority::positive_needs_date_and_authority;
pub(crate) use reflection_not_shortened::reflection_not_shortened;
