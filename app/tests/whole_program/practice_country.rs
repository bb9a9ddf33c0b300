//! The practice country of 2015 to 2018, made once for all tests: by the
//! first that asks, in cargo's folder for tests, and again when the program
//! or the pack has changed. Test programs that run beside each other wait
//! for the one that makes it.

use std::{
    fmt::Write as _,
    fs::File,
    path::{Path, PathBuf},
    sync::OnceLock,
    time::UNIX_EPOCH,
};

use clockwork::Clock;
use db::{Location, Opening};
use records::Mechanism;
use vault::{MasterKey, Vault};

use crate::{
    places,
    workbench::{self, AFTER_PRACTICE},
};

/// The years of the practice country.
pub const YEARS: std::ops::RangeInclusive<i16> = 2015..=2018;
/// The seed of the tests.
pub const SEED: u64 = 1;

/// The files of the practice country; nobody writes in them.
pub struct Files {
    pub database: PathBuf,
    pub key: PathBuf,
}

/// The practice country, to read.
pub fn mechanism() -> &'static Mechanism {
    static MECHANISM: OnceLock<Mechanism> = OnceLock::new();
    MECHANISM.get_or_init(|| {
        let files = files();
        workbench::open(
            workbench::pack(),
            &Location::File(files.database.clone()),
            Opening::Existing,
            Vault::new(MasterKey::open(&files.key).unwrap()),
            Clock::fixed(AFTER_PRACTICE.parse().unwrap()),
        )
    })
}

/// The files, made if they are not there or not of this program.
pub fn files() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("practice-country");
        std::fs::create_dir_all(&folder).unwrap();
        let lock = File::create(folder.join("lock")).unwrap();
        lock.lock().unwrap();
        let files = Files {
            database: folder.join("practice.db"),
            key: folder.join("practice.key"),
        };
        let made_of = made_of();
        let stamp = folder.join("made-of");
        if std::fs::read_to_string(&stamp).ok().as_deref() != Some(made_of.as_str()) {
            for name in [
                "made-of",
                "practice.db",
                "practice.db-wal",
                "practice.db-shm",
                "practice.key",
            ] {
                let path = folder.join(name);
                if path.exists() {
                    std::fs::remove_file(path).unwrap();
                }
            }
            make(&files);
            std::fs::write(&stamp, made_of).unwrap();
        }
        files
    })
}

fn make(files: &Files) {
    let mechanism = workbench::open(
        workbench::pack(),
        &Location::File(files.database.clone()),
        Opening::Create,
        Vault::new(MasterKey::create(&files.key).unwrap()),
        Clock::fixed(AFTER_PRACTICE.parse().unwrap()),
    );
    load(&mechanism);
    drop(mechanism);
    // Everything in one file, so that a copy of it is whole.
    rusqlite::Connection::open(&files.database)
        .unwrap()
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .unwrap();
}

/// Fills a database with the practice years.
pub fn load(mechanism: &Mechanism) {
    practice::years(mechanism, &plan(), YEARS, SEED, &mut |_, _| {}).unwrap();
}

/// The plan of the practice country; its faults are told.
pub fn plan() -> practice::Plan {
    match practice::Plan::load(&places::practice_pack().join("practice.toml")) {
        Ok(plan) => plan,
        Err(faults) => panic!(
            "the plan of the practice country cannot be read:\n{}",
            faults
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        ),
    }
}

/// What the practice country comes from: this program, and every file of
/// the pack.
fn made_of() -> String {
    let mut text = String::new();
    let program = std::env::current_exe().unwrap();
    for path in std::iter::once(program).chain(places::files_of(&places::practice_pack())) {
        let file = std::fs::metadata(&path).unwrap();
        let changed = file
            .modified()
            .unwrap()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_nanos();
        writeln!(text, "{} {} {changed}", path.display(), file.len()).unwrap();
    }
    text
}
