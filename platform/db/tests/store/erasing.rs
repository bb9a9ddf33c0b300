//! Erasing a keeper: what is left nowhere, what stays, and what the check of
//! the log says of it.

use std::{
    io::Cursor,
    path::Path,
    sync::{Arc, Barrier},
};

use db::{Db, Deed, Erased, Onto, Opening, vault_of, vault_of_backup};
use guard::Act;
use kernel::{Code, Condition, Link, No, Prose, Record, RecordId, Text, condition};
use ledger::{SecretKey, Statement};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use vault::{MasterKey, Vault};

use crate::fixture::{
    Bench, Keeper, Keeping, Store, bench, catalogue, contents, day, files, id, keeper, kinds,
    moment, permit,
};

pub const KEEPER: u128 = 0x0192_0000_0000_7000_8000_0000_0000_0001;
pub const OTHER: u128 = 0x0192_0000_0000_7000_8000_0000_0000_0002;

/// What is looked for in every byte: it must be gone, or must stay.
const NAME: &str = "Canaria Sealedova";
const STORY: &str = "canary of the sealed story";
const BADGE: &str = "CANARY-BADGE-17";
const INSCRIPTION: &str = "canary carved in open";
const REASON: &str = "canary in the reason of a change";
const KEPT: &str = "neighbour carved in open";

pub fn chance() -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(7)
}

fn master(folder: &Path) -> MasterKey {
    let path = folder.join("master.key");
    if path.exists() {
        MasterKey::open(&path).unwrap()
    } else {
        MasterKey::create(&path).unwrap()
    }
}

pub fn log_key() -> SecretKey {
    SecretKey::draw("park/log", Statement::Log, &mut chance()).unwrap()
}

pub fn vault(store: &Store) -> Vault {
    let folder = store.folder.path();
    let place = &store.location;
    vault_of(place, master(folder), files(folder), &mut chance()).unwrap()
}

pub fn open(store: &Store) -> Db {
    let vault = Arc::new(vault(store));
    let db = store.open_as(Opening::Create, kinds(), vault).unwrap();
    db.sign_with(log_key()).unwrap();
    db
}

/// A keeper with two versions and a bench, and a neighbour with the same.
pub fn fill(db: &Db) {
    db.write(|session| {
        for (at, (number, words)) in [(KEEPER, INSCRIPTION), (OTHER, KEPT)]
            .into_iter()
            .enumerate()
        {
            let id = RecordId(uuid::Uuid::from_u128(number));
            let about = Keeper {
                badge: Some(Text(format!("{BADGE}{at}"))),
                name: Some(Text(NAME.into())),
                story: Some(Prose(STORY.into())),
                ..keeper()
            };
            session.enter(id, &format!("KEE-{at}"), &about, 1)?;
            let stands = session.one::<Keeper>(id)?;
            let later = Keeper {
                post: Code("warden".into()),
                ..about
            };
            let edit = permit(Act::Edit);
            session.update(
                &<Keeper as kernel::Record>::kind(),
                &stands,
                1,
                &kernel::Record::to_row(&later),
                Deed::Edited,
                db::Writing {
                    permit: &edit,
                    recorded_at: moment(2),
                    reason: Some(&format!("{REASON} {at}")),
                },
            )?;
            let his = Bench {
                keeper: Some(Link::to(id)),
                inscription: Some(Text(words.into())),
                in_memory_of: Some(Text(NAME.into())),
                ..bench()
            };
            let bench = RecordId(uuid::Uuid::from_u128(number + 100));
            session.enter(bench, &format!("BEN-{at}"), &his, 3)?;
        }
        Ok(())
    })
    .unwrap();
}

pub fn erase(db: &Db, number: u128) -> Result<Erased, No> {
    db.erasing(&permit(Act::Erase), |_, erasing| {
        erasing.erase(RecordId(uuid::Uuid::from_u128(number)), "DES-1")
    })
}

pub fn check(db: &Db) -> db::Checked {
    let public = log_key().public().clone();
    db.verify(public, Vec::new(), Vec::new(), Vec::new())
        .unwrap()
}

pub fn backup(db: &Db) -> Vec<u8> {
    let mut bytes = Vec::new();
    db.backup(&mut bytes, &permit(Act::BackUp), moment(9), &mut |_| {})
        .unwrap();
    bytes
}

/// Puts a backup back, with the keys as they are kept now.
pub fn restore(archive: &[u8], from: &Store, to: &Store) {
    restore_of(kinds(), archive, from, to);
}

/// …with records of these kinds.
pub fn restore_of(kinds: Vec<kernel::RecordKind>, archive: &[u8], from: &Store, to: &Store) {
    let folder = from.folder.path();
    let vault = vault_of_backup(
        Cursor::new(archive),
        master(folder),
        files(folder),
        &mut chance(),
    );
    Db::restore(
        &to.location,
        Cursor::new(archive),
        Onto::Empty,
        catalogue(kinds),
        Arc::new(vault.unwrap()),
        &permit(Act::Restore),
        moment(60),
        &mut |_| {},
    )
    .unwrap();
    for name in ["master.key", "park.erasable-key"] {
        std::fs::copy(folder.join(name), to.folder.path().join(name)).unwrap();
    }
}

/// Which of these are found in the bytes of any file of a folder.
pub fn found(folder: &Path, canaries: &[Vec<u8>]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, bytes) in contents(folder) {
        for canary in canaries {
            if bytes.windows(canary.len()).any(|window| window == canary) {
                found.push(format!("{name}: {}", String::from_utf8_lossy(canary)));
            }
        }
    }
    found
}

fn texts(texts: &[String]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.clone().into_bytes()).collect()
}

/// What stands in the clear of the one, and of the other.
fn canaries(at: usize) -> Vec<Vec<u8>> {
    let words = [INSCRIPTION, KEPT][at];
    texts(&[format!("{BADGE}{at}"), words.to_owned()])
}

/// Sealed fields and wrapped keys of somebody, as they lie in the file.
fn sealed(store: &Store, number: u128) -> Vec<Vec<u8>> {
    let file = rusqlite::Connection::open(store.path()).unwrap();
    let id = uuid::Uuid::from_u128(number).as_bytes().to_vec();
    let bytes = |query: &str| -> Vec<Vec<u8>> {
        let mut query = file.prepare(query).unwrap();
        let rows = query.query_map([&id], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    [
        bytes("SELECT wrapped FROM data_keys WHERE subject = ?1"),
        bytes("SELECT name FROM keepers_history WHERE id = ?1"),
        bytes("SELECT story FROM keepers_history WHERE id = ?1"),
        bytes("SELECT sealed_reason FROM keepers_history WHERE id = ?1 AND version = 2"),
        bytes("SELECT in_memory_of FROM benches_history WHERE keeper = ?1"),
    ]
    .concat()
}

/// Why a keeper was last changed, as it is told.
fn reason_of(db: &Db, number: u128) -> Option<String> {
    let versions = db.read(|session| {
        let permit = permit(Act::Unseal);
        Ok(session.history(&Keeper::kind(), id(number), &permit)?)
    });
    versions.unwrap().pop().unwrap().stored.reason
}

/// How many tokens of the keeper's name stand in the index.
fn tokens(store: &Store, number: u128) -> i64 {
    let file = rusqlite::Connection::open(store.path()).unwrap();
    let id = uuid::Uuid::from_u128(number).as_bytes().to_vec();
    let query = "SELECT count(*) FROM name_tokens WHERE record = ?1";
    file.query_row(query, [id], |row| row.get(0)).unwrap()
}

#[test]
fn no_byte_of_who_was_erased_is_left_in_files_backup_or_restored_backup() {
    let store = Store::sqlite();
    let db = open(&store);
    fill(&db);
    let folder = store.folder.path();
    let before = backup(&db);
    let gone = [canaries(0), sealed(&store, KEEPER)].concat();
    let stays = [canaries(1), sealed(&store, OTHER)].concat();
    assert_eq!((gone.len(), stays.len()), (9, 9));
    for canary in gone.iter().chain(&stays) {
        assert!(
            !found(folder, std::slice::from_ref(canary)).is_empty(),
            "the scan sees nothing"
        );
    }
    let wrapped = vault::WrappedKey::from(sealed(&store, KEEPER).swap_remove(0));
    let (keeper, other) = (uuid::Uuid::from_u128(KEEPER), uuid::Uuid::from_u128(OTHER));
    vault(&store).unwrap(keeper, &wrapped).unwrap();
    // What is sealed is in the clear in no file, nor in what a backup holds.
    let said = texts(&[NAME.to_owned(), STORY.to_owned(), REASON.to_owned()]);
    assert_eq!(found(folder, &said), Vec::<String>::new());
    for number in [KEEPER, OTHER] {
        assert!(reason_of(&db, number).is_some_and(|reason| reason.starts_with(REASON)));
    }

    assert!(tokens(&store, KEEPER) > 0);
    let erased = erase(&db, KEEPER).unwrap();
    assert_eq!(tokens(&store, KEEPER), 0, "nobody finds them by name");
    assert!(tokens(&store, OTHER) > 0);
    assert_eq!(erased.versions, 3);
    let records = [("benches".to_owned(), 1), ("keepers".to_owned(), 1)];
    assert_eq!(erased.records, records.into_iter().collect());
    assert_eq!(found(folder, &gone), Vec::<String>::new());
    for canary in &stays {
        assert!(!found(folder, std::slice::from_ref(canary)).is_empty());
    }
    assert!(check(&db).is_sound(), "{}", check(&db));

    // The wrapped key of a backup from before opens with no key that is left.
    let now = vault(&store);
    assert!(matches!(
        now.unwrap(keeper, &wrapped),
        Err(vault::Fault::Erased { .. })
    ));
    assert!(!now.is_erased(other));

    assert_eq!(reason_of(&db, KEEPER), None);

    // A backup from before, put back: the one is erased again, the other is whole.
    let restored = Store::sqlite();
    restore(&before, &store, &restored);
    assert_eq!(found(restored.folder.path(), &gone), Vec::<String>::new());
    let again = open(&restored);
    assert_eq!(reason_of(&again, KEEPER), None);
    assert_eq!(reason_of(&again, OTHER), Some(format!("{REASON} 1")));
    let other = again
        .read(|session| session.one::<Keeper>(RecordId(other)))
        .unwrap();
    assert_eq!(
        <Keeper as kernel::Record>::from_row(&other.row)
            .unwrap()
            .name,
        Some(Text(NAME.into()))
    );
    let keeper = again
        .read(|session| session.one::<Keeper>(RecordId(keeper)))
        .unwrap();
    let keeper: Keeper = kernel::Record::from_row(&keeper.row).unwrap();
    assert_eq!(
        (keeper.name, keeper.story, keeper.badge),
        (None, None, None)
    );
    assert_eq!(keeper.post, Code("warden".into()));
    assert!(check(&again).is_sound(), "{}", check(&again));
}

#[test]
fn a_blanking_is_no_erasing_even_where_it_is_dressed_up_as_one() {
    let store = Store::sqlite();
    let db = open(&store);
    fill(&db);
    erase(&db, KEEPER).unwrap();
    assert!(check(&db).is_sound(), "{}", check(&db));
    store.meddle("UPDATE keepers_history SET name = NULL, story = NULL WHERE reference = 'KEE-1'");
    assert!(!check(&db).is_sound(), "{}", check(&db));
    store.meddle(
        "UPDATE keepers_history SET
             erased_number = (SELECT max(erased_number) FROM keepers_history),
             written_hash = (SELECT max(written_hash) FROM keepers_history)
         WHERE reference = 'KEE-1'",
    );
    assert!(!check(&db).is_sound(), "{}", check(&db));
}

on_both! {
    fn two_who_erase_at_once_erase_once_and_nothing_is_written_of_whoever_is_erased(store) {
        let db = open(store);
        fill(&db);
        let start = Barrier::new(3);
        let (ends, edited) = std::thread::scope(|scope| {
            let erasers: Vec<_> = (0..2).map(|_| scope.spawn(|| {
                start.wait();
                erase(&db, KEEPER)
            })).collect();
            let editor = scope.spawn(|| {
                start.wait();
                let about = Keeper { name: Some(Text(NAME.into())), story: Some(Prose(STORY.into())), ..keeper() };
                let edit = || db.write(|session| session.edit(id(KEEPER), &about, Deed::Edited, 5));
                (0..20).map(|_| edit()).collect::<Vec<_>>()
            });
            let ends: Vec<_> = erasers.into_iter().map(|eraser| eraser.join().unwrap()).collect();
            (ends, editor.join().unwrap())
        });
        let rule = |no: &No| match no {
            No::Refused(refusals) => refusals[0].rule.clone(),
            No::Failed(fault) => panic!("{fault}"),
        };
        let refused: Vec<_> = ends.iter().filter_map(|end| end.as_ref().err().map(rule)).collect();
        assert_eq!(refused, ["records.erased"]);
        // Whoever wrote before it was erased with the rest; afterwards nobody writes.
        let first = edited.iter().position(Result::is_err).unwrap_or(edited.len());
        assert!(edited[first..].iter().all(|end| end.as_ref().is_err_and(|no| rule(no) == "records.erased")));
        let versions = db.read(|session| Ok(session.history(&Keeper::kind(), id(KEEPER), &permit(Act::Unseal))?)).unwrap();
        assert_eq!(versions.len(), 2 + first);
        for version in versions {
            let left: Keeper = version.stored.record().unwrap();
            assert_eq!((left.name, left.story, left.badge), (None, None, None));
        }
        assert!(super::check(&db).is_sound(), "{}", super::check(&db));
    }

    fn how_somebody_was_erased_is_told_by_log_and_records(store) {
        let db = open(store);
        fill(&db);
        let erasure_of = |number| db.read(|session| Ok(session.erasure_of(id(number))?)).unwrap();
        assert_eq!(erasure_of(KEEPER), None);
        let erased = erase(&db, KEEPER).unwrap();
        let told = erasure_of(KEEPER).unwrap();
        assert_eq!((told.officer.as_deref(), told.proposal.as_deref()), (Some("Tester Testov"), Some("DES-1")));
        assert_eq!((told.versions, told.entry), (erased.versions, erased.entry));
        let records = db.read(|session| Ok(session.records_erased_by(told.entry)?)).unwrap();
        assert_eq!(records, erased.records);
        assert_eq!(erasure_of(OTHER), None);
    }

    fn the_last_day_is_that_of_any_field_and_of_void_records_too(store) {
        let db = store.open();
        crate::fixture::fill(&db);
        let last = |conditions: &[Condition]| db.read(|session| Ok(session.last_days(&Keeper::kind(), conditions)?)).unwrap();
        let days = last(&[]);
        assert_eq!(days[&id(1)], day("2017-03-01"));
        // Joined in 2016, and left later.
        assert_eq!(days[&id(2)], day("2017-12-30"));
        let guards = last(&[condition::is("post", "guard")]);
        assert_eq!(guards.keys().collect::<Vec<_>>(), [&id(2)]);
        db.write(|session| {
            let stands = session.one::<Keeper>(id(2))?.record::<Keeper>()?;
            session.edit(id(2), &stands, Deed::Voided, 5)
        }).unwrap();
        assert_eq!(last(&[])[&id(2)], day("2017-12-30"));
    }
}
