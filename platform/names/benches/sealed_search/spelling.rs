//! How other languages and scripts spell a name, by the table
//! `spellings.csv`, which the search itself does not know.

use std::collections::BTreeMap;

use crate::people::Chance;

/// A way of spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// As Russian writes it.
    Russian,
    /// The Cyrillic letters of the language itself.
    Cyrillic,
    /// As English and passports write it.
    English,
    /// As Turkish writes it.
    Turkish,
    /// Arabic letters.
    Arabic,
}

/// The table.
pub struct Spelling(BTreeMap<Language, BTreeMap<String, Vec<String>>>);

impl Spelling {
    pub fn new(rows: &[csv::StringRecord]) -> Self {
        let columns = [
            (Language::Russian, 1),
            (Language::Cyrillic, 2),
            (Language::English, 3),
            (Language::Turkish, 4),
            (Language::Arabic, 5),
        ];
        Self(
            columns
                .into_iter()
                .map(|(language, column)| {
                    let letters = rows
                        .iter()
                        .map(|row| {
                            let ways = row[column].split('|').map(str::to_owned).collect();
                            (row[0].to_owned(), ways)
                        })
                        .collect();
                    (language, letters)
                })
                .collect(),
        )
    }

    /// With a capital.
    pub fn write(&self, text: &str, language: Language, chance: &mut Chance) -> String {
        capital(&self.small(text, language, chance))
    }

    /// In small letters.
    pub fn small(&self, text: &str, language: Language, chance: &mut Chance) -> String {
        let table = &self.0[&language];
        let letters: Vec<char> = text.chars().flat_map(small).collect();
        let mut written = String::new();
        let mut at = 0;
        while at < letters.len() {
            let two: String = letters[at..letters.len().min(at + 2)].iter().collect();
            let one: String = letters[at..=at].iter().collect();
            if let Some(ways) = table.get(&two) {
                written.push_str(chance.of(ways).as_str());
                at += 2;
            } else {
                match table.get(&one) {
                    Some(ways) => written.push_str(chance.of(ways).as_str()),
                    None => written.push_str(&one),
                }
                at += 1;
            }
        }
        written
    }
}

fn small(letter: char) -> impl Iterator<Item = char> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the two letters i are taken care of here"
    )]
    let small = match letter {
        'İ' => 'i',
        'I' => 'ı',
        other => other.to_lowercase().next().unwrap_or(other),
    };
    std::iter::once(small)
}

/// With a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    #[expect(
        clippy::disallowed_methods,
        reason = "the two letters i are taken care of here"
    )]
    let first = letters.next().map(|first| match first {
        'i' => 'İ',
        other => other.to_uppercase().next().unwrap_or(other),
    });
    first.into_iter().chain(letters).collect()
}
