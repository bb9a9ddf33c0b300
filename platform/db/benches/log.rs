//! What the log costs those who look: looks a second with 1, 8 and 64 people
//! at once, beside the same reading by a permit that opens nothing and leaves
//! no entry of its own. `bench/log/run` runs it.
//!
//!     log FOLDER LOOKS [postgres://…]

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

use std::{process::ExitCode, time::Instant};

use db::Location;
use fixture::*;
use guard::Act;
use kernel::{Link, Text};
use vault::{MasterKey, Vault};

const PEOPLE: [usize; 3] = [1, 8, 64];
const BENCHES: u128 = 1_000;

fn main() -> ExitCode {
    let arguments = measuring::given();
    let [folder, looks, server @ ..] = arguments.as_slice() else {
        return measuring::is_called("log FOLDER LOOKS [postgres://…]");
    };
    let looks: usize = looks.parse().unwrap();
    let folder = tempfile::tempdir_in(folder).unwrap();
    let file = Location::File(folder.path().join("park.db"));
    let key = folder.path().join("key");
    drop(MasterKey::create(&key).unwrap());
    println!(
        "| database | people at once | looks a second | opening nothing, a second | log costs a look, µs |"
    );
    println!("|---|---|---|---|---|");
    measure("SQLite", &file, &key, looks);
    if let Some(url) = server.first() {
        measure("PostgreSQL", &Location::Server(url.clone()), &key, looks);
    }
    ExitCode::SUCCESS
}

fn measure(name: &str, location: &Location, key: &std::path::Path, looks: usize) {
    let db = open_new(location, Vault::new(MasterKey::open(key).unwrap()));
    let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
    db.fill(&mut chance, &permit(Act::Import), |session| {
        session.enter(id(1), "KEE-1", &keeper(), 1)?;
        for number in 0..BENCHES {
            let bench = Bench {
                keeper: Some(Link::to(id(1))),
                in_memory_of: Some(Text(format!("Sample {number}"))),
                ..bench()
            };
            session.enter(id(100 + number), &format!("BEN-{number}"), &bench, 2)?;
        }
        Ok(())
    })
    .unwrap();
    for people in PEOPLE {
        let each = looks.div_ceil(people);
        let logged = time(people, each, |number| {
            db.read(|session| session.one::<Bench>(id(100 + number % BENCHES)))
                .unwrap();
        });
        // What the store's other readings are made of: no entry, no commit.
        let bare = time(people, each, |number| {
            let reference =
                db.read(|session| Ok(session.reference_of("benches", id(100 + number % BENCHES))?));
            reference.unwrap();
        });
        let all = (people * each) as f64;
        println!(
            "| {name} | {people} | {:.0} | {:.0} | {:.0} |",
            all / logged,
            all / bare,
            (logged - bare) / all * people as f64 * 1e6
        );
    }
}

/// How many seconds it takes so many people to do something so many times.
fn time(people: usize, each: usize, act: impl Fn(u128) + Sync) -> f64 {
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for person in 0..people {
            let act = &act;
            scope.spawn(move || {
                for number in 0..each {
                    act((person * each + number) as u128);
                }
            });
        }
    });
    begun.elapsed().as_secs_f64()
}
