//! How long it takes to say who was touched by a breach, on a log of many
//! entries: all entries of a period, those of one officer, whose files they
//! are about, and which references those have. `bench/touched/run` runs it.
//!
//!     touched FOLDER PERSONS ENTRIES [postgres://…]

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a measurement that cannot go on says so and ends; it looks at the time"
)]
#![allow(missing_docs)]

#[path = "../tests/store/fixture/mod.rs"]
mod fixture;
#[path = "../../../bench/measuring.rs"]
mod measuring;

use std::{
    collections::BTreeSet,
    process::ExitCode,
    time::{Duration, Instant},
};

use db::{Db, Location, LogAsked};
use fixture::*;
use guard::Act;
use kernel::Text;
use vault::{MasterKey, Vault};

/// How many looks are written by one commit.
const TOGETHER: u128 = 2_000;

fn main() -> ExitCode {
    let arguments = measuring::given();
    let [folder, persons, entries, server @ ..] = arguments.as_slice() else {
        return measuring::is_called("touched FOLDER PERSONS ENTRIES [postgres://…]");
    };
    let (persons, entries) = (persons.parse().unwrap(), entries.parse().unwrap());
    let folder = tempfile::tempdir_in(folder).unwrap();
    let file = Location::File(folder.path().join("park.db"));
    let key = folder.path().join("key");
    drop(MasterKey::create(&key).unwrap());
    println!("| database | persons | entries | what was asked | entries read | files | seconds |");
    println!("|---|---|---|---|---|---|---|");
    measure("SQLite", &file, &key, persons, entries);
    if let Some(url) = server.first() {
        let server = Location::Server(url.clone());
        measure("PostgreSQL", &server, &key, persons, entries);
    }
    ExitCode::SUCCESS
}

fn measure(name: &str, location: &Location, key: &std::path::Path, persons: u128, entries: u128) {
    let db = open_new(location, Vault::new(MasterKey::open(key).unwrap()));
    let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
    db.fill(&mut chance, &permit(Act::Import), |session| {
        for number in 0..persons {
            let keeper = Keeper {
                name: Some(Text(format!("Sample {number}"))),
                ..keeper()
            };
            session.enter(id(number + 1), &format!("KEE-{number}"), &keeper, 1)?;
        }
        Ok(())
    })
    .unwrap();
    let mut made = 0;
    while made < entries {
        db.read(|session| {
            for number in made..made + TOGETHER {
                session.one::<Keeper>(id(number % persons + 1))?;
            }
            Ok(())
        })
        .unwrap();
        made += TOGETHER;
    }
    let all = LogAsked {
        done: true,
        ..LogAsked::default()
    };
    let of_one = LogAsked {
        account: Some("local".into()),
        ..all.clone()
    };
    let of_nobody = LogAsked {
        account: Some("somebody-else".into()),
        ..all.clone()
    };
    for (what, asked) in [
        ("a period", &all),
        ("one account, whose all of it is", &of_one),
        ("one account, whose nothing of it is", &of_nobody),
    ] {
        let (read, files, took) = touched(&db, asked);
        println!(
            "| {name} | {persons} | {made} | {what} | {read} | {files} | {:.1} |",
            took.as_secs_f64()
        );
    }
}

/// What `domain/oversight` does for its page and its file.
fn touched(db: &Db, asked: &LogAsked) -> (u64, usize, Duration) {
    let begun = Instant::now();
    let (read, files) = db
        .read(|session| {
            let mut read = 0;
            session.each_entry(asked, &permit(Act::ReviewUse), &mut |_| {
                read += 1;
                Ok(())
            })?;
            let mut persons = BTreeSet::new();
            session.persons_in(asked, &mut |one| {
                persons.insert(one.person);
                Ok(())
            })?;
            Ok((read, session.behind("keepers", &persons)?.len()))
        })
        .unwrap();
    (read, files, begun.elapsed())
}
