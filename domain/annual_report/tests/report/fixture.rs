//! A mechanism of a country with a few entered records, for tests and for
//! looking at the report.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clockwork::Clock;
use guard::{Guard, Officer};
use kernel::{Desk, Entry};
use pack::Pack;
use records::Mechanism;
use tempfile::TempDir;
use vault::{MasterKey, Vault};

/// A mechanism, its clock, and the folder that holds its database.
pub struct Fixture {
    /// The mechanism.
    pub mechanism: Mechanism,
    /// Its clock, which stands until it is set.
    pub clock: Clock,
    folder: TempDir,
}

/// Every desk.
pub fn desks() -> Vec<Desk> {
    let mut desks = desks::that_keep_records();
    desks.extend([statistics::desk(), annual_report::desk()]);
    desks
}

/// The folder of the example country.
pub fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../country/example")
}

/// The folders of all countries.
pub fn countries() -> Vec<PathBuf> {
    let countries = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../country");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(countries)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|folder| folder.is_dir())
        .collect();
    folders.sort();
    folders
}

/// Copies a country's folder, to be changed.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

impl Fixture {
    /// An empty database of the country in a folder.
    pub fn of(country: &Path) -> Self {
        let pack = Pack::load(country, desks()).unwrap_or_else(|faults| {
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            panic!("the pack has faults:\n{}", told.join("\n"));
        });
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed("2018-05-08T06:00:00Z".parse().unwrap());
        let mechanism = Mechanism::open(
            Arc::new(pack),
            &db::Location::File(folder.path().join("country.db")),
            db::Opening::Create,
            Vault::new(MasterKey::create(&folder.path().join("key")).unwrap()),
            Guard::local(Officer::named("Test Officer").unwrap()),
            clock.clone(),
        )
        .unwrap();
        Self {
            mechanism,
            clock,
            folder,
        }
    }

    /// The same database under another pack, as after a change of it.
    pub fn under(&self, country: &Path) -> Mechanism {
        let pack = Pack::load(country, desks()).unwrap();
        Mechanism::open(
            Arc::new(pack),
            &db::Location::File(self.folder.path().join("country.db")),
            db::Opening::Existing,
            Vault::new(MasterKey::open(&self.folder.path().join("key")).unwrap()),
            Guard::local(Officer::named("Test Officer").unwrap()),
            self.clock.clone(),
        )
        .unwrap()
    }

    /// Enters a record; its reference.
    pub fn enter(&self, register: &str, fields: &[(&str, &str)]) -> String {
        let entry: Entry = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        match self.mechanism.enter(register, &entry, None, None) {
            Ok(stored) => stored.reference,
            Err(no) => panic!("{register} {fields:?}: {no:?}"),
        }
    }

    /// Enters a person recognised as a victim on a day.
    pub fn victim(&self, victim: &Victim<'_>) -> String {
        let decided_on = format!("{}-03-{:02}", victim.year, 1 + victim.number % 28);
        let birth_year = (victim.year - victim.age).to_string();
        let person = self.enter(
            "persons",
            &[
                ("registered_on", &decided_on),
                ("sex", victim.sex),
                ("birth_year", &birth_year),
                ("citizenship", victim.citizenship),
            ],
        );
        let exploitation = self.enter(
            "exploitations",
            &[
                ("person", &person),
                ("recorded_on", &decided_on),
                ("forms", victim.forms),
                ("destination", victim.destination),
            ],
        );
        self.enter(
            "decisions",
            &[
                ("person", &person),
                ("exploitation", &exploitation),
                ("decided_on", &decided_on),
                ("authority", victim.authority),
                ("outcome", "recognised"),
            ],
        )
    }
}

/// A person recognised as a victim.
#[derive(Clone, Copy)]
pub struct Victim<'a> {
    /// The year of the decision.
    pub year: i16,
    /// Which of the year's.
    pub number: i16,
    /// Sex.
    pub sex: &'a str,
    /// Age in the year of the decision.
    pub age: i16,
    /// Citizenship.
    pub citizenship: &'a str,
    /// Forms of exploitation.
    pub forms: &'a str,
    /// Where.
    pub destination: &'a str,
    /// Who decided.
    pub authority: &'a str,
}
