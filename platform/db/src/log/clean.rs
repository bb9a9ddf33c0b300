//! Logs of honest work, whatever was done in whatever order: none is accused.

#![allow(clippy::unwrap_used)]

use db::{Db, Deed, Listing, Onto, Opening};
use guard::Act;
use kernel::{Link, Record, Text, Whole};
use ledger::{SecretKey, Statement};
use rand::RngExt;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};

use super::tamperings::seeds;
use crate::fixture::*;

/// Does a few things by chance.
fn work(db: &Db, chance: &mut ChaCha20Rng, next: &mut u128) {
    let at = i64::try_from(*next).unwrap();
    let any = |chance: &mut ChaCha20Rng| {
        let below = u64::try_from(*next).unwrap().max(2);
        id(u128::from(chance.random_range(1..below)))
    };
    match chance.random_range(0..10) {
        0..=2 => {
            let is_keeper = chance.random_range(0..2) == 0;
            let reference = format!("REF-{next}");
            db.write(|session| {
                if is_keeper {
                    let name = Some(Text("Canary".into()));
                    session.enter(id(*next), &reference, &Keeper { name, ..keeper() }, at)
                } else {
                    session.enter(id(*next), &reference, &bench(), at)
                }
            })
            .unwrap();
            *next += 1;
        }
        3 | 4 => {
            let one = any(chance);
            let deed = if chance.random_range(0..4) == 0 {
                Deed::Voided
            } else {
                Deed::Edited
            };
            let seats = Some(Whole(chance.random_range(1..9)));
            let refused = db
                .write(|session| session.edit(one, &Bench { seats, ..bench() }, deed, at + 1_000));
            // There may be no bench of this number; nothing is written then.
            drop(refused);
        }
        5 => {
            let deed = if chance.random_range(0..2) == 0 {
                Deed::Moved
            } else {
                Deed::Returned
            };
            let (bench, keeper) = (any(chance), any(chance));
            let refused = db.write(|session| led_to(session, (bench, keeper), deed, at + 1_000));
            drop(refused);
        }
        6 => {
            let one = any(chance);
            drop(db.read(|session| session.one::<Keeper>(one)));
        }
        7 => {
            db.read(|session| {
                session.list(&Bench::kind(), &every(), &permit(Act::Look))?;
                Ok(())
            })
            .unwrap();
        }
        8 => {
            let listing = Listing {
                limit: 3,
                ..Listing::default()
            };
            let export = permit(Act::Export);
            let announced = db.announce(&Keeper::kind(), &listing, &export).unwrap();
            db.read(|session| {
                Ok(session.each(&Keeper::kind(), &listing, &announced, &mut |_| Ok(()))?)
            })
            .unwrap();
        }
        _ => {
            let mut filling = ChaCha20Rng::seed_from_u64(chance.random());
            let first = *next;
            *next += 3;
            db.fill(&mut filling, &permit(Act::Import), |session| {
                session.enter(id(first), &format!("REF-{first}"), &keeper(), at)?;
                for number in first + 1..first + 3 {
                    let bench = Bench {
                        keeper: Some(Link::to(id(first))),
                        in_memory_of: Some(Text("Canary".into())),
                        ..bench()
                    };
                    session.enter(id(number), &format!("REF-{number}"), &bench, at)?;
                }
                Ok(())
            })
            .unwrap();
        }
    }
}

fn sound(db: &Db, key: &SecretKey) {
    let checked = db
        .verify(key.public().clone(), Vec::new(), Vec::new(), Vec::new())
        .unwrap();
    assert!(checked.is_sound(), "{checked}");
}

fn key(chance: &mut ChaCha20Rng) -> SecretKey {
    SecretKey::draw("park.example/log", Statement::Log, chance).unwrap()
}

#[test]
fn no_honest_log_is_accused() {
    let store = Store::sqlite();
    let db = store.open();
    drop(db);
    for seed in seeds(30) {
        let mut chance = ChaCha20Rng::seed_from_u64(seed);
        let own = Store {
            folder: tempfile::tempdir().unwrap(),
            location: crate::Location::File(store.folder.path().join("unused")),
        };
        let path = own.folder.path().join("park.db");
        std::fs::copy(store.whole(), &path).unwrap();
        let location = crate::Location::File(path);
        let open = || {
            Db::open(
                &location,
                Opening::Existing,
                catalogue(kinds()),
                store.vault(),
                clockwork::Clock::fixed(moment(5)),
            )
            .unwrap()
        };
        let db = open();
        let mut next = 1;
        let key = key(&mut chance);
        let public = key.public().clone();
        db.sign_with(key).unwrap();
        for step in 0..chance.random_range(1..20) {
            work(&db, &mut chance, &mut next);
            if step % 7 == 3 {
                db.checkpoint().unwrap();
            }
        }
        let checked = db
            .verify(public, Vec::new(), Vec::new(), Vec::new())
            .unwrap();
        assert!(checked.is_sound(), "seed {seed}: {checked}");
    }
}

#[test]
fn a_log_goes_from_engine_to_engine_and_stays_sound() {
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    let mut chance = ChaCha20Rng::seed_from_u64(3);
    let key = key(&mut chance);
    sound(&db, &key);
    let mut archive = std::io::Cursor::new(Vec::new());
    db.backup(&mut archive, &permit(Act::BackUp), moment(50), &mut |_| {})
        .unwrap();
    let mut stores = vec![Store::sqlite()];
    stores.extend(Store::postgresql());
    for target in stores {
        archive.set_position(0);
        Db::restore(
            &target.location,
            &mut archive,
            Onto::Empty,
            catalogue(kinds()),
            store.vault(),
            &permit(Act::Restore),
            moment(60),
            &mut |_| {},
        )
        .unwrap();
        let restored = target
            .open_as(Opening::Existing, kinds(), store.vault())
            .unwrap();
        let lines = super::trace::entries(&restored, 0);
        let last = lines.iter().rev().take(2).map(|line| line.act.as_str());
        assert_eq!(last.collect::<Vec<_>>(), ["restored", "backed_up"]);
        sound(&restored, &key);
        restored
            .write(|session| session.edit(id(100), &bench(), Deed::Edited, 70))
            .unwrap();
        sound(&restored, &key);
    }
}

#[test]
fn records_from_before_there_was_a_log_are_in_its_first_entry() {
    let store = Store::sqlite();
    fill(&store.open());
    // As a program without a log would have left it.
    store.meddle(
        "DELETE FROM log_head; DELETE FROM log_entries; DELETE FROM log_checkpoints; \
         DELETE FROM data_keys WHERE subject = X'ffffffffffffffffffffffffffffffff'; \
         UPDATE benches_history SET log_number = NULL; \
         UPDATE keepers_history SET log_number = NULL; \
         UPDATE repairs_history SET log_number = NULL",
    );
    let db = store.open();
    let first = super::trace::entries(&db, 0).remove(0);
    assert_eq!((first.act.as_str(), first.rows), ("began", Some(30)));
    let key = key(&mut ChaCha20Rng::seed_from_u64(3));
    sound(&db, &key);
    store.meddle("UPDATE repairs_history SET hours = 4 WHERE reference = 'REP-2017-00000'");
    let checked = db
        .verify(key.public().clone(), Vec::new(), Vec::new(), Vec::new())
        .unwrap();
    assert_eq!(checked.first_bad(), Some(0), "{checked}");
}

#[test]
fn a_country_that_gets_more_fields_and_seals_more_accuses_nobody() {
    use kernel::{Class, Compartment, Field, FieldKind};
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    drop(db);
    let mut more = kinds();
    let colour = FieldKind::Code {
        list: "colours".into(),
    };
    let note = FieldKind::Text { characters_max: 9 };
    more[1]
        .fields
        .insert(0, Field::new("colour", colour, Class::Counted, false));
    more[2].fields.push(Field::new(
        "note",
        note,
        Class::Sealed(Compartment::Testimony),
        false,
    ));
    let db = store
        .open_as(Opening::Existing, more, store.vault())
        .unwrap();
    sound(&db, &key(&mut ChaCha20Rng::seed_from_u64(3)));
}
