//! What the log and the safeguards are for: who has looked at a person, who
//! was touched by a breach, which looks are unusual, emergencies and their
//! reviews, and what a person is told of those who opened their file.

mod alerts;
mod lookers;
pub mod pages;
mod rules;
mod told;
mod touched;
mod unusual;
mod use_review;

use kernel::{BuiltInList, Desk, Refusal, Register};

pub use alerts::open_alerts;
pub use use_review::UseReview;

/// The register of people's files.
const PERSONS: &str = "persons";
/// The register of openings of files.
const OPENINGS: &str = "openings";
/// The rule by which an emergency that opens nothing stands in the log.
const NOTHING_OPENED: &str = "oversight.nothing_opened";
/// The register of officers.
const OFFICERS: &str = "officers";

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "oversight",
        registers: vec![Register::of::<UseReview>().rule(rules::reviewed_by_another())],
        lists: vec![BuiltInList {
            name: "use_rules",
            csv: include_str!("../lists/use_rules.csv"),
        }],
        words: include_str!("../words/en.ftl"),
        ..Desk::default()
    }
}

/// What is said where the country has not set a number that a page goes by.
fn not_set(setting: &str) -> Refusal {
    Refusal::by("oversight.not_set").naming("setting", setting)
}
