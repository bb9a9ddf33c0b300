//! Taking a backup back: everything is checked first, then all of it is
//! written or nothing.

use std::{
    io::{Read, Seek},
    path::Path,
    sync::Arc,
};

use clockwork::Moment;
use kernel::Fault;
use sea_query::{Alias, Expr, Query, Table as Schema};

use super::{
    Onto, Progress, Reporter, Stage, Summary,
    backup::{beside, count, settle},
    manifest::Table,
    opened::Opened,
    told,
};
use crate::{
    Catalogue, Db, Location, Opening, Shared,
    engine::{Cell, Dialect, Engine, Prepared, Sqlite},
    pool, schema,
    session::{Session, fault},
};

/// How many rows one statement writes, values allowing.
const ROWS_MAX: usize = 500;
/// How many values one statement may bind: SQLite takes 32,766.
const VALUES_MAX: usize = 30_000;
/// How many bytes of rows are gathered before they are written.
const GATHERED_BYTES_MAX: usize = 8 * 1024 * 1024;

const NOT_RESTORED: &str = "the backup could not be restored";

impl Db {
    /// Writes a backup into a database, which is made if it is not there.
    ///
    /// The backup is read from end to end before anything is touched: a
    /// damaged, cut-off or foreign one, one of a newer program, and one that
    /// was sealed under another master key are refused. A database that
    /// holds records is refused unless they are to be replaced. A file is
    /// written beside the old one and takes its place when it is complete; a
    /// server's database is replaced in one transaction.
    pub fn restore(
        location: &Location,
        archive: impl Read + Seek,
        onto: Onto,
        catalogue: Catalogue,
        vault: Arc<vault::Vault>,
        now: Moment,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<Summary, Fault> {
        let mut archive = Opened::open(archive)?;
        let shared = Shared::new(catalogue, vault)?;
        expect_ours(&archive, &shared)?;
        let summary = archive.manifest.summary();
        let mut reporter = Reporter {
            stage: Stage::Checking,
            done: 0,
            rows: summary.rows(),
            tell: progress,
        };
        archive.check(&mut reporter)?;
        reporter.stage = Stage::Restoring;
        match location {
            Location::File(path) => {
                restore_file(path, &mut archive, onto, &shared, now, &mut reporter)?;
            }
            Location::Server(_) => {
                let mut engine = pool::open(location, Opening::Existing)?;
                write(&mut engine, &mut archive, onto, &shared, now, &mut reporter)?;
            }
        }
        Ok(summary)
    }
}

/// Refuses what this program or this key could not open afterwards.
fn expect_ours<R>(archive: &Opened<R>, shared: &Shared) -> Result<(), Fault> {
    shared
        .vault
        .expect_fingerprint(&archive.manifest.master_key_fingerprint)
        .map_err(|error| {
            Fault::new(format!(
                "the backup was sealed under another master key, which no backup holds: give the \
                 key file that belongs to it ({error})"
            ))
        })?;
    let wanted = schema::wanted(shared.catalogue.kinds().map(std::convert::AsRef::as_ref));
    for table in &archive.manifest.tables {
        let Some((_, columns, _)) = wanted.iter().find(|(name, ..)| *name == table.name) else {
            return Err(Fault::new(format!(
                "the backup holds the register `{}`, which this program does not know: it was \
                 made by a newer program; restore it with that one",
                table.name
            )));
        };
        for column in &table.columns {
            if columns
                .iter()
                .any(|(name, holds)| *name == column.name && *holds != column.holds)
            {
                return Err(Fault::new(format!(
                    "the backup's column {}.{} is of another kind than this program needs: it \
                     was made by another program",
                    table.name, column.name
                )));
            }
        }
    }
    Ok(())
}

/// What stands where a file is to be restored.
enum Place {
    Free,
    /// A database of this program without records.
    Empty,
    /// A database of this program with records.
    Living,
    /// Something that cannot be read as a database.
    Unreadable(Fault),
}

fn look(path: &Path, shared: &Shared) -> Result<Place, Fault> {
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Place::Free),
        Err(error) => return Err(told(NOT_RESTORED, error)),
        Ok(found) if found.len() == 0 => return Ok(Place::Empty),
        Ok(_) => {}
    }
    let read = Sqlite::peek(path).and_then(|sqlite| {
        let mut engine = Engine::Sqlite(sqlite);
        pool::read_once(shared, &mut engine, |session| {
            let standing = schema::standing(session).map_err(fault)?;
            if !standing.is_empty() && !standing.contains_key("schema_steps") {
                return Ok(None);
            }
            for table in standing.keys().filter(|table| holds_records(table)) {
                if count(session, table)? > 0 {
                    return Ok(Some(true));
                }
            }
            Ok(Some(false))
        })
    });
    match read {
        Ok(None) => Err(Fault::new(format!(
            "{} is a database of another program: give another place",
            path.display()
        ))),
        Ok(Some(true)) => Ok(Place::Living),
        Ok(Some(false)) => Ok(Place::Empty),
        Err(fault) => Ok(Place::Unreadable(fault)),
    }
}

/// Every table but those that a database has from its first opening on.
fn holds_records(table: &str) -> bool {
    !matches!(
        table,
        "program_settings" | "schema_steps" | "reference_numbers"
    )
}

fn refuse_living(shown: &str) -> Fault {
    Fault::new(format!(
        "{shown} already holds records, and a restore would replace them: back it up first, then \
         say that they are to be replaced"
    ))
}

fn restore_file<R: Read + Seek>(
    path: &Path,
    archive: &mut Opened<R>,
    onto: Onto,
    shared: &Shared,
    now: Moment,
    reporter: &mut Reporter<'_>,
) -> Result<(), Fault> {
    let place = look(path, shared)?;
    match (&place, onto) {
        (Place::Living, Onto::Empty) => return Err(refuse_living(&path.display().to_string())),
        (Place::Unreadable(fault), Onto::Empty) => {
            return Err(Fault::new(format!(
                "there is a file at {} that cannot be read as a database ({fault}): give another \
                 place, or say that it is to be replaced",
                path.display()
            )));
        }
        _ => {}
    }
    let beside_it = beside(path, ".restoring");
    remove(&beside_it)?;
    let written = write_file(&beside_it, archive, shared, now, reporter)
        .and_then(|()| take_place(&beside_it, path, &place));
    if written.is_err() {
        // The reason to tell is why it failed; what is left is told in the log.
        if let Err(error) = remove(&beside_it) {
            tracing::warn!("a half restored database was left behind: {error}");
        }
    }
    written
}

fn write_file<R: Read + Seek>(
    path: &Path,
    archive: &mut Opened<R>,
    shared: &Shared,
    now: Moment,
    reporter: &mut Reporter<'_>,
) -> Result<(), Fault> {
    let mut engine = pool::open(&Location::File(path.to_owned()), Opening::Create)?;
    write(&mut engine, archive, Onto::Empty, shared, now, reporter)?;
    // All of it moves from the log into the one file that takes the place.
    engine
        .batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")
        .map_err(fault)?;
    drop(engine);
    std::fs::File::open(path)
        .and_then(|file| file.sync_all())
        .map_err(|error| told(NOT_RESTORED, error))
}

/// Moves the restored file to where the old one is.
fn take_place(restored: &Path, path: &Path, place: &Place) -> Result<(), Fault> {
    let failed = |error| told(NOT_RESTORED, error);
    let seized = match place {
        // Whoever has it open would go on writing to a file without a name,
        // and its log would be taken for the new one's.
        Place::Empty | Place::Living => Some(Sqlite::seize(path)?),
        // A log that lies there without its database would be taken for the
        // restored one's as well.
        Place::Free | Place::Unreadable(_) => {
            for ending in ["", "-wal", "-shm", "-journal"] {
                let from = beside(path, ending);
                let to = beside(path, &format!(".damaged{ending}"));
                if to.exists() {
                    return Err(Fault::new(format!(
                        "the damaged database cannot be put aside, since {} is there already: \
                         move it away first",
                        to.display()
                    )));
                }
                if from.exists() {
                    std::fs::rename(&from, &to).map_err(failed)?;
                }
            }
            None
        }
    };
    std::fs::rename(restored, path).map_err(failed)?;
    settle(path).map_err(failed)?;
    drop(seized);
    Ok(())
}

/// Removes what an earlier restore that was cut off has left.
fn remove(path: &Path) -> Result<(), Fault> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        match std::fs::remove_file(beside(path, ending)) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(told(NOT_RESTORED, error)),
        }
    }
    Ok(())
}

/// Writes every table in one transaction.
fn write<R: Read + Seek>(
    engine: &mut Engine,
    archive: &mut Opened<R>,
    onto: Onto,
    shared: &Shared,
    now: Moment,
    reporter: &mut Reporter<'_>,
) -> Result<(), Fault> {
    pool::write_once(shared, engine, |session| {
        reporter.done = 0;
        let now = now.to_string();
        let kinds: Vec<_> = shared.catalogue.kinds().map(AsRef::as_ref).collect();
        session.wait_for_locks_briefly().map_err(fault)?;
        schema::migrate(session, &kinds, &now).map_err(fault)?;
        let tables: Vec<String> = schema::standing(session)
            .map_err(fault)?
            .into_keys()
            .collect();
        if onto == Onto::Empty {
            for table in tables.iter().filter(|table| holds_records(table)) {
                if count(session, table)? > 0 {
                    return Err(refuse_living("the database").into());
                }
            }
        }
        for table in &tables {
            clear(session, table)?;
        }
        add_columns(session, archive)?;
        for at in 0..archive.manifest.tables.len() {
            fill(session, archive, at, reporter)?;
        }
        Ok(schema::record(session, &missing(archive, &kinds), &now).map_err(fault)?)
    })
}

/// Empties a table, and on a server keeps others from writing meanwhile.
fn clear(session: &Session<'_>, table: &str) -> Result<(), Fault> {
    match session.dialect() {
        Dialect::Sqlite => {
            let mut delete = Query::delete();
            delete.from_table(Alias::new(table));
            session.act(&delete).map_err(fault)?;
        }
        #[cfg(feature = "postgres")]
        Dialect::Postgres => {
            let mut truncate = Schema::truncate();
            truncate.table(Alias::new(table));
            session
                .batch(&session.dialect().schema(&truncate))
                .map_err(fault)?;
        }
    }
    Ok(())
}

/// Columns of the backup that the program no longer knows are kept.
fn add_columns<R>(session: &Session<'_>, archive: &Opened<R>) -> Result<(), Fault> {
    let standing = schema::standing(session).map_err(fault)?;
    for table in &archive.manifest.tables {
        let there = standing.get(&table.name);
        for column in &table.columns {
            if there.is_some_and(|there| there.contains_key(&column.name)) {
                continue;
            }
            let mut alter = Schema::alter();
            alter
                .table(Alias::new(&table.name))
                .add_column(column.holds.define(&column.name, session.dialect()));
            session
                .batch(&session.dialect().schema(&alter))
                .map_err(fault)?;
        }
    }
    Ok(())
}

/// The steps from what the backup has to what the program needs.
fn missing<R>(archive: &Opened<R>, kinds: &[&kernel::RecordKind]) -> Vec<String> {
    let mut steps = Vec::new();
    for (name, columns, _) in schema::wanted(kinds.iter().copied()) {
        let Some(table) = archive
            .manifest
            .tables
            .iter()
            .find(|table| table.name == name)
        else {
            steps.push(format!("table {name}"));
            continue;
        };
        for (column, _) in columns {
            if !table.columns.iter().any(|there| there.name == column) {
                steps.push(format!("column {name}.{column}"));
            }
        }
    }
    steps
}

fn fill<R: Read + Seek>(
    session: &Session<'_>,
    archive: &mut Opened<R>,
    at: usize,
    reporter: &mut Reporter<'_>,
) -> Result<(), Fault> {
    let mut gathered: Vec<Cell> = Vec::new();
    let (mut rows, mut bytes) = (0, 0);
    archive.table(at, reporter, &mut |table, cells| {
        bytes += cells.iter().map(length).sum::<usize>();
        gathered.extend(cells);
        rows += 1;
        let rows_max = (VALUES_MAX / table.columns.len()).clamp(1, ROWS_MAX);
        if rows >= rows_max || bytes >= GATHERED_BYTES_MAX {
            insert(session, table, rows, std::mem::take(&mut gathered))?;
            (rows, bytes) = (0, 0);
        }
        Ok(())
    })?;
    let Some(table) = archive.manifest.tables.get(at) else {
        return Err(Fault::new("the backup lost a table while it was read"));
    };
    if rows > 0 {
        insert(session, table, rows, gathered)?;
    }
    if count(session, &table.name)? != table.rows {
        return Err(Fault::new(format!(
            "the database did not keep every row of {}",
            table.name
        )));
    }
    Ok(())
}

fn length(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.len(),
        Cell::Bytes(bytes) => bytes.len(),
        Cell::Null | Cell::Integer(_) | Cell::Bool(_) => 8,
    }
}

fn insert(
    session: &Session<'_>,
    table: &Table,
    rows: usize,
    values: Vec<Cell>,
) -> Result<(), Fault> {
    let mut insert = Query::insert();
    insert
        .into_table(Alias::new(&table.name))
        .columns(table.columns.iter().map(|column| Alias::new(&column.name)))
        .values_from_panic((0..rows).map(|_| table.columns.iter().map(|_| Expr::from(0))));
    let text = session.dialect().prepare(&insert)?.text;
    session
        .act_prepared(&Prepared { text, values })
        .map_err(fault)?;
    Ok(())
}
