//! The doctor: quiet about a sound database, and naming what is wrong with
//! one that was meddled with.

use db::{Db, Finding, FrozenSet, Level, Location, peek_setting};
use guard::Act;
use kernel::Field;

use crate::fixture::*;

/// What is wrong. The server of the tests does not wait for its disk, and the
/// doctor says so: that alone is passed over.
fn broken(db: &Db) -> Vec<Finding> {
    db.health()
        .into_iter()
        .filter(|finding| finding.level == Level::Broken)
        .filter(|finding| {
            !(matches!(db.location(), Location::Server(_))
                && finding.what.starts_with("the setting"))
        })
        .collect()
}

fn the_one(db: &Db) -> String {
    let found = broken(db);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].remedy.is_some());
    found[0].what.clone()
}

on_both! {
    fn a_sound_database_has_nothing_broken(store) {
        let db = store.open();
        fill(&db);
        assert_eq!(broken(&db), []);
        let found = db.health();
        for word in ["the setting", "key file", "tables are as", "benches agrees", "frozen set"] {
            assert!(found.iter().any(|finding| finding.what.contains(word)), "{word}: {found:#?}");
        }
        assert!(found.iter().filter(|finding| finding.level != Level::Fine).all(|finding| finding.remedy.is_some()));
    }

    fn a_record_changed_past_the_program_is_named(store) {
        let db = store.open();
        fill(&db);
        store.meddle("UPDATE benches SET seats = 99 WHERE reference IN ('BEN-2017-00003', 'BEN-2017-00007')");
        let said = the_one(&db);
        assert!(said.contains("benches") && said.contains("BEN-2017-00003"), "{said}");
    }

    fn a_record_emptied_past_the_program_is_named(store) {
        let db = store.open();
        fill(&db);
        store.meddle("UPDATE benches SET seats = NULL WHERE reference = 'BEN-2017-00003'");
        assert!(the_one(&db).contains("BEN-2017-00003"));
    }

    fn a_record_deleted_past_the_program_is_named(store) {
        let db = store.open();
        fill(&db);
        store.meddle("DELETE FROM repairs WHERE reference = 'REP-2017-00002'");
        let said = the_one(&db);
        assert!(said.contains("REP-2017-00002") && said.contains("does not stand on"), "{said}");
    }

    fn a_version_missing_from_a_history_is_named(store) {
        let db = store.open();
        fill(&db);
        store.meddle("DELETE FROM benches_history WHERE reference = 'BEN-2017-00001' AND version = 1");
        let said = the_one(&db);
        assert!(said.contains("BEN-2017-00001") && said.contains("follow each other"), "{said}");
    }

    fn versions_that_do_not_meet_are_named(store) {
        let db = store.open();
        fill(&db);
        store.meddle("UPDATE benches_history SET superseded_at = NULL WHERE reference = 'BEN-2017-00001' AND version = 1");
        assert!(the_one(&db).contains("BEN-2017-00001"));
    }

    fn a_standing_record_whose_history_is_ended_is_named(store) {
        let db = store.open();
        fill(&db);
        store.meddle("UPDATE benches_history SET superseded_at = '2019-01-01T00:00:00.000000Z' WHERE reference = 'BEN-2017-00004'");
        assert!(the_one(&db).contains("BEN-2017-00004"));
    }

    fn sealed_fields_without_their_key_are_named(store) {
        let db = store.open();
        fill(&db);
        assert_eq!(broken(&db), []);
        store.meddle("DELETE FROM data_keys");
        let found = broken(&db);
        assert!(found.iter().any(|finding| finding.what.contains("KEE-2017-00001") && finding.what.contains("has lost its key")), "{found:#?}");
        assert!(found.iter().any(|finding| finding.what.contains("benches")));
    }

    fn a_frozen_set_that_was_changed_is_named(store) {
        let db = store.open();
        let set = FrozenSet { year: 2017, number: 1, hash: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into(),
            frozen_at: moment(1).to_string(), frozen_by: "Tester Testov".into(), content: b"abc".to_vec() };
        db.write(|session| Ok(session.keep_set(&set, &permit(Act::Freeze))?)).unwrap();
        assert_eq!(db.read(|session| Ok(session.sets(2017)?)).unwrap(), vec![set.clone()]);
        assert_eq!(broken(&db), []);
        let document = db::FrozenDocument { name: "en.pdf".into(), content: vec![0, 1, 255] };
        db.write(|session| Ok(session.keep_document(&set, &document, &permit(Act::Freeze))?)).unwrap();
        assert_eq!(db.read(|session| Ok(session.document(&set, "en.pdf")?)).unwrap(), Some(document.content));
        assert_eq!(db.read(|session| Ok(session.document(&set, "az.pdf")?)).unwrap(), None);
        assert!(db.write(|session| Ok(session.keep_set(&set, &permit(Act::Freeze))?)).is_err(), "a set is kept once");
        store.meddle("UPDATE frozen_sets SET hash = 'cb' || hash");
        let said = the_one(&db);
        assert!(said.contains("frozen set 1 of 2017"), "{said}");
    }

    fn another_key_s_fingerprint_is_told(store) {
        let db = store.open();
        store.meddle("UPDATE program_settings SET value = 'other' WHERE name = 'master_key'");
        assert!(the_one(&db).contains("master key other"));
    }

    fn a_column_that_the_program_does_not_know_is_told(store) {
        let mut more = kinds();
        more[2].fields.push(Field::new("colour", kernel::FieldKind::Time, kernel::Class::Open, false));
        drop(store.open_as(db::Opening::Create, more, store.vault()).unwrap());
        let db = store.open();
        let found = db.health();
        assert!(found.iter().any(|finding| finding.level == Level::Warning && finding.what.contains("repairs.colour")), "{found:#?}");
        assert_eq!(broken(&db), []);
    }

    fn a_setting_is_read_before_the_catalogue_is_known(store) {
        if matches!(store.location, Location::Server(_)) {
            assert_eq!(peek_setting(&store.location, "country").unwrap(), None);
        }
        fill(&store.open());
        assert_eq!(peek_setting(&store.location, "country").unwrap().as_deref(), Some("country/park"));
        assert_eq!(peek_setting(&store.location, "weather").unwrap(), None);
    }
}

#[test]
fn looking_for_a_setting_makes_and_changes_no_file() {
    let store = Store::sqlite();
    assert_eq!(peek_setting(&store.location, "country").unwrap(), None);
    assert!(!store.path().exists());
    std::fs::write(store.path(), b"").unwrap();
    assert_eq!(peek_setting(&store.location, "country").unwrap(), None);
    assert_eq!(std::fs::metadata(store.path()).unwrap().len(), 0);
    std::fs::write(store.path(), "a letter, not a database\n".repeat(100)).unwrap();
    let said = peek_setting(&store.location, "country")
        .unwrap_err()
        .to_string();
    assert!(said.contains("not a database"), "{said}");
}

#[test]
fn a_damaged_file_is_told() {
    let store = Store::sqlite();
    fill(&store.open());
    let mut bytes = std::fs::read(store.whole()).unwrap();
    let page = 4096;
    // The middle of the file, past what is read to open it.
    let middle = bytes.len() / page / 2 * page;
    for byte in &mut bytes[middle..middle + 4 * page] {
        *byte ^= 0x5a;
    }
    std::fs::write(store.path(), bytes).unwrap();
    match store.open_as(db::Opening::Existing, kinds(), store.vault()) {
        Ok(db) => assert!(!broken(&db).is_empty()),
        Err(fault) => assert!(fault.to_string().contains("damaged"), "{fault}"),
    }
}
