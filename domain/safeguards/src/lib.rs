//! Safeguards: what opens one person's file to somebody, what closes it, what
//! shuts somebody off from it, and that a victim is not to be punished. The
//! records say what was ordered, declared or agreed; what follows from them
//! stands in the country's policies, which learn of them through `ties.toml`.

mod assignment;
mod consent;
mod court_order;
mod declared_tie;
mod file_closure;
mod non_punishment_alert;
mod opening;
mod opening_review;
mod rules;

use kernel::{BuiltInList, Desk, Register};

pub use assignment::Assignment;
pub use consent::Consent;
pub use court_order::CourtOrder;
pub use declared_tie::DeclaredTie;
pub use file_closure::FileClosure;
pub use non_punishment_alert::NonPunishmentAlert;
pub use opening::Opening;
pub use opening_review::OpeningReview;
pub use rules::{Kinded, reason_is_too_short, says_what_it_is};

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "safeguards",
        registers: vec![
            rules::says_what_it_is::<Consent>()
                .rule(rules::given_again_after_withdrawal())
                .rule(rules::bridge_has_an_end::<Consent>())
                .rule(people::born_by_then::<Consent>())
                .parted(Consent::for_second),
            Register::of::<Assignment>()
                .rule(rules::named_by_another())
                .rule(rules::holds_a_post_there())
                .rule(people::born_by_then::<Assignment>()),
            Register::of::<DeclaredTie>()
                .rule(rules::speaks_for_oneself::<DeclaredTie>())
                .rule(rules::names_whom::<DeclaredTie>())
                .rule(people::born_by_then::<DeclaredTie>())
                .parted(DeclaredTie::for_second),
            rules::says_what_it_is::<CourtOrder>()
                .rule(rules::names_whom::<CourtOrder>())
                .rule(rules::disclosure_names_a_body())
                .rule(rules::disclosure_says_why())
                .rule(rules::bridge_has_an_end::<CourtOrder>())
                .rule(people::opened_by_another::<CourtOrder>())
                .rule(people::born_by_then::<CourtOrder>()),
            Register::of::<FileClosure>()
                .rule(rules::one_closing_at_a_time())
                .rule(people::born_by_then::<FileClosure>()),
            rules::says_what_it_is::<Opening>()
                .rule(rules::speaks_for_oneself::<Opening>())
                .rule(rules::says_why())
                .rule(rules::opened_today())
                .rule(people::born_by_then::<Opening>()),
            Register::of::<NonPunishmentAlert>()
                .rule_by_mark(
                    "agencies",
                    rules::PROSECUTORS_OFFICE,
                    rules::alert_goes_to_prosecutors(),
                )
                .rule(rules::alert_names_the_number())
                .rule(rules::number_of_another_body())
                .rule(rules::status_of_that_day())
                .rule(rules::answered_by_the_alerted())
                .rule(rules::answer_is_whole())
                .rule(people::born_by_then::<NonPunishmentAlert>()),
            rules::says_what_it_is::<OpeningReview>().rule(rules::reviewed_once_by_another()),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "alert_answers",
                csv: include_str!("../lists/alert_answers.csv"),
            },
            BuiltInList {
                name: "closure_grounds",
                csv: include_str!("../lists/closure_grounds.csv"),
            },
            BuiltInList {
                name: "consent_data",
                csv: include_str!("../lists/consent_data.csv"),
            },
            BuiltInList {
                name: "consent_purposes",
                csv: include_str!("../lists/consent_purposes.csv"),
            },
            BuiltInList {
                name: "court_order_kinds",
                csv: include_str!("../lists/court_order_kinds.csv"),
            },
            BuiltInList {
                name: "offender_appearances",
                csv: include_str!("../lists/offender_appearances.csv"),
            },
            BuiltInList {
                name: "opening_kinds",
                csv: include_str!("../lists/opening_kinds.csv"),
            },
            BuiltInList {
                name: "review_findings",
                csv: include_str!("../lists/review_findings.csv"),
            },
            BuiltInList {
                name: "tie_kinds",
                csv: include_str!("../lists/tie_kinds.csv"),
            },
            BuiltInList {
                name: "victim_statuses",
                csv: include_str!("../lists/victim_statuses.csv"),
            },
        ],
        ..Desk::default()
    }
}
