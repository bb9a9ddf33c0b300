//! Writing CSV: commas, UTF-8, one line feed after each row, and no cell that
//! a spreadsheet would run as a formula.

use std::borrow::Cow;
use std::io::Write;

use crate::xlsx_writer::Cell;
use crate::{Fault, formula_marks, limits};

/// Writes one sheet as CSV, row by row; nothing of it is kept in memory.
pub struct CsvWriter<W: Write> {
    writer: csv::Writer<W>,
    header: Vec<String>,
    line: u64,
}

impl<W: Write> CsvWriter<W> {
    /// Begins with the header row.
    ///
    /// # Errors
    /// A [`Fault`] when a heading cannot be written.
    pub fn new<T: AsRef<str>>(target: W, header: &[T]) -> Result<Self, Fault> {
        let mut writer = Self {
            writer: csv::WriterBuilder::new().from_writer(target),
            header: header
                .iter()
                .map(|heading| heading.as_ref().to_owned())
                .collect(),
            line: 0,
        };
        let headings: Vec<Cell<'_>> = header
            .iter()
            .map(|heading| Cell::Text(heading.as_ref()))
            .collect();
        writer.write_row(&headings)?;
        Ok(writer)
    }

    /// As [`CsvWriter::new`], with the mark before it by which a spreadsheet
    /// program knows that the file is UTF-8. For files that people open by
    /// hand; other programs may take it for a part of the first heading.
    ///
    /// # Errors
    /// As [`CsvWriter::new`].
    pub fn with_byte_order_mark<T: AsRef<str>>(mut target: W, header: &[T]) -> Result<Self, Fault> {
        target
            .write_all("\u{feff}".as_bytes())
            .map_err(|cause| unwritable(&cause))?;
        Self::new(target, header)
    }

    /// Writes one row, with as many cells as there are headings.
    ///
    /// # Errors
    /// A [`Fault`] when a cell could not be read back, or the target is full.
    pub fn write_row(&mut self, cells: &[Cell<'_>]) -> Result<(), Fault> {
        self.line += 1;
        expect_width(cells.len(), self.header.len(), self.line)?;
        for (position, cell) in cells.iter().enumerate() {
            let text = self.text_of(cell).map_err(|fault| {
                fault
                    .at_line(self.line)
                    .in_column(position + 1)
                    .under(&self.header[position])
            })?;
            self.writer
                .write_field(text.as_bytes())
                .map_err(|cause| unwritable(&cause.into()))?;
        }
        self.writer
            .write_record(None::<&[u8]>)
            .map_err(|cause| unwritable(&cause.into()))
    }

    /// Writes what is still held back and gives the target back.
    ///
    /// # Errors
    /// A [`Fault`] when the target is full.
    pub fn finish(mut self) -> Result<W, Fault> {
        self.writer.flush().map_err(|cause| unwritable(&cause))?;
        self.writer
            .into_inner()
            .map_err(|cause| unwritable(cause.error()))
    }

    fn text_of<'a>(&self, cell: &Cell<'a>) -> Result<Cow<'a, str>, Fault> {
        cell.check()?;
        Ok(match *cell {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => formula_marks::written(text),
            Cell::Whole(number) => Cow::Owned(number.to_string()),
            Cell::Number(number) => Cow::Owned(number.to_string()),
            Cell::Date(date) => Cow::Owned(date.to_string()),
        })
    }
}

impl<W: Write> std::fmt::Debug for CsvWriter<W> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("CsvWriter")
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

/// Refuses a row that does not fit the header.
pub(crate) fn expect_width(cells: usize, headings: usize, line: u64) -> Result<(), Fault> {
    if cells == headings && headings <= limits::COLUMNS {
        return Ok(());
    }
    Err(Fault::by("width")
        .naming("cells", cells)
        .naming("headings", headings)
        .naming("most", limits::COLUMNS)
        .at_line(line))
}

pub(crate) fn unwritable(cause: &std::io::Error) -> Fault {
    Fault::by("unwritable").naming("cause", cause)
}
