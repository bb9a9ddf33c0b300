//! The table of every figure as a spreadsheet: figures, the years before, the
//! breakdowns as they are printed, and the set.

use kernel::{Fault, No};
use pack::Pack;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use serde_json::Value;

use super::{COLUMNS, Line, lines, set_columns, told_cells};
use crate::Report;
use crate::labels::{dimension_name, figure_name};

/// What is written into one cell.
enum Cell {
    Text(String),
    Data(Option<Value>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// The spreadsheet. Texts are written as texts, never as formulas.
pub(crate) fn xlsx(report: &Report, pack: &Pack, tag: &str) -> Result<Vec<u8>, No> {
    let language = crate::document::language(pack, tag)?;
    let printing = crate::document::printing(report, pack)?;
    let set = set_columns(report);
    let figures = lines(report, pack, &language, report.year())
        .into_iter()
        .map(|line| {
            let mut row = figure_row(line);
            row.extend(set.iter().cloned().map(Cell::from));
            row
        })
        .collect();
    let mut years = Vec::new();
    for year in report.years() {
        years.extend(
            lines(report, pack, &language, year)
                .into_iter()
                .map(figure_row),
        );
    }
    let mut cells = Vec::new();
    for ((id, _), printed) in &printing.breakdowns {
        for cell in told_cells(pack, &language, id, printed) {
            let mut row: Vec<Cell> = vec![
                id.as_str().into(),
                figure_name(&language, id).into(),
                printed.figure().year.to_string().into(),
            ];
            for position in 0..2 {
                let told = |texts: &[String]| texts.get(position).cloned().unwrap_or_default();
                let dimension = told(printed.dimensions());
                let name = if dimension.is_empty() {
                    String::new()
                } else {
                    dimension_name(&language, &dimension)
                };
                row.push(name.into());
                row.push(told(&cell.codes).into());
                row.push(told(&cell.names).into());
            }
            row.push(cell.state.into());
            row.push(Cell::Data(cell.value));
            row.push(Cell::Data(cell.fewer_than.map(Value::from)));
            cells.push(row);
        }
    }
    let mut about: Vec<Vec<Cell>> = vec![
        vec!["country".into(), pack.code.as_str().into()],
        vec!["year".into(), report.year().to_string().into()],
    ];
    for (name, value) in ["set", "hash", "date", "author"].into_iter().zip(set) {
        about.push(vec![name.into(), value.into()]);
    }
    if report.content.practice {
        about.push(vec![
            "practice".into(),
            language.say("report-practice", &[]).into(),
        ]);
    }
    if report.set.is_none() {
        about.push(vec![
            "draft".into(),
            language.say("annual_report-draft", &[]).into(),
        ]);
    }
    written(report, figures, years, cells, about)
        .map_err(|error| Fault::from("the spreadsheet of figures cannot be written", error).into())
}

fn written(
    report: &Report,
    figures: Vec<Vec<Cell>>,
    years: Vec<Vec<Cell>>,
    cells: Vec<Vec<Cell>>,
    about: Vec<Vec<Cell>>,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The day of the report, and not of the writing: the same report gives
    // the same bytes.
    let year = u16::try_from(report.date.year()).unwrap_or(1900).max(1900);
    let made = ExcelDateTime::from_ymd(
        year,
        report.date.month().unsigned_abs(),
        report.date.day().unsigned_abs(),
    )?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let of_cells = [
        "id",
        "name",
        "year",
        "by",
        "code",
        "value_name",
        "by_2",
        "code_2",
        "value_name_2",
        "state",
        "value",
        "fewer_than",
    ];
    sheet(workbook.add_worksheet(), "Figures", &COLUMNS, figures)?;
    sheet(workbook.add_worksheet(), "Years", &COLUMNS[..11], years)?;
    sheet(workbook.add_worksheet(), "Breakdowns", &of_cells, cells)?;
    sheet(workbook.add_worksheet(), "Set", &["what", "value"], about)?;
    workbook.save_to_buffer()
}

fn figure_row(line: Line) -> Vec<Cell> {
    vec![
        line.id.into(),
        line.name.into(),
        line.chapter.into(),
        Cell::Data(Some(line.year.into())),
        line.state.into(),
        Cell::Data(line.value),
        line.qualifier.into(),
        line.shown.into(),
        line.unit.into(),
        line.counting_unit.into(),
        line.definition.into(),
    ]
}

fn sheet(
    worksheet: &mut Worksheet,
    name: &str,
    header: &[&str],
    rows: Vec<Vec<Cell>>,
) -> Result<(), XlsxError> {
    let heading = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0xE7_EC_F0));
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let top = Format::new().set_align(FormatAlign::Top);
    worksheet.set_name(name)?.set_freeze_panes(1, 0)?;
    for (column, title) in (0u16..).zip(header) {
        worksheet.write_string_with_format(0, column, *title, &heading)?;
        worksheet.set_column_width(column, width(title))?;
    }
    for (row, cells) in (1u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    worksheet.write_string_with_format(row, column, text, &wrapped)?;
                }
                Cell::Data(None) => {}
                Cell::Data(Some(value)) => match value.as_f64() {
                    Some(number) => {
                        worksheet.write_number_with_format(row, column, number, &top)?;
                    }
                    None => {
                        worksheet.write_string_with_format(row, column, value.to_string(), &top)?;
                    }
                },
            }
        }
    }
    Ok(())
}

/// Columns of sentences are wide, those of codes narrow.
fn width(title: &str) -> f64 {
    match title {
        "name" | "value_name" | "value_name_2" => 42.0,
        "definition" => 70.0,
        "shown" | "by" | "by_2" | "unit" | "hash" => 24.0,
        _ => 14.0,
    }
}
