//! The practice country: records of invented people, so that the whole
//! mechanism can be tried, shown and measured without anybody's file.
//!
//! What is made stands in the country pack's `practice.toml`, in groups that
//! are made one after the other by rules over columns. Nothing in here knows
//! a desk: a register that a country or the program adds gets its practice
//! records by lines in that file. The same plan and the same seed make the
//! same records, to the byte.

mod chance;
mod column;
mod loading;
mod making;
mod page;
mod plan;
mod rule;

pub use loading::{Summary, people, years};
pub use plan::Plan;

/// The desk: its words; it keeps no records of its own.
pub fn desk() -> kernel::Desk {
    kernel::Desk {
        name: "practice",
        words: include_str!("../words/en.ftl"),
        ..kernel::Desk::default()
    }
}
