//! What a reader knows of a breakdown from the rest of the report: figures
//! that are a part of another one tell a cell of it, or the sum of several.

use kernel::{Condition, DimensionSource, Figure, Measure, Source};
use pack::Pack;

use crate::report::measure;

/// The source of a figure that adds up, and the field it adds, if it does.
fn additive<'pack>(
    pack: &'pack Pack,
    figure: &'pack Figure,
) -> Option<(&'pack Source, &'pack str)> {
    match measure(pack, figure) {
        Measure::Count(source) => Some((source, "")),
        Measure::Sum(source, field) => Some((source, field)),
        _ => None,
    }
}

/// The conditions that a part has beyond those of the whole; `None` where it
/// is not a part of it, or the same.
pub(super) fn beyond<'pack>(
    pack: &'pack Pack,
    part: &str,
    whole: &str,
) -> Option<Vec<&'pack Condition>> {
    let (part, part_field) = additive(pack, pack.figure(part)?)?;
    let (whole, whole_field) = additive(pack, pack.figure(whole)?)?;
    let alike = part.register == whole.register
        && part.period == whole.period
        && part.once == whole.once
        && part_field == whole_field;
    let within = whole
        .conditions
        .iter()
        .all(|condition| part.conditions.contains(condition));
    if !alike || !within {
        return None;
    }
    let beyond: Vec<&Condition> = part
        .conditions
        .iter()
        .filter(|condition| !whole.conditions.contains(condition))
        .collect();
    (!beyond.is_empty()).then_some(beyond)
}

/// The sets of codes in a dimension of a figure whose sum another figure of
/// the catalogue tells.
pub(super) fn sums_told(
    pack: &Pack,
    figure: &str,
    dimension: &str,
    list: Option<&str>,
    codes: &[String],
) -> Vec<Vec<String>> {
    let Some(path) = path(pack, figure, dimension) else {
        return Vec::new();
    };
    let mut told: Vec<Vec<String>> = Vec::new();
    for other in pack.figures() {
        let Some(beyond) = beyond(pack, other.id, figure) else {
            continue;
        };
        let [condition] = beyond.as_slice() else {
            continue;
        };
        let mut meeting = Vec::new();
        let mut is_about_it = true;
        for code in codes {
            match meets(condition, path, code, pack, list) {
                Some(true) => meeting.push(code.clone()),
                Some(false) => {}
                None => is_about_it = false,
            }
        }
        if is_about_it && !meeting.is_empty() && !told.contains(&meeting) {
            told.push(meeting);
        }
    }
    told
}

/// The figures that tell the number of one code in a dimension of a figure.
pub(super) fn told_alone<'pack>(
    pack: &'pack Pack,
    figure: &str,
    dimension: &str,
    code: &str,
) -> Vec<&'pack str> {
    let Some(path) = path(pack, figure, dimension) else {
        return Vec::new();
    };
    let is_code = |condition: &Condition| match condition {
        Condition::Is(field, wanted) | Condition::Has(field, wanted) => {
            field == path && wanted == code
        }
        Condition::Home(field) => field == path && pack.code == code,
        _ => false,
    };
    pack.figures()
        .into_iter()
        .filter(|other| {
            let beyond = beyond(pack, other.id, figure);
            matches!(beyond.as_deref(), Some([condition]) if is_code(condition))
        })
        .map(|other| other.id)
        .collect()
}

/// The field behind a dimension of a figure.
fn path<'pack>(pack: &'pack Pack, figure: &str, dimension: &str) -> Option<&'pack str> {
    pack.dimensions_of(pack.figure(figure)?)
        .iter()
        .find(|known| known.id == dimension)
        .and_then(|known| match &known.from {
            DimensionSource::Field(path) => Some(path.as_str()),
            _ => None,
        })
}

/// Whether a code meets a condition, where the condition is about its field
/// alone.
fn meets(
    condition: &Condition,
    path: &str,
    code: &str,
    pack: &Pack,
    list: Option<&str>,
) -> Option<bool> {
    match condition {
        Condition::Is(field, wanted) | Condition::Has(field, wanted) if field == path => {
            Some(code == wanted)
        }
        Condition::OneOf(field, wanted) if field == path => {
            Some(wanted.iter().any(|wanted| wanted == code))
        }
        Condition::Home(field) if field == path => Some(code == pack.code),
        Condition::Marked(field, mark) if field == path => {
            Some(pack.codes_marked(list?, mark).contains(&code))
        }
        Condition::Present(field) if field == path => Some(code != statistics::NOT_RECORDED),
        Condition::Yes(field) if field == path => Some(code == "yes"),
        Condition::Not(inner) => meets(inner, path, code, pack, list).map(|met| !met),
        Condition::Any(several) => {
            let mut any = false;
            for condition in several {
                any |= meets(condition, path, code, pack, list)?;
            }
            Some(any)
        }
        _ => None,
    }
}
