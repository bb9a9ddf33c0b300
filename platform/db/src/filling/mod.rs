//! Filling registers with many records at once: all of them or none.
//!
//! Registers that are empty when it begins lose the indexes that no rule looks
//! at until all records are in: one that is made at the end is made in one
//! pass, in the order of its keys. A file needs no log for it, since nothing
//! old is overwritten: what was not finished is cut off at its old end. A
//! server is sent rows by the thousand.

mod gathered;

use guard::Permit;
use kernel::{Fault, No, RecordKind};
use rand::CryptoRng;
use sea_query::{Alias, Expr, Query};

pub(crate) use self::gathered::Filling;
use crate::{
    Db, Session, Shared,
    engine::{Engine, Failure, Purpose},
    log::{Event, LOADED},
    schema,
    session::fault,
    transaction::{Begun, take_turn},
};

impl Db {
    /// Runs a transaction that fills registers: all of it or nothing, however
    /// it ends. Nobody else uses the database meanwhile. Keys and nonces are
    /// drawn from `chance`. In the log it is one entry, which stands for every
    /// version that it wrote.
    ///
    /// Unlike [`Db::write`] it is run once, and a reference that is taken is
    /// no refusal but a fault of the whole work, told at its end.
    pub fn fill<T>(
        &self,
        chance: &mut dyn CryptoRng,
        permit: &Permit,
        work: impl FnOnce(&Session<'_>) -> Result<T, No>,
    ) -> Result<T, No> {
        let mut engine = self.connection()?;
        fill(self.shared(), &mut engine, chance, permit, work)
    }
}

/// [`Db::fill`] on a connection.
pub(crate) fn fill<T>(
    shared: &Shared,
    engine: &mut Engine,
    chance: &mut dyn CryptoRng,
    permit: &Permit,
    work: impl FnOnce(&Session<'_>) -> Result<T, No>,
) -> Result<T, No> {
    let _turn = take_turn(shared);
    engine.prepare_for_filling().map_err(fault)?;
    let filled = transaction(shared, engine, chance, permit, work);
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
    permit: &Permit,
    work: impl FnOnce(&Session<'_>) -> Result<T, No>,
) -> Result<T, No> {
    let mut begun = Begun::begin(engine, Purpose::Fill).map_err(fault)?;
    let session = Session::filling(shared, begun.engine, chance);
    let empty = begin(&session).map_err(fault)?;
    let done = work(&session)?;
    end(&session, &empty, permit).map_err(fault)?;
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
    if let Some(filling) = &session.filling {
        filling.begin_load(session.next_log_number()?);
    }
    Ok(empty)
}

fn end(session: &Session<'_>, empty: &[&RecordKind], permit: &Permit) -> Result<(), Failure> {
    session.settle()?;
    session.keep_latest()?;
    log(session, permit)?;
    for kind in empty {
        schema::make_indexes(session, kind)?;
    }
    session.analyze()
}

/// Writes the one entry of the load, and what was seen on the way.
fn log(session: &Session<'_>, permit: &Permit) -> Result<(), Failure> {
    if let Some(load) = session.filling.as_ref().and_then(Filling::load) {
        let mut versions = load.versions.borrow_mut();
        let now = session.shared.clock.now();
        let mut event = Event::new(Some(permit.officer()), LOADED, None, now)?;
        event.entry.rows = Some(versions.len());
        event.entry.version_hash = Some(versions.hash());
        session.append(event)?;
    }
    for event in session.take_seen(false)? {
        session.append(event)?;
    }
    session.keep_log()
}

fn is_empty(session: &Session<'_>, table: &str) -> Result<bool, Failure> {
    let mut select = Query::select();
    select
        .expr(Expr::Constant(1.into()))
        .from(Alias::new(table))
        .limit(1);
    Ok(session.rows(&select)?.is_empty())
}
