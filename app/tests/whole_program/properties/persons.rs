//! Persons: each counted once, and from when.

use std::collections::BTreeSet;

use kernel::Measure;
use statistics::{Asked, Breakdown, Number, State};

use crate::{
    samples::YEAR,
    witness::Told,
    witnesses::{Made, witnesses},
    workbench::{self, Workbench},
};

#[test]
fn a_person_recorded_twice_is_counted_once() {
    let bench = Workbench::empty();
    let pack = workbench::pack();
    let mut counted_once = BTreeSet::new();
    for witness in witnesses() {
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
