//! Shelters: houses, what they can hold, and who stayed when. Addresses are sealed.

mod figures;
mod nights;
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
            Register::of::<Shelter>().rule(rules::holds_its_stays()),
            Register::of::<Stay>()
                .rule(rules::ending_has_a_day())
                .rule(rules::one_bed_each())
                .rule(rules::fits_the_capacity())
                .rule(people::born_by_then::<Stay>()),
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
