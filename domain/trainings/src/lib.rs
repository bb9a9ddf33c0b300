//! Trainings: courses, conferences and seminars, and where the subject is taught.

mod curriculum;
mod figures;
mod training;

use kernel::{BuiltInList, Desk, Register};

pub use curriculum::Curriculum;
pub use training::Training;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "trainings",
        registers: vec![Register::of::<Training>(), Register::of::<Curriculum>()],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "training_formats",
                csv: include_str!("../lists/training_formats.csv"),
            },
            BuiltInList {
                name: "training_audiences",
                csv: include_str!("../lists/training_audiences.csv"),
            },
        ],
        figures: figures::figures(),
    }
}
