//! Assistance: what was given to people, and what became of them and of their children.

mod allowance;
mod child_support;
mod figures;
mod outcome;
mod rules;
mod service;

use kernel::{BuiltInList, Desk, Register};

pub use allowance::Allowance;
pub use child_support::ChildSupport;
pub use outcome::Outcome;
pub use service::Service;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "assistance",
        registers: vec![
            Register::of::<Service>().rule(people::born_by_then::<Service>()),
            Register::of::<Allowance>()
                .rule(rules::paid_once())
                .rule(rules::amount_of_its_day())
                .rule(rules::recognised_first())
                .rule(rules::four_eyes())
                .rule(rules::paid_has_a_day())
                .rule(people::born_by_then::<Allowance>()),
            Register::of::<Outcome>().rule(people::born_by_then::<Outcome>()),
            Register::of::<ChildSupport>()
                .rule(rules::child_is_not_the_parent())
                .rule(people::born_by_then::<ChildSupport>()),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "service_kinds",
                csv: include_str!("../lists/service_kinds.csv"),
            },
            BuiltInList {
                name: "payment_stages",
                csv: include_str!("../lists/payment_stages.csv"),
            },
            BuiltInList {
                name: "outcome_kinds",
                csv: include_str!("../lists/outcome_kinds.csv"),
            },
            BuiltInList {
                name: "child_support_kinds",
                csv: include_str!("../lists/child_support_kinds.csv"),
            },
        ],
        figures: figures::figures(),
    }
}
