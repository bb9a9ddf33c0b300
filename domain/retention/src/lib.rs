//! Retention: what is to be erased, on which ground, and what holds it.

mod destruction_proposal;
mod due;
mod erasing;
mod hold;
pub mod pages;

use kernel::{BuiltInList, Desk, Register};

pub use destruction_proposal::DestructionProposal;
pub use erasing::{Certificate, agree};
pub use hold::Hold;

/// The register of whoever is erased.
const PERSONS: &str = "persons";

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "retention",
        registers: vec![
            Register::of::<DestructionProposal>(),
            Register::of::<Hold>(),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![BuiltInList {
            name: "destruction_grounds",
            csv: include_str!("../lists/destruction_grounds.csv"),
        }],
        ..Desk::default()
    }
}
