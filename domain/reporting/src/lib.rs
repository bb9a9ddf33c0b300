//! Reporting: who has signed "nothing to report" for which register and year, and the outside series that the report quotes.

mod figures;
mod nothing_to_report;
mod reference_value;

use kernel::{BuiltInList, Desk, Register};

pub use nothing_to_report::NothingToReport;
pub use reference_value::ReferenceValue;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "reporting",
        registers: vec![
            Register::of::<NothingToReport>(),
            Register::of::<ReferenceValue>(),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![BuiltInList {
            name: "reference_series",
            csv: include_str!("../lists/reference_series.csv"),
        }],
        figures: figures::figures(),
    }
}
