//! A mechanism to work on: an empty database of a country, or a copy of the
//! practice country, with a clock that stands where the test sets it.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use clockwork::Clock;
use db::{Location, Opening, Stored};
use guard::{Guard, Officer};
use kernel::No;
use pack::Pack;
use records::Mechanism;
use statistics::{Asked, FigureValue, Number, State};
use tempfile::TempDir;
use vault::{ErasableKeyFiles, MasterKey, Vault};

use crate::{canary, opened, places, practice_country};

/// A moment after every practice record was written.
pub const AFTER_PRACTICE: &str = "2020-03-02T08:00:00Z";

/// Who works at a workbench, with leave for everything.
pub const OFFICER: &str = "Test officer";

/// A mechanism with its clock; the folder goes when it goes.
pub struct Workbench {
    pub mechanism: Mechanism,
    pub clock: Clock,
    folder: TempDir,
}

impl Drop for Workbench {
    /// What was opened stands in the log, and nothing sealed in the files.
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let db = self.mechanism.db();
        let opened = opened::opened_in(db);
        let lines = opened::lines_of(db, self.mechanism.guard());
        let said = opened::differences(&opened, &lines, OFFICER);
        assert!(said.is_empty(), "{}", said.join("\n"));
        canary::nowhere_below(self.folder.path());
    }
}

impl Workbench {
    /// An empty database of the practice country's pack.
    pub fn empty() -> Self {
        Self::of(pack(), AFTER_PRACTICE)
    }

    /// An empty database of another pack.
    pub fn of_pack(folder: &Path) -> Self {
        Self::of(read_pack(folder), AFTER_PRACTICE)
    }

    fn of(pack: Arc<Pack>, now: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(now.parse().unwrap());
        let location = Location::File(folder.path().join("small.db"));
        let key = MasterKey::create(&folder.path().join("small.key")).unwrap();
        let erasable = ErasableKeyFiles {
            file: folder.path().join("small.erasable-key"),
            copies: Vec::new(),
        };
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        let vault = db::vault_of(&location, key, erasable, &mut chance).unwrap();
        let mechanism = open(pack, &location, Opening::Create, vault, clock.clone());
        Self {
            mechanism,
            clock,
            folder,
        }
    }

    /// A copy of the practice country, for tests that write.
    pub fn practice_copy() -> Self {
        Self::practice_copy_with(pack())
    }

    /// …under another pack of the same country.
    pub fn practice_copy_of(folder: &Path) -> Self {
        Self::practice_copy_with(read_pack(folder))
    }

    fn practice_copy_with(pack: Arc<Pack>) -> Self {
        let practice = practice_country::files();
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("practice.db");
        std::fs::copy(&practice.database, &database).unwrap();
        let clock = Clock::fixed(AFTER_PRACTICE.parse().unwrap());
        let mechanism = open(
            pack,
            &Location::File(database),
            Opening::Existing,
            Vault::new(MasterKey::open(&practice.key).unwrap()),
            clock.clone(),
        );
        Self {
            mechanism,
            clock,
            folder,
        }
    }

    /// The database file.
    pub fn database(&self) -> PathBuf {
        match self.mechanism.db().location() {
            Location::File(path) => path.clone(),
            Location::Server(_) => unreachable!("a workbench lies in a file"),
        }
    }

    /// The master key's file of a database that was made empty.
    pub fn key(&self) -> PathBuf {
        self.folder.path().join("small.key")
    }

    /// Enters a record: what is said, and samples for what else must be.
    pub fn enter(&self, register: &str, said: &[(&str, &str)]) -> Stored {
        self.try_enter(register, said)
            .unwrap_or_else(|no| panic!("a record of `{register}` is refused: {}", sentence(&no)))
    }

    /// As [`Workbench::enter`], where the record may be refused.
    pub fn try_enter(&self, register: &str, said: &[(&str, &str)]) -> Result<Stored, No> {
        let entry = self.sample(register, said)?;
        self.mechanism.enter(register, &entry, None, None)
    }

    /// A figure as it is known now.
    pub fn figure(&self, id: &str, year: i16) -> FigureValue {
        statistics::figure(&self.mechanism, id, Asked::now(year)).unwrap()
    }

    /// The state and the number of a figure, to compare.
    pub fn stand(&self, id: &str, year: i16) -> (State, Option<Number>) {
        let value = self.figure(id, year);
        (value.state, value.number)
    }
}

/// Opens a mechanism under an invented officer.
pub fn open(
    pack: Arc<Pack>,
    location: &Location,
    opening: Opening,
    vault: Vault,
    clock: Clock,
) -> Mechanism {
    opened::listen();
    Mechanism::open(
        pack,
        location,
        opening,
        vault,
        Guard::local(Officer::named(OFFICER).unwrap()),
        clock,
    )
    .unwrap()
}

/// The pack of the practice country, read once.
pub fn pack() -> Arc<Pack> {
    static PACK: OnceLock<Arc<Pack>> = OnceLock::new();
    PACK.get_or_init(|| read_pack(&places::practice_pack()))
        .clone()
}

/// Reads a pack; its faults are told.
pub fn read_pack(folder: &Path) -> Arc<Pack> {
    match Pack::load(folder, opennrm::desks()) {
        Ok(pack) => Arc::new(pack),
        Err(faults) => panic!(
            "the pack {} cannot be used:\n{}",
            folder.display(),
            faults
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        ),
    }
}

/// A refusal with the fields it is about.
pub fn sentence(no: &No) -> String {
    match no {
        No::Refused(refusals) => refusals
            .iter()
            .map(|refusal| format!("{} at {:?}", refusal.rule, refusal.field))
            .collect::<Vec<_>>()
            .join(", "),
        No::Failed(fault) => fault.to_string(),
    }
}
