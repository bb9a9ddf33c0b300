//! Opening a file: what it is shows in its first bytes, and its size is
//! checked before anything else.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use crate::csv_reader::CsvReader;
use crate::rows::{Rows, Source};
use crate::xlsx_reader::Workbook;
use crate::{Fault, limits};

/// What a zip package, and so every XLSX file, begins with.
const ZIP: &[u8] = b"PK\x03\x04";

/// What the older spreadsheet form and every encrypted one begins with.
const COMPOUND_FILE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// An opened file. Its rows are read by [`Sheet::rows`].
pub struct Sheet<R: Read + Seek>(Kind<R>);

enum Kind<R: Read + Seek> {
    Csv { source: R, length: u64 },
    Xlsx(Box<Workbook<R>>),
}

/// Opens a file of the disk. `register` is the name of the worksheet looked
/// for in a spreadsheet; without such a one the first is taken.
///
/// # Errors
/// A [`Fault`] when the file cannot be read, is too large, or is neither CSV
/// nor a sound XLSX package.
pub fn open(path: &Path, register: &str) -> Result<Sheet<File>, Fault> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|cause| unreadable(&name, &cause))?;
    read(file, &name, register)
}

/// As [`open`], for anything that can be read and sought in; `file_name`
/// tells what its sender took it for.
///
/// # Errors
/// As [`open`].
pub fn read<R: Read + Seek>(
    mut source: R,
    file_name: &str,
    register: &str,
) -> Result<Sheet<R>, Fault> {
    let failed = |cause: std::io::Error| unreadable(file_name, &cause);
    let length = source.seek(SeekFrom::End(0)).map_err(failed)?;
    source.seek(SeekFrom::Start(0)).map_err(failed)?;
    let mut start = Vec::with_capacity(4);
    source
        .by_ref()
        .take(4)
        .read_to_end(&mut start)
        .map_err(failed)?;
    source.seek(SeekFrom::Start(0)).map_err(failed)?;

    if start.is_empty() {
        return Err(Fault::by("file_empty").naming("file", file_name));
    }
    if start == COMPOUND_FILE {
        return Err(Fault::by("file_old_form").naming("file", file_name));
    }
    if start == ZIP {
        refuse_larger(file_name, length, limits::XLSX_FILE_BYTES)?;
        return Ok(Sheet(Kind::Xlsx(Box::new(Workbook::open(
            source, file_name, register,
        )?))));
    }
    let expected_package = Path::new(file_name)
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
    if expected_package {
        return Err(Fault::by("file_no_package").naming("file", file_name));
    }
    refuse_larger(file_name, length, limits::CSV_FILE_BYTES)?;
    Ok(Sheet(Kind::Csv { source, length }))
}

impl<R: Read + Seek> Sheet<R> {
    /// The rows, from the first one below the header on.
    ///
    /// # Errors
    /// A [`Fault`] when there is no header, or one that is not sound.
    pub fn rows(&mut self) -> Result<Rows<'_, R>, Fault> {
        Rows::new(match &mut self.0 {
            Kind::Csv { source, length } => Source::Csv(CsvReader::new(source, *length)?),
            Kind::Xlsx(workbook) => Source::Xlsx(Box::new(workbook.reader()?)),
        })
    }
}

impl<R: Read + Seek> std::fmt::Debug for Sheet<R> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self.0 {
            Kind::Csv { .. } => "Sheet(CSV)",
            Kind::Xlsx(_) => "Sheet(XLSX)",
        })
    }
}

fn refuse_larger(file_name: &str, length: u64, limit: u64) -> Result<(), Fault> {
    if length <= limit {
        return Ok(());
    }
    Err(Fault::by("file_too_large")
        .naming("file", file_name)
        .naming("megabytes", length.div_ceil(1 << 20))
        .naming("most", limit >> 20))
}

fn unreadable(file_name: &str, cause: &std::io::Error) -> Fault {
    Fault::by("file_unreadable")
        .naming("file", file_name)
        .naming("cause", cause)
}
