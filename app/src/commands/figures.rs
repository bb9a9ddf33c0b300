//! `opennrm figures`: the figures of a year.

use std::{fmt::Write as _, path::PathBuf};

use clap::Subcommand;
use kernel::{Date, Figure, Measure};
use records::Mechanism;
use serde_json::{Map, Value, json};
use statistics::{Asked, Breakdown, FigureValue};
use words::Language;

use super::{End, in_words, needs_file, print, write_out};
use crate::Setup;

/// Print the figures of a year, whole or broken down, as they are known now
/// or were known on a day.
///
/// Examples:
///   opennrm figures --year 2017
///   opennrm figures V1 J7 --year 2017 --by sex --format json
///   opennrm figures explain V1
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    args_conflicts_with_subcommands = true,
    subcommand_precedence_over_arg = true
)]
pub(crate) struct Figures {
    #[command(subcommand)]
    what: Option<What>,
    /// The figures; all without any
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// The year
    #[arg(long)]
    year: Option<i16>,
    /// Break down by these dimensions, parted by commas
    #[arg(long, value_delimiter = ',', value_name = "DIMENSION,…")]
    by: Vec<String>,
    /// As known at the end of this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    as_known_on: Option<Date>,
    /// The format
    #[arg(long, default_value = "table", value_parser = ["table", "csv", "json", "xlsx"])]
    format: String,
    /// The language of names and phrases
    #[arg(long, default_value = words::BASE_LANGUAGE)]
    language: String,
    /// The file; without one the figures are printed
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Tell how a figure is counted
    Explain {
        /// The figure
        id: String,
        /// The language
        #[arg(long, default_value = words::BASE_LANGUAGE)]
        language: String,
    },
}

/// One figure with its cells, where it was broken down.
struct Told {
    value: FigureValue,
    breakdown: Option<Breakdown>,
}

impl Figures {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        if let Some(What::Explain { id, language }) = &self.what {
            return explain(setup, id, language);
        }
        let Some(year) = self.year else {
            return Err(End::said("name the year with --year, as in --year 2017"));
        };
        let mechanism = setup.open()?;
        let language = language(&mechanism, &self.language)?;
        let asked = match self.as_known_on {
            Some(day) => Asked::on(&mechanism, year, day),
            None => Asked::now(year),
        };
        let told = self
            .told(&mechanism, asked)
            .map_err(|no| in_words(&mechanism, no))?;
        let by: Vec<&str> = self.by.iter().map(String::as_str).collect();
        let bytes = match self.format.as_str() {
            "json" => {
                let list: Vec<Value> = told
                    .iter()
                    .map(|told| object(&mechanism, told, &language))
                    .collect();
                let mut text = serde_json::to_string_pretty(&list)
                    .map_err(|error| End::said(error.to_string()))?;
                text.push('\n');
                text.into_bytes()
            }
            "table" => table(&mechanism, &told, &by, &language).into_bytes(),
            format => {
                if format == "xlsx" {
                    needs_file(self.output.as_deref(), "A spreadsheet")?;
                }
                sheet(&mechanism, &told, &by, &language, format == "xlsx")?
            }
        };
        write_out(self.output.as_deref(), &bytes)
    }

    fn told(&self, mechanism: &Mechanism, asked: Asked) -> Result<Vec<Told>, kernel::No> {
        let by: Vec<&str> = self.by.iter().map(String::as_str).collect();
        let values = if self.ids.is_empty() {
            statistics::figures(mechanism, asked)?
        } else {
            self.ids
                .iter()
                .map(|id| statistics::figure(mechanism, id, asked))
                .collect::<Result<_, _>>()?
        };
        values
            .into_iter()
            .map(|value| {
                let breakdown = if by.is_empty() {
                    None
                } else {
                    match Breakdown::of(mechanism, &value.id, &by, asked) {
                        Ok(breakdown) => Some(breakdown),
                        // Asked of every figure, a breakdown is given by
                        // those that have it; asked of one, it is refused.
                        Err(kernel::No::Refused(_)) if self.ids.is_empty() => None,
                        Err(no) => return Err(no),
                    }
                };
                Ok(Told { value, breakdown })
            })
            .collect::<Result<Vec<_>, _>>()
            .and_then(|told| {
                // A dimension that no figure has is a mistake, not an answer.
                if !by.is_empty() && told.iter().all(|told| told.breakdown.is_none()) {
                    return Err(kernel::Refusal::by("figures.no_figure_by")
                        .naming("dimensions", by.join(", "))
                        .into());
                }
                Ok(told)
            })
    }
}

fn language(mechanism: &Mechanism, tag: &str) -> Result<Language, End> {
    mechanism.pack().words.language(tag).ok_or_else(|| {
        let known: Vec<&str> = mechanism.pack().words.languages().collect();
        End::said(format!(
            "there is no language `{tag}`: there is {}",
            known.join(", ")
        ))
    })
}

fn figure_of<'m>(mechanism: &'m Mechanism, id: &str) -> Option<&'m Figure> {
    mechanism.pack().figure(id)
}

fn shown(mechanism: &Mechanism, value: &FigureValue, language: &Language) -> (String, String) {
    figure_of(mechanism, &value.id).map_or_else(Default::default, |figure| {
        let (qualifier, shown) = statistics::said(figure, value, language);
        (qualifier.code().to_owned(), shown)
    })
}

fn unit(mechanism: &Mechanism, value: &FigureValue, language: &Language) -> String {
    figure_of(mechanism, &value.id)
        .map(|figure| statistics::said_unit(mechanism.pack(), figure.unit, language))
        .unwrap_or_default()
}

fn object(mechanism: &Mechanism, told: &Told, language: &Language) -> Value {
    let (qualifier, shown) = shown(mechanism, &told.value, language);
    let mut object = json!({
        "id": told.value.id,
        "year": told.value.year,
        "state": told.value.state.code(),
        "value": told.value.number.map(statistics::Number::json),
        "qualifier": qualifier,
        "shown": shown,
        "unit": unit(mechanism, &told.value, language),
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

/// The name of a code in a breakdown's dimension.
fn code_name(
    mechanism: &Mechanism,
    breakdown: &Breakdown,
    at: usize,
    code: &str,
    language: &Language,
) -> String {
    if code == statistics::NOT_RECORDED {
        return language.say("answer-not_recorded", &[]);
    }
    match breakdown.lists.get(at).and_then(Option::as_deref) {
        Some(list) => mechanism.pack().name_of(list, code, language.tag()),
        None => code.to_owned(),
    }
}

fn table(mechanism: &Mechanism, told: &[Told], by: &[&str], language: &Language) -> String {
    let mut text = String::new();
    let mut line = |parts: std::fmt::Arguments<'_>| {
        // Writing to a String cannot fail.
        text.write_fmt(parts).unwrap_or(());
        text.push('\n');
    };
    for told in told {
        if !by.is_empty() && told.breakdown.is_none() {
            continue;
        }
        let (_, shown) = shown(mechanism, &told.value, language);
        let name = language.say(&format!("figure-{}", told.value.id), &[]);
        line(format_args!(
            "{:4} {shown:>24}  {}  ({})",
            told.value.id,
            name,
            unit(mechanism, &told.value, language)
        ));
        if let Some(breakdown) = &told.breakdown {
            for cell in &breakdown.cells {
                let names: Vec<String> = cell
                    .codes
                    .iter()
                    .enumerate()
                    .map(|(at, code)| code_name(mechanism, breakdown, at, code, language))
                    .collect();
                line(format_args!(
                    "     {:>24}  {}",
                    cell.number.json(),
                    names.join(" · ")
                ));
            }
            if !breakdown.adds_up {
                line(format_args!(
                    "     {:>24}  a record may have several values: the parts do not add up",
                    ""
                ));
            }
        }
    }
    text
}

fn sheet(
    mechanism: &Mechanism,
    told: &[Told],
    by: &[&str],
    language: &Language,
    xlsx: bool,
) -> Result<Vec<u8>, End> {
    let mut header = vec!["id", "name", "year"];
    header.extend(by);
    header.extend(["state", "value", "qualifier", "shown", "unit"]);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for told in told {
        let (qualifier, shown) = shown(mechanism, &told.value, language);
        let name = language.say(&format!("figure-{}", told.value.id), &[]);
        let unit = unit(mechanism, &told.value, language);
        let head = [told.value.id.clone(), name, told.value.year.to_string()];
        match &told.breakdown {
            None if !by.is_empty() => {}
            None => {
                let value = told
                    .value
                    .number
                    .map_or_else(String::new, |number| number.json().to_string());
                rows.push(
                    head.into_iter()
                        .chain([
                            told.value.state.code().to_owned(),
                            value,
                            qualifier,
                            shown,
                            unit,
                        ])
                        .collect(),
                );
            }
            Some(breakdown) => {
                for cell in &breakdown.cells {
                    let value = cell.number.json().to_string();
                    rows.push(
                        head.iter()
                            .cloned()
                            .chain(cell.codes.iter().cloned())
                            .chain([
                                "counted".to_owned(),
                                value.clone(),
                                "exact".to_owned(),
                                value,
                                unit.clone(),
                            ])
                            .collect(),
                    );
                }
            }
        }
    }
    let failed = |fault: sheets::Fault| End::said(fault);
    if xlsx {
        let columns: Vec<sheets::ExportColumn<'_>> = header
            .iter()
            .map(|name| sheets::ExportColumn { name, help: "" })
            .collect();
        let mut sheet =
            sheets::XlsxWriter::new("figures", &columns, &sheets::Room::Memory).map_err(failed)?;
        for row in &rows {
            let cells: Vec<sheets::Cell<'_>> = row
                .iter()
                .zip(&header)
                .map(
                    |(text, column)| match (*column, text.parse::<i64>(), text.parse::<f64>()) {
                        ("value" | "year", Ok(number), _) => sheets::Cell::Whole(number),
                        ("value", _, Ok(number)) => sheets::Cell::Number(number),
                        _ if text.is_empty() => sheets::Cell::Empty,
                        _ => sheets::Cell::Text(text),
                    },
                )
                .collect();
            sheet.write_row(&cells).map_err(failed)?;
        }
        return sheet.finish(Vec::new()).map_err(failed);
    }
    let mut sheet = sheets::CsvWriter::new(Vec::new(), &header).map_err(failed)?;
    for row in &rows {
        let cells: Vec<sheets::Cell<'_>> =
            row.iter().map(|text| sheets::Cell::Text(text)).collect();
        sheet.write_row(&cells).map_err(failed)?;
    }
    sheet.finish().map_err(failed)
}

fn explain(setup: &Setup, id: &str, tag: &str) -> Result<(), End> {
    let pack = setup.pack()?;
    let Some(language) = pack.words.language(tag) else {
        return Err(End::said(format!("there is no language `{tag}`")));
    };
    let Some(figure) = pack.figure(id) else {
        return Err(End::said(format!(
            "there is no figure `{id}`; the nearest is {}",
            pack.nearest_figure(id).unwrap_or("none")
        )));
    };
    let key = format!("figure-{}", figure.id);
    print(format!("{} {}", figure.id, language.say(&key, &[])))?;
    let part = |name: &str, text: Option<String>| match text {
        Some(text) if !text.is_empty() => print(format!("{name:12} {text}")),
        _ => Ok(()),
    };
    part("Definition", language.attribute(&key, "definition"))?;
    part(
        "Unit",
        Some(statistics::said_unit(&pack, figure.unit, &language)),
    )?;
    part("Said", language.attribute(&key, "rule"))?;
    part(
        "Register",
        match &figure.measure {
            Measure::SameAs(other) => Some(format!("the same figure as {other}")),
            Measure::Total(parts) => Some(format!("the sum of {}", parts.join(", "))),
            _ => figure.source().map(|source| source.register.clone()),
        },
    )?;
    let dimensions: Vec<String> = pack
        .dimensions_of(figure)
        .iter()
        .map(|dimension| dimension.id.to_owned())
        .collect();
    part("Broken down", Some(dimensions.join(", ")))
}
