//! Retention: what is to be erased, on which ground, and what holds it.

mod certificate;
mod destruction_proposal;
mod due;
mod erasing;
mod hold;
mod kept;
pub mod pages;
mod rules;
mod whose;
mod words;

use kernel::{BuiltInList, Desk, Register};

pub use certificate::{Certificate, certificate};
pub use destruction_proposal::DestructionProposal;
pub use erasing::agree;
pub use hold::Hold;
pub use whose::{Batch, Whose};
pub use words::forget_words;

/// The register of whoever is erased.
const PERSONS: &str = "persons";
/// The ground that the time for keeping is over.
const TIME_OVER: &str = "time_over";

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "retention",
        registers: vec![
            Register::of::<DestructionProposal>()
                .rule(rules::names_one::<DestructionProposal>())
                .rule(rules::batch_of_time_over())
                .rule_of_merging(rules::proposal_stays()),
            Register::of::<Hold>()
                .rule(rules::names_one::<Hold>())
                .parted(Hold::for_second),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![BuiltInList {
            name: "destruction_grounds",
            csv: include_str!("../lists/destruction_grounds.csv"),
        }],
        ..Desk::default()
    }
}
