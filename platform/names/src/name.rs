//! A name as words, each as it is written and as it sounds.

use crate::{distance::word_weight, sounds::once_each};

/// The script that a word is written in, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// Latin letters, with marks or without.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Arabic letters, which leave out short vowels.
    Arabic,
    /// Any other.
    Other,
}

impl Script {
    pub(crate) fn of(letter: char) -> Self {
        match letter {
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' => Self::Arabic,
            '\0'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{206f}' => Self::Latin,
            _ => Self::Other,
        }
    }
}

/// One word of a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// As it is written.
    pub written: String,
    /// In small letters from a to z.
    pub plain: String,
    /// As it sounds.
    pub(crate) sounds: Vec<u8>,
    /// What its sounds weigh together, where that is sure.
    pub(crate) weight: Option<f32>,
    /// The script it is written in.
    pub script: Script,
    /// One letter, which stands for a word.
    pub initial: bool,
    /// The father's name.
    pub patronymic: bool,
    pub(crate) field: usize,
    pub(crate) hyphen: bool,
}

impl Word {
    /// All sounds but the vowels at the end, which tell a woman's name from a
    /// man's; a letter that may be v or a vowel is taken for v.
    pub(crate) fn stem(&self) -> Vec<u8> {
        let v = |&sound: &u8| if sound == b'w' { b'f' } else { sound };
        let mut stem = once_each(&self.sounds.iter().map(v).collect::<Vec<u8>>());
        while matches!(stem.last(), Some(b'a' | b'i' | b'u')) {
            stem.pop();
        }
        stem
    }

    /// The consonants, in order: what is left in every script. A word in
    /// which a letter may be v or a vowel has two readings.
    pub(crate) fn skeletons(&self) -> Vec<Vec<u8>> {
        skeletons(&self.sounds)
    }

    /// Two words read as one.
    pub(crate) fn joined_with(&self, next: &Self) -> Self {
        let sounds = once_each(&[self.sounds.as_slice(), &next.sounds].concat());
        Self {
            written: format!("{} {}", self.written, next.written),
            plain: format!("{}{}", self.plain, next.plain),
            weight: word_weight(&sounds),
            sounds,
            script: self.script,
            initial: false,
            patronymic: self.patronymic || next.patronymic,
            field: self.field,
            hyphen: self.hyphen,
        }
    }
}

fn skeletons(sounds: &[u8]) -> Vec<Vec<u8>> {
    let consonants = |v: Option<u8>| {
        let heard: Vec<u8> = sounds
            .iter()
            .filter_map(|&sound| match sound {
                b'a' | b'i' | b'u' => None,
                b'w' => v,
                consonant => Some(consonant),
            })
            .collect();
        once_each(&heard)
    };
    let mut readings = vec![consonants(Some(b'f'))];
    if sounds.contains(&b'w') {
        readings.push(consonants(None));
    }
    readings
}

/// A name, in no particular order of its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Name {
    /// Its words, without articles and without the words for son and daughter.
    pub words: Vec<Word>,
    /// Neighbours that may as well be one word, by the place of the first.
    pub(crate) joins: Vec<(usize, Word)>,
}

impl Name {
    pub(crate) fn of(words: Vec<Word>) -> Self {
        let neighbours = words.iter().zip(words.iter().skip(1)).enumerate();
        let joins = neighbours
            .filter(|(_, (word, next))| {
                word.field == next.field && !word.initial && !next.initial && !next.patronymic
            })
            .map(|(at, (word, next))| (at, word.joined_with(next)))
            .collect();
        Self { words, joins }
    }

    /// Whether there is nothing to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}
