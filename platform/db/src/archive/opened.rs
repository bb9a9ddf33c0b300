//! A backup that was opened: read and checked as the stranger's file that it
//! may be.

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader, Read, Seek},
};

use kernel::Fault;
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::{
    LINE_BYTES_MAX, Reporter, hexadecimal,
    last_line::{self, Before},
    manifest::{self, Label, Manifest, Table},
    rows,
};
use crate::engine::Cell;

/// What takes each row of a table.
pub(crate) type EachRow<'e> = dyn FnMut(&Table, Vec<Cell>) -> Result<(), Fault> + 'e;

/// A backup whose manifest was read and makes sense.
pub(crate) struct Opened<R> {
    zip: ZipArchive<Before<R>>,
    pub(crate) manifest: Manifest,
}

fn damaged(what: &str) -> Fault {
    Fault::new(format!(
        "the backup is damaged ({what}): nothing was restored; take another one"
    ))
}

impl<R: Read + Seek> Opened<R> {
    pub(crate) fn open(archive: R) -> Result<Self, Fault> {
        let mut zip = ZipArchive::new(last_line::before(archive)?).map_err(|error| {
            Fault::from(
                "the file is no backup, or it was cut off: nothing was restored",
                error,
            )
        })?;
        let text = read_manifest(&mut zip)?;
        let label: Label = serde_json::from_slice(&text)
            .map_err(|error| Fault::from("the file is no backup of this program", error))?;
        if label.format != manifest::FORMAT {
            return Err(Fault::new("the file is no backup of this program"));
        }
        if label.version != manifest::VERSION {
            return Err(Fault::new(format!(
                "the backup is of format {}, and this program reads format {} only: restore it \
                 with the newer program that made it",
                label.version,
                manifest::VERSION
            )));
        }
        let manifest: Manifest = serde_json::from_slice(&text)
            .map_err(|error| Fault::from("the backup's manifest is damaged", error))?;
        manifest.check()?;
        let named: BTreeSet<Vec<u8>> = manifest
            .tables
            .iter()
            .map(|table| table.entry().into_bytes())
            .chain([manifest::ENTRY.as_bytes().to_vec()])
            .collect();
        let held: BTreeSet<Vec<u8>> = zip.file_names_raw().map(<[u8]>::to_vec).collect();
        if named != held || zip.len() != named.len() || zip.has_duplicate_names() {
            return Err(damaged("it does not hold the tables that it names"));
        }
        Ok(Self { zip, manifest })
    }

    /// Reads every row of every table, and with them every hash and count.
    pub(crate) fn check(&mut self, reporter: &mut Reporter<'_>) -> Result<(), Fault> {
        for at in 0..self.manifest.tables.len() {
            self.table(at, reporter, &mut |_, _| Ok(()))?;
        }
        Ok(())
    }

    /// Hands each row of a table to `each`. That they were all of them, as
    /// they were written, is only certain when it comes back without fault.
    pub(crate) fn table(
        &mut self,
        at: usize,
        reporter: &mut Reporter<'_>,
        each: &mut EachRow<'_>,
    ) -> Result<(), Fault> {
        let Some(table) = self.manifest.tables.get(at) else {
            return Err(damaged("a table is missing"));
        };
        let broken = |error: std::io::Error| {
            Fault::from(
                format!(
                    "the backup is damaged (the table {} cannot be unpacked): nothing was \
                     restored; take another one",
                    table.name
                ),
                error,
            )
        };
        let entry = self
            .zip
            .by_name(&table.entry())
            .map_err(|error| broken(error.into()))?;
        // One byte more than it should be shows that it is longer, and no
        // entry is unpacked further than that.
        let mut lines = BufReader::new(entry.take(table.bytes.saturating_add(1)));
        let mut hash = Sha256::new();
        let (mut bytes, mut rows) = (0_u64, 0_u64);
        let mut line = Vec::new();
        loop {
            line.clear();
            (&mut lines)
                .take(LINE_BYTES_MAX + 1)
                .read_until(b'\n', &mut line)
                .map_err(broken)?;
            if line.is_empty() {
                break;
            }
            bytes += line.len() as u64;
            rows += 1;
            if line.len() as u64 > LINE_BYTES_MAX || bytes > table.bytes || rows > table.rows {
                return Err(damaged(&format!(
                    "the table {} is larger than it says",
                    table.name
                )));
            }
            hash.update(&line);
            let cells = rows::read(&table.columns, &line).ok_or_else(|| {
                damaged(&format!(
                    "row {rows} of the table {} cannot be read",
                    table.name
                ))
            })?;
            each(table, cells)?;
            reporter.row(&table.name);
        }
        if rows != table.rows || bytes != table.bytes {
            return Err(damaged(&format!(
                "the table {} has {rows} rows where {} were written",
                table.name, table.rows
            )));
        }
        if hexadecimal(hash) != table.sha256 {
            return Err(damaged(&format!(
                "the table {} is not as it was written",
                table.name
            )));
        }
        Ok(())
    }
}

fn read_manifest<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Vec<u8>, Fault> {
    let entry = zip
        .by_name(manifest::ENTRY)
        .map_err(|error| Fault::from("the file is no backup: it has no manifest", error))?;
    let mut text = Vec::new();
    entry
        .take(manifest::BYTES_MAX + 1)
        .read_to_end(&mut text)
        .map_err(|error| Fault::from("the backup's manifest is damaged", error))?;
    if text.len() as u64 > manifest::BYTES_MAX {
        return Err(damaged("its manifest is too large"));
    }
    Ok(text)
}
