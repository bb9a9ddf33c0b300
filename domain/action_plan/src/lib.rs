//! The National Action Plan: its measures, who took part, and the legislation of the year.

mod figures;
mod legislation;
mod measure;
mod participation;
mod rules;

use kernel::{BuiltInList, Desk, Register};

pub use legislation::Legislation;
pub use measure::Measure;
pub use participation::Participation;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "action_plan",
        registers: vec![
            Register::of::<Measure>().rule(rules::done_has_a_day()),
            Register::of::<Participation>(),
            Register::of::<Legislation>(),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "measure_stages",
                csv: include_str!("../lists/measure_stages.csv"),
            },
            BuiltInList {
                name: "body_kinds",
                csv: include_str!("../lists/body_kinds.csv"),
            },
            BuiltInList {
                name: "legislation_kinds",
                csv: include_str!("../lists/legislation_kinds.csv"),
            },
            BuiltInList {
                name: "legislation_steps",
                csv: include_str!("../lists/legislation_steps.csv"),
            },
        ],
        figures: figures::figures(),
    }
}
