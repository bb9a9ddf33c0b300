//! The tables of this crate: letters, sounds and endings, read once.

use std::collections::BTreeMap;

/// What single letters of the region's scripts sound like.
const LETTERS: &str = include_str!("../tables/letters.csv");
/// What Latin letters and groups of them sound like.
const SOUNDS: &str = include_str!("../tables/sounds.csv");
/// What is added to a name and is not part of it.
const ENDINGS: &str = include_str!("../tables/endings.csv");

/// A line of a table that says nothing this crate understands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the table of {table}: {wrong}")]
pub struct BadTable {
    /// Which table: letters, sounds or endings.
    pub table: &'static str,
    /// The line, counted from 1, the heading included.
    pub line: u64,
    /// What is wrong with it and what would be right.
    pub wrong: String,
}

/// Where in a word a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Where {
    Anywhere,
    Start,
    End,
}

/// A group of Latin letters and what it sounds like.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) letters: Vec<u8>,
    pub(crate) sounds: Vec<u8>,
    pub(crate) place: Where,
}

/// What is added to a name and is not part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// A word that makes the one before it a father's name.
    Patronymic,
    /// The end of a word that makes it a father's name.
    Attached,
    /// A word that many names have and that tells none from another.
    Article,
}

fn lines<'t>(
    table: &'static str,
    text: &'t str,
    columns: usize,
) -> impl Iterator<Item = Result<(u64, csv::StringRecord), BadTable>> + 't {
    csv::Reader::from_reader(text.as_bytes())
        .into_records()
        .zip(2..)
        .map(move |(record, counted)| {
            let record = record.map_err(|error| BadTable {
                table,
                line: counted,
                wrong: error.to_string(),
            })?;
            let line = record.position().map_or(counted, csv::Position::line);
            if record.len() == columns {
                return Ok((line, record));
            }
            Err(BadTable {
                table,
                line,
                wrong: format!("{} columns where {columns} would be right", record.len()),
            })
        })
}

/// What a letter sounds like.
#[derive(Clone, Debug, Default)]
pub(crate) struct Letter {
    /// Where no other rule holds.
    pub(crate) anywhere: Vec<u8>,
    /// At the end of a word, if that is another sound.
    pub(crate) end: Option<Vec<u8>>,
}

pub(crate) fn letters() -> Result<BTreeMap<char, Letter>, BadTable> {
    let mut letters: BTreeMap<char, Letter> = BTreeMap::new();
    for record in lines("letters", LETTERS, 4) {
        let (line, record) = record?;
        let bad = |wrong: &str| BadTable {
            table: "letters",
            line,
            wrong: wrong.to_owned(),
        };
        let mut characters = record[0].chars();
        let (Some(letter), None) = (characters.next(), characters.next()) else {
            return Err(bad("one letter a line would be right"));
        };
        let sounds = sounds_of(&record[1]).ok_or_else(|| bad(NO_SOUND))?;
        match (&record[2], letters.get_mut(&letter)) {
            ("", None) => {
                letters.insert(
                    letter,
                    Letter {
                        anywhere: sounds,
                        end: None,
                    },
                );
            }
            ("end", Some(found)) => found.end = Some(sounds),
            ("", Some(_)) => return Err(bad("the letter stands in the table twice")),
            _ => return Err(bad("end, after a line for anywhere, would be right")),
        }
    }
    Ok(letters)
}

/// Rules by their first letter, the longest and the most particular first.
pub(crate) fn rules() -> Result<[Vec<Rule>; 26], BadTable> {
    let mut rules: [Vec<Rule>; 26] = Default::default();
    for record in lines("sounds", SOUNDS, 4) {
        let (line, record) = record?;
        let bad = |wrong: &str| BadTable {
            table: "sounds",
            line,
            wrong: wrong.to_owned(),
        };
        let letters = record[0].as_bytes().to_vec();
        let plain = letters.iter().all(u8::is_ascii_lowercase);
        let Some(first) = letters.first().filter(|_| plain) else {
            return Err(bad("small Latin letters from a to z would be right"));
        };
        let place = match &record[2] {
            "" => Where::Anywhere,
            "start" => Where::Start,
            "end" => Where::End,
            _ => return Err(bad("start, end or nothing would be right")),
        };
        let sounds = sounds_of(&record[1]).ok_or_else(|| bad(NO_SOUND))?;
        rules[usize::from(first - b'a')].push(Rule {
            letters,
            sounds,
            place,
        });
    }
    for group in &mut rules {
        group.sort_by_key(|rule| {
            (
                std::cmp::Reverse(rule.letters.len()),
                rule.place == Where::Anywhere,
            )
        });
    }
    Ok(rules)
}

/// The endings that come with this crate, or a country's.
pub(crate) fn endings(text: Option<&str>) -> Result<Vec<(Ending, String)>, BadTable> {
    lines("endings", text.unwrap_or(ENDINGS), 3)
        .map(|record| {
            let (line, record) = record?;
            let kind = match &record[0] {
                "patronymic" => Ending::Patronymic,
                "attached" => Ending::Attached,
                "article" => Ending::Article,
                other => {
                    return Err(BadTable {
                        table: "endings",
                        line,
                        wrong: format!(
                            "`{other}` where patronymic, attached or article would be right"
                        ),
                    });
                }
            };
            Ok((kind, record[1].to_owned()))
        })
        .collect()
}

const NO_SOUND: &str = "sounds are written with a, i, u, b, c, d, f, g, l, m, n, r, s, w and z";

/// The sounds as bytes; nothing where a letter stands for none of them.
fn sounds_of(written: &str) -> Option<Vec<u8>> {
    const ALPHABET: &[u8] = b"aiubcdfglmnrswz";
    written
        .bytes()
        .all(|sound| ALPHABET.contains(&sound))
        .then(|| written.as_bytes().to_vec())
}
