//! What is on its way into the tables: rows that are sent to a server by the
//! thousand, and the records that were put in lately.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use kernel::{RecordId, Row};

use crate::{
    Session,
    engine::{Cell, Failure},
    log::SetOfVersions,
    plans::Rows,
};

/// How many rows of one table are gathered for a server.
const GATHERED_MAX: usize = 5_000;

/// How many records that were put in are kept at hand.
const LATELY: usize = 10_000;

/// Rows that were gathered and are not yet in their tables.
#[derive(Default)]
pub(crate) struct Filling<'p> {
    gathered: RefCell<BTreeMap<&'p str, Gathered<'p>>>,
    /// Records that were put in lately, those before the last `LATELY` apart.
    lately: RefCell<[BTreeMap<RecordId, (String, Row)>; 2]>,
    /// Tokens of names, by the record that they lead to.
    names: RefCell<BTreeMap<RecordId, BTreeSet<i64>>>,
    /// How many those are.
    tokens: std::cell::Cell<usize>,
    load: std::cell::OnceCell<Load>,
}

/// What stands in the log with one entry.
#[derive(Debug)]
pub(crate) struct Load {
    /// The number of the entry.
    pub(crate) number: i64,
    pub(crate) versions: RefCell<SetOfVersions>,
}

type Gathered<'p> = (&'p Rows, Vec<Vec<Cell>>);

impl<'p> Filling<'p> {
    /// The load, once its entry has a number.
    pub(crate) fn load(&self) -> Option<&Load> {
        self.load.get()
    }

    pub(crate) fn begin_load(&self, number: i64) {
        self.load.get_or_init(|| Load {
            number,
            versions: RefCell::default(),
        });
    }

    /// Takes a row; gives them all back when there are enough.
    pub(crate) fn gather(&self, rows: &'p Rows, values: Vec<Cell>) -> Option<Vec<Vec<Cell>>> {
        let mut tables = self.gathered.borrow_mut();
        let (_, gathered) = tables
            .entry(&rows.table)
            .or_insert_with(|| (rows, Vec::new()));
        gathered.push(values);
        (gathered.len() >= GATHERED_MAX).then(|| std::mem::take(gathered))
    }

    /// Hands over the rows of each table that stands in a statement's text;
    /// names are quoted there, so that none is part of another.
    pub(crate) fn named_in(&self, text: &str) -> Vec<Gathered<'p>> {
        self.take(|table| text.contains(&format!("\"{table}\"")))
    }

    /// Hands over all rows.
    pub(crate) fn all(&self) -> Vec<Gathered<'p>> {
        self.take(|_| true)
    }

    pub(crate) fn remember(&self, id: RecordId, register: &str, row: Row) {
        let [now, before] = &mut *self.lately.borrow_mut();
        if now.len() >= LATELY {
            *before = std::mem::take(now);
        }
        now.insert(id, (register.to_owned(), row));
    }

    pub(crate) fn remembered(&self, register: &str, id: RecordId) -> Option<Row> {
        let lately = self.lately.borrow();
        let (of, row) = lately.iter().find_map(|records| records.get(&id))?;
        (of == register).then(|| row.clone())
    }

    /// A record was changed: it is asked for again.
    pub(crate) fn forget(&self, id: RecordId) {
        for records in self.lately.borrow_mut().iter_mut() {
            records.remove(&id);
        }
    }

    /// Takes the tokens of a record; gives all back when there are so many.
    pub(crate) fn gather_names(
        &self,
        record: RecordId,
        tokens: BTreeSet<i64>,
        most: usize,
    ) -> Option<Vec<(i64, RecordId)>> {
        self.tokens.set(self.tokens.get() + tokens.len());
        self.names.borrow_mut().insert(record, tokens);
        (self.tokens.get() >= most).then(|| self.take_names())
    }

    /// The names of a record were replaced.
    pub(crate) fn forget_names(&self, record: RecordId) {
        self.names.borrow_mut().remove(&record);
    }

    fn take_names(&self) -> Vec<(i64, RecordId)> {
        self.tokens.set(0);
        let names = self.names.take().into_iter();
        names
            .flat_map(|(record, tokens)| tokens.into_iter().map(move |token| (token, record)))
            .collect()
    }

    fn take(&self, wanted: impl Fn(&str) -> bool) -> Vec<Gathered<'p>> {
        self.gathered
            .borrow_mut()
            .iter_mut()
            .filter(|(table, (_, gathered))| !gathered.is_empty() && wanted(table))
            .map(|(_, (rows, gathered))| (*rows, std::mem::take(gathered)))
            .collect()
    }
}

impl<'a> Session<'a> {
    /// Puts a row into a table that is being filled.
    pub(crate) fn put(&self, rows: &'a Rows, values: &[Cell]) -> Result<(), Failure> {
        match &self.filling {
            Some(filling) if self.dialect().copies() => match filling.gather(rows, values.to_vec())
            {
                None => Ok(()),
                Some(full) => self.copy(rows, &full),
            },
            _ => self.act_bound(&rows.insert, values).map(|_| ()),
        }
    }

    /// Writes what was gathered for the tables that a statement names: it is
    /// to see everything that was put in before it.
    pub(crate) fn settle_named(&self, text: &str) -> Result<(), Failure> {
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
        self.put_tokens(filling.take_names())?;
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
}
