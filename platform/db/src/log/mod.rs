//! The log, in the door of the store: whoever opens, lists, writes, exports
//! or is refused leaves an entry, and no caller can forget it.
//!
//! What a transaction writes stands in the log by the same commit. What a
//! transaction opened or listed is gathered by its session and is durably in
//! the log before it is handed out; looks of many people share one commit
//! (`together`). Entries have numbers without gaps: whoever appends holds the
//! one row that has the tree's edge.
//!
//! No entry holds personal data in clear: persons and records stand there by
//! pseudonyms that only their data key can make, what was asked is sealed
//! (words so that they can be forgotten),
//! and a version stands there as a hash that is salted from the same key.

mod accounts;
mod appending;
mod as_written;
mod asked;
mod authors;
mod begun;
mod check;
mod checked;
mod erased;
mod gathered;
mod head;
mod peek;
mod policies;
mod read;
mod shown;
mod together;
mod told;
mod turned_away;
mod version;
mod words;

#[cfg(feature = "unlogged")]
pub mod unlogged;

#[cfg(test)]
mod clean;
#[cfg(test)]
mod tamperings;
#[cfg(test)]
pub(crate) mod trace;

use std::collections::BTreeSet;

use guard::{Act, Officer, Permit};
use kernel::{Fault, No, RecordId, RecordKind, Refusal};
use ledger::{Code, Entry, Outcome, Pseudonym};

pub(crate) use self::asked::of_proposal;
pub use self::{
    accounts::{AccountAct, AccountLine, AccountNote},
    appending::{CHECKPOINT_EVERY, expect_log_key},
    checked::{Checked, VersionFault},
    peek::{PeekedLog, peek_commitments, peek_log},
    read::{LogAsked, LogLine},
    shown::Shown,
    words::Asked,
};
pub(crate) use self::{
    appending::{Appending, COLUMNS, Written},
    gathered::Gathered,
    head::{damaged, health},
    shown::SHOWN_COLUMNS,
    together::Together,
    version::SetOfVersions,
    words::ToSeal,
};
use crate::{
    Db, Deed, Listing, Session,
    engine::{Engine, Failure},
    session::fault,
};

/// The tables of the log.
pub(crate) const HEAD_TABLE: &str = "log_head";
pub(crate) const ENTRIES: &str = "log_entries";
pub(crate) const CHECKPOINTS: &str = "log_checkpoints";
/// Whose records lists and files held, by the numbers of their entries.
pub(crate) const SHOWN: &str = "log_shown";

/// Under which name a trace tells of every record whose sealed fields are
/// opened, where they are opened: by its register and by what stands for it in
/// the log. It knows nothing of the log, so that the two can be compared.
pub const OPENED: &str = "db::opened";

/// Under whose data key the log itself seals: nobody's. No record has this id.
pub(crate) const LOG: RecordId = RecordId(uuid::Uuid::max());

/// What stands in the log for whoever is at work on the machine itself,
/// without an account.
const LOCAL: &str = "local";

/// The acts that write many versions and stand for them with one hash.
pub(crate) const BEGAN: &str = "began";
pub(crate) const LOADED: &str = "loaded";
/// The act that stands for what is left of many versions.
pub(crate) const ERASED: &str = "erased";

/// The act of whoever opens a record…
pub(crate) const LOOKED: &str = "looked";
/// …and those of whoever opens a document.
pub(crate) const PREVIEW_OPENED: &str = "preview_opened";
pub(crate) const COPY_OPENED: &str = "copy_opened";
pub(crate) const ORIGINAL_OPENED: &str = "original_opened";

/// An entry on its way into the log.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) entry: Entry,
    /// What is to be sealed with it.
    pub(crate) asked: Option<ToSeal>,
    /// Whose records it showed, where it is about more than one.
    pub(crate) persons: BTreeSet<Pseudonym>,
}

impl Event {
    /// Something that an officer did, or nobody known.
    pub(crate) fn new(
        officer: Option<&Officer>,
        act: &str,
        register: Option<&str>,
        time: clockwork::Moment,
    ) -> Result<Self, Fault> {
        let account = officer.and_then(Officer::account);
        let agency = account.map(|account| code(&account.agency)).transpose()?;
        let sign_in = account.and_then(|account| account.sign_in.as_deref());
        let sign_in = sign_in.map(shortened_sign_in).transpose()?;
        let officer = officer
            .map(|officer| {
                Ok::<_, Fault>(ledger::Officer {
                    id: match account {
                        Some(account) => code(&account.officer.0.simple().to_string())?,
                        None => code(LOCAL)?,
                    },
                    name: officer.name().to_owned(),
                    post: account.map(|account| code(&account.role)).transpose()?,
                })
            })
            .transpose()?;
        Ok(Self {
            entry: Entry {
                time: time.microseconds(),
                officer,
                agency,
                sign_in,
                purpose: None,
                act: code(act)?,
                register: register.map(code).transpose()?,
                record: None,
                person: None,
                outcome: Outcome::Done,
                parts: Vec::new(),
                rows: None,
                found: None,
                shown: None,
                version_hash: None,
                sealed: None,
            },
            asked: None,
            persons: BTreeSet::new(),
        })
    }
}

#[cfg(feature = "unlogged")]
use unlogged::is_off;

/// Only a measurement switches the log off.
#[cfg(not(feature = "unlogged"))]
const fn is_off() -> bool {
    false
}

/// A sign-in is told apart from others by the beginning of what it is known
/// by.
fn shortened_sign_in(name: &str) -> Result<Code, Fault> {
    const CHARACTERS: usize = 16;
    code(name.get(..CHARACTERS).unwrap_or(name))
}

fn code(text: &str) -> Result<Code, Fault> {
    Code::new(text).map_err(told)
}

/// What the log's own crate says.
pub(crate) fn told(error: ledger::Fault) -> Fault {
    Fault::new(format!("the log could not be kept: {error}"))
}

/// What an act is called in the log when it is refused.
fn name_of(act: Act) -> &'static str {
    match act {
        Act::Look => "listed",
        Act::Search | Act::FindNamed => "searched",
        Act::Unseal => LOOKED,
        Act::SeeLooks | Act::ReadLog | Act::ReviewUse => "log_read",
        Act::TellLooks => "looks_told",
        Act::Enter | Act::AttachDocument => Deed::Entered.code(),
        Act::Edit => Deed::Edited.code(),
        Act::Void | Act::VoidDocument => Deed::Voided.code(),
        Act::Merge => Deed::Merged.code(),
        Act::OpenCopy => COPY_OPENED,
        Act::OpenOriginal => ORIGINAL_OPENED,
        Act::Import => "imported",
        Act::Export | Act::ExportTouched => "exported",
        Act::SeeFigures => "figures_seen",
        Act::OpenFigure => "figure_opened",
        Act::Freeze => "froze",
        Act::IssueReport => "issued",
        Act::AdministerAccounts => "accounts_kept",
        Act::BackUp => "backed_up",
        Act::Restore => "restored",
        Act::ChangeKey => "changed_key",
        Act::Erase => ERASED,
    }
}

/// Leave to hand out many records, and the word in the log that it was begun.
#[derive(Debug)]
pub struct Announced(Permit);

impl Announced {
    pub(crate) fn permit(&self) -> &Permit {
        &self.0
    }
}

impl Db {
    /// Writes into the log that an officer begins to hand out records: before
    /// the first of them leaves the program.
    pub fn announce(
        &self,
        kind: &RecordKind,
        listing: &Listing,
        permit: &Permit,
    ) -> Result<Announced, No> {
        let mut event = Event::new(
            Some(permit.officer()),
            words::EXPORT_BEGUN,
            Some(&kind.register),
            self.shared().clock.now(),
        )?;
        event.asked = Some(words::of_listing(listing));
        self.note(event)?;
        Ok(Announced(permit.clone()))
    }

    /// Writes one entry, durably.
    pub(crate) fn note(&self, event: Event) -> Result<(), No> {
        let mut engine = self.connection()?;
        Ok(self
            .shared()
            .together
            .write(self.shared(), &mut engine, vec![event])?)
    }

    fn note_refusal(
        &self,
        officer: Option<&Officer>,
        act: Act,
        register: &str,
        refusal: &Refusal,
    ) -> Result<(), No> {
        let now = self.shared().clock.now();
        let mut event = Event::new(officer, name_of(act), Some(register), now)?;
        event.entry.outcome = Outcome::Refused(code(&refusal.rule)?);
        self.note(event)
    }
}

impl guard::Watch for Db {
    fn refused(&self, officer: Option<&Officer>, act: Act, register: &str, refusal: &Refusal) {
        // The refusal stands whether or not it can be written down.
        if let Err(no) = self.note_refusal(officer, act, register, refusal) {
            tracing::error!("a refusal could not be written into the log: {no}");
        }
    }
}

impl Session<'_> {
    /// Writes events by a transaction of its own.
    pub(crate) fn append_all(&self, events: &[Event]) -> Result<(), Failure> {
        for event in events {
            self.append(event.clone())?;
        }
        self.keep_log()
    }

    /// What stands in the log for a record and for the person whose file it
    /// is in, if it is in one's.
    pub(crate) fn stand_ins(
        &self,
        kind: &RecordKind,
        id: RecordId,
        subject: RecordId,
    ) -> Result<(Pseudonym, Option<Pseudonym>), Failure> {
        let own = if is_personal(kind) {
            self.data_key(subject)?
        } else {
            None
        };
        let key = match own {
            Some(key) => key,
            None => self.log_key()?,
        };
        let is_about_a_person = subject != id || self.shared.has_files(&kind.register);
        let pseudonym = |id: RecordId| Pseudonym::from(key.pseudonym(id.0));
        Ok((pseudonym(id), is_about_a_person.then(|| pseudonym(subject))))
    }

    /// The key under which the log seals what was asked.
    pub(crate) fn log_key(&self) -> Result<std::rc::Rc<vault::DataKey>, Failure> {
        self.data_key(LOG)?
            .ok_or_else(|| Fault::new("the log's own key is gone: restore a backup").into())
    }
}

/// Whether records of this kind are somebody's: they have a key of their own
/// or stand under a person's.
pub(crate) fn is_personal(kind: &RecordKind) -> bool {
    kind.has_sealed() || kind.subject.is_some()
}

/// Writes what was seen after its transaction is over.
pub(crate) fn write_seen(
    shared: &crate::Shared,
    engine: &mut Engine,
    seen: Vec<Event>,
) -> Result<(), Fault> {
    if seen.is_empty() || is_off() {
        return Ok(());
    }
    shared.together.write(shared, engine, seen)
}

/// As [`write_seen`], where the work failed already and its own no is told.
pub(crate) fn write_seen_of_failed(shared: &crate::Shared, engine: &mut Engine, seen: Vec<Event>) {
    if let Err(fault) = write_seen(shared, engine, seen) {
        tracing::error!("what a failed act had opened could not be written into the log: {fault}");
    }
}

/// The failure as callers see it.
pub(crate) fn failed(failure: Failure) -> Fault {
    fault(failure)
}
