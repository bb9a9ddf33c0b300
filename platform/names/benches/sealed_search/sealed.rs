//! The names sealed by the vault in a SQLite database, as the program keeps
//! them, beside a table of tokens.

use std::{collections::BTreeSet, fmt::Write as _, path::Path};

use hmac::{Hmac, KeyInit as _, Mac as _};
use names::{Limits, Shortlist, Sounds, Term, Truncation};
use rand::SeedableRng as _;
use rusqlite::{Connection, params};
use sha2::Sha256;
use uuid::Uuid;
use vault::{Column, MasterKey, Place, Vault, WrappedKey};

use crate::people::People;

/// The keyed function: HMAC-SHA256, of which the first 64 bits are used.
pub struct Keyed(Hmac<Sha256>);

impl Keyed {
    pub fn new(key: [u8; 32]) -> Self {
        Self(Hmac::new_from_slice(&key).unwrap())
    }

    pub fn tokens(&self, terms: BTreeSet<Term>, truncation: Truncation) -> BTreeSet<i64> {
        terms
            .iter()
            .map(|term| truncation.token(term.kind, self.whole(term)))
            .collect()
    }

    fn whole(&self, term: &Term) -> u64 {
        let mut keyed = self.0.clone();
        keyed.update(term.bytes());
        let bytes = keyed.finalize().into_bytes();
        let head: [u8; 8] = bytes[..8].try_into().unwrap();
        u64::from_be_bytes(head)
    }
}

/// The best first; equal ones in the order of their numbers.
pub fn ranked(mut scored: Vec<(u32, f32)>) -> Vec<u32> {
    scored.sort_by(|(number, score), (other_number, other)| {
        other.total_cmp(score).then(number.cmp(other_number))
    });
    scored.into_iter().map(|(number, _)| number).collect()
}

/// Ids as the program makes them: the first half tells the time, the second
/// is chance.
fn id(number: u32) -> Uuid {
    let mut chance = crate::people::Chance::new(u64::from(number));
    let high = (1_500_000_000_000_u64 + u64::from(number) * 1_000) << 16 | 0x7000;
    Uuid::from_u64_pair(high, chance.next() >> 2 | 1 << 63)
}

pub struct Database {
    connection: Connection,
    vault: Vault,
    keyed: Keyed,
    truncation: Truncation,
    family_name: Column,
    given_names: Column,
    count: usize,
    tokens: u64,
    /// How many different terms make a token, for pairs and for singles.
    terms_of_tokens: [Vec<u32>; 2],
    writing: std::time::Duration,
    tokens_writing: std::time::Duration,
}

impl Database {
    #[expect(clippy::disallowed_methods, reason = "this measures")]
    pub fn new(folder: &Path, people: &People, sounds: &Sounds) -> Self {
        std::fs::create_dir_all(folder).unwrap();
        for file in ["names.db", "names.db-wal", "names.db-shm", "names.key"] {
            let path = folder.join(file);
            if path.exists() {
                std::fs::remove_file(path).unwrap();
            }
        }
        let connection = Connection::open(folder.join("names.db")).unwrap();
        connection
            .execute_batch(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
                 CREATE TABLE persons (id BLOB PRIMARY KEY, family_name BLOB, given_names BLOB);
                 CREATE TABLE data_keys (subject BLOB PRIMARY KEY, wrapped BLOB);
                 CREATE TABLE name_tokens (token INTEGER NOT NULL, record BLOB NOT NULL,
                     PRIMARY KEY (token, record)) WITHOUT ROWID;",
            )
            .unwrap();
        let mut database = Self {
            connection,
            vault: Vault::new(MasterKey::create(&folder.join("names.key")).unwrap()),
            keyed: Keyed::new([7; 32]),
            truncation: Truncation::for_names(people.all.len() as u64),
            family_name: Column::new("persons", "family_name"),
            given_names: Column::new("persons", "given_names"),
            count: people.all.len(),
            tokens: 0,
            terms_of_tokens: [Vec::new(), Vec::new()],
            writing: std::time::Duration::ZERO,
            tokens_writing: std::time::Duration::ZERO,
        };
        let begun = std::time::Instant::now();
        database.write_people(people);
        database.writing = begun.elapsed();
        let begun = std::time::Instant::now();
        database.write_tokens(people, sounds);
        database.tokens_writing = begun.elapsed();
        database.count_terms(people, sounds);
        database
            .connection
            .execute_batch("PRAGMA wal_checkpoint(TRUNCATE);")
            .unwrap();
        database
    }

    fn write_people(&mut self, people: &People) {
        let mut chance = rand_chacha::ChaCha20Rng::seed_from_u64(crate::people::SEED);
        let transaction = self.connection.transaction().unwrap();
        {
            let mut person = transaction
                .prepare("INSERT INTO persons VALUES (?, ?, ?)")
                .unwrap();
            let mut data_key = transaction
                .prepare("INSERT INTO data_keys VALUES (?, ?)")
                .unwrap();
            for number in 0..people.all.len() as u32 {
                let (family, given) = people.written(number);
                let id = id(number);
                let wrapped = self.vault.new_data_key(id, &mut chance).unwrap();
                let key = self.vault.unwrap(id, &wrapped).unwrap();
                let place = Place {
                    subject: id,
                    record: id,
                };
                let mut seal = |column: &Column, text: &str| {
                    key.seal(column, place, &mut chance, text.as_bytes())
                        .unwrap()
                };
                let family = seal(&self.family_name, &family);
                let given = seal(&self.given_names, &given);
                person
                    .execute(params![id.as_bytes(), family, given])
                    .unwrap();
                data_key
                    .execute(params![id.as_bytes(), wrapped.as_bytes()])
                    .unwrap();
            }
        }
        transaction.commit().unwrap();
    }

    fn write_tokens(&mut self, people: &People, sounds: &Sounds) {
        let mut rows: Vec<(i64, u32)> = Vec::new();
        for number in 0..people.all.len() as u32 {
            let (family, given) = people.written(number);
            let name = sounds.name(&[&family, &given]);
            for token in self.keyed.tokens(name.kept_terms(), self.truncation) {
                rows.push((token, number));
            }
        }
        // In the order of the table, as a bulk load writes it.
        rows.sort_unstable();
        self.tokens = rows.len() as u64;
        let transaction = self.connection.transaction().unwrap();
        {
            let mut insert = transaction
                .prepare("INSERT INTO name_tokens VALUES (?, ?)")
                .unwrap();
            for (token, number) in rows {
                insert
                    .execute(params![token, id(number).as_bytes()])
                    .unwrap();
            }
        }
        transaction.commit().unwrap();
    }

    fn count_terms(&mut self, people: &People, sounds: &Sounds) {
        let mut made: Vec<(i64, u64)> = Vec::new();
        for number in 0..people.all.len() as u32 {
            let (family, given) = people.written(number);
            for term in sounds.name(&[&family, &given]).kept_terms() {
                let whole = self.keyed.whole(&term);
                made.push((self.truncation.token(term.kind, whole), whole));
            }
            // Most are there already: they are thrown out before they fill
            // the memory.
            if number % 100_000 == 99_999 {
                made.sort_unstable();
                made.dedup();
            }
        }
        made.sort_unstable();
        made.dedup();
        for of_token in made.chunk_by(|(token, _), (other, _)| token == other) {
            let kind = (of_token[0].0 & 1) as usize;
            self.terms_of_tokens[kind].push(of_token.len() as u32);
        }
        for counts in &mut self.terms_of_tokens {
            counts.sort_unstable();
        }
    }

    pub fn stored(&self) -> String {
        let bytes = |table: &str| -> i64 {
            self.connection
                .query_row(
                    "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name = ?",
                    [table],
                    |row| row.get(0),
                )
                .unwrap_or_default()
        };
        format!(
            "{:.1} tokens a name, {} bits a pair and {} a single; the table of tokens takes {} MiB \
             ({:.0} bytes a name), sealed names and keys {} MiB; written in {:.0} s and {:.0} s",
            self.tokens as f64 / self.count as f64,
            self.truncation.pair_bits,
            self.truncation.single_bits,
            bytes("name_tokens") >> 20,
            bytes("name_tokens") as f64 / self.count as f64,
            (bytes("persons") + bytes("data_keys")) >> 20,
            self.tokens_writing.as_secs_f64(),
            self.writing.as_secs_f64(),
        )
    }

    pub fn search(&mut self, sounds: &Sounds, text: &str, limits: Limits) -> (Vec<u32>, usize) {
        // One reading transaction, as the program has it.
        let reading = self.connection.unchecked_transaction().unwrap();
        let asked = sounds.name(&[text]);
        let mut shortlist = Shortlist::new(limits);
        let mut of_token = self
            .connection
            .prepare_cached(&format!(
                "SELECT record FROM name_tokens WHERE token = ? LIMIT {}",
                shortlist.to_ask()
            ))
            .unwrap();
        for token in self.keyed.tokens(asked.asked_terms(), self.truncation) {
            let records: Vec<[u8; 16]> = of_token
                .query_map(params![token], |row| row.get(0))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            shortlist.add(&records);
        }
        let mut candidates = shortlist.candidates();
        let mut person = self
            .connection
            .prepare_cached(
                "SELECT family_name, given_names, wrapped FROM persons \
                 JOIN data_keys ON subject = id WHERE id = ?",
            )
            .unwrap();
        let mut scored = Vec::new();
        loop {
            let batch = candidates.batch();
            if batch.is_empty() {
                drop(of_token);
                drop(person);
                reading.commit().unwrap();
                return (ranked(scored), candidates.opened());
            }
            for record in batch {
                let id = Uuid::from_bytes(record);
                let (family, given, wrapped): (Vec<u8>, Vec<u8>, Vec<u8>) = person
                    .query_row([record], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                    .unwrap();
                let key = self.vault.unwrap(id, &WrappedKey::from(wrapped)).unwrap();
                let place = Place {
                    subject: id,
                    record: id,
                };
                let open = |column: &Column, sealed: &[u8]| {
                    String::from_utf8(key.open(column, place, sealed).unwrap()).unwrap()
                };
                let family = open(&self.family_name, &family);
                let given = open(&self.given_names, &given);
                let score = asked.compare(&sounds.name(&[&family, &given])).score;
                candidates.score(score);
                scored.push((number_of(id), score));
            }
        }
    }

    /// What the tokens tell whoever has the database and no key.
    pub fn leaves(&self) -> String {
        let mut text = String::from(
            "### What a token tells without the key\n\n| tokens of | in all | people who share one: fewest | 5 % | median | 95 % | most | different names behind one: 5 % | median | 95 % | the 10 commonest, share of people |\n|---|---|---|---|---|---|---|---|---|---|---|\n",
        );
        for (name, mark) in [("pairs", 0_usize), ("singles", 1)] {
            let behind = |share: f64| {
                let counts = &self.terms_of_tokens[mark];
                counts[((counts.len() - 1) as f64 * share) as usize]
            };
            let mut statement = self
                .connection
                .prepare("SELECT count(*) FROM name_tokens WHERE token & 1 = ? GROUP BY token")
                .unwrap();
            let mut counts: Vec<i64> = statement
                .query_map([mark as i64], |row| row.get(0))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            counts.sort_unstable();
            let at = |share: f64| counts[((counts.len() - 1) as f64 * share) as usize];
            let commonest: Vec<String> = counts
                .iter()
                .rev()
                .take(10)
                .map(|&count| format!("{:.2} %", count as f64 / self.count as f64 * 100.0))
                .collect();
            writeln!(
                text,
                "| {name} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
                counts.len(),
                at(0.0),
                at(0.05),
                at(0.5),
                at(0.95),
                at(1.0),
                behind(0.05),
                behind(0.5),
                behind(0.95),
                commonest.join(", ")
            )
            .unwrap();
        }
        text
    }
}

fn number_of(id: Uuid) -> u32 {
    let (high, _) = id.as_u64_pair();
    (((high >> 16) - 1_500_000_000_000) / 1_000) as u32
}
