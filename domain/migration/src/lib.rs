//! Migration: foreigners who broke the rules of stay, and those removed.

mod figures;
mod removal;
mod rules;
mod violation;

use kernel::{BuiltInList, Desk, Register};

pub use removal::Removal;
pub use violation::Violation;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "migration",
        registers: vec![
            Register::of::<Violation>(),
            Register::of::<Removal>()
                .rule(rules::removed_after_found())
                .rule(rules::screened_first())
                .rule(rules::prosecutor_asked_first())
                .rule(rules::ground_for_a_reason()),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "violation_kinds",
                csv: include_str!("../lists/violation_kinds.csv"),
            },
            BuiltInList {
                name: "removal_grounds",
                csv: include_str!("../lists/removal_grounds.csv"),
            },
            BuiltInList {
                name: "removal_kinds",
                csv: include_str!("../lists/removal_kinds.csv"),
            },
            BuiltInList {
                name: "removal_screenings",
                csv: include_str!("../lists/removal_screenings.csv"),
            },
        ],
        figures: figures::figures(),
    }
}
