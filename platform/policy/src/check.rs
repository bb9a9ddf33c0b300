//! Checking policies: everything that reading refuses, whether they do what
//! was agreed, and whether what must never be cannot be.

use std::{path::Path, sync::Arc};

use kernel::RecordKind;
use pack::{Fault, Pack};

use crate::{
    Mutants, Policies,
    expected::Expected,
    folder::{self, Folder},
    invariant::{self, Invariant, Proven},
    mutant,
};

/// What checking has found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The policies, if they could be read.
    pub policies: Option<Policies>,
    /// Every fault, with file and line.
    pub faults: Vec<Fault>,
    /// How many cells of the matrix were held against what is expected.
    pub cells: usize,
    /// The invariants that could be read.
    pub invariants: Vec<Invariant>,
    /// Those of them that hold.
    pub proven: Vec<Proven>,
    expected: Option<Expected>,
}

impl Checked {
    /// Changes every policy once in every small way, and tells what of it
    /// the expected matrix notices; `None` where the policies or the matrix
    /// could not be read.
    pub fn mutants(&self) -> Option<Mutants> {
        let (policies, expected) = (self.policies.as_ref()?, self.expected.as_ref()?);
        Some(mutant::mutants(policies, expected))
    }
}

/// Checks the policies of a pack.
pub fn check(pack: &Pack) -> Checked {
    check_folder(&pack.folder.join("policies"), &pack.kinds)
}

/// Checks the policies in a folder for these registers.
pub fn check_folder(folder: &Path, kinds: &[Arc<RecordKind>]) -> Checked {
    let folder = &Folder::read(folder);
    let policies = match Policies::parsed(folder, kinds) {
        Ok(policies) => policies,
        Err(faults) => {
            return Checked {
                faults,
                ..Checked::default()
            };
        }
    };
    let mut faults = strange_files(folder);
    let expected = Expected::read(folder, &policies, &mut faults);
    let mut cells = 0;
    if let Some(expected) = &expected {
        let (looked_at, differences) = expected.compare(&policies);
        cells = looked_at;
        faults.extend(differences);
        for (at, role) in policies.roles().iter().enumerate() {
            if !expected.speaks_of(at) {
                faults.push(Fault::error(
                    folder.shown(folder::EXPECTED),
                    0,
                    format!("nothing is expected of the role {role}"),
                    "write what it may do, or take its policies away",
                ));
            }
        }
    }
    let invariants = invariant::read(folder, &policies, &mut faults).unwrap_or_default();
    let proven = invariant::prove(folder, &policies, &invariants, &mut faults);
    Checked {
        policies: Some(policies),
        faults,
        cells,
        invariants,
        proven,
        expected,
    }
}

/// A file whose name is slightly wrong is never read, and nobody would know.
fn strange_files(folder: &Folder) -> Vec<Fault> {
    let strange = folder.strange();
    strange
        .map(|name| {
            Fault::warning(
                folder.shown(name),
                0,
                "nothing reads this file",
                folder::may_hold(),
            )
        })
        .collect()
}
