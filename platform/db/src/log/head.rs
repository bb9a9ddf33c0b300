//! Whether the log's head fits what lies under it: what the doctor can tell
//! without reading the whole log.

use kernel::Fault;
use ledger::{Checkpoint, Tree};
use sea_query::{Alias, Expr, ExprTrait, Order, Query};

use super::{CHECKPOINTS, ENTRIES, HEAD_TABLE};
use crate::{Finding, Session, engine::Cell, session::fault};

const VERIFY: &str = "run `opennrm verify`, which says what is wrong, and keep this database as it \
                      is for those who look into it";

/// Holds the head against the number of entries and the last checkpoint.
pub(crate) fn health(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    let Some(tree) = tree(session)? else {
        return Ok(vec![Finding::broken(
            "the log's head is gone or damaged",
            VERIFY,
        )]);
    };
    let mut select = Query::select();
    select
        .expr(Expr::col(sea_query::Asterisk).count())
        .expr(Expr::col(Alias::new("number")).max())
        .from(Alias::new(ENTRIES));
    let rows = session.rows(&select).map_err(fault)?;
    let (entries, last) = match rows.first().map(Vec::as_slice) {
        Some([Cell::Integer(count), Cell::Integer(last)]) => (*count, *last),
        _ => (0, -1),
    };
    if u64::try_from(entries).ok() != Some(tree.size()) || last + 1 != entries {
        return Ok(vec![Finding::broken(
            format!(
                "the log's head says {} entries, and there are {entries}, the last with the \
                 number {last}",
                tree.size()
            ),
            VERIFY,
        )]);
    }
    let mut findings = vec![Finding::fine(format!(
        "the log has {entries} entries without a gap"
    ))];
    findings.push(match last_checkpoint(session)? {
        None => Finding::warning(
            "nothing of the log is signed yet",
            "run `opennrm verify`, which signs it when it is sound",
        ),
        Some(checkpoint)
            if checkpoint.size() > tree.size()
                || (checkpoint.size() == tree.size() && checkpoint.root() != tree.root()) =>
        {
            Finding::broken(
                format!(
                    "the log does not reach its checkpoint at {} entries",
                    checkpoint.size()
                ),
                VERIFY,
            )
        }
        Some(checkpoint) => Finding::fine(format!(
            "the log is signed up to entry {}",
            checkpoint.size().saturating_sub(1)
        )),
    });
    Ok(findings)
}

/// The tree's edge as the head has it; nothing when it is gone or damaged.
pub(super) fn tree(session: &Session<'_>) -> Result<Option<Tree>, Fault> {
    let mut select = Query::select();
    select
        .column(Alias::new("tree"))
        .from(Alias::new(HEAD_TABLE))
        .and_where(Expr::col(Alias::new("log")).eq(0));
    let rows = session.rows(&select).map_err(fault)?;
    Ok(match rows.first().and_then(|row| row.first()) {
        Some(Cell::Bytes(bytes)) => Tree::from_bytes(bytes).ok(),
        _ => None,
    })
}

fn last_checkpoint(session: &Session<'_>) -> Result<Option<Checkpoint>, Fault> {
    let mut select = Query::select();
    select
        .column(Alias::new("note"))
        .from(Alias::new(CHECKPOINTS))
        .order_by(Alias::new("size"), Order::Desc)
        .limit(1);
    let rows = session.rows(&select).map_err(fault)?;
    Ok(match rows.first().and_then(|row| row.first()) {
        Some(Cell::Text(note)) => ledger::Note::parse(note)
            .and_then(|note| Checkpoint::from_text(note.text()))
            .ok(),
        _ => None,
    })
}
