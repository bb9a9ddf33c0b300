//! Backups that are refused, each in a sentence, before anything is touched.

use db::{Onto, Opening};
use serde_json::json;

use super::*;

#[test]
fn a_backup_that_was_cut_off_or_changed_anywhere_or_has_more_is_refused() {
    let (store, archive) = filled();
    for length in (0..archive.len()).step_by(archive.len() / 40) {
        refused(&archive[..length], &store);
    }
    refused(&archive[..archive.len() - 1], &store);
    refused(b"", &store);
    refused("a letter, not a backup\n".repeat(1_000).as_bytes(), &store);
    for more in [&b"\n"[..], b"PK", &archive] {
        refused(&[&archive, more].concat(), &store);
        refused(&[more, &archive].concat(), &store);
    }
    for at in (0..archive.len()).step_by(23) {
        let mut changed = archive.clone();
        changed[at] ^= 0x10;
        refused(&changed, &store);
    }
}

#[test]
fn a_zip_that_is_damaged_under_a_line_that_fits_restores_nothing_else() {
    let (store, archive) = filled();
    let whole = hashes(&archive);
    let zip = &archive[..archive.len() - 72];
    for at in (0..zip.len()).step_by(37) {
        let mut changed = zip.to_vec();
        changed[at] ^= 0x10;
        let target = Store::sqlite();
        let changed = with_last_line(changed);
        match restore(&target, &changed, Onto::Empty, store.vault()) {
            Err(_) => assert!(!target.path().exists()),
            // Some bytes of a zip say nothing: dates, who may read an entry.
            Ok(_) => {
                let db = target
                    .open_as(Opening::Existing, kinds(), store.vault())
                    .unwrap();
                assert_eq!(hashes(&backup(&db)), whole, "byte {at}");
            }
        }
    }
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
