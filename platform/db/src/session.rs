//! One transaction: everything a request does in the database, all or
//! nothing.

use std::{
    cell::{Cell as Flag, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use clockwork::Moment;
use kernel::{Fault, Outage, RecordId};
use rand::CryptoRng;
use sea_query::{Alias, Expr, ExprTrait, Query, QueryStatementWriter};
use vault::DataKey;

use crate::{
    STATEMENTS, Shared,
    engine::{Cell, Dialect, Engine, Failure, Prepared},
    filling::Filling,
    log::{Appending, Gathered, OPENED},
    plans::Rows,
    schema,
};

/// A transaction.
pub struct Session<'a> {
    pub(crate) shared: &'a Shared,
    /// What traces tell it by.
    pub(crate) span: tracing::Span,
    engine: RefCell<&'a mut Engine>,
    dialect: Dialect,
    pub(crate) keys: RefCell<BTreeMap<RecordId, Rc<DataKey>>>,
    /// The references of what the records in hand link to, asked for
    /// together.
    pub(crate) linked: RefCell<BTreeMap<RecordId, String>>,
    pub(crate) chance: RefCell<&'a mut dyn CryptoRng>,
    /// Set when another transaction was in the way, so that this one is
    /// tried again as a whole.
    busy: Flag<bool>,
    /// Set when a statement failed: what was begun with it is half done, so
    /// the transaction must not be committed even if the work goes on.
    failed: Flag<bool>,
    /// How many versions of records were written.
    written: Flag<u64>,
    /// The moment at which what it writes becomes known.
    pub(crate) moment: Flag<Option<Moment>>,
    /// The latest moment at which it wrote.
    pub(crate) noted: Flag<Option<Moment>>,
    /// What is on its way into the tables while a database is filled.
    pub(crate) filling: Option<Filling<'a>>,
    /// How long the tokens of names are, once asked.
    pub(crate) tokens: std::cell::OnceCell<Option<names::Truncation>>,
    /// What it has opened and listed.
    pub(crate) seen: RefCell<Gathered>,
    /// The end of the log, while it appends to it.
    pub(crate) appending: RefCell<Option<Appending>>,
}

impl<'a> Session<'a> {
    pub(crate) fn new(
        shared: &'a Shared,
        engine: &'a mut Engine,
        chance: &'a mut dyn CryptoRng,
    ) -> Self {
        let dialect = engine.dialect();
        Self {
            shared,
            span: tracing::trace_span!(target: OPENED, "transaction", database = shared.place),
            engine: RefCell::new(engine),
            dialect,
            keys: RefCell::default(),
            linked: RefCell::default(),
            chance: RefCell::new(chance),
            busy: Flag::new(false),
            failed: Flag::new(false),
            written: Flag::new(0),
            moment: Flag::new(None),
            noted: Flag::new(None),
            filling: None,
            tokens: std::cell::OnceCell::new(),
            seen: RefCell::default(),
            appending: RefCell::default(),
        }
    }

    /// A transaction that fills tables: what is entered is put into them as
    /// it is, and a reference that is taken is told when all of it is there.
    pub(crate) fn filling(
        shared: &'a Shared,
        engine: &'a mut Engine,
        chance: &'a mut dyn CryptoRng,
    ) -> Self {
        Self {
            filling: Some(Filling::default()),
            ..Self::new(shared, engine, chance)
        }
    }

    pub(crate) fn is_filling(&self) -> bool {
        self.filling.is_some()
    }

    pub(crate) fn count_written(&self) {
        self.written.set(self.written.get() + 1);
    }

    pub(crate) fn written(&self) -> u64 {
        self.written.get()
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    pub(crate) fn was_busy(&self) -> bool {
        self.busy.get()
    }

    pub(crate) fn has_failed(&self) -> bool {
        self.failed.get()
    }

    fn noting<T>(&self, result: Result<T, Failure>) -> Result<T, Failure> {
        if let Err(failure) = &result {
            self.failed.set(true);
            if matches!(failure, Failure::Busy) {
                self.busy.set(true);
            }
        }
        result
    }

    /// Whether the one row was made that was not there a moment ago: if not,
    /// another transaction made it meanwhile, and this one is run again.
    pub(crate) fn expect_made(&self, rows: u64) -> Result<(), Failure> {
        self.noting(if rows == 1 {
            Ok(())
        } else {
            Err(Failure::Busy)
        })
    }

    pub(crate) fn run(
        &self,
        statement: &impl QueryStatementWriter,
        each: &mut dyn FnMut(Vec<Cell>) -> Result<(), Fault>,
    ) -> Result<(), Failure> {
        let prepared = self.dialect.prepare(statement)?;
        self.run_bound(&prepared.text, &prepared.values, each)
    }

    /// Runs a statement that was built before, with these values.
    pub(crate) fn run_bound(
        &self,
        text: &str,
        values: &[Cell],
        each: &mut dyn FnMut(Vec<Cell>) -> Result<(), Fault>,
    ) -> Result<(), Failure> {
        self.settle_named(text)?;
        self.trace(text);
        let result = self.engine.borrow_mut().query(text, values, each);
        self.noting(result)
    }

    fn trace(&self, text: &str) {
        tracing::trace!(target: STATEMENTS, parent: &self.span, text);
    }

    /// The one row at the most that a statement built before gives.
    pub(crate) fn row_bound(&self, text: &str, value: Cell) -> Result<Option<Vec<Cell>>, Failure> {
        let mut found = None;
        self.run_bound(text, &[value], &mut |row| {
            found = Some(row);
            Ok(())
        })?;
        Ok(found)
    }

    pub(crate) fn rows(
        &self,
        statement: &impl QueryStatementWriter,
    ) -> Result<Vec<Vec<Cell>>, Failure> {
        let mut rows = Vec::new();
        self.run(statement, &mut |row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(rows)
    }

    pub(crate) fn act(&self, statement: &impl QueryStatementWriter) -> Result<u64, Failure> {
        let prepared = self.dialect.prepare(statement)?;
        self.act_prepared(&prepared)
    }

    pub(crate) fn act_prepared(&self, prepared: &Prepared) -> Result<u64, Failure> {
        self.act_bound(&prepared.text, &prepared.values)
    }

    /// Runs a statement that was built before, with these values.
    pub(crate) fn act_bound(&self, text: &str, values: &[Cell]) -> Result<u64, Failure> {
        self.settle_named(text)?;
        self.trace(text);
        let result = self.engine.borrow_mut().execute(text, values);
        self.noting(result)
    }

    pub(crate) fn copy(&self, rows: &Rows, gathered: &[Vec<Cell>]) -> Result<(), Failure> {
        let result = self.engine.borrow_mut().copy(rows, gathered);
        self.noting(result)
    }

    /// Counts what the tables hold, for the database to choose by how it
    /// finds what is asked for.
    pub(crate) fn analyze(&self) -> Result<(), Failure> {
        let tables = self.tables();
        let result = self.engine.borrow_mut().analyze(&tables);
        self.noting(result)
    }

    pub(crate) fn engine_setting(&self, name: &str) -> Result<String, Failure> {
        let result = self.engine.borrow_mut().setting(name);
        self.noting(result)
    }

    pub(crate) fn batch(&self, text: &str) -> Result<(), Failure> {
        let result = self.engine.borrow_mut().batch(text);
        self.noting(result)
    }

    /// Gives up, rather than waiting without end, when somebody else holds
    /// a table that this transaction needs for itself alone.
    pub(crate) fn wait_for_locks_briefly(&self) -> Result<(), Failure> {
        match self.dialect {
            // A connection to a file waits no longer than its busy time-out.
            Dialect::Sqlite => Ok(()),
            #[cfg(feature = "postgres")]
            Dialect::Postgres => self.batch("SET LOCAL lock_timeout = '30s'"),
        }
    }

    /// Keeps everybody else out of the tables until the transaction ends.
    pub(crate) fn hold_tables(&self) -> Result<(), Failure> {
        let tables = self.tables();
        let result = self.engine.borrow_mut().hold(&tables);
        self.noting(result)
    }

    fn tables(&self) -> Vec<String> {
        let kinds = self.shared.catalogue.kinds();
        schema::wanted(kinds.map(AsRef::as_ref))
            .into_iter()
            .map(|(table, ..)| table)
            .collect()
    }

    pub(crate) fn sqlite_columns(
        &self,
    ) -> Result<BTreeMap<String, BTreeMap<String, String>>, Failure> {
        let mut tables: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let columns = "SELECT m.name, c.name, c.type FROM sqlite_master AS m, \
                       pragma_table_info(m.name) AS c \
                       WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
        self.run_bound(columns, &[], &mut |row| {
            if let [Cell::Text(table), Cell::Text(column), Cell::Text(type_)] = row.as_slice() {
                tables
                    .entry(table.clone())
                    .or_default()
                    .insert(column.clone(), type_.clone());
            }
            Ok(())
        })?;
        Ok(tables)
    }

    /// A setting that the program keeps in the database.
    pub fn setting(&self, name: &str) -> Result<Option<String>, Fault> {
        let plans = self.shared.plans(self.dialect);
        let row = self.row_bound(&plans.setting, Cell::Text(name.to_owned()));
        Ok(text_of(row.map_err(fault)?))
    }

    /// Keeps a setting.
    pub fn set(&self, name: &str, value: &str) -> Result<(), Fault> {
        let mut update = Query::update();
        update
            .table(Alias::new("program_settings"))
            .value(Alias::new("value"), value)
            .and_where(Expr::col(Alias::new("name")).eq(name));
        if self.act(&update).map_err(fault)? == 0 {
            let mut insert = Query::insert();
            insert
                .into_table(Alias::new("program_settings"))
                .columns(["name", "value"].map(Alias::new))
                .values_panic([name.into(), value.into()]);
            self.act(&insert).map_err(fault)?;
        }
        Ok(())
    }
}

/// The text of a row that has no other cell.
pub(crate) fn text_of(row: Option<Vec<Cell>>) -> Option<String> {
    match row?.into_iter().next() {
        Some(Cell::Text(text)) => Some(text),
        _ => None,
    }
}

/// A failure as the fault it is to callers.
pub(crate) fn fault(failure: Failure) -> Fault {
    match failure {
        Failure::Fault(fault) => fault,
        busy @ Failure::Busy => Fault::from(
            "other work, or another program, holds the database; nothing was saved, try again",
            busy,
        )
        .of(Some(Outage::DatabaseBusy)),
        other => Fault::from("the database could not do it", other),
    }
}
