//! The log on the command line: read, checked, co-signed.

use std::fs;

use super::program::{Program, says};

fn meddle(program: &Program, sql: &str) {
    rusqlite::Connection::open(&program.database)
        .unwrap()
        .execute_batch(sql)
        .unwrap();
}

/// A fresh database with an import and an export behind it.
fn at_work() -> Program {
    let program = Program::fresh();
    let file = program.written("agreements.csv", "reference,title\nNOT-A-1,x\n");
    // Whether or not the register takes it, it is no matter here.
    program.run(&["import", "agreements", &file]);
    program.done(&["export", "persons"]);
    program
}

#[test]
fn what_was_done_is_read_and_found_sound() {
    let program = at_work();
    let log = program.done(&["log"]);
    says(&log, &["Local officer", "export_begun", "persons", "began"]);
    let log = program.done(&["log", "--act", "export_begun"]);
    says(&log, &["1 of 1 entries"]);
    // That it was read stands there too.
    says(&program.done(&["log", "--act", "log_read"]), &["log_read"]);
    says(
        &program.done(&["verify"]),
        &["The log is sound", "No witness", "It is signed now"],
    );
    says(
        &program.done(&["doctor"]),
        &["without a gap", "is signed up to"],
    );
}

#[test]
fn a_tampered_log_is_refused_with_its_first_bad_entry() {
    let program = at_work();
    program.done(&["verify"]);
    meddle(
        &program,
        "UPDATE log_entries SET content = replace(content, 'persons', 'benches') WHERE number = 1",
    );
    let said = program.refused(&["verify"]);
    says(&said, &["Entry 1 was altered", "The first bad entry is 1."]);
}

#[test]
fn a_damaged_log_stops_the_start_with_the_reason_and_what_to_do() {
    for (damage, reason) in [
        (
            "UPDATE log_entries SET content = content || ' ' WHERE number = 1",
            "Entry 1 was altered",
        ),
        (
            "DELETE FROM log_entries WHERE number = 1",
            "The first bad entry is 1.",
        ),
        (
            "DELETE FROM log_entries WHERE number = (SELECT max(number) FROM log_entries)",
            "is missing",
        ),
        (
            "UPDATE log_entries SET officer = 'x' WHERE number = 1",
            "is filed under other words",
        ),
        ("DROP TABLE log_entries", "missing"),
        ("UPDATE log_head SET tree = x'00'", "The first bad entry is"),
        ("DELETE FROM log_head", "the log's head is gone"),
    ] {
        let program = at_work();
        program.done(&["verify"]);
        meddle(&program, damage);
        let said = program.refused(&["serve", "--listen", "127.0.0.1:0"]);
        says(&said, &[reason, "restore the last sound backup"]);
    }
}

#[test]
fn a_witness_co_signs_what_has_grown_and_nothing_else() {
    let program = at_work();
    program.done(&["verify"]);
    let before = fs::read(&program.database).unwrap();
    let folder = program.file("court");
    let told = program.done(&[
        "witness",
        "make",
        &folder,
        "--name",
        "court.example/witness",
    ]);
    says(&told, &["court.example/witness is ready"]);
    program.refused(&[
        "witness",
        "make",
        &folder,
        "--name",
        "court.example/witness",
    ]);
    says(
        &program.done(&["witness", "cosign", &folder]),
        &["Co-signed"],
    );
    program.done(&["export", "persons"]);
    program.done(&["verify"]);
    says(
        &program.done(&["witness", "cosign", &folder]),
        &["new since"],
    );
    says(
        &program.done(&["verify", "--witness", &folder]),
        &["co-signed by court.example/witness"],
    );
    // The database of the morning, put back in the evening.
    for ending in ["-wal", "-shm"] {
        let mut name = program.database.clone().into_os_string();
        name.push(ending);
        fs::remove_file(name).ok();
    }
    fs::write(&program.database, before).unwrap();
    let said = program.refused(&["witness", "cosign", &folder]);
    says(&said, &["went back"]);
    let said = program.refused(&["verify", "--witness", &folder]);
    says(&said, &["missing"]);
}

#[test]
fn the_key_of_the_log_is_missed_and_no_other_is_taken() {
    let program = at_work();
    let key = program.database.with_extension("db.log-key");
    assert!(key.exists(), "{}", key.display());
    let kept = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    says(&program.refused(&["doctor"]), &["put its copy back"]);
    let other = Program::fresh();
    fs::copy(other.database.with_extension("db.log-key"), &key).unwrap();
    says(
        &program.refused(&["doctor"]),
        &["give the key file that belongs to it"],
    );
    fs::write(&key, kept).unwrap();
    program.done(&["doctor"]);
}
