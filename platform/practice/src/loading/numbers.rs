//! The numbers of references, while many records are entered.

use std::{collections::BTreeMap, sync::Arc};

use db::Session;
use kernel::{Fault, RecordKind};

/// The numbers of references, kept in memory and handed back at the end.
#[derive(Default)]
pub(super) struct Numbers(BTreeMap<(String, i16), (Arc<RecordKind>, i64)>);

impl Numbers {
    pub(super) fn next(
        &mut self,
        session: &Session<'_>,
        kind: &Arc<RecordKind>,
        year: i16,
    ) -> Result<String, Fault> {
        let key = (kind.register.clone(), year);
        let number = match self.0.get_mut(&key) {
            Some((_, last)) => {
                *last += 1;
                *last
            }
            None => {
                // The register's own next number: others may have been given.
                let reference = session.next_reference(kind, year)?;
                let number = reference
                    .rsplit_once('-')
                    .and_then(|(_, number)| number.parse().ok())
                    .ok_or_else(|| Fault::new("a reference has no number"))?;
                self.0.insert(key, (kind.clone(), number));
                number
            }
        };
        Ok(format!("{}-{year}-{number:05}", kind.prefix))
    }

    pub(super) fn reserve(&self, session: &Session<'_>) -> Result<(), Fault> {
        for ((_, year), (kind, last)) in &self.0 {
            session.reserve_references(kind, *year, *last)?;
        }
        Ok(())
    }
}
