//! How alike two names are, and why.

use crate::{
    distance::distance,
    name::{Name, Script, Word},
};

/// Words less alike than this are held for different ones.
const ALIKE_MIN: f32 = 0.45;
/// What a word counts that is asked as an initial.
const INITIAL_WEIGHT: f32 = 0.4;
/// How alike an initial and a word are that begins with it.
const INITIAL_ALIKE: f32 = 0.85;
/// How much the writing counts beside the sound.
const WRITING: f32 = 0.15;
/// What a word takes away that was not asked for: little, so that it only
/// decides between names that are equal otherwise.
const NOT_ASKED: f32 = 0.01;
/// The same for a father's name, which is seldom asked for.
const FATHER_NOT_ASKED: f32 = 0.002;
/// What remains when the father's name is like a word that was not asked as
/// one: whoever asks for an Aynur does not mean Aynur's daughter.
const OTHER_ROLE: f32 = 0.93;
/// What remains when only marks or capitals differ.
const OTHER_MARKS: f32 = 0.995;

/// Why two words are held to be the same, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Letter by letter the same.
    SameLetters,
    /// The same in another script.
    SameInOtherScript,
    /// The same but for marks, capitals or apostrophes.
    SamePlain,
    /// Spelt in another way that sounds the same.
    SameSounds,
    /// One letter differs.
    OneLetter,
    /// Several letters differ.
    SeveralLetters,
    /// An initial that the word begins with.
    Initial,
    /// Nothing in the name is like it.
    Missing,
}

/// A word that was asked for, and what was found for it.
#[derive(Clone, Debug, PartialEq)]
pub struct WordAlike {
    /// The word that was asked for.
    pub asked: String,
    /// The word of the name; empty when nothing is like it.
    pub found: String,
    /// The script of the word of the name.
    pub script: Script,
    /// Why.
    pub likeness: Likeness,
    /// How alike they are, from 0 to 1.
    pub score: f32,
}

/// How alike two names are.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    /// From 0 (nothing in common) to 1 (the same).
    pub score: f32,
    /// Word by word, in the order in which they were asked.
    pub words: Vec<WordAlike>,
    /// How many words of the name were not asked for.
    pub not_asked: usize,
}

/// How alike two words are, before it is said in words.
#[derive(Clone, Copy)]
struct Closeness {
    score: f32,
    apart: f32,
}

impl Name {
    /// Compares what was asked with a name that is kept.
    #[must_use]
    pub fn compare(&self, kept: &Self) -> Alike {
        let asked: Vec<&Word> = self.words.iter().collect();
        let found: Vec<&Word> = kept.words.iter().collect();
        let mut best = align(&asked, &found);
        if best.1 > 0.97 {
            return explain(&asked, &found, best);
        }
        // Two words may be written as one, on either side.
        let mut best_words = (asked.clone(), found.clone());
        for (at, joined) in &self.joins {
            let words = with_join(&asked, *at, joined);
            let other = align(&words, &found);
            if other.1 > best.1 {
                (best, best_words) = (other, (words, found.clone()));
            }
        }
        for (at, joined) in &kept.joins {
            let words = with_join(&found, *at, joined);
            let other = align(&asked, &words);
            if other.1 > best.1 {
                (best, best_words) = (other, (asked.clone(), words));
            }
        }
        explain(&best_words.0, &best_words.1, best)
    }
}

fn with_join<'w>(words: &[&'w Word], at: usize, joined: &'w Word) -> Vec<&'w Word> {
    let mut with = words.to_vec();
    with.splice(at..at + 2, [joined]);
    with
}

type Alignment = (Vec<Option<(usize, Closeness)>>, f32);

/// Gives each asked word the word that is most like it, the most alike first.
fn align(asked: &[&Word], found: &[&Word]) -> Alignment {
    let mut close: Vec<(usize, usize, Closeness)> = Vec::with_capacity(asked.len() * found.len());
    for (at, word) in asked.iter().enumerate() {
        for (other_at, other) in found.iter().enumerate() {
            let closeness = closeness(word, other);
            if closeness.score >= ALIKE_MIN {
                close.push((at, other_at, closeness));
            }
        }
    }
    close.sort_by(|(at, other_at, one), (at2, other_at2, two)| {
        two.score
            .total_cmp(&one.score)
            .then((at, other_at).cmp(&(at2, other_at2)))
    });
    let mut given: Vec<Option<(usize, Closeness)>> = vec![None; asked.len()];
    let mut taken = vec![false; found.len()];
    for (at, other_at, closeness) in close {
        if given[at].is_none() && !taken[other_at] {
            given[at] = Some((other_at, closeness));
            taken[other_at] = true;
        }
    }
    let mut sum = 0.0;
    let mut whole = 0.0;
    for (word, given) in asked.iter().zip(&given) {
        let weight = weight(word);
        whole += weight;
        sum += given.map_or(0.0, |(_, closeness)| weight * closeness.score);
    }
    let left: f32 = found
        .iter()
        .zip(&taken)
        .filter(|(_, taken)| !**taken)
        .map(|(word, _)| {
            if word.patronymic {
                FATHER_NOT_ASKED
            } else {
                NOT_ASKED
            }
        })
        .sum();
    let score = if whole > 0.0 { sum / whole } else { 0.0 };
    (given, (score - left).max(0.0))
}

fn weight(word: &Word) -> f32 {
    if word.initial {
        INITIAL_WEIGHT
    } else {
        1.0 + word.sounds.len().min(8) as f32 / 8.0
    }
}

fn closeness(asked: &Word, found: &Word) -> Closeness {
    if asked.initial || found.initial {
        let same = asked.sounds.first() == found.sounds.first();
        return Closeness {
            score: if same { INITIAL_ALIKE } else { 0.0 },
            apart: 0.0,
        };
    }
    let unwritten = (asked.script == Script::Arabic) != (found.script == Script::Arabic);
    if !unwritten
        && let (Some(one), Some(other)) = (asked.weight, found.weight)
        && (one - other).abs() > (1.0 - ALIKE_MIN) * one.max(other)
    {
        // They lie at least as far apart as the heavier one weighs more: no
        // need to see by how much.
        return Closeness {
            score: 0.0,
            apart: one.max(other),
        };
    }
    let (apart, heavy) = distance(&asked.sounds, &found.sounds, unwritten);
    let sound = if heavy > 0.0 {
        1.0 - apart / heavy
    } else {
        0.0
    };
    if sound < ALIKE_MIN {
        return Closeness { score: 0.0, apart };
    }
    let writing = if asked.plain == found.plain {
        1.0
    } else if unwritten {
        // What the scripts do not write cannot be held against the word.
        0.9
    } else {
        let longer = asked.plain.len().max(found.plain.len()).max(1);
        1.0 - strsim::osa_distance(&asked.plain, &found.plain) as f32 / longer as f32
    };
    let mut score = (1.0 - WRITING) * sound + WRITING * writing;
    if asked.patronymic != found.patronymic {
        score *= OTHER_ROLE;
    }
    if asked.script == found.script && asked.written != found.written {
        score *= OTHER_MARKS;
    }
    Closeness { score, apart }
}

fn explain(asked: &[&Word], found: &[&Word], (given, score): Alignment) -> Alike {
    let matched = given.iter().flatten().count();
    Alike {
        score,
        words: asked
            .iter()
            .zip(given)
            .map(|(word, given)| match given {
                None => WordAlike {
                    asked: word.written.clone(),
                    found: String::new(),
                    script: word.script,
                    likeness: Likeness::Missing,
                    score: 0.0,
                },
                Some((at, closeness)) => WordAlike {
                    asked: word.written.clone(),
                    found: found[at].written.clone(),
                    script: found[at].script,
                    likeness: likeness(word, found[at], closeness),
                    score: closeness.score,
                },
            })
            .collect(),
        not_asked: found.len() - matched,
    }
}

fn likeness(asked: &Word, found: &Word, closeness: Closeness) -> Likeness {
    if asked.initial || found.initial {
        Likeness::Initial
    } else if asked.written == found.written {
        Likeness::SameLetters
    } else if asked.script != found.script && closeness.apart < 0.5 {
        Likeness::SameInOtherScript
    } else if asked.plain == found.plain {
        Likeness::SamePlain
    } else if asked.sounds == found.sounds {
        Likeness::SameSounds
    } else if strsim::osa_distance(&asked.plain, &found.plain) <= 1 {
        Likeness::OneLetter
    } else {
        Likeness::SeveralLetters
    }
}
