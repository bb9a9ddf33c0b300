//! The file beneath a database: full, gone, or held by another program.

use db::{Location, Opening};
use kernel::{Fault, No, Text};

use crate::{fixture::*, session::fault};

#[test]
fn a_full_disk_is_told_and_loses_nothing_that_was_acknowledged() {
    let store = Store::sqlite();
    let db = store.open();
    let limit = |pages: u32| {
        db.write(|session| {
            let text = format!("PRAGMA max_page_count = {pages}");
            Ok(session.batch(&text).map_err(fault)?)
        })
        .unwrap();
    };
    // No smaller than it is already: SQLite takes its size then.
    limit(1);
    let mut acknowledged = 0_u128;
    let told: Fault = loop {
        let written = db.write(|session| {
            for step in 0..3 {
                let number = acknowledged * 3 + step;
                let bench = Bench {
                    in_memory_of: Some(Text("x".repeat(200))),
                    ..bench()
                };
                session.enter(id(number), &format!("BEN-{number:06}"), &bench, 1)?;
            }
            Ok(())
        });
        match written {
            Ok(()) => acknowledged += 1,
            Err(No::Failed(fault)) => break fault,
            Err(refused) => panic!("{refused}"),
        }
        assert!(acknowledged < 10_000, "the disk never became full");
    };
    assert!(told.to_string().contains("the disk is full"), "{told}");
    assert_eq!(everything(&db).len() as u128, acknowledged * 3);
    assert!(
        !db.health()
            .iter()
            .any(|finding| finding.level == crate::Level::Broken)
    );
    limit(1_000_000);
    db.write(|session| session.enter(id(1 << 40), "BEN-LAST", &bench(), 2))
        .unwrap();
    drop(db);
    assert_eq!(
        everything(&store.open()).len() as u128,
        acknowledged * 3 + 1
    );
}

#[cfg(unix)]
#[test]
fn nothing_is_acknowledged_into_a_file_that_was_removed_or_replaced() {
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    let Location::File(path) = &store.location else {
        unreachable!("the store is a file");
    };
    let aside = path.with_extension("aside");
    let before = everything(&db);
    let enter = |number: u128| {
        db.write(|session| session.enter(id(number), &format!("BEN-{number}"), &bench(), 2))
    };
    std::fs::rename(path, &aside).unwrap();
    let Err(No::Failed(told)) = enter(1 << 42) else {
        panic!("acknowledged into a file that nobody will find");
    };
    assert_eq!(told.outage(), Some(kernel::Outage::DatabaseLost), "{told}");

    // What stands there now is another file with the same records.
    std::fs::copy(&aside, path).unwrap();
    assert_eq!(everything(&db), before);
    enter(1 << 42).unwrap();
    assert_eq!(everything(&store.open()).len(), before.len() + 1);
}

#[test]
fn a_file_that_another_program_holds_is_told_as_busy_and_is_written_once_it_is_let_go() {
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    let before = everything(&db);
    let Location::File(path) = &store.location else {
        unreachable!("the store is a file");
    };
    let other = rusqlite::Connection::open(path).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let enter = || db.write(|session| session.enter(id(1 << 41), "BEN-HELD", &bench(), 2));
    let Err(No::Failed(told)) = enter() else {
        panic!("a held file is no refusal, and takes nothing");
    };
    assert_eq!(told.outage(), Some(kernel::Outage::DatabaseBusy), "{told}");
    assert!(told.to_string().contains("nothing was saved"), "{told}");
    let Err(told) = store.open_as(Opening::Existing, kinds(), store.vault()) else {
        panic!("a held file was opened");
    };
    assert_eq!(told.outage(), Some(kernel::Outage::DatabaseBusy), "{told}");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(everything(&db), before);
    enter().unwrap();
    assert_eq!(everything(&db).len(), before.len() + 1);
}
