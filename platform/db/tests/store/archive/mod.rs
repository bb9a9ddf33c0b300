//! Backups: made in use, checked before anything is touched, taken back
//! whole on either engine.

mod files;
mod refused;

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use db::{Db, Deed, Level, Location, Onto, Opening, Stage, Summary};
use guard::Act;
use kernel::{Class, Fault, Field, FieldKind, Whole};
use serde_json::Value;
use sha2::Digest as _;
use vault::Vault;

use crate::fixture::*;

fn backup(db: &Db) -> Vec<u8> {
    let mut target = Cursor::new(Vec::new());
    db.backup(&mut target, &permit(Act::BackUp), moment(50), &mut |_| {})
        .unwrap();
    target.into_inner()
}

fn restore(store: &Store, archive: &[u8], onto: Onto, vault: Arc<Vault>) -> Result<Summary, Fault> {
    Db::restore(
        &store.location,
        Cursor::new(archive),
        onto,
        catalogue(kinds()),
        vault,
        &permit(Act::Restore),
        moment(60),
        &mut |_| {},
    )
}

fn entries(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut entry = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn pack(entries: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(bytes).unwrap();
    }
    with_last_line(zip.finish().unwrap().into_inner())
}

/// With the line that says what stands before it.
fn with_last_line(mut zip: Vec<u8>) -> Vec<u8> {
    let hash = sha2::Sha256::digest(&zip);
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    zip.extend(format!("sha256 {hash}\n").bytes());
    zip
}

/// The hash of each table, which stands for everything in it; not of the log,
/// which tells of each backup and each restore.
fn hashes(archive: &[u8]) -> BTreeMap<String, String> {
    let manifest: Value = serde_json::from_slice(&entries(archive)["manifest.json"]).unwrap();
    manifest["tables"]
        .as_array()
        .unwrap()
        .iter()
        .map(|table| {
            let text = |name: &str| table[name].as_str().unwrap().to_owned();
            (text("name"), text("sha256"))
        })
        .filter(|(name, _)| !name.starts_with("log_"))
        .collect()
}

/// A backup whose manifest was changed.
fn with_manifest(archive: &[u8], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut entries = entries(archive);
    let mut manifest = serde_json::from_slice(&entries["manifest.json"]).unwrap();
    change(&mut manifest);
    entries.insert(
        "manifest.json".into(),
        serde_json::to_vec(&manifest).unwrap(),
    );
    pack(&entries)
}

fn filled() -> (Store, Vec<u8>) {
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    let archive = backup(&db);
    (store, archive)
}

fn refused(archive: &[u8], from: &Store) -> String {
    let target = Store::sqlite();
    let said = restore(&target, archive, Onto::Empty, from.vault())
        .expect_err("it was restored")
        .to_string();
    assert!(
        !target.path().exists(),
        "a refused backup touched the place"
    );
    said
}

on_both! {
    fn a_restored_database_is_equal_table_by_table(store) {
        let db = store.open();
        fill(&db);
        let archive = backup(&db);
        let target = store.another();
        let summary = restore(&target, &archive, Onto::Empty, store.vault()).unwrap();
        assert_eq!(summary.made_at, moment(50).to_string());
        assert_eq!(summary.master_key, store.vault().fingerprint().as_str());
        assert!(summary.tables.contains(&("benches".into(), 20)) && summary.tables.contains(&("benches_history".into(), 21)));
        let restored = target.open_as(Opening::Existing, kinds(), store.vault()).unwrap();
        assert_eq!(everything(&restored), everything(&db));
        assert_eq!(hashes(&backup(&restored)), hashes(&archive));
        // It goes on from where it was.
        restored.write(|session| {
            assert_eq!(session.next_reference(&<Bench as kernel::Record>::kind(), 2017)?, "BEN-2017-00021");
            session.edit(id(100), &bench(), Deed::Edited, 70)
        }).unwrap();
        assert!(restored.health().iter().all(|finding| finding.level != Level::Broken || finding.what.starts_with("the setting")));
    }

    fn living_records_are_replaced_only_when_that_is_said(store) {
        let db = store.open();
        fill(&db);
        let archive = backup(&db);
        let before = everything(&db);
        db.write(|session| session.enter(id(300), "BEN-300", &bench(), 9)).unwrap();
        let later = everything(&db);
        drop(db);
        let said = restore(store, &archive, Onto::Empty, store.vault()).unwrap_err().to_string();
        assert!(said.contains("already holds records"), "{said}");
        assert_eq!(everything(&store.open()), later);
        restore(store, &archive, Onto::Living, store.vault()).unwrap();
        assert_eq!(everything(&store.open()), before);
    }

    fn a_database_without_records_is_taken(store) {
        let (from, archive) = filled();
        drop(store.open_as(Opening::Create, kinds(), from.vault()).unwrap());
        restore(store, &archive, Onto::Empty, from.vault()).unwrap();
        assert_eq!(everything(&store.open_as(Opening::Existing, kinds(), from.vault()).unwrap()), everything(&from.open()));
    }

    fn a_database_of_another_program_is_never_replaced(store) {
        let (from, archive) = filled();
        if let Location::File(path) = &store.location {
            rusqlite::Connection::open(path).unwrap();
        }
        store.meddle("CREATE TABLE letters (number integer)");
        for onto in [Onto::Empty, Onto::Living] {
            let said = restore(store, &archive, onto, from.vault()).unwrap_err().to_string();
            assert!(said.contains("another program"), "{said}");
        }
        store.meddle("INSERT INTO letters VALUES (1)");
    }

    fn a_backup_made_while_others_write_holds_one_moment(store) {
        let db = store.open();
        fill(&db);
        let (stop, started) = (AtomicBool::new(false), AtomicBool::new(false));
        let archive = std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut number = 0;
                while !stop.load(Ordering::SeqCst) {
                    number += 1;
                    db.write(|session| {
                        session.enter(id(10_000 + number), &format!("BEN-2018-{number:06}"), &bench(), 9)?;
                        session.enter(id(20_000 + number), &format!("REP-2018-{number:06}"), &repair(id(10_000 + number)), 9)?;
                        session.edit(id(100), &Bench { seats: Some(Whole(number as i64)), ..bench() }, Deed::Edited, 9)
                    }).unwrap();
                    started.store(true, Ordering::SeqCst);
                }
            });
            while !started.load(Ordering::SeqCst) {
                std::thread::yield_now();
            }
            let archive = backup(&db);
            stop.store(true, Ordering::SeqCst);
            archive
        });
        let target = store.another();
        restore(&target, &archive, Onto::Empty, store.vault()).unwrap();
        let restored = target.open_as(Opening::Existing, kinds(), store.vault()).unwrap();
        let all = everything(&restored);
        let of = |prefix: &str| all.iter().filter(|(stored, _)| stored.reference.starts_with(prefix)).count() as i64;
        let edited = all.iter().find(|(stored, _)| stored.id == id(100)).unwrap();
        assert!(of("BEN-2018") >= 1);
        assert_eq!((of("BEN-2018"), of("REP-2018")), (edited.0.version - 1, edited.0.version - 1));
        assert!(restored.health().iter().all(|finding| finding.level != Level::Broken || finding.what.starts_with("the setting")));
    }

    fn an_older_backup_gets_the_columns_it_lacks_and_keeps_those_unknown(store) {
        let (from, archive) = filled();
        let mut other = kinds();
        other[1].fields.retain(|field| field.name != "opens_at");
        other[1].fields.push(Field::new("colour", FieldKind::Code { list: "colours".into() }, Class::Counted, false));
        Db::restore(&store.location, Cursor::new(&archive), Onto::Empty, catalogue(other.clone()), from.vault(), &permit(Act::Restore), moment(60), &mut |_| {}).unwrap();
        let db = store.open_as(Opening::Existing, other, from.vault()).unwrap();
        assert_eq!(everything(&db).len(), everything(&from.open()).len());
        let steps = db.read(|session| Ok(session.schema_steps()?)).unwrap();
        assert!(steps.iter().any(|step| step.step == "column benches.colour" && step.taken_at == moment(60).to_string()));
        let found = db.health();
        assert!(found.iter().any(|finding| finding.level == Level::Warning && finding.what.contains("benches.opens_at")), "{found:?}");
        drop(db);
        // With the field back in the catalogue, its values are there again.
        let mut both = kinds();
        both[1].fields.push(Field::new("colour", FieldKind::Code { list: "colours".into() }, Class::Counted, false));
        let db = store.open_as(Opening::Existing, both, from.vault()).unwrap();
        let times = everything(&db).iter().filter(|(stored, _)| stored.row.0.iter().any(|value| matches!(value, kernel::Value::Time(_)))).count();
        assert_eq!(times, 3);
    }
}

#[test]
fn a_backup_goes_from_engine_to_engine_and_back_unchanged() {
    let (from, archive) = filled();
    let Some(server) = Store::postgresql() else {
        return;
    };
    restore(&server, &archive, Onto::Empty, from.vault()).unwrap();
    let there = server
        .open_as(Opening::Existing, kinds(), from.vault())
        .unwrap();
    assert_eq!(everything(&there), everything(&from.open()));
    let again = backup(&there);
    assert_eq!(hashes(&again), hashes(&archive));
    let back = Store::sqlite();
    restore(&back, &again, Onto::Empty, from.vault()).unwrap();
    let back = back
        .open_as(Opening::Existing, kinds(), from.vault())
        .unwrap();
    assert_eq!(everything(&back), everything(&from.open()));
    assert_eq!(hashes(&backup(&back)), hashes(&archive));
}

#[test]
fn nothing_sealed_and_no_key_lies_open_in_a_backup() {
    let (store, archive) = filled();
    let key = std::fs::read(store.folder.path().join("master.key")).unwrap();
    let held: Vec<u8> = entries(&archive).into_values().flatten().collect();
    let holds = |needle: &[u8]| held.windows(needle.len()).any(|window| window == needle);
    assert!(holds(b"gardener"));
    assert!(!holds(b"Canary") && !holds(b"line two") && !holds(b"a test"));
    for line in String::from_utf8_lossy(&key)
        .lines()
        .filter(|line| line.len() > 16 && !line.contains(' '))
    {
        assert!(
            !holds(line.as_bytes()),
            "a line of the key file is in the backup"
        );
    }
}
