//! Retention: what is to be erased, on which ground, and what holds it.

mod destruction_proposal;
mod hold;

use kernel::{BuiltInList, Desk, Register};

pub use destruction_proposal::DestructionProposal;
pub use hold::Hold;

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
