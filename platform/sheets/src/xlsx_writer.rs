//! Writing XLSX: typed cells, never a formula, the header frozen, the
//! columns explained on a second sheet, and the same bytes for the same rows.

use std::io::Write;
use std::path::PathBuf;

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use crate::csv_writer::expect_width;
use crate::rows::too_many_rows;
use crate::{Fault, limits};

/// What stands in one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// A text; never taken for a formula, a number or a date.
    Text(&'a str),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(f64),
    /// A date.
    Date(Date),
}

/// Whole numbers beyond are not kept exactly in a spreadsheet.
const LARGEST_WHOLE: u64 = 1 << 53;

impl Cell<'_> {
    /// Refuses what could not be read back.
    pub(crate) fn check(&self) -> Result<(), Fault> {
        match self {
            Self::Text(text) if text.contains('\0') => Err(Fault::by("text_nul").with_value(text)),
            Self::Text(text)
                if text.len() > limits::CELL_CHARACTERS
                    && text.chars().count() > limits::CELL_CHARACTERS =>
            {
                Err(Fault::by("text_too_long")
                    .naming("most", limits::CELL_CHARACTERS)
                    .with_value(text))
            }
            Self::Number(number) if !number.is_finite() => Err(Fault::by("number_without_digits")),
            _ => Ok(()),
        }
    }
}

/// A column of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportColumn<'a> {
    /// The heading, by which the column is known again at import.
    pub name: &'a str,
    /// What it holds, for the second sheet.
    pub help: &'a str,
}

/// Where the rows are kept until the file is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Room {
    /// In memory, about 150 bytes a cell: nothing lies open on a disk.
    Memory,
    /// In a file without a name in this folder, in constant memory: for large
    /// exports. The rows lie there unsealed until the file is written, so it
    /// should be a folder of the program's own, best in memory or encrypted.
    Folder(PathBuf),
}

/// Writes one sheet as XLSX.
pub struct XlsxWriter {
    workbook: Workbook,
    header: Vec<String>,
    help: Vec<(String, String)>,
    formats: Formats,
    line: u64,
}

impl XlsxWriter {
    /// Begins a sheet of this name (at most 31 characters) with its header.
    ///
    /// # Errors
    /// A [`Fault`] when the name or a heading cannot be written.
    pub fn new(sheet: &str, columns: &[ExportColumn<'_>], room: &Room) -> Result<Self, Fault> {
        let mut workbook = new_workbook()?;
        let worksheet = match room {
            Room::Memory => workbook.add_worksheet(),
            Room::Folder(folder) => {
                workbook.set_tempdir(folder).map_err(unwritable)?;
                workbook
                    .add_worksheet_with_constant_memory()
                    .map_err(unwritable)?
            }
        };
        let formats = Formats::new();
        begin_sheet(worksheet, sheet)?;
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        expect_width(names.len(), names.len(), 1)?;
        write_header(worksheet, &names, &formats.heading)?;
        Ok(Self {
            workbook,
            header: names.iter().map(|name| (*name).to_owned()).collect(),
            help: columns
                .iter()
                .map(|column| (column.name.to_owned(), column.help.to_owned()))
                .collect(),
            formats,
            line: 1,
        })
    }

    /// Writes one row, with as many cells as there are columns.
    ///
    /// # Errors
    /// A [`Fault`] when a cell could not be read back, or there are more rows
    /// than a spreadsheet can have.
    pub fn write_row(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault> {
        self.line += 1;
        expect_width(cells.len(), self.header.len(), self.line)?;
        if self.line > limits::XLSX_ROWS {
            return Err(too_many_rows(limits::XLSX_ROWS).at_line(self.line));
        }
        let row = (self.line - 1) as u32;
        let worksheet = self.workbook.worksheet_from_index(0).map_err(unwritable)?;
        for (position, cell) in cells.iter().enumerate() {
            write_cell(worksheet, row, position as u16, cell, &self.formats).map_err(|fault| {
                fault
                    .at_line(self.line)
                    .in_column(position + 1)
                    .under(&self.header[position])
            })?;
        }
        Ok(())
    }

    /// Adds the sheet that explains the columns, writes the file and gives
    /// the target back.
    ///
    /// # Errors
    /// A [`Fault`] when the target, or the folder of [`Room`], is full.
    pub fn finish<W: Write + Send>(mut self, mut target: W) -> Result<W, Fault> {
        let rows: Vec<Vec<&str>> = self
            .help
            .iter()
            .map(|(name, help)| vec![name.as_str(), help.as_str()])
            .collect();
        write_text_sheet(
            self.workbook.add_worksheet(),
            "Help",
            &["column", "help"],
            &rows,
            &self.formats,
        )?;
        save(&mut self.workbook, &mut target)?;
        Ok(target)
    }
}

impl std::fmt::Debug for XlsxWriter {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("XlsxWriter")
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

/// The looks of cells.
pub(crate) struct Formats {
    pub heading: Format,
    pub required: Format,
    pub text: Format,
    pub wrapped: Format,
    pub date: Format,
}

impl Formats {
    pub(crate) fn new() -> Self {
        let heading = Format::new()
            .set_bold()
            .set_num_format("@")
            .set_background_color(Color::RGB(0xE7_EC_F0));
        Self {
            required: heading.clone().set_background_color(Color::RGB(0xFF_E8_A3)),
            heading,
            text: Format::new().set_num_format("@"),
            wrapped: Format::new()
                .set_num_format("@")
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            date: Format::new().set_num_format("yyyy-mm-dd"),
        }
    }
}

/// A workbook that says the same of itself every time.
pub(crate) fn new_workbook() -> Result<Workbook, Fault> {
    let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(unwritable)?;
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    Ok(workbook)
}

pub(crate) fn begin_sheet(worksheet: &mut Worksheet, name: &str) -> Result<(), Fault> {
    worksheet
        .set_name(name)
        .and_then(|worksheet| worksheet.set_freeze_panes(1, 0))
        .map(|_| ())
        .map_err(unwritable)
}

pub(crate) fn write_header(
    worksheet: &mut Worksheet,
    names: &[&str],
    format: &Format,
) -> Result<(), Fault> {
    for (position, name) in names.iter().enumerate() {
        let column = position as u16;
        Cell::Text(name)
            .check()
            .map_err(|fault| fault.at_line(1).in_column(position + 1))?;
        worksheet
            .set_column_width(column, column_width(name))
            .and_then(|worksheet| worksheet.write_string_with_format(0, column, *name, format))
            .map_err(unwritable)?;
    }
    Ok(())
}

/// Wide enough for the heading, and for an ordinary value.
fn column_width(heading: &str) -> f64 {
    heading.chars().count().clamp(12, 40) as f64 + 2.0
}

/// A sheet of texts: the help, or the lists.
pub(crate) fn write_text_sheet(
    worksheet: &mut Worksheet,
    name: &str,
    header: &[&str],
    rows: &[Vec<&str>],
    formats: &Formats,
) -> Result<(), Fault> {
    begin_sheet(worksheet, name)?;
    write_header(worksheet, header, &formats.heading)?;
    for (row, texts) in rows.iter().enumerate() {
        for (column, text) in texts.iter().enumerate() {
            if text.is_empty() {
                continue;
            }
            Cell::Text(text).check()?;
            worksheet
                .write_string_with_format(row as u32 + 1, column as u16, *text, &formats.wrapped)
                .map_err(unwritable)?;
        }
    }
    for column in 0..header.len() {
        worksheet
            .set_column_width(column as u16, 34)
            .map_err(unwritable)?;
    }
    Ok(())
}

fn write_cell(
    worksheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell<'_>,
    formats: &Formats,
) -> Result<(), Fault> {
    cell.check()?;
    let written = match *cell {
        Cell::Empty | Cell::Text("") => return Ok(()),
        Cell::Text(text) => worksheet.write_string(row, column, text),
        Cell::Whole(number) if number.unsigned_abs() > LARGEST_WHOLE => {
            worksheet.write_string(row, column, number.to_string())
        }
        Cell::Whole(number) => worksheet.write_number(row, column, number as f64),
        Cell::Number(number) => worksheet.write_number(row, column, number),
        Cell::Date(date) => {
            // A spreadsheet knows no day before 1900 and none after 9999.
            let known = u16::try_from(date.year()).ok().filter(|year| *year >= 1900);
            match known {
                Some(year) => ExcelDateTime::from_ymd(
                    year,
                    date.month().unsigned_abs(),
                    date.day().unsigned_abs(),
                )
                .and_then(|day| {
                    worksheet.write_datetime_with_format(row, column, &day, &formats.date)
                }),
                None => worksheet.write_string(row, column, date.to_string()),
            }
        }
    };
    written.map(|_| ()).map_err(unwritable)
}

pub(crate) fn save<W: Write + Send>(workbook: &mut Workbook, target: &mut W) -> Result<(), Fault> {
    // The writer of the package needs to seek, so the file is made in memory
    // (compressed) and handed over whole: nothing half-written is left.
    let bytes = workbook.save_to_buffer().map_err(unwritable)?;
    target
        .write_all(&bytes)
        .and_then(|()| target.flush())
        .map_err(|cause| crate::csv_writer::unwritable(&cause))
}

pub(crate) fn unwritable(cause: XlsxError) -> Fault {
    Fault::by("spreadsheet_unwritable").naming("cause", cause)
}
