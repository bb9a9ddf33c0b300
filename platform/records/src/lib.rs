//! The acts that every register has: enter, edit, void, look, list, search,
//! import and export. Every door (pages, API, command line) goes through
//! here: permit, then rules, then one transaction.

mod export;
mod import;
mod mechanism;
mod typed;

pub use export::{Export, Format};
pub use import::{Imported, RowFault, TooManyFaults};
pub use mechanism::{Found, Mechanism, catalogue};
pub use typed::{entry_of, typed};

/// The words of these acts.
pub fn desk() -> kernel::Desk {
    kernel::Desk {
        name: "records",
        words: include_str!("../words/en.ftl"),
        ..kernel::Desk::default()
    }
}
