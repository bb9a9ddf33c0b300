//! Zero, silence and answers that are none stay apart.

use std::collections::BTreeSet;

use kernel::{Condition, Measure, Unit};
use statistics::{Asked, Breakdown, Number, State};

use crate::{
    samples::YEAR,
    witnesses::witnesses,
    workbench::{self, Workbench},
};

#[test]
fn nothing_to_report_is_zero_and_silence_is_not() {
    for witness in witnesses() {
        let pack = workbench::pack();
        let figure = pack.figure(witness.figure).unwrap();
        let Some(source) = figure.source() else {
            continue;
        };
        let bench = Workbench::empty();
        assert_eq!(
            bench.stand(figure.id, YEAR),
            (State::NotReported, None),
            "{}",
            figure.id
        );
        let mut registers = BTreeSet::from([source.register.clone()]);
        for condition in &source.conditions {
            if let Condition::Linked { register, .. } = condition {
                registers.insert(register.clone());
            }
        }
        for register in &registers {
            assert_eq!(
                bench.stand(figure.id, YEAR).0,
                State::NotReported,
                "{}: every register it is counted from has to speak",
                figure.id
            );
            bench.enter(
                "nothing_to_report",
                &[("about", register), ("year", &YEAR.to_string())],
            );
            // Signed for one year, it says nothing of another.
            assert_eq!(bench.stand(figure.id, YEAR - 1).0, State::NotReported);
        }
        let right = match figure.measure {
            Measure::Count(_) | Measure::Distinct(..) => (State::Counted, Some(Number::Whole(0))),
            Measure::Sum(..) if figure.unit == Unit::Money => {
                let stand = bench.stand(figure.id, YEAR);
                assert_eq!(stand.1.map(Number::exact), Some(0), "{}", figure.id);
                (State::Counted, stand.1)
            }
            Measure::Sum(..) => (State::Counted, Some(Number::Whole(0))),
            // A share of nothing is not known, and no meeting has no number.
            Measure::Share(..) => (State::Unknown, None),
            _ => (State::NotReported, None),
        };
        assert_eq!(bench.stand(figure.id, YEAR), right, "{}", figure.id);
    }
}

#[test]
fn records_without_a_number_make_a_sum_unknown_and_not_zero() {
    let bench = Workbench::empty();
    assert_eq!(bench.stand("A1", YEAR), (State::NotReported, None));
    let other = bench.enter(
        "awareness_events",
        &[("audiences", "media"), ("people_reached", "9")],
    );
    assert_eq!(
        bench.stand("A1", YEAR),
        (State::Counted, Some(Number::Whole(0)))
    );
    let event = bench.enter("awareness_events", &[("audiences", "parents")]);
    assert_eq!(bench.stand("A1", YEAR), (State::Unknown, None));
    bench
        .edit(
            "awareness_events",
            &event.reference,
            &[("people_reached", "0")],
        )
        .unwrap();
    assert_eq!(
        bench.stand("A1", YEAR),
        (State::Counted, Some(Number::Whole(0)))
    );
    bench.void("awareness_events", &event.reference).unwrap();
    bench.void("awareness_events", &other.reference).unwrap();
    assert_eq!(bench.stand("A1", YEAR), (State::NotReported, None));
}

#[test]
fn answers_that_are_none_stay_apart_from_each_other_and_from_silence() {
    let bench = Workbench::empty();
    for caller in [
        "unknown",
        "not_asked",
        "refused",
        "not_applicable",
        "media",
        "",
    ] {
        bench.enter("appeals", &[("caller", caller)]);
    }
    let cells: Vec<(String, i64)> =
        Breakdown::of(&bench.mechanism, "H1", &["caller"], Asked::now(YEAR))
            .unwrap()
            .cells
            .into_iter()
            .map(|cell| (cell.codes[0].clone(), cell.number.exact()))
            .collect();
    let right: Vec<(String, i64)> = [
        "media",
        "not_applicable",
        "not_asked",
        "not_recorded",
        "refused",
        "unknown",
    ]
    .map(|code| (code.to_owned(), 1))
    .to_vec();
    assert_eq!(cells, right);
}
