//! A small country for the tests: the pack of the practice country over an
//! empty database.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use clockwork::Clock;
use guard::{Guard, Officer};
use kernel::{Desk, Entry, No};
use pack::Pack;
use records::Mechanism;

/// Sealed texts about an invented person: no page of figures may show them.
pub const CANARY: &str = "Canary-Nightjar";

/// A mechanism with its clock.
pub struct Country {
    pub mechanism: Mechanism,
    pub clock: Clock,
    folder: tempfile::TempDir,
}

fn desks() -> Vec<Desk> {
    let mut desks = desks::that_keep_records();
    desks.extend([
        statistics::desk(),
        records::desk(),
        Desk {
            name: "web",
            words: web::WORDS,
            ..Desk::default()
        },
    ]);
    desks
}

/// The country pack that has practice years with lists of their own.
fn practice_country() -> PathBuf {
    let countries = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../country");
    std::fs::read_dir(countries)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|folder| folder.join("practice").is_dir())
        .unwrap()
}

impl Country {
    /// The country without a record.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = vault::MasterKey::create(&folder.path().join("key")).unwrap();
        let pack = Pack::load(&practice_country(), desks()).unwrap_or_else(|faults| {
            panic!(
                "{}",
                faults
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("\n")
            )
        });
        let clock = Clock::fixed("2018-03-01T08:00:00Z".parse().unwrap());
        let mechanism = Mechanism::open(
            Arc::new(pack),
            &db::Location::File(folder.path().join("nrm.db")),
            db::Opening::Create,
            vault::Vault::new(key),
            Guard::local(Officer::named("Test officer").unwrap()),
            clock.clone(),
        )
        .unwrap();
        Self {
            mechanism,
            clock,
            folder,
        }
    }

    /// The folder of the database.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Enters a record.
    pub fn enter(&self, register: &str, pairs: &[(&str, &str)]) -> db::Stored {
        self.try_enter(register, pairs)
            .unwrap_or_else(|no| panic!("{register}: {no:?}"))
    }

    /// As [`Country::enter`], where the record may be refused.
    pub fn try_enter(&self, register: &str, pairs: &[(&str, &str)]) -> Result<db::Stored, No> {
        let entry: Entry = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        self.mechanism.enter(register, &entry, None, None)
    }

    /// The first of the country's bodies.
    pub fn agency(&self) -> String {
        let pack = self.mechanism.pack();
        pack.list("agencies").codes().next().unwrap().to_owned()
    }

    /// A person recognised on a day: the reference of their file, and the
    /// decision.
    pub fn recognised(&self, sex: &str, citizenship: &str, on: &str) -> (String, db::Stored) {
        let person = self
            .enter(
                "persons",
                &[
                    ("registered_on", "2017-01-10"),
                    ("sex", sex),
                    ("citizenship", citizenship),
                    ("birth_year", "1990"),
                    ("family_name", CANARY),
                ],
            )
            .reference;
        let exploitation = self
            .enter(
                "exploitations",
                &[
                    ("person", &person),
                    ("recorded_on", "2017-01-11"),
                    ("forms", "ForcedLabour;SexualExploitation"),
                    ("sector", "A"),
                    ("account", CANARY),
                ],
            )
            .reference;
        let decision = self.enter(
            "decisions",
            &[
                ("person", &person),
                ("exploitation", &exploitation),
                ("decided_on", on),
                ("authority", &self.agency()),
                ("outcome", "recognised"),
            ],
        );
        (person, decision)
    }
}
