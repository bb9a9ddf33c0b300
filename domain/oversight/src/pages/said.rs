//! What stands in the log by codes, in the words of whoever reads.

use std::collections::BTreeSet;

use db::LogLine;
use records::Mechanism;
use words::Language;

/// One entry, as it is shown.
pub(crate) struct EntryLine {
    pub(crate) number: u64,
    pub(crate) at: String,
    pub(crate) datetime: String,
    pub(crate) officer: String,
    pub(crate) post: String,
    pub(crate) act: String,
    pub(crate) register: String,
    pub(crate) tie: String,
    pub(crate) parts: String,
    pub(crate) refused: Option<String>,
    pub(crate) rows: Option<u64>,
}

/// Says what the log tells in codes.
pub(crate) struct Saying<'m> {
    pub(crate) mechanism: &'m Mechanism,
    pub(crate) language: &'m Language,
}

impl Saying<'_> {
    fn say(&self, key: &str) -> String {
        self.language.say(key, &[])
    }

    fn all(&self, before: &str, codes: &BTreeSet<String>) -> String {
        let said = codes
            .iter()
            .map(|code| self.say(&format!("{before}{code}")));
        said.collect::<Vec<_>>().join(", ")
    }

    pub(crate) fn act(&self, act: &str) -> String {
        self.say(&format!("log-act-{act}"))
    }

    pub(crate) fn ties(&self, ties: &BTreeSet<String>) -> String {
        self.all("oversight-tie-", ties)
    }

    pub(crate) fn parts(&self, parts: &BTreeSet<String>) -> String {
        self.all("oversight-part-", parts)
    }

    pub(crate) fn role(&self, role: &str) -> String {
        let pack = self.mechanism.pack();
        pack.name_of("roles", role, self.language.tag())
    }

    pub(crate) fn body(&self, body: &str) -> String {
        let pack = self.mechanism.pack();
        pack.name_of("agencies", body, self.language.tag())
    }

    pub(crate) fn post(&self, role: &str, body: &str) -> String {
        format!("{}, {}", self.role(role), self.body(body))
    }

    /// A register's title; what is not one is called as it is.
    pub(crate) fn register(&self, register: &str) -> String {
        match self.mechanism.pack().kind(register) {
            Some(_) => self.say(register),
            None => register.to_owned(),
        }
    }

    pub(crate) fn at(&self, at: &clockwork::Moment) -> String {
        self.mechanism.pack().at(self.language, at)
    }

    pub(crate) fn entry(&self, line: LogLine) -> EntryLine {
        EntryLine {
            number: line.number,
            at: self.at(&line.at),
            datetime: line.at.to_string(),
            officer: line.officer.unwrap_or_default(),
            post: match (&line.role, &line.agency) {
                (Some(role), Some(body)) => self.post(role, body),
                _ => String::new(),
            },
            act: self.act(&line.act),
            register: line
                .register
                .map(|register| self.register(&register))
                .unwrap_or_default(),
            tie: self.ties(&line.tie.into_iter().collect()),
            parts: self.parts(&line.parts.into_iter().collect()),
            refused: line.refused,
            rows: line.rows,
        }
    }
}
