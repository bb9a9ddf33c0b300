//! Filling registers: what is put in is what entering would have written,
//! all of it or nothing.

use db::{Db, Deed, Listing, Session};
use guard::Act;
use kernel::{Fault, Link, Look, No, Record, RecordId, Text, Value, Whole, condition as when};

use crate::fixture::*;

/// Enough to be sent in several parts.
const BENCHES: u32 = 6_000;

fn chance() -> impl rand::CryptoRng {
    rand::rand_core::UnwrapErr(rand::rngs::SysRng)
}

fn filled(db: &Db, work: impl FnOnce(&Session<'_>) -> Result<(), No>) -> Result<(), No> {
    db.fill(&mut chance(), &permit(Act::Import), work)
}

fn bench_of(number: u32) -> (RecordId, String, Bench) {
    let bench = Bench {
        seats: Some(Whole(i64::from(number % 7))),
        keeper: Some(Link::to(id(1))),
        in_memory_of: number
            .is_multiple_of(1_000)
            .then(|| Text(format!("Canary {number}"))),
        ..bench()
    };
    (
        id(1_000 + u128::from(number)),
        format!("BEN-2017-{number:05}"),
        bench,
    )
}

fn park(session: &Session<'_>, benches: u32) -> Result<(), No> {
    session.enter(id(1), "KEE-2017-00001", &keeper(), 1)?;
    for number in 0..benches {
        let (id, reference, bench) = bench_of(number);
        session.enter(id, &reference, &bench, 2)?;
    }
    Ok(())
}

on_both! {
    fn what_is_filled_in_is_what_entering_writes(store) {
        let (filling, entering) = (store.open(), store.another());
        let entering = entering.open();
        filled(&filling, |session| park(session, 50)).unwrap();
        entering.write(|session| park(session, 50)).unwrap();
        assert_eq!(everything(&filling), everything(&entering));
        let sealed = filling.read(|session| session.one::<Bench>(id(1_000))).unwrap();
        assert_eq!(sealed.record::<Bench>().unwrap().in_memory_of, Some(Text("Canary 0".into())));
    }

    fn many_are_filled_in_and_found_by_every_way(store) {
        let db = store.open();
        filled(&db, |session| park(session, BENCHES)).unwrap();
        let kind = Bench::kind();
        db.read(|session| {
            assert_eq!(session.count(&kind, &Listing::default(), &permit(Act::Look))?, i64::from(BENCHES));
            let found = session.by_reference(&kind, "BEN-2017-05999", &permit(Act::Look))?;
            assert_eq!(found.map(|stored| stored.id), Some(bench_of(5_999).0));
            assert_eq!(session.records("benches", &[when::links_to("keeper", id(1))])?.len(), BENCHES as usize);
            Ok(())
        }).unwrap();
        // The daily work goes on where the filling ended.
        db.write(|session| session.edit(id(1_000), &bench(), Deed::Edited, 9)).unwrap();
        assert!(db.health().iter().all(|finding| {
            finding.level != db::Level::Broken || finding.what.starts_with("the setting")
        }));
        let taken = db.write(|session| session.enter(id(9), "BEN-2017-00007", &bench(), 9));
        assert!(matches!(taken, Err(No::Refused(_))), "the references are told apart again");
    }

    fn rules_see_what_was_filled_in_before_them(store) {
        let db = store.open();
        filled(&db, |session| {
            let gardener = Keeper { name: Some(Text("Canary".into())), ..keeper() };
            session.enter(id(1), "KEE-2017-00001", &gardener, 1)?;
            let seen = session.record("keepers", id(1))?.unwrap();
            let kind = Keeper::kind();
            assert_eq!(kind.value(&seen, "post"), &Value::Code("gardener".into()));
            assert_eq!(kind.value(&seen, "name"), &Value::Absent, "what is sealed is no rule's to see");
            session.edit(id(1), &Keeper { post: kernel::Code("guard".into()), ..keeper() }, Deed::Edited, 2)?;
            let seen = session.record("keepers", id(1))?.unwrap();
            assert_eq!(kind.value(&seen, "post"), &Value::Code("guard".into()));
            for number in 0..3 {
                let (id, reference, bench) = bench_of(number);
                let before = session.records("benches", &[when::links_to("keeper", crate::fixture::id(1))])?;
                assert_eq!(before.len(), number as usize);
                session.enter(id, &reference, &bench, 3)?;
            }
            Ok(())
        }).unwrap();
    }

    fn a_reference_given_twice_is_told_and_nothing_is_kept(store) {
        let db = store.open();
        let told = filled(&db, |session| {
            park(session, 10)?;
            session.enter(id(7), "BEN-2017-00003", &bench(), 3)
        });
        assert!(matches!(told, Err(No::Failed(_))), "{told:?}");
        assert!(everything(&db).is_empty());
        filled(&db, |session| park(session, 10)).unwrap();
    }

    fn work_that_ends_in_a_refusal_leaves_the_database_as_it_was(store) {
        let db = store.open();
        fill(&db);
        let before = everything(&db);
        let told = filled(&db, |session| {
            for number in 100..200 {
                let (id, reference, bench) = bench_of(number);
                session.enter(id, &reference, &bench, 9)?;
            }
            Err(Fault::new("the work was given up").into())
        });
        assert!(told.is_err());
        assert_eq!(everything(&db), before);
    }

    fn registers_that_hold_records_are_filled_on(store) {
        let db = store.open();
        fill(&db);
        let before = everything(&db).len();
        filled(&db, |session| {
            for number in 100..130 {
                let (id, reference, bench) = bench_of(number);
                session.enter(id, &reference, &bench, 9)?;
            }
            Ok(())
        }).unwrap();
        assert_eq!(everything(&db).len(), before + 30);
    }
}

#[test]
fn a_file_that_others_have_open_is_filled_with_its_log() {
    let store = Store::sqlite();
    let db = store.open();
    let other = store.open();
    fill(&other);
    filled(&db, |session| {
        let (id, reference, bench) = bench_of(500);
        session.enter(id, &reference, &bench, 9)
    })
    .unwrap();
    assert_eq!(everything(&db), everything(&other));
    assert!(
        db.health()
            .iter()
            .all(|finding| finding.level != db::Level::Broken)
    );
}

#[test]
fn a_filled_file_has_the_settings_of_daily_work_again() {
    let store = Store::sqlite();
    let db = store.open();
    filled(&db, |session| park(session, 10)).unwrap();
    let findings = db.health();
    for setting in [
        "journal_mode is wal",
        "synchronous is 2",
        "secure_delete is 1",
    ] {
        assert!(
            findings
                .iter()
                .any(|finding| finding.what == format!("the setting {setting}")),
            "{findings:?}"
        );
    }
    assert!(!store.folder.path().join("park.db-journal").exists());
}
