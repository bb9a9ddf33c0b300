//! Backups: made in use, checked before anything is touched, taken back
//! whole on either engine.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use db::{Db, Deed, Level, Location, Onto, Opening, Stage, Summary};
use kernel::{Class, Fault, Field, FieldKind, Whole};
use serde_json::{Value, json};
use vault::Vault;

use crate::fixture::*;

fn backup(db: &Db) -> Vec<u8> {
    let mut target = Cursor::new(Vec::new());
    db.backup(&mut target, moment(50), &mut |_| {}).unwrap();
    target.into_inner()
}

fn restore(store: &Store, archive: &[u8], onto: Onto, vault: Arc<Vault>) -> Result<Summary, Fault> {
    Db::restore(
        &store.location,
        Cursor::new(archive),
        onto,
        catalogue(kinds()),
        vault,
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
    zip.finish().unwrap().into_inner()
}

/// The hash of each table, which stands for everything in it.
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
            assert_eq!(session.next_reference(&<Bench as kernel::Record>::kind(), 2017)?, "BEN-2017-00002");
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
        Db::restore(&store.location, Cursor::new(&archive), Onto::Empty, catalogue(other.clone()), from.vault(), moment(60), &mut |_| {}).unwrap();
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
    assert!(!holds(b"Canary") && !holds(b"line two"));
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

#[test]
fn a_backup_that_was_cut_off_or_changed_anywhere_is_refused_or_restores_the_same() {
    let (store, archive) = filled();
    let whole = hashes(&archive);
    for length in (0..archive.len()).step_by(archive.len() / 40) {
        refused(&archive[..length], &store);
    }
    refused(b"", &store);
    refused("a letter, not a backup\n".repeat(1_000).as_bytes(), &store);
    let mut passed = 0;
    for at in (0..archive.len()).step_by(23) {
        let mut changed = archive.clone();
        changed[at] ^= 0x10;
        let target = Store::sqlite();
        match restore(&target, &changed, Onto::Empty, store.vault()) {
            Err(_) => assert!(!target.path().exists()),
            // Some bytes of a zip say nothing: dates, who may read an entry.
            Ok(_) => {
                passed += 1;
                let db = target
                    .open_as(Opening::Existing, kinds(), store.vault())
                    .unwrap();
                assert_eq!(hashes(&backup(&db)), whole, "byte {at}");
            }
        }
    }
    // A small backup is to a good part the zip's own headers, of which there
    // are two for each entry; what passed was shown above to do no harm.
    assert!(
        passed * 2 < archive.len() / 23,
        "{passed} changes passed, so the loop hardly tried the contents"
    );
}

#[test]
fn a_backup_that_does_not_hold_what_it_says_is_refused_in_a_sentence() {
    let (store, archive) = filled();
    let table = |manifest: &mut Value, name: &str| {
        let tables = manifest["tables"].as_array().unwrap();
        tables
            .iter()
            .position(|table| table["name"] == name)
            .unwrap()
    };
    let benches = |change: fn(&mut Value)| {
        with_manifest(&archive, |manifest| {
            let at = table(manifest, "benches");
            change(&mut manifest["tables"][at]);
        })
    };
    for (changed, says) in [
        (
            with_manifest(&archive, |manifest| manifest["version"] = json!(2)),
            "format 2",
        ),
        (
            with_manifest(&archive, |manifest| manifest["format"] = json!("letters")),
            "no backup of this program",
        ),
        (
            with_manifest(&archive, |manifest| {
                manifest["master_key_fingerprint"] = json!("0")
            }),
            "another master key",
        ),
        (
            benches(|table| table["rows"] = json!(19)),
            "larger than it says",
        ),
        (
            benches(|table| table["rows"] = json!(21)),
            "20 rows where 21",
        ),
        (benches(|table| table["bytes"] = json!(7)), "benches"),
        (
            benches(|table| table["sha256"] = json!("0".repeat(64))),
            "not as it was written",
        ),
        (
            benches(|table| table["name"] = json!("benches; DROP TABLE keepers")),
            "cannot be right",
        ),
        (
            benches(|table| table["name"] = json!("../benches")),
            "cannot be right",
        ),
        (
            benches(|table| table["name"] = json!("keepers")),
            "cannot be right",
        ),
        (
            benches(|table| table["columns"][0]["holds"] = json!("text")),
            "another kind",
        ),
        (
            benches(|table| table["columns"][0]["holds"] = json!("letters")),
            "manifest is damaged",
        ),
    ] {
        let said = refused(&changed, &store);
        assert!(said.contains(says), "{said}");
    }
    let mut without = entries(&archive);
    without.remove("tables/benches.jsonl");
    assert!(refused(&pack(&without), &store).contains("does not hold the tables"));
    let mut more = entries(&archive);
    more.insert("tables/../../etc.jsonl".into(), b"[]\n".to_vec());
    assert!(refused(&pack(&more), &store).contains("does not hold the tables"));
    // A row that is not one, with hash and length made to fit.
    for line in ["[1,2]\n", "{}\n", "null\n", "[[[[\n", "\n"] {
        let mut wrong = entries(&archive);
        wrong.insert("tables/program_settings.jsonl".into(), line.into());
        let mut manifest: Value = serde_json::from_slice(&wrong["manifest.json"]).unwrap();
        let at = table(&mut manifest, "program_settings");
        manifest["tables"][at]["rows"] = json!(1);
        manifest["tables"][at]["bytes"] = json!(line.len());
        wrong.insert(
            "manifest.json".into(),
            serde_json::to_vec(&manifest).unwrap(),
        );
        assert!(refused(&pack(&wrong), &store).contains("row 1 of the table program_settings"));
    }
}

#[test]
fn a_zip_bomb_is_not_unpacked_further_than_it_says() {
    let (store, archive) = filled();
    let mut bomb = entries(&archive);
    bomb.insert("tables/benches.jsonl".into(), vec![b'['; 64 * 1024 * 1024]);
    assert!(refused(&pack(&bomb), &store).contains("benches"));
    let mut bomb = entries(&archive);
    bomb.insert("manifest.json".into(), vec![b' '; 32 * 1024 * 1024]);
    assert!(refused(&pack(&bomb), &store).contains("too large"));
}

#[test]
fn a_backup_of_a_newer_program_is_refused() {
    let store = Store::sqlite();
    let mut more = kinds();
    more.push(kernel::RecordKind {
        register: "fountains".into(),
        prefix: "FOU".into(),
        ..<Repair as kernel::Record>::kind()
    });
    let archive = backup(&store.open_as(Opening::Create, more, store.vault()).unwrap());
    assert!(refused(&archive, &store).contains("fountains"));
}

#[test]
fn a_file_in_use_is_not_replaced() {
    let (store, archive) = filled();
    let db = store.open();
    let before = everything(&db);
    let said = restore(&store, &archive, Onto::Living, store.vault())
        .unwrap_err()
        .to_string();
    assert!(said.contains("in use"), "{said}");
    db.write(|session| session.enter(id(300), "BEN-300", &bench(), 9))
        .unwrap();
    assert_eq!(everything(&db).len(), before.len() + 1);
}

#[test]
fn a_damaged_file_is_put_aside_and_not_lost() {
    let (from, archive) = filled();
    let store = Store::sqlite();
    let letter = "a letter, not a database\n".repeat(1_000);
    std::fs::write(store.path(), &letter).unwrap();
    let said = restore(&store, &archive, Onto::Empty, from.vault())
        .unwrap_err()
        .to_string();
    assert!(said.contains("cannot be read as a database"), "{said}");
    restore(&store, &archive, Onto::Living, from.vault()).unwrap();
    let aside = store.folder.path().join("park.db.damaged");
    assert_eq!(std::fs::read_to_string(aside).unwrap(), letter);
    let db = store
        .open_as(Opening::Existing, kinds(), from.vault())
        .unwrap();
    assert_eq!(everything(&db), everything(&from.open()));
}

#[test]
fn a_backup_file_is_whole_its_owner_s_and_never_written_over() {
    let (store, _) = filled();
    let db = store.open();
    let path = store.folder.path().join("park.backup");
    let mut last = None;
    db.backup_file(&path, moment(50), &mut |progress| {
        assert_eq!(progress.stage, Stage::BackingUp);
        last = Some((progress.done, progress.rows));
    })
    .unwrap();
    let (done, rows) = last.expect("progress was told");
    assert_eq!(done, rows);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
    let bytes = std::fs::read(&path).unwrap();
    let said = db
        .backup_file(&path, moment(51), &mut |_| {})
        .unwrap_err()
        .to_string();
    assert!(said.contains("already"), "{said}");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    let missing = store.folder.path().join("nowhere").join("park.backup");
    let said = db
        .backup_file(&missing, moment(51), &mut |_| {})
        .unwrap_err()
        .to_string();
    assert!(said.contains("no such place"), "{said}");
}

#[test]
fn a_log_left_without_its_database_is_not_taken_for_the_restored_one_s() {
    let (from, archive) = filled();
    let store = Store::sqlite();
    // A log as it stands while another database is at work.
    let other = store.another();
    let db = other.open();
    fill(&db);
    db.write(|session| session.enter(id(300), "BEN-300", &bench(), 9))
        .unwrap();
    let log = |path: std::path::PathBuf| {
        let mut name = path.into_os_string();
        name.push("-wal");
        std::path::PathBuf::from(name)
    };
    assert!(std::fs::copy(log(other.path()), log(store.path())).unwrap() > 0);
    restore(&store, &archive, Onto::Empty, from.vault()).unwrap();
    let db = store
        .open_as(Opening::Existing, kinds(), from.vault())
        .unwrap();
    assert_eq!(everything(&db), everything(&from.open()));
}

/// A disk with room for so many bytes.
struct Disk(Cursor<Vec<u8>>, u64);

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.position() + bytes.len() as u64 > self.1 {
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        self.0.write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl std::io::Seek for Disk {
    fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_backup_onto_a_full_disk_says_so() {
    let (store, archive) = filled();
    let db = store.open();
    for room in [0, 100, archive.len() as u64 / 2, archive.len() as u64 - 1] {
        let said = db
            .backup(Disk(Cursor::default(), room), moment(50), &mut |_| {})
            .unwrap_err()
            .to_string();
        assert!(said.contains("the disk is full"), "{said}");
    }
    let disk = Disk(Cursor::default(), archive.len() as u64);
    db.backup(disk, moment(50), &mut |_| {}).unwrap();
}
