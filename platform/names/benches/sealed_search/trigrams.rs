//! The same names in plain text in PostgreSQL, searched by pg_trgm.

use std::io::Write as _;

use postgres::{Client, NoTls};

use crate::{people::People, results::SHOWN};

pub struct Database {
    client: Client,
    building: std::time::Duration,
}

fn plain(text: &str) -> String {
    any_ascii::any_ascii(text).to_ascii_lowercase()
}

impl Database {
    #[expect(clippy::disallowed_methods, reason = "this measures")]
    pub fn new(address: &str, people: &People) -> Self {
        let begun = std::time::Instant::now();
        let mut client = Client::connect(address, NoTls).unwrap();
        client
            .batch_execute(
                "CREATE EXTENSION IF NOT EXISTS pg_trgm;
                 DROP TABLE IF EXISTS named;
                 CREATE UNLOGGED TABLE named (number bigint, written text, plain text);
                 SET maintenance_work_mem = '512MB'; SET work_mem = '64MB';",
            )
            .unwrap();
        let mut copy = client
            .copy_in("COPY named (number, written, plain) FROM STDIN")
            .unwrap();
        for number in 0..people.all.len() as u32 {
            let (family, given) = people.written(number);
            let written = format!("{family} {given}");
            writeln!(copy, "{number}\t{written}\t{}", plain(&written)).unwrap();
        }
        copy.finish().unwrap();
        client
            .batch_execute(
                "CREATE INDEX named_written ON named USING gin (written gin_trgm_ops);
                 CREATE INDEX named_plain ON named USING gin (plain gin_trgm_ops);
                 ANALYZE named;",
            )
            .unwrap();
        Self {
            client,
            building: begun.elapsed(),
        }
    }

    pub fn stored(&mut self) -> String {
        let row = self
            .client
            .query_one(
                "SELECT pg_relation_size('named_written'), current_setting('server_version')",
                &[],
            )
            .unwrap();
        let bytes: i64 = row.get(0);
        let version: String = row.get(1);
        format!(
            "PostgreSQL {version}, threshold 0.3 (its own), GIN index of the names as written {} MiB; written in {:.0} s",
            bytes >> 20,
            self.building.as_secs_f64()
        )
    }

    pub fn search(&mut self, column: &str, text: &str) -> (Vec<u32>, usize) {
        let text = if column == "plain" {
            plain(text)
        } else {
            text.to_owned()
        };
        let rows = self
            .client
            .query(
                &format!(
                    "SELECT number FROM named WHERE {column} % $1 \
                     ORDER BY similarity({column}, $1) DESC, number LIMIT {SHOWN}"
                ),
                &[&text],
            )
            .unwrap();
        let found = rows
            .iter()
            .map(|row| row.get::<_, i64>(0) as u32)
            .collect::<Vec<_>>();
        let opened = found.len();
        (found, opened)
    }
}
