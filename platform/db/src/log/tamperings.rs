//! Random tamperings by somebody who can write everything and has every key
//! but a witness's: each is found, and the first bad entry is named.
//!
//! `OPENNRM_TAMPERINGS=10000` runs as many as are promised, perhaps in parts
//! that `OPENNRM_TAMPERINGS_FROM` begins; a test run does fewer.

#![allow(clippy::unwrap_used)]

mod ways;
mod witnessed;

use kernel::{Prose, Record};
use ledger::{SecretKey, Statement};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use rusqlite::Connection;

use self::{
    ways::{UNHELD, tables, tamper, tamper_with},
    witnessed::witnessed,
};
use crate::fixture::*;

/// The seeds of a run: a few, unless the environment says otherwise.
pub(super) fn seeds(few: u64) -> std::ops::Range<u64> {
    let said = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let first = said("OPENNRM_TAMPERINGS_FROM").unwrap_or(0);
    first..first + said("OPENNRM_TAMPERINGS").unwrap_or(few)
}

#[test]
fn every_tampering_is_found_and_the_first_bad_entry_is_named() {
    let park = witnessed();
    assert!(park.verify(&park.copy()).unwrap().is_sound());
    let mut named = 0;
    for seed in seeds(300) {
        let mut chance = ChaCha20Rng::seed_from_u64(seed);
        let path = park.copy();
        let connection = Connection::open(&path).unwrap();
        let done = tamper(&connection, &mut chance, &park);
        drop(connection);
        let what = &done.what;
        // A database that is refused at its opening is found as well.
        let Ok(checked) = park.verify(&path) else {
            continue;
        };
        assert!(!checked.is_sound(), "seed {seed}: {what}: {checked}");
        if let Some(entry) = done.entry {
            let first = checked.first_bad();
            let last = checked.verdict.bad_entry.as_ref().map(|bad| bad.last);
            let last = last.or(first).unwrap_or(0);
            let entry = u64::try_from(entry).unwrap();
            // A version that is gone or new in a load is told of its load.
            assert!(
                first.is_some_and(|first| first <= entry && entry <= last.max(first)),
                "seed {seed}: {what}: {first:?} to {last}, not {entry}: {checked}"
            );
            if first == Some(entry) {
                named += 1;
            }
        }
    }
    assert!(named > 0);
}

#[test]
fn no_table_is_left_out() {
    let park = witnessed();
    let all = tables(&Connection::open(park.copy()).unwrap());
    assert!(
        UNHELD
            .iter()
            .all(|table| all.iter().any(|one| one == table))
    );
    for table in all.iter().filter(|table| !UNHELD.contains(&table.as_str())) {
        for seed in seeds(5) {
            let mut chance = ChaCha20Rng::seed_from_u64(seed);
            let path = park.copy();
            let connection = Connection::open(&path).unwrap();
            let done = tamper_with(&connection, &mut chance, table);
            drop(connection);
            let passed = park.verify(&path).is_ok_and(|checked| checked.is_sound());
            assert!(!passed, "seed {seed}: {}", done.what);
        }
    }
}

#[test]
fn on_a_server_tamperings_are_found_as_well() {
    let Some(store) = Store::postgresql() else {
        return;
    };
    let db = store.open();
    fill(&db);
    let mut chance = ChaCha20Rng::seed_from_u64(1);
    let key = SecretKey::draw("park.example/log", Statement::Log, &mut chance).unwrap();
    let public = key.public().clone();
    db.sign_with(key).unwrap();
    db.checkpoint().unwrap();
    let verify = || {
        db.verify(public.clone(), Vec::new(), Vec::new(), Vec::new())
            .unwrap()
    };
    assert!(verify().is_sound(), "{}", verify());
    for (meddle, mend) in [
        (
            "UPDATE benches_history SET seats = 99 WHERE reference = 'BEN-2017-00003'",
            "UPDATE benches_history SET seats = 3 WHERE reference = 'BEN-2017-00003'",
        ),
        (
            "UPDATE log_entries SET officer = 'Nobody' WHERE number = 3",
            "UPDATE log_entries SET officer = 'Tester Testov' WHERE number = 3",
        ),
        (
            "UPDATE log_entries SET content = content || ' ' WHERE number = 5",
            "UPDATE log_entries SET content = rtrim(content) WHERE number = 5",
        ),
    ] {
        store.meddle(meddle);
        assert!(!verify().is_sound(), "{meddle}");
        store.meddle(mend);
        assert!(verify().is_sound(), "{mend}: {}", verify());
    }
    store.meddle("DELETE FROM log_entries WHERE number = 4");
    let checked = verify();
    assert_eq!(checked.first_bad(), Some(4), "{checked}");
}

#[test]
fn a_sealed_story_cannot_be_exchanged_for_another_one_of_the_same_person() {
    let store = Store::sqlite();
    let db = store.open();
    let told = |story: &str| Keeper {
        story: Some(Prose(story.into())),
        ..keeper()
    };
    db.write(|session| session.enter(id(1), "KEE-1", &told("first"), 1))
        .unwrap();
    db.write(|session| session.edit(id(1), &told("second"), db::Deed::Edited, 2))
        .unwrap();
    store.meddle(
        "UPDATE keepers_history SET story = (SELECT story FROM keepers_history WHERE version = 1); \
         UPDATE keepers SET story = (SELECT story FROM keepers_history WHERE version = 1)",
    );
    // It opens, since it was sealed for this very place; the log knows better.
    let stands = db.read(|session| session.one::<Keeper>(id(1))).unwrap();
    assert_eq!(
        Keeper::kind().value(&stands.row, "story"),
        &kernel::Value::Text("first".into())
    );
    let mut chance = ChaCha20Rng::seed_from_u64(1);
    let key = SecretKey::draw("park.example/log", Statement::Log, &mut chance).unwrap();
    let checked = db
        .verify(key.public().clone(), Vec::new(), Vec::new(), Vec::new())
        .unwrap();
    assert_eq!(checked.versions.len(), 1, "{checked}");
    assert_eq!(checked.first_bad(), Some(2));
}
