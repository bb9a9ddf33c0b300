//! Rules: who may give which rights, each in one place with its source.

mod no_more_than_held;
mod no_namesakes;
mod nobody_raises_their_own;

pub(crate) use no_more_than_held::no_more_than_held;
pub(crate) use no_namesakes::no_namesakes;
pub(crate) use nobody_raises_their_own::nobody_raises_their_own;
