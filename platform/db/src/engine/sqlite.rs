//! A connection to a SQLite file.

use std::path::{Path, PathBuf};

use kernel::{Fault, Outage};
use rusqlite::{
    CachedStatement, Connection, ErrorCode, OpenFlags,
    config::DbConfig,
    types::{ToSqlOutput, Value, ValueRef},
};

use super::{Cell, Failure};

pub(crate) struct Sqlite {
    connection: Connection,
    /// The path it was opened by and the file that stood there, for a
    /// connection that is kept.
    file: Option<(PathBuf, Option<Identity>)>,
    spoilt: bool,
    /// Whether the transaction only reads, and every other statement is refused.
    only_reads: bool,
}

/// How transactions are begun and ended, whatever they are for.
const FRAME: [&str; 5] = [
    "BEGIN DEFERRED",
    "BEGIN IMMEDIATE",
    "BEGIN EXCLUSIVE",
    "COMMIT",
    "ROLLBACK",
];

/// What every connection runs with, and is refused without.
const SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
     PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; \
     PRAGMA cache_size = -65536; PRAGMA mmap_size = 0; PRAGMA trusted_schema = OFF;";

/// How long a statement waits for who holds the file; tests need not.
const WAIT: std::time::Duration = std::time::Duration::from_secs(if cfg!(test) { 1 } else { 20 });

/// While a database is filled: a journal that holds what stood before in
/// place of a log that holds what is new, put on the disk with its name;
/// sorting in files, since what is sorted may be more than there is memory.
const FILLING: &str = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; \
     PRAGMA temp_store = FILE; PRAGMA cache_size = -131072;";

/// What tells a file from another one of the same name.
type Identity = (u64, u64);

#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let file = std::fs::metadata(path).ok()?;
    Some((file.dev(), file.ino()))
}

/// Elsewhere a file that is open can be neither removed nor replaced.
#[cfg(not(unix))]
fn identity(_: &Path) -> Option<Identity> {
    None
}

impl Sqlite {
    /// Opens the file with the settings without which acknowledged work can
    /// be lost; refuses when the database does not take them.
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)
            .map_err(|error| told("the database file cannot be opened", error))?;
        let failed = |error| told("the database file cannot be used", error);
        connection.busy_timeout(WAIT).map_err(failed)?;
        connection.set_prepared_statement_cache_capacity(512);
        // A plan hangs on the statement alone. Else each new value of a
        // parameter would have the statement prepared anew.
        connection
            .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
            .map_err(failed)?;
        let sqlite = Self {
            connection,
            file: Some((path.to_owned(), identity(path))),
            spoilt: false,
            only_reads: false,
        };
        sqlite.set_up()?;
        Ok(sqlite)
    }

    /// Asks for the settings of daily work, and refuses to go on without.
    pub(crate) fn set_up(&self) -> Result<(), Fault> {
        self.connection
            .execute_batch(SETTINGS)
            .map_err(|error| told("the database file cannot be used", error))?;
        for (name, wanted) in [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("foreign_keys", "1"),
            ("secure_delete", "1"),
        ] {
            let found = self.setting(name).map_err(crate::session::fault)?;
            if found != wanted {
                return Err(Fault::new(format!(
                    "the database refuses the setting {name}: it has {found} where {wanted} is \
                     needed so that nothing acknowledged is lost"
                )));
            }
        }
        Ok(())
    }

    /// Asks for the settings of one large transaction. Where somebody else
    /// has the file open, it keeps its log: that is slower, and as safe.
    pub(crate) fn prepare_for_filling(&self) -> Result<(), Failure> {
        match self.connection.execute_batch(FILLING).map_err(failure) {
            Err(Failure::Busy) => {
                tracing::debug!("the file is open elsewhere: its log is kept");
                Ok(())
            }
            other => other,
        }
    }

    /// Whether the file still stands where it was opened. One that was removed
    /// or replaced would take what is written down with it.
    pub(crate) fn stands(&self) -> bool {
        self.file
            .as_ref()
            .is_none_or(|(path, opened)| identity(path) == *opened)
    }

    /// Writes the log into the file and cuts it off; what is written over in
    /// the file is overwritten with zeros already (`secure_delete`). Whoever
    /// reads meanwhile may hold the log: its end is then put off until they
    /// have done, and the next one who is last to close the file does it.
    pub(crate) fn clean(&self) -> Result<(), Failure> {
        self.connection
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .map_err(failure)
    }

    pub(crate) fn setting(&self, name: &str) -> Result<String, Failure> {
        self.connection
            .pragma_query_value(None, name, |row| {
                Ok(match row.get_ref(0)? {
                    ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                    ValueRef::Integer(number) => number.to_string(),
                    _ => String::new(),
                })
            })
            .map_err(failure)
    }

    /// Opens the file as it is, to look into it: changes nothing, not even
    /// its settings, and does not make it.
    pub(crate) fn peek(path: &Path) -> Result<Self, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let failed = |error| told("the database file cannot be opened", error);
        let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
        connection.busy_timeout(WAIT).map_err(failed)?;
        connection
            .execute_batch("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF;")
            .map_err(failed)?;
        Ok(Self {
            connection,
            file: None,
            spoilt: false,
            only_reads: false,
        })
    }

    /// Takes the file for this connection alone, its log written into it,
    /// until the connection is dropped; refuses when anybody has it open.
    pub(crate) fn seize(path: &Path) -> Result<Self, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let failed = |error: rusqlite::Error| match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Fault::from(
                "the database is in use: stop the program that has it open, then try again",
                error,
            ),
            _ => told("the database file cannot be replaced", error),
        };
        let connection = Connection::open_with_flags(path, flags).map_err(failed)?;
        connection
            .execute_batch("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE")
            .map_err(failed)?;
        Ok(Self {
            connection,
            file: None,
            spoilt: false,
            only_reads: false,
        })
    }

    pub(crate) fn query(
        &mut self,
        text: &str,
        values: &[Cell],
        each: &mut dyn FnMut(Vec<Cell>) -> Result<(), Fault>,
    ) -> Result<(), Failure> {
        let mut statement = self.prepared(text)?;
        let columns = statement.column_count();
        let mut rows = statement
            .query(rusqlite::params_from_iter(values))
            .map_err(failure)?;
        while let Some(row) = rows.next().map_err(failure)? {
            let mut cells = Vec::with_capacity(columns);
            for at in 0..columns {
                cells.push(match row.get_ref(at).map_err(failure)? {
                    ValueRef::Null => Cell::Null,
                    ValueRef::Integer(number) => Cell::Integer(number),
                    ValueRef::Text(text) => {
                        Cell::Text(String::from_utf8(text.to_vec()).map_err(|error| {
                            Fault::from("the database holds a damaged text", error)
                        })?)
                    }
                    ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_vec()),
                    ValueRef::Real(_) => {
                        return Err(Fault::new("the database gave a broken number").into());
                    }
                });
            }
            each(cells)?;
        }
        Ok(())
    }

    pub(crate) fn execute(&mut self, text: &str, values: &[Cell]) -> Result<u64, Failure> {
        let mut statement = self.prepared(text)?;
        statement
            .execute(rusqlite::params_from_iter(values))
            .map(|rows| rows as u64)
            .map_err(failure)
    }

    /// A statement, which is prepared once for the connection; nothing that
    /// writes while the transaction only reads.
    fn prepared(&self, text: &str) -> Result<CachedStatement<'_>, Failure> {
        let statement = self.connection.prepare_cached(text).map_err(failure)?;
        if self.only_reads && !statement.readonly() {
            return Err(writes().into());
        }
        Ok(statement)
    }

    /// From now on, whether the transaction only reads. SQLite has a setting
    /// for that (`query_only`), but each change of it has every statement of
    /// the connection prepared anew.
    pub(crate) fn only_reads(&mut self, only: bool) {
        self.only_reads = only;
    }

    pub(crate) fn batch(&mut self, text: &str) -> Result<(), Failure> {
        if self.only_reads && !FRAME.contains(&text) {
            return Err(writes().into());
        }
        self.connection.execute_batch(text).map_err(failure)
    }

    /// Whether work that was begun may still hang on it.
    pub(crate) fn is_spoilt(&self) -> bool {
        self.spoilt || !self.connection.is_autocommit()
    }

    pub(crate) fn spoil(&mut self) {
        self.spoilt = true;
    }
}

impl rusqlite::ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Value::Null),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Integer(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Self::Bool(yes) => ToSqlOutput::Owned(Value::Integer((*yes).into())),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

fn writes() -> Fault {
    Fault::new("a transaction that only reads was about to write: nothing was written")
}

const DISK_IS_FULL: &str = "the disk is full; nothing was saved, make room and try again";

/// The fault in words that an officer can act on.
fn told(what: &str, error: rusqlite::Error) -> Fault {
    let (why, outage) = match error.sqlite_error_code() {
        // An index of the log that cannot grow is told as a failure of the disk.
        _ if error
            .sqlite_error()
            .is_some_and(|code| code.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE) =>
        {
            (DISK_IS_FULL, Outage::DiskFull)
        }
        Some(ErrorCode::DiskFull) => (DISK_IS_FULL, Outage::DiskFull),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (
            "other work, or another program, holds it; nothing was saved, try again",
            Outage::DatabaseBusy,
        ),
        Some(ErrorCode::CannotOpen) => (
            "the file is missing or may not be read",
            Outage::DatabaseLost,
        ),
        Some(ErrorCode::ReadOnly) => ("the file may not be written", Outage::DatabaseReadOnly),
        Some(ErrorCode::NotADatabase) => (
            "the file is not a database of this program",
            Outage::DatabaseDamaged,
        ),
        Some(ErrorCode::DatabaseCorrupt) => (
            "the file is damaged; restore the last backup with `opennrm restore`",
            Outage::DatabaseDamaged,
        ),
        Some(ErrorCode::SystemIoFailure) => (
            "the disk failed to read or write; nothing was saved",
            Outage::DatabaseLost,
        ),
        _ => return Fault::from(what.to_owned(), error),
    };
    Fault::from(format!("{what}: {why}"), error).of(Some(outage))
}

fn failure(error: rusqlite::Error) -> Failure {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Failure::Busy,
        Some(ErrorCode::ConstraintViolation)
            if error
                .sqlite_error()
                .is_some_and(|code| matches!(code.extended_code, 2067 | 1555)) =>
        {
            Failure::NotUnique
        }
        _ => Failure::Fault(told("the database did not do it", error)),
    }
}
