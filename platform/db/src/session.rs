//! One transaction: everything a request does in the database, all or
//! nothing.

use std::{
    cell::{Cell as Flag, RefCell},
    collections::BTreeMap,
};

use kernel::{Fault, RecordId};
use rand::CryptoRng;
use sea_query::{Alias, Expr, ExprTrait, Query, QueryStatementWriter};
use vault::{DataKey, WrappedKey};

use crate::{
    Shared,
    columns::id_cell,
    engine::{Cell, Dialect, Engine, Failure, Prepared},
};

/// How many subjects' keys are kept at hand in one transaction.
const KEYS_MAX: usize = 256;

/// A transaction.
pub struct Session<'a> {
    pub(crate) shared: &'a Shared,
    engine: RefCell<&'a mut Engine>,
    dialect: Dialect,
    keys: RefCell<BTreeMap<RecordId, std::rc::Rc<DataKey>>>,
    pub(crate) chance: RefCell<&'a mut dyn CryptoRng>,
    /// Set when another transaction was in the way, so that this one is
    /// tried again as a whole.
    busy: Flag<bool>,
    /// Set when a statement failed: what was begun with it is half done, so
    /// the transaction must not be committed even if the work goes on.
    failed: Flag<bool>,
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
            engine: RefCell::new(engine),
            dialect,
            keys: RefCell::default(),
            chance: RefCell::new(chance),
            busy: Flag::new(false),
            failed: Flag::new(false),
        }
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
        self.run_prepared(&prepared, each)
    }

    pub(crate) fn run_prepared(
        &self,
        prepared: &Prepared,
        each: &mut dyn FnMut(Vec<Cell>) -> Result<(), Fault>,
    ) -> Result<(), Failure> {
        let result = self.engine.borrow_mut().query(prepared, each);
        self.noting(result)
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
        let result = self.engine.borrow_mut().execute(prepared);
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

    pub(crate) fn sqlite_columns(
        &self,
    ) -> Result<BTreeMap<String, BTreeMap<String, String>>, Failure> {
        let mut tables: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let columns = Prepared {
            text: "SELECT m.name, c.name, c.type FROM sqlite_master AS m, \
                   pragma_table_info(m.name) AS c \
                   WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                .to_owned(),
            values: Vec::new(),
        };
        self.run_prepared(&columns, &mut |row| {
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

    /// The data key of a subject, made if it has none and `make` is set.
    pub(crate) fn data_key(
        &self,
        subject: RecordId,
        make: bool,
    ) -> Result<Option<std::rc::Rc<DataKey>>, Failure> {
        if let Some(key) = self.keys.borrow().get(&subject) {
            return Ok(Some(key.clone()));
        }
        let mut select = Query::select();
        select
            .column(Alias::new("wrapped"))
            .from(Alias::new("data_keys"))
            .and_where(Expr::col(Alias::new("subject")).eq(subject.0.as_bytes().to_vec()));
        let found = self.rows(&select)?;
        let wrapped = match found.first().and_then(|row| row.first()) {
            Some(cell) => WrappedKey::from(cell.bytes()?.to_vec()),
            None if !make => return Ok(None),
            None => {
                let wrapped = {
                    let mut chance = self.chance.borrow_mut();
                    self.shared.vault.new_data_key(subject.0, *chance)
                };
                let made = self.act_prepared(&Prepared {
                    text: self.shared.plans(self.dialect).data_key.clone(),
                    values: vec![id_cell(subject), Cell::Bytes(wrapped.as_bytes().to_vec())],
                })?;
                self.expect_made(made)?;
                wrapped
            }
        };
        let key = self
            .shared
            .vault
            .unwrap(subject.0, &wrapped)
            .map_err(|fault| Fault::from("a person's data key cannot be opened", fault))?;
        let key = std::rc::Rc::new(key);
        let mut keys = self.keys.borrow_mut();
        if keys.len() >= KEYS_MAX {
            keys.clear();
        }
        keys.insert(subject, key.clone());
        Ok(Some(key))
    }

    /// A setting that the program keeps in the database.
    pub fn setting(&self, name: &str) -> Result<Option<String>, Fault> {
        let mut select = Query::select();
        select
            .column(Alias::new("value"))
            .from(Alias::new("program_settings"))
            .and_where(Expr::col(Alias::new("name")).eq(name));
        let rows = self.rows(&select).map_err(fault)?;
        match rows.first().and_then(|row| row.first()) {
            Some(Cell::Text(text)) => Ok(Some(text.clone())),
            _ => Ok(None),
        }
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

/// A failure as the fault it is to callers.
pub(crate) fn fault(failure: Failure) -> Fault {
    match failure {
        Failure::Fault(fault) => fault,
        other => Fault::from("the database could not do it", other),
    }
}
