//! Finding names that are sealed, among very many, against a database that
//! searches them in plain text: `bench/names` runs it.
//!
//!     sealed_search PARTS PEOPLE QUESTIONS PLAIN_QUESTIONS [FOLDER]
//!
//! PARTS is the folder of name parts, QUESTIONS how many are asked of each
//! kind, PLAIN_QUESTIONS how many of these the database of plain text is asked
//! (0: none), FOLDER where the database of sealed names is put (without it,
//! the index is held in memory and nothing is sealed).

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measurement that cannot go on says so and ends; its results are printed"
)]

#[path = "../../../../bench/measuring.rs"]
mod measuring;
mod memory;
mod people;
mod questions;
mod results;
mod sealed;
mod spelling;
mod trigrams;

use std::{path::PathBuf, process::ExitCode};

use names::{Limits, Sounds};
use people::People;

fn main() -> ExitCode {
    let arguments = measuring::given();
    let [parts, people, questions, plain_questions, folder @ ..] = arguments.as_slice() else {
        return measuring::is_called(
            "sealed_search PARTS PEOPLE QUESTIONS PLAIN_QUESTIONS [FOLDER]",
        );
    };
    let count: u32 = people.parse().unwrap();
    let each: usize = questions.parse().unwrap();
    let plain: usize = plain_questions.parse().unwrap();
    let limits = Limits::default();

    let people = People::new(&PathBuf::from(parts), count);
    let questions = questions::ask(&people, each);
    println!(
        "{count} people, {} different family and given names together, {} questions of {} kinds, seed {:#x}\n",
        people.different_names(),
        questions.len(),
        questions.len() / each,
        people::SEED,
    );
    let sounds = Sounds::standard();

    match folder.first() {
        None => {
            let index = memory::Index::new(&people, &sounds);
            println!("{}\n", index.stored());
            let found = results::run(&questions, |question| {
                index.search(&people, &sounds, question, limits)
            });
            println!(
                "{}",
                results::table("In memory, nothing sealed", &people, &questions, &found)
            );
        }
        Some(folder) => {
            let sealed = sealed::Database::new(&PathBuf::from(folder), &people, &sounds);
            println!("{}\n", sealed.stored());
            let found = results::run(&questions, |question| sealed.search(question));
            println!(
                "{}",
                results::table(
                    "Sealed, in the store, on SQLite",
                    &people,
                    &questions,
                    &found
                )
            );
            println!("{}", sealed.leaves());
        }
    }

    if plain > 0 {
        let address = std::env::var("OPENNRM_TEST_POSTGRES")
            .expect("make/with_postgres gives the address of a server");
        let asked: Vec<_> = questions::of_each(&questions, each, plain);
        let mut database = trigrams::Database::new(&address, &people);
        println!("{}\n", database.stored());
        for column in ["written", "plain"] {
            let found = results::run(&asked, |question| database.search(column, question));
            let title = match column {
                "written" => "Plain text, PostgreSQL pg_trgm, as written",
                _ => "Plain text, PostgreSQL pg_trgm, transliterated to a-z on both sides",
            };
            println!("{}", results::table(title, &people, &asked, &found));
        }
    }
    ExitCode::SUCCESS
}
