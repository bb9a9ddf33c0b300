//! Identification: screening, what was done to a person, the reflection
//! period and the formal decision.

mod decision;
mod exploitation;
pub mod figures;
mod reflection_period;
mod rules;
mod screening;

use kernel::{BuiltInList, Desk, Register};

pub use decision::Decision;
pub use exploitation::Exploitation;
pub use reflection_period::ReflectionPeriod;
pub use screening::Screening;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "identification",
        registers: vec![
            Register::of::<Screening>()
                .rule(rules::presumed_has_a_day())
                .rule(people::born_by_then::<Screening>()),
            Register::of::<Exploitation>().rule(people::born_by_then::<Exploitation>()),
            Register::of::<Decision>()
                .rule(rules::positive_needs_date_and_authority())
                .rule(rules::decided_once())
                .rule(rules::own_exploitation())
                .rule(rules::pending_has_no_day())
                .rule(people::born_by_then::<Decision>()),
            Register::of::<ReflectionPeriod>()
                .rule(rules::reflection_not_shortened())
                .rule(people::born_by_then::<ReflectionPeriod>()),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "screening_settings",
                csv: include_str!("../lists/screening_settings.csv"),
            },
            BuiltInList {
                name: "screening_results",
                csv: include_str!("../lists/screening_results.csv"),
            },
            BuiltInList {
                name: "indicators",
                csv: include_str!("../lists/indicators.csv"),
            },
            BuiltInList {
                name: "acts",
                csv: include_str!("../lists/acts.csv"),
            },
            BuiltInList {
                name: "means",
                csv: include_str!("../lists/means.csv"),
            },
            BuiltInList {
                name: "forms",
                csv: include_str!("../lists/forms.csv"),
            },
            BuiltInList {
                name: "recruitment_methods",
                csv: include_str!("../lists/recruitment_methods.csv"),
            },
            BuiltInList {
                name: "control_methods",
                csv: include_str!("../lists/control_methods.csv"),
            },
            BuiltInList {
                name: "decision_outcomes",
                csv: include_str!("../lists/decision_outcomes.csv"),
            },
            BuiltInList {
                name: "review_outcomes",
                csv: include_str!("../lists/review_outcomes.csv"),
            },
        ],
        figures: figures::figures(),
    }
}
