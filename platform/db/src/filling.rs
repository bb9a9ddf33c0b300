//! Filling registers with many records at once: all of them or none.
//!
//! Registers that are empty when it begins lose the indexes that no rule looks
//! at until all records are in: one that is made at the end is made in one
//! pass, in the order of its keys. A
//! file needs no log for it, since nothing old is overwritten: what was not
//! finished is cut off at its old end. A server is sent rows by the thousand.

use std::{cell::RefCell, collections::BTreeMap};

use kernel::{Fault, No, RecordId, RecordKind, Row};
use rand::CryptoRng;
use sea_query::{Alias, Expr, Query};

use crate::{
    Db, Session, Shared,
    engine::{Cell, Engine, Failure, Purpose},
    plans::Rows,
    pool::Begun,
    schema,
    session::fault,
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
}

type Gathered<'p> = (&'p Rows, Vec<Vec<Cell>>);

impl<'p> Filling<'p> {
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

    fn take(&self, wanted: impl Fn(&str) -> bool) -> Vec<Gathered<'p>> {
        self.gathered
            .borrow_mut()
            .iter_mut()
            .filter(|(table, (_, gathered))| !gathered.is_empty() && wanted(table))
            .map(|(_, (rows, gathered))| (*rows, std::mem::take(gathered)))
            .collect()
    }
}

impl Db {
    /// Runs a transaction that fills registers: all of it or nothing, however
    /// it ends. Nobody else uses the database meanwhile. Keys and nonces are
    /// drawn from `chance`.
    ///
    /// Unlike [`Db::write`] it is run once, and a reference that is taken is
    /// no refusal but a fault of the whole work, told at its end.
    pub fn fill<T>(
        &self,
        chance: &mut dyn CryptoRng,
        work: impl FnOnce(&Session<'_>) -> Result<T, No>,
    ) -> Result<T, No> {
        let mut engine = self.connection()?;
        fill(self.shared(), &mut engine, chance, work)
    }
}

/// [`Db::fill`] on a connection.
pub(crate) fn fill<T>(
    shared: &Shared,
    engine: &mut Engine,
    chance: &mut dyn CryptoRng,
    work: impl FnOnce(&Session<'_>) -> Result<T, No>,
) -> Result<T, No> {
    engine.prepare_for_filling().map_err(fault)?;
    let filled = transaction(shared, engine, chance, work);
    if let Err(failure) = engine.end_filling() {
        // What was filled stays; the next connection is made anew, and asks
        // for every setting.
        tracing::warn!("the connection that filled the database was given up: {failure}");
        engine.spoil();
    }
    filled
}

fn transaction<T>(
    shared: &Shared,
    engine: &mut Engine,
    chance: &mut dyn CryptoRng,
    work: impl FnOnce(&Session<'_>) -> Result<T, No>,
) -> Result<T, No> {
    let mut begun = Begun::begin(engine, Purpose::Fill).map_err(fault)?;
    let session = Session::filling(shared, begun.engine, chance);
    let empty = begin(&session).map_err(fault)?;
    let done = work(&session)?;
    end(&session, &empty).map_err(fault)?;
    let failed = session.has_failed();
    drop(session);
    if failed {
        return Err(
            Fault::new("a part of the work failed and was passed over; nothing was saved").into(),
        );
    }
    begun.commit().map_err(fault)?;
    Ok(done)
}

/// Takes the tables for this transaction alone, and indexes of those that are
/// empty away.
fn begin<'s>(session: &Session<'s>) -> Result<Vec<&'s RecordKind>, Failure> {
    session.wait_for_locks_briefly()?;
    session.hold_tables()?;
    let shared: &'s Shared = session.shared;
    let mut empty = Vec::new();
    for kind in shared.catalogue.kinds() {
        if is_empty(session, &kind.register)? {
            empty.push(kind.as_ref());
        }
    }
    for kind in &empty {
        schema::drop_indexes(session, kind)?;
    }
    Ok(empty)
}

fn end(session: &Session<'_>, empty: &[&RecordKind]) -> Result<(), Failure> {
    session.settle()?;
    session.keep_latest()?;
    for kind in empty {
        schema::make_indexes(session, kind)?;
    }
    session.analyze()
}

fn is_empty(session: &Session<'_>, table: &str) -> Result<bool, Failure> {
    let mut select = Query::select();
    select
        .expr(Expr::Constant(1.into()))
        .from(Alias::new(table))
        .limit(1);
    Ok(session.rows(&select)?.is_empty())
}
