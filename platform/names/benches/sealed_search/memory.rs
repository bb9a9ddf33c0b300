//! The index in memory, with nothing sealed: to see what the terms alone do.

use std::collections::BTreeMap;

use names::{Limits, Shortlist, Sounds, Truncation};

use crate::{
    people::People,
    sealed::{Keyed, ranked},
};

pub struct Index {
    truncation: Truncation,
    keyed: Keyed,
    people_of: BTreeMap<i64, Vec<u32>>,
    rows: usize,
}

impl Index {
    pub fn new(people: &People, sounds: &Sounds) -> Self {
        let mut index = Self {
            truncation: Truncation::for_names(people.all.len() as u64),
            keyed: Keyed::new([7; 32]),
            people_of: BTreeMap::new(),
            rows: 0,
        };
        for number in 0..people.all.len() as u32 {
            let (family, given) = people.written(number);
            let name = sounds.name(&[&family, &given]);
            for token in index.keyed.tokens(name.kept_terms(), index.truncation) {
                index.people_of.entry(token).or_default().push(number);
                index.rows += 1;
            }
        }
        index
    }

    pub fn stored(&self) -> String {
        format!(
            "{} tokens a name of {:?}",
            self.rows as f64
                / self
                    .people_of
                    .values()
                    .flatten()
                    .max()
                    .map_or(1.0, |&last| f64::from(last) + 1.0),
            self.truncation
        )
    }

    pub fn search(
        &self,
        people: &People,
        sounds: &Sounds,
        text: &str,
        limits: Limits,
    ) -> (Vec<u32>, usize) {
        let asked = sounds.name(&[text]);
        let mut shortlist = Shortlist::new(limits);
        for token in self.keyed.tokens(asked.asked_terms(), self.truncation) {
            if let Some(people) = self.people_of.get(&token) {
                shortlist.add(&people[..people.len().min(shortlist.to_ask())]);
            }
        }
        let mut candidates = shortlist.candidates();
        let mut scored = Vec::new();
        loop {
            let batch = candidates.batch();
            if batch.is_empty() {
                return (ranked(scored), candidates.opened());
            }
            for number in batch {
                let (family, given) = people.written(number);
                let score = asked.compare(&sounds.name(&[&family, &given])).score;
                candidates.score(score);
                scored.push((number, score));
            }
        }
    }
}
