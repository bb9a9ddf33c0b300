//! The parts of a breakdown in the order in which they are read.

use kernel::{Dimension, DimensionSource};

use super::naming::{Naming, drawn};
use crate::{Breakdown, Number, State, breakdown::is_no_value};

/// One value of a dimension.
pub(super) struct Part {
    pub(super) code: String,
    pub(super) name: String,
    /// What its cells come to.
    pub(super) number: Number,
}

/// The values of a breakdown's dimension: time and age in their own order,
/// all else from the greatest; what says nothing comes last.
pub(super) fn parts(
    naming: &Naming<'_>,
    breakdown: &Breakdown,
    at: usize,
    dimension: &Dimension,
) -> Vec<Part> {
    let list = breakdown.lists.get(at).and_then(Option::as_deref);
    let mut parts: Vec<Part> = Vec::new();
    let mut add = |code: &str, number: Number| match parts.iter_mut().find(|part| part.code == code)
    {
        Some(part) => part.number = plus(part.number, number),
        None => parts.push(Part {
            code: code.to_owned(),
            name: naming.code(dimension, list, code),
            number,
        }),
    };
    for cell in &breakdown.cells {
        if let Some(code) = cell.codes.get(at) {
            add(code, cell.number);
        }
    }
    // A month without records is part of the year.
    if matches!(dimension.from, DimensionSource::Month(_))
        && breakdown.figure.state == State::Counted
        && !breakdown.cells.is_empty()
    {
        for month in 1..=12 {
            add(&format!("{month:02}"), zero_like(breakdown));
        }
    }
    if in_own_order(dimension, list) {
        parts.sort_by_key(|part| {
            (
                is_no_value(&part.code),
                place(&part.code),
                part.code.clone(),
            )
        });
    } else {
        parts.sort_by(|one, other| {
            is_no_value(&one.code)
                .cmp(&is_no_value(&other.code))
                .then_with(|| drawn(other.number).total_cmp(&drawn(one.number)))
                .then_with(|| naming.language.compare(&one.name, &other.name))
        });
    }
    parts
}

/// Whether the values of a dimension follow each other in time or in size.
pub(super) fn in_own_order(dimension: &Dimension, list: Option<&str>) -> bool {
    match dimension.from {
        DimensionSource::Month(_) | DimensionSource::AgeBand { .. } => true,
        // Years and ages that are fields have no list of names.
        DimensionSource::Field(_) => list.is_none(),
    }
}

/// Where a number, or the band that begins with it, stands.
fn place(code: &str) -> i64 {
    let digits: String = code.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(i64::MAX)
}

/// Cells of one figure are of one kind: numbers or money.
pub(super) fn plus(one: Number, other: Number) -> Number {
    match (one, other) {
        (Number::Money(one), other) => Number::Money(one.saturating_add(other.exact())),
        (one, other) => Number::Whole(one.exact().saturating_add(other.exact())),
    }
}

pub(super) fn zero_like(breakdown: &Breakdown) -> Number {
    match breakdown.cells.first().map(|cell| cell.number) {
        Some(Number::Money(_)) => Number::Money(0),
        _ => Number::Whole(0),
    }
}
