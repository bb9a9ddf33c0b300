//! Figures for other programs: CSV, XLSX and JSON, whole or broken down. The
//! command line and the pages hand out the same.

use std::collections::BTreeSet;

use kernel::{Fault, No, Refusal};
use pack::Pack;
use records::Mechanism;
use serde_json::{Map, Value, json};
use sheets::{Cell, CsvWriter, ExportColumn, Room, XlsxWriter};
use words::Language;

use crate::{Asked, Breakdown, FigureValue, Number, figure, figures, said, said::plain, said_unit};

/// One figure with its cells, where it is broken down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The figure.
    pub value: FigureValue,
    /// Its cells.
    pub breakdown: Option<Breakdown>,
}

/// A format that other programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetFormat {
    /// Plain rows.
    Csv,
    /// A spreadsheet.
    Xlsx,
    /// A list with one object a figure.
    Json,
}

impl SheetFormat {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Json];

    /// Its name, as files end in it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }

    /// The format of this name; another name is refused.
    pub fn named(name: &str) -> Result<Self, Refusal> {
        Self::ALL
            .into_iter()
            .find(|format| format.code() == name)
            .ok_or_else(|| {
                let shortened: String = name.chars().take(20).collect();
                Refusal::by("figures.format").naming("format", shortened)
            })
    }
}

/// The figures named, or all of them without a name, and their cells where
/// they are broken down. Asked of all, a breakdown is given by those that
/// have it, and refused where none has; asked of some, it is refused where
/// one of them has not.
pub fn told(
    mechanism: &Mechanism,
    ids: &[&str],
    by: &[&str],
    asked: Asked,
) -> Result<Vec<Told>, No> {
    let values = if ids.is_empty() {
        figures(mechanism, asked)?
    } else {
        ids.iter()
            .map(|id| figure(mechanism, id, asked))
            .collect::<Result<_, _>>()?
    };
    let mut told = Vec::new();
    for value in values {
        let breakdown = if by.is_empty() {
            None
        } else {
            match Breakdown::several(mechanism, &value, &[by], asked) {
                Ok(mut breakdowns) => breakdowns.pop(),
                Err(No::Refused(_)) if ids.is_empty() => None,
                Err(no) => return Err(no),
            }
        };
        told.push(Told { value, breakdown });
    }
    // A dimension that no figure has is a mistake, not an answer.
    if !by.is_empty() && told.iter().all(|told| told.breakdown.is_none()) {
        let possible: BTreeSet<&str> = mechanism
            .pack()
            .figures()
            .iter()
            .flat_map(|figure| &figure.dimensions)
            .map(|dimension| dimension.id)
            .collect();
        return Err(Refusal::by("figures.no_figure_by")
            .naming("dimensions", by.join(", "))
            .naming("possible", Vec::from_iter(possible).join(", "))
            .into());
    }
    Ok(told)
}

/// Figures as a file. `by` names the columns of their cells, where they were
/// broken down.
pub fn sheet(
    pack: &Pack,
    told: &[Told],
    by: &[&str],
    language: &Language,
    format: SheetFormat,
) -> Result<Vec<u8>, Fault> {
    let work = Sheet { pack, language };
    let written = |error: sheets::Fault| Fault::new(error.to_string());
    match format {
        SheetFormat::Json => {
            let objects: Vec<Value> = told.iter().map(|told| work.object(told)).collect();
            let mut bytes = serde_json::to_vec_pretty(&objects)
                .map_err(|error| Fault::from("the figures cannot be written down", error))?;
            bytes.push(b'\n');
            Ok(bytes)
        }
        SheetFormat::Csv => work.csv(told, by).map_err(written),
        SheetFormat::Xlsx => work.xlsx(told, by).map_err(written),
    }
}

/// One value of a row.
enum Field {
    Text(String),
    Number(Value),
}

impl Field {
    fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    fn written(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(Value::Null) => String::new(),
            Self::Number(number) => number.to_string(),
        }
    }
}

struct Sheet<'a> {
    pack: &'a Pack,
    language: &'a Language,
}

impl Sheet<'_> {
    fn name(&self, id: &str) -> String {
        self.language.say(&format!("figure-{id}"), &[])
    }

    fn unit(&self, id: &str) -> String {
        self.pack
            .figure(id)
            .map(|figure| said_unit(self.pack, figure.unit, self.language))
            .unwrap_or_default()
    }

    fn shown(&self, value: &FigureValue) -> (&'static str, String) {
        match self.pack.figure(&value.id) {
            Some(figure) => {
                let (qualifier, shown) = said(figure, value, self.language);
                (qualifier.code(), shown)
            }
            None => (words::Qualifier::Exact.code(), String::new()),
        }
    }

    fn object(&self, told: &Told) -> Value {
        let value = &told.value;
        let (qualifier, shown) = self.shown(value);
        let mut object = json!({
            "id": value.id,
            "year": value.year,
            "state": value.state.code(),
            "value": value.number.map(Number::json),
            "qualifier": qualifier,
            "shown": shown,
            "unit": self.unit(&value.id),
        });
        if let (Some(breakdown), Some(object)) = (&told.breakdown, object.as_object_mut()) {
            let cells: Vec<Value> = breakdown
                .cells
                .iter()
                .map(|cell| {
                    let codes = breakdown.dimensions.iter().zip(&cell.codes);
                    let mut map: Map<String, Value> = codes
                        .map(|(dimension, code)| (dimension.clone(), code.as_str().into()))
                        .collect();
                    map.insert("state".to_owned(), crate::State::Counted.code().into());
                    map.insert("value".to_owned(), cell.number.json());
                    Value::Object(map)
                })
                .collect();
            object.insert("cells".to_owned(), Value::Array(cells));
            object.insert("adds_up".to_owned(), breakdown.adds_up.into());
        }
        object
    }

    fn header<'h>(by: &[&'h str]) -> Vec<&'h str> {
        let mut header = vec!["id", "name", "year"];
        header.extend(by);
        header.extend(["state", "value", "qualifier", "shown", "unit"]);
        header
    }

    /// A row for each figure, or for each cell of figures that are broken
    /// down; one without the breakdown that was asked for has none.
    fn rows(&self, told: &[Told], by: &[&str]) -> Vec<Vec<Field>> {
        let mut rows = Vec::new();
        for told in told {
            let value = &told.value;
            let head = || {
                vec![
                    Field::text(&value.id),
                    Field::Text(self.name(&value.id)),
                    Field::Number(value.year.into()),
                ]
            };
            let unit = self.unit(&value.id);
            match &told.breakdown {
                None if !by.is_empty() => {}
                None => {
                    let (qualifier, shown) = self.shown(value);
                    let mut row = head();
                    row.extend([
                        Field::text(value.state.code()),
                        Field::Number(value.number.map_or(Value::Null, Number::json)),
                        Field::text(qualifier),
                        Field::Text(shown),
                        Field::Text(unit),
                    ]);
                    rows.push(row);
                }
                Some(breakdown) => rows.extend(breakdown.cells.iter().map(|cell| {
                    let mut row = head();
                    row.extend(cell.codes.iter().map(|code| Field::text(code)));
                    row.extend([
                        Field::text(crate::State::Counted.code()),
                        Field::Number(cell.number.json()),
                        Field::text(words::Qualifier::Exact.code()),
                        Field::Text(plain(cell.number, self.language)),
                        Field::text(&unit),
                    ]);
                    row
                })),
            }
        }
        rows
    }

    fn csv(&self, told: &[Told], by: &[&str]) -> Result<Vec<u8>, sheets::Fault> {
        let mut sheet = CsvWriter::new(Vec::new(), &Self::header(by))?;
        for row in self.rows(told, by) {
            let texts: Vec<String> = row.iter().map(Field::written).collect();
            let cells: Vec<Cell<'_>> = texts.iter().map(|text| Cell::Text(text)).collect();
            sheet.write_row(&cells)?;
        }
        sheet.finish()
    }

    fn xlsx(&self, told: &[Told], by: &[&str]) -> Result<Vec<u8>, sheets::Fault> {
        let header = Self::header(by);
        let columns: Vec<ExportColumn<'_>> = header
            .iter()
            .map(|name| ExportColumn { name, help: "" })
            .collect();
        let mut sheet = XlsxWriter::new("figures", &columns, &Room::Memory)?;
        for row in self.rows(told, by) {
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
}
