//! Children: found at work or begging, what was sent to whom, and homes monitored.

mod centre_help;
mod child_found;
mod figures;
mod home_monitoring;
mod material;
mod parent_sanction;
mod rules;

use kernel::{BuiltInList, Desk, Register};

pub use centre_help::CentreHelp;
pub use child_found::ChildFound;
pub use home_monitoring::HomeMonitoring;
pub use material::Material;
pub use parent_sanction::ParentSanction;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "children",
        registers: vec![
            Register::of::<ChildFound>(),
            Register::of::<Material>().rule(rules::sent_after_found()),
            Register::of::<ParentSanction>(),
            Register::of::<CentreHelp>(),
            Register::of::<HomeMonitoring>(),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "child_activities",
                csv: include_str!("../lists/child_activities.csv"),
            },
            BuiltInList {
                name: "child_screening_results",
                csv: include_str!("../lists/child_screening_results.csv"),
            },
            BuiltInList {
                name: "material_recipients",
                csv: include_str!("../lists/material_recipients.csv"),
            },
            BuiltInList {
                name: "centre_help_kinds",
                csv: include_str!("../lists/centre_help_kinds.csv"),
            },
            BuiltInList {
                name: "care_kinds",
                csv: include_str!("../lists/care_kinds.csv"),
            },
            BuiltInList {
                name: "sanction_kinds",
                csv: include_str!("../lists/sanction_kinds.csv"),
            },
        ],
        figures: figures::figures(),
    }
}
