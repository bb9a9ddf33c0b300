//! The names in the store itself: sealed, indexed, found and logged as the
//! program does it, in a SQLite database.

use std::{collections::BTreeSet, fmt::Write as _, path::Path, sync::Arc, time::Duration};

use clockwork::{Clock, Moment};
use db::{Catalogue, Country, Db, Location, NameAsked, Opening, Writing};
use guard::{Act, Guard, Officer, Permit};
use hmac::{Hmac, KeyInit as _, Mac as _};
use kernel::{Date, Record, RecordId, Text};
use names::{Sounds, Term, Truncation};
use rusqlite::Connection;
use sha2::Sha256;
use uuid::Uuid;
use vault::{ErasableKeyFiles, MasterKey, Vault};

use crate::{people::People, results::SHOWN};

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

/// A person's file, as far as it is looked for.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "persons", prefix = "PER", period = "registered_on")]
struct Filed {
    #[counted]
    registered_on: Date,
    #[sealed(identity, name)]
    family_name: Option<Text>,
    #[sealed(identity, name)]
    given_names: Option<Text>,
}

struct Nowhere;

impl Country for Nowhere {
    fn marked(&self, _: &str, _: &str) -> Vec<String> {
        Vec::new()
    }
    fn home(&self) -> &str {
        ""
    }
}

fn permit(act: Act) -> Permit {
    Guard::local(Officer::named("Tester Testov").unwrap())
        .permit(act, "persons")
        .unwrap()
}

fn moment(second: i64) -> Moment {
    Moment::from_microseconds((1_500_000_000 + second) * 1_000_000).unwrap()
}

pub struct Database {
    db: Db,
    connection: Connection,
    count: usize,
    truncation: Truncation,
    /// How many different terms make a token, for pairs and for singles.
    terms_of_tokens: [Vec<u32>; 2],
    writing: Duration,
    indexing: Duration,
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
        let master = MasterKey::create(&folder.join("names.key")).unwrap();
        let files = ErasableKeyFiles {
            file: folder.join("names.erasable-key"),
            copies: Vec::new(),
        };
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        let vault = Arc::new(Vault::draw(master, files, &mut chance).unwrap());
        let db = Db::open(
            &Location::File(folder.join("names.db")),
            Opening::Create,
            Catalogue::new([Arc::new(Filed::kind())], Arc::new(Nowhere)),
            vault.clone(),
            Clock::fixed(moment(0)),
        )
        .unwrap();
        let begun = std::time::Instant::now();
        let mut chance: rand_chacha::ChaCha20Rng =
            rand::SeedableRng::seed_from_u64(crate::people::SEED);
        let (kind, entering) = (Filed::kind(), permit(Act::Import));
        db.fill(&mut chance, &entering, |session| {
            for number in 0..people.all.len() as u32 {
                let (family, given) = people.written(number);
                let filed = Filed {
                    registered_on: Date::constant(2017, 1, 1),
                    family_name: Some(Text(family)),
                    given_names: Some(Text(given)),
                };
                session.insert(
                    &kind,
                    RecordId(id(number)),
                    &format!("PER-2017-{number:07}"),
                    &filed.to_row(),
                    Writing {
                        permit: &entering,
                        recorded_at: moment(1),
                        reason: None,
                    },
                )?;
            }
            Ok(())
        })
        .unwrap();
        let writing = begun.elapsed();
        let begun = std::time::Instant::now();
        db.rebuild_names(&permit(Act::ChangeKey)).unwrap();
        let indexing = begun.elapsed();
        let mut database = Self {
            db,
            connection: Connection::open(folder.join("names.db")).unwrap(),
            count: people.all.len(),
            truncation: Truncation::for_names(Ord::max(people.all.len() as u64, 10_000)),
            terms_of_tokens: [Vec::new(), Vec::new()],
            writing,
            indexing,
        };
        database.count_terms(people, sounds, &vault);
        database
    }

    fn count_terms(&mut self, people: &People, sounds: &Sounds, vault: &Vault) {
        let mut made: Vec<(i64, u64)> = Vec::new();
        for number in 0..people.all.len() as u32 {
            let (family, given) = people.written(number);
            for term in sounds.name(&[&family, &given]).kept_terms() {
                let whole = vault.name_key().keyed("persons", term.bytes());
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
        let number = |sql: &str| -> i64 {
            let row = self.connection.query_row(sql, [], |row| row.get(0));
            row.unwrap_or_default()
        };
        let tokens = number("SELECT count(*) FROM name_tokens WHERE token >= 0");
        let bytes = number("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'name_tokens%'");
        let all = number("SELECT sum(pgsize) FROM dbstat");
        format!(
            "{:.1} tokens a name, {} bits a pair and {} a single; the index takes {} MiB ({} bytes \
             a name) of the database's {}; loaded in {:.0} s, indexed anew in {:.0} s",
            tokens as f64 / self.count as f64,
            self.truncation.pair_bits,
            self.truncation.single_bits,
            bytes >> 20,
            bytes / self.count as i64,
            all >> 20,
            self.writing.as_secs_f64(),
            self.indexing.as_secs_f64(),
        )
    }

    /// Those that the store gives, with their entries in the log.
    pub fn search(&self, text: &str) -> (Vec<u32>, usize) {
        let asked = NameAsked {
            name: text,
            least: 0.0,
            limit: SHOWN,
        };
        let (kind, permit) = (Filed::kind(), permit(Act::FindNamed));
        let found = self
            .db
            .read(|session| Ok(session.named(&kind, &asked, &permit)?))
            .unwrap();
        let found: Vec<u32> = found
            .iter()
            .map(|(stored, _)| number_of(stored.id.0))
            .collect();
        let given = found.len();
        (found, given)
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
                .prepare("SELECT count(*) FROM name_tokens WHERE token >= 0 AND token & 1 = ? GROUP BY token")
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
