//! What the program opened, as a process of its own: it tells that in its own
//! log where it is asked to, and once a command has ended each record stands in
//! the log of the database by name, or as one of many that a file held.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use rusqlite::{Connection, OpenFlags};
use serde_json::Value;

/// What the program says in its own log: its warnings, and what it opens.
pub const SAYS: &str = "warn,db::opened=trace";

/// A record, by its register and by what stands for it in the log.
type Record = (String, [u8; 16]);

/// The value of a name in a line of the program's own log.
fn value<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    let (_, rest) = line
        .split_once(&format!(" {name}="))
        .or_else(|| line.split_once(&format!("{{{name}=")))?;
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').map(|(value, _)| value),
        None => rest.split_whitespace().next(),
    }
}

/// What of a program's complaints is no trace, and what the trace tells, by the
/// database's place.
fn parted(said: &[u8]) -> (Vec<u8>, BTreeMap<String, BTreeSet<Record>>) {
    let mut rest = Vec::new();
    let mut opened: BTreeMap<String, BTreeSet<Record>> = BTreeMap::new();
    for line in said.split_inclusive(|byte| *byte == b'\n') {
        let text = String::from_utf8_lossy(line);
        if !text.contains("db::opened") {
            rest.extend(line);
            continue;
        }
        let told = |name| value(&text, name).unwrap_or_else(|| panic!("{name} in {text}"));
        let record: u128 = told("record").parse().unwrap();
        let record = (told("register").to_owned(), record.to_be_bytes());
        opened
            .entry(told("database").to_owned())
            .or_default()
            .insert(record);
    }
    (rest, opened)
}

/// Those of these records of which the log of a database does not tell: how
/// many of a register more than stand there as one of many.
fn unnamed(database: &Path, opened: &BTreeSet<Record>) -> Vec<String> {
    let file = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    let mut entries = file
        .prepare("SELECT act, register, record, content FROM log_entries WHERE rule IS NULL")
        .unwrap();
    let mut named: BTreeSet<Record> = BTreeSet::new();
    let mut many: BTreeMap<String, u64> = BTreeMap::new();
    let mut rows = entries.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let Some(register) = row.get::<_, Option<String>>(1).unwrap() else {
            continue;
        };
        if let Some(record) = row.get::<_, Option<Vec<u8>>>(2).unwrap() {
            named.insert((register.clone(), record.try_into().unwrap()));
        }
        let counts = match row.get::<_, String>(0).unwrap().as_str() {
            "exported" => "rows",
            "imported" => "found",
            _ => continue,
        };
        let content: Value = serde_json::from_str(&row.get::<_, String>(3).unwrap()).unwrap();
        *many.entry(register).or_default() += content[counts].as_u64().unwrap_or_default();
    }
    let mut beyond: BTreeMap<&str, u64> = BTreeMap::new();
    for (register, _) in opened.difference(&named) {
        *beyond.entry(register).or_default() += 1;
    }
    let told = |register: &str| many.get(register).copied().unwrap_or_default();
    beyond
        .into_iter()
        .filter(|(register, count)| *count > told(register))
        .map(|(register, count)| {
            format!("{count} records of {register} were opened that the log does not name")
        })
        .collect()
}

/// Holds what a program says that it opened against the logs of its databases;
/// gives what else it said.
#[track_caller]
pub fn held_against_the_log(said: &[u8]) -> Vec<u8> {
    let (rest, opened) = parted(said);
    for (place, opened) in opened {
        // Some are on a server, and some were put away meanwhile.
        let database = Path::new(&place);
        if database.is_file() {
            assert_eq!(unnamed(database, &opened), Vec::<String>::new(), "{place}");
        }
    }
    rest
}

#[test]
fn what_a_process_opens_is_held_against_the_log_of_its_database() {
    let bench = crate::workbench::Workbench::empty();
    bench.enter_full("persons");
    bench.enter_full("persons");
    let program = super::Program::on(&bench, &bench.key());
    let mut command = program.command(&["export", "persons"]);
    let output = command.env("OPENNRM_LOG", SAYS).output().unwrap();
    let (rest, opened) = parted(&output.stderr);
    assert!(rest.is_empty(), "{}", String::from_utf8_lossy(&rest));
    let [(place, records)] = Vec::from_iter(opened).try_into().unwrap();
    assert_eq!(records.len(), 2, "{records:?}");
    let database = Path::new(&place);
    assert_eq!(unnamed(database, &records), Vec::<String>::new());
    // Without its entries it is found.
    let copy = program.folder.path().join("copy.db");
    let whole = Connection::open(database).unwrap();
    whole
        .execute("VACUUM INTO ?1", [copy.display().to_string()])
        .unwrap();
    let meddled = Connection::open(&copy).unwrap();
    meddled
        .execute("DELETE FROM log_entries WHERE register = 'persons'", [])
        .unwrap();
    drop(meddled);
    assert_eq!(unnamed(&copy, &records).len(), 1);
}
