//! A figure broken down by dimensions.

use std::collections::BTreeMap;

use db::{Session, Tell};
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
        let walk = Walk::over(mechanism, id, &[dimensions])?;
        let figure = compute::named(mechanism, id)?;
        let mut broken = mechanism.db().read(|session| {
            let value = compute::compute(mechanism, session, figure, asked)?;
            walk.breakdowns(session, &value, asked)
        })?;
        let broken = broken.pop();
        Ok(broken.ok_or_else(|| Fault::new("a breakdown gave nothing"))?)
    }

    /// Breaks a figure whose value is known down in several ways.
    pub(crate) fn several(
        mechanism: &Mechanism,
        value: &FigureValue,
        ways: &[&[&str]],
        asked: Asked,
    ) -> Result<Vec<Self>, No> {
        if ways.is_empty() {
            return Ok(Vec::new());
        }
        let walk = Walk::over(mechanism, &value.id, ways)?;
        mechanism
            .db()
            .read(|session| walk.breakdowns(session, value, asked))
    }
}

/// One walk over the records of a figure, which breaks it down in several
/// ways.
pub(crate) struct Walk<'m> {
    /// The figure, or the one that it repeats.
    figure: &'m Figure,
    source: &'m Source,
    tell: Tell<'m>,
    bands: &'m [i64],
    /// The fields that any of the ways looks at, each once.
    paths: Vec<&'m str>,
    ways: Vec<Way<'m>>,
}

/// One way to break a figure down.
struct Way<'m> {
    dimensions: Vec<String>,
    columns: Vec<Column<'m>>,
}

impl<'m> Walk<'m> {
    /// The walk that breaks a figure down in these ways, each a row of
    /// dimensions.
    pub(crate) fn over(mechanism: &'m Mechanism, id: &str, ways: &[&[&str]]) -> Result<Self, No> {
        let figure = compute::named(mechanism, id)?;
        mechanism.guard().permit(Act::SeeFigures, "figures")?;
        let figure = match figure.measure {
            Measure::SameAs(other) => compute::named(mechanism, other)?,
            _ => figure,
        };
        let first = ways.iter().copied().flatten().next().copied();
        let (source, tell) =
            additive(figure).ok_or_else(|| no_such_breakdown(figure, first.unwrap_or("")))?;
        let mut walk = Self {
            figure,
            source,
            tell,
            bands: &mechanism.pack().age_bands,
            paths: Vec::new(),
            ways: Vec::new(),
        };
        for dimensions in ways {
            walk.goes(mechanism, dimensions)?;
        }
        Ok(walk)
    }

    fn goes(&mut self, mechanism: &Mechanism, dimensions: &[&str]) -> Result<(), No> {
        let mut columns = Vec::new();
        for (at, id) in dimensions.iter().enumerate() {
            let dimension = self
                .figure
                .dimensions
                .iter()
                .find(|dimension| dimension.id == *id)
                .ok_or_else(|| no_such_breakdown(self.figure, id))?;
            if dimensions[..at].contains(id) {
                return Err(Refusal::by("figures.dimension_twice")
                    .naming("dimension", *id)
                    .into());
            }
            columns.push(Column::of(
                mechanism,
                self.source,
                dimension,
                &mut self.paths,
            )?);
        }
        self.ways.push(Way {
            dimensions: dimensions.iter().map(|&id| id.to_owned()).collect(),
            columns,
        });
        Ok(())
    }

    /// What the figure, which has this value, is in each of the ways.
    pub(crate) fn breakdowns(
        &self,
        session: &Session<'_>,
        value: &FigureValue,
        asked: Asked,
    ) -> Result<Vec<Breakdown>, No> {
        let mut counted: Vec<_> = self.ways.iter().map(Counted::of).collect();
        if value.state == State::Counted {
            session.tally_each(
                self.source,
                self.tell,
                &self.paths,
                Some(asked.span()?),
                asked.known_on,
                &mut |values, number| {
                    if let Some(number) = number {
                        for counted in &mut counted {
                            counted.add(values, number, self.bands);
                        }
                    }
                },
            )?;
        }
        let number: fn(i64) -> Number = match self.figure.unit {
            kernel::Unit::Money => Number::Money,
            _ => Number::Whole,
        };
        Ok(self
            .ways
            .iter()
            .zip(counted)
            .map(|(way, counted)| Breakdown {
                figure: value.clone(),
                dimensions: way.dimensions.clone(),
                adds_up: way.columns.iter().all(|column| !column.several),
                lists: way.columns.iter().map(|own| own.list.clone()).collect(),
                cells: counted
                    .cells()
                    .into_iter()
                    .map(|(codes, counted)| Cell {
                        codes,
                        number: number(counted),
                    })
                    .collect(),
            })
            .collect())
    }
}

/// What was counted in one of the ways. Codes are known by their place among
/// those that were met, since the same few come back with every record.
struct Counted<'w, 'm> {
    columns: Vec<Met<'w, 'm>>,
    cells: BTreeMap<Vec<usize>, i64>,
}

/// What was met in one column.
struct Met<'w, 'm> {
    column: &'w Column<'m>,
    codes: Vec<String>,
    /// The places of the codes that the values of a record stand for.
    places: BTreeMap<Vec<Value>, Vec<usize>>,
}

impl<'w, 'm> Counted<'w, 'm> {
    fn of(way: &'w Way<'m>) -> Self {
        let met = |column| Met {
            column,
            codes: Vec::new(),
            places: BTreeMap::new(),
        };
        Self {
            columns: way.columns.iter().map(met).collect(),
            cells: BTreeMap::new(),
        }
    }

    fn add(&mut self, values: &[Value], number: i64, bands: &[i64]) {
        let mut combined: Vec<Vec<usize>> = vec![Vec::with_capacity(self.columns.len())];
        for column in &mut self.columns {
            let places = column.places_of(values, bands);
            combined = match places.as_slice() {
                [one] => {
                    combined.iter_mut().for_each(|codes| codes.push(*one));
                    combined
                }
                several => combined
                    .iter()
                    .flat_map(|before| {
                        several.iter().map(|place| {
                            let mut with = before.clone();
                            with.push(*place);
                            with
                        })
                    })
                    .collect(),
            };
        }
        for codes in combined {
            *self.cells.entry(codes).or_default() += number;
        }
    }

    /// The cells that hold anything, in the order of their codes.
    fn cells(self) -> BTreeMap<Vec<String>, i64> {
        let columns = &self.columns;
        self.cells
            .into_iter()
            .map(|(places, number)| {
                let codes = places.iter().zip(columns).map(|(place, column)| {
                    let code = column.codes.get(*place);
                    code.cloned().unwrap_or_default()
                });
                (codes.collect(), number)
            })
            .collect()
    }
}

impl Met<'_, '_> {
    fn places_of(&mut self, values: &[Value], bands: &[i64]) -> Vec<usize> {
        let own = self.column.own(values);
        if let Some(places) = self.places.get(&own) {
            return places.clone();
        }
        let places: Vec<usize> = self
            .column
            .codes(&own, bands)
            .into_iter()
            .map(|code| {
                let there = self.codes.iter().position(|met| *met == code);
                there.unwrap_or_else(|| {
                    self.codes.push(code);
                    self.codes.len() - 1
                })
            })
            .collect();
        self.places.insert(own, places.clone());
        places
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
struct Column<'m> {
    from: &'m DimensionSource,
    /// Where its fields stand in a row of values.
    at: Vec<usize>,
    list: Option<String>,
    several: bool,
}

impl<'m> Column<'m> {
    /// The column of a dimension; its fields join those that are looked at.
    fn of(
        mechanism: &Mechanism,
        source: &Source,
        dimension: &'m Dimension,
        looked_at: &mut Vec<&'m str>,
    ) -> Result<Self, No> {
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
        let fields = match &dimension.from {
            DimensionSource::Field(path) | DimensionSource::Month(path) => vec![path.as_str()],
            DimensionSource::AgeBand { birth_year, on } => vec![birth_year.as_str(), on.as_str()],
        };
        let at = fields
            .into_iter()
            .map(|field| {
                let there = looked_at.iter().position(|there| *there == field);
                there.unwrap_or_else(|| {
                    looked_at.push(field);
                    looked_at.len() - 1
                })
            })
            .collect();
        Ok(Self {
            from: &dimension.from,
            at,
            list,
            several,
        })
    }

    /// What of a row of values is this dimension's.
    fn own(&self, values: &[Value]) -> Vec<Value> {
        let own = self.at.iter().map(|at| values.get(*at).cloned());
        own.map(Option::unwrap_or_default).collect()
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
