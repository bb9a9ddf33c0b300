//! The stages of a defendant come in their order: suspected, accused, sent
//! to court, convicted or acquitted. Nobody is convicted who was not sent to
//! court: "33 sent to court" and "29 convicted" are two figures.

use kernel::{Circumstances, Date, No, Refusal, Rule};

use crate::Defendant;

pub(crate) fn stages_in_order() -> Rule<Defendant> {
    Rule {
        id: "criminal_cases.stages_in_order",
        source: "counting rule: suspect, accused, person sent to court and person convicted \
                 are four stages of one person in one case",
        check,
    }
}

fn check(defendant: &Defendant, _: &Circumstances<'_>) -> Result<(), No> {
    let mut refusals = Vec::new();
    let verdicts = [
        ("convicted_on", defendant.convicted_on),
        ("acquitted_on", defendant.acquitted_on),
    ];
    for (field, verdict) in verdicts {
        if verdict.is_some() && defendant.sent_to_court_on.is_none() {
            refusals.push(Refusal::by("criminal_cases.sent_to_court_first").at(field));
        }
    }
    if defendant.convicted_on.is_some() && defendant.acquitted_on.is_some() {
        refusals.push(Refusal::by("criminal_cases.one_verdict").at("acquitted_on"));
    }
    let stages: [(&str, Option<Date>); 4] = [
        ("suspected_on", Some(defendant.suspected_on)),
        ("accused_on", defendant.accused_on),
        ("sent_to_court_on", defendant.sent_to_court_on),
        (
            if defendant.convicted_on.is_some() {
                "convicted_on"
            } else {
                "acquitted_on"
            },
            defendant.convicted_on.or(defendant.acquitted_on),
        ),
    ];
    let mut latest: Option<Date> = None;
    for (field, day) in stages {
        if let Some(day) = day {
            if latest.is_some_and(|before| day < before) {
                refusals.push(Refusal::by("criminal_cases.stages_in_order").at(field));
            }
            latest = Some(day);
        }
    }
    if refusals.is_empty() {
        Ok(())
    } else {
        Err(refusals.into())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use kernel::{Code, Link, RecordId, Text};

    fn refused(sent: Option<&str>, convicted: Option<&str>) -> Vec<String> {
        let day = |text: &str| text.parse().unwrap();
        let defendant = Defendant {
            person_file: Text("K-1".into()),
            case: Link::to(RecordId(Default::default())),
            article: Code("a".into()),
            sex: Code("male".into()),
            birth_year: None,
            citizenship: None,
            role: None,
            group: None,
            suspected_on: day("2017-01-01"),
            accused_on: None,
            sent_to_court_on: sent.map(day),
            convicted_on: convicted.map(day),
            acquitted_on: None,
            sentence: None,
            sentence_months: None,
            suspended: None,
            confiscation: None,
            name: None,
        };
        struct Nothing;
        impl kernel::Look for Nothing {
            fn records(
                &self,
                _: &str,
                _: &[kernel::Condition],
            ) -> Result<Vec<(RecordId, kernel::Row)>, kernel::Fault> {
                Ok(Vec::new())
            }
            fn record(&self, _: &str, _: RecordId) -> Result<Option<kernel::Row>, kernel::Fault> {
                Ok(None)
            }
        }
        impl kernel::Settings for Nothing {
            fn amount(&self, _: &str, _: Date) -> Option<i64> {
                None
            }
            fn hours(&self, _: &str, _: Date) -> Option<i64> {
                None
            }
        }
        match check(
            &defendant,
            &Circumstances {
                id: RecordId(Default::default()),
                today: day("2018-01-01"),
                look: &Nothing,
                settings: &Nothing,
            },
        ) {
            Ok(()) => Vec::new(),
            Err(No::Refused(refusals)) => refusals.into_iter().map(|no| no.rule).collect(),
            Err(fault) => vec![fault.to_string()],
        }
    }

    #[test]
    fn convicted_comes_after_sent_to_court_on_the_same_day_at_the_earliest() {
        assert!(refused(Some("2017-05-05"), Some("2017-05-05")).is_empty());
        assert_eq!(
            refused(Some("2017-05-06"), Some("2017-05-05")),
            ["criminal_cases.stages_in_order"]
        );
    }

    #[test]
    fn nobody_is_convicted_who_was_not_sent_to_court() {
        assert_eq!(
            refused(None, Some("2017-05-05")),
            ["criminal_cases.sent_to_court_first"]
        );
    }
}
