//! The records that an entry names. One that its writer may not see is as if
//! it were not there: else whoever guesses references learns of people, and
//! could write the tie that opens their files.

use db::Session;
use guard::{Act, Guard, Permit};
use kernel::{Fault, Field, Links, RecordId, RecordKind, Row};

/// Finds what an officer names in a record that they write.
pub(super) struct Named<'a, 's> {
    pub(super) session: &'a Session<'s>,
    pub(super) guard: &'a Guard,
    pub(super) kind: &'a RecordKind,
    /// Under which it is written.
    pub(super) permit: &'a Permit,
    /// The record as it stands: what it names already may stay.
    pub(super) stands: Option<&'a Row>,
}

impl Links for Named<'_, '_> {
    fn find(&self, field: &Field, reference: &str) -> Result<Option<RecordId>, Fault> {
        let register = field
            .link()
            .ok_or_else(|| Fault::new("a field that is no link names no record"))?;
        let found = self.session.find_void_too(register, reference)?;
        let found = found.filter(|(_, voided)| field.void || !voided);
        let Some((id, _)) = found else {
            return Ok(None);
        };
        let stood = self
            .stands
            .is_some_and(|row| self.kind.value(row, &field.name).as_link() == Some(id));
        if field.unseen || stood {
            return Ok(Some(id));
        }
        let known = match self.guard.leave(Act::Look, register) {
            Some(look) => self.session.is_known(register, id, &look, self.permit)?,
            None => false,
        };
        Ok(known.then_some(id))
    }
}
