//! Opening a database: made, brought up to date, or refused.

use db::{Location, Opening};
use kernel::{Class, Field, FieldKind, Record};

use crate::fixture::*;

fn refusal(opened: Result<db::Db, kernel::Fault>) -> String {
    match opened {
        Ok(_) => panic!("it was opened"),
        Err(fault) => fault.to_string(),
    }
}

/// Enters a plaque, of somebody or of nobody.
fn enter(db: &db::Db, kind: &kernel::RecordKind, number: u128, keeper: Option<kernel::RecordId>) {
    let mut row = bench().to_row();
    row.0.resize(kind.fields.len(), kernel::Value::Absent);
    let at = kind.position("keeper").unwrap();
    row.0[at] = keeper.map_or(kernel::Value::Absent, kernel::Value::Link);
    let permit = permit(guard::Act::Enter);
    let writing = db::Writing {
        permit: &permit,
        recorded_at: moment(6),
        reason: None,
    };
    db.write(|session| {
        session.insert(
            kind,
            id(number),
            &format!("PLA-2017-{number:05}"),
            &row,
            writing,
        )
    })
    .unwrap();
}

on_both! {
    fn opening_twice_takes_no_steps_the_second_time(store) {
        let first = store.open().read(|session| Ok(session.schema_steps()?)).unwrap();
        assert_eq!(first.len(), 22 + 2 * 4);
        let again = store.open().read(|session| Ok(session.schema_steps()?)).unwrap();
        assert_eq!(again, first);
    }

    fn a_new_field_becomes_a_column_and_old_records_have_nothing_in_it(store) {
        let db = store.open();
        fill(&db);
        let before = everything(&db);
        drop(db);
        let mut more = kinds();
        more[1].fields.push(Field::new("colour", FieldKind::Code { list: "colours".into() }, Class::Counted, false));
        let db = store.open_as(Opening::Existing, more, store.vault()).unwrap();
        let steps = db.read(|session| Ok(session.schema_steps()?)).unwrap();
        let taken: Vec<_> = steps.iter().rev().take(2).map(|step| step.step.as_str()).collect();
        assert_eq!(taken, ["column benches_history.colour", "column benches.colour"]);
        let after = everything(&db);
        assert_eq!(after.len(), before.len());
        for ((was, was_history), (is, is_history)) in before.iter().zip(&after) {
            assert_eq!(was.id, is.id);
            assert_eq!(was.row.0[..], is.row.0[..was.row.0.len()]);
            assert!(is.row.0[was.row.0.len()..].iter().all(kernel::Value::is_absent));
            assert_eq!(was_history.len(), is_history.len());
        }
    }

    fn a_field_that_had_to_be_filled_in_may_stay_empty_from_the_next_opening_on(store) {
        // Of nothing sealed, and about a keeper whom it has to name.
        let mut plaques = kernel::RecordKind { register: "plaques".into(), prefix: "PLA".into(), ..Bench::kind() };
        plaques.fields.retain(|field| !field.is_sealed());
        let keeper = plaques.position("keeper").unwrap();
        plaques.fields[keeper].required = true;
        let mut older = kinds();
        older.push(plaques.clone());
        let db = store.open_as(Opening::Create, older, store.vault()).unwrap();
        fill(&db);
        enter(&db, &plaques, 301, Some(id(1)));
        drop(db);
        plaques.fields[keeper].required = false;
        plaques.fields.push(Field::new("number", FieldKind::Text { characters_max: 10 }, Class::Open, false));
        let mut newer = kinds();
        newer.push(plaques.clone());
        let db = store.open_as(Opening::Existing, newer, store.vault()).unwrap();
        enter(&db, &plaques, 302, None);
        let named = everything(&db).into_iter().filter(|(stored, _)| stored.reference.starts_with("PLA"));
        let named: Vec<_> = named.map(|(stored, _)| plaques.value(&stored.row, "keeper").as_link()).collect();
        assert_eq!(named, [Some(id(1)), None]);
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        let key = ledger::SecretKey::draw("a/log", ledger::Statement::Log, &mut chance).unwrap();
        let public = key.public().clone();
        db.sign_with(key).unwrap();
        db.checkpoint().unwrap();
        let checked = db.verify(public, Vec::new(), Vec::new(), Vec::new()).unwrap();
        assert!(checked.is_sound(), "{checked}");
    }

    fn a_database_of_a_newer_program_is_refused(store) {
        let mut more = kinds();
        more.push(kernel::RecordKind { register: "fountains".into(), prefix: "FOU".into(), ..Repair::kind() });
        drop(store.open_as(Opening::Create, more, store.vault()).unwrap());
        let said = refusal(store.open_as(Opening::Existing, kinds(), store.vault()));
        assert!(said.contains("fountains") && said.contains("newer program"), "{said}");
    }

    fn a_column_of_another_kind_is_refused(store) {
        drop(store.open());
        let mut other = kinds();
        other[1].fields[2].kind = FieldKind::Text { characters_max: 10 };
        let said = refusal(store.open_as(Opening::Existing, other, store.vault()));
        assert!(said.contains("benches.seats"), "{said}");
    }

    fn another_master_key_is_refused(store) {
        fill(&store.open());
        let other = store.another();
        let said = refusal(store.open_as(Opening::Existing, kinds(), other.vault()));
        assert!(said.contains("key"), "{said}");
        assert!(store.open_as(Opening::Existing, kinds(), store.vault()).is_ok());
    }

    fn a_database_of_another_program_is_refused_and_left_as_it_is(store) {
        if let Location::File(path) = &store.location {
            rusqlite::Connection::open(path).unwrap();
        }
        store.meddle("CREATE TABLE letters (number integer)");
        let said = refusal(store.open_as(Opening::Create, kinds(), store.vault()));
        assert!(said.contains("another program"), "{said}");
        store.meddle("DROP TABLE letters");
        assert!(store.open_as(Opening::Create, kinds(), store.vault()).is_ok());
    }
}

#[test]
fn a_missing_file_is_refused_and_not_made() {
    let store = Store::sqlite();
    let said = refusal(store.open_as(Opening::Existing, kinds(), store.vault()));
    assert!(said.contains("opennrm init"), "{said}");
    assert!(!store.path().exists());
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let store = Store::sqlite();
    std::fs::write(store.path(), "a letter, not a database\n".repeat(100)).unwrap();
    let said = refusal(store.open_as(Opening::Existing, kinds(), store.vault()));
    assert!(said.contains("not a database of this program"), "{said}");
}

#[cfg(unix)]
#[test]
fn the_files_of_the_database_are_closed_to_others() {
    use std::os::unix::fs::PermissionsExt;
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    let mut files = 0;
    for entry in std::fs::read_dir(store.folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode & 0o077, 0, "{:?} has {mode:o}", entry.file_name());
        files += 1;
    }
    assert!(files >= 3, "the database, its log and the key");
}

#[test]
fn a_server_on_another_machine_is_refused() {
    let store = Store {
        folder: tempfile::tempdir().unwrap(),
        location: Location::Server("postgres://park@192.0.2.7/park".into()),
    };
    let said = refusal(store.open_as(Opening::Create, kinds(), store.vault()));
    assert!(said.contains("another machine"), "{said}");
}
