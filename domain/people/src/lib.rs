//! People: the person's file. Names and everything else that tells who a
//! person is are sealed; what figures count stands in the open columns.

mod person;
mod rules;

use kernel::{BuiltInList, Desk, Register};

pub use person::Person;
pub use rules::{OpensFile, born_by_then, opened_by_another};

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "people",
        registers: vec![
            Register::of::<Person>()
                .rule(rules::born_in_that_year())
                .rule(rules::age_fits_birth_year())
                .rule(rules::not_their_own_parent()),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![BuiltInList {
            name: "age_statuses",
            csv: include_str!("../lists/age_statuses.csv"),
        }],
        ..Desk::default()
    }
}
