//! The 74 facts of the practice country's year, and what further sources say
//! of it and of the years around it: computed from records, and equal.

use std::collections::BTreeMap;

use pack::Pack;
use statistics::{Asked, Breakdown, FigureValue, Number, State, said, said_unit};

use crate::{places, practice_country, workbench::Workbench};

/// One row of the table of facts.
struct Fact {
    id: String,
    min: i64,
    max: i64,
    qualifier: String,
    shown: String,
    unit: String,
}

fn facts() -> Vec<Fact> {
    let mut table = csv::Reader::from_path(places::reference("facts-2017.csv")).unwrap();
    let facts: Vec<Fact> = table
        .records()
        .map(|row| {
            let row = row.unwrap();
            Fact {
                id: row[0].to_owned(),
                min: row[3].parse().unwrap(),
                max: if row[4].is_empty() {
                    i64::MAX
                } else {
                    row[4].parse().unwrap()
                },
                qualifier: row[5].to_owned(),
                shown: row[6].to_owned(),
                unit: row[7].to_owned(),
            }
        })
        .collect();
    assert_eq!(facts.len(), 74, "the table of facts has 74 rows");
    facts
}

/// A number as the table of facts has it: whole; a share as 1 when it is of
/// all; money without its minor units.
fn whole(number: Number) -> Option<i64> {
    number.json().as_i64()
}

fn by_id(values: Vec<FigureValue>) -> BTreeMap<String, FigureValue> {
    values
        .into_iter()
        .map(|value| (value.id.clone(), value))
        .collect()
}

#[test]
fn every_fact_of_the_year_follows_from_the_records_and_is_said_in_its_words() {
    let mechanism = practice_country::mechanism();
    let pack: &Pack = mechanism.pack();
    let english = pack.words.language("en").unwrap();
    let values = by_id(statistics::figures(mechanism, Asked::now(2017)).unwrap());
    let mut wrong = Vec::new();
    for fact in facts() {
        let id = &fact.id;
        let (Some(figure), Some(value)) = (pack.figure(id), values.get(id)) else {
            wrong.push(format!("{id}: there is no such figure"));
            continue;
        };
        if value.state != State::Counted {
            wrong.push(format!("{id}: {}", value.state.code()));
            continue;
        }
        match value.number.and_then(whole) {
            Some(number) if (fact.min..=fact.max).contains(&number) => {}
            _ => wrong.push(format!(
                "{id}: {:?}, where {} to {} is right",
                value.number, fact.min, fact.max
            )),
        }
        let (qualifier, shown) = said(figure, value, &english);
        if qualifier.code() != fact.qualifier {
            wrong.push(format!(
                "{id}: qualified as {:?}, where {:?} is right",
                qualifier.code(),
                fact.qualifier
            ));
        }
        if shown != fact.shown {
            wrong.push(format!(
                "{id}: said as {shown:?}, where {:?} is right",
                fact.shown
            ));
        }
        let unit = said_unit(pack, figure.unit, &english);
        if unit != fact.unit {
            wrong.push(format!(
                "{id}: counted in {unit:?}, where {:?} is right",
                fact.unit
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn destinations_citizenships_and_the_years_around_are_as_other_sources_say() {
    let mechanism = practice_country::mechanism();
    let mut table = csv::Reader::from_path(places::reference("practice-years.csv")).unwrap();
    let mut wrong = Vec::new();
    let mut rows = 0;
    for row in table.records() {
        let row = row.unwrap();
        rows += 1;
        let (year, id, dimension, code) = (row[0].parse().unwrap(), &row[1], &row[2], &row[3]);
        let right: i64 = row[4].parse().unwrap();
        let asked = Asked::now(year);
        let number = if dimension.is_empty() {
            statistics::figure(mechanism, id, asked)
                .unwrap()
                .number
                .and_then(whole)
        } else {
            Breakdown::of(mechanism, id, &[dimension], asked)
                .unwrap()
                .cells
                .iter()
                .find(|cell| cell.codes == [code])
                .and_then(|cell| whole(cell.number))
        };
        if number != Some(right) {
            wrong.push(format!(
                "{year} {id} {dimension} {code}: {number:?}, where {right} is right"
            ));
        }
    }
    assert!(rows > 15, "the table of the practice years has rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_figure_printed_twice_is_one_figure_with_one_breakdown() {
    let mechanism = practice_country::mechanism();
    let asked = Asked::now(2017);
    let owner = statistics::figure(mechanism, "J2", asked).unwrap();
    let printed_again = statistics::figure(mechanism, "F1", asked).unwrap();
    assert_eq!(owner.number, printed_again.number);
    assert_eq!(owner.unit, printed_again.unit);
    for dimension in ["region", "month", "article"] {
        let owner = Breakdown::of(mechanism, "J2", &[dimension], asked).unwrap();
        let printed_again = Breakdown::of(mechanism, "F1", &[dimension], asked).unwrap();
        assert!(!owner.cells.is_empty());
        assert_eq!(owner.cells, printed_again.cells, "by {dimension}");
        assert_eq!(printed_again.figure.id, "F1");
    }
}

#[test]
fn without_records_every_figure_is_not_reported_but_those_of_the_pack_s_settings() {
    let empty = Workbench::empty();
    let values = statistics::figures(&empty.mechanism, Asked::now(2017)).unwrap();
    assert!(values.len() >= 74);
    let counted: Vec<&str> = values
        .iter()
        .filter(|value| value.state != State::NotReported)
        .map(|value| value.id.as_str())
        .collect();
    assert_eq!(counted, ["G6", "V8"]);
}
