//! What was known on a day stays what it was: as known on a date, when a clock
//! was set back, and in a frozen set.

use statistics::{Asked, FigureValue, Number};

use crate::{corrections::correct_every_register, samples::YEAR, workbench::Workbench};

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
    // As many victims may have come there as went.
    if bench.figure("V1", 2017).number == live.number {
        bench.enter("allowances", &[]);
    }
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
