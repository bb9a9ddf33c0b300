//! Making a backup while the database is in use.

use std::{
    fs::OpenOptions,
    io::Write,
    path::{Path, PathBuf},
};

use clockwork::Moment;
use guard::Permit;
use kernel::Fault;
use sea_query::{Alias, Expr, ExprTrait, Order, Query};
use sha2::{Digest, Sha256};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    LINE_BYTES_MAX, Progress, Reporter, Stage, Summary, hexadecimal,
    last_line::Hashing,
    manifest::{self, Column, Manifest, Table},
    rows, told,
};
use crate::{
    Db,
    log::Event,
    schema,
    session::{Session, fault},
};

const NOT_WRITTEN: &str = "the backup could not be written";

impl Db {
    /// Writes a backup as the database stands at one moment; others go on
    /// working. Memory does not grow with the database.
    ///
    /// The master key is not in it. Who gives a file of their own makes sure
    /// that it reaches the disk: [`Db::backup_file`] does.
    ///
    /// That it is begun stands in the log first, and so in the backup too.
    pub fn backup(
        &self,
        target: impl Write,
        permit: &Permit,
        now: Moment,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<Summary, Fault> {
        let event = Event::new(Some(permit.officer()), "backed_up", None, now)?;
        self.note(event).map_err(crate::pool::only_fault)?;
        let mut target = Some(target);
        self.read(|session| {
            // A target that was begun cannot be begun again.
            let target = target
                .take()
                .ok_or_else(|| Fault::new("the backup was broken off; try again"))?;
            Ok(write(session, target, now, progress)?)
        })
        .map_err(crate::pool::only_fault)
    }

    /// Writes a backup to a file of this machine, which only its owner may
    /// read. It appears under its name when it is complete and on the disk;
    /// a file that is there already is left as it is and refused.
    pub fn backup_file(
        &self,
        path: &Path,
        permit: &Permit,
        now: Moment,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<Summary, Fault> {
        if path.exists() {
            return Err(Fault::new(format!(
                "there is a file at {} already: give the backup another name",
                path.display()
            )));
        }
        let part = beside(path, ".part");
        let written = self.write_part(&part, path, permit, now, progress);
        if written.is_err()
            && let Err(error) = std::fs::remove_file(&part)
        {
            tracing::debug!("nothing was left of the backup: {error}");
        }
        written
    }

    fn write_part(
        &self,
        part: &Path,
        path: &Path,
        permit: &Permit,
        now: Moment,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<Summary, Fault> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let failed = |error| told(NOT_WRITTEN, error);
        let file = options.open(part).map_err(failed)?;
        let mut buffered = std::io::BufWriter::new(file);
        let summary = self.backup(&mut buffered, permit, now, progress)?;
        let file = buffered
            .into_inner()
            .map_err(|error| failed(error.into_error()))?;
        file.sync_all().map_err(failed)?;
        std::fs::rename(part, path).map_err(failed)?;
        settle(path).map_err(failed)?;
        Ok(summary)
    }
}

/// A name beside a path's.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Makes sure that a file's name is on the disk, as its bytes are.
#[cfg(unix)]
pub(super) fn settle(path: &Path) -> std::io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    std::fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(super) fn settle(_: &Path) -> std::io::Result<()> {
    Ok(())
}

fn write(
    session: &Session<'_>,
    target: impl Write,
    now: Moment,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<Summary, Fault> {
    let mut tables = shapes(session)?;
    let mut reporter = Reporter {
        stage: Stage::BackingUp,
        done: 0,
        rows: 0,
        tell: progress,
    };
    for table in &tables {
        reporter.rows += count(session, &table.name)?;
    }
    let failed = |error: zip::result::ZipError| told(NOT_WRITTEN, error.into());
    let mut zip = ZipWriter::new_stream(Hashing::new(target));
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .large_file(true)
        .unix_permissions(0o600);
    for table in &mut tables {
        zip.start_file(table.entry(), options).map_err(failed)?;
        write_table(session, table, &mut zip, &mut reporter)?;
    }
    let manifest = Manifest {
        format: manifest::FORMAT.to_owned(),
        version: manifest::VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: now.to_string(),
        master_key_fingerprint: session.master_key()?,
        root_key: session.root_key()?,
        erasable_key: session.erasable_key()?,
        tables,
    };
    let text =
        serde_json::to_vec_pretty(&manifest).map_err(|error| Fault::from(NOT_WRITTEN, error))?;
    zip.start_file(manifest::ENTRY, options).map_err(failed)?;
    zip.write_all(&text)
        .map_err(|error| told(NOT_WRITTEN, error))?;
    let target = zip.finish().map_err(failed)?.into_inner();
    target.finish().map_err(|error| told(NOT_WRITTEN, error))?;
    Ok(manifest.summary())
}

fn write_table(
    session: &Session<'_>,
    table: &mut Table,
    zip: &mut impl Write,
    reporter: &mut Reporter<'_>,
) -> Result<(), Fault> {
    let mut select = Query::select();
    select
        .columns(table.columns.iter().map(|column| Alias::new(&column.name)))
        .from(Alias::new(&table.name));
    for column in &table.key {
        select.order_by(Alias::new(column), Order::Asc);
    }
    let mut hash = Sha256::new();
    let mut line = Vec::new();
    let (mut bytes, mut rows) = (0, 0);
    session
        .run(&select, &mut |cells| {
            rows::write(&table.name, &table.columns, &cells, &mut line)?;
            if line.len() as u64 > LINE_BYTES_MAX {
                return Err(Fault::new(format!(
                    "a row of {} is larger than a backup can hold",
                    table.name
                )));
            }
            hash.update(&line);
            bytes += line.len() as u64;
            rows += 1;
            zip.write_all(&line)
                .map_err(|error| told(NOT_WRITTEN, error))?;
            reporter.row(&table.name);
            Ok(())
        })
        .map_err(fault)?;
    (table.rows, table.bytes, table.sha256) = (rows, bytes, hexadecimal(hash));
    Ok(())
}

/// The tables as they stand, columns that the program no longer knows
/// included: a backup leaves nothing out but who is signed in now.
fn shapes(session: &Session<'_>) -> Result<Vec<Table>, Fault> {
    let mut standing = schema::standing(session).map_err(fault)?;
    let kinds = session.shared.catalogue.kinds();
    schema::wanted(kinds.map(std::convert::AsRef::as_ref))
        .into_iter()
        .filter(|(name, ..)| !schema::is_passing(name))
        .map(|(name, columns, key)| {
            let mut more = standing.remove(&name).unwrap_or_default();
            let mut columns: Vec<Column> = columns
                .into_iter()
                .map(|(name, holds)| {
                    more.remove(&name);
                    Column { name, holds }
                })
                .collect();
            for (column, type_) in more {
                columns.push(Column {
                    holds: schema::Holds::from_type(&type_).ok_or_else(|| {
                        Fault::new(format!(
                            "the column {name}.{column} is of a kind that this program does not \
                             write, so it cannot be backed up"
                        ))
                    })?,
                    name: column,
                });
            }
            Ok(Table {
                name,
                columns,
                key,
                rows: 0,
                bytes: 0,
                sha256: String::new(),
            })
        })
        .collect()
}

/// How many rows a table has.
pub(super) fn count(session: &Session<'_>, table: &str) -> Result<u64, Fault> {
    let mut select = Query::select();
    select
        .expr(Expr::col(sea_query::Asterisk).count())
        .from(Alias::new(table));
    let rows = session.rows(&select).map_err(fault)?;
    let count = rows
        .first()
        .and_then(|row| row.first())
        .ok_or_else(|| Fault::new("the database gave no count"))?
        .integer()?;
    u64::try_from(count).map_err(|error| Fault::from("the database gave a count below zero", error))
}
