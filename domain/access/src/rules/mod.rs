//! Rules: who may give which rights, each in one place with its source.

mod kept_by_who_could_give;
mod no_more_than_held;
mod no_namesakes;
mod nobody_raises_their_own;

pub(crate) use kept_by_who_could_give::{holds_beyond, kept_by_who_could_give, refuse_beyond};
pub(crate) use no_more_than_held::no_more_than_held;
pub(crate) use no_namesakes::no_namesakes;
pub(crate) use nobody_raises_their_own::nobody_raises_their_own;
