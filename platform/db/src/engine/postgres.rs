//! A connection to a PostgreSQL server.

use std::{collections::BTreeMap, error::Error};

use kernel::{Fault, Outage};
use postgres::{
    Client, NoTls, Statement,
    binary_copy::BinaryCopyInWriter,
    error::SqlState,
    fallible_iterator::FallibleIterator,
    types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked},
};

use super::{Cell, Failure, Prepared};
use crate::latest::Hold;
use crate::plans::Rows;

/// The least that the server must be.
const VERSION_MIN: i64 = 150_000;

pub(crate) struct Postgres {
    client: Client,
    statements: BTreeMap<String, Statement>,
    spoilt: bool,
}

impl Postgres {
    pub(crate) fn open(url: &str) -> Result<Self, Fault> {
        let config: postgres::Config = url
            .parse()
            .map_err(|error| Fault::from("the database URL cannot be read", error))?;
        // Without encryption a server elsewhere would put names on the wire.
        let near = config.get_hosts().iter().all(|host| match host {
            postgres::config::Host::Tcp(name) => {
                name == "localhost"
                    || name
                        .parse::<std::net::IpAddr>()
                        .is_ok_and(|address| address.is_loopback())
            }
            postgres::config::Host::Unix(_) => true,
        });
        if !near {
            return Err(Fault::new(
                "the PostgreSQL server is on another machine: as yet only a server of this \
                 machine (localhost or a socket) is taken, since what goes over the wire is \
                 not encrypted",
            ));
        }
        let mut client = config
            .connect(NoTls)
            .map_err(|error| told("the PostgreSQL server cannot be reached", error))?;
        let failed = |error| told("the PostgreSQL server cannot be used", error);
        let version = client
            .query_one("SHOW server_version_num", &[])
            .map_err(failed)?
            .get::<_, String>(0)
            .parse::<i64>()
            .unwrap_or(0);
        if version < VERSION_MIN {
            return Err(Fault::new(
                "the PostgreSQL server is too old: version 15 or newer is needed",
            ));
        }
        for (name, refused) in [("fsync", "off"), ("full_page_writes", "off")] {
            let found = client
                .query_one(&format!("SHOW {name}"), &[])
                .map_err(failed)?
                .get::<_, String>(0);
            if found == refused {
                tracing::warn!("the PostgreSQL server runs with {name} off: fit for tests only");
            }
        }
        client
            .batch_execute("SET synchronous_commit = on; SET timezone = 'UTC'; SET client_min_messages = warning")
            .map_err(failed)?;
        Ok(Self {
            client,
            statements: BTreeMap::new(),
            spoilt: false,
        })
    }

    fn statement(&mut self, text: &str) -> Result<Statement, Failure> {
        if let Some(statement) = self.statements.get(text) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(text).map_err(failure)?;
        if self.statements.len() >= 512 {
            self.statements.clear();
        }
        self.statements.insert(text.to_owned(), statement.clone());
        Ok(statement)
    }

    pub(crate) fn query(
        &mut self,
        text: &str,
        values: &[Cell],
        each: &mut dyn FnMut(Vec<Cell>) -> Result<(), Fault>,
    ) -> Result<(), Failure> {
        let statement = self.statement(text)?;
        let mut rows = self.client.query_raw(&statement, values).map_err(failure)?;
        while let Some(row) = rows.next().map_err(failure)? {
            let mut cells = Vec::with_capacity(row.len());
            for (at, column) in row.columns().iter().enumerate() {
                cells.push(read(&row, at, column.type_())?);
            }
            each(cells)?;
        }
        Ok(())
    }

    pub(crate) fn execute(&mut self, text: &str, values: &[Cell]) -> Result<u64, Failure> {
        let statement = self.statement(text)?;
        let values: Vec<&(dyn ToSql + Sync)> = values
            .iter()
            .map(|cell| cell as &(dyn ToSql + Sync))
            .collect();
        self.client.execute(&statement, &values).map_err(failure)
    }

    /// Sends rows in one go.
    pub(crate) fn copy(&mut self, rows: &Rows, gathered: &[Vec<Cell>]) -> Result<(), Failure> {
        let columns: Vec<String> = rows.columns.iter().map(|column| quoted(column)).collect();
        let text = format!(
            "COPY {} ({}) FROM STDIN (FORMAT binary)",
            quoted(&rows.table),
            columns.join(", ")
        );
        let writer = self.client.copy_in(&text).map_err(failure)?;
        // A cell knows how it is written; nothing asks the type of it.
        let types = vec![Type::UNKNOWN; columns.len()];
        let mut writer = BinaryCopyInWriter::new(writer, &types);
        for values in gathered {
            let values: Vec<&(dyn ToSql + Sync)> = values
                .iter()
                .map(|cell| cell as &(dyn ToSql + Sync))
                .collect();
            writer.write(&values).map_err(failure)?;
        }
        writer.finish().map_err(failure)?;
        Ok(())
    }

    /// Lets the server count what these tables hold.
    pub(crate) fn analyze(&mut self, tables: &[String]) -> Result<(), Failure> {
        let tables: Vec<String> = tables.iter().map(|table| quoted(table)).collect();
        self.batch(&format!("ANALYZE {}", tables.join(", ")))
    }

    /// Gives the room of rows that were written over free. The server writes
    /// over it when it is needed; its own log keeps them for its own time.
    pub(crate) fn clean(&mut self, tables: &[String]) -> Result<(), Failure> {
        let tables: Vec<String> = tables.iter().map(|table| quoted(table)).collect();
        self.batch(&format!("VACUUM {}", tables.join(", ")))
    }

    /// Keeps everybody else out of these tables until the transaction ends.
    pub(crate) fn hold(&mut self, tables: &[String]) -> Result<(), Failure> {
        let tables: Vec<String> = tables.iter().map(|table| quoted(table)).collect();
        self.batch(&format!(
            "LOCK TABLE {} IN ACCESS EXCLUSIVE MODE",
            tables.join(", ")
        ))
    }

    pub(crate) fn batch(&mut self, text: &str) -> Result<(), Failure> {
        self.client.batch_execute(text).map_err(failure)
    }

    /// Whether the server still answers on this connection.
    pub(crate) fn answers(&mut self) -> Result<(), Fault> {
        self.client
            .simple_query("")
            .map(|_| ())
            .map_err(|error| told("the PostgreSQL server cannot be used", error))
    }

    pub(crate) fn setting(&mut self, name: &str) -> Result<String, Failure> {
        self.client
            .query_one("SELECT current_setting($1)", &[&name])
            .and_then(|row| row.try_get(0))
            .map_err(failure)
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    pub(crate) fn is_spoilt(&self) -> bool {
        self.spoilt || self.is_closed()
    }

    pub(crate) fn spoil(&mut self) {
        self.spoilt = true;
    }
}

/// A name as SQL has it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn read(row: &postgres::Row, at: usize, type_: &Type) -> Result<Cell, Failure> {
    let wrong = |error| Failure::Fault(Fault::from("the database gave an unreadable value", error));
    Ok(match *type_ {
        Type::TEXT | Type::VARCHAR | Type::NAME | Type::BPCHAR => row
            .try_get::<_, Option<String>>(at)
            .map_err(wrong)?
            .map_or(Cell::Null, Cell::Text),
        Type::INT8 => row
            .try_get::<_, Option<i64>>(at)
            .map_err(wrong)?
            .map_or(Cell::Null, Cell::Integer),
        Type::INT4 => row
            .try_get::<_, Option<i32>>(at)
            .map_err(wrong)?
            .map_or(Cell::Null, |number| Cell::Integer(number.into())),
        Type::BOOL => row
            .try_get::<_, Option<bool>>(at)
            .map_err(wrong)?
            .map_or(Cell::Null, Cell::Bool),
        Type::BYTEA => row
            .try_get::<_, Option<Vec<u8>>>(at)
            .map_err(wrong)?
            .map_or(Cell::Null, Cell::Bytes),
        ref other => {
            return Err(Fault::new(format!("the database gave a value of type {other}")).into());
        }
    })
}

impl ToSql for Cell {
    fn to_sql(
        &self,
        type_: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Text(text) => text.to_sql(type_, out),
            Self::Bool(yes) => yes.to_sql(type_, out),
            Self::Bytes(bytes) => bytes.to_sql(type_, out),
            Self::Integer(number) => match *type_ {
                Type::INT4 => i32::try_from(*number)?.to_sql(type_, out),
                Type::INT2 => i16::try_from(*number)?.to_sql(type_, out),
                _ => number.to_sql(type_, out),
            },
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

const LOST: &str = "it does not answer; what was not confirmed was not saved";

fn told(what: &str, error: postgres::Error) -> Fault {
    let is = |states: &[SqlState]| error.code().is_some_and(|code| states.contains(code));
    let out_of_reach = error.code().is_none()
        && error
            .source()
            .is_some_and(|cause| cause.is::<std::io::Error>());
    let (why, outage) = if is(&[SqlState::DISK_FULL]) {
        (
            "the server's disk is full; nothing was saved, make room and try again",
            Some(Outage::DiskFull),
        )
    } else if is(&[SqlState::READ_ONLY_SQL_TRANSACTION]) {
        (
            "the server takes no changes; nothing was saved",
            Some(Outage::DatabaseReadOnly),
        )
    } else if is(&[SqlState::DATA_CORRUPTED, SqlState::INDEX_CORRUPTED]) {
        (
            "the database is damaged; restore the last backup with `opennrm restore`",
            Some(Outage::DatabaseDamaged),
        )
    } else if is(&[
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        SqlState::TOO_MANY_CONNECTIONS,
    ]) || error.is_closed()
        || out_of_reach
    {
        (LOST, Some(Outage::DatabaseLost))
    } else if is(&[SqlState::LOCK_NOT_AVAILABLE]) {
        (
            "the program is in use elsewhere; stop it there and try again",
            None,
        )
    } else if is(&[SqlState::UNDEFINED_DATABASE]) {
        (
            "the server has no such database; make an empty one with `createdb NAME`, or name \
             another",
            None,
        )
    } else if is(&[
        SqlState::INVALID_PASSWORD,
        SqlState::INVALID_AUTHORIZATION_SPECIFICATION,
    ]) {
        ("the server does not take this name and password", None)
    } else {
        return Fault::from(what.to_owned(), error);
    };
    Fault::from(format!("{what}: {why}"), error).of(outage)
}

fn failure(error: postgres::Error) -> Failure {
    match error.code() {
        Some(code) if *code == SqlState::UNIQUE_VIOLATION => Failure::NotUnique,
        Some(code)
            if *code == SqlState::T_R_SERIALIZATION_FAILURE
                || *code == SqlState::T_R_DEADLOCK_DETECTED =>
        {
            Failure::Busy
        }
        _ => Failure::Fault(told("the database did not do it", error)),
    }
}

/// Makes the sequence that keeps the latest moment.
pub(crate) const MAKE_LATEST: &str = "CREATE SEQUENCE IF NOT EXISTS latest_moment";

/// Holds the latest moment until the transaction ends: beside others who
/// write, or alone.
pub(crate) fn hold_latest(hold: Hold) -> Prepared {
    let shared = match hold {
        Hold::BesideOthers => "_shared",
        Hold::Alone => "",
    };
    Prepared {
        text: format!(
            "SELECT pg_advisory_xact_lock{shared}(\
             hashtextextended(current_schema() || '.latest_moment', 0))"
        ),
        values: Vec::new(),
    }
}

/// Moves the latest moment forward, never back.
pub(crate) fn keep_latest(microseconds: i64) -> Prepared {
    Prepared {
        text: "SELECT setval('latest_moment', GREATEST($1, last_value)) FROM latest_moment"
            .to_owned(),
        values: vec![Cell::Integer(microseconds)],
    }
}
