//! A figure broken down by dimensions.

use std::collections::BTreeMap;

use db::Tell;
use guard::Act;
use kernel::{
    Dimension, DimensionSource, Fault, FieldKind, Figure, Measure, NON_ANSWERS, No, RecordKind,
    Refusal, Source, Value,
};
use pack::Pack;
use records::Mechanism;
use serde::{Deserialize, Serialize};

use crate::{Asked, FigureValue, Number, State, compute};

/// The code of a cell whose records say nothing about the dimension.
pub const NOT_RECORDED: &str = "not_recorded";

/// One cell of a breakdown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The code in each dimension, in the order asked for.
    pub codes: Vec<String>,
    /// The number, exactly.
    pub number: Number,
}

/// A figure broken down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breakdown {
    /// The figure as a whole.
    pub figure: FigureValue,
    /// The dimensions, in the order asked for.
    pub dimensions: Vec<String>,
    /// The list that each dimension's codes belong to, where they do.
    pub lists: Vec<Option<String>>,
    /// Whether the cells add up to the figure. They do not where a record
    /// has several values in a dimension.
    pub adds_up: bool,
    /// The cells that hold anything, in the order of their codes.
    pub cells: Vec<Cell>,
}

impl Breakdown {
    /// Breaks a figure down. A breakdown that makes no sense is refused with
    /// those that do.
    pub fn of(
        mechanism: &Mechanism,
        id: &str,
        dimensions: &[&str],
        asked: Asked,
    ) -> Result<Self, No> {
        Self::of_value(mechanism, id, dimensions, asked, None)
    }

    /// …whose value as a whole is known already, or is computed too.
    pub(crate) fn of_value(
        mechanism: &Mechanism,
        id: &str,
        dimensions: &[&str],
        asked: Asked,
        known: Option<&FigureValue>,
    ) -> Result<Self, No> {
        let figure = compute::named(mechanism, id)?;
        mechanism.guard().permit(Act::SeeFigures, "figures")?;
        let figure = match figure.measure {
            Measure::SameAs(other) => compute::named(mechanism, other)?,
            _ => figure,
        };
        let (source, tell) = additive(figure)
            .ok_or_else(|| no_such_breakdown(figure, dimensions.first().copied().unwrap_or("")))?;
        let chosen = dimensions
            .iter()
            .map(|id| {
                figure
                    .dimensions
                    .iter()
                    .find(|dimension| dimension.id == *id)
                    .ok_or_else(|| no_such_breakdown(figure, id))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let columns: Vec<Column<'_>> = chosen
            .iter()
            .map(|dimension| Column::of(mechanism, source, dimension))
            .collect::<Result<_, _>>()?;
        let paths: Vec<&str> = columns.iter().flat_map(Column::paths).collect();
        let span = asked.span()?;
        let (value, groups) = mechanism.db().read(|session| {
            Ok((
                match known {
                    Some(known) => known.clone(),
                    None => compute::compute(mechanism, session, figure, asked)?,
                },
                session.tally(source, tell, &paths, Some(span), asked.known_on)?,
            ))
        })?;
        let mut cells: BTreeMap<Vec<String>, i64> = BTreeMap::new();
        if value.state == State::Counted {
            for (values, number) in groups {
                let Some(number) = number else { continue };
                let mut rest = values.as_slice();
                let mut combined: Vec<Vec<String>> = vec![Vec::new()];
                for column in &columns {
                    let (own, others) = rest.split_at(column.paths().count());
                    rest = others;
                    let codes = column.codes(own, &mechanism.pack().age_bands);
                    combined = combined
                        .into_iter()
                        .flat_map(|before| {
                            codes.iter().map(move |code| {
                                let mut with = before.clone();
                                with.push(code.clone());
                                with
                            })
                        })
                        .collect();
                }
                for codes in combined {
                    *cells.entry(codes).or_default() += number;
                }
            }
        }
        let money = figure.unit == kernel::Unit::Money;
        Ok(Self {
            figure: FigureValue {
                id: id.to_owned(),
                ..value
            },
            dimensions: dimensions.iter().map(|&id| id.to_owned()).collect(),
            lists: columns.iter().map(|column| column.list.clone()).collect(),
            adds_up: columns.iter().all(|column| !column.several),
            cells: cells
                .into_iter()
                .map(|(codes, number)| Cell {
                    codes,
                    number: if money {
                        Number::Money(number)
                    } else {
                        Number::Whole(number)
                    },
                })
                .collect(),
        })
    }
}

/// The source and the measure of a figure whose parts can be told apart.
fn additive(figure: &Figure) -> Option<(&Source, Tell<'_>)> {
    match &figure.measure {
        Measure::Count(source) => Some((source, Tell::Count)),
        Measure::Sum(source, field) => Some((source, Tell::Sum(field))),
        _ => None,
    }
}

fn no_such_breakdown(figure: &Figure, dimension: &str) -> Refusal {
    let possible: Vec<&str> = figure
        .dimensions
        .iter()
        .map(|dimension| dimension.id)
        .collect();
    if possible.is_empty() {
        return Refusal::by("figures.no_breakdown")
            .naming("figure", figure.id)
            .naming("dimension", dimension);
    }
    Refusal::by("figures.no_such_breakdown")
        .naming("figure", figure.id)
        .naming("dimension", dimension)
        .naming("possible", possible.join(", "))
}

/// Where the codes of one dimension come from.
struct Column<'d> {
    from: &'d DimensionSource,
    list: Option<String>,
    several: bool,
}

impl<'d> Column<'d> {
    fn of(mechanism: &Mechanism, source: &Source, dimension: &'d Dimension) -> Result<Self, No> {
        let (list, several) = match &dimension.from {
            DimensionSource::Field(path) => {
                let field = field_at(mechanism.pack(), &source.register, path)?;
                (
                    field.list().map(str::to_owned),
                    matches!(field.kind, FieldKind::Codes { .. }),
                )
            }
            DimensionSource::AgeBand { .. } | DimensionSource::Month(_) => (None, false),
        };
        Ok(Self {
            from: &dimension.from,
            list,
            several,
        })
    }

    fn paths(&self) -> impl Iterator<Item = &'d str> {
        match self.from {
            DimensionSource::Field(path) | DimensionSource::Month(path) => {
                vec![path.as_str()].into_iter()
            }
            DimensionSource::AgeBand { birth_year, on } => {
                vec![birth_year.as_str(), on.as_str()].into_iter()
            }
        }
    }

    fn codes(&self, values: &[Value], bands: &[i64]) -> Vec<String> {
        match (self.from, values) {
            (DimensionSource::AgeBand { .. }, [birth_year, on]) => {
                let age = birth_year
                    .as_whole()
                    .zip(on.as_date())
                    .map(|(born, on)| i64::from(on.year()) - born);
                vec![age.map_or_else(|| "unknown".to_owned(), |age| band(age, bands))]
            }
            (DimensionSource::Month(_), [on]) => vec![on.as_date().map_or_else(
                || NOT_RECORDED.to_owned(),
                |on| format!("{:02}", on.month()),
            )],
            (_, values) => values.iter().flat_map(codes).collect(),
        }
    }
}

/// A field, perhaps through links.
pub(crate) fn field_at<'p>(
    pack: &'p Pack,
    register: &str,
    path: &str,
) -> Result<&'p kernel::Field, Fault> {
    let missing = || Fault::new(format!("`{register}` has no field `{path}`"));
    let mut kind: &RecordKind = pack.kind(register).ok_or_else(missing)?;
    let mut segments = path.split('.').peekable();
    while let Some(name) = segments.next() {
        let field = kind.field(name).ok_or_else(missing)?;
        if segments.peek().is_none() {
            return Ok(field);
        }
        kind = field
            .link()
            .and_then(|register| pack.kind(register))
            .ok_or_else(missing)?;
    }
    Err(missing())
}

/// The codes of a value: one, several, or that nothing was recorded.
pub(crate) fn codes(value: &Value) -> Vec<String> {
    match value {
        Value::Absent => vec![NOT_RECORDED.to_owned()],
        Value::Code(text) | Value::Text(text) => vec![text.clone()],
        Value::Codes(codes) => codes.0.iter().cloned().collect(),
        Value::Date(date) => vec![date.to_string()],
        Value::Time(time) => vec![time.to_string()],
        Value::Whole(number) => vec![number.to_string()],
        Value::YesNo(true) => vec!["yes".to_owned()],
        Value::YesNo(false) => vec!["no".to_owned()],
        Value::Link(id) => vec![id.0.to_string()],
    }
}

/// Whether a code stands for no value: it is not one country more.
pub(crate) fn is_no_value(code: &str) -> bool {
    code == NOT_RECORDED || NON_ANSWERS.contains(&code)
}

/// The band of an age: `18-24`, or `50+` in the last one.
fn band(age: i64, bands: &[i64]) -> String {
    let at = bands.partition_point(|first| *first <= age);
    let Some(first) = at.checked_sub(1).and_then(|at| bands.get(at)) else {
        return "unknown".to_owned();
    };
    match bands.get(at) {
        Some(next) => format!("{first}-{}", next - 1),
        None => format!("{first}+"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_year_of_a_band_belongs_to_it_and_the_year_before_does_not() {
        let bands = [0, 12, 18, 25];
        assert_eq!(band(17, &bands), "12-17");
        assert_eq!(band(18, &bands), "18-24");
        assert_eq!(band(25, &bands), "25+");
        assert_eq!(band(-1, &bands), "unknown");
    }
}
