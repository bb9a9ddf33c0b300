//! The records that an entry names. One that its writer may not see is as if
//! it were not there: else whoever guesses references learns of people, and
//! could write the tie that opens their files.
//!
//! Some fields lead to such a record nevertheless: whoever opens a file or
//! declares a tie has not seen it. What is refused then is refused as if nobody
//! were named, and tells the same of a record that is not there and of one that
//! is closed to them.

use std::cell::RefCell;

use db::Session;
use guard::{Act, Permit};
use kernel::{Fault, Field, Links, No, RecordId, RecordKind, Refusal, Row, Value};

use super::Mechanism;

/// What stands for a record that its writer may not see.
const NOBODY: RecordId = RecordId(uuid::Uuid::nil());

/// Finds what an officer names in a record that they write.
pub(super) struct Named<'a, 's> {
    session: &'a Session<'s>,
    mechanism: &'a Mechanism,
    kind: &'a RecordKind,
    /// Under which it is written.
    permit: &'a Permit,
    /// The record as it stands: what it names already may stay.
    stands: Option<&'a Row>,
    /// What was named that its writer may not see.
    unseen: RefCell<Vec<Unseen>>,
}

/// What somebody named without seeing it.
struct Unseen {
    field: String,
    register: String,
    reference: String,
    /// Whether there is such a record.
    leads_to: Option<RecordId>,
}

/// An entry as it was read.
pub(crate) struct Read {
    /// With nobody where its writer may not see whom they named.
    blind: Row,
    unseen: Vec<Unseen>,
}

impl<'a, 's> Named<'a, 's> {
    pub(super) fn new(
        (mechanism, session): (&'a Mechanism, &'a Session<'s>),
        kind: &'a RecordKind,
        permit: &'a Permit,
        stands: Option<&'a Row>,
    ) -> Self {
        Self {
            session,
            mechanism,
            kind,
            permit,
            stands,
            unseen: RefCell::default(),
        }
    }

    /// What was read with it. What was refused is told; whoever named
    /// somebody whom they may not see has tried nevertheless.
    pub(super) fn read(self, row: Result<Row, No>) -> Result<Read, No> {
        let unseen = self.unseen.into_inner();
        match row {
            Ok(blind) => Ok(Read { blind, unseen }),
            Err(no) => {
                note(self.session, self.permit, &unseen)?;
                Err(no)
            }
        }
    }

    /// Whether the writer sees a record, or is it.
    fn is_seen(&self, register: &str, id: RecordId) -> Result<bool, Fault> {
        let guard = &self.mechanism.guard;
        if guard.at_work().is_some_and(|by| by.officer == id) {
            return Ok(true);
        }
        let Some(look) = guard.leave(Act::Look, register) else {
            return Ok(false);
        };
        let kinds = &self.mechanism.pack.kinds;
        match kinds.iter().find(|kind| kind.register == register) {
            Some(kind) => self.session.covers(kind, id, &look),
            None => Ok(false),
        }
    }
}

impl Links for Named<'_, '_> {
    fn find(&self, field: &Field, reference: &str) -> Result<Option<RecordId>, Fault> {
        let register = field
            .link()
            .ok_or_else(|| Fault::new("a field that is no link names no record"))?;
        let found = self.session.find_void_too(register, reference)?;
        let found = found.filter(|(_, voided)| field.void || !voided);
        let found = found.map(|(id, _)| id);
        if let Some(id) = found
            && self
                .stands
                .is_some_and(|row| self.kind.value(row, &field.name).as_link() == Some(id))
        {
            return Ok(found);
        }
        if field.unseen && !self.permit.covers_everything() {
            if let Some(id) = found
                && self.is_seen(register, id)?
            {
                return Ok(found);
            }
            self.unseen.borrow_mut().push(Unseen {
                field: field.name.clone(),
                register: register.to_owned(),
                reference: reference.to_owned(),
                leads_to: found,
            });
            return Ok(Some(NOBODY));
        }
        let Some(id) = found else {
            return Ok(None);
        };
        let known = match self.mechanism.guard.leave(Act::Look, register) {
            Some(look) => self.session.is_known(register, id, &look, self.permit)?,
            None => false,
        };
        Ok(known.then_some(id))
    }
}

impl Read {
    /// A row in which nobody is named who is not seen.
    pub(crate) fn seen(&self) -> &Row {
        &self.blind
    }

    pub(super) fn seen_mut(&mut self) -> &mut Row {
        &mut self.blind
    }

    /// Writes the row, which `wrong` would refuse. Of somebody whom the writer
    /// may not see they hear only what is refused whoever is named; else that
    /// nobody is there.
    pub(crate) fn write<T>(
        &self,
        session: &Session<'_>,
        (kind, permit): (&RecordKind, &Permit),
        wrong: impl FnOnce(&Row) -> Result<(), No>,
        write: impl FnOnce(&Row) -> Result<T, No>,
    ) -> Result<T, No> {
        if self.unseen.is_empty() {
            return write(&self.blind);
        }
        let whoever_it_is = wrong(&self.blind);
        let written = match self.row(kind) {
            Some(row) => write(&row),
            None => Err(self.nobody_there()),
        };
        let Err(No::Refused(_)) = written else {
            return written;
        };
        note(session, permit, &self.unseen)?;
        whoever_it_is?;
        Err(self.nobody_there())
    }

    /// The row with whom it names; nothing where somebody is not there.
    fn row(&self, kind: &RecordKind) -> Option<Row> {
        let mut row = self.blind.clone();
        for unseen in &self.unseen {
            let at = kind
                .fields
                .iter()
                .position(|field| field.name == unseen.field)?;
            *row.0.get_mut(at)? = Value::Link(unseen.leads_to?);
        }
        Some(row)
    }

    fn nobody_there(&self) -> No {
        let refusals = self
            .unseen
            .iter()
            .map(|unseen| Refusal::no_such_record(&unseen.register).at(&unseen.field));
        No::Refused(refusals.collect())
    }
}

/// Lets the log tell who was named that the writer may not see.
fn note(session: &Session<'_>, permit: &Permit, unseen: &[Unseen]) -> Result<(), Fault> {
    for unseen in unseen {
        let (register, reference) = (&unseen.register, &unseen.reference);
        session.named_unseen(permit, register, (reference, unseen.leads_to))?;
    }
    Ok(())
}
