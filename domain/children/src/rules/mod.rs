//! What a record about children must keep to: one rule, one file.

mod sent_after_found;

pub(crate) use sent_after_found::sent_after_found;
