//! What stands in the files: each says what it is for, goes on for no longer
//! than it is read, and speaks of the project alone.

use crate::tree::*;

/// The most lines that a file may have.
const LINES_MAX: usize = 700;

#[test]
fn every_rust_file_opens_with_what_it_is_for() {
    let wrong: Vec<String> = rust_files()
        .into_iter()
        .filter(|file| !file.text.starts_with("//! "))
        .map(|file| file.path)
        .collect();
    none(
        &wrong,
        "the first line of a file is a `//!` head in a sentence",
    );
}

#[test]
fn nothing_is_left_for_later_and_no_test_is_switched_off() {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        concat!("#[ig", "nore"),
        concat!("dbg", "!("),
    ];
    let mut wrong = Vec::new();
    for file in rust_files() {
        for (at, line) in file.text.lines().enumerate() {
            for mark in marks {
                if line.contains(mark) {
                    wrong.push(format!("{}:{}: {mark}", file.path, at + 1));
                }
            }
        }
    }
    none(
        &wrong,
        "what is there works: finish it or leave it out, and let every test run",
    );
}

#[test]
fn nothing_speaks_of_the_machine_it_was_written_on() {
    let machine = [
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
        concat!("../sha", "red"),
    ];
    let temporary = concat!("/tm", "p/");
    let mut wrong = Vec::new();
    let texts = files(&[
        ".rs", ".toml", ".md", ".ftl", ".csv", ".html", ".js", ".yml", ".yaml", "Makefile", ".sh",
    ]);
    for file in texts {
        // A command shown to people may well name a temporary file.
        let is_program = file.path.ends_with(".rs") && !file.path.contains("/tests/");
        for (at, line) in file.text.lines().enumerate() {
            // A path begins after a quotation mark, a space or a bracket.
            let begins = |path: &str| {
                line.match_indices(path).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    before.is_none_or(|character| {
                        !character.is_alphanumeric() && !"/(.".contains(character)
                    })
                })
            };
            let names =
                machine.iter().any(|path| begins(path)) || (is_program && line.contains(temporary));
            if names {
                wrong.push(format!("{}:{}: {}", file.path, at + 1, line.trim()));
            }
        }
    }
    none(&wrong, "a path is told or found, never that of one machine");
}

#[test]
fn no_file_goes_on_for_ever() {
    let mut wrong = Vec::new();
    for file in rust_files() {
        let lines = file.text.lines().count();
        if lines > LINES_MAX {
            wrong.push(format!("{}: {lines} lines", file.path));
        }
    }
    none(&wrong, "a long file becomes a folder split along its nouns");
}
