//! What it costs that words of searches can be forgotten: searches a second
//! with their words under a place of their own, beside searches whose words are
//! sealed under the log's own key, in turns of one run; and how long erasing
//! takes of somebody whom so many searches have shown, with what the words key
//! takes on the disk then. `bench/words/run` runs it.
//!
//!     words FOLDER SEARCHES ROUNDS

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

use std::{path::Path, process::ExitCode, time::Instant};

use db::{Db, Listing, Location, vault_of};
use fixture::*;
use guard::Act;
use kernel::{Record as _, Text};
use vault::{MasterKey, Vault};

const KEEPERS: u128 = 100;

fn main() -> ExitCode {
    let arguments = measuring::given();
    let [folder, searches, rounds] = arguments.as_slice() else {
        return measuring::is_called("words FOLDER SEARCHES ROUNDS");
    };
    let (searches, rounds): (usize, usize) = (searches.parse().unwrap(), rounds.parse().unwrap());
    let under = Park::new(folder, true);
    let log = Park::new(folder, false);
    println!(
        "| {searches} searches by words | under the log's key, µs each | under a place of their own, µs each |"
    );
    println!("|---|---|---|");
    let mut times = [Vec::new(), Vec::new()];
    for round in 1..=rounds {
        let took = [&log, &under].map(|park| park.search(searches) / searches as f64 * 1e6);
        println!("| round {round} | {:.0} | {:.0} |", took[0], took[1]);
        for (times, took) in times.iter_mut().zip(took) {
            times.push(took);
        }
    }
    let [log, under] = times.map(median);
    println!("| median | {log:.0} | {under:.0} |");
    println!();
    println!(
        "| searches that showed the one | erasing, ms | words key before, bytes | and after |"
    );
    println!("|---|---|---|---|");
    for shown in [0, 1, 100, 1_000] {
        let park = Park::new(folder, true);
        park.search(shown);
        let before = park.words_key();
        let begun = Instant::now();
        let erased = park
            .db
            .erasing(&permit(Act::Erase), |_, erasing| {
                erasing.erase(id(1), "DES-1")
            })
            .unwrap();
        let took = begun.elapsed().as_secs_f64() * 1e3;
        assert_eq!(erased.words, shown as u64);
        println!("| {shown} | {took:.0} | {before} | {} |", park.words_key());
    }
    ExitCode::SUCCESS
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

struct Park {
    folder: tempfile::TempDir,
    db: Db,
}

impl Park {
    /// A park of keepers, with a words key or as an older program had it.
    fn new(within: &str, has_words_key: bool) -> Self {
        let folder = tempfile::tempdir_in(within).unwrap();
        let location = Location::File(folder.path().join("park.db"));
        let key = MasterKey::create(&folder.path().join("key")).unwrap();
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        let vault = if has_words_key {
            vault_of(&location, key, files(folder.path()), &mut chance).unwrap()
        } else {
            Vault::new(key)
        };
        let db = open_new(&location, vault);
        db.write(|session| {
            for number in 1..=KEEPERS {
                let about = Keeper {
                    badge: Some(Text(format!("BADGE-{number}."))),
                    ..keeper()
                };
                session.enter(id(number), &format!("KEE-{number}"), &about, 1)?;
            }
            Ok(())
        })
        .unwrap();
        Self { folder, db }
    }

    /// Searches for the first keeper so many times; gives the seconds.
    fn search(&self, times: usize) -> f64 {
        let listing = Listing {
            search: Some("badge-1.".to_owned()),
            ..every()
        };
        let begun = Instant::now();
        for _ in 0..times {
            let look = permit(Act::Look);
            let listed = self
                .db
                .read(|session| Ok(session.list(&Keeper::kind(), &listing, &look)?));
            assert_eq!(listed.unwrap().len(), 1);
        }
        begun.elapsed().as_secs_f64()
    }

    fn words_key(&self) -> u64 {
        size(&self.folder.path().join("park.words-key"))
    }
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).unwrap().len()
}
