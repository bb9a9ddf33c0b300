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

use kernel::{BuiltInList, Desk, Record as _, RecordKind, Refusal, Register};
use safeguards::OpeningReview;

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

/// The register of houses, of which it is sealed where they are.
const SHELTERS: &str = "shelters";

/// Whether a register is about people (children who were found, callers,
/// defendants, migrants) who are in no person's file: the log knows them by
/// their records alone.
fn is_about_people_of_no_file(kind: &RecordKind) -> bool {
    // Nor are houses, or what overseers noted.
    let not_about_people = [
        PERSONS.to_owned(),
        SHELTERS.to_owned(),
        UseReview::kind().register,
        OpeningReview::kind().register,
    ];
    kind.has_sealed() && kind.subject.is_none() && !not_about_people.contains(&kind.register)
}

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
