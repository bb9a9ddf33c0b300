//! What is kept of a name so that it can be found: terms, which the vault's
//! key turns into tokens.
//!
//! A **pair** is made of two words of the name: the consonants of the one, and
//! the consonants of the other, whole or with one of them left out. Two names
//! that differ in one consonant of one word have a pair in common; vowels,
//! script and order make no difference. Pairs are rare, so that they say
//! little to whoever has no key and find few candidates.
//!
//! A **single** is the consonants of one word, whole or with one of them left
//! out, or all its sounds. It finds people by one name only, and is cut much
//! shorter.

use std::collections::BTreeSet;

use crate::name::{Name, Word};

/// How many words of what is asked are paired.
const ASKED_WORDS_MAX: usize = 6;

/// A single word of so many consonants is also kept with one left out: of
/// fewer, what is left would be in too many names.
const SINGLE_LEFT_OUT_MIN: usize = 3;

/// What a term is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TermKind {
    /// Two words.
    Pair,
    /// One word.
    Single,
}

/// One term of a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// What it is made of.
    pub kind: TermKind,
    bytes: Vec<u8>,
}

impl Term {
    /// The bytes for the keyed function.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn pair(whole: &[u8], loose: &[u8]) -> Self {
        Self {
            kind: TermKind::Pair,
            bytes: [b"2 ", whole, b" ", loose].concat(),
        }
    }

    fn single(loose: &[u8]) -> Self {
        Self {
            kind: TermKind::Single,
            bytes: [b"1 ", loose].concat(),
        }
    }

    fn stem(word: &Word) -> Self {
        Self {
            kind: TermKind::Single,
            bytes: [b"1+".as_slice(), &word.stem()].concat(),
        }
    }
}

/// How many bits of a keyed function's result make a token: the fewer, the
/// more people share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truncation {
    /// Bits of the tokens of pairs.
    pub pair_bits: u32,
    /// Bits of the tokens of singles.
    pub single_bits: u32,
}

impl Truncation {
    /// For about so many names.
    #[must_use]
    pub fn for_names(count: u64) -> Self {
        let size = count.max(1).ilog2();
        Self {
            pair_bits: size.clamp(8, 24),
            single_bits: (size.saturating_sub(6)).clamp(4, 16),
        }
    }

    /// The token of a term, from what the keyed function made of its bytes.
    /// Pairs and singles have no token in common.
    #[must_use]
    pub fn token(self, kind: TermKind, keyed: u64) -> i64 {
        let (bits, mark) = match kind {
            TermKind::Pair => (self.pair_bits, 0),
            TermKind::Single => (self.single_bits, 1),
        };
        (((keyed >> (64 - bits)) << 1) | mark) as i64
    }
}

impl Name {
    /// The terms that are kept with a record.
    #[must_use]
    pub fn kept_terms(&self) -> BTreeSet<Term> {
        let several_fields = self
            .words
            .iter()
            .any(|word| Some(word.field) != self.words.first().map(|first| first.field));
        let whole: Vec<&Word> = self.words.iter().filter(|word| !word.initial).collect();
        let mut terms = BTreeSet::new();
        for (at, word) in whole.iter().enumerate() {
            if !word.patronymic {
                singles(word, &mut terms);
            }
            for other in &whole[at + 1..] {
                if !several_fields || word.field != other.field {
                    pairs(word, other, &mut terms);
                }
            }
        }
        for &(at, ref joined) in &self.joins {
            let of_field = |word: &&Word| word.field == joined.field && !word.patronymic;
            let hyphen = self.words[at + 1].hyphen;
            if !hyphen && (!several_fields || whole.iter().copied().filter(of_field).count() != 2) {
                continue;
            }
            whole_singles(joined, &mut terms);
            for (other_at, other) in self.words.iter().enumerate() {
                let apart = other_at != at && other_at != at + 1 && !other.initial;
                if apart && (!several_fields || other.field != joined.field) {
                    pairs(joined, other, &mut terms);
                }
            }
        }
        terms
    }

    /// The terms that are looked for.
    #[must_use]
    pub fn asked_terms(&self) -> BTreeSet<Term> {
        let whole: Vec<(usize, &Word)> = self
            .words
            .iter()
            .enumerate()
            .filter(|(_, word)| !word.initial)
            .take(ASKED_WORDS_MAX)
            .collect();
        let mut terms = BTreeSet::new();
        if let [(_, only)] = whole.as_slice() {
            singles(only, &mut terms);
        }
        for (at, (_, word)) in whole.iter().enumerate() {
            for (_, other) in &whole[at + 1..] {
                pairs(word, other, &mut terms);
            }
        }
        for &(at, ref joined) in &self.joins {
            if let [_, _] = self.words.as_slice() {
                whole_singles(joined, &mut terms);
            }
            for (other_at, other) in &whole {
                if *other_at != at && *other_at != at + 1 {
                    pairs(joined, other, &mut terms);
                }
            }
        }
        terms
    }
}

fn pairs(word: &Word, other: &Word, terms: &mut BTreeSet<Term>) {
    for (whole, loose) in [(word, other), (other, word)] {
        for whole in whole.skeletons() {
            for loose in loose.skeletons() {
                terms.insert(Term::pair(&whole, &loose));
                for left_out in one_left_out(&loose) {
                    terms.insert(Term::pair(&whole, &left_out));
                }
            }
        }
    }
}

fn whole_singles(word: &Word, terms: &mut BTreeSet<Term>) {
    terms.extend(word.skeletons().iter().map(|whole| Term::single(whole)));
}

fn singles(word: &Word, terms: &mut BTreeSet<Term>) {
    // Those who sound the same come before those who only share consonants.
    terms.insert(Term::stem(word));
    for skeleton in word.skeletons() {
        terms.insert(Term::single(&skeleton));
        if skeleton.len() >= SINGLE_LEFT_OUT_MIN {
            for left_out in one_left_out(&skeleton) {
                terms.insert(Term::single(&left_out));
            }
        }
    }
}

/// A skeleton with each of its consonants left out in turn. Of a single
/// consonant nothing would be left, which every name has in common.
fn one_left_out(skeleton: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    (0..skeleton.len())
        .filter(|_| skeleton.len() > 1)
        .map(|at| [&skeleton[..at], &skeleton[at + 1..]].concat())
}
