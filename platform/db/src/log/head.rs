//! Whether the log's head fits what lies under it: what can be told without
//! reading the whole log, by whoever opens the database and by the doctor.
//!
//! The head bears a proof that only the log's own key makes, anew with each
//! entry. So whoever can write into the database without its keys may change
//! entries, leaves and edge alike: the head then fits nothing.

use kernel::Fault;
use ledger::{Checkpoint, Commitment, Entry, PublicKey, Tree};
use sea_query::{Alias, Expr, ExprTrait, Order, Query};
use vault::DataKey;

use super::{
    CHECKPOINTS, ENTRIES, HEAD_TABLE,
    appending::{COLUMNS, LOG_KEY, columns_of},
    check::stored,
};
use crate::{
    Finding, Session,
    engine::{Cell, Failure},
    session::fault,
};

/// How many of the newest entries are read when a database is opened.
const NEWEST: u64 = 1_024;

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

/// A log that is not what it was left as, and what to do.
pub(crate) fn damaged(what: &str) -> Fault {
    Fault::new(format!(
        "the log of this database is damaged ({what}), and without it nothing is shown or \
         written: keep this database as it is for those who look into it, run `opennrm verify`, \
         which reads all of it and says what is wrong, and restore the last sound backup"
    ))
}

/// What proves a tree's edge.
pub(super) fn proof(key: &DataKey, tree: &[u8]) -> Vec<u8> {
    key.proof("head of the log", &[tree]).to_vec()
}

/// How the head is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proven {
    Yes,
    /// An older program wrote it, or somebody took the proof out.
    NotYet,
    No,
}

pub(super) fn is_proven(key: &DataKey, tree: &[u8], found: &Cell) -> Proven {
    match found {
        Cell::Null => Proven::NotYet,
        Cell::Bytes(found) if *found == proof(key, tree) => Proven::Yes,
        _ => Proven::No,
    }
}

/// Refuses a head that this program did not write.
pub(super) fn expect_proven(key: &DataKey, tree: &[u8], found: &Cell) -> Result<(), Fault> {
    match is_proven(key, tree, found) {
        Proven::Yes => Ok(()),
        Proven::NotYet => Err(damaged(
            "its head bears no proof; if an older program was here last, `opennrm verify \
             --from-older-program` gives it one when all is sound",
        )),
        Proven::No => Err(damaged("its head is not what this program wrote")),
    }
}

impl Session<'_> {
    /// Refuses a log whose end is not what it was left as: its head, its
    /// newest checkpoint, its newest entries. It reads no more of a long log
    /// than of a short one.
    pub(super) fn expect_sound_end(&self) -> Result<(), Failure> {
        let Some((bytes, found)) = self.head()? else {
            return Err(damaged("its head is gone").into());
        };
        let tree = Tree::from_bytes(&bytes).map_err(|_| damaged("its head cannot be read"))?;
        let key = self
            .log_key()
            .map_err(|_| damaged("its own key is gone or altered"))?;
        expect_proven(&key, &bytes, &found)?;
        let newest = self.newest_checkpoint(tree.size())?;
        self.expect_newest(&tree, newest.as_ref())
    }

    /// The head: the tree's edge and its proof.
    pub(super) fn head(&self) -> Result<Option<(Vec<u8>, Cell)>, Failure> {
        let mut select = Query::select();
        select
            .columns(["tree", "proof"].map(Alias::new))
            .from(Alias::new(HEAD_TABLE))
            .and_where(Expr::col(Alias::new("log")).eq(0));
        let rows = self.rows(&select)?;
        Ok(match rows.first().map(Vec::as_slice) {
            Some([Cell::Bytes(tree), proof]) => Some((tree.clone(), proof.clone())),
            _ => None,
        })
    }

    /// How the head is proven.
    pub(super) fn head_proven(&self) -> Result<Proven, Failure> {
        Ok(match self.head()? {
            Some((tree, found)) => is_proven(&*self.log_key()?, &tree, &found),
            None => Proven::No,
        })
    }

    /// Proves a head that an older program has written.
    pub(crate) fn prove_head(&self) -> Result<(), Failure> {
        let Some((tree, Cell::Null)) = self.head()? else {
            return Ok(());
        };
        let mut update = Query::update();
        update
            .table(Alias::new(HEAD_TABLE))
            .value(Alias::new("proof"), proof(&*self.log_key()?, &tree));
        self.act(&update).map(|_| ())
    }

    /// The newest checkpoint, which the log's key must have signed for no more
    /// entries than there are.
    fn newest_checkpoint(&self, size: u64) -> Result<Option<Checkpoint>, Failure> {
        let Some(note) = last_note(self)? else {
            return Ok(None);
        };
        let log: PublicKey = self
            .setting(LOG_KEY)?
            .and_then(|key| key.parse().ok())
            .ok_or_else(|| damaged("the database does not say who signs its checkpoints"))?;
        let (checkpoint, _) = Checkpoint::open(&note, &log)
            .map_err(|error| damaged(&format!("its newest checkpoint is none: {error}")))?;
        if checkpoint.size() > size {
            let missing = format!(
                "it was signed at {} entries, and has {size}",
                checkpoint.size()
            );
            return Err(damaged(&missing).into());
        }
        Ok(Some(checkpoint))
    }

    /// Holds the newest entries against the head and the checkpoint.
    fn expect_newest(&self, tree: &Tree, newest: Option<&Checkpoint>) -> Result<(), Failure> {
        let mut select = Query::select();
        select
            .columns(COLUMNS.map(Alias::new))
            .from(Alias::new(ENTRIES))
            .order_by(Alias::new("number"), Order::Desc)
            .limit(NEWEST);
        let mut rows = self.rows(&select)?;
        rows.reverse();
        let newest_number = rows.last().and_then(|row| row.first());
        let last = super::appending::number(tree.size())? - 1;
        if newest_number.map_or(-1, |cell| cell.integer().unwrap_or(-2)) != last {
            return Err(damaged(&format!(
                "its head says {} entries, and the newest is not there or not theirs",
                tree.size()
            ))
            .into());
        }
        let mut walked = tree.before_last(NEWEST);
        let first = tree.size().saturating_sub(rows.len() as u64);
        let meets = |walked: &Tree| {
            newest.is_none_or(|newest| {
                newest.size() != walked.size() || newest.root() == walked.root()
            })
        };
        let altered = |number: u64| damaged(&format!("its entry {number} is not what was written"));
        for (number, row) in (first..).zip(&rows) {
            let entry = stored(number, row);
            let told = Entry::decode(&entry.encoding).ok();
            let is_own = row.first() == Some(&Cell::Integer(super::appending::number(number)?))
                && Commitment::of(&entry.salt, &entry.encoding).leaf() == entry.leaf
                && told.is_some_and(|told| row.get(1..8) == Some(columns_of(&told).as_slice()));
            if !is_own {
                return Err(altered(number).into());
            }
            if number >= walked.size() {
                walked.append(entry.leaf).map_err(super::told)?;
                if !meets(&walked) {
                    return Err(damaged("its newest checkpoint is of other entries").into());
                }
            }
        }
        if walked != *tree {
            return Err(damaged(&format!(
                "its head says {} entries, and the newest are not they",
                tree.size()
            ))
            .into());
        }
        Ok(())
    }
}

/// The tree's edge as the head has it; nothing when it is gone or damaged.
pub(super) fn tree(session: &Session<'_>) -> Result<Option<Tree>, Fault> {
    let head = session.head().map_err(fault)?;
    Ok(head.and_then(|(bytes, _)| Tree::from_bytes(&bytes).ok()))
}

fn last_checkpoint(session: &Session<'_>) -> Result<Option<Checkpoint>, Fault> {
    let note = last_note(session).map_err(fault)?;
    Ok(note.and_then(|note| {
        ledger::Note::parse(&note)
            .and_then(|note| Checkpoint::from_text(note.text()))
            .ok()
    }))
}

/// The newest checkpoint as it is kept.
fn last_note(session: &Session<'_>) -> Result<Option<String>, Failure> {
    let mut select = Query::select();
    select
        .column(Alias::new("note"))
        .from(Alias::new(CHECKPOINTS))
        .order_by(Alias::new("size"), Order::Desc)
        .limit(1);
    let rows = session.rows(&select)?;
    Ok(match rows.first().and_then(|row| row.first()) {
        Some(Cell::Text(note)) => Some(note.clone()),
        Some(_) => Some(String::new()),
        None => None,
    })
}
