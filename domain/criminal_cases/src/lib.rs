//! Criminal cases: facts, cases, defendants from suspicion to verdict, groups and wanted persons. This is the criminal file: it names no victim.

mod criminal_case;
mod defendant;
mod fact;
mod figures;
mod group;
mod rules;
mod wanted;

use kernel::{BuiltInList, Desk, Register};

pub use criminal_case::CriminalCase;
pub use defendant::Defendant;
pub use fact::Fact;
pub use group::Group;
pub use wanted::Wanted;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "criminal_cases",
        registers: vec![
            Register::of::<CriminalCase>().rule(rules::verdict_has_a_day()),
            Register::of::<Fact>(),
            Register::of::<Group>(),
            Register::of::<Defendant>()
                .rule(rules::sent_to_court_first())
                .rule(rules::one_verdict())
                .rule(rules::sentence_needs_conviction())
                .rule(rules::once_in_one_case()),
            Register::of::<Wanted>().rule(rules::arrest_has_a_day()),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "case_stages",
                csv: include_str!("../lists/case_stages.csv"),
            },
            BuiltInList {
                name: "defendant_roles",
                csv: include_str!("../lists/defendant_roles.csv"),
            },
            BuiltInList {
                name: "sentence_kinds",
                csv: include_str!("../lists/sentence_kinds.csv"),
            },
        ],
        figures: figures::figures(),
    }
}
