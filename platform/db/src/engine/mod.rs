//! One connection to either database. What differs between the two stands
//! in this folder and nowhere else.

#[cfg(feature = "postgres")]
mod postgres;
mod sqlite;

#[cfg(test)]
pub(crate) mod breaking;

use std::path::PathBuf;

use kernel::Fault;
#[cfg(feature = "postgres")]
use sea_query::PostgresQueryBuilder;
use sea_query::{QueryStatementWriter, SqliteQueryBuilder};

#[cfg(feature = "postgres")]
pub(crate) use self::postgres::{MAKE_LATEST, Postgres, hold_latest, keep_latest};
pub(crate) use self::sqlite::Sqlite;
use crate::plans::Rows;

/// Where the database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// A file of this machine.
    File(PathBuf),
    /// A PostgreSQL server, as a URL. It may hold a password: it is never
    /// printed.
    Server(String),
}

impl Location {
    /// Reads `postgres://…` as a server and everything else as a file.
    pub fn read(text: &str) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Self::Server(text.to_owned())
        } else {
            Self::File(PathBuf::from(text))
        }
    }

    /// What may be printed of it.
    pub fn shown(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Server(url) => {
                let host = url
                    .rsplit_once('@')
                    .map_or(url.as_str(), |(_, host)| host)
                    .trim_start_matches("postgres://")
                    .trim_start_matches("postgresql://");
                format!("postgres://{host}")
            }
        }
    }
}

/// A value on its way to or from the database.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cell {
    Null,
    Text(String),
    Integer(i64),
    Bool(bool),
    Bytes(Vec<u8>),
}

impl Cell {
    pub(crate) fn integer(&self) -> Result<i64, Fault> {
        match self {
            Self::Integer(number) => Ok(*number),
            Self::Bool(yes) => Ok((*yes).into()),
            _ => Err(Fault::new("the database gave something else than a number")),
        }
    }

    pub(crate) fn text(&self) -> Result<&str, Fault> {
        match self {
            Self::Text(text) => Ok(text),
            _ => Err(Fault::new("the database gave something else than a text")),
        }
    }

    pub(crate) fn bytes(&self) -> Result<&[u8], Fault> {
        match self {
            Self::Bytes(bytes) => Ok(bytes),
            _ => Err(Fault::new("the database gave something else than bytes")),
        }
    }

    fn from_query(value: sea_query::Value) -> Result<Self, Fault> {
        use sea_query::Value;
        Ok(match value {
            Value::Bool(value) => value.map_or(Self::Null, Self::Bool),
            Value::Int(value) => value.map_or(Self::Null, |number| Self::Integer(number.into())),
            Value::BigInt(value) => value.map_or(Self::Null, Self::Integer),
            Value::BigUnsigned(value) => match value.map(i64::try_from) {
                None => Self::Null,
                Some(Ok(number)) => Self::Integer(number),
                Some(Err(_)) => return Err(Fault::new("a number is too large to ask for")),
            },
            Value::String(value) => value.map_or(Self::Null, Self::Text),
            Value::Bytes(value) => value.map_or(Self::Null, Self::Bytes),
            _ => {
                return Err(Fault::new(
                    "a query holds a value of a kind that is not used",
                ));
            }
        })
    }
}

/// SQL as text with its values apart. The text is made by the query builder,
/// never by joining strings.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    pub(crate) text: String,
    pub(crate) values: Vec<Cell>,
}

/// The SQL that both databases are spoken to in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    #[cfg(feature = "postgres")]
    Postgres,
}

impl Dialect {
    /// Whether many rows are sent at once rather than one by one.
    pub(crate) fn copies(self) -> bool {
        match self {
            Self::Sqlite => false,
            #[cfg(feature = "postgres")]
            Self::Postgres => true,
        }
    }

    pub(crate) fn prepare(self, statement: &impl QueryStatementWriter) -> Result<Prepared, Fault> {
        let (text, values) = match self {
            Self::Sqlite => statement.build(SqliteQueryBuilder),
            #[cfg(feature = "postgres")]
            Self::Postgres => statement.build(PostgresQueryBuilder),
        };
        Ok(Prepared {
            text,
            values: values
                .into_iter()
                .map(Cell::from_query)
                .collect::<Result<_, _>>()?,
        })
    }

    pub(crate) fn schema(self, statement: &impl sea_query::SchemaStatementBuilder) -> String {
        match self {
            Self::Sqlite => statement.build(SqliteQueryBuilder),
            #[cfg(feature = "postgres")]
            Self::Postgres => statement.build(PostgresQueryBuilder),
        }
    }
}

/// What a transaction is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// It only reads.
    Read,
    /// It writes beside others.
    Write,
    /// It fills tables, alone.
    Fill,
}

/// Why a statement did not succeed, as far as callers act on it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A value that must be unique is there already.
    #[error("a value that must be unique is there already")]
    NotUnique,
    /// Nothing was written: the reference is taken, or the record moved on.
    #[error("nothing was written, since another record or version stands in the place")]
    Taken,
    /// Another transaction was in the way; the whole one may be tried again.
    #[error("another transaction was in the way")]
    Busy,
    /// Everything else.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// One connection.
pub(crate) enum Engine {
    Sqlite(Sqlite),
    #[cfg(feature = "postgres")]
    Postgres(Box<Postgres>),
}

impl Engine {
    pub(crate) fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs a statement and hands each row to `each`.
    pub(crate) fn query(
        &mut self,
        text: &str,
        values: &[Cell],
        each: &mut dyn FnMut(Vec<Cell>) -> Result<(), Fault>,
    ) -> Result<(), Failure> {
        #[cfg(test)]
        breaking::statement()?;
        match self {
            Self::Sqlite(sqlite) => sqlite.query(text, values, each),
            #[cfg(feature = "postgres")]
            Self::Postgres(postgres) => postgres.query(text, values, each),
        }
    }

    /// Runs a statement; gives how many rows it changed.
    pub(crate) fn execute(&mut self, text: &str, values: &[Cell]) -> Result<u64, Failure> {
        #[cfg(test)]
        breaking::statement()?;
        match self {
            Self::Sqlite(sqlite) => sqlite.execute(text, values),
            #[cfg(feature = "postgres")]
            Self::Postgres(postgres) => postgres.execute(text, values),
        }
    }

    /// Runs fixed SQL without values.
    pub(crate) fn batch(&mut self, text: &str) -> Result<(), Failure> {
        #[cfg(test)]
        breaking::statement()?;
        match self {
            Self::Sqlite(sqlite) => sqlite.batch(text),
            #[cfg(feature = "postgres")]
            Self::Postgres(postgres) => postgres.batch(text),
        }
    }

    /// What one of the database's own settings is.
    pub(crate) fn setting(&mut self, name: &str) -> Result<String, Failure> {
        match self {
            Self::Sqlite(sqlite) => sqlite.setting(name),
            #[cfg(feature = "postgres")]
            Self::Postgres(postgres) => postgres.setting(name),
        }
    }

    /// Whether work that was begun on it may still hang on it.
    pub(crate) fn is_spoilt(&self) -> bool {
        match self {
            Self::Sqlite(sqlite) => sqlite.is_spoilt(),
            #[cfg(feature = "postgres")]
            Self::Postgres(postgres) => postgres.is_spoilt(),
        }
    }

    /// Whether the connection to a server is gone.
    pub(crate) fn is_lost(&self) -> bool {
        match self {
            Self::Sqlite(_) => false,
            #[cfg(feature = "postgres")]
            Self::Postgres(postgres) => postgres.is_closed(),
        }
    }

    /// Notes that a transaction on it could not be ended.
    pub(crate) fn spoil(&mut self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.spoil(),
            #[cfg(feature = "postgres")]
            Self::Postgres(postgres) => postgres.spoil(),
        }
    }

    /// Begins a transaction.
    pub(crate) fn begin(&mut self, purpose: Purpose) -> Result<(), Failure> {
        if let Self::Sqlite(sqlite) = self {
            sqlite.only_reads(purpose == Purpose::Read);
        }
        let text = match (self.dialect(), purpose) {
            (Dialect::Sqlite, Purpose::Read) => "BEGIN DEFERRED",
            (Dialect::Sqlite, Purpose::Write) => "BEGIN IMMEDIATE",
            (Dialect::Sqlite, Purpose::Fill) => "BEGIN EXCLUSIVE",
            #[cfg(feature = "postgres")]
            (Dialect::Postgres, Purpose::Read) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            #[cfg(feature = "postgres")]
            (Dialect::Postgres, Purpose::Write) => "BEGIN ISOLATION LEVEL SERIALIZABLE",
            // It holds every table, so that nobody can be in its way.
            #[cfg(feature = "postgres")]
            (Dialect::Postgres, Purpose::Fill) => "BEGIN ISOLATION LEVEL READ COMMITTED",
        };
        self.batch(text)
    }

    /// Sets the connection up for one large transaction.
    pub(crate) fn prepare_for_filling(&mut self) -> Result<(), Failure> {
        match self {
            Self::Sqlite(sqlite) => sqlite.prepare_for_filling(),
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => Ok(()),
        }
    }

    /// Sets the connection up for daily work again.
    pub(crate) fn end_filling(&mut self) -> Result<(), Failure> {
        match self {
            Self::Sqlite(sqlite) => Ok(sqlite.set_up()?),
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => Ok(()),
        }
    }

    /// Puts rows into a table.
    pub(crate) fn copy(&mut self, rows: &Rows, gathered: &[Vec<Cell>]) -> Result<(), Failure> {
        #[cfg(test)]
        breaking::statement()?;
        match self {
            // A file is no further away than its own statement.
            Self::Sqlite(sqlite) => {
                for values in gathered {
                    sqlite.execute(&rows.insert, values)?;
                }
                Ok(())
            }
            #[cfg(feature = "postgres")]
            Self::Postgres(postgres) => postgres.copy(rows, gathered),
        }
    }

    /// Keeps everybody else out of these tables until the transaction ends.
    pub(crate) fn hold(&mut self, tables: &[String]) -> Result<(), Failure> {
        #[cfg(test)]
        breaking::statement()?;
        match self {
            // The transaction has the whole file.
            Self::Sqlite(_) => Ok(()),
            #[cfg(feature = "postgres")]
            Self::Postgres(postgres) => postgres.hold(tables),
        }
    }

    /// Takes what was written over in these tables off the files.
    pub(crate) fn clean(&mut self, tables: &[String]) -> Result<(), Failure> {
        match self {
            Self::Sqlite(sqlite) => sqlite.clean(),
            #[cfg(feature = "postgres")]
            Self::Postgres(postgres) => postgres.clean(tables),
        }
    }

    /// Lets the database count what its tables hold.
    pub(crate) fn analyze(&mut self, tables: &[String]) -> Result<(), Failure> {
        #[cfg(test)]
        breaking::statement()?;
        match self {
            Self::Sqlite(sqlite) => sqlite.batch("ANALYZE"),
            #[cfg(feature = "postgres")]
            Self::Postgres(postgres) => postgres.analyze(tables),
        }
    }
}
