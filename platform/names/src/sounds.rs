//! What a name sounds like: letters of any script as one small set of sounds.
//!
//! There are three vowels (a, i, u) and eleven consonants (b, c, d, f, g, l,
//! m, n, r, s, z), since the spellings of the region tell no more apart in
//! common; w stands where a letter may be a consonant or a vowel.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    distance::word_weight,
    name::{Name, Script, Word},
    tables::{self, BadTable, Ending, Letter, Rule, Where},
};

/// No name has words as long as this; what comes after is not heard.
const SOUNDS_MAX: usize = 40;
/// What is left of a word when an ending is taken off, at the least.
const STEM_MIN: usize = 3;
/// No name has as many words as this; what comes after is not heard.
const WORDS_MAX: usize = 12;

/// The sounds of letters, and the endings that are no part of a name.
#[derive(Clone, Debug)]
pub struct Sounds {
    letters: BTreeMap<char, Letter>,
    rules: [Vec<Rule>; 26],
    patronymics: BTreeSet<Vec<u8>>,
    attached: Vec<Vec<u8>>,
    articles: BTreeSet<Vec<u8>>,
}

impl Sounds {
    /// The tables that come with this crate.
    ///
    /// # Panics
    /// Never: the tables are part of the program, and a test reads them.
    #[must_use]
    pub fn standard() -> Self {
        Self::from_tables().expect("the tables of this crate are sound")
    }

    fn from_tables() -> Result<Self, BadTable> {
        let mut letters = tables::letters()?;
        let small: Vec<(char, Letter)> = letters
            .iter()
            .map(|(&letter, sounds)| (letter, sounds.clone()))
            .collect();
        for (letter, sounds) in small {
            letters.insert(capital(letter), sounds);
        }
        let sounds = Self {
            letters,
            rules: tables::rules()?,
            patronymics: BTreeSet::new(),
            attached: Vec::new(),
            articles: BTreeSet::new(),
        };
        Ok(sounds.with(tables::endings(None)?))
    }

    /// Adds endings of a country's languages: a CSV table with the columns
    /// `kind` (`patronymic`, `attached` or `article`), `ending` and `reason`.
    ///
    /// # Errors
    /// [`BadTable`] with the line that cannot be read.
    pub fn and_endings(self, csv: &str) -> Result<Self, BadTable> {
        Ok(self.with(tables::endings(Some(csv))?))
    }

    fn with(mut self, endings: Vec<(Ending, String)>) -> Self {
        for (kind, ending) in endings {
            let sounds = self.hear(&ending).sounds;
            match kind {
                Ending::Patronymic => {
                    self.patronymics.insert(sounds);
                }
                Ending::Attached => self.attached.push(sounds),
                Ending::Article => {
                    self.articles.insert(sounds);
                }
            }
        }
        self.attached
            .sort_by_key(|ending| std::cmp::Reverse(ending.len()));
        self
    }

    /// A name out of its fields (family name, given names), in any order.
    #[must_use]
    pub fn name(&self, fields: &[&str]) -> Name {
        let mut words: Vec<Word> = Vec::new();
        'fields: for (field, text) in fields.iter().enumerate() {
            let before = words.len();
            for (written, hyphen) in split(text) {
                let mut word = self.hear(written);
                if word.sounds.is_empty() {
                    continue;
                }
                let first_of_field = words.len() == before;
                if !first_of_field && self.patronymics.contains(&word.sounds) {
                    if let Some(father) = words.last_mut() {
                        father.patronymic = true;
                    }
                    continue;
                }
                word.field = field;
                word.hyphen = hyphen && !first_of_field;
                self.take_off_ending(&mut word);
                words.push(word);
                if words.len() == WORDS_MAX {
                    break 'fields;
                }
            }
        }
        // Who is known by the father's name alone is found by it.
        if words.iter().all(|word| word.patronymic) {
            for word in &mut words {
                word.patronymic = false;
            }
        }
        let articles = words
            .iter()
            .filter(|word| self.articles.contains(&word.sounds))
            .count();
        if articles < words.len() {
            words.retain(|word| !self.articles.contains(&word.sounds));
        }
        Name::of(words)
    }

    fn take_off_ending(&self, word: &mut Word) {
        let stem = self
            .attached
            .iter()
            .find_map(|ending| word.sounds.strip_suffix(ending.as_slice()))
            .filter(|stem| stem.len() >= STEM_MIN)
            .map(<[u8]>::len);
        if let Some(stem) = stem {
            word.sounds.truncate(stem);
            word.weight = word_weight(&word.sounds);
            word.patronymic = true;
        }
    }

    /// One word, letter by letter.
    fn hear(&self, written: &str) -> Word {
        let mut sounds = Vec::with_capacity(written.len());
        let mut plain = String::with_capacity(written.len());
        // Latin letters wait until the group that they belong to is complete.
        let mut waiting = String::new();
        let mut script = Script::Latin;
        let mut last = None;
        for character in written.chars() {
            let waited = waiting.len();
            if character.is_ascii() {
                if character.is_ascii_alphabetic() {
                    waiting.push(character.to_ascii_lowercase());
                }
            } else if let Some(letter) = self.letters.get(&character) {
                self.hear_latin(&waiting, false, &mut sounds);
                plain.push_str(&waiting);
                push_plain(character, &mut plain);
                waiting.clear();
                sounds.extend_from_slice(&letter.anywhere);
                last = Some(letter);
                script = Script::of(character);
            } else {
                push_plain(character, &mut waiting);
                if script == Script::Latin && waiting.len() > waited {
                    script = Script::of(character);
                }
            }
            if waiting.len() > waited {
                last = None;
            }
        }
        if let Some(Letter {
            anywhere,
            end: Some(end),
        }) = last
        {
            sounds.truncate(sounds.len() - anywhere.len());
            sounds.extend_from_slice(end);
        }
        plain.push_str(&waiting);
        self.hear_latin(&waiting, true, &mut sounds);
        let mut sounds = once_each(&sounds);
        sounds.truncate(SOUNDS_MAX);
        Word {
            initial: written
                .chars()
                .filter(|letter| letter.is_alphabetic())
                .count()
                == 1,
            written: written.to_owned(),
            plain,
            weight: word_weight(&sounds),
            sounds,
            script,
            field: 0,
            hyphen: false,
            patronymic: false,
        }
    }

    fn hear_latin(&self, letters: &str, ends_the_word: bool, sounds: &mut Vec<u8>) {
        let starts_the_word = sounds.is_empty();
        let letters = letters.as_bytes();
        let mut at = 0;
        while let Some(&letter) = letters.get(at) {
            let rest = &letters[at..];
            let rule = self.rules[usize::from(letter - b'a')].iter().find(|rule| {
                rest.starts_with(&rule.letters)
                    && match rule.place {
                        Where::Anywhere => true,
                        Where::Start => starts_the_word && at == 0,
                        Where::End => ends_the_word && rest.len() == rule.letters.len(),
                    }
            });
            if let Some(rule) = rule {
                sounds.extend_from_slice(&rule.sounds);
                at += rule.letters.len();
            } else {
                // b, f, g, l, m, n, r, s, z and d sound as they are written.
                sounds.push(letter);
                at += 1;
            }
        }
    }
}

/// A letter in small letters from a to z.
fn push_plain(letter: char, plain: &mut String) {
    plain.extend(
        any_ascii::any_ascii_char(letter)
            .chars()
            .filter(char::is_ascii_alphabetic)
            .map(|letter| letter.to_ascii_lowercase()),
    );
}

/// The capital of a letter of the tables. They hold no Latin letters, so the
/// two letters i of Turkic languages are not among them.
#[expect(
    clippy::disallowed_methods,
    reason = "Cyrillic capitals are the same in every language; Arabic letters have none"
)]
fn capital(letter: char) -> char {
    let mut capitals = letter.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) => capital,
        _ => letter,
    }
}

/// Each sound once where it is doubled, and the Russian дж as the one sound
/// that it stands for.
pub(crate) fn once_each(sounds: &[u8]) -> Vec<u8> {
    let mut once: Vec<u8> = Vec::with_capacity(sounds.len());
    for &sound in sounds {
        if sound == b'c' && once.last() == Some(&b'd') {
            once.pop();
        }
        if once.last() != Some(&sound) {
            once.push(sound);
        }
    }
    once
}

/// The words of a text, each with whether a hyphen stands before it.
fn split(text: &str) -> impl Iterator<Item = (&str, bool)> {
    const HYPHENS: [char; 5] = ['-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{ad}'];
    const APOSTROPHES: [char; 9] = ['\'', '’', '‘', '`', '´', 'ʻ', 'ʼ', 'ʾ', 'ʿ'];
    let part_of_word = |character: char| {
        character.is_alphabetic()
            || APOSTROPHES.contains(&character)
            // Marks that stand on or between letters: accents written apart,
            // vowel points, joiners.
            || ('\u{300}'..='\u{36f}').contains(&character)
            || ('\u{64b}'..='\u{65f}').contains(&character)
            || ('\u{200b}'..='\u{200f}').contains(&character)
    };
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find(part_of_word)?;
            let between = &rest[..start];
            let hyphen = !between.is_empty() && between.chars().all(|one| HYPHENS.contains(&one));
            let end = rest[start..]
                .find(|character| !part_of_word(character))
                .map_or(rest.len(), |end| start + end);
            let word = &rest[start..end];
            rest = &rest[end..];
            if word.chars().any(char::is_alphabetic) {
                return Some((word, hyphen));
            }
        }
    })
}
