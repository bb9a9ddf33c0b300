//! What a record of migration must keep to: one rule, one file.

mod removed_after_found;

pub(crate) use removed_after_found::removed_after_found;
