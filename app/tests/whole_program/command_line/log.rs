//! The log on the command line: read, checked, co-signed.

use std::{fs, path::Path, process::Stdio, time::Duration};

use ledger::{Commitment, Entry, Tree};

use super::program::{Program, ended, says};
use crate::workbench::Workbench;

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

/// Runs the server, which must refuse; gives the sentence.
fn refused_to_serve(program: &Program) -> String {
    let arguments = ["serve", "--listen", "127.0.0.1:0"];
    let mut child = program
        .command(&arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    for _ in 0..3_000 {
        if child.try_wait().unwrap().is_some() {
            return ended(&child.wait_with_output().unwrap(), 1, &arguments);
        }
        std::thread::park_timeout(Duration::from_millis(20));
    }
    child.kill().unwrap();
    panic!("it serves a damaged log")
}

/// Alters the newest entry, and everything that can be computed without keys.
fn rewrite_the_newest_entry(program: &Program) {
    let file = rusqlite::Connection::open(&program.database).unwrap();
    let mut select = file
        .prepare("SELECT number, salt, content FROM log_entries ORDER BY number")
        .unwrap();
    let mut entries: Vec<(i64, [u8; 16], String)> = select
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let (number, salt, content) = entries.pop().unwrap();
    let mut entry = Entry::decode(content.as_bytes()).unwrap();
    entry.time += 1;
    let content = String::from_utf8(entry.encode().unwrap()).unwrap();
    let leaf = Commitment::of(&salt.into(), content.as_bytes()).leaf();
    let mut tree = Tree::default();
    for (_, salt, content) in &entries {
        let leaf = Commitment::of(&(*salt).into(), content.as_bytes()).leaf();
        tree.append(leaf).unwrap();
    }
    tree.append(leaf).unwrap();
    file.execute(
        "UPDATE log_entries SET content = ?2, at = ?3, leaf = ?4 WHERE number = ?1",
        rusqlite::params![number, content, entry.time, leaf.as_bytes()],
    )
    .unwrap();
    file.execute("UPDATE log_head SET tree = ?1", [tree.to_bytes()])
        .unwrap();
}

#[test]
fn a_damaged_log_stops_every_start_with_the_reason_and_what_to_do() {
    let program = Program::fresh();
    let curricula = "title,taught_on,institution\nSubject,2017-05-15,interior\n";
    let file = program.written("curricula.csv", curricula);
    program.done(&["import", "curricula", &file]);
    program.done(&["verify"]);
    program.done(&["export", "persons"]);
    let sound = fs::read(&program.database).unwrap();
    let put_back = || {
        for ending in ["-wal", "-shm"] {
            let mut name = program.database.clone().into_os_string();
            name.push(ending);
            fs::remove_file(name).ok();
        }
        fs::write(&program.database, &sound).unwrap();
    };
    let all = "DELETE FROM log_head; DELETE FROM log_entries; DELETE FROM log_checkpoints; \
               DELETE FROM log_shown;";
    let key = "DELETE FROM data_keys WHERE subject = X'ffffffffffffffffffffffffffffffff'; \
               DELETE FROM program_settings WHERE name = 'log_key';";
    let numbers = "UPDATE curricula_history SET log_number = NULL;";
    let newest = "WHERE number = (SELECT max(number) FROM log_entries)";
    let with_sql = |sql: String| move |program: &Program| meddle(program, &sql);
    type Meddle = Box<dyn Fn(&Program)>;
    let cases: Vec<(&str, Meddle)> = vec![
        (
            "its head is gone",
            Box::new(with_sql("DELETE FROM log_head".into())),
        ),
        ("its head is gone", Box::new(with_sql(all.into()))),
        ("its head is gone", Box::new(with_sql([all, key].concat()))),
        (
            "took its log out",
            Box::new(with_sql([all, key, numbers].concat())),
        ),
        (
            "head is not what",
            Box::new(with_sql("UPDATE log_head SET tree = zeroblob(8)".into())),
        ),
        (
            "bears no proof",
            Box::new(with_sql("UPDATE log_head SET proof = NULL".into())),
        ),
        ("head is not what", Box::new(rewrite_the_newest_entry)),
        (
            "is not what was written",
            Box::new(with_sql(format!(
                "UPDATE log_entries SET content = replace(content, 'persons', 'benches') {newest}"
            ))),
        ),
        (
            "is not what was written",
            Box::new(with_sql(format!(
                "UPDATE log_entries SET act = 'looked' {newest}"
            ))),
        ),
        (
            "the newest is not there",
            Box::new(with_sql(format!("DELETE FROM log_entries {newest}"))),
        ),
        (
            "newest checkpoint",
            Box::new(with_sql(
                "UPDATE log_checkpoints SET note = replace(note, 'opennrm', 'openmrn')".into(),
            )),
        ),
    ];
    for (reason, meddle) in cases {
        put_back();
        meddle(&program);
        for said in [
            refused_to_serve(&program),
            program.refused(&["export", "persons"]),
            program.refused(&["import", "curricula", &file]),
        ] {
            says(&said, &[reason, "restore the last sound backup"]);
        }
    }
    put_back();
    program.done(&["export", "persons"]);
}

#[test]
fn what_an_older_program_left_unproven_is_proven_by_the_check() {
    let program = at_work();
    let older = "UPDATE log_head SET proof = NULL; \
                 DELETE FROM program_settings WHERE name = 'without_accounts'";
    meddle(&program, older);
    says(
        &program.refused(&["export", "persons"]),
        &["opennrm verify"],
    );
    // Somebody may have taken it out: that it was no one, a person says.
    says(&program.refused(&["verify"]), &["--from-older-program"]);
    program.refused(&["export", "persons"]);
    let proven = program.done(&["verify", "--from-older-program"]);
    says(&proven, &["bears no proof", "is sound"]);
    program.done(&["export", "persons"]);
    let again = program.done(&["verify"]);
    assert!(!again.contains("bears no proof"), "{again}");
}

#[test]
fn the_check_of_a_database_changes_nothing_in_one_that_is_not_sound() {
    let program = at_work();
    program.done(&["verify"]);
    meddle(
        &program,
        "UPDATE log_entries SET content = replace(content, 'persons', 'benches') WHERE number = 1",
    );
    let before = fs::read(&program.database).unwrap();
    program.refused(&["verify"]);
    assert!(fs::read(&program.database).unwrap() == before);
}

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.display().to_string(), fs::read(&path).unwrap()));
            }
        }
    }
    found
}

#[test]
fn a_court_checks_the_log_with_nothing_but_public_keys() {
    let bench = Workbench::empty();
    let program = Program::on(&bench, &bench.key());
    program.done(&["verify"]);
    let (court, folder) = (program.file("court"), program.file("handed over"));
    let name = ["--name", "court.example/witness"];
    program.done(&[&["witness", "make", &court], &name[..]].concat());
    program.done(&["witness", "cosign", &court]);
    // The first checkpoint, which the court keeps for itself.
    let first = program.written(
        "first",
        &fs::read_to_string(format!("{court}/checkpoint")).unwrap(),
    );
    let refusing =
        guard::Guard::nobody().watched(std::sync::Arc::new(bench.mechanism.db().clone()));
    for _ in 0..600 {
        assert!(refusing.permit(guard::Act::Look, "persons").is_err());
    }
    program.done(&["verify"]);
    program.done(&["witness", "cosign", &court]);
    let export = ["log", "export", &folder, "--witness", &court];
    says(
        &program.done(&export),
        &["opennrm verify", "entries are in"],
    );
    for (path, bytes) in files_below(Path::new(&folder)) {
        for word in ["officer", "persons", "nobody", "refused"] {
            let found = bytes
                .windows(word.len())
                .any(|part| part == word.as_bytes());
            assert!(!found, "{path} tells of {word}");
        }
    }
    // Elsewhere: no database, no country, no secret.
    let elsewhere = Program::nowhere();
    let keys = [format!("{court}/log.pub"), format!("{court}/witness.pub")];
    let check = |more: &[&str]| {
        let own = [
            "verify",
            &folder,
            "--log-key",
            &keys[0],
            "--witness-key",
            &keys[1],
        ];
        [&own[..], more]
            .concat()
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let run = |arguments: &[String], code| {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        ended(&elsewhere.run(&arguments), code, &arguments)
    };
    let told = run(&check(&["--since", &first]), 0);
    says(
        &told,
        &[
            "signed for them",
            "It continues the checkpoint",
            "court.example/witness co-signed at 20",
        ],
    );
    says(
        &run(&check(&[])[..4], 0),
        &["No witness whose key you gave"],
    );
    says(&run(&check(&[])[..2], 1), &["--log-key"]);
    assert!(!elsewhere.database.exists());
    // Gone on with, where the log has grown.
    program.done(&["export", "persons"]);
    program.done(&["verify"]);
    let former = program.file("former");
    fs::copy(format!("{folder}/checkpoint"), &former).unwrap();
    program.done(&["log", "export", &folder]);
    says(
        &run(&check(&["--since", &former]), 0),
        &["did not co-sign", "It continues"],
    );
    // One that went back, and one that was altered.
    let newer = format!("{folder}/checkpoint");
    let newer = program.written("newer", &fs::read_to_string(newer).unwrap());
    fs::copy(&former, format!("{folder}/checkpoint")).unwrap();
    says(&run(&check(&["--since", &newer]), 1), &["went back"]);
    for path in ["tile/0/000", "tile/entries/001", "tile/1/000.p/2"] {
        let path = format!("{folder}/{path}");
        let sound = fs::read(&path).unwrap();
        let mut bytes = sound.clone();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(&path, bytes).unwrap();
        says(&run(&check(&[]), 1), &["altered"]);
        fs::write(&path, sound).unwrap();
    }
    run(&check(&[]), 0);
    // Another log signs other checkpoints, and is no continuation.
    let other = at_work();
    other.done(&["verify"]);
    let said = other.refused(&["log", "export", &folder]);
    says(&said, &["keep it as evidence"]);
    let foreign = elsewhere.file("foreign");
    other.done(&["log", "export", &foreign]);
    let arguments = ["verify", &foreign, "--log-key", &keys[0]].map(str::to_owned);
    run(&arguments, 1);
}
