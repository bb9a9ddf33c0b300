//! What holds whatever is recorded: the past as it was known stays as it was,
//! parts add up, units do not mix, persons are counted once, and what was
//! published stays published.

use std::collections::BTreeSet;

use kernel::{Condition, Measure, Quantity, Unit};
use statistics::{Asked, Breakdown, FigureValue, Number, State};

use crate::{
    corrections::correct_every_register,
    practice_country,
    samples::YEAR,
    witness::Told,
    witnesses::{Made, WITNESSES},
    workbench::{self, Workbench},
};

#[test]
fn figures_as_known_on_a_day_never_change_whatever_is_recorded_later() {
    let bench = Workbench::practice_copy();
    let days = ["2017-06-30", "2018-03-01", "2019-12-31"];
    let known = |bench: &Workbench| -> Vec<Vec<FigureValue>> {
        days.iter()
            .flat_map(|day| {
                [2016, 2017, 2018].map(|year| {
                    let asked = Asked::on(&bench.mechanism, year, day.parse().unwrap());
                    statistics::figures(&bench.mechanism, asked).unwrap()
                })
            })
            .collect()
    };
    let now = |bench: &Workbench| statistics::figures(&bench.mechanism, Asked::now(2017)).unwrap();
    let (known_before, live_before) = (known(&bench), now(&bench));
    correct_every_register(&bench);
    assert_ne!(
        now(&bench),
        live_before,
        "what is recorded moves the live figures"
    );
    assert_eq!(known(&bench), known_before);
}

#[test]
fn a_clock_that_was_set_back_does_not_change_what_was_known() {
    let bench = Workbench::empty();
    let stored = bench.enter("appeals", &[]);
    let day = bench.mechanism.today();
    let known = |bench: &Workbench| {
        statistics::figure(
            &bench.mechanism,
            "H1",
            Asked::on(&bench.mechanism, YEAR, day),
        )
        .unwrap()
        .number
    };
    assert_eq!(known(&bench), Some(Number::Whole(1)));
    // The day ends, and the clock then goes back by ten days.
    bench
        .clock
        .advance(clockwork::SignedDuration::from_hours(48))
        .unwrap();
    let later = bench
        .edit("appeals", &stored.reference, &[("topic", "other")])
        .unwrap();
    bench
        .clock
        .advance(clockwork::SignedDuration::from_hours(-240))
        .unwrap();
    let voided = bench.void("appeals", &stored.reference).unwrap();
    assert!(voided.recorded_at > later.recorded_at);
    assert_eq!(known(&bench), Some(Number::Whole(1)));
    // Nor does a record that is new.
    let entered = bench.enter("appeals", &[]);
    assert!(entered.recorded_at > voided.recorded_at);
    assert_eq!(known(&bench), Some(Number::Whole(1)));
}

#[test]
fn the_parts_of_a_breakdown_add_up_to_the_figure_unless_it_says_that_they_do_not() {
    let mechanism = practice_country::mechanism();
    let mut wrong = Vec::new();
    let (mut added_up, mut several) = (0, 0);
    for year in [2016, 2017] {
        let asked = Asked::now(year);
        for figure in mechanism.pack().figures() {
            let ids: Vec<&str> = mechanism
                .pack()
                .dimensions_of(figure)
                .iter()
                .map(|dimension| dimension.id)
                .collect();
            // Each dimension, and each with the one after it.
            let asked_by = ids
                .iter()
                .map(|id| vec![*id])
                .chain(ids.windows(2).map(<[&str]>::to_vec));
            for by in asked_by {
                let breakdown = Breakdown::of(mechanism, figure.id, &by, asked).unwrap();
                let Some(total) = breakdown.figure.number else {
                    assert!(breakdown.cells.is_empty());
                    continue;
                };
                let sum: i64 = breakdown.cells.iter().map(|cell| cell.number.exact()).sum();
                let right = if breakdown.adds_up {
                    added_up += 1;
                    sum == total.exact()
                } else {
                    several += 1;
                    sum >= total.exact()
                };
                if !right {
                    wrong.push(format!(
                        "{year} {} by {by:?}: parts {sum}, figure {}",
                        figure.id,
                        total.exact()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(added_up > 200, "breakdowns that add up: {added_up}");
    assert!(
        several > 20,
        "breakdowns of several values a record: {several}"
    );
}

#[test]
fn parts_that_the_report_prints_apart_add_up_to_their_whole() {
    let mechanism = practice_country::mechanism();
    for year in practice_country::YEARS {
        let number = |id: &str| {
            statistics::figure(mechanism, id, Asked::now(year))
                .unwrap()
                .number
                .unwrap()
                .exact()
        };
        assert_eq!(
            number("V2") + number("V3"),
            number("V1"),
            "victims of {year}"
        );
        assert_eq!(
            number("V4") + number("V5"),
            number("V1"),
            "victims of {year}"
        );
        assert_eq!(
            number("J8") + number("J9"),
            number("J7"),
            "convicted of {year}"
        );
        assert_eq!(
            number("J1") + number("J2") + number("J3"),
            number("J13"),
            "facts of {year}"
        );
        for (part, of) in [
            ("V6", "V1"),
            ("V7", "V1"),
            ("M2", "M1"),
            ("C2", "C1"),
            ("J11", "J10"),
            ("F3", "F2"),
        ] {
            assert!(number(part) <= number(of), "{part} is of {of} in {year}");
        }
    }
}

#[test]
fn no_two_units_are_added() {
    for one in Unit::ALL {
        for other in Unit::ALL {
            let sum = Quantity::new(2, *one).plus(Quantity::new(3, *other));
            if one == other {
                assert_eq!(sum.unwrap().value(), 5);
            } else {
                assert_eq!(
                    sum.unwrap_err().rule,
                    "figures.unlike_units",
                    "{one} and {other}"
                );
            }
        }
    }
    let pack = workbench::pack();
    let mut totals = 0;
    for figure in pack.figures() {
        let repeated = match &figure.measure {
            Measure::Total(parts) => {
                totals += 1;
                parts.to_vec()
            }
            Measure::SameAs(other) => vec![*other],
            _ => continue,
        };
        for id in repeated {
            let part = pack.figure(id).unwrap();
            assert_eq!(part.unit, figure.unit, "{} takes in {id}", figure.id);
        }
    }
    assert!(totals > 0);
}

#[test]
fn money_is_not_broken_down_by_sex_nor_a_distinct_count_by_anything() {
    let mechanism = practice_country::mechanism();
    for (id, dimension) in [
        ("N4", "sex"),
        ("V8", "sex"),
        ("T2", "country"),
        ("P1", "stage"),
        ("G1", "sex"),
    ] {
        match Breakdown::of(mechanism, id, &[dimension], Asked::now(YEAR)) {
            Err(kernel::No::Refused(refusals)) => {
                assert!(
                    refusals[0].rule.starts_with("figures.no_"),
                    "{}",
                    refusals[0].rule
                );
            }
            other => panic!("{id} by {dimension} is not refused: {other:?}"),
        }
    }
}

#[test]
fn a_person_recorded_twice_is_counted_once() {
    let bench = Workbench::empty();
    let pack = workbench::pack();
    let mut counted_once = BTreeSet::new();
    for witness in WITNESSES {
        // How many kinds there are of something is not a count of persons.
        let Measure::Count(source) = &pack.figure(witness.figure).unwrap().measure else {
            continue;
        };
        let Some(key) = &source.once else {
            continue;
        };
        let before = bench
            .figure(witness.figure, YEAR)
            .number
            .map_or(0, Number::exact);
        let mut told = Told::with(&bench, witness.with).unwrap();
        told.enter("it", witness.register, witness.fields).unwrap();
        // The same person again: the same link, or the same file number.
        let register = source.register.as_str();
        let name = if witness.register == register {
            "it"
        } else {
            witness
                .with
                .iter()
                .find(|Made(_, of, _)| *of == register)
                .map(|Made(name, ..)| *name)
                .unwrap()
        };
        told.again(name, key).unwrap();
        let after = bench
            .figure(witness.figure, YEAR)
            .number
            .map_or(0, Number::exact);
        assert_eq!(after, before + 1, "{} counts by {key}", witness.figure);
        counted_once.insert(witness.figure);
    }
    for id in [
        "V1", "V6", "F2", "J7", "J10", "M1", "C1", "C4", "C5", "C6", "V13",
    ] {
        assert!(counted_once.contains(id), "{id} counts persons once each");
    }
}

#[test]
fn a_person_whose_file_is_void_is_of_no_sex_and_of_no_citizenship() {
    let bench = Workbench::empty();
    let person = bench.enter("persons", &[]).reference;
    bench.enter(
        "decisions",
        &[
            ("person", &person),
            ("outcome", "recognised"),
            ("decided_on", crate::samples::DAY),
            ("authority", "unknown"),
        ],
    );
    bench.void("persons", &person).unwrap();
    // The decision stands, and says nothing of whom it was about.
    assert_eq!(
        bench.stand("V1", YEAR),
        (State::Counted, Some(Number::Whole(1)))
    );
    for id in ["V2", "V3", "V4", "V5"] {
        assert_eq!(
            bench.stand(id, YEAR),
            (State::Counted, Some(Number::Whole(0))),
            "{id}"
        );
    }
    let by_sex = Breakdown::of(&bench.mechanism, "V1", &["sex"], Asked::now(YEAR)).unwrap();
    assert_eq!(by_sex.cells[0].codes, [statistics::NOT_RECORDED]);
}

#[test]
fn help_counts_from_the_first_suspicion_and_outcomes_from_the_decision() {
    let bench = Workbench::empty();
    let person = bench.enter("persons", &[]).reference;
    let recognised = |on: &str| {
        let exploitation = bench.enter(
            "exploitations",
            &[("person", &person), ("forms", "ForcedLabour")],
        );
        bench.enter(
            "decisions",
            &[
                ("person", &person),
                ("exploitation", &exploitation.reference),
                ("outcome", "recognised"),
                ("decided_on", on),
                ("authority", "unknown"),
            ],
        );
    };
    let stand = |id: &str, year| bench.stand(id, year).1.map(Number::exact);
    recognised("2016-06-15");
    bench.enter(
        "stays",
        &[
            ("person", &person),
            ("admitted_on", "2016-06-01"),
            ("left_on", "2016-07-01"),
        ],
    );
    let outcome = |on: &str| {
        bench.enter(
            "outcomes",
            &[
                ("person", &person),
                ("kind", "returned_to_family"),
                ("reached_on", on),
            ],
        );
    };
    outcome("2016-06-14");
    assert_eq!(stand("V6", 2016), Some(1), "the stay before the decision");
    assert_eq!(
        stand("V12", 2016),
        Some(0),
        "the outcome before the decision"
    );
    outcome("2016-06-15");
    assert_eq!(stand("V12", 2016), Some(1), "the outcome of its day");
    // Recognised once more, the year after: what was done for the first time
    // is not done again.
    recognised("2017-03-01");
    // The registers are kept in that year too.
    bench.enter("stays", &[("admitted_on", "2017-05-01")]);
    bench.enter("outcomes", &[("reached_on", "2017-05-01")]);
    assert_eq!(stand("V1", 2017), Some(1));
    assert_eq!(
        stand("V6", 2017),
        Some(0),
        "the first stay is of the year before"
    );
    assert_eq!(stand("V12", 2017), Some(0), "the family was left again");
    bench.enter(
        "stays",
        &[("person", &person), ("admitted_on", "2016-12-20")],
    );
    assert_eq!(
        stand("V6", 2017),
        Some(1),
        "help at once, before the decision"
    );
    assert_eq!(stand("V6", 2016), Some(1));
}

#[test]
fn nothing_to_report_is_zero_and_silence_is_not() {
    for witness in WITNESSES {
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

#[test]
fn a_frozen_set_stays_what_it_was_and_the_next_one_tells_the_differences() {
    let bench = Workbench::practice_copy();
    let mechanism = &bench.mechanism;
    let first = statistics::freeze(mechanism, 2017, &mut |_| Ok(Vec::new())).unwrap();
    assert_eq!(first.set.number, 1);
    assert!(statistics::revisions(mechanism, &first).unwrap().is_empty());
    let live = bench.figure("V1", 2017);

    bench
        .clock
        .advance(clockwork::SignedDuration::from_hours(24))
        .unwrap();
    correct_every_register(&bench);
    assert_ne!(bench.figure("V1", 2017).number, live.number);

    let sets = statistics::frozen_sets(mechanism, 2017).unwrap();
    assert_eq!(sets, std::slice::from_ref(&first));
    let second = statistics::freeze(mechanism, 2017, &mut |_| Ok(Vec::new())).unwrap();
    assert_eq!(second.set.number, 2);
    assert_ne!(second.set.hash, first.set.hash);
    let sets = statistics::frozen_sets(mechanism, 2017).unwrap();
    assert_eq!(sets, [first.clone(), second.clone()]);
    assert_eq!(sets[0].set.content, first.set.content);

    // The second set is what is known now; the first has its revisions, each
    // with the records through which it came.
    assert!(
        statistics::revisions(mechanism, &second)
            .unwrap()
            .is_empty()
    );
    let revisions = statistics::revisions(mechanism, &first).unwrap();
    let victims = revisions
        .iter()
        .find(|revision| revision.now.id == "V1")
        .expect("the corrected figure has a revision");
    assert_eq!(victims.then.number, live.number);
    assert_eq!(victims.now, bench.figure("V1", 2017));
    assert!(!victims.more);
    assert!(
        victims
            .changes
            .iter()
            .any(|change| change.register == "decisions")
    );
    assert!(
        victims
            .changes
            .iter()
            .all(|change| !change.by.is_empty() && !change.at.is_empty())
    );
}
