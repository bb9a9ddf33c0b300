//! Reading CSV as RFC 4180 says, and strictly.
//!
//! The well-known readers take a file with a missing quotation mark for one
//! long cell, and drop marks that stand in the wrong place. Either would
//! change figures silently, and the first needs memory without bound. So the
//! few states of the form are kept here, and each doubtful one is refused.

use std::io::{Read, Seek, SeekFrom};

use crate::rows::{Progress, RawRow, cell_too_long, row_too_long, too_many_columns, too_many_rows};
use crate::{Fault, formula_marks, limits};

const BUFFER_BYTES: usize = 64 << 10;
const BYTE_ORDER_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// UTF-8 takes at most four bytes a character.
const CELL_BYTES: usize = limits::CELL_CHARACTERS * 4;

/// Where in a cell the reader stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Before its first byte.
    Start,
    /// In a cell without quotation marks.
    Plain,
    /// Behind the opening quotation mark.
    Quoted,
    /// Behind a mark that closes the cell, or is the first of two.
    Closed,
}

pub(crate) struct CsvReader<'a, R> {
    source: &'a mut R,
    length: u64,
    buffer: Vec<u8>,
    filled: usize,
    at: usize,
    /// Where in the file the buffer begins.
    buffer_start: u64,
    separator: u8,
    line: u64,
    /// The last row ended with a carriage return: a line feed belongs to it.
    after_return: bool,
    cell: Vec<u8>,
    /// Where in the file the cell's text begins.
    cell_start: u64,
    quoted: bool,
}

impl<'a, R: Read + Seek> CsvReader<'a, R> {
    pub(crate) fn new(source: &'a mut R, length: u64) -> Result<Self, Fault> {
        source
            .seek(SeekFrom::Start(0))
            .map_err(|cause| unreadable(&cause))?;
        let mut reader = Self {
            source,
            length,
            buffer: vec![0; BUFFER_BYTES],
            filled: 0,
            at: 0,
            buffer_start: 0,
            separator: b',',
            line: 0,
            after_return: false,
            cell: Vec::new(),
            cell_start: 0,
            quoted: false,
        };
        reader.fill_whole()?;
        let start = &reader.buffer[..reader.filled];
        if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
            return Err(Fault::by("utf_16").at_line(1).in_column(1));
        }
        if start.starts_with(BYTE_ORDER_MARK) {
            reader.at = BYTE_ORDER_MARK.len();
        }
        reader.separator = separator_of(&reader.buffer[reader.at..reader.filled]);
        Ok(reader)
    }

    pub(crate) fn progress(&self) -> Progress {
        Progress {
            done: self.position(),
            total: self.length,
        }
    }

    pub(crate) fn next_raw(&mut self) -> Result<Option<RawRow>, Fault> {
        let mut cells: Vec<String> = Vec::new();
        let mut row_bytes = 0;
        let mut within = Within::Start;
        self.begin_cell();
        self.line += 1;
        if self.line > limits::CSV_ROWS {
            return Err(too_many_rows(limits::CSV_ROWS).at_line(self.line));
        }
        loop {
            if self.at == self.filled && !self.refill()? {
                return self.last_row(cells, within);
            }
            if within == Within::Plain || within == Within::Quoted {
                self.take_run(within, cells.len())?;
                if self.at == self.filled {
                    continue;
                }
            }
            let byte = self.buffer[self.at];
            if std::mem::take(&mut self.after_return) && byte == b'\n' {
                // The second half of the line end before this row.
                self.at += 1;
                self.begin_cell();
                continue;
            }
            let ends_row = byte == b'\n' || byte == b'\r';
            if within != Within::Quoted && (ends_row || byte == self.separator) {
                row_bytes += self.cell.len();
                if row_bytes > limits::ROW_BYTES {
                    return Err(row_too_long().at_line(self.line));
                }
                let cell = self.finished_cell(cells.len())?;
                cells.push(cell);
                if cells.len() > limits::COLUMNS {
                    return Err(too_many_columns().at_line(self.line));
                }
                self.at += 1;
                if ends_row {
                    self.after_return = byte == b'\r';
                    return Ok(Some(RawRow {
                        line: self.line,
                        cells,
                        cut_off: false,
                    }));
                }
                self.begin_cell();
                within = Within::Start;
                continue;
            }
            within = match (within, byte) {
                (_, 0) => return Err(self.nul(cells.len())),
                (Within::Start, b'"') => {
                    self.cell_start += 1;
                    self.quoted = true;
                    Within::Quoted
                }
                (Within::Start, _) => {
                    // The byte itself is taken with the run that it begins.
                    within = Within::Plain;
                    continue;
                }
                (Within::Plain, _) => {
                    return Err(self.fault(cells.len(), Fault::by("mark_within_cell")));
                }
                (Within::Quoted, _) => Within::Closed,
                (Within::Closed, b'"') => {
                    self.cell.push(b'"');
                    Within::Quoted
                }
                (Within::Closed, _) => {
                    return Err(self.fault(cells.len(), Fault::by("text_behind_mark")));
                }
            };
            self.at += 1;
        }
    }

    /// Takes over what is mere text, up to the next byte of another meaning.
    fn take_run(&mut self, within: Within, finished: usize) -> Result<(), Fault> {
        let quoted = within == Within::Quoted;
        let start = self.at;
        let mut at = start;
        while at < self.filled {
            let byte = self.buffer[at];
            let ends = byte == b'"' || byte == 0;
            if ends || (!quoted && (byte == self.separator || byte == b'\n' || byte == b'\r')) {
                break;
            }
            at += 1;
        }
        self.cell.extend_from_slice(&self.buffer[start..at]);
        self.at = at;
        if self.cell.len() > CELL_BYTES {
            return Err(self.placed(cell_too_long(), finished));
        }
        Ok(())
    }

    /// What there is when the file ends.
    fn last_row(
        &mut self,
        mut cells: Vec<String>,
        within: Within,
    ) -> Result<Option<RawRow>, Fault> {
        if within == Within::Quoted {
            return Err(self.fault(cells.len(), Fault::by("mark_never_closed")));
        }
        if within == Within::Start && cells.is_empty() {
            return Ok(None);
        }
        let cell = self.finished_cell(cells.len())?;
        cells.push(cell);
        Ok(Some(RawRow {
            line: self.line,
            cells,
            cut_off: true,
        }))
    }

    fn begin_cell(&mut self) {
        self.cell.clear();
        self.cell_start = self.position();
        self.quoted = false;
    }

    fn finished_cell(&mut self, finished: usize) -> Result<String, Fault> {
        let text = match std::str::from_utf8(&self.cell) {
            Ok(text) => text,
            Err(cause) => return Err(self.not_utf_8(cause.valid_up_to(), finished)),
        };
        if self.cell.len() > limits::CELL_CHARACTERS
            && text.chars().count() > limits::CELL_CHARACTERS
        {
            return Err(self.placed(cell_too_long(), finished));
        }
        Ok(formula_marks::read_back(text).to_owned())
    }

    fn not_utf_8(&self, valid: usize, finished: usize) -> Fault {
        // Within quotation marks each mark of the text stands twice in the file.
        let doubled = self.cell[..valid]
            .iter()
            .filter(|&&byte| self.quoted && byte == b'"')
            .count();
        let offset = self.cell_start + (valid + doubled) as u64;
        let fault = Fault::by("not_utf_8")
            .naming("byte", offset + 1)
            .naming("hexadecimal", format!("{:02X}", self.cell[valid]));
        self.fault(finished, fault)
            .with_value(&String::from_utf8_lossy(&self.cell))
    }

    fn nul(&self, finished: usize) -> Fault {
        let fault = Fault::by("nul").naming("byte", self.position() + 1);
        self.fault(finished, fault)
    }

    /// The fault at its place, with what was read of its cell.
    fn fault(&self, finished: usize, fault: Fault) -> Fault {
        let fault = self.placed(fault, finished);
        if self.cell.is_empty() {
            fault
        } else {
            fault.with_value(&String::from_utf8_lossy(&self.cell))
        }
    }

    fn placed(&self, fault: Fault, finished: usize) -> Fault {
        fault.at_line(self.line).in_column(finished + 1)
    }

    fn position(&self) -> u64 {
        self.buffer_start + self.at as u64
    }

    /// Reads on; `false` at the end of the file.
    fn refill(&mut self) -> Result<bool, Fault> {
        self.buffer_start += self.filled as u64;
        self.at = 0;
        self.filled = 0;
        self.fill_whole()?;
        Ok(self.filled > 0)
    }

    fn fill_whole(&mut self) -> Result<(), Fault> {
        while self.filled < self.buffer.len() {
            match self.source.read(&mut self.buffer[self.filled..]) {
                Ok(0) => return Ok(()),
                Ok(read) => self.filled += read,
                Err(cause) if cause.kind() == std::io::ErrorKind::Interrupted => {}
                Err(cause) => return Err(unreadable(&cause)),
            }
        }
        Ok(())
    }
}

/// The separator that stands most often in the first line that is not empty;
/// a comma where none does.
fn separator_of(start: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    let mut empty = true;
    for &byte in start {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted && !empty => break,
            b'\n' | b'\r' if !quoted => continue,
            _ if quoted => {}
            _ => {
                for (separator, count) in &mut counts {
                    *count += usize::from(byte == *separator);
                }
            }
        }
        empty = false;
    }
    // Of equals the first of the list: `max_by_key` would take the last.
    counts
        .iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(separator, _)| *separator)
}

fn unreadable(cause: &std::io::Error) -> Fault {
    Fault::by("unreadable").naming("cause", cause)
}
