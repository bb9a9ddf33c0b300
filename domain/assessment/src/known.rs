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
    /// Whether there is a key by which somebody can be erased from backups.
    pub(crate) erasable: bool,
    /// How many persons have been erased.
    pub(crate) erased: usize,
    /// How many sign for a change of the policies.
    pub(crate) signers: usize,
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
        let known = mechanism.db().read(|session| {
            let mut records = BTreeMap::new();
            for kind in mechanism.registers() {
                if let Some(permit) = guard.leave(Act::Look, &kind.register) {
                    let count = session.count(kind, &Listing::default(), &permit)?;
                    records.insert(kind.register.clone(), count);
                }
            }
            Ok((
                records,
                session.setting("practice")?.as_deref() == Some("yes"),
                session.setting("erasable_key")?.is_some(),
                session.erased()?.len(),
            ))
        })?;
        let (records, practice, erasable, erased) = known;
        Ok(Self {
            records,
            accounts: access::accounts_exist(mechanism)?,
            practice,
            erasable,
            erased,
            signers: access::signers_in_force(mechanism)?,
            policies,
            cells: checked.cells,
            proven: checked.proven,
        })
    }
}
