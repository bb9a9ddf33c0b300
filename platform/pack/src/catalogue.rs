//! The catalogue of figures: all desks' figures in the order of the report.

use std::collections::BTreeMap;

use kernel::{Desk, Figure, Measure};

/// All figures in the order of the chapters. Within a chapter they are
/// ordered by the letters of their ids, in the order in which the desks bring
/// those, and then by number: what three desks say of victims stands together.
pub(crate) fn in_order(desks: &[Desk], chapters: &[String]) -> Vec<Figure> {
    let figures = || desks.iter().flat_map(|desk| &desk.figures);
    let mut letters: BTreeMap<&str, usize> = BTreeMap::new();
    for figure in figures() {
        let next = letters.len();
        letters.entry(parts(figure.id).0).or_insert(next);
    }
    let mut ordered: Vec<Figure> = figures().cloned().collect();
    ordered.sort_by_key(|figure| {
        let chapter = chapters
            .iter()
            .position(|chapter| chapter == figure.chapter)
            .unwrap_or(usize::MAX);
        let (letter, number) = parts(figure.id);
        (chapter, letters.get(letter).copied(), number)
    });
    ordered
}

/// The letters and the number of an id: `V12` is V and 12.
pub(crate) fn parts(id: &str) -> (&str, u32) {
    let digits = id
        .find(|character: char| character.is_ascii_digit())
        .unwrap_or(id.len());
    let (letters, number) = id.split_at(digits);
    (letters, number.parse().unwrap_or(0))
}

/// An id as it was meant where a letter behind the first was taken for the
/// digit that looks like it.
pub(crate) fn with_digits(typed: &str) -> String {
    typed
        .chars()
        .enumerate()
        .map(|(at, character)| match character {
            'I' | 'i' | 'l' | '|' if at > 0 => '1',
            'O' | 'o' if at > 0 => '0',
            other => other,
        })
        .collect()
}

/// The figure that this one repeats in a second place, if it does.
pub(crate) fn repeated<'figures>(
    figure: &Figure,
    figures: &'figures [Figure],
) -> Option<&'figures Figure> {
    match figure.measure {
        Measure::SameAs(id) => figures.iter().find(|other| other.id == id),
        _ => None,
    }
}
