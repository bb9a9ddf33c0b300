//! What a record of a partner must keep to: one rule, one file.

mod joined_once;

pub(crate) use joined_once::joined_once;
