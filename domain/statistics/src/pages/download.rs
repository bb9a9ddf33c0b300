//! Figures as files: CSV, XLSX and JSON, whole or broken down.

use axum::{
    extract::{self, Query},
    http::header,
    response::{IntoResponse, Response},
};
use kernel::{Fault, No, Refusal};
use records::Mechanism;
use serde_json::{Map, Value, json};
use sheets::{Cell, CsvWriter, ExportColumn, Room, XlsxWriter};
use web::{State, Trouble, Visit};
use words::Language;

use super::{
    asking::{Ask, answered},
    naming::Naming,
};
use crate::{Asked, Breakdown, FigureValue, figures, said};

/// One figure with its cells, where it is broken down.
struct Told {
    value: FigureValue,
    breakdown: Option<Breakdown>,
}

pub(super) async fn send(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let ask = Ask::of(&pairs);
    let heading = visit.say("navigation-figures");
    let asking = ask.clone();
    let language = visit.language.clone();
    let done = answered(&state, &visit, &heading, &ask, move |mechanism, asked| {
        file(mechanism, &language, &asking, asked)
    })
    .await?;
    let (asked, (type_, bytes)) = match done {
        Ok(done) => done,
        Err(wrong) => return Ok(wrong),
    };
    let name = match &ask.figure {
        Some(id) => format!("figure-{id}-{}", asked.year),
        None => format!("figures-{}", asked.year),
    };
    Ok((
        [
            (header::CONTENT_TYPE, type_.to_owned()),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}.{}\"", ask.format),
            ),
        ],
        bytes,
    )
        .into_response())
}

fn file(
    mechanism: &Mechanism,
    language: &Language,
    ask: &Ask,
    asked: Asked,
) -> Result<(&'static str, Vec<u8>), No> {
    let type_ = match ask.format.as_str() {
        "csv" => "text/csv; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "json" => "application/json",
        other => {
            return Err(Refusal::by("figures.format")
                .naming("format", other.chars().take(20).collect::<String>())
                .into());
        }
    };
    let told = told(mechanism, ask, asked)?;
    let naming = Naming {
        pack: mechanism.pack(),
        language,
    };
    let bytes = match ask.format.as_str() {
        "json" => {
            let objects: Vec<Value> = told.iter().map(|told| object(&naming, told)).collect();
            serde_json::to_vec_pretty(&objects)
                .map_err(|error| Fault::from("the figures cannot be written down", error))?
        }
        format => sheet(&naming, &told, &ask.by, format == "xlsx")
            .map_err(|fault| Fault::new(fault.to_string()))?,
    };
    Ok((type_, bytes))
}

fn told(mechanism: &Mechanism, ask: &Ask, asked: Asked) -> Result<Vec<Told>, No> {
    let by: Vec<&str> = ask.by.iter().map(String::as_str).collect();
    let Some(id) = &ask.figure else {
        let values = figures(mechanism, asked)?;
        return Ok(values
            .into_iter()
            .map(|value| Told {
                value,
                breakdown: None,
            })
            .collect());
    };
    let value = crate::figure(mechanism, id, asked)?;
    let breakdown = if by.is_empty() {
        None
    } else {
        Some(Breakdown::of(mechanism, id, &by, asked)?)
    };
    Ok(vec![Told { value, breakdown }])
}

/// A figure as data: what programs read.
fn object(naming: &Naming<'_>, told: &Told) -> Value {
    let value = &told.value;
    let (qualifier, shown) = qualified(naming, value);
    let mut object = json!({
        "id": value.id,
        "name": naming.figure(&value.id),
        "year": value.year,
        "state": value.state.code(),
        "value": value.number.map(crate::Number::json),
        "qualifier": qualifier,
        "shown": shown,
        "unit": naming.unit(&value.id),
    });
    if let (Some(breakdown), Some(object)) = (&told.breakdown, object.as_object_mut()) {
        let cells: Vec<Value> = breakdown
            .cells
            .iter()
            .map(|cell| {
                let mut map = Map::new();
                for (dimension, code) in breakdown.dimensions.iter().zip(&cell.codes) {
                    map.insert(dimension.clone(), code.as_str().into());
                }
                map.insert("state".to_owned(), "counted".into());
                map.insert("value".to_owned(), cell.number.json());
                Value::Object(map)
            })
            .collect();
        object.insert("cells".to_owned(), Value::Array(cells));
        object.insert("adds_up".to_owned(), breakdown.adds_up.into());
    }
    object
}

fn qualified(naming: &Naming<'_>, value: &FigureValue) -> (&'static str, String) {
    match naming.pack.figure(&value.id) {
        Some(figure) => {
            let (qualifier, shown) = said(figure, value, naming.language);
            (qualifier.code(), shown)
        }
        None => ("exact", naming.exact(value)),
    }
}

/// One value of a sheet.
enum Field {
    Text(String),
    Number(Value),
}

fn sheet(
    naming: &Naming<'_>,
    told: &[Told],
    by: &[String],
    xlsx: bool,
) -> Result<Vec<u8>, sheets::Fault> {
    let mut header = vec!["id", "name", "year"];
    header.extend(by.iter().map(String::as_str));
    header.extend(["state", "value", "qualifier", "shown", "unit"]);
    let rows = rows(naming, told);
    if !xlsx {
        let mut sheet = CsvWriter::new(Vec::new(), &header)?;
        for row in &rows {
            let texts: Vec<String> = row.iter().map(written).collect();
            let cells: Vec<Cell<'_>> = texts.iter().map(|text| Cell::Text(text)).collect();
            sheet.write_row(&cells)?;
        }
        return sheet.finish();
    }
    let columns: Vec<ExportColumn<'_>> = header
        .iter()
        .map(|name| ExportColumn { name, help: "" })
        .collect();
    let mut sheet = XlsxWriter::new("figures", &columns, &Room::Memory)?;
    for row in &rows {
        let cells: Vec<Cell<'_>> = row
            .iter()
            .map(|field| match field {
                Field::Text(text) => Cell::Text(text),
                Field::Number(number) => match (number.as_i64(), number.as_f64()) {
                    (Some(whole), _) => Cell::Whole(whole),
                    (None, Some(number)) => Cell::Number(number),
                    (None, None) => Cell::Empty,
                },
            })
            .collect();
        sheet.write_row(&cells)?;
    }
    sheet.finish(Vec::new())
}

fn written(field: &Field) -> String {
    match field {
        Field::Text(text) => text.clone(),
        Field::Number(Value::Null) => String::new(),
        Field::Number(number) => number.to_string(),
    }
}

/// A row for each figure, or for each cell of a figure that is broken down.
fn rows(naming: &Naming<'_>, told: &[Told]) -> Vec<Vec<Field>> {
    let text = |text: &str| Field::Text(text.to_owned());
    let mut rows = Vec::new();
    for told in told {
        let value = &told.value;
        let head = || {
            vec![
                text(&value.id),
                Field::Text(naming.figure(&value.id)),
                Field::Number(value.year.into()),
            ]
        };
        let unit = naming.unit(&value.id);
        match &told.breakdown {
            None => {
                let (qualifier, shown) = qualified(naming, value);
                let mut row = head();
                row.extend([
                    text(value.state.code()),
                    Field::Number(value.number.map_or(Value::Null, crate::Number::json)),
                    text(qualifier),
                    Field::Text(shown),
                    Field::Text(unit),
                ]);
                rows.push(row);
            }
            Some(breakdown) => rows.extend(breakdown.cells.iter().map(|cell| {
                let mut row = head();
                row.extend(cell.codes.iter().map(|code| text(code)));
                row.extend([
                    text("counted"),
                    Field::Number(cell.number.json()),
                    text("exact"),
                    Field::Text(naming.number(cell.number)),
                    text(&unit),
                ]);
                row
            })),
        }
    }
    rows
}
