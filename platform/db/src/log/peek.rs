//! What a witness may see of a log: its key, its newest checkpoint and the
//! hashes of its leaves, which tell nothing. No master key is needed for it.

use kernel::Fault;
use ledger::{Commitment, Hash};
use sea_query::{Alias, Expr, ExprTrait, Order, Query};

use super::{CHECKPOINTS, ENTRIES, appending::LOG_KEY};
use crate::{
    Location, Opening,
    engine::{Cell, Engine},
    pool,
    session::fault,
};

/// A log as a witness sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeekedLog {
    /// The key that signs its checkpoints.
    pub key: String,
    /// Its newest checkpoint, a signed note.
    pub checkpoint: String,
    /// Its leaves from the number that was asked for up to the checkpoint.
    pub leaves: Vec<Hash>,
}

/// Looks at the log of a database, at its leaves from this number on. Nothing
/// is made or changed. `None` when there is no log yet, or no checkpoint.
pub fn peek_log(location: &Location, from: u64) -> Result<Option<PeekedLog>, Fault> {
    let Some(key) = crate::peek_setting(location, LOG_KEY)? else {
        return Ok(None);
    };
    let mut engine = peeked(location)?;
    let mut newest = Query::select();
    newest
        .columns(["size", "note"].map(Alias::new))
        .from(Alias::new(CHECKPOINTS))
        .order_by(Alias::new("size"), Order::Desc)
        .limit(1);
    let mut found = None;
    run(&mut engine, &newest, &mut |row| {
        if let [Cell::Integer(size), Cell::Text(note)] = row.as_slice() {
            found = Some((*size, note.clone()));
        }
        Ok(())
    })?;
    let Some((size, checkpoint)) = found else {
        return Ok(None);
    };
    let from = super::appending::number(from)?;
    let mut select = Query::select();
    select
        .column(Alias::new("leaf"))
        .from(Alias::new(ENTRIES))
        .and_where(Expr::col(Alias::new("number")).gte(from))
        .and_where(Expr::col(Alias::new("number")).lt(size))
        .order_by(Alias::new("number"), Order::Asc);
    let mut leaves = Vec::new();
    run(&mut engine, &select, &mut |row| {
        if let Some(cell) = row.first() {
            leaves.push(leaf(cell)?);
        }
        Ok(())
    })?;
    Ok(Some(PeekedLog {
        key,
        checkpoint,
        leaves,
    }))
}

/// What stands for the first entries of a log in its tree: it tells nothing of
/// them. No master key is needed, and nothing is made or changed.
pub fn peek_commitments(location: &Location, size: u64) -> Result<Vec<Commitment>, Fault> {
    let mut select = Query::select();
    select
        .columns(["salt", "content"].map(Alias::new))
        .from(Alias::new(ENTRIES))
        .and_where(Expr::col(Alias::new("number")).gte(0))
        .and_where(Expr::col(Alias::new("number")).lt(super::appending::number(size)?))
        .order_by(Alias::new("number"), Order::Asc);
    let mut commitments = Vec::new();
    run(&mut peeked(location)?, &select, &mut |row| {
        let [salt, content] = row.as_slice() else {
            return Err(Fault::new("the database gave too few columns"));
        };
        let salt: [u8; ledger::SALT_LENGTH] = salt
            .bytes()?
            .try_into()
            .map_err(|error| Fault::from("a salt of the log is damaged", error))?;
        let commitment = Commitment::of(&salt.into(), content.text()?.as_bytes());
        commitments.push(commitment);
        Ok(())
    })?;
    Ok(commitments)
}

fn peeked(location: &Location) -> Result<Engine, Fault> {
    pool::open(location, Opening::ToExamine)
}

pub(super) fn leaf(cell: &Cell) -> Result<Hash, Fault> {
    let bytes: [u8; ledger::HASH_LENGTH] = cell
        .bytes()?
        .try_into()
        .map_err(|error| Fault::from("a leaf of the log is no hash", error))?;
    Ok(Hash::from(bytes))
}

fn run(
    engine: &mut Engine,
    select: &sea_query::SelectStatement,
    each: &mut dyn FnMut(Vec<Cell>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let prepared = engine.dialect().prepare(select)?;
    engine
        .query(&prepared.text, &prepared.values, each)
        .map_err(fault)
}
