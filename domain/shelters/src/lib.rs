//! Shelters: houses, what they can hold, and who stayed when. Addresses are sealed.

mod figures;
mod rules;
mod shelter;
mod stay;

use kernel::{BuiltInList, Desk, Register};

pub use shelter::Shelter;
pub use stay::Stay;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "shelters",
        registers: vec![
            Register::of::<Shelter>(),
            Register::of::<Stay>()
                .rule(rules::ends_after_it_began())
                .rule(rules::fits_the_capacity()),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "shelter_groups",
                csv: include_str!("../lists/shelter_groups.csv"),
            },
            BuiltInList {
                name: "stay_endings",
                csv: include_str!("../lists/stay_endings.csv"),
            },
        ],
        figures: figures::figures(),
    }
}
