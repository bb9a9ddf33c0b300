//! What an entry tells of a look: which parts were seen, and by which tie.

use guard::{Fields, Permit};
use kernel::Fault;
use ledger::Code;
use policy::{Fact, Facts, Part};

use super::Event;

impl Event {
    /// Says with which fields a record was opened, and by which tie.
    pub(super) fn tell(&mut self, fields: &Fields) -> Result<(), Fault> {
        self.entry.parts = codes_of(fields.parts())?;
        self.entry.purpose = purpose(fields.tie())?;
        Ok(())
    }

    /// Says that one part of a record was opened, with these facts of it.
    pub(crate) fn tell_part(&mut self, part: Part, facts: Facts) -> Result<(), Fault> {
        self.entry.parts = codes_of([&part])?;
        self.entry.purpose = purpose(Permit::tie(facts))?;
        Ok(())
    }
}

pub(super) fn purpose(tie: Option<Fact>) -> Result<Option<Code>, Fault> {
    tie.map(|tie| super::code(tie.name())).transpose()
}

pub(super) fn codes_of<'p>(parts: impl IntoIterator<Item = &'p Part>) -> Result<Vec<Code>, Fault> {
    let parts = parts.into_iter();
    parts.map(|part| super::code(part.name())).collect()
}
