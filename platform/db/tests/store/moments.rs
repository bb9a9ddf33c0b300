//! Moments at which something becomes known: they go forward, whatever the
//! machine's clock shows.

use clockwork::Moment;
use db::{Db, Session, Writing};
use guard::Act;
use kernel::{No, Record};
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use crate::fixture::*;

fn enter(session: &Session<'_>, number: u128, known: Moment) -> Result<(), No> {
    let permit = permit(Act::Enter);
    session.insert(
        &Keeper::kind(),
        id(number),
        &format!("KEE-{number}"),
        &keeper().to_row(),
        Writing {
            permit: &permit,
            recorded_at: known,
            reason: None,
        },
    )
}

/// Enters a keeper while the clock shows a minute; gives its moment.
fn entered(db: &Db, number: u128, minute: i64) -> Moment {
    db.write(|session| {
        let known = session.moment(moment(minute))?;
        assert_eq!(
            session.moment(moment(minute + 1))?,
            known,
            "all of a transaction becomes known at once"
        );
        enter(session, number, known)?;
        Ok(known)
    })
    .unwrap()
}

fn runner() -> TestRunner {
    TestRunner::new_with_rng(
        Config {
            cases: 12,
            failure_persistence: None,
            ..Config::default()
        },
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    )
}

on_both! {
    fn nothing_is_recorded_before_what_was_recorded_whatever_the_clock_shows(store) {
        let clocks = proptest::collection::vec((-90..90_i64, any::<bool>()), 1..12);
        runner().run(&clocks, |clocks| {
            let store = store.another();
            let mut db = store.open();
            let mut last: Option<Moment> = None;
            for (number, (minute, is_opened_anew)) in clocks.into_iter().enumerate() {
                if is_opened_anew {
                    db = store.open();
                }
                let known = entered(&db, number as u128, minute);
                if let Some(last) = last {
                    prop_assert!(known > last, "{known} is not after {last}");
                }
                prop_assert!(known >= moment(minute), "{known} is before the clock");
                let is_late = last.is_some_and(|last| last >= moment(minute));
                prop_assert!(is_late || known == moment(minute), "the clock is right");
                last = Some(known);
            }
            Ok(())
        }).unwrap();
    }

    fn records_of_before_the_moment_was_kept_are_looked_at(store) {
        let db = store.open();
        let first = entered(&db, 1, 60);
        match db.location() {
            db::Location::File(_) => store.meddle("DELETE FROM program_settings WHERE name = 'latest_moment'"),
            db::Location::Server(_) => store.meddle("ALTER SEQUENCE latest_moment RESTART"),
        }
        assert!(entered(&db, 2, 5) > first);
    }

    fn a_parting_moment_lies_between_what_was_recorded_and_what_will_be(store) {
        let db = store.open();
        let before = entered(&db, 1, 60);
        let parting = db.write(|session| Ok(session.parting_moment(moment(30))?)).unwrap();
        let after = entered(&db, 2, 5);
        assert!(before < parting && parting < after, "{before} {parting} {after}");
    }

    fn what_was_refused_leaves_no_moment_behind(store) {
        let db = store.open();
        entered(&db, 1, 10);
        let refused = db.write(|session| -> Result<(), No> {
            let known = session.moment(moment(50))?;
            enter(session, 2, known)?;
            Err(kernel::Refusal::by("test.refused").into())
        });
        assert!(refused.is_err());
        assert_eq!(entered(&db, 3, 20), moment(20));
    }
}
