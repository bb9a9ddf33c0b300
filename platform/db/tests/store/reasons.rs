//! Why a version was written: sealed for this version alone, in every file;
//! what an older program left in the clear is read, told of, and erased.

use db::{Db, Deed, Level};
use guard::Act;
use kernel::{Prose, Record, RecordId, Text, Whole};
use rusqlite::Connection;

use crate::{
    erasing::{self, KEEPER, OTHER},
    fixture::{
        Bench, Keeper, Keeping as _, Repair, Store, every, fill, id, keeper, permit, repair,
    },
};

/// The reasons of a record's versions, as they are told.
fn reasons<R: Record>(db: &Db, id: RecordId) -> Vec<Option<String>> {
    let permit = permit(Act::Unseal);
    let versions = db.read(|session| Ok(session.history(&R::kind(), id, &permit)?));
    let versions = versions.unwrap().into_iter();
    versions.map(|version| version.stored.reason).collect()
}

fn told(reason: &str) -> Option<String> {
    Some(reason.to_owned())
}

on_both! {
    fn a_reason_is_told_by_record_history_and_by_the_lists_that_ask_for_it(store) {
        let db = store.open();
        fill(&db);
        assert_eq!(reasons::<Bench>(&db, id(101)), [None, told("a test")]);
        // Of a register that seals nothing, too.
        assert_eq!(reasons::<Repair>(&db, id(205)), [None, told("a test")]);
        let stands = db.read(|session| session.one::<Bench>(id(101))).unwrap();
        assert_eq!(stands.reason, told("a test"));
        for (asks, expected) in [(true, 1), (false, 0)] {
            let listing = db::Listing { reasons: asks, ..every() };
            let listed = db.read(|session| Ok(session.list(&Bench::kind(), &listing, &permit(Act::Look))?)).unwrap();
            assert_eq!(listed.iter().filter(|bench| bench.reason == told("a test")).count(), expected);
        }
    }

    fn the_column_of_clear_reasons_stays_empty(store) {
        let db = store.open();
        fill(&db);
        let found = db.health();
        assert!(found.iter().any(|finding| finding.what == "every reason of a change is sealed"), "{found:#?}");
        store.meddle("UPDATE repairs_history SET change_reason = 'written over' WHERE version = 2");
        let found = db.health();
        assert!(found.iter().any(|finding| finding.level == Level::Warning && finding.what.contains("the reasons of 1 changes")), "{found:#?}");
    }
}

#[test]
fn a_reason_lies_in_the_compartment_of_what_happened_and_opens_for_its_version_alone() {
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    db.write(|session| {
        let stands = session.one::<Bench>(id(101))?.record::<Bench>()?;
        let later = Bench {
            seats: Some(Whole(10)),
            ..stands
        };
        session.edit(id(101), &later, Deed::Edited, 9)
    })
    .unwrap();
    let file = Connection::open(store.path()).unwrap();
    let testimony: Vec<u8> = file
        .query_row(
            "SELECT substr(sealed_reason, 2, 1) FROM benches WHERE version = 3",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(testimony, [4]);
    // The same words under the same key: another version's do not open.
    store.meddle(
        "UPDATE benches SET sealed_reason = (SELECT sealed_reason FROM benches_history
             WHERE id = benches.id AND version = 2) WHERE version = 3",
    );
    let moved = db.read(|session| session.one::<Bench>(id(101)));
    let moved = format!("{:?}", moved.unwrap_err());
    assert!(moved.contains("a reason cannot be opened"), "{moved}");
}

/// As a program before reasons were sealed, and before there was a log, left
/// it: what is in the clear is covered by the hash of the log's first entry.
fn as_older_program(store: &Store) {
    let clear = "brother of Canaria threatened her";
    let mut steps = String::new();
    for register in ["keepers", "benches", "repairs"] {
        for table in [register.to_owned(), format!("{register}_history")] {
            steps += &format!(
                "UPDATE {table} SET change_reason = '{clear}' WHERE sealed_reason IS NOT NULL; \
                 ALTER TABLE {table} DROP COLUMN sealed_reason;"
            );
        }
        steps += &format!("UPDATE {register}_history SET log_number = NULL;");
    }
    store.meddle(&format!(
        "{steps} DELETE FROM log_head; DELETE FROM log_entries; DELETE FROM log_checkpoints; \
         DELETE FROM data_keys WHERE subject = X'ffffffffffffffffffffffffffffffff'; \
         DELETE FROM program_settings WHERE name = 'log_key'"
    ));
}

#[test]
fn reasons_of_an_older_program_are_read_proven_told_of_and_erased() {
    let store = Store::sqlite();
    let db = erasing::open(&store);
    erasing::fill(&db);
    drop(db);
    as_older_program(&store);
    let db = erasing::open(&store);
    let clear = told("brother of Canaria threatened her");
    for number in [KEEPER, OTHER] {
        let of = reasons::<Keeper>(&db, id(number));
        assert_eq!(of, [None, clear.clone()]);
    }
    assert!(erasing::check(&db).is_sound(), "{}", erasing::check(&db));
    let warned = |db: &Db, count: u8| {
        let said = format!("the reasons of {count} changes");
        db.health()
            .iter()
            .any(|finding| finding.level == Level::Warning && finding.what.contains(&said))
    };
    assert!(warned(&db, 2), "{:#?}", db.health());
    // What is written from now on is sealed, and the record holds no former one.
    db.write(|session| {
        let later = Keeper {
            name: Some(Text("Canaria Sealedova".into())),
            story: Some(Prose("another".into())),
            ..keeper()
        };
        session.edit(id(OTHER), &later, Deed::Edited, 9)
    })
    .unwrap();
    assert_eq!(
        reasons::<Keeper>(&db, id(OTHER)),
        [None, clear.clone(), told("a test")]
    );
    let stands = db.read(|session| session.one::<Keeper>(id(OTHER))).unwrap();
    assert_eq!(stands.reason, told("a test"));
    assert!(warned(&db, 2));
    erasing::erase(&db, KEEPER).unwrap();
    assert_eq!(reasons::<Keeper>(&db, id(KEEPER)), [None, None]);
    assert!(warned(&db, 1));
    assert!(erasing::check(&db).is_sound(), "{}", erasing::check(&db));
}

#[test]
fn a_record_that_is_nobodys_and_seals_nothing_has_a_key_for_its_reason_alone() {
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    let file = Connection::open(store.path()).unwrap();
    let has_key = |number: u128| -> bool {
        let id = id(number).0.as_bytes().to_vec();
        let count = "SELECT count(*) FROM data_keys WHERE subject = ?1";
        let found: i64 = file.query_row(count, [id], |row| row.get(0)).unwrap();
        found > 0
    };
    assert!(has_key(205) && !has_key(204));
    db.write(|session| session.edit(id(204), &repair(id(101)), Deed::Edited, 9))
        .unwrap();
    assert!(has_key(204));
    let own = "subject = (SELECT id FROM repairs WHERE version = 2 ORDER BY id LIMIT 1)";
    for (meddle, told) in [
        (
            format!(
                "UPDATE data_keys SET wrapped = (SELECT other.wrapped FROM data_keys AS other
                     WHERE other.subject <> data_keys.subject LIMIT 1) WHERE {own}"
            ),
            "does not open",
        ),
        (
            format!("DELETE FROM data_keys WHERE {own}"),
            "has lost its key",
        ),
    ] {
        store.meddle(&meddle);
        let found = db.health();
        let finds = |finding: &db::Finding| finding.what.contains(told);
        assert!(found.iter().any(finds), "{told}: {found:#?}");
    }
}
