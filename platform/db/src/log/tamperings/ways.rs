//! The ways in which a database is tampered with, by somebody who can write
//! everything in it.

use ledger::{Checkpoint, Commitment, Entry, Tree};
use rand::RngExt;
use rand_chacha::ChaCha20Rng;
use rusqlite::{Connection, params, types::Value};

use super::witnessed::Witnessed;
use crate::{
    NAME_TOKENS, columns::ERASED_NUMBER, erasing::SUBJECTS, log::words, store::DOCUMENT_CHUNKS,
};

/// What was done, and the entry that it is about, if it is about one.
pub(super) struct Done {
    pub(super) what: String,
    pub(super) entry: Option<i64>,
}

/// Tables whose rows entries stand for.
const VERSIONS: [&str; 6] = [
    "keepers_history",
    "benches_history",
    "repairs_history",
    "documents_history",
    "frozen_sets",
    "frozen_documents",
];

/// Tables of which a row that is changed is found by nobody: what hangs on them
/// is set again, or is over by tomorrow.
pub(super) const UNHELD: [&str; 8] = [
    // A wrong one stops the start or is written anew.
    "program_settings",
    // When the tables grew: nothing is read from it.
    "schema_steps",
    // The next reference: one that is taken is passed over.
    "reference_numbers",
    // Whatever stands in them is sealed, and passes.
    "sign_ins",
    "sign_in_links",
    "account_recoveries",
    "sign_in_tries",
    "answered_requests",
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
    number_in(connection, table, column, row)
}

fn number_in(connection: &Connection, table: &str, column: &str, row: i64) -> Option<i64> {
    let select = format!("SELECT {column} FROM {table} WHERE rowid = ?1");
    connection
        .query_row(&select, [row], |row| row.get(0))
        .unwrap()
}

/// Changes one cell.
fn change(connection: &Connection, chance: &mut ChaCha20Rng, table: &str) -> Done {
    let row = pick(chance, &rows(connection, table));
    let column = pick(chance, &columns(connection, table));
    // What is left of a version is told of the entry that erased it.
    let by_its_own = ["written_hash", ERASED_NUMBER].contains(&column.as_str());
    let erased = Some(ERASED_NUMBER).filter(|_| table.ends_with("_history") && !by_its_own);
    let erased = erased.and_then(|column| number_in(connection, table, column, row));
    let entry = erased.or_else(|| number_of(connection, table, row));
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
            (true, "id" | "record" | "person" | "subject") => "randomblob(16)".to_owned(),
            (true, "reference" | "name") => "'NEW-' || rowid".to_owned(),
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

/// Changes by what a record is found by name: a token of one is taken out,
/// changed, or another one's.
fn misname(connection: &Connection, chance: &mut ChaCha20Rng) -> Done {
    let mut statement = connection
        .prepare("SELECT token, record FROM name_tokens ORDER BY token, record")
        .unwrap();
    let tokens: Vec<(i64, Vec<u8>)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let (token, record) = pick(chance, &tokens);
    let (other, stranger) = (
        pick(chance, &tokens).0,
        uuid::Uuid::from_u128(chance.random()),
    );
    let row = params![token, record];
    let (what, sql, more) = match chance.random_range(0..4) {
        0 => (
            "taken out",
            "DELETE FROM name_tokens WHERE token = ?1 AND record = ?2",
            None,
        ),
        1 => (
            "changed",
            "UPDATE name_tokens SET token = token + 2 WHERE token = ?1 AND record = ?2",
            None,
        ),
        2 => (
            "made another one's",
            "UPDATE name_tokens SET record = ?3 WHERE token = ?1 AND record = ?2",
            Some(Value::Blob(stranger.as_bytes().to_vec())),
        ),
        _ => (
            "made another token that there is",
            "UPDATE name_tokens SET token = ?3 WHERE token = ?1 AND record = ?2 AND ?3 <> ?1",
            Some(Value::Integer(other)),
        ),
    };
    let done = match more {
        None => connection.execute(sql, row),
        Some(more) => connection.execute(sql, params![token, record, more]),
    };
    // One that it has already is none.
    if done.unwrap_or(0) == 0 {
        return misname(connection, chance);
    }
    Done {
        entry: None,
        what: format!("the token {token} of {record:?} was {what}"),
    }
}

/// Says of words of a search that they are to be forgotten.
fn have_words_forgotten(connection: &Connection, chance: &mut ChaCha20Rng) -> Done {
    let place: u32 = chance.random();
    let sql = format!(
        "INSERT INTO {} VALUES (?1, randomblob(32))",
        words::TO_FORGET
    );
    connection.execute(&sql, [place]).unwrap();
    Done {
        entry: None,
        what: format!("the words of place {place} were to be forgotten"),
    }
}

/// Every table that there is.
pub(super) fn tables(connection: &Connection) -> Vec<String> {
    let mut statement = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        .unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

/// Changes something by chance in this table.
pub(super) fn tamper_with(connection: &Connection, chance: &mut ChaCha20Rng, table: &str) -> Done {
    match table {
        NAME_TOKENS => misname(connection, chance),
        words::TO_FORGET => have_words_forgotten(connection, chance),
        table => change(connection, chance, table),
    }
}

/// Does one thing by chance.
pub(super) fn tamper(connection: &Connection, chance: &mut ChaCha20Rng, park: &Witnessed) -> Done {
    let standing = ["keepers", "benches", "repairs", "documents"];
    match chance.random_range(0..14) {
        13 => match chance.random_range(0..8) {
            0 => change(connection, chance, "name_index"),
            1 => delete(connection, chance, "name_index"),
            2 => insert(connection, chance, "name_index", "number"),
            _ => misname(connection, chance),
        },
        12 => match chance.random_range(0..3) {
            0 => change(connection, chance, SUBJECTS),
            1 => delete(connection, chance, SUBJECTS),
            _ => insert(connection, chance, SUBJECTS, "subject"),
        },
        11 => match (
            pick(chance, &[DOCUMENT_CHUNKS, "credentials"]),
            chance.random_range(0..3),
        ) {
            (table, 0) => delete(connection, chance, table),
            (DOCUMENT_CHUNKS, 1) => insert(connection, chance, DOCUMENT_CHUNKS, "number"),
            ("credentials", 1) => insert(connection, chance, "credentials", "name"),
            (table, _) => change(connection, chance, table),
        },
        10 => match pick(chance, &["entered_by", "log_shown", words::TO_FORGET]) {
            words::TO_FORGET => have_words_forgotten(connection, chance),
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
