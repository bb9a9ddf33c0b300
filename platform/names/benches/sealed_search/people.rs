//! Invented people, the same ones in every run.

use std::{collections::BTreeMap, path::Path};

use crate::spelling::{Language, Spelling};

/// From which everything follows.
pub const SEED: u64 = 0x6e61_6d65;

/// Invented stems of family names beside those made of given names.
const STEMS: usize = 6_000;
/// How many people in a hundred have a name from elsewhere.
const FOREIGN_IN_100: u64 = 20;
/// How many in a hundred stand in the register with Cyrillic letters.
const CYRILLIC_IN_100: u64 = 6;
/// How many in a hundred stand there with their father's name.
const FATHER_IN_100: u64 = 60;

/// Numbers that look like chance (SplitMix64): written here, so that the same
/// seed makes the same people whatever becomes of the libraries.
#[derive(Clone)]
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
    pub fn in_100(&mut self, share: u64) -> bool {
        self.next() % 100 < share
    }
    pub fn of<'t, T>(&mut self, choices: &'t [T]) -> &'t T {
        &choices[self.below(choices.len())]
    }
}

/// Chooses by rank: the first is the commonest, as names are.
struct Ranks(Vec<f64>);

impl Ranks {
    fn new(count: usize, flat: f64, steep: f64) -> Self {
        let mut sum = 0.0;
        Self(
            (0..count)
                .map(|rank| {
                    sum += 1.0 / (rank as f64 + flat).powf(steep);
                    sum
                })
                .collect(),
        )
    }
    fn choose(&self, chance: &mut Chance) -> usize {
        let all = self.0.last().copied().unwrap_or_default();
        let at = (chance.next() >> 11) as f64 / (1_u64 << 53) as f64 * all;
        self.0.partition_point(|&end| end <= at)
    }
}

/// A given name in every spelling.
pub struct Given {
    pub sex: char,
    pub standing: String,
    pub spellings: BTreeMap<Language, Vec<String>>,
}

/// A stem of family names.
pub enum Stem {
    /// A given name.
    Given(usize),
    /// Made of syllables.
    Invented(String),
}

pub struct Ending {
    pub home: bool,
    after: String,
    man: String,
    woman: String,
    russian_man: String,
    russian_woman: String,
    weight: usize,
}

/// One of the people: which parts the name is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    pub given: u16,
    pub father: Option<u16>,
    pub stem: u16,
    pub ending: u8,
    pub woman: bool,
    pub cyrillic: bool,
}

impl Person {
    pub fn family(&self) -> u32 {
        u32::from(self.stem) << 8 | u32::from(self.ending)
    }
}

/// All of them.
pub struct People {
    pub givens: Vec<Given>,
    pub stems: Vec<Stem>,
    pub endings: Vec<Ending>,
    pub spelling: Spelling,
    pub all: Vec<Person>,
    /// The people of a family and given name.
    by_name: BTreeMap<(u32, u16), Vec<u32>>,
    /// The people of a family name.
    by_family: BTreeMap<u32, Vec<u32>>,
}

fn rows(parts: &Path, file: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_path(parts.join(file))
        .unwrap()
        .into_records()
        .map(Result::unwrap)
        .collect()
}

impl People {
    pub fn new(parts: &Path, count: u32) -> Self {
        let mut chance = Chance::new(SEED);
        let alternatives = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
        let givens: Vec<Given> = rows(parts, "given_names.csv")
            .iter()
            .map(|row| Given {
                sex: row[0].chars().next().unwrap(),
                standing: row[1].to_owned(),
                spellings: BTreeMap::from([
                    (Language::Russian, alternatives(&row[2])),
                    (Language::English, alternatives(&row[3])),
                    (Language::Turkish, alternatives(&row[4])),
                    (Language::Arabic, alternatives(&row[5])),
                ]),
            })
            .collect();
        let endings: Vec<Ending> = rows(parts, "endings.csv")
            .iter()
            .map(|row| Ending {
                home: &row[0] == "home",
                after: row[1].to_owned(),
                man: row[2].to_owned(),
                woman: row[3].to_owned(),
                russian_man: row[4].to_owned(),
                russian_woman: row[5].to_owned(),
                weight: row[6].parse().unwrap(),
            })
            .collect();
        let stems = stems(parts, &givens, &mut chance);
        let mut people = Self {
            spelling: Spelling::new(&rows(parts, "spellings.csv")),
            givens,
            stems,
            endings,
            all: Vec::with_capacity(count as usize),
            by_name: BTreeMap::new(),
            by_family: BTreeMap::new(),
        };
        people.draw(count, &mut chance);
        people
    }

    fn draw(&mut self, count: u32, chance: &mut Chance) {
        let of_sex = |sex: char| -> Vec<u16> {
            (0..self.givens.len())
                .filter(|&at| self.givens[at].sex == sex)
                .map(|at| at as u16)
                .collect()
        };
        let (men, women, foreign) = (of_sex('m'), of_sex('w'), of_sex('f'));
        let given_ranks = [&men, &women, &foreign].map(|names| Ranks::new(names.len(), 5.0, 0.6));
        let stem_ranks = Ranks::new(self.stems.len(), 3.0, 1.0);
        let invented = self
            .stems
            .iter()
            .position(|stem| matches!(stem, Stem::Invented(_)))
            .unwrap();
        for number in 0..count {
            let from_elsewhere = chance.in_100(FOREIGN_IN_100);
            let woman = chance.in_100(60);
            let (names, ranks) = match (from_elsewhere, woman) {
                (true, _) => (&foreign, &given_ranks[2]),
                (_, true) => (&women, &given_ranks[1]),
                _ => (&men, &given_ranks[0]),
            };
            let given = names[ranks.choose(chance)];
            let father = (!from_elsewhere && chance.in_100(FATHER_IN_100))
                .then(|| men[given_ranks[0].choose(chance)]);
            let stem = if from_elsewhere {
                invented + chance.below(self.stems.len() - invented)
            } else {
                stem_ranks.choose(chance)
            };
            let person = Person {
                given,
                father,
                stem: stem as u16,
                ending: self.ending(stem, !from_elsewhere, chance),
                woman,
                cyrillic: chance.in_100(CYRILLIC_IN_100),
            };
            self.by_name
                .entry((person.family(), given))
                .or_default()
                .push(number);
            self.by_family
                .entry(person.family())
                .or_default()
                .push(number);
            self.all.push(person);
        }
    }

    fn ending(&self, stem: usize, home: bool, chance: &mut Chance) -> u8 {
        let text = self.standing(&self.stems[stem]);
        let vowel = text.ends_with(['a', 'ə', 'e', 'i', 'ı', 'o', 'ö', 'u', 'ü']);
        let after = if vowel { "vowel" } else { "consonant" };
        let fits = |ending: &Ending| {
            ending.home == home && (ending.after == "any" || ending.after == after)
        };
        let all: usize = self
            .endings
            .iter()
            .filter(|ending| fits(ending))
            .map(|ending| ending.weight)
            .sum();
        let mut at = chance.below(all);
        for (number, ending) in self.endings.iter().enumerate() {
            if !fits(ending) {
                continue;
            }
            if at < ending.weight {
                return number as u8;
            }
            at -= ending.weight;
        }
        unreachable!("the weights add up")
    }

    fn standing<'s>(&'s self, stem: &'s Stem) -> &'s str {
        match stem {
            Stem::Given(given) => &self.givens[*given].standing,
            Stem::Invented(text) => text,
        }
    }

    /// The given name, as a language writes it; as the register has it without
    /// a language.
    pub fn given(&self, given: u16, language: Option<Language>, chance: &mut Chance) -> String {
        let given = &self.givens[usize::from(given)];
        match language {
            None => given.standing.clone(),
            Some(language) => match given.spellings.get(&language) {
                Some(spellings) => chance.of(spellings).clone(),
                None => self.spelling.write(&given.standing, language, chance),
            },
        }
    }

    /// The family name, likewise.
    pub fn family(
        &self,
        person: &Person,
        language: Option<Language>,
        chance: &mut Chance,
    ) -> String {
        let ending = &self.endings[usize::from(person.ending)];
        let (plain, russian) = if person.woman {
            (&ending.woman, &ending.russian_woman)
        } else {
            (&ending.man, &ending.russian_man)
        };
        let stem = &self.stems[usize::from(person.stem)];
        let Some(language) = language else {
            return format!("{}{plain}", self.standing(stem));
        };
        let stem = match stem {
            Stem::Given(given) => self.given(*given as u16, Some(language), chance),
            Stem::Invented(text) => self.spelling.write(text, language, chance),
        };
        let ending = match language {
            Language::Russian => russian.clone(),
            other => self.spelling.small(plain, other, chance),
        };
        format!("{stem}{ending}")
    }

    /// Family name and given names as they stand in the register.
    pub fn written(&self, number: u32) -> (String, String) {
        let person = &self.all[number as usize];
        let mut chance = Chance::new(SEED ^ (u64::from(number) << 20));
        let home = self.endings[usize::from(person.ending)].home;
        let language = match (person.cyrillic, home) {
            (true, _) => Some(Language::Russian),
            (_, true) => None,
            // Names from elsewhere have no one spelling.
            _ => Some(Language::English),
        };
        let family = self.family(person, language, &mut chance);
        let mut given = self.given(person.given, language, &mut chance);
        if let Some(father) = person.father {
            let father = self.given(father, language, &mut chance);
            let of = match (person.cyrillic, person.woman) {
                (true, true) => "кызы",
                (true, false) => "оглы",
                (false, true) => "qızı",
                (false, false) => "oğlu",
            };
            given = format!("{given} {father} {of}");
        }
        (family, given)
    }

    pub fn named(&self, person: &Person) -> &[u32] {
        &self.by_name[&(person.family(), person.given)]
    }

    pub fn of_family(&self, person: &Person) -> &[u32] {
        &self.by_family[&person.family()]
    }

    pub fn different_names(&self) -> usize {
        self.by_name.len()
    }
}

fn stems(parts: &Path, givens: &[Given], chance: &mut Chance) -> Vec<Stem> {
    let mut stems: Vec<Stem> = (0..givens.len())
        .filter(|&at| givens[at].sex == 'm')
        .map(Stem::Given)
        .collect();
    let mut of_place: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows(parts, "syllables.csv") {
        of_place
            .entry(row[0].to_owned())
            .or_default()
            .push(row[1].to_owned());
    }
    let mut made = std::collections::BTreeSet::new();
    while made.len() < STEMS {
        let mut text = String::new();
        let syllables = if chance.in_100(70) { 1 } else { 2 };
        text.push_str(chance.of(&of_place["start"]).as_str());
        for _ in 0..syllables {
            text.push_str(chance.of(&of_place["vowel"]).as_str());
            text.push_str(chance.of(&of_place["middle"]).as_str());
        }
        text.push_str(chance.of(&of_place["vowel"]).as_str());
        text.push_str(chance.of(&of_place["end"]).as_str());
        let text = crate::spelling::capital(&text);
        if made.insert(text.clone()) {
            stems.push(Stem::Invented(text));
        }
    }
    stems
}
