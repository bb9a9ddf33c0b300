//! Writing records: versions, voids, clashes, races and transactions that
//! are broken off.

use std::sync::Barrier;

use db::{Deed, Writing};
use guard::Act;
use kernel::{Fault, No, Record, Text, Value, Whole};

use crate::fixture::*;

on_both! {
    fn a_record_comes_back_as_it_was_written(store) {
        let db = store.open();
        fill(&db);
        let keeper = db.read(|session| session.one::<Keeper>(id(1))).unwrap();
        assert_eq!(keeper.reference, "KEE-2017-00001");
        assert_eq!((keeper.version, keeper.voided), (1, false));
        assert_eq!(keeper.recorded_by, "Tester Testov");
        assert_eq!(keeper.recorded_at, moment(1).to_string());
        let keeper: Keeper = keeper.record().unwrap();
        assert_eq!(keeper.name, Some(Text("Canary Keeperova".into())));
        assert_eq!(keeper.skills.0.iter().collect::<Vec<_>>(), ["ash_white", "saw"]);
        // Empty is not absent.
        let other: Keeper = db.read(|session| session.one::<Keeper>(id(2))).unwrap().record().unwrap();
        assert_eq!(other.badge, Some(Text(String::new())));
        assert_eq!(other.name, None);
    }

    fn sealed_fields_are_absent_without_a_permit_to_unseal(store) {
        let db = store.open();
        fill(&db);
        let looked = db.read(|session| Ok(session.get(&Keeper::kind(), id(1), &permit(Act::Look))?)).unwrap().unwrap();
        let kind = Keeper::kind();
        assert_eq!(kind.value(&looked.row, "name"), &Value::Absent);
        assert_eq!(kind.value(&looked.row, "story"), &Value::Absent);
        assert_eq!(kind.value(&looked.row, "post"), &Value::Code("gardener".into()));
    }

    fn every_version_is_kept_and_chained(store) {
        let db = store.open();
        fill(&db);
        let history = db.read(|session| Ok(session.history(&Bench::kind(), id(101), &permit(Act::Unseal))?)).unwrap();
        assert_eq!(history.iter().map(|version| (version.stored.version, version.deed)).collect::<Vec<_>>(),
            [(1, Deed::Entered), (2, Deed::Edited)]);
        assert_eq!(history[0].superseded_at, Some(moment(4).to_string()));
        assert_eq!(history[1].superseded_at, None);
        assert_eq!(history[1].stored.reason.as_deref(), Some("a test"));
        assert_eq!(history[0].stored.record::<Bench>().unwrap().seats, Some(Whole(1)));
        assert_eq!(history[1].stored.record::<Bench>().unwrap().seats, Some(Whole(9)));
        let voided = db.read(|session| session.one::<Repair>(id(205))).unwrap();
        assert!(voided.voided);
    }

    fn a_reference_that_is_taken_is_refused_and_the_rest_of_the_act_goes_on(store) {
        let db = store.open();
        db.write(|session| session.enter(id(1), "KEE-1", &keeper(), 1)).unwrap();
        db.write(|session| {
            match session.enter(id(2), "KEE-1", &keeper(), 2) {
                Err(No::Refused(refusals)) => assert_eq!(refusals[0].rule, "records.reference_taken"),
                other => panic!("{other:?}"),
            }
            session.enter(id(3), "KEE-2", &keeper(), 2)
        }).unwrap();
        assert_eq!(everything(&db).len(), 2);
    }

    fn of_two_writers_on_one_version_the_second_is_told_and_nothing_is_lost(store) {
        let db = store.open();
        fill(&db);
        let stands = db.read(|session| session.one::<Bench>(id(100))).unwrap();
        let permit = permit(Act::Edit);
        let write = |seats| {
            let row = Bench { seats: Some(Whole(seats)), ..bench() }.to_row();
            db.write(|session| session.update(&Bench::kind(), &stands, stands.version, &row, Deed::Edited,
                Writing { permit: &permit, recorded_at: moment(10), reason: None }))
        };
        write(5).unwrap();
        match write(6) {
            Err(No::Refused(refusals)) => assert_eq!(refusals[0].rule, "records.moved_on"),
            other => panic!("{other:?}"),
        }
        let now = db.read(|session| session.one::<Bench>(id(100))).unwrap();
        assert_eq!(now.version, 2);
        assert_eq!(now.record::<Bench>().unwrap().seats, Some(Whole(5)));
    }

    fn a_race_of_increments_loses_none_that_was_acknowledged(store) {
        const WRITERS: usize = 4;
        const EACH: usize = 25;
        let db = store.open();
        db.write(|session| session.enter(id(100), "BEN-1", &Bench { seats: Some(Whole(0)), ..bench() }, 1)).unwrap();
        let start = Barrier::new(WRITERS);
        let acknowledged: usize = std::thread::scope(|scope| {
            let writers: Vec<_> = (0..WRITERS).map(|_| scope.spawn(|| {
                start.wait();
                (0..EACH).filter(|_| db.write(|session| {
                    let seats = session.one::<Bench>(id(100))?.record::<Bench>()?.seats.map_or(0, |seats| seats.0);
                    session.edit(id(100), &Bench { seats: Some(Whole(seats + 1)), ..bench() }, Deed::Edited, 2)
                }).is_ok()).count()
            })).collect();
            writers.into_iter().map(|writer| writer.join().unwrap()).sum()
        });
        let last = db.read(|session| session.one::<Bench>(id(100))).unwrap();
        let seats = last.record::<Bench>().unwrap().seats.unwrap().0;
        assert_eq!(usize::try_from(seats).unwrap(), acknowledged);
        assert_eq!(usize::try_from(last.version).unwrap(), acknowledged + 1);
        assert_eq!(acknowledged, WRITERS * EACH, "every writer came through in the end");
    }

    fn a_race_for_references_and_data_keys_gives_each_writer_its_own(store) {
        const WRITERS: u128 = 4;
        const EACH: u128 = 10;
        let db = store.open();
        db.write(|session| session.enter(id(1), "KEE-1", &keeper(), 1)).unwrap();
        let start = Barrier::new(usize::try_from(WRITERS).unwrap());
        std::thread::scope(|scope| {
            for writer in 0..WRITERS {
                let (db, start) = (&db, &start);
                scope.spawn(move || {
                    start.wait();
                    for number in 0..EACH {
                        db.write(|session| {
                            let reference = session.next_reference(&Bench::kind(), 2017)?;
                            // All under the keeper's key, which none of them has made yet.
                            let bench = Bench { keeper: Some(kernel::Link::to(id(1))), in_memory_of: Some(Text("Canary".into())), ..bench() };
                            session.enter(id(1000 + writer * 100 + number), &reference, &bench, 2)
                        }).unwrap();
                    }
                });
            }
        });
        let benches = everything(&db);
        let references: std::collections::BTreeSet<_> = benches.iter().map(|(stored, _)| stored.reference.clone()).collect();
        assert_eq!(references.len(), 41);
        assert!(references.contains("BEN-2017-00040"));
    }

    fn an_act_that_ends_in_a_fault_leaves_nothing(store) {
        let db = store.open();
        fill(&db);
        let before = everything(&db);
        for steps in 1..=4 {
            let broken = db.write(|session| {
                for step in 0..steps {
                    match step {
                        0 => session.enter(id(1), "KEE-9", &keeper(), 9).err().map_or(Ok(()), |_| Ok::<(), No>(()))?,
                        1 => session.set("country", "elsewhere")?,
                        2 => session.enter(id(300), "BEN-300", &bench(), 9)?,
                        _ => session.edit(id(100), &bench(), Deed::Edited, 9)?,
                    }
                }
                Err::<(), No>(Fault::new("broken off").into())
            });
            assert!(broken.is_err());
            assert_eq!(everything(&db), before);
            assert_eq!(db.read(|session| Ok(session.setting("country")?)).unwrap().as_deref(), Some("country/park"));
        }
    }

    fn a_failure_that_an_act_passes_over_is_not_acknowledged(store) {
        let db = store.open();
        fill(&db);
        let before = everything(&db);
        let done = db.write(|session| {
            session.enter(id(300), "BEN-300", &bench(), 9)?;
            // The id is taken, the reference is not: no rule says no, the database does.
            assert!(matches!(session.enter(id(300), "BEN-301", &bench(), 9), Err(No::Failed(_))));
            Ok(())
        });
        assert!(done.is_err());
        assert_eq!(everything(&db), before);
    }

    fn a_panic_in_an_act_leaves_nothing_and_the_next_act_is_not_part_of_it(store) {
        let db = store.open();
        fill(&db);
        let before = everything(&db);
        for _ in 0..3 {
            let broken = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                db.write(|session| -> Result<(), No> {
                    session.enter(id(300), "BEN-300", &bench(), 9)?;
                    panic!("a bug in an act")
                })
            }));
            assert!(broken.is_err());
            assert_eq!(everything(&db), before);
        }
        db.write(|session| session.enter(id(300), "BEN-300", &bench(), 9)).unwrap();
        assert_eq!(everything(&db).len(), before.len() + 1);
        assert_eq!(everything(&store.open()).len(), before.len() + 1);
    }

    fn a_reading_transaction_sees_one_moment_and_writes_nothing(store) {
        let db = store.open();
        fill(&db);
        db.read(|session| {
            let before = session.one::<Bench>(id(100))?;
            db.write(|writer| writer.edit(id(100), &Bench { seats: Some(Whole(8)), ..bench() }, Deed::Edited, 7))?;
            assert_eq!(session.one::<Bench>(id(100))?, before);
            Ok(())
        }).unwrap();
        let now = db.read(|session| session.one::<Bench>(id(100))).unwrap();
        assert_eq!(now.version, 2);
        assert!(db.read(|session| session.set("country", "elsewhere").map_err(No::from)).is_err());
    }
}

#[test]
fn a_lost_connection_is_replaced_and_costs_nothing_that_was_saved() {
    let Some(store) = Store::postgresql() else {
        return;
    };
    let db = store.open();
    fill(&db);
    let before = everything(&db);
    store
        .client()
        .batch_execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .unwrap();
    assert_eq!(everything(&db), before);
    let broken = db.write(|session| {
        session.enter(id(300), "BEN-300", &bench(), 9)?;
        store
            .client()
            .batch_execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                 WHERE datname = current_database() AND pid <> pg_backend_pid()",
            )
            .unwrap();
        session.enter(id(301), "BEN-301", &bench(), 9)
    });
    let kernel::No::Failed(fault) = broken.unwrap_err() else {
        panic!("a lost connection is no refusal");
    };
    assert!(fault.to_string().contains("does not answer"), "{fault}");
    assert_eq!(fault.outage(), Some(kernel::Outage::DatabaseLost));
    assert_eq!(everything(&db), before);
}

#[test]
fn nothing_sealed_can_be_read_in_the_bytes_of_the_file() {
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    let holds = |needle: &str| {
        contents(store.folder.path()).values().any(|bytes| {
            bytes
                .windows(needle.len())
                .any(|window| window == needle.as_bytes())
        })
    };
    assert!(holds("gardener"), "what is counted lies open");
    assert!(!holds("Canary"));
    assert!(!holds("line two"));
    drop(db);
    assert!(!holds("Canary"));
}
