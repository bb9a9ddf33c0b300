//! The records of a plan give the figures that stand beside it.

use kernel::{Measure, Value};

use crate::{country, figures};

/// One line of `practice/figures.csv`.
struct Expected {
    year: i16,
    figure: String,
    least: i64,
    most: i64,
}

fn expected(folder: &std::path::Path) -> Vec<Expected> {
    let Ok(text) = std::fs::read_to_string(folder.join("practice/figures.csv")) else {
        return Vec::new();
    };
    text.lines()
        .skip(1)
        .map(|line| {
            let parts: Vec<&str> = line.split(',').collect();
            Expected {
                year: parts[0].parse().unwrap(),
                figure: parts[1].to_owned(),
                least: parts[2].parse().unwrap(),
                most: parts[3].parse().unwrap_or(i64::MAX),
            }
        })
        .collect()
}

#[test]
fn every_allocation_of_every_plan_adds_up() {
    for folder in country::folders() {
        let faults = country::plan(&folder).check(&country::pack(&folder));
        assert!(faults.is_empty(), "{}", country::told(&faults));
    }
}

#[test]
fn the_records_pass_the_rules_and_give_the_figures_that_were_printed() {
    let mut compared = 0;
    for folder in country::folders() {
        let pack = country::pack(&folder);
        let plan = country::plan(&folder);
        let years = plan.years();
        let (first, last) = (*years.first().unwrap(), *years.last().unwrap());
        let place = tempfile::tempdir().unwrap();
        let mechanism = country::mechanism(&pack, &place, "practice.db");
        let summary =
            practice::years(&mechanism, &plan, first..=last, 2017, &mut |_, _| {}).unwrap();
        assert_eq!(summary.records, summary.registers.values().sum::<u64>());

        let mut wrong = Vec::new();
        for expected in expected(&folder) {
            compared += 1;
            let (number, base) =
                figures::number(&mechanism, &expected.figure, expected.year).unwrap();
            let share = matches!(
                pack.figure(&expected.figure).unwrap().measure,
                Measure::Share(..)
            );
            let met = if share {
                base > 0 && number == base && expected.least == 1
            } else {
                (expected.least..=expected.most).contains(&number)
            };
            if !met {
                wrong.push(format!(
                    "{} of {}: {number} (of {base}) and not {} to {}",
                    expected.figure, expected.year, expected.least, expected.most
                ));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        the_same_people_are_sheltered_served_and_paid(&mechanism);
    }
    assert!(compared >= 74, "only {compared} figures were compared");
}

/// Those who stayed in a shelter are those who were given each kind of help,
/// and those who were paid the allowance.
fn the_same_people_are_sheltered_served_and_paid(mechanism: &records::Mechanism) {
    let all = db::Listing {
        limit: 1_000_000,
        ..db::Listing::default()
    };
    let persons = |register: &str, kind: Option<&str>| -> Vec<Value> {
        let record_kind = mechanism.kind(register).unwrap();
        let (records, _) = mechanism.list(register, &all).unwrap();
        let mut persons: Vec<Value> = records
            .iter()
            .filter(|stored| {
                kind.is_none_or(|kind| {
                    *record_kind.value(&stored.row, "kind") == Value::Code(kind.to_owned())
                })
            })
            .map(|stored| record_kind.value(&stored.row, "person").clone())
            .collect();
        persons.sort();
        persons
    };
    let stays = persons("stays", None);
    assert!(!stays.is_empty());
    assert_eq!(stays, persons("allowances", None));
    assert_eq!(stays, persons("services", Some("medical")));
}
