//! Records in the order in which they were written, entered one after the
//! other through the program's own rules.

use std::{collections::BTreeMap, sync::Arc};

use db::{Session, Writing};
use guard::{Act, Guard, Officer, Permit};
use kernel::{Circumstances, No, RecordKind, Value};
use records::Mechanism;

use super::{
    Summary,
    checked::{fits, told},
    numbers::Numbers,
};
use crate::making::{Made, Maker};

/// Records that fit their fields, in the order in which they were written.
pub(super) struct Entries {
    file: String,
    /// Name and line of each group.
    groups: Vec<(String, usize)>,
    records: Vec<Entry>,
}

struct Entry {
    group: usize,
    kind: Arc<RecordKind>,
    made: Made,
    permit: Arc<Permit>,
}

impl Entries {
    pub(super) fn of(maker: Maker<'_>, guard: &Guard) -> Result<Self, No> {
        let pack = maker.pack;
        let mut entries = Self {
            file: maker.plan.file.clone(),
            groups: Vec::new(),
            records: Vec::new(),
        };
        for group in maker.groups {
            // The guard of this program may be closed to its officer; what it
            // forbids is not entered under another name.
            guard.permit(Act::Import, &group.kind.register)?;
            let at = entries.groups.len();
            entries.groups.push((group.name, group.line));
            let mut permits: BTreeMap<Arc<str>, Arc<Permit>> = BTreeMap::new();
            for made in group.records {
                fits(&group.kind, &made, pack).map_err(|no| entries.at_group(at, no))?;
                let permit = match permits.get(&made.officer) {
                    Some(permit) => permit.clone(),
                    None => {
                        let officer = Officer::named(&made.officer)?;
                        let permit = Guard::local(officer);
                        let permit = Arc::new(permit.permit(Act::Enter, &group.kind.register)?);
                        permits.insert(made.officer.clone(), permit.clone());
                        permit
                    }
                };
                entries.records.push(Entry {
                    group: at,
                    kind: group.kind.clone(),
                    made,
                    permit,
                });
            }
        }
        // By id where two were written in the same second.
        entries
            .records
            .sort_unstable_by_key(|entry| (entry.made.recorded_at, entry.made.id));
        Ok(entries)
    }

    pub(super) fn count(&self) -> u64 {
        self.records.len() as u64
    }

    pub(super) fn enter(
        &self,
        mechanism: &Mechanism,
        session: &Session<'_>,
        numbers: &mut Numbers,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Summary, No> {
        let pack = mechanism.pack();
        let mut summary = Summary::default();
        for (done, entry) in self.records.iter().enumerate() {
            let (kind, made) = (&entry.kind, &entry.made);
            if let Some(register) = pack.register(&kind.register) {
                register
                    .check(
                        &made.row,
                        &Circumstances {
                            id: made.id,
                            today: made.recorded_on,
                            look: session,
                            settings: pack.as_ref(),
                            by: None,
                        },
                    )
                    .map_err(|no| self.at_group(entry.group, no))?;
            }
            let reference = numbers.next(session, kind, year_of(kind, made))?;
            session.insert(
                kind,
                made.id,
                &reference,
                &made.row,
                Writing {
                    permit: &entry.permit,
                    recorded_at: made.recorded_at,
                    reason: None,
                },
            )?;
            summary.add(&kind.register, 1);
            if done % 500 == 499 || done + 1 == self.records.len() {
                progress(done as u64 + 1);
            }
        }
        Ok(summary)
    }

    /// A refusal of the plan's own record is a fault of the plan.
    fn at_group(&self, group: usize, no: No) -> No {
        let (No::Refused(_), Some((name, line))) = (&no, self.groups.get(group)) else {
            return no;
        };
        plan_fault(pack::Fault::error(
            self.file.as_str(),
            *line,
            format!("a record of `{name}` is {}", told(&no)),
            "change the rules of the group",
        ))
    }
}

/// The year of a record's reference.
fn year_of(kind: &RecordKind, made: &Made) -> i16 {
    let period = kind
        .period
        .as_deref()
        .map(|period| kind.value(&made.row, period));
    match period {
        Some(Value::Date(date)) => date.year(),
        Some(Value::Whole(year)) => i16::try_from(*year).unwrap_or(made.recorded_on.year()),
        _ => made.recorded_on.year(),
    }
}

pub(super) fn plan_fault(fault: pack::Fault) -> No {
    kernel::Fault::new(fault.to_string()).into()
}
