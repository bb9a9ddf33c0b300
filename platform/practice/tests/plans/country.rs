//! Country packs with their plans, and databases for their records.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use clockwork::Clock;
use db::{Location, Opening};
use guard::{Guard, Officer};
use pack::Pack;
use practice::Plan;
use records::Mechanism;
use tempfile::TempDir;
use vault::{MasterKey, Vault};

/// The folders of the packs that have a plan.
pub fn folders() -> Vec<PathBuf> {
    let countries = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../country");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(countries)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|folder| folder.join("practice.toml").exists())
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "no country has a plan");
    folders
}

pub fn pack(folder: &Path) -> Arc<Pack> {
    Arc::new(
        Pack::load(folder, desks::that_keep_records())
            .unwrap_or_else(|faults| panic!("{}", told(&faults))),
    )
}

pub fn plan(path: &Path) -> Plan {
    Plan::load(path).unwrap_or_else(|faults| panic!("{}", told(&faults)))
}

pub fn told(faults: &[pack::Fault]) -> String {
    faults
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

/// A database under the master key of a key file; the same file gives the
/// same seals.
pub fn mechanism(pack: &Arc<Pack>, folder: &TempDir, name: &str) -> Mechanism {
    let key = folder.path().join("key");
    if !key.exists() {
        MasterKey::create(&key).unwrap();
    }
    Mechanism::open(
        pack.clone(),
        &Location::File(folder.path().join(name)),
        Opening::Create,
        Vault::new(MasterKey::open(&key).unwrap()),
        Guard::local(Officer::named("Practice administrator").unwrap()),
        Clock::fixed("2019-06-01T08:00:00Z".parse().unwrap()),
    )
    .unwrap()
}
