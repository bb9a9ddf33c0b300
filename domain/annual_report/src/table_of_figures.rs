//! Every figure as data: what it is, how it stands, its exact value and how
//! it is printed, with the set that vouches for it.

mod workbook;

use kernel::{Fault, Figure, No};
use pack::Pack;
use serde_json::{Map, Value, json};
use statistics::State;
use words::Language;

use crate::labels::{figure_name, label};
use crate::printed::{PrintedBreakdown, PrintedCell, Printing};
use crate::{Report, SetLine};

pub(crate) use workbook::xlsx;

/// One figure in one year, as data.
struct Line {
    id: &'static str,
    chapter: &'static str,
    name: String,
    year: i16,
    state: &'static str,
    value: Option<Value>,
    qualifier: &'static str,
    shown: String,
    unit: String,
    counting_unit: &'static str,
    definition: String,
}

fn lines(report: &Report, pack: &Pack, language: &Language, year: i16) -> Vec<Line> {
    pack.figures()
        .into_iter()
        .filter_map(|figure| line(report, pack, language, figure, year))
        .collect()
}

fn line(
    report: &Report,
    pack: &Pack,
    language: &Language,
    figure: &Figure,
    year: i16,
) -> Option<Line> {
    let value = report.value(figure.id, year)?;
    let (qualifier, shown) = statistics::said(figure, value, language);
    Some(Line {
        id: figure.id,
        chapter: figure.chapter,
        name: figure_name(language, figure.id),
        year,
        state: value.state.code(),
        value: value.number.map(statistics::Number::json),
        qualifier: qualifier.code(),
        shown,
        unit: statistics::said_unit(pack, figure.unit, language),
        counting_unit: figure.unit.code(),
        definition: language
            .attribute(&format!("figure-{}", figure.id), "definition")
            .unwrap_or_default(),
    })
}

/// What vouches for the figures: the set, or that they are a draft.
fn vouched(report: &Report) -> Value {
    match &report.set {
        Some(SetLine {
            number,
            hash,
            frozen_on,
            frozen_by,
        }) => json!({
            "number": number,
            "hash": format!("sha256:{hash}"),
            "date": frozen_on.to_string(),
            "author": frozen_by,
        }),
        None => Value::Null,
    }
}

/// The figures, the years before, the breakdowns as they are printed and what
/// was revised.
pub(crate) fn json(report: &Report, pack: &Pack, tag: &str) -> Result<Vec<u8>, No> {
    let language = crate::document::language(pack, tag)?;
    let printing = crate::document::printing(report, pack)?;
    let figures = |year: i16| -> Vec<Value> {
        lines(report, pack, &language, year)
            .into_iter()
            .map(|line| {
                json!({
                    "id": line.id,
                    "name": line.name,
                    "chapter": line.chapter,
                    "year": line.year,
                    "state": line.state,
                    "value": line.value,
                    "qualifier": line.qualifier,
                    "shown": line.shown,
                    "unit": line.unit,
                    "counting_unit": line.counting_unit,
                    "definition": line.definition,
                })
            })
            .collect()
    };
    let earlier: Vec<Value> = report
        .years()
        .into_iter()
        .filter(|year| *year != report.year())
        .flat_map(&figures)
        .collect();
    let revisions: Vec<Value> = report
        .content
        .revised
        .iter()
        .map(|revised| {
            json!({
                "id": revised.now.id,
                "year": revised.now.year,
                "published_in_set": revised.set,
                "published_on": revised.published_on.to_string(),
                "then": { "state": revised.then.state.code(), "value": revised.then.number.map(statistics::Number::json) },
                "now": { "state": revised.now.state.code(), "value": revised.now.number.map(statistics::Number::json) },
            })
        })
        .collect();
    let whole = json!({
        "country": pack.code,
        "language": language.tag(),
        "year": report.year(),
        "date": report.date.to_string(),
        "draft": report.set.is_none(),
        "practice": report.content.practice,
        "set": vouched(report),
        "figures": figures(report.year()),
        "earlier_years": earlier,
        "breakdowns": breakdowns(pack, &language, &printing),
        "revisions": revisions,
    });
    let mut bytes = serde_json::to_vec_pretty(&whole)
        .map_err(|error| Fault::from("the figures cannot be written down", error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn breakdowns(pack: &Pack, language: &Language, printing: &Printing) -> Vec<Value> {
    printing
        .breakdowns
        .iter()
        .map(|((id, dimensions), printed)| {
            json!({
                "id": id,
                "year": printed.figure().year,
                "state": printed.figure().state.code(),
                "by": dimensions,
                "adds_up": printed.adds_up(),
                "withheld": printed.withheld,
                "cells": told_cells(pack, language, id, printed)
                    .into_iter()
                    .map(|cell| cell.json(printed.dimensions()))
                    .collect::<Vec<_>>(),
            })
        })
        .collect()
}

/// One cell of a printed breakdown, as data.
struct ToldCell {
    codes: Vec<String>,
    names: Vec<String>,
    state: &'static str,
    value: Option<Value>,
    fewer_than: Option<u64>,
}

impl ToldCell {
    fn json(self, dimensions: &[String]) -> Value {
        let mut object = Map::new();
        for (dimension, code) in dimensions.iter().zip(self.codes) {
            object.insert(dimension.clone(), code.into());
        }
        object.insert("names".to_owned(), self.names.into());
        object.insert("state".to_owned(), self.state.into());
        object.insert("value".to_owned(), self.value.unwrap_or(Value::Null));
        if let Some(threshold) = self.fewer_than {
            object.insert("fewer_than".to_owned(), threshold.into());
        }
        Value::Object(object)
    }
}

/// The cells as they are printed; none of a table that is left out.
fn told_cells(
    pack: &Pack,
    language: &Language,
    id: &str,
    printed: &PrintedBreakdown,
) -> Vec<ToldCell> {
    if printed.withheld {
        return Vec::new();
    }
    let dimensions = pack
        .figure(id)
        .map(|figure| pack.dimensions_of(figure))
        .unwrap_or_default();
    let name = |position: usize, code: &str| {
        let dimension = dimensions
            .iter()
            .find(|dimension| printed.dimensions()[position] == dimension.id);
        let list = printed.lists()[position].as_deref();
        label(pack, language, dimension, list, code)
    };
    printed
        .cells
        .iter()
        .map(|(codes, cell)| {
            let (state, value, fewer_than) = match cell {
                PrintedCell::Number(number) => (State::Counted.code(), Some(number.json()), None),
                PrintedCell::FewerThan(threshold) => ("fewer_than", None, Some(*threshold)),
                PrintedCell::Hidden => ("hidden", None, None),
            };
            ToldCell {
                names: codes
                    .iter()
                    .enumerate()
                    .map(|(position, code)| name(position, code))
                    .collect(),
                codes: codes.clone(),
                state,
                value,
                fewer_than,
            }
        })
        .collect()
}

const COLUMNS: [&str; 15] = [
    "id",
    "name",
    "chapter",
    "year",
    "state",
    "value",
    "qualifier",
    "shown",
    "unit",
    "counting_unit",
    "definition",
    "set",
    "hash",
    "date",
    "author",
];

/// The set as the last columns of every row: rows that are copied elsewhere
/// still say what vouches for them.
fn set_columns(report: &Report) -> [String; 4] {
    match &report.set {
        Some(set) => [
            set.number.to_string(),
            format!("sha256:{}", set.hash),
            set.frozen_on.to_string(),
            set.frozen_by.clone(),
        ],
        None => [
            "draft".to_owned(),
            String::new(),
            report.date.to_string(),
            String::new(),
        ],
    }
}

/// The figures of the year as rows.
pub(crate) fn csv(report: &Report, pack: &Pack, tag: &str) -> Result<Vec<u8>, No> {
    let language = crate::document::language(pack, tag)?;
    let unwritable =
        |error: sheets::Fault| Fault::from("the figures cannot be written as rows", error);
    let mut writer = sheets::CsvWriter::new(Vec::new(), &COLUMNS).map_err(unwritable)?;
    let set = set_columns(report);
    for line in lines(report, pack, &language, report.year()) {
        let year = line.year.to_string();
        let value = line
            .value
            .map(|value| value.to_string())
            .unwrap_or_default();
        let texts: [&str; 15] = [
            line.id,
            &line.name,
            line.chapter,
            &year,
            line.state,
            &value,
            line.qualifier,
            &line.shown,
            &line.unit,
            line.counting_unit,
            &line.definition,
            &set[0],
            &set[1],
            &set[2],
            &set[3],
        ];
        let cells = texts.map(sheets::Cell::Text);
        writer.write_row(&cells).map_err(unwritable)?;
    }
    Ok(writer.finish().map_err(unwritable)?)
}
