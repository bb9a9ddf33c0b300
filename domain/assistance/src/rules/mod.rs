//! What a record of assistance must keep to: one rule, one file.

mod amount_of_its_day;
mod child_is_not_the_parent;
mod four_eyes;
mod paid_has_a_day;
mod paid_once;
mod recognised_first;

pub(crate) use amount_of_its_day::amount_of_its_day;
pub(crate) use child_is_not_the_parent::child_is_not_the_parent;
pub(crate) use four_eyes::four_eyes;
pub(crate) use paid_has_a_day::paid_has_a_day;
pub(crate) use paid_once::paid_once;
pub(crate) use recognised_first::recognised_first;
