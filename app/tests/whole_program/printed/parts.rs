//! Which figures are parts of which, read from their declarations.

use kernel::{Condition, Figure, Measure, Source};
use pack::Pack;
use statistics::NOT_RECORDED;

pub(super) fn source_of<'p>(pack: &'p Pack, figure: &'p Figure) -> Option<(&'p Source, &'p str)> {
    let measure = match &figure.measure {
        Measure::SameAs(other) => &pack.figure(other)?.measure,
        own => own,
    };
    match measure {
        Measure::Count(source) => Some((source, "")),
        Measure::Sum(source, field) => Some((source, field)),
        _ => None,
    }
}

/// What a figure asks for beyond another one of the same records.
pub(super) fn beyond<'p>(pack: &'p Pack, part: &str, whole: &str) -> Option<Vec<&'p Condition>> {
    let (part, part_field) = source_of(pack, pack.figure(part)?)?;
    let (whole, whole_field) = source_of(pack, pack.figure(whole)?)?;
    let is_part = part.register == whole.register
        && part.period == whole.period
        && part.once == whole.once
        && part_field == whole_field
        && whole
            .conditions
            .iter()
            .all(|own| part.conditions.contains(own));
    is_part.then(|| {
        let own = part.conditions.iter();
        own.filter(|own| !whole.conditions.contains(own)).collect()
    })
}

/// Whether a record with this code in a field meets a condition that is about
/// the field alone.
pub(super) fn meets(pack: &Pack, condition: &Condition, path: &str, code: &str) -> Option<bool> {
    let is_about = |field: &String| field == path;
    Some(match condition {
        Condition::Is(field, wanted) | Condition::Has(field, wanted) if is_about(field) => {
            code == wanted
        }
        Condition::OneOf(field, wanted) if is_about(field) => {
            wanted.iter().any(|wanted| wanted == code)
        }
        Condition::Home(field) if is_about(field) => code == pack.code,
        Condition::Present(field) if is_about(field) => code != NOT_RECORDED,
        Condition::Yes(field) if is_about(field) => code == "yes",
        Condition::Not(inner) => !meets(pack, inner, path, code)?,
        Condition::Any(several) => {
            let all: Option<Vec<bool>> = several
                .iter()
                .map(|one| meets(pack, one, path, code))
                .collect();
            all?.contains(&true)
        }
        _ => return None,
    })
}
