//! Two files of one person: merged into one, so that the person is counted once,
//! and parted again, so that nothing was lost by it.

mod erasing;
mod moving;
mod parted;
mod refusing;

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use db::{Deed, Stored};
use guard::Act;
use kernel::{No, RecordId, Value};
use proptest::{prelude::*, test_runner::TestRunner};
use records::TwoFiles;
use statistics::Asked;

pub use self::erasing::erase;
use crate::{
    samples::{DAY, YEAR},
    workbench::{Workbench, sentence},
};

/// Why files are merged and parted here.
const BECAUSE: &str = "A test";

impl Workbench {
    fn merge(&self, kept: &str, second: &str) -> Result<Stored, No> {
        let [of_kept, of_second] = [kept, second].map(|file| self.standing("persons", file));
        let files = TwoFiles {
            kept: (of_kept.id, of_kept.version),
            second: (second, of_second.version),
        };
        self.mechanism.merge("persons", files, BECAUSE, None)
    }

    fn part(&self, second: &str) -> Result<Stored, No> {
        let second = self.standing("persons", second);
        let file = (second.id, second.version);
        self.mechanism.part("persons", file, BECAUSE, None)
    }

    /// The reference of whom a record is about.
    fn whose(&self, register: &str, reference: &str) -> String {
        let kind = self.mechanism.kind(register).unwrap();
        let stored = self.standing(register, reference);
        let person = kind.value(&stored.row, kind.subject.as_deref().unwrap());
        self.reference(person.as_link().unwrap())
    }

    fn reference(&self, person: RecordId) -> String {
        let db = self.mechanism.db();
        let found = db.read(|session| Ok(session.reference_of("persons", person)?));
        found.unwrap().unwrap()
    }

    /// A person of whom it was decided that they are a victim.
    fn victim(&self) -> String {
        let person = self.enter("persons", &[]).reference;
        self.recognised(&person);
        person
    }

    fn recognised(&self, person: &str) -> String {
        let said = [
            ("person", person),
            ("outcome", "recognised"),
            ("decided_on", DAY),
            ("authority", "unknown"),
        ];
        self.enter("decisions", &said).reference
    }

    /// Every figure of these years, as it is told.
    fn all_figures(&self, years: std::ops::RangeInclusive<i16>) -> BTreeMap<(String, i16), String> {
        let mut all = BTreeMap::new();
        for year in years {
            for value in statistics::figures(&self.mechanism, Asked::now(year)).unwrap() {
                let told = format!("{:?} {:?}", value.state, value.number);
                all.insert((value.id.clone(), year), told);
            }
        }
        all
    }

    fn is_healthy(&self) {
        let broken: Vec<String> = self
            .mechanism
            .db()
            .health()
            .into_iter()
            .filter(|finding| finding.level == db::Level::Broken)
            .map(|finding| finding.what)
            .collect();
        assert!(broken.is_empty(), "{broken:?}");
    }

    /// Whether all is well, and every version what the log says. It is asked
    /// once of each: the log has one key.
    fn is_sound(&self) {
        self.is_healthy();
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        let key = ledger::SecretKey::draw("merging/log", ledger::Statement::Log, &mut chance);
        let key = key.unwrap();
        let public = key.public().clone();
        let db = self.mechanism.db();
        db.sign_with(key).unwrap();
        let checked = db
            .verify(public, Vec::new(), Vec::new(), Vec::new())
            .unwrap();
        assert!(checked.is_sound(), "{checked:?}");
    }
}

fn rules(no: &No) -> Vec<&str> {
    match no {
        No::Refused(refusals) => refusals.iter().map(|no| no.rule.as_str()).collect(),
        No::Failed(fault) => panic!("{fault}"),
    }
}
