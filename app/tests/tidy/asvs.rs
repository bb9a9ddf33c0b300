//! The table of the ASVS: whole, in its form, and shown by what is there.

use std::fs;

use crate::{shown::missing, tree::*};

const TABLE: &str = "book/asvs.md";

/// How many requirements each section of version 5.0.0 has.
const SECTIONS: [(&str, usize); 80] = [
    ("1.1", 2),
    ("1.2", 10),
    ("1.3", 12),
    ("1.4", 3),
    ("1.5", 3),
    ("2.1", 3),
    ("2.2", 3),
    ("2.3", 5),
    ("2.4", 2),
    ("3.1", 1),
    ("3.2", 3),
    ("3.3", 5),
    ("3.4", 8),
    ("3.5", 8),
    ("3.6", 1),
    ("3.7", 5),
    ("4.1", 5),
    ("4.2", 5),
    ("4.3", 2),
    ("4.4", 4),
    ("5.1", 1),
    ("5.2", 6),
    ("5.3", 3),
    ("5.4", 3),
    ("6.1", 3),
    ("6.2", 12),
    ("6.3", 8),
    ("6.4", 6),
    ("6.5", 8),
    ("6.6", 4),
    ("6.7", 2),
    ("6.8", 4),
    ("7.1", 3),
    ("7.2", 4),
    ("7.3", 2),
    ("7.4", 5),
    ("7.5", 3),
    ("7.6", 2),
    ("8.1", 4),
    ("8.2", 4),
    ("8.3", 3),
    ("8.4", 2),
    ("9.1", 3),
    ("9.2", 4),
    ("10.1", 2),
    ("10.2", 3),
    ("10.3", 5),
    ("10.4", 16),
    ("10.5", 5),
    ("10.6", 2),
    ("10.7", 3),
    ("11.1", 4),
    ("11.2", 5),
    ("11.3", 5),
    ("11.4", 4),
    ("11.5", 2),
    ("11.6", 2),
    ("11.7", 2),
    ("12.1", 5),
    ("12.2", 2),
    ("12.3", 5),
    ("13.1", 4),
    ("13.2", 6),
    ("13.3", 4),
    ("13.4", 7),
    ("14.1", 2),
    ("14.2", 8),
    ("14.3", 3),
    ("15.1", 5),
    ("15.2", 5),
    ("15.3", 7),
    ("15.4", 4),
    ("16.1", 1),
    ("16.2", 5),
    ("16.3", 4),
    ("16.4", 3),
    ("16.5", 4),
    ("17.1", 2),
    ("17.2", 8),
    ("17.3", 2),
];

struct Line {
    id: String,
    level: String,
    state: String,
    answer: String,
    shown_by: String,
}

fn lines() -> Vec<Line> {
    let text = fs::read_to_string(repository().join(TABLE)).unwrap();
    text.lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let ["", id, level, state, _, answer, shown_by, ""] = cells.as_slice() else {
                return None;
            };
            let is_id =
                id.split('.').count() == 3 && id.split('.').all(|n| n.parse::<u8>().is_ok());
            is_id.then(|| Line {
                id: (*id).to_owned(),
                level: (*level).to_owned(),
                state: (*state).to_owned(),
                answer: (*answer).to_owned(),
                shown_by: (*shown_by).to_owned(),
            })
        })
        .collect()
}

#[test]
fn every_requirement_of_the_asvs_stands_in_the_table_once() {
    let wanted: Vec<String> = SECTIONS
        .iter()
        .flat_map(|(section, count)| (1..=*count).map(move |n| format!("{section}.{n}")))
        .collect();
    let found: Vec<String> = lines().into_iter().map(|line| line.id).collect();
    assert_eq!(found, wanted);
}

#[test]
fn what_the_table_of_the_asvs_claims_is_shown_by_a_file_or_a_test() {
    let mut wrong = Vec::new();
    for line in lines() {
        let id = &line.id;
        if !["1", "2", "3"].contains(&line.level.as_str()) {
            wrong.push(format!("{id}: the level is 1, 2 or 3"));
        }
        if line.answer.is_empty() {
            wrong.push(format!("{id}: an answer or a reason is missing"));
        }
        match line.state.as_str() {
            "met" | "partly" => wrong.extend(shown(&line)),
            "not met" | "does not apply" => {}
            state => wrong.push(format!("{id}: `{state}` is no state")),
        }
    }
    none(&wrong, "the table says no more than the tree shows");
}

/// What is wrong with what shows a line.
fn shown(line: &Line) -> Vec<String> {
    if line.shown_by.is_empty() {
        return vec![format!("{}: no file shows it", line.id)];
    }
    missing(&line.id, &line.shown_by)
}

#[test]
fn the_sum_over_the_table_of_the_asvs_is_right() {
    let text = fs::read_to_string(repository().join(TABLE)).unwrap();
    let lines = lines();
    for state in ["met", "partly", "not met", "does not apply"] {
        let counts = ["1", "2", "3"].map(|level| {
            let those = lines.iter().filter(|line| line.state == state);
            those.filter(|line| line.level == level).count().to_string()
        });
        let row = format!("| {state} | {} |", counts.join(" | "));
        assert!(text.contains(&row), "the sum is {row}");
    }
}
