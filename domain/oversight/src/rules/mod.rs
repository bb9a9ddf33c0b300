//! Rules: what may be recorded here, each in one place with its source.

mod reviewed_by_another;

pub(crate) use reviewed_by_another::{is_own, reviewed_by_another};
