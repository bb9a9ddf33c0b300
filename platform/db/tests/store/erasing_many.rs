//! Erasing many records at once that are in nobody's file: what is left
//! nowhere, what stays, and what the erasable key costs by it.

use std::{collections::BTreeSet, io::Cursor, sync::Arc};

use db::{Db, Erased, Onto, Opening, Writing, vault_of, vault_of_backup};
use guard::Act;
use kernel::{Date, No, Prose, Record, RecordId, RecordKind, Text};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use vault::MasterKey;

use crate::{
    erasing::{backup, check as log_check, found},
    fixture::{Store, catalogue, day, files, id, moment, permit},
};

/// A letter to the park: in nobody's file.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "letters", prefix = "LET", period = "received_on")]
struct Letter {
    #[counted]
    received_on: Date,
    #[counted(key)]
    writer_number: Text,
    #[open]
    subject_line: Option<Text>,
    #[sealed(testimony)]
    words: Option<Prose>,
}

const FIRST: u128 = 0x0192_0000_0000_7000_8000_0000_0001_0000;
const WORDS: &str = "canary of a letter that was sealed";
const LINE: &str = "CANARY-LINE";

fn kinds() -> Vec<RecordKind> {
    let mut kinds = crate::fixture::kinds();
    kinds.push(Letter::kind());
    kinds
}

fn chance() -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(7)
}

fn vault(store: &Store) -> vault::Vault {
    let folder = store.folder.path();
    let path = folder.join("master.key");
    let master = if path.exists() {
        MasterKey::open(&path)
    } else {
        MasterKey::create(&path)
    };
    vault_of(
        &store.location,
        master.unwrap(),
        files(folder),
        &mut chance(),
    )
    .unwrap()
}

fn open(store: &Store) -> Db {
    let vault = Arc::new(vault(store));
    let db = store.open_as(Opening::Create, kinds(), vault).unwrap();
    db.sign_with(crate::erasing::log_key()).unwrap();
    db
}

fn letter(at: u128) -> RecordId {
    // Far from one another, as what is entered through a year is.
    id(FIRST + (at << 80))
}

/// So many letters with the numbers of a year, one after the other.
fn fill(db: &Db, count: u128) {
    db.write(|session| {
        for at in 1..=count {
            let letter_of = Letter {
                received_on: day("2008-05-15"),
                writer_number: Text(format!("W-{}", at % 7)),
                subject_line: Some(Text(format!("{LINE}-{at}"))),
                words: Some(Prose(format!("{WORDS} {at}"))),
            };
            session.insert(
                &Letter::kind(),
                letter(at),
                &format!("LET-2008-{at:05}"),
                &letter_of.to_row(),
                Writing {
                    permit: &permit(Act::Enter),
                    recorded_at: moment(1),
                    reason: None,
                },
            )?;
        }
        Ok(())
    })
    .unwrap();
}

fn erase(db: &Db, which: impl Iterator<Item = u128>) -> Result<Erased, No> {
    let subjects: BTreeSet<RecordId> = which.map(letter).collect();
    db.erasing(&permit(Act::Erase), |_, erasing| {
        erasing.erase_all(&subjects, "DES-2")
    })
}

fn words_of(db: &Db, at: u128) -> Option<Prose> {
    let kind = Letter::kind();
    let read = db.read(|session| Ok(session.get(&kind, letter(at), &permit(Act::Unseal))?));
    read.unwrap().unwrap().record::<Letter>().unwrap().words
}

/// Whose key is the second letter's.
const SECOND: &str = "subject IN (SELECT id FROM letters WHERE reference = 'LET-2008-00002')";

/// Why a program does not start with it.
fn refused(store: &Store) -> String {
    let opened = store.open_as(Opening::Existing, kinds(), Arc::new(vault(store)));
    let refused = opened.err().map(|fault| fault.to_string());
    refused.unwrap_or_default()
}

/// How many bytes the erasable key has.
fn key_bytes(store: &Store) -> u64 {
    let file = store.folder.path().join("park.erasable-key");
    std::fs::metadata(file).unwrap().len()
}

fn restored(archive: &[u8], from: &Store) -> (Store, Db) {
    let to = from.another();
    let folder = from.folder.path();
    let master = MasterKey::open(&folder.join("master.key")).unwrap();
    let keys = vault_of_backup(Cursor::new(archive), master, files(folder), &mut chance());
    Db::restore(
        &to.location,
        Cursor::new(archive),
        Onto::Empty,
        catalogue(kinds()),
        Arc::new(keys.unwrap()),
        &permit(Act::Restore),
        moment(60),
        &mut |_| {},
    )
    .unwrap();
    for name in ["master.key", "park.erasable-key"] {
        std::fs::copy(folder.join(name), to.folder.path().join(name)).unwrap();
    }
    let db = open(&to);
    (to, db)
}

on_both! {
    fn what_is_erased_together_opens_nowhere_and_its_neighbours_are_whole(store) {
        let db = open(store);
        fill(&db, 40);
        let before = backup(&db);
        let key_before = key_bytes(store);
        let erased = erase(&db, 1..=30).unwrap();
        assert_eq!((erased.versions, erased.records["letters"]), (30, 30));
        for at in 1..=40 {
            let words = (at > 30).then(|| Prose(format!("{WORDS} {at}")));
            assert_eq!(words_of(&db, at), words, "letter {at}");
        }
        // A run of neighbours costs no more than one place that is far from all.
        assert!(key_bytes(store) - key_before <= 128 * 49, "{}", key_bytes(store));
        let told = db.read(|session| Ok(session.erasures()?)).unwrap();
        assert_eq!(told["DES-2"].entry, erased.entry);
        let records = db.read(|session| Ok(session.records_erased_by(erased.entry)?)).unwrap();
        assert_eq!(records, erased.records);
        assert!(log_check(&db).is_sound(), "{}", log_check(&db));
        // What is counted stays, and what joins it to others.
        let all = db.read(|session| Ok(session.joined(&Letter::kind())?)).unwrap();
        assert_eq!(all.iter().filter(|one| one.numbers == ["W-1"]).count(), 6);
        let days = db.read(|session| Ok(session.last_days_of_each(&Letter::kind(), &[])?)).unwrap();
        assert_eq!((days.len(), days[&letter(1)]), (40, day("2008-05-15")));

        // One is erased once, and a backup of before gives none of them back.
        let refused = erase(&db, 30..=31).unwrap_err();
        assert!(matches!(refused, No::Refused(refusals) if refusals[0].rule == "records.erased"));
        let (_other, again) = restored(&before, store);
        assert_eq!(words_of(&again, 1), None);
        assert_eq!(words_of(&again, 30), None);
        assert_eq!(words_of(&again, 31), Some(Prose(format!("{WORDS} 31"))));
        assert!(log_check(&again).is_sound(), "{}", log_check(&again));
    }

    fn a_number_that_is_given_anew_where_an_older_backup_was_put_back_has_a_key(store) {
        let db = open(store);
        let empty = backup(&db);
        fill(&db, 3);
        erase(&db, 1..=2).unwrap();
        let (_other, earlier) = restored(&empty, store);
        fill(&earlier, 3);
        assert!(words_of(&earlier, 3).is_some());
        assert_eq!(words_of(&earlier, 1), Some(Prose(format!("{WORDS} 1"))));
        erase(&earlier, 1..=1).unwrap();
        assert_eq!(words_of(&earlier, 1), None);
        assert!(words_of(&earlier, 2).is_some());
        assert!(log_check(&earlier).is_sound(), "{}", log_check(&earlier));
    }

    fn what_was_broken_off_between_the_records_and_the_key_is_ended_at_the_next_start(store) {
        let db = open(store);
        fill(&db, 3);
        let folder = store.folder.path();
        let kept = std::fs::read(folder.join("park.erasable-key")).unwrap();
        erase(&db, 1..=2).unwrap();
        drop(db);
        // As if the power had gone before the key was written.
        for name in ["park.erasable-key", "copy.erasable-key"] {
            std::fs::write(folder.join(name), &kept).unwrap();
        }
        let db = open(store);
        assert_ne!(std::fs::read(folder.join("park.erasable-key")).unwrap(), kept);
        assert_eq!(words_of(&db, 1), None);
        assert!(words_of(&db, 3).is_some());
        assert!(log_check(&db).is_sound(), "{}", log_check(&db));
    }

    fn whoever_writes_into_the_database_has_nobody_erased_from_the_key(store) {
        let db = open(store);
        fill(&db, 3);
        erase(&db, 1..=1).unwrap();
        drop(db);
        let key = store.folder.path().join("park.erasable-key");
        let kept = std::fs::read(&key).unwrap();
        let others = "SELECT subject FROM erased_subjects";
        // No proof, another one's, and one that leads to a place that is gone.
        for (place, proof) in [("NULL", "NULL"), ("NULL", "proof"), ("place", "NULL"), ("place", "proof")] {
            store.meddle(&format!(
                "INSERT INTO erased_subjects SELECT keys.subject, number, {place}, {proof} FROM \
                 data_keys AS keys, erased_subjects WHERE keys.subject NOT IN ({others})"
            ));
            let refused = refused(store);
            assert!(refused.contains("somebody wrote in it who was erased"), "{refused}");
            assert_eq!(std::fs::read(&key).unwrap(), kept);
            store.meddle("DELETE FROM erased_subjects WHERE subject IN (SELECT subject FROM data_keys)");
        }
        let db = open(store);
        assert!(words_of(&db, 2).is_some());
        // What was agreed to is ended all the same.
        store.meddle(&format!(
            "INSERT INTO erased_subjects SELECT subject, 1, NULL, NULL FROM data_keys WHERE \
             subject NOT IN ({others}) AND NOT ({SECOND})"
        ));
        let told = erase(&db, 2..=2).err().map(|no| format!("{no:?}")).unwrap_or_default();
        assert!(told.contains("somebody wrote in it who was erased"), "{told}");
        assert_ne!(std::fs::read(&key).unwrap(), kept);
    }

    fn who_was_erased_by_an_older_program_is_proven_at_the_next_start(store) {
        let db = open(store);
        fill(&db, 3);
        let folder = store.folder.path();
        let before = std::fs::read(folder.join("park.erasable-key")).unwrap();
        erase(&db, 1..=1).unwrap();
        drop(db);
        store.meddle("UPDATE erased_subjects SET proof = NULL");
        let db = open(store);
        assert!(log_check(&db).is_sound(), "{}", log_check(&db));
        drop(db);
        // The newest key is lost, and an older copy of it is put back.
        for name in ["park.erasable-key", "copy.erasable-key"] {
            std::fs::write(folder.join(name), &before).unwrap();
        }
        let db = open(store);
        assert_ne!(std::fs::read(folder.join("park.erasable-key")).unwrap(), before);
        assert!(words_of(&db, 2).is_some());
    }

    fn nobody_is_erased_in_another_one_s_place_or_without_their_key(store) {
        let db = open(store);
        fill(&db, 3);
        erase(&db, 1..=1).unwrap();
        drop(db);
        // The key of the second is said to lie where that of the first lay.
        let lies_at = |number: u8| store.meddle(&match &store.location {
            db::Location::File(_) => format!(
                "UPDATE data_keys SET wrapped = CAST(substr(wrapped, 1, 18) || x'{number:02x}' || \
                 substr(wrapped, 20) AS BLOB) WHERE {SECOND}"
            ),
            db::Location::Server(_) => {
                format!("UPDATE data_keys SET wrapped = set_byte(wrapped, 18, {number}) WHERE {SECOND}")
            }
        });
        lies_at(1);
        store.meddle("DELETE FROM program_settings WHERE name = 'erased_from_key'");
        let refused = refused(store);
        assert!(refused.contains("somebody wrote in it whose key is whose"), "{refused}");
        lies_at(2);
        let db = open(store);
        assert!(words_of(&db, 2).is_some());
        lies_at(1);
        let told = erase(&db, 2..=2).err().map(|no| format!("{no:?}")).unwrap_or_default();
        assert!(told.contains("somebody wrote in it whose key is whose"), "{told}");
        store.meddle(&format!("DELETE FROM data_keys WHERE {SECOND}"));
        let told = erase(&db, 2..=2).err().map(|no| format!("{no:?}")).unwrap_or_default();
        assert!(told.contains("a key of whoever is to be erased was taken out of it"), "{told}");
        assert!(words_of(&db, 3).is_some());
    }
}

#[test]
fn no_byte_of_what_was_erased_together_is_left_in_files_or_a_restored_backup() {
    let store = Store::sqlite();
    let db = open(&store);
    fill(&db, 4);
    let folder = store.folder.path();
    let before = backup(&db);
    let of = |at: u128| {
        let file = rusqlite::Connection::open(store.path()).unwrap();
        let own = letter(at).0.as_bytes().to_vec();
        let bytes =
            |query: &str| -> Vec<u8> { file.query_row(query, [&own], |row| row.get(0)).unwrap() };
        vec![
            bytes("SELECT wrapped FROM data_keys WHERE subject = ?1"),
            bytes("SELECT words FROM letters_history WHERE id = ?1"),
            format!("{LINE}-{at}").into_bytes(),
        ]
    };
    let (gone, stays) = ([of(1), of(2), of(3)].concat(), of(4));
    for canary in gone.iter().chain(&stays) {
        assert!(
            !found(folder, std::slice::from_ref(canary)).is_empty(),
            "the scan sees nothing"
        );
    }
    let wrapped = vault::WrappedKey::from(gone[0].clone());
    vault(&store).unwrap(letter(1).0, &wrapped).unwrap();
    erase(&db, 1..=3).unwrap();
    assert_eq!(found(folder, &gone), Vec::<String>::new());
    for canary in &stays {
        assert!(!found(folder, std::slice::from_ref(canary)).is_empty());
    }
    // What a backup from before holds opens with no key that is left.
    let now = vault(&store);
    assert!(matches!(
        now.unwrap(letter(1).0, &wrapped),
        Err(vault::Fault::Erased { .. })
    ));
    let (other, _db) = restored(&before, &store);
    assert_eq!(found(other.folder.path(), &gone), Vec::<String>::new());
}
