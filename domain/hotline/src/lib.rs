//! Hotline: appeals, what they were about, and what was done.

mod appeal;
mod figures;

use kernel::{BuiltInList, Desk, Register};

pub use appeal::Appeal;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "hotline",
        registers: vec![Register::of::<Appeal>()],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "channels",
                csv: include_str!("../lists/channels.csv"),
            },
            BuiltInList {
                name: "hotline_topics",
                csv: include_str!("../lists/hotline_topics.csv"),
            },
            BuiltInList {
                name: "caller_kinds",
                csv: include_str!("../lists/caller_kinds.csv"),
            },
            BuiltInList {
                name: "onward_actions",
                csv: include_str!("../lists/onward_actions.csv"),
            },
        ],
        figures: figures::figures(),
    }
}
