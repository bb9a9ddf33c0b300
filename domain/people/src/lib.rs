//! People: the person's file. Names and everything else that tells who a
//! person is are sealed; what figures count stands in the open columns.

mod person;

use kernel::{BuiltInList, Desk, Register};

pub use person::Person;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "people",
        registers: vec![Register::of::<Person>()],
        words: include_str!("../words/en.ftl"),
        lists: vec![BuiltInList {
            name: "age_statuses",
            csv: include_str!("../lists/age_statuses.csv"),
        }],
        ..Desk::default()
    }
}
