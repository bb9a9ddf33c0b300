//! What the system says of itself.

use std::collections::BTreeMap;

use db::Listing;
use guard::Act;
use kernel::{Fault, No};
use policy::{Policies, Proven};
use records::Mechanism;

/// What the assessment is filled in from.
pub(crate) struct Known {
    /// How many records stand in each register that whoever asks may see.
    pub(crate) records: BTreeMap<String, i64>,
    /// Whether everybody signs in.
    pub(crate) accounts: bool,
    /// Whether the country is one for practice.
    pub(crate) practice: bool,
    pub(crate) policies: Policies,
    /// How many cells of the matrix were held against what was agreed.
    pub(crate) cells: usize,
    pub(crate) proven: Vec<Proven>,
}

impl Known {
    pub(crate) fn of(mechanism: &Mechanism) -> Result<Self, No> {
        let checked = policy::check(mechanism.pack());
        if let Some(fault) = checked.faults.iter().find(|fault| fault.is_error()) {
            return Err(Fault::new(format!("the policies are not in order: {fault}")).into());
        }
        let policies = checked
            .policies
            .ok_or_else(|| Fault::new("the policies could not be read"))?;
        let guard = mechanism.guard();
        let (records, practice) = mechanism.db().read(|session| {
            let mut records = BTreeMap::new();
            for kind in mechanism.registers() {
                if guard.offers(Act::Look, &kind.register) {
                    let permit = guard.permit(Act::Look, &kind.register)?;
                    let count = session.count(kind, &Listing::default(), &permit)?;
                    records.insert(kind.register.clone(), count);
                }
            }
            Ok((
                records,
                session.setting("practice")?.as_deref() == Some("yes"),
            ))
        })?;
        Ok(Self {
            records,
            accounts: access::accounts_exist(mechanism)?,
            practice,
            policies,
            cells: checked.cells,
            proven: checked.proven,
        })
    }
}
