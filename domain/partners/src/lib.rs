//! Partners: the coalition of organisations, awards and grants.

mod award;
mod coalition_member;
mod figures;
mod grant;
mod rules;

use kernel::{BuiltInList, Desk, Register};

pub use award::Award;
pub use coalition_member::CoalitionMember;
pub use grant::Grant;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "partners",
        registers: vec![
            Register::of::<CoalitionMember>().rule(rules::joined_once()),
            Register::of::<Award>(),
            Register::of::<Grant>(),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "organisation_kinds",
                csv: include_str!("../lists/organisation_kinds.csv"),
            },
            BuiltInList {
                name: "award_recipients",
                csv: include_str!("../lists/award_recipients.csv"),
            },
        ],
        figures: figures::figures(),
    }
}
