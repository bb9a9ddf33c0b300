//! What a record of assistance must keep to: one rule, one file.

mod amount_of_its_day;
mod paid_once;

pub(crate) use amount_of_its_day::amount_of_its_day;
pub(crate) use paid_once::paid_once;
