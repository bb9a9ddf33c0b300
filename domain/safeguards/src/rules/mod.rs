//! Rules: what may be recorded of safeguards, each in one place with its
//! source.

mod alert_goes_to_prosecutors;
mod alert_names_the_number;
mod answer_is_whole;
mod answered_by_the_alerted;
mod bridge_has_an_end;
mod disclosure_names_a_body;
mod disclosure_says_why;
mod given_again_after_withdrawal;
mod holds_a_post_there;
mod named_by_another;
mod names_whom;
mod number_of_another_body;
mod one_closing_at_a_time;
mod opened_today;
mod reviewed_once_by_another;
mod says_what_it_is;
mod says_why;
mod speaks_for_oneself;
mod status_of_that_day;

pub(crate) use alert_goes_to_prosecutors::{PROSECUTORS_OFFICE, alert_goes_to_prosecutors};
pub(crate) use alert_names_the_number::alert_names_the_number;
pub(crate) use answer_is_whole::answer_is_whole;
pub(crate) use answered_by_the_alerted::answered_by_the_alerted;
pub(crate) use bridge_has_an_end::bridge_has_an_end;
pub(crate) use disclosure_names_a_body::disclosure_names_a_body;
pub(crate) use disclosure_says_why::disclosure_says_why;
pub(crate) use given_again_after_withdrawal::given_again_after_withdrawal;
pub(crate) use holds_a_post_there::holds_a_post_there;
pub(crate) use named_by_another::named_by_another;
pub(crate) use names_whom::names_whom;
pub(crate) use number_of_another_body::number_of_another_body;
pub(crate) use one_closing_at_a_time::one_closing_at_a_time;
pub(crate) use opened_today::opened_today;
pub(crate) use reviewed_once_by_another::reviewed_once_by_another;
pub use says_what_it_is::{Kinded, says_what_it_is};
pub use says_why::reason_is_too_short;
pub(crate) use says_why::says_why;
pub(crate) use speaks_for_oneself::speaks_for_oneself;
pub(crate) use status_of_that_day::status_of_that_day;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use kernel::{
        Administers, AtWork, Circumstances, Code, Condition, Date, Fault, Link, Look, No, Prose,
        RecordId, Row, Settings,
    };

    use super::*;
    use crate::{Assignment, Opening};

    struct Empty;

    impl Look for Empty {
        fn records(&self, _: &str, _: &[Condition]) -> Result<Vec<(RecordId, Row)>, Fault> {
            Ok(Vec::new())
        }
        fn record(&self, _: &str, _: RecordId) -> Result<Option<Row>, Fault> {
            Ok(None)
        }
        fn ever(&self, _: &str, _: &str) -> Result<Vec<(RecordId, String)>, Fault> {
            Ok(Vec::new())
        }
        fn has_opened(&self, _: RecordId, _: &[u8; 16]) -> Result<bool, Fault> {
            Ok(false)
        }
    }

    impl Settings for Empty {
        fn amount(&self, _: &str, _: Date) -> Option<i64> {
            None
        }
        fn hours(&self, _: &str, _: Date) -> Option<i64> {
            None
        }
        fn is_marked(&self, _: &str, _: &str, _: &str) -> bool {
            false
        }
    }

    const TODAY: Date = Date::constant(2018, 5, 8);

    fn id(number: u128) -> RecordId {
        RecordId(uuid::Uuid::from_u128(number))
    }

    /// What a rule says while officer 1 of the body "centre" is at work.
    fn said(check: impl Fn(&Circumstances<'_>) -> Result<(), No>) -> Option<String> {
        let by = AtWork {
            officer: id(1),
            agency: "centre".to_owned(),
            administers: Administers::Bodies(BTreeSet::new()),
        };
        let circumstances = Circumstances {
            id: id(9),
            today: TODAY,
            look: &Empty,
            settings: &Empty,
            by: Some(&by),
        };
        match check(&circumstances) {
            Ok(()) => None,
            Err(No::Refused(refusals)) => refusals[0].field.clone(),
            Err(No::Failed(fault)) => panic!("{fault}"),
        }
    }

    fn opening(officer: u128, opened_on: Date) -> Opening {
        Opening {
            officer: Link::to(id(officer)),
            person: Link::to(id(5)),
            kind: Code("emergency".to_owned()),
            opened_on,
            reason: Prose("Somebody is in danger now.".to_owned()),
        }
    }

    #[test]
    fn a_file_is_opened_in_the_own_name_and_in_no_other() {
        let rule = speaks_for_oneself::<Opening>();
        assert_eq!(said(|at| (rule.check)(&opening(1, TODAY), at)), None);
        let other = said(|at| (rule.check)(&opening(2, TODAY), at));
        assert_eq!(other.as_deref(), Some("officer"));
    }

    #[test]
    fn a_file_is_opened_today_and_not_yesterday() {
        let rule = opened_today();
        assert_eq!(said(|at| (rule.check)(&opening(1, TODAY), at)), None);
        let before = opening(1, TODAY.yesterday().unwrap());
        let yesterday = said(|at| (rule.check)(&before, at));
        assert_eq!(yesterday.as_deref(), Some("opened_on"));
    }

    #[test]
    fn a_colleague_is_named_and_neither_oneself_nor_somebody_elsewhere() {
        let named = |officer, agency: &str| Assignment {
            person: Link::to(id(5)),
            officer: Link::to(id(officer)),
            agency: Code(agency.to_owned()),
            begins_on: TODAY,
            ends_on: None,
        };
        let says = |assignment| said(|at| (named_by_another().check)(&assignment, at));
        assert_eq!(says(named(2, "centre")), None);
        assert_eq!(says(named(1, "centre")).as_deref(), Some("officer"));
        assert_eq!(says(named(2, "shelter")).as_deref(), Some("agency"));
    }
}
