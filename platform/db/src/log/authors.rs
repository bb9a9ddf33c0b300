//! Who entered each record, as a table beside the records has it, held against
//! the entries that wrote their first versions.

use kernel::RecordId;
use ledger::Entry;

use crate::{
    Session,
    engine::{Cell, Failure},
    store::author_cells,
};

/// The row that says who entered a record, held against the entry that wrote
/// its first version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AuthorRow {
    /// There is none, and there need be none.
    None,
    /// It says what the entry says, and is proven.
    AsSaid,
    /// It says what the entry says, and bears no proof yet: an older program
    /// wrote it.
    Unproven,
    /// It is not there.
    Missing,
    /// It says something else, or its proof does.
    Other,
}

/// Who an entry says did something, and for which body; nobody where there
/// were no accounts.
fn said_by(entry: &Entry) -> Option<(RecordId, &str)> {
    let id = entry.officer.as_ref()?.id.as_str();
    let officer = uuid::Uuid::try_parse(id).ok()?;
    Some((RecordId(officer), entry.agency.as_ref()?.as_str()))
}

impl Session<'_> {
    /// Holds the row that says who entered a record against the entry of its
    /// first version.
    pub(super) fn author_row(
        &self,
        record: RecordId,
        found: &[Cell],
        content: Option<&str>,
    ) -> Result<AuthorRow, Failure> {
        let entry = content.and_then(|content| Entry::decode(content.as_bytes()).ok());
        let nothing = found.iter().all(|cell| *cell == Cell::Null);
        let Some((officer, agency)) = entry.as_ref().and_then(said_by) else {
            return Ok(if nothing {
                AuthorRow::None
            } else {
                AuthorRow::Other
            });
        };
        if nothing {
            return Ok(AuthorRow::Missing);
        }
        let right = author_cells(&*self.log_key()?, record, officer, agency);
        Ok(match (found, &right) {
            (found, right) if found == right => AuthorRow::AsSaid,
            ([by, body, Cell::Null, Cell::Null], [own, own_body, ..])
                if by == own && body == own_body =>
            {
                AuthorRow::Unproven
            }
            _ => AuthorRow::Other,
        })
    }

    /// Proves who entered each record where an older program has written it,
    /// and the log says the same.
    pub(crate) fn prove_authors(&self) -> Result<(), Failure> {
        let mut unproven = Vec::new();
        self.each_version(&mut |row| {
            let entry = row.content.as_deref();
            let entry = entry.and_then(|content| Entry::decode(content.as_bytes()).ok());
            if row.author == AuthorRow::Unproven
                && let Some((officer, agency)) = entry.as_ref().and_then(said_by)
            {
                unproven.push((row.record, officer, agency.to_owned()));
            }
            Ok(())
        })?;
        for (record, officer, agency) in unproven {
            self.prove_author(record, officer, &agency)?;
        }
        Ok(())
    }
}
