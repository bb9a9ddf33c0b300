//! What a page of the book says to be shown by a file, or by a test in it, is
//! there.

use std::fs;

use crate::tree::*;

const THREATS: &str = "book/threat_model.md";

/// The files and tests that a text names between grave accents and that are
/// not there: a test stands in the file that is named before it.
pub fn missing(at: &str, text: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut file = None;
    for name in text.split('`').skip(1).step_by(2) {
        if is_path(name) {
            file = fs::read_to_string(repository().join(name)).ok();
            if file.is_none() {
                wrong.push(format!("{at}: {name} is not there"));
            }
        } else if is_test(name) {
            let test = format!("fn {name}(");
            if !file.as_ref().is_some_and(|text| text.contains(&test)) {
                wrong.push(format!("{at}: the test {name} is not there"));
            }
        }
    }
    wrong
}

/// Addresses begin with a slash or a scheme; a file's name has an ending, or a
/// folder before it.
fn is_path(name: &str) -> bool {
    let ends = [".rs", ".md", ".toml", ".lock", ".json", ".js", ".cedar"];
    let is_address = name.starts_with('/') || name.contains("//") || name.contains(' ');
    !is_address && (name.contains('/') || ends.iter().any(|end| name.ends_with(end)))
}

/// Tests are sentences; a word of the program has one underscore at most.
fn is_test(name: &str) -> bool {
    name.matches('_').count() > 1
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

#[test]
fn what_the_threat_model_names_is_a_file_or_a_test_that_is_there() {
    let text = fs::read_to_string(repository().join(THREATS)).unwrap();
    let named = text.split('`').skip(1).step_by(2);
    assert!(named.filter(|name| is_test(name)).count() > 30);
    let wrong: Vec<String> = text
        .lines()
        .enumerate()
        .flat_map(|(at, line)| missing(&format!("{THREATS}:{}", at + 1), line))
        .collect();
    none(&wrong, "the threat model says no more than the tree shows");
}
