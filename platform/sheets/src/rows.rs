//! The rows of a sheet, one at a time, and what holds for CSV and XLSX alike:
//! one heading a column, and no value outside the columns.

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use crate::csv_reader::CsvReader;
use crate::xlsx_reader::XlsxReader;
use crate::{Fault, limits};

/// One row below the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The row as a spreadsheet numbers it, from 1: empty rows count, and
    /// lines within a cell do not.
    pub line: u64,
    /// As many cells as the header has; empty ones are empty texts.
    pub cells: Vec<String>,
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read of what holds the rows: the file, or the worksheet in it.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
}

/// A row as it lies in the file.
pub(crate) struct RawRow {
    pub line: u64,
    pub cells: Vec<String>,
    /// Whether the file ended within the row's line, without a line end.
    pub cut_off: bool,
}

pub(crate) enum Source<'a, R: Read + Seek> {
    Csv(CsvReader<'a, R>),
    Xlsx(Box<XlsxReader<'a, R>>),
}

impl<R: Read + Seek> Source<'_, R> {
    fn next_raw(&mut self) -> Result<Option<RawRow>, Fault> {
        match self {
            Self::Csv(reader) => reader.next_raw(),
            Self::Xlsx(reader) => reader.next_raw(),
        }
    }
}

/// The rows of a sheet below its header. After a fault there are no more.
pub struct Rows<'a, R: Read + Seek> {
    source: Source<'a, R>,
    header: Vec<String>,
    ended: bool,
}

impl<'a, R: Read + Seek> Rows<'a, R> {
    pub(crate) fn new(mut source: Source<'a, R>) -> Result<Self, Fault> {
        loop {
            let row = source.next_raw()?.ok_or_else(|| Fault::by("no_header"))?;
            if !is_blank(&row.cells) {
                let header = header_of(row)?;
                return Ok(Self {
                    source,
                    header,
                    ended: false,
                });
            }
        }
    }

    /// The headings, without the spaces around them.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// How far reading has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        match &self.source {
            Source::Csv(reader) => reader.progress(),
            Source::Xlsx(reader) => reader.progress(),
        }
    }

    fn next_row(&mut self) -> Result<Option<Row>, Fault> {
        loop {
            let row = self
                .source
                .next_raw()
                .map_err(|fault| self.with_heading(fault))?;
            let Some(row) = row else { return Ok(None) };
            if !is_blank(&row.cells) {
                return self.fitted(row).map(Some);
            }
        }
    }

    /// The row with as many cells as there are headings.
    fn fitted(&self, row: RawRow) -> Result<Row, Fault> {
        let RawRow {
            line,
            mut cells,
            cut_off,
        } = row;
        let wanted = self.header.len();
        if cut_off && cells.len() < wanted {
            return Err(Fault::by("row_cut_off")
                .naming("cells", cells.len())
                .naming("wanted", wanted)
                .at_line(line));
        }
        let beyond = cells.iter().skip(wanted).position(|cell| !cell.is_empty());
        if let Some(position) = beyond {
            return Err(Fault::by("beyond_header")
                .naming("columns", wanted)
                .at_line(line)
                .in_column(wanted + position + 1)
                .with_value(&cells[wanted + position]));
        }
        // Spreadsheets leave empty cells at the end of a row away, or add some.
        cells.resize(wanted, String::new());
        Ok(Row { line, cells })
    }

    fn with_heading(&self, fault: Fault) -> Fault {
        match fault
            .column
            .and_then(|column| self.header.get(column as usize - 1))
        {
            Some(heading) => fault.under(heading),
            None => fault,
        }
    }
}

impl<R: Read + Seek> Iterator for Rows<'_, R> {
    type Item = Result<Row, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let row = self.next_row().transpose();
        self.ended = !matches!(row, Some(Ok(_)));
        row
    }
}

impl<R: Read + Seek> std::fmt::Debug for Rows<'_, R> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Rows")
            .field("header", &self.header)
            .finish_non_exhaustive()
    }
}

fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(String::is_empty)
}

fn header_of(row: RawRow) -> Result<Vec<String>, Fault> {
    let mut header: Vec<String> = row
        .cells
        .iter()
        .map(|cell| cell.trim().to_owned())
        .collect();
    while header.last().is_some_and(String::is_empty) {
        header.pop();
    }
    if header.len() > limits::COLUMNS {
        return Err(too_many_columns().at_line(row.line));
    }
    let mut seen = BTreeMap::new();
    for (position, heading) in header.iter().enumerate() {
        let column = position + 1;
        if heading.is_empty() {
            return Err(Fault::by("no_heading").at_line(row.line).in_column(column));
        }
        if let Some(first) = seen.insert(heading, column) {
            return Err(Fault::by("heading_twice")
                .naming("column", crate::column_letters(first))
                .at_line(row.line)
                .in_column(column)
                .with_value(heading));
        }
    }
    Ok(header)
}

/// More columns than any register has.
pub(crate) fn too_many_columns() -> Fault {
    Fault::by("too_many_columns").naming("most", limits::COLUMNS)
}

/// A cell longer than a spreadsheet can hold.
pub(crate) fn cell_too_long() -> Fault {
    Fault::by("cell_too_long").naming("most", limits::CELL_CHARACTERS)
}

/// A row longer than any real one.
pub(crate) fn row_too_long() -> Fault {
    Fault::by("row_too_long").naming("most", limits::ROW_BYTES)
}

/// More rows than there may be.
pub(crate) fn too_many_rows(limit: u64) -> Fault {
    Fault::by("too_many_rows").naming("most", limit)
}
