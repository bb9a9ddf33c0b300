//! Which candidates are worth opening: those with the most, and the rarest,
//! tokens in common.

use std::collections::BTreeMap;

/// How much a search may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many records of one token are read.
    pub per_token: usize,
    /// How many candidates are opened.
    pub opened: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            per_token: 8_000,
            opened: 2_000,
        }
    }
}

/// Candidates, gathered token by token.
#[derive(Clone, Debug)]
pub struct Shortlist<Id> {
    limits: Limits,
    weights: BTreeMap<Id, f32>,
    /// What somebody has who has every token.
    most: f32,
    whole: bool,
}

impl<Id: Ord + Copy> Shortlist<Id> {
    /// An empty list.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            weights: BTreeMap::new(),
            most: 0.0,
            whole: true,
        }
    }

    /// How many records to ask the database for, one more than will be taken,
    /// so that it shows whether there are more.
    #[must_use]
    pub fn to_ask(&self) -> usize {
        self.limits.per_token + 1
    }

    /// The records that have one of the tokens that are looked for.
    pub fn add(&mut self, records: &[Id]) {
        if records.len() > self.limits.per_token {
            self.whole = false;
        }
        let taken = &records[..records.len().min(self.limits.per_token)];
        let weight = 1.0 / (16.0 + taken.len() as f32).log2();
        self.most += weight;
        for &record in taken {
            *self.weights.entry(record).or_default() += weight;
        }
    }

    /// Those who have most of what is looked for: a token is shared by many, and
    /// only few share most of them by chance.
    #[must_use]
    pub fn likely(self) -> Vec<Id> {
        let least = self.most * MOST;
        let likely = self.weights.into_iter();
        likely
            .filter(|(_, weight)| *weight >= least)
            .map(|(id, _)| id)
            .collect()
    }

    /// The candidates, to be opened the likeliest first.
    #[must_use]
    pub fn candidates(self) -> Candidates<Id> {
        let mut ranked: Vec<(Id, f32)> = self.weights.into_iter().collect();
        ranked.sort_by(|(id, weight), (other_id, other)| {
            other.total_cmp(weight).then(id.cmp(other_id))
        });
        let whole = self.whole && ranked.len() <= self.limits.opened;
        ranked.truncate(self.limits.opened);
        Candidates {
            ranked,
            handed_out: 0,
            scored: 0,
            enough: 0.0,
            whole,
        }
    }
}

/// A name as near as this to what was asked is held to be meant.
const MEANT: f32 = 0.95;
/// A candidate with so small a part of the tokens that a name has which is
/// meant is not opened any more.
const PART: f32 = 0.5;
/// A candidate with so large a part of the tokens is likely to be meant although
/// nobody opens it.
const MOST: f32 = 0.8;
/// How many are opened before it is asked whether that is enough.
const BATCH: usize = 250;

/// Candidates, handed out batch by batch until the rest is not worth opening.
#[derive(Clone, Debug)]
pub struct Candidates<Id> {
    ranked: Vec<(Id, f32)>,
    handed_out: usize,
    scored: usize,
    enough: f32,
    whole: bool,
}

impl<Id: Copy> Candidates<Id> {
    /// The next ones to open; none when the search is over.
    pub fn batch(&mut self) -> Vec<Id> {
        let batch: Vec<Id> = self.ranked[self.handed_out..]
            .iter()
            .take(BATCH)
            .take_while(|(_, weight)| *weight >= self.enough)
            .map(|(id, _)| *id)
            .collect();
        self.handed_out += batch.len();
        batch
    }

    /// Tells how near the next one of the batch is to what was asked; one
    /// that the reader may not see is told as 0.
    pub fn score(&mut self, score: f32) {
        let weight = self.ranked.get(self.scored).map(|(_, weight)| *weight);
        self.scored += 1;
        if let Some(weight) = weight.filter(|_| score >= MEANT) {
            self.enough = self.enough.max(weight * PART);
        }
    }

    /// How many were handed out.
    #[must_use]
    pub fn opened(&self) -> usize {
        self.handed_out
    }

    /// Whether everybody with a token in common was a candidate: if not, there
    /// are more people with such a name than a search goes through.
    #[must_use]
    pub fn whole(&self) -> bool {
        self.whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_most_of_the_tokens_is_likely_and_who_has_half_of_them_is_not() {
        let mut shortlist = Shortlist::new(Limits::default());
        for records in [
            [1, 2, 3],
            [1, 2, 3],
            [1, 2, 3],
            [1, 2, 4],
            [1, 2, 4],
            [1, 4, 5],
        ] {
            shortlist.add(&records);
        }
        assert_eq!(shortlist.likely(), [1, 2]);
        assert!(Shortlist::<u8>::new(Limits::default()).likely().is_empty());
    }
}
