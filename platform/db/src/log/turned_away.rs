//! What was asked for in vain.

use guard::{Act, Permit};
use kernel::{RecordId, RecordKind};
use ledger::Outcome;

use super::{Event, ToSeal, asked, told::purpose};
use crate::{Session, engine::Failure, session::fault};

/// The rule by which a record is not there for an officer, in the log alone.
const NOT_COVERED: &str = "guard.not_covered";
/// The rule by which it waits for a new proof.
const NOT_FRESH: &str = "guard.not_fresh";

impl Session<'_> {
    /// A record was asked for that is not there for whoever holds the permit.
    /// What a list leaves out was not asked for.
    pub(crate) fn turned_away(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<(), Failure> {
        if permit.act() == Act::Look {
            return Ok(());
        }
        self.not_covered(kind, id, permit, permit.act())
    }

    /// A record is not there for whoever holds the permit, who came to it by
    /// this act.
    pub(crate) fn not_covered(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
        act: Act,
    ) -> Result<(), Failure> {
        let subject = self.subject_of(kind, id)?;
        let (record, person) = self.stand_ins(kind, id, subject)?;
        let mut event = Event::new(
            Some(permit.officer()),
            super::name_of(act),
            Some(&kind.register),
            self.shared.clock.now(),
        )?;
        event.entry.record = Some(record);
        event.entry.person = person;
        // In an emergency that waits for a proof nobody asks without a tie.
        let (rule, facts) = match self.facts_after_proof(kind, id, permit)? {
            Some(facts) => (NOT_FRESH, facts),
            None => (NOT_COVERED, self.facts_of(kind, id, permit)?),
        };
        event.entry.outcome = Outcome::Refused(super::code(rule)?);
        event.entry.purpose = purpose(Permit::tie(facts))?;
        self.seen.borrow_mut().add(event);
        Ok(())
    }

    /// Somebody wrote in vain, under this permit, of a record that they may not
    /// see, by its reference; which one it is, where there is one.
    pub fn named_unseen(
        &self,
        permit: &Permit,
        register: &str,
        (reference, leads_to): (&str, Option<RecordId>),
    ) -> Result<(), kernel::Fault> {
        let kind = self.shared.catalogue.kind(register)?;
        let asked = asked::of_reference(reference);
        let mut event = self.refused(permit, register, (NOT_COVERED, asked))?;
        if let Some(id) = leads_to {
            let subject = self.subject_of(kind, id)?;
            let (record, person) = self.stand_ins(kind, id, subject).map_err(fault)?;
            event.entry.record = Some(record);
            event.entry.person = person;
        }
        self.seen.borrow_mut().add(event);
        Ok(())
    }

    /// Something was tried under this permit that came to nothing, by this rule;
    /// what was asked lies sealed in the entry.
    pub fn attempted(&self, permit: &Permit, rule: &str, asked: &str) -> Result<(), kernel::Fault> {
        let asked = asked::shortened(asked.to_owned());
        let event = self.refused(permit, permit.register(), (rule, asked))?;
        self.seen.borrow_mut().add(event);
        Ok(())
    }

    fn refused(
        &self,
        permit: &Permit,
        register: &str,
        (rule, asked): (&str, String),
    ) -> Result<Event, kernel::Fault> {
        let mut event = Event::new(
            Some(permit.officer()),
            super::name_of(permit.act()),
            Some(register),
            self.shared.clock.now(),
        )?;
        event.entry.outcome = Outcome::Refused(super::code(rule)?);
        event.asked = Some(ToSeal::Words(asked, None));
        Ok(event)
    }
}
