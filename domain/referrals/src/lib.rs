//! Referrals: the hand-over of a person from one body to another.

mod figures;
mod referral;
mod rules;

use kernel::{BuiltInList, Desk, Register};

pub use referral::Referral;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "referrals",
        registers: vec![
            Register::of::<Referral>()
                .rule(rules::to_another_body())
                .rule(people::opened_by_another::<Referral>())
                .rule(rules::unanswered_has_no_day())
                .rule(people::born_by_then::<Referral>()),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "referral_services",
                csv: include_str!("../lists/referral_services.csv"),
            },
            BuiltInList {
                name: "referral_stages",
                csv: include_str!("../lists/referral_stages.csv"),
            },
            BuiltInList {
                name: "urgencies",
                csv: include_str!("../lists/urgencies.csv"),
            },
        ],
        figures: figures::figures(),
    }
}
