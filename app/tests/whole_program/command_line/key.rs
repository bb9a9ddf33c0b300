//! The master key among custodians, on the command line.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
};

use super::{
    erase,
    program::{Program, ended, says},
};

#[test]
fn a_database_opens_with_two_of_three_parts_and_no_key_file() {
    let program = Program::fresh();
    let folder = program.file("custodians");
    let split = program.done(&[
        "key", "split", "--needed", "2", "--of", "3", "--output", &folder,
    ]);
    says(&split, &["part-1.txt", "part-3.txt", "Any 2 of these 3"]);
    let part = |number: u8| format!("{folder}/part-{number}.txt");
    says(
        &program.done(&["key", "rehearse", &part(1), &part(3)]),
        &["These 2 parts open", "The key was written nowhere"],
    );
    let key = format!("{}.key", program.database.display());
    let before = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    // Without the file it opens with two parts, and with fewer it does not.
    program.refused(&["export", "persons"]);
    says(
        &program.refused(&["export", "persons", "--key-part", &part(2)]),
        &["1 of the parts were given and 2 are needed"],
    );
    let both = [
        "--key-part".to_owned(),
        part(2),
        "--key-part".to_owned(),
        part(3),
    ];
    let both: Vec<&str> = both.iter().map(String::as_str).collect();
    says(
        &program.done(&[&["export", "persons"], both.as_slice()].concat()),
        &["reference,"],
    );
    assert!(!fs::exists(&key).unwrap(), "the key is in memory alone");
    // And the file comes back as it was, once.
    says(
        &program.done(&["key", "join", &part(1), &part(2)]),
        &["The master key"],
    );
    assert_eq!(fs::read(&key).unwrap(), before);
    program.refused(&["key", "join", &part(1), &part(2)]);
    program.done(&["export", "persons"]);
}

#[test]
fn parts_of_another_database_do_not_open_this_one() {
    let (program, other) = (Program::fresh(), Program::fresh());
    let folder = other.file("custodians");
    other.done(&[
        "key", "split", "--needed", "2", "--of", "2", "--output", &folder,
    ]);
    let parts = [
        format!("{folder}/part-1.txt"),
        format!("{folder}/part-2.txt"),
    ];
    says(
        &program.refused(&["key", "rehearse", &parts[0], &parts[1]]),
        &["is not the one that sealed this database"],
    );
    program.refused(&[
        "key", "split", "--needed", "1", "--of", "3", "--output", &folder,
    ]);
}

#[test]
fn a_changed_key_opens_everything_and_the_former_one_only_what_was_before() {
    let program = Program::fresh();
    let file = program.written(
        "persons.csv",
        "registered_on,family_name,age_status,sex,citizenship\n2017-03-04,Sampleova,adult,female,unknown\n",
    );
    program.done(&["import", "persons", &file]);
    let before = program.done(&["export", "persons"]);
    says(&before, &["Sampleova"]);
    let backup = program.file("before.backup");
    program.done(&["backup", &backup]);

    let key = format!("{}.key", program.database.display());
    let first = fs::read_to_string(&key).unwrap();
    says(
        &program.done(&["key", "change"]),
        &[
            "is under the master key",
            "Who has it open goes on",
            "former",
        ],
    );
    assert_ne!(fs::read_to_string(&key).unwrap(), first);
    assert_eq!(program.done(&["export", "persons"]), before);
    says(
        &program.done(&["log", "--act", "changed_key"]),
        &["changed_key"],
    );
    says(&program.done(&["verify"]), &["The log is sound"]);
    program.done(&["doctor"]);

    let former = fs::read_dir(program.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.display().to_string().contains(".key.former-"))
        .unwrap();
    assert_eq!(fs::read_to_string(&former).unwrap(), first);
    let former = former.display().to_string();
    says(
        &program.refused(&["export", "persons", "--key", &former]),
        &["is not the one that sealed this database"],
    );
    // A backup opens with the key of its day, and with no other.
    let later = program.file("after.backup");
    program.done(&["backup", &later]);
    let restored = |backup: &str, key: &str, code: i32| {
        let mut command = program.command(&["restore", backup, "--over-living", "--key", key]);
        command.env("OPENNRM_OFFICER", "Sample Keeper");
        ended(&command.output().unwrap(), code, &["restore", backup])
    };
    says(&restored(&later, &former, 1), &["another master key"]);
    says(&restored(&backup, &key, 1), &["another master key"]);
    restored(&later, &key, 0);
    assert_eq!(program.done(&["export", "persons"]), before);
    // The key can be changed once more, by the other name of the same.
    says(&program.done(&["rekey"]), &["is under the master key"]);
    assert_eq!(program.done(&["export", "persons"]), before);
}

#[test]
fn a_change_that_was_broken_off_is_settled_by_the_next_command() {
    let program = Program::fresh();
    let key = format!("{}.key", program.database.display());
    let first = fs::read(&key).unwrap();
    program.done(&["key", "change"]);
    let second = fs::read(&key).unwrap();
    // As if the power had gone after the database was changed and before the
    // files were moved.
    fs::write(format!("{key}.next"), &second).unwrap();
    fs::write(&key, &first).unwrap();
    for file in [&key, &format!("{key}.next")] {
        only_owner(file);
    }
    program.done(&["export", "persons"]);
    assert_eq!(fs::read(&key).unwrap(), second);
    assert!(!fs::exists(format!("{key}.next")).unwrap());
    // As if it had gone before the database was changed.
    fs::write(format!("{key}.next"), &first).unwrap();
    only_owner(&format!("{key}.next"));
    program.done(&["export", "persons"]);
    assert_eq!(fs::read(&key).unwrap(), second);
    program.done(&["key", "change"]);
    program.done(&["export", "persons"]);
}

#[cfg(unix)]
fn only_owner(file: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(file, fs::Permissions::from_mode(0o600)).unwrap();
}

#[cfg(not(unix))]
fn only_owner(_: &str) {}

#[test]
fn whoever_has_the_database_open_goes_on_when_its_key_is_changed() {
    let program = Program::fresh();
    let served = program.serve();
    let enter = |family_name: &str| {
        let body = format!(
            r#"{{"fields":{{"registered_on":"2017-03-04","family_name":"{family_name}","age_status":"adult","sex":"female","citizenship":"unknown"}}}}"#
        );
        posted(&served.address, "/api/v1/persons", &body)
    };
    let first = enter("Beforeova");
    program.done(&["key", "change"]);
    let second = enter("Afterova");
    drop(served);
    assert!(first.contains(" 201 "), "{first}");
    assert!(second.contains(" 201 "), "{second}");
    let exported = program.done(&["export", "persons"]);
    says(&exported, &["Beforeova", "Afterova"]);
}

#[test]
fn words_of_searches_are_read_and_forgotten_under_a_changed_key_and_by_its_parts() {
    const SHOWN: &str = "Sampleova";
    const OF_NOBODY: [&str; 2] = ["Nobodova", "Nobodyan"];
    let program = erase::proposed();
    let search = |words: &str| {
        let served = program.serve();
        let body = format!(r#"{{"search":"{words}"}}"#);
        let answer = posted(&served.address, "/api/v1/search", &body);
        assert!(answer.contains(" 200 "), "{answer}");
        assert_eq!(
            answer.contains("PER-2017-00001"),
            words == SHOWN,
            "{answer}"
        );
    };
    search(SHOWN);
    search(OF_NOBODY[0]);
    let asked = ["log", "--act", "searched"];
    says(&program.done(&asked), &[SHOWN, OF_NOBODY[0]]);
    program.done(&["key", "change"]);
    says(&program.done(&asked), &[SHOWN, OF_NOBODY[0]]);
    search(OF_NOBODY[1]);
    says(&program.done(&asked), &[SHOWN, OF_NOBODY[0], OF_NOBODY[1]]);

    let folder = program.file("custodians");
    program.done(&[
        "key", "split", "--needed", "2", "--of", "2", "--output", &folder,
    ]);
    fs::remove_file(format!("{}.key", program.database.display())).unwrap();
    let parts = [1, 2].map(|number| format!("{folder}/part-{number}.txt"));
    let by_parts = |arguments: &[&str]| {
        let parts = ["--key-part", &parts[0], "--key-part", &parts[1]];
        program.done(&[arguments, &parts].concat())
    };
    says(&by_parts(&asked), &[SHOWN, OF_NOBODY[0], OF_NOBODY[1]]);
    by_parts(&["erase", "DES-2017-00001", "--as", "Second Officer"]);
    let forgotten = |log: &str| {
        says(log, &["words forgotten", OF_NOBODY[0], OF_NOBODY[1]]);
        assert!(!log.contains(SHOWN), "{log}");
    };
    forgotten(&by_parts(&asked));
    by_parts(&["verify"]);
    by_parts(&["key", "join", &parts[0], &parts[1]]);
    program.done(&["key", "change"]);
    forgotten(&program.done(&asked));
    says(&program.done(&["verify"]), &["The log is sound"]);
}

/// Sends JSON, and gives the whole answer.
fn posted(address: &str, path: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
