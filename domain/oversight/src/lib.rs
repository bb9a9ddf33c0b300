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

use std::collections::{BTreeMap, BTreeSet};

use kernel::{BuiltInList, Desk, Record as _, Refusal};
use pack::Pack;
use safeguards::OpeningReview;

pub use alerts::{emergency_until, open_alerts};
pub use use_review::UseReview;

/// The register of people's files.
const PERSONS: &str = "persons";
/// The register of openings of files.
const OPENINGS: &str = "openings";
/// The rule by which an emergency that opens nothing stands in the log.
const NOTHING_OPENED: &str = "oversight.nothing_opened";
/// The register of reviews of unusual looks.
const REVIEWS: &str = "use_reviews";
/// The register of officers.
const OFFICERS: &str = "officers";

/// The register of houses, of which it is sealed where they are.
const SHELTERS: &str = "shelters";

/// The registers about people (children who were found, callers, defendants,
/// migrants) who are in no person's file: the log knows them by their records
/// alone.
fn about_people_of_no_file(pack: &Pack) -> BTreeSet<&str> {
    // Nor are houses, or what overseers noted.
    let not_about_people = [
        PERSONS.to_owned(),
        SHELTERS.to_owned(),
        UseReview::kind().register,
        OpeningReview::kind().register,
    ];
    let kinds = pack.kinds.iter();
    kinds
        .filter(|kind| kind.has_sealed() && kind.subject.is_none())
        .map(|kind| kind.register.as_str())
        .filter(|register| !not_about_people.iter().any(|not| not == register))
        .collect()
}

/// Whom the records of a register are about that are in no person's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AboutWhom {
    /// People, and none of them is in a file.
    People,
    /// People, where it names no file: an order or a tie about a number.
    PeopleAtTimes,
    /// Nobody: a house, or what an overseer noted.
    Nobody,
}

/// The registers whose records the log knows by themselves where they are in no
/// person's file.
fn known_by_record(pack: &Pack) -> BTreeMap<&str, AboutWhom> {
    let of_no_file = about_people_of_no_file(pack);
    let kinds = pack.kinds.iter().filter(|kind| kind.register != PERSONS);
    let known = kinds.filter_map(|kind| {
        let about = match kind.subject.as_deref() {
            Some(subject) if kind.field(subject)?.required => return None,
            Some(_) => AboutWhom::PeopleAtTimes,
            None if of_no_file.contains(kind.register.as_str()) => AboutWhom::People,
            None if kind.has_sealed() => AboutWhom::Nobody,
            None => return None,
        };
        Some((kind.register.as_str(), about))
    });
    known.collect()
}

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "oversight",
        registers: vec![
            safeguards::says_what_it_is::<UseReview>().rule(rules::reviewed_by_another()),
        ],
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
