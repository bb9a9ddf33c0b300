//! Statistics: figures computed from records, broken down, traced to the
//! records behind them, frozen and revised. This desk alone joins what other
//! desks keep, and only over the columns they declare as counted.

mod asked;
mod breakdown;
mod compute;
mod freeze;
mod members;
pub mod pages;
mod revised;
mod revisions;
mod said;
mod sheet;
mod value;
mod values;

pub use asked::Asked;
pub use breakdown::{Breakdown, Cell, NOT_RECORDED};
pub use compute::{figure, figures};
pub use freeze::{Frozen, FrozenContent, content, freeze, freeze_once, frozen_sets};
pub use members::{Members, members};
pub use revised::{Because, Revised};
pub use revisions::{Change, Revision, revisions};
pub use said::{compared, distance, plain, said, said_unit};
pub use sheet::{SheetFormat, Told, sheet, told};
pub use value::{FigureValue, Number, State};
pub use values::Values;

/// The desk: its words; it keeps no records of its own.
pub fn desk() -> kernel::Desk {
    kernel::Desk {
        name: "statistics",
        words: include_str!("../words/en.ftl"),
        ..kernel::Desk::default()
    }
}
