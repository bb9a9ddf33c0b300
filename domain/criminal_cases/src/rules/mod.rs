//! What a record of a criminal case must keep to: one rule, one file.

mod arrest_after_declaration;
mod stages_in_order;

pub(crate) use arrest_after_declaration::arrest_after_declaration;
pub(crate) use stages_in_order::stages_in_order;
