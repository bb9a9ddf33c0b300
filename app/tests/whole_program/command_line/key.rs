//! The master key among custodians, on the command line.

use std::fs;

use super::program::{Program, says};

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
        &["These 2 parts open", "Nothing was written"],
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
