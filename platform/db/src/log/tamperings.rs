//! Random tamperings by somebody who can write everything and has every key
//! but a witness's: each is found, and the first bad entry is named.
//!
//! `OPENNRM_TAMPERINGS=10000` runs as many as are promised, perhaps in parts
//! that `OPENNRM_TAMPERINGS_FROM` begins; a test run does fewer.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use db::{Checked, Db, Location, Opening};
use guard::Act;
use kernel::{Link, Prose, Record, Text};
use ledger::{
    Checkpoint, Commitment, Entry, Hash, KeptTree, Offer, PublicKey, SecretKey, Statement, Tree,
    Witness,
};
use rand::RngExt;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use rusqlite::{Connection, params, types::Value};

use crate::fixture::*;

/// The seeds of a run: a few, unless the environment says otherwise.
pub(super) fn seeds(few: u64) -> std::ops::Range<u64> {
    let said = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let first = said("OPENNRM_TAMPERINGS_FROM").unwrap_or(0);
    first..first + said("OPENNRM_TAMPERINGS").unwrap_or(few)
}

/// A park whose log was co-signed.
struct Witnessed {
    store: Store,
    log: SecretKey,
    witness: PublicKey,
    note: String,
    leaves: Vec<Hash>,
}

fn witnessed() -> Witnessed {
    let store = Store::sqlite();
    let db = store.open();
    fill(&db);
    let mut chance = ChaCha20Rng::seed_from_u64(7);
    let mut filling = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
    db.fill(&mut filling, &permit(Act::Import), |session| {
        for number in 0..10 {
            let bench = Bench {
                keeper: Some(Link::to(id(1))),
                in_memory_of: Some(Text(format!("Canary {number}"))),
                ..bench()
            };
            session.enter(id(700 + number), &format!("BEN-L-{number}"), &bench, 30)?;
        }
        Ok(())
    })
    .unwrap();
    db.write(|session| {
        repair_by(session, (1, "east"), 300, 31)?;
        repair_by(session, (2, "west"), 301, 32)
    })
    .unwrap();
    let load = warden(1, "east", Act::Import, "repairs");
    db.fill(&mut filling, &load, |session| {
        repair_by(session, (1, "east"), 302, 33)?;
        repair_by(session, (1, "east"), 303, 33)
    })
    .unwrap();
    db.read(|session| {
        session.list(&Keeper::kind(), &every(), &permit(Act::Look))?;
        session.one::<Keeper>(id(1))
    })
    .unwrap();
    let set = db::FrozenSet {
        year: 2017,
        number: 1,
        hash: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into(),
        frozen_at: moment(40).to_string(),
        frozen_by: "Tester Testov".into(),
        content: b"abc".to_vec(),
    };
    let freeze = permit(Act::Freeze);
    db.write(|session| {
        session.keep_set(&set, &freeze)?;
        let document = db::FrozenDocument {
            name: "en.pdf".into(),
            content: vec![0, 1, 255],
        };
        Ok(session.keep_document(&set, &document, &freeze)?)
    })
    .unwrap();
    let key_file = store.folder.path().join("log.key");
    let log = SecretKey::draw("park.example/log", Statement::Log, &mut chance).unwrap();
    log.write(&key_file).unwrap();
    db.sign_with(SecretKey::read(&key_file).unwrap()).unwrap();
    db.checkpoint().unwrap();
    let peeked = db::peek_log(&store.location, 0).unwrap().unwrap();
    let mut tree = KeptTree::default();
    for leaf in &peeked.leaves {
        tree.append(*leaf).unwrap();
    }
    let own = SecretKey::draw("court.example/witness", Statement::Witness, &mut chance).unwrap();
    let key = own.public().clone();
    let mut witness = Witness::new(own, log.public().clone(), None).unwrap();
    let size = tree.tree().size();
    let proof = ledger::ConsistencyProof::of(&tree, 0, size).unwrap();
    let offer = Offer::new(proof, peeked.checkpoint);
    let mut note = String::new();
    witness
        .cosign(&offer, 1_500_000_000, |cosigned| {
            note = cosigned.to_string();
            Ok(())
        })
        .unwrap();
    drop(db);
    Witnessed {
        store,
        log,
        witness: key,
        note,
        leaves: peeked.leaves,
    }
}

impl Witnessed {
    fn verify(&self, path: &Path) -> Result<Checked, kernel::Fault> {
        let db = Db::open(
            &Location::File(path.to_owned()),
            Opening::ToExamine,
            catalogue(kinds()),
            self.store.vault(),
            clockwork::Clock::fixed(moment(99)),
        )?;
        db.verify(
            self.log.public().clone(),
            vec![self.witness.clone()],
            vec![self.note.clone()],
            self.leaves.clone(),
        )
    }

    /// What proves a head, for somebody who has every key.
    fn proof(&self, connection: &Connection, tree: &Tree) -> Vec<u8> {
        let own = super::LOG.0.as_bytes().to_vec();
        let select = "SELECT wrapped FROM data_keys WHERE subject = ?1";
        let wrapped: Vec<u8> = connection
            .query_row(select, [own], |row| row.get(0))
            .unwrap();
        let key = self
            .store
            .vault()
            .unwrap(super::LOG.0, &wrapped.into())
            .unwrap();
        super::head::proof(&key, &tree.to_bytes())
    }

    /// A copy to be tampered with.
    fn copy(&self) -> PathBuf {
        let path = self.store.folder.path().join("tampered.db");
        for ending in ["", "-wal", "-shm"] {
            let mut name = path.clone().into_os_string();
            name.push(ending);
            std::fs::remove_file(name).ok();
        }
        std::fs::copy(self.store.path(), &path).unwrap();
        path
    }
}

/// What was done, and the entry that it is about, if it is about one.
struct Done {
    what: String,
    entry: Option<i64>,
}

/// Tables whose rows entries stand for.
const VERSIONS: [&str; 5] = [
    "keepers_history",
    "benches_history",
    "repairs_history",
    "frozen_sets",
    "frozen_documents",
];

fn rows(connection: &Connection, table: &str) -> Vec<i64> {
    let mut statement = connection
        .prepare(&format!("SELECT rowid FROM {table} ORDER BY rowid"))
        .unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

fn columns(connection: &Connection, table: &str) -> Vec<String> {
    let mut statement = connection
        .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
        .unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

fn pick<T: Clone>(chance: &mut ChaCha20Rng, from: &[T]) -> T {
    from[chance.random_range(0..from.len())].clone()
}

/// Another value of the same kind, or one where there was none.
fn other(chance: &mut ChaCha20Rng, value: Value) -> Value {
    match value {
        Value::Null => Value::Integer(1),
        Value::Integer(number) => Value::Integer(number + 1 + chance.random_range(0..3)),
        Value::Real(number) => Value::Real(number + 1.0),
        Value::Text(text) if text.is_empty() => Value::Text("x".into()),
        Value::Text(text) => {
            let at = chance.random_range(0..text.chars().count());
            let change = |(place, letter): (usize, char)| match (place == at, letter) {
                (false, letter) => letter,
                (true, 'q') => 'w',
                (true, _) => 'q',
            };
            Value::Text(text.chars().enumerate().map(change).collect())
        }
        Value::Blob(bytes) if bytes.is_empty() => Value::Blob(vec![1]),
        Value::Blob(mut bytes) => {
            let at = chance.random_range(0..bytes.len());
            bytes[at] ^= 1 << chance.random_range(0..8);
            Value::Blob(bytes)
        }
    }
}

fn number_of(connection: &Connection, table: &str, row: i64) -> Option<i64> {
    if table == "entered_by" {
        let of_version = "SELECT h.log_number FROM repairs_history AS h JOIN entered_by AS b \
                          ON b.record = h.id WHERE b.rowid = ?1 AND h.version = 1";
        return Some(
            connection
                .query_row(of_version, [row], |row| row.get(0))
                .unwrap(),
        );
    }
    let column = match table {
        "log_entries" | "log_shown" => "number",
        _ if VERSIONS.contains(&table) => "log_number",
        _ => return None,
    };
    connection
        .query_row(
            &format!("SELECT {column} FROM {table} WHERE rowid = ?1"),
            [row],
            |row| row.get(0),
        )
        .unwrap()
}

/// Changes one cell.
fn change(connection: &Connection, chance: &mut ChaCha20Rng, table: &str) -> Done {
    let row = pick(chance, &rows(connection, table));
    let column = pick(chance, &columns(connection, table));
    let entry = number_of(connection, table, row);
    let select = format!("SELECT \"{column}\" FROM {table} WHERE rowid = ?1");
    let value: Value = connection
        .query_row(&select, [row], |row| row.get(0))
        .unwrap();
    let to = other(chance, value.clone());
    let update = format!("UPDATE {table} SET \"{column}\" = ?1 WHERE rowid = ?2");
    // What a key forbids (two rows of one number) is no tampering.
    if connection.execute(&update, params![to, row]).is_err() {
        return change(connection, chance, table);
    }
    Done {
        // When a version ended is told by the records, not by an entry.
        entry: entry.filter(|_| column != "superseded_at" && column != "log_number"),
        what: format!("{table}.{column} of row {row}: {value:?} became {to:?}"),
    }
}

fn delete(connection: &Connection, chance: &mut ChaCha20Rng, table: &str) -> Done {
    let row = pick(chance, &rows(connection, table));
    let entry = number_of(connection, table, row);
    let sql = format!("DELETE FROM {table} WHERE rowid = ?1");
    connection.execute(&sql, [row]).unwrap();
    Done {
        entry,
        what: format!("row {row} of {table} was taken out"),
    }
}

/// Puts a row in that looks like another one.
fn insert(connection: &Connection, chance: &mut ChaCha20Rng, table: &str, key: &str) -> Done {
    let row = pick(chance, &rows(connection, table));
    let columns = columns(connection, table);
    let select: Vec<String> = columns
        .iter()
        .map(|column| match (column == key, key) {
            (true, "id" | "record" | "person") => "randomblob(16)".to_owned(),
            (true, "reference") => "'NEW-' || rowid".to_owned(),
            (true, _) => format!("\"{key}\" + 1000"),
            (false, _) => format!("\"{column}\""),
        })
        .collect();
    let sql = format!(
        "INSERT INTO {table} SELECT {} FROM {table} WHERE rowid = ?1",
        select.join(", ")
    );
    let made = connection.execute(&sql, [row]);
    if made.is_err() {
        return delete(connection, chance, table);
    }
    Done {
        entry: None,
        what: format!("a copy of row {row} of {table} was put in"),
    }
}

/// Exchanges the contents of two entries, salts and leaves included.
fn exchange(connection: &Connection, chance: &mut ChaCha20Rng) -> Done {
    let rows = rows(connection, "log_entries");
    let one = pick(chance, &rows);
    let other = pick(chance, &rows);
    if one == other {
        return exchange(connection, chance);
    }
    for (from, to) in [(one, -1), (other, one), (-1, other)] {
        connection
            .execute(
                "UPDATE log_entries SET number = ?2 WHERE number = ?1",
                [from, to],
            )
            .unwrap();
    }
    Done {
        entry: Some(Ord::min(one, other)),
        what: format!("the entries {one} and {other} were exchanged"),
    }
}

/// Rewrites the log from an entry on as if it had always been so: contents,
/// leaves, head and checkpoints, signed anew with the log's own key.
fn rewrite(connection: &Connection, chance: &mut ChaCha20Rng, park: &Witnessed) -> Done {
    let log = &park.log;
    let numbers = rows(connection, "log_entries");
    let number = pick(chance, &numbers);
    let cut = chance.random_range(0..3) == 0;
    let content: String = connection
        .query_row(
            "SELECT content FROM log_entries WHERE number = ?1",
            [number],
            |row| row.get(0),
        )
        .unwrap();
    if cut {
        connection
            .execute("DELETE FROM log_entries WHERE number = ?1", [number])
            .unwrap();
        connection
            .execute(
                "UPDATE log_entries SET number = number - 1 WHERE number > ?1",
                [number],
            )
            .unwrap();
    } else {
        let mut entry = Entry::decode(content.as_bytes()).unwrap();
        entry.time += 1;
        if let Some(officer) = &mut entry.officer {
            officer.name = "Somebody Else".into();
        }
        let content = String::from_utf8(entry.encode().unwrap()).unwrap();
        let officer = entry.officer.map(|officer| officer.name);
        connection
            .execute(
                "UPDATE log_entries SET content = ?2, at = ?3, officer = ?4 WHERE number = ?1",
                params![number, content, entry.time, officer],
            )
            .unwrap();
    }
    let mut tree = Tree::default();
    let mut statement = connection
        .prepare("SELECT number, salt, content FROM log_entries ORDER BY number")
        .unwrap();
    let entries: Vec<(i64, [u8; 16], String)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for (number, salt, content) in entries {
        let leaf = Commitment::of(&salt.into(), content.as_bytes()).leaf();
        tree.append(leaf).unwrap();
        connection
            .execute(
                "UPDATE log_entries SET leaf = ?2 WHERE number = ?1",
                params![number, leaf.as_bytes()],
            )
            .unwrap();
    }
    connection
        .execute(
            "UPDATE log_head SET tree = ?1, proof = ?2",
            [tree.to_bytes(), park.proof(connection, &tree)],
        )
        .unwrap();
    let note = Checkpoint::of(log.public().name(), &tree)
        .unwrap()
        .sign(log)
        .unwrap();
    connection
        .execute("DELETE FROM log_checkpoints", [])
        .unwrap();
    connection
        .execute(
            "INSERT INTO log_checkpoints VALUES (?1, ?2)",
            params![tree.size() as i64, note.to_string()],
        )
        .unwrap();
    Done {
        entry: Some(number),
        what: format!("the log was rewritten from entry {number} on (cut out: {cut})"),
    }
}

/// Says of words of a search that they are to be forgotten.
fn have_words_forgotten(connection: &Connection, chance: &mut ChaCha20Rng) -> Done {
    let place: u32 = chance.random();
    let sql = format!(
        "INSERT INTO {} VALUES (?1, randomblob(32))",
        super::words::TO_FORGET
    );
    connection.execute(&sql, [place]).unwrap();
    Done {
        entry: None,
        what: format!("the words of place {place} were to be forgotten"),
    }
}

fn tamper(connection: &Connection, chance: &mut ChaCha20Rng, park: &Witnessed) -> Done {
    let standing = ["keepers", "benches", "repairs"];
    match chance.random_range(0..11) {
        10 => match pick(
            chance,
            &["entered_by", "log_shown", super::words::TO_FORGET],
        ) {
            super::words::TO_FORGET => have_words_forgotten(connection, chance),
            table => change(connection, chance, table),
        },
        0 | 1 => {
            let table = pick(chance, &VERSIONS);
            change(connection, chance, table)
        }
        2 => {
            let table = pick(chance, &standing);
            change(connection, chance, table)
        }
        3 => change(connection, chance, "log_entries"),
        4 => {
            let table = pick(chance, &["log_head", "log_checkpoints", "data_keys"]);
            change(connection, chance, table)
        }
        5 => {
            let mut tables = VERSIONS.to_vec();
            tables.extend(standing);
            tables.extend(["log_entries", "entered_by", "log_shown"]);
            let table = pick(chance, &tables);
            delete(connection, chance, table)
        }
        6 => {
            let (table, key) = pick(
                chance,
                &[
                    ("benches_history", "id"),
                    ("keepers_history", "id"),
                    ("repairs_history", "version"),
                    ("frozen_sets", "year"),
                    ("frozen_documents", "number"),
                    ("log_entries", "number"),
                    ("entered_by", "record"),
                    ("log_shown", "person"),
                ],
            );
            insert(connection, chance, table, key)
        }
        7 => exchange(connection, chance),
        _ => rewrite(connection, chance, park),
    }
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
