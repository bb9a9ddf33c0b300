//! What a record of cooperation must keep to: one rule, one file.

mod numbered_once;

pub(crate) use numbered_once::numbered_once;
