//! What is asked: names of some of the people, mistyped and in other scripts.

use std::borrow::Cow;

use crate::{
    people::{Chance, People, Person, SEED},
    spelling::Language,
};

/// A question and its right answers.
#[derive(Clone)]
pub struct Question {
    pub kind: &'static str,
    pub text: String,
    /// One of the people who are meant: the others are their namesakes.
    pub person: Person,
    pub family_only: bool,
    pub with_father: bool,
}

impl Question {
    /// Everybody who answers it.
    pub fn answers<'p>(&self, people: &'p People) -> Cow<'p, [u32]> {
        if self.family_only {
            return Cow::Borrowed(people.of_family(&self.person));
        }
        let namesakes = people.named(&self.person);
        if !self.with_father {
            return Cow::Borrowed(namesakes);
        }
        let same_father =
            |&&number: &&u32| people.all[number as usize].father == self.person.father;
        Cow::Owned(namesakes.iter().filter(same_father).copied().collect())
    }
}

/// What befalls a word.
#[derive(Clone, Copy)]
enum Mistake {
    LeftOut,
    Exchanged,
    Doubled,
    WrongKey,
}

const MISTAKES: [Mistake; 4] = [
    Mistake::LeftOut,
    Mistake::Exchanged,
    Mistake::Doubled,
    Mistake::WrongKey,
];

#[derive(Clone, Copy)]
enum Kind {
    AsWritten,
    WithoutMarks,
    One(Mistake),
    OneEach,
    In(Language),
    InWithMistake,
    WithFather,
    RussianFather,
    InitialOnly,
    Family,
    FamilyMistyped,
}

const KINDS: [(&str, Kind); 17] = [
    ("as written", Kind::AsWritten),
    ("without marks (ş typed as s)", Kind::WithoutMarks),
    ("a letter left out", Kind::One(Mistake::LeftOut)),
    ("two letters exchanged", Kind::One(Mistake::Exchanged)),
    ("a letter doubled", Kind::One(Mistake::Doubled)),
    ("a wrong key", Kind::One(Mistake::WrongKey)),
    ("Russian spelling", Kind::In(Language::Russian)),
    (
        "Cyrillic of the language itself",
        Kind::In(Language::Cyrillic),
    ),
    ("English spelling", Kind::In(Language::English)),
    ("Turkish spelling", Kind::In(Language::Turkish)),
    ("Arabic script", Kind::In(Language::Arabic)),
    ("another script and a mistake", Kind::InWithMistake),
    ("a mistake in each word", Kind::OneEach),
    ("with the father's name", Kind::WithFather),
    ("with the father's name, Russian", Kind::RussianFather),
    ("family name alone", Kind::Family),
    ("family name alone, a mistake", Kind::FamilyMistyped),
];

/// Beside the others: an initial says too little to expect one answer.
const INITIAL: (&str, Kind) = ("initial and family name", Kind::InitialOnly);

/// As many questions of each kind.
pub fn ask(people: &People, each: usize) -> Vec<Question> {
    let mut chance = Chance::new(SEED + 1);
    KINDS
        .into_iter()
        .chain([INITIAL])
        .flat_map(|(name, kind)| {
            (0..each)
                .map(|_| question(people, name, kind, &mut chance))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The first questions of each kind.
pub fn of_each(questions: &[Question], each: usize, fewer: usize) -> Vec<Question> {
    questions
        .chunks(each)
        .flat_map(|kind| kind[..fewer.min(each)].to_vec())
        .collect()
}

fn question(people: &People, name: &'static str, kind: Kind, chance: &mut Chance) -> Question {
    let fathers = matches!(kind, Kind::WithFather | Kind::RussianFather);
    let person = loop {
        let person = people.all[chance.below(people.all.len())];
        if !fathers || person.father.is_some() {
            break person;
        }
    };
    let language = match kind {
        Kind::In(language) => Some(language),
        Kind::InWithMistake => {
            Some(*chance.of(&[Language::Russian, Language::English, Language::Turkish]))
        }
        Kind::RussianFather => Some(Language::Russian),
        _ if people.endings[usize::from(person.ending)].home => None,
        _ => Some(Language::English),
    };
    let mut family = people.family(&person, language, chance);
    let mut given = people.given(person.given, language, chance);
    match kind {
        Kind::WithoutMarks => {
            family = any_ascii::any_ascii(&family.replace(['ə', 'Ə'], "e"));
            given = any_ascii::any_ascii(&given.replace(['ə', 'Ə'], "e"));
        }
        Kind::One(mistake) => one_mistake(&mut family, &mut given, mistake, chance),
        Kind::InWithMistake => {
            let mistake = *chance.of(&MISTAKES);
            one_mistake(&mut family, &mut given, mistake, chance);
        }
        Kind::OneEach => {
            for word in [&mut family, &mut given] {
                *word = mistyped(word, *chance.of(&MISTAKES), chance);
            }
        }
        Kind::FamilyMistyped => family = mistyped(&family, *chance.of(&MISTAKES), chance),
        Kind::WithFather | Kind::RussianFather => {
            let father = people.given(person.father.unwrap_or_default(), language, chance);
            given = match (kind, person.woman) {
                (Kind::WithFather, true) => format!("{given} {father} qızı"),
                (Kind::WithFather, false) => format!("{given} {father} oğlu"),
                (_, true) => format!("{given} {father}овна"),
                (_, false) => format!("{given} {father}ович"),
            };
        }
        Kind::InitialOnly => given = given.chars().take(1).chain(['.']).collect(),
        Kind::AsWritten | Kind::In(_) | Kind::Family => {}
    }
    let family_only = matches!(kind, Kind::Family | Kind::FamilyMistyped);
    let text = match (family_only, chance.in_100(50)) {
        (true, _) => family,
        (_, true) => format!("{family} {given}"),
        (_, false) => format!("{given} {family}"),
    };
    Question {
        kind: name,
        text,
        person,
        family_only,
        with_father: fathers,
    }
}

fn one_mistake(family: &mut String, given: &mut String, mistake: Mistake, chance: &mut Chance) {
    // Nobody mistypes a name of three letters and expects it to be found.
    let word = if given.chars().count() < 4 || chance.in_100(50) {
        family
    } else {
        given
    };
    *word = mistyped(word, mistake, chance);
}

/// A word with a mistake that changes it.
fn mistyped(word: &str, mistake: Mistake, chance: &mut Chance) -> String {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < 2 {
        return word.to_owned();
    }
    for _ in 0..20 {
        let mut with = letters.clone();
        let at = chance.below(letters.len());
        match mistake {
            Mistake::LeftOut => {
                with.remove(at);
            }
            Mistake::Exchanged => with.swap(at, (at + 1) % letters.len()),
            Mistake::Doubled => with.insert(at, letters[at]),
            Mistake::WrongKey => with[at] = neighbour(letters[at], chance),
        }
        let wraps = matches!(mistake, Mistake::Exchanged) && at + 1 == letters.len();
        if with != letters && !wraps {
            return with.into_iter().collect();
        }
    }
    word.to_owned()
}

/// A key beside the right one.
fn neighbour(letter: char, chance: &mut Chance) -> char {
    const ROWS: [&str; 6] = [
        "qüertyuiopöğ",
        "asdfghjklıə",
        "zxcvbnmçş",
        "йцукенгшщзхъ",
        "фывапролджэ",
        "ячсмитьбю",
    ];
    let small = crate::spelling::capital(&letter.to_string());
    for row in ROWS {
        let keys: Vec<char> = row.chars().collect();
        let found = keys
            .iter()
            .position(|&key| key == letter || crate::spelling::capital(&key.to_string()) == small);
        if let Some(at) = found {
            let step = if at == 0 || (at + 1 < keys.len() && chance.in_100(50)) {
                at + 1
            } else {
                at - 1
            };
            return keys[step];
        }
    }
    letter
}
