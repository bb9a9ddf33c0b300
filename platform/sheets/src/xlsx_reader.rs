//! Reading the rows of one worksheet, cell after cell, from a package that
//! has been looked through.

use std::io::{BufReader, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use calamine::{Reader as _, SheetType, Xlsx, XlsxCellReader, XlsxError};

use crate::rows::{Progress, RawRow, cell_too_long, row_too_long, too_many_columns};
use crate::xlsx_package::Span;
use crate::xlsx_values::text_of;
use crate::{Fault, limits, xlsx_package};

/// An opened spreadsheet and the one worksheet that is read of it.
pub(crate) struct Workbook<R: Read + Seek> {
    xlsx: Xlsx<BufReader<Tracked<R>>>,
    sheet: String,
    position: Arc<AtomicU64>,
    spans: Vec<Span>,
}

impl<R: Read + Seek> Workbook<R> {
    pub(crate) fn open(mut source: R, file_name: &str, register: &str) -> Result<Self, Fault> {
        let spans = xlsx_package::check(&mut source, file_name)?;
        let position = Arc::new(AtomicU64::new(0));
        let tracked = Tracked {
            source,
            position: Arc::clone(&position),
        };
        let xlsx = guarded(|| Xlsx::new(BufReader::new(tracked)))?;
        let worksheets: Vec<&String> = xlsx
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| &sheet.name)
            .collect();
        let sheet = worksheets
            .iter()
            .find(|name| name.as_str() == register)
            .or(worksheets.first())
            .map(|name| (*name).clone())
            .ok_or_else(|| Fault::by("no_worksheet").naming("file", file_name))?;
        Ok(Self {
            xlsx,
            sheet,
            position,
            spans,
        })
    }

    pub(crate) fn reader(&mut self) -> Result<XlsxReader<'_, R>, Fault> {
        let cells = guarded(|| self.xlsx.worksheet_cells_reader(&self.sheet))?;
        // The reader has just begun with the worksheet, so its part is the one
        // in or behind which the file was read last.
        let read_to = self.position.load(Ordering::Relaxed);
        let span = self
            .spans
            .iter()
            .copied()
            .filter(|span| span.start < read_to)
            .max_by_key(|span| span.start)
            .unwrap_or(Span {
                start: 0,
                length: 0,
            });
        Ok(XlsxReader {
            cells,
            position: Arc::clone(&self.position),
            span,
            held_back: None,
            ended: false,
            last_line: 0,
        })
    }
}

pub(crate) struct XlsxReader<'a, R: Read + Seek> {
    cells: XlsxCellReader<'a, BufReader<Tracked<R>>>,
    position: Arc<AtomicU64>,
    span: Span,
    /// The first cell of the next row, by which the end of this one shows, or
    /// the fault of what comes there.
    held_back: Option<Result<Placed, Fault>>,
    /// The rows are at their end; the parser may not be asked for more.
    ended: bool,
    last_line: u64,
}

/// A cell that is not empty and its place, counted from 1.
struct Placed {
    line: u64,
    column: usize,
    text: String,
}

impl<R: Read + Seek> XlsxReader<'_, R> {
    pub(crate) fn progress(&self) -> Progress {
        let read_to = self.position.load(Ordering::Relaxed);
        Progress {
            done: read_to
                .saturating_sub(self.span.start)
                .min(self.span.length),
            total: self.span.length,
        }
    }

    pub(crate) fn next_raw(&mut self) -> Result<Option<RawRow>, Fault> {
        let first = match self.held_back.take() {
            Some(cell) => cell?,
            None => match self.next_cell()? {
                Some(cell) => cell,
                None => return Ok(None),
            },
        };
        let line = first.line;
        if line <= self.last_line {
            return Err(out_of_order(line, first.column));
        }
        self.last_line = line;
        let mut cells: Vec<String> = Vec::new();
        let mut bytes = 0;
        let mut cell = first;
        loop {
            if cell.column <= cells.len() {
                return Err(out_of_order(line, cell.column));
            }
            bytes += cell.text.len();
            if bytes > limits::ROW_BYTES {
                return Err(row_too_long().at_line(line));
            }
            cells.resize(cell.column - 1, String::new());
            cells.push(cell.text);
            match self.next_cell() {
                Ok(Some(next)) if next.line == line => cell = next,
                Err(fault) if fault.line == Some(line) => return Err(fault),
                next => {
                    self.held_back = next.transpose();
                    return Ok(Some(RawRow {
                        line,
                        cells,
                        cut_off: false,
                    }));
                }
            }
        }
    }

    /// The next cell that is not empty.
    fn next_cell(&mut self) -> Result<Option<Placed>, Fault> {
        while !self.ended {
            let record =
                guarded(|| self.cells.next_cell_with_formula_metadata()).map_err(|fault| {
                    if self.last_line > 0 {
                        fault.at_line(self.last_line)
                    } else {
                        fault
                    }
                })?;
            let Some(record) = record else {
                self.ended = true;
                break;
            };
            let line = u64::from(record.pos.0) + 1;
            let column = record.pos.1 as usize + 1;
            let placed = |fault: Fault| fault.at_line(line).in_column(column);
            if record.formula.is_some() {
                return Err(placed(Fault::by("formula")));
            }
            let text = text_of(record.value).map_err(placed)?;
            if text.is_empty() {
                continue;
            }
            if line > limits::XLSX_ROWS {
                return Err(crate::rows::too_many_rows(limits::XLSX_ROWS).at_line(line));
            }
            if column > limits::COLUMNS {
                return Err(placed(too_many_columns()));
            }
            if text.len() > limits::CELL_CHARACTERS
                && text.chars().count() > limits::CELL_CHARACTERS
            {
                return Err(placed(cell_too_long()).with_value(&text));
            }
            if text.contains('\0') {
                return Err(placed(Fault::by("cell_nul")).with_value(&text));
            }
            return Ok(Some(Placed { line, column, text }));
        }
        Ok(None)
    }
}

fn out_of_order(line: u64, column: usize) -> Fault {
    Fault::by("cell_out_of_order")
        .at_line(line)
        .in_column(column)
}

/// Calls the parser. For a file that no spreadsheet program wrote it may
/// panic, for example on a cell name that is too long; that file is refused
/// like any other damaged one. What the parser held is not used again.
fn guarded<T>(call: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, Fault> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(XlsxError::Password)) => Err(Fault::by("protected")),
        Ok(Err(cause)) => Err(Fault::by("unsound").naming("cause", cause)),
        Err(_) => Err(Fault::by("strangely_written")),
    }
}

/// A source that tells how far it has been read.
struct Tracked<R> {
    source: R,
    position: Arc<AtomicU64>,
}

impl<R: Read> Read for Tracked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.position.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl<R: Seek> Seek for Tracked<R> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let position = self.source.seek(to)?;
        self.position.store(position, Ordering::Relaxed);
        Ok(position)
    }
}
