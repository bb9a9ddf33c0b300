//! One transaction: everything a request does in the database, all or
//! nothing.

use std::{
    cell::{Cell as Flag, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use clockwork::Moment;
use kernel::{Fault, RecordId, Row};
use rand::CryptoRng;
use sea_query::{Alias, Expr, ExprTrait, Query, QueryStatementWriter};
use vault::{DataKey, WrappedKey};

use crate::{
    Shared,
    columns::{id_cell, id_of},
    engine::{Cell, Dialect, Engine, Failure, Prepared},
    filling::Filling,
    plans::Rows,
    schema,
};

/// How many subjects' keys are kept at hand in one transaction.
const KEYS_MAX: usize = 2_048;
/// How many keys one statement asks for.
const KEYS_ASKED_MAX: usize = 500;

/// A transaction.
pub struct Session<'a> {
    pub(crate) shared: &'a Shared,
    engine: RefCell<&'a mut Engine>,
    dialect: Dialect,
    keys: RefCell<BTreeMap<RecordId, Rc<DataKey>>>,
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
    filling: Option<Filling<'a>>,
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
            written: Flag::new(0),
            moment: Flag::new(None),
            noted: Flag::new(None),
            filling: None,
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
        let result = self.engine.borrow_mut().query(text, values, each);
        self.noting(result)
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
        let result = self.engine.borrow_mut().execute(text, values);
        self.noting(result)
    }

    /// Puts a row into a table that is being filled.
    pub(crate) fn put(&self, rows: &'a Rows, values: &[Cell]) -> Result<(), Failure> {
        match &self.filling {
            Some(filling) if self.dialect.copies() => match filling.gather(rows, values.to_vec()) {
                None => Ok(()),
                Some(full) => self.copy(rows, &full),
            },
            _ => self.act_bound(&rows.insert, values).map(|_| ()),
        }
    }

    /// Writes what was gathered for the tables that a statement names: it is
    /// to see everything that was put in before it.
    fn settle_named(&self, text: &str) -> Result<(), Failure> {
        let Some(filling) = &self.filling else {
            return Ok(());
        };
        for (rows, gathered) in filling.named_in(text) {
            self.copy(rows, &gathered)?;
        }
        Ok(())
    }

    /// Writes everything that was gathered.
    pub(crate) fn settle(&self) -> Result<(), Failure> {
        let Some(filling) = &self.filling else {
            return Ok(());
        };
        for (rows, gathered) in filling.all() {
            self.copy(rows, &gathered)?;
        }
        Ok(())
    }

    /// Keeps a record at hand that was put in: those that are put in after it
    /// point to it.
    pub(crate) fn remember(&self, id: RecordId, register: &str, row: impl FnOnce() -> Row) {
        if let Some(filling) = &self.filling {
            filling.remember(id, register, row());
        }
    }

    /// Lets go of a record that was changed.
    pub(crate) fn forget(&self, id: RecordId) {
        if let Some(filling) = &self.filling {
            filling.forget(id);
        }
    }

    /// A record that was put in lately.
    pub(crate) fn remembered(&self, register: &str, id: RecordId) -> Option<Row> {
        self.filling.as_ref()?.remembered(register, id)
    }

    fn copy(&self, rows: &Rows, gathered: &[Vec<Cell>]) -> Result<(), Failure> {
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

    /// The data key of a subject, if it has one.
    pub(crate) fn data_key(&self, subject: RecordId) -> Result<Option<Rc<DataKey>>, Failure> {
        if let Some(key) = self.keys.borrow().get(&subject) {
            return Ok(Some(key.clone()));
        }
        let found = self.rows(&wrapped_keys([subject]))?;
        match found.first() {
            None => Ok(None),
            Some(cells) => self.unwrap(cells).map(Some),
        }
    }

    /// The data key of a subject, made if it has none.
    pub(crate) fn data_key_or_new(&self, subject: RecordId) -> Result<Rc<DataKey>, Failure> {
        match self.data_key(subject)? {
            Some(key) => Ok(key),
            None => {
                let (key, made) = self.new_data_key(subject)?;
                self.expect_made(made)?;
                Ok(key)
            }
        }
    }

    /// The data key of a subject who has none yet, as far as can be told
    /// without asking.
    pub(crate) fn first_data_key(&self, subject: RecordId) -> Result<Rc<DataKey>, Failure> {
        match self.new_data_key(subject)? {
            (key, 1) => Ok(key),
            (_, made) => {
                self.keys.borrow_mut().remove(&subject);
                match self.data_key(subject)? {
                    Some(key) => Ok(key),
                    None => Err(self.expect_made(made).err().unwrap_or(Failure::Busy)),
                }
            }
        }
    }

    fn new_data_key(&self, subject: RecordId) -> Result<(Rc<DataKey>, u64), Failure> {
        let wrapped = {
            let mut chance = self.chance.borrow_mut();
            self.shared.vault.new_data_key(subject.0, *chance)
        };
        let plans = self.shared.plans(self.dialect);
        let cells = [id_cell(subject), Cell::Bytes(wrapped.as_bytes().to_vec())];
        let made = if self.is_filling() {
            self.put(&plans.fill_data_keys, &cells)?;
            1
        } else {
            self.act_bound(&plans.data_key, &cells)?
        };
        Ok((self.unwrap(&cells)?, made))
    }

    /// Takes the keys of many subjects at once, so that records of theirs are
    /// opened without asking for each.
    pub(crate) fn fetch_data_keys(&self, subjects: &[RecordId]) -> Result<(), Failure> {
        for some in subjects.chunks(KEYS_ASKED_MAX) {
            for cells in self.rows(&wrapped_keys(some.iter().copied()))? {
                self.unwrap(&cells)?;
            }
        }
        Ok(())
    }

    /// Unwraps a key as the table has it, and keeps it at hand.
    fn unwrap(&self, cells: &[Cell]) -> Result<Rc<DataKey>, Failure> {
        let [subject, wrapped] = cells else {
            return Err(Fault::new("the database gave too few columns").into());
        };
        let subject = id_of(subject)?;
        let wrapped = WrappedKey::from(wrapped.bytes()?.to_vec());
        let key = self
            .shared
            .vault
            .unwrap(subject.0, &wrapped)
            .map_err(|fault| Fault::from("a person's data key cannot be opened", fault))?;
        let key = Rc::new(key);
        let mut keys = self.keys.borrow_mut();
        if keys.len() >= KEYS_MAX {
            keys.clear();
        }
        keys.insert(subject, key.clone());
        Ok(key)
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

/// The wrapped keys of these subjects, as [`Session::unwrap`] takes them.
fn wrapped_keys(subjects: impl IntoIterator<Item = RecordId>) -> sea_query::SelectStatement {
    let mut select = Query::select();
    select
        .columns(["subject", "wrapped"].map(Alias::new))
        .from(Alias::new("data_keys"))
        .and_where(
            Expr::col(Alias::new("subject")).is_in(
                subjects
                    .into_iter()
                    .map(|subject| subject.0.as_bytes().to_vec()),
            ),
        );
    select
}

/// A failure as the fault it is to callers.
pub(crate) fn fault(failure: Failure) -> Fault {
    match failure {
        Failure::Fault(fault) => fault,
        other => Fault::from("the database could not do it", other),
    }
}
