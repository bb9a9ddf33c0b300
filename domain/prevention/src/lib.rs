//! Prevention: campaigns and events for the public.

mod awareness_event;
mod figures;

use kernel::{BuiltInList, Desk, Register};

pub use awareness_event::AwarenessEvent;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "prevention",
        registers: vec![Register::of::<AwarenessEvent>()],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "audiences",
                csv: include_str!("../lists/audiences.csv"),
            },
            BuiltInList {
                name: "event_formats",
                csv: include_str!("../lists/event_formats.csv"),
            },
        ],
        figures: figures::figures(),
    }
}
