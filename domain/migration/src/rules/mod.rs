//! What a record of migration must keep to: one rule, one file.

mod ground_for_a_reason;
mod prosecutor_asked_first;
mod removed_after_found;
mod screened_first;

pub(crate) use ground_for_a_reason::ground_for_a_reason;
pub(crate) use prosecutor_asked_first::prosecutor_asked_first;
pub(crate) use removed_after_found::removed_after_found;
pub(crate) use screened_first::screened_first;
