//! Statistics: figures computed from records, broken down, traced to the
//! records behind them, frozen and revised. This desk alone joins what other
//! desks keep, and only over the columns they declare as counted.

mod asked;
mod breakdown;
mod compute;
mod freeze;
mod members;
pub mod pages;
mod revisions;
mod said;
mod value;

pub use asked::Asked;
pub use breakdown::{Breakdown, Cell, NOT_RECORDED};
pub use compute::{figure, figures};
pub use freeze::{Frozen, FrozenContent, content, freeze, frozen_sets};
pub use members::{Members, members};
pub use revisions::{Change, Revision, revisions};
pub use said::{compared, said, said_unit};
pub use value::{FigureValue, Number, State};

/// The desk: its words; it keeps no records of its own.
pub fn desk() -> kernel::Desk {
    kernel::Desk {
        name: "statistics",
        words: include_str!("../words/en.ftl"),
        ..kernel::Desk::default()
    }
}
