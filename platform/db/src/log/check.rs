//! The check of everything: the log against its checkpoints and witnesses,
//! and every version of every record against the entry that wrote it.

use std::{
    cell::RefCell,
    collections::{BTreeMap, VecDeque},
};

use kernel::{Fault, No};
use ledger::{Checkpoint, Entry, Hash, Note, PublicKey, StoredEntry, Tree, Verification};
use sea_query::{Alias, Expr, ExprTrait, Order, Query};

use super::{
    BEGAN, CHECKPOINTS, ENTRIES, ERASED, LOADED,
    accounts::{WITHOUT_ACCOUNTS, makes_account},
    appending::{COLUMNS, columns_of},
    authors::AuthorRow,
    begun::VersionRow,
    checked::{Checked, VersionFault},
    head::{self, Proven},
    version::SetOfVersions,
};
use crate::{
    Db, Finding, Level, Session,
    engine::{Cell, Failure},
    pool,
    session::fault,
    store::ENTERED_BY,
};

/// How many entries are read at once.
const PAGE: u64 = 1_000;
/// How many versions that are wrong are named one by one.
const NAMED_MAX: usize = 100;

impl Db {
    /// Checks the whole log with the key that signs it, and every version of
    /// every record. `witnesses`, what they co-signed and a copy of the leaves
    /// come from elsewhere than the database.
    pub fn verify(
        &self,
        log: PublicKey,
        witnesses: Vec<PublicKey>,
        brought: Vec<String>,
        copy: Vec<Hash>,
    ) -> Result<Checked, Fault> {
        let check = Verification::new(log, witnesses).with_brought(brought);
        self.read(|session| Ok(verify(session, check.clone(), &copy)?))
            .map_err(pool::only_fault)
    }

    /// Gives a database that was checked and is sound the proofs that an older
    /// program did not make.
    pub fn prove(&self, checked: &Checked) -> Result<(), Fault> {
        if !checked.is_sound() {
            return Err(Fault::new("what is not sound is not proven"));
        }
        if checked.head == Proven::Yes && checked.tells_of_accounts && !checked.unproven {
            return Ok(());
        }
        // A database that is only looked into is written by this one connection.
        let mut engine = pool::open(self.location(), crate::Opening::Existing)?;
        pool::write_once(self.shared(), &mut engine, |session| {
            if checked.head == Proven::NotYet {
                session.prove_head().map_err(fault)?;
            }
            if checked.unproven {
                session.prove_authors().map_err(fault)?;
            }
            if !checked.tells_of_accounts && !session.keeps_any(crate::Drawer::Credentials)? {
                let proof = session.proof_without_accounts().map_err(fault)?;
                session.set(WITHOUT_ACCOUNTS, &proof)?;
            }
            Ok(())
        })
    }
}

fn verify(session: &Session<'_>, check: Verification, copy: &[Hash]) -> Result<Checked, Fault> {
    let head = head::tree(session)?;
    // A head that is gone stands for nothing: no entry fits it.
    let (size, root) = head.map_or((0, Tree::default().root()), |tree| {
        (tree.size(), tree.root())
    });
    let claims = RefCell::new(Claims::default());
    let entries = Entries {
        session,
        next: i64::MIN,
        page: VecDeque::new(),
        over: false,
        claims: &claims,
    };
    let verdict = check.with_head(size, root).run(
        entries,
        checkpoints(session)?.into_iter().map(Ok::<_, Fault>),
        copy.iter().copied().map(Ok),
    )?;
    let mut claims = claims.into_inner();
    let (mut versions, mut authors, mut unproven) = (0, 0, false);
    session
        .each_version(&mut |row| {
            versions += 1;
            authors += u64::from(!matches!(row.author, AuthorRow::None | AuthorRow::Missing));
            unproven |= row.author == AuthorRow::Unproven;
            claims.hold(&row);
            Ok(())
        })
        .map_err(fault)?;
    claims.hold_authors(authors, rows_of(session, ENTERED_BY)?);
    session
        .each_shown(&mut |number, hash| claims.hold_shown(number, hash))
        .map_err(fault)?;
    claims.hold_others(
        session.proven_and_others().map_err(fault)?.1,
        "say of words of searches that they are to be forgotten",
    );
    claims.hold_others(
        session.erased_by_others().map_err(fault)?,
        "say of somebody that they were erased",
    );
    claims.end();
    let records = crate::health::records(session)?
        .into_iter()
        .chain(crate::store::documents_health(session)?)
        .chain(session.accounts_health()?);
    let mut checked = Checked {
        verdict,
        misfiled: claims.misfiled,
        versions: claims.faults,
        records: broken(records),
        names: Vec::new(),
        checked: versions,
        head: session.head_proven().map_err(fault)?,
        tells_of_accounts: claims.tells_of_accounts,
        unproven,
    };
    // The index of names is held against names that are what was written.
    if checked.is_sound() {
        checked.names = broken(crate::health::names(session)?);
    }
    Ok(checked)
}

fn broken(findings: impl IntoIterator<Item = Finding>) -> Vec<String> {
    findings
        .into_iter()
        .filter(|finding| finding.level == Level::Broken)
        .map(|finding| finding.what)
        .collect()
}

fn rows_of(session: &Session<'_>, table: &str) -> Result<u64, Fault> {
    let mut select = Query::select();
    select
        .expr(Expr::col(sea_query::Asterisk).count())
        .from(Alias::new(table));
    session.counted(&select).map_err(fault)
}

/// The checkpoints as they are stored; one that is filed under another size
/// than its own is none.
fn checkpoints(session: &Session<'_>) -> Result<Vec<String>, Fault> {
    let mut select = Query::select();
    select
        .columns(["size", "note"].map(Alias::new))
        .from(Alias::new(CHECKPOINTS))
        .order_by(Alias::new("size"), Order::Asc);
    let rows = session.rows(&select).map_err(fault)?;
    let notes = rows.iter().map(|row| match row.as_slice() {
        [Cell::Integer(size), Cell::Text(note)] if is_of_size(note, *size) => note.clone(),
        _ => String::new(),
    });
    Ok(notes.collect())
}

fn is_of_size(note: &str, size: i64) -> bool {
    Note::parse(note)
        .and_then(|note| Checkpoint::from_text(note.text()))
        .is_ok_and(|checkpoint| i64::try_from(checkpoint.size()) == Ok(size))
}

/// What an entry says of a version or of many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claim {
    None,
    One,
    Many,
    /// Of what is left of many.
    Erased,
    Held,
}

/// What the entries say of versions, by their numbers.
#[derive(Default)]
struct Claims {
    claims: Vec<Claim>,
    misfiled: Option<u64>,
    loads: BTreeMap<u64, (Option<Hash>, SetOfVersions)>,
    /// What entries say of those whom they showed.
    shown: BTreeMap<u64, Hash>,
    faults: Vec<VersionFault>,
    tells_of_accounts: bool,
}

impl Claims {
    /// Takes in an entry as it is stored.
    fn entry(&mut self, number: u64, cells: &[Cell]) {
        let entry = match cells.last() {
            Some(Cell::Text(content)) => Entry::decode(content.as_bytes()).ok(),
            _ => None,
        };
        let claim = match &entry {
            Some(entry) if entry.version_hash.is_some() => {
                let claim = match entry.act.as_str() {
                    BEGAN | LOADED => Claim::Many,
                    ERASED => Claim::Erased,
                    _ => Claim::One,
                };
                if claim != Claim::One {
                    self.loads
                        .insert(number, (entry.version_hash, SetOfVersions::default()));
                }
                claim
            }
            _ => Claim::None,
        };
        if let Some(shown) = entry.as_ref().and_then(|entry| entry.shown) {
            self.shown.insert(number, shown);
        }
        self.tells_of_accounts |= entry.as_ref().is_some_and(makes_account);
        // What cannot be read is told by the log's own check.
        if let Some(entry) = &entry
            && cells.get(1..8) != Some(columns_of(entry).as_slice())
        {
            self.misfiled.get_or_insert(number);
        }
        if let Ok(at) = usize::try_from(number)
            && at == self.claims.len()
        {
            self.claims.push(claim);
        }
    }

    /// Holds a version against the entry that is said to have written it.
    fn hold(&mut self, row: &VersionRow) {
        let number = row
            .number
            .map_or(Some(0), |number| u64::try_from(number).ok());
        if matches!(row.author, AuthorRow::Missing | AuthorRow::Other) {
            let what = "was entered by another officer or for another body than is told beside it";
            self.fault_of(row, number, what);
        }
        // What the version was written as, and what is left of it.
        let written = match row.erased {
            None => row.hashes.clone(),
            Some((entry, written)) => {
                self.hold_erased(row, entry);
                vec![written]
            }
        };
        let claim = self.claim(number);
        let what = match claim {
            Some(claim @ Claim::One) => {
                let said = row
                    .content
                    .as_deref()
                    .and_then(|content| Entry::decode(content.as_bytes()).ok())
                    .and_then(|entry| entry.version_hash);
                *claim = Claim::Held;
                if said.is_some_and(|said| written.contains(&said)) {
                    return;
                }
                "is not what was written"
            }
            Some(Claim::Many) => {
                if let Some((_, set)) = number.and_then(|number| self.loads.get_mut(&number))
                    && let Some(hash) = written.first()
                {
                    set.add(*hash);
                }
                return;
            }
            Some(Claim::Held) => "stands where another one was written",
            Some(Claim::None | Claim::Erased) | None => "was never written by this program",
        };
        self.fault_of(row, number, what);
    }

    /// Holds the rows that say who entered records against how many of them
    /// belong to one.
    fn hold_authors(&mut self, belong: u64, rows: u64) {
        if rows > belong {
            let more = rows - belong;
            self.fault(
                None,
                format!("{more} rows say who entered records that were never written."),
            );
        }
    }

    /// Nobody but this program says which words are forgotten, and who was
    /// erased.
    fn hold_others(&mut self, others: u64, say: &str) {
        if others > 0 {
            let what = format!("{others} rows {say}, and this program did not write them.");
            self.fault(None, what);
        }
    }

    /// Holds what is left of a version against the entry that is said to have
    /// erased it.
    fn hold_erased(&mut self, row: &VersionRow, entry: i64) {
        let number = u64::try_from(entry).ok();
        if self.claim(number).copied() != Some(Claim::Erased) {
            // The entry that it names may be anybody's: its own is known.
            let own = row.number.and_then(|number| u64::try_from(number).ok());
            self.fault_of(
                row,
                own,
                "was emptied, and no entry says that it was erased",
            );
        } else if let Some((_, set)) = number.and_then(|number| self.loads.get_mut(&number))
            && let Some(hash) = row.hashes.first()
        {
            set.add(*hash);
        }
    }

    /// Holds those who lie beside the log as shown against what the entry says.
    fn hold_shown(&mut self, number: i64, hash: Hash) {
        let number = u64::try_from(number).ok();
        let said = number.and_then(|number| self.shown.remove(&number));
        if said != Some(hash) {
            self.shown_unlike(number);
        }
    }

    fn shown_unlike(&mut self, number: Option<u64>) {
        let entry = number.map_or_else(String::new, |number| format!(" of entry {number}"));
        let what = format!(
            "Those whose records the list{entry} showed are not those that were noted: somebody \
             was put in or taken out."
        );
        self.fault(number, what);
    }

    fn claim(&mut self, number: Option<u64>) -> Option<&mut Claim> {
        let place = usize::try_from(number?).ok()?;
        self.claims.get_mut(place)
    }

    fn fault_of(&mut self, row: &VersionRow, number: Option<u64>, what: &str) {
        self.fault(
            number,
            format!(
                "Version {} of {} {what}{}.",
                row.version,
                if row.reference.is_empty() {
                    "a record without a reference"
                } else {
                    &row.reference
                },
                match number {
                    Some(number) => format!(" (entry {number})"),
                    None => String::new(),
                }
            ),
        );
    }

    /// Names what was written and is not there, and loads that are not whole.
    fn end(&mut self) {
        for (number, claim) in (0..).zip(self.claims.clone()) {
            if claim == Claim::One {
                self.fault(
                    Some(number),
                    format!("The version that entry {number} wrote is not there."),
                );
            }
        }
        for number in std::mem::take(&mut self.shown).into_keys() {
            self.shown_unlike(Some(number));
        }
        for (number, (said, mut set)) in std::mem::take(&mut self.loads) {
            if said != Some(set.hash()) {
                self.fault(
                    Some(number),
                    format!(
                        "The {} versions of entry {number} are not those that were written with \
                         it: one of them was altered, taken out or put in.",
                        set.len()
                    ),
                );
            }
        }
        self.faults.sort_by_key(|fault| fault.entry);
        self.faults.truncate(NAMED_MAX);
    }

    fn fault(&mut self, entry: Option<u64>, what: String) {
        // The first are named; which those are is known when all are.
        if self.faults.len() < NAMED_MAX * 10 {
            self.faults.push(VersionFault { entry, what });
        }
    }
}

/// The entries in the order of their numbers, page by page.
struct Entries<'s, 'a> {
    session: &'s Session<'a>,
    next: i64,
    page: VecDeque<StoredEntry>,
    over: bool,
    claims: &'s RefCell<Claims>,
}

impl Iterator for Entries<'_, '_> {
    type Item = Result<StoredEntry, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.page.is_empty() && !self.over {
            match self.read() {
                Ok(()) => {}
                Err(no) => return Some(Err(pool::only_fault(no))),
            }
        }
        self.page.pop_front().map(Ok)
    }
}

impl Entries<'_, '_> {
    fn read(&mut self) -> Result<(), No> {
        let mut select = Query::select();
        select
            .columns(COLUMNS.map(Alias::new))
            .from(Alias::new(ENTRIES))
            .and_where(Expr::col(Alias::new("number")).gte(self.next))
            .order_by(Alias::new("number"), Order::Asc)
            .limit(PAGE);
        let rows = self.session.rows(&select).map_err(failed)?;
        self.over = (rows.len() as u64) < PAGE;
        for row in rows {
            let number = row.first().map(Cell::integer).transpose()?.unwrap_or(-1);
            self.next = number.saturating_add(1);
            // A number below 0 is none that this program gave.
            let sequence = u64::try_from(number).unwrap_or(u64::MAX);
            self.claims.borrow_mut().entry(sequence, &row);
            self.page.push_back(stored(sequence, &row));
        }
        Ok(())
    }
}

/// An entry for the check; what is of the wrong kind becomes something that
/// no check takes for right.
pub(super) fn stored(sequence: u64, row: &[Cell]) -> StoredEntry {
    let bytes = |at: usize| match row.get(at) {
        Some(Cell::Bytes(bytes)) => bytes.clone(),
        _ => Vec::new(),
    };
    let fixed = |bytes: Vec<u8>| -> [u8; 32] { bytes.try_into().unwrap_or([0; 32]) };
    let salt: [u8; 16] = bytes(8).try_into().unwrap_or([0; 16]);
    StoredEntry {
        sequence,
        salt: salt.into(),
        leaf: Hash::from(fixed(bytes(9))),
        encoding: match row.get(10) {
            Some(Cell::Text(text)) => text.clone().into_bytes(),
            _ => Vec::new(),
        },
    }
}

fn failed(failure: Failure) -> No {
    fault(failure).into()
}
