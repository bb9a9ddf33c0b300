//! The values of one column of one group.

mod alike;
mod chosen;
mod dated;
mod linked;
mod summed;
mod worded;

use std::collections::BTreeMap;

use kernel::{Class, Date, Field, FieldKind, Links, No, RecordId, RecordKind, Value};
use pack::Fault;

use crate::{
    chance::Chance,
    making::Maker,
    plan::Make,
    rule::{Day, Rule, Ruled},
};

pub(crate) use self::linked::Picking;
use self::{alike::holds, summed::summands};

/// A column that is being made, with what was made before it.
pub(crate) struct Column<'a> {
    pub(crate) maker: &'a Maker<'a>,
    pub(crate) make: &'a Make,
    pub(crate) kind: &'a RecordKind,
    pub(crate) year: Option<i16>,
    pub(crate) columns: &'a [Vec<Value>],
    pub(crate) field: &'a Field,
    pub(crate) stream: Vec<&'a str>,
}

/// The column of the days of writing.
pub(crate) fn day_field() -> Field {
    Field::new(
        "written_on",
        FieldKind::Date { future: true },
        Class::Open,
        false,
    )
}

/// Links are made to records here, and not typed.
pub(crate) struct NoLinks;

impl Links for NoLinks {
    fn find(&self, _: &Field, _: &str) -> Result<Option<RecordId>, kernel::Fault> {
        Ok(None)
    }
}

/// No day of a plan lies behind it; what lies in a record's own future is
/// refused when the record is entered.
const LAST_DAY: Date = jiff::civil::date(2200, 12, 31);

impl Column<'_> {
    /// The values for these records of the group.
    pub(crate) fn values(&self, ruled: &Ruled, indices: &[usize]) -> Result<Vec<Value>, Fault> {
        let ruled = ruled.in_year(self.year, &self.maker.plan.file)?;
        let Some(percent) = ruled.percent else {
            return self.all(ruled, indices);
        };
        let mut chance = self.chance("-percent");
        let mut places: Vec<usize> = (0..indices.len()).collect();
        chance.shuffle(&mut places);
        places.truncate((indices.len() * percent as usize + 50) / 100);
        places.sort_unstable();
        let filled: Vec<usize> = places
            .iter()
            .filter_map(|&at| indices.get(at).copied())
            .collect();
        let mut values = vec![Value::Absent; indices.len()];
        for (place, value) in places.into_iter().zip(self.all(ruled, &filled)?) {
            if let Some(cell) = values.get_mut(place) {
                *cell = value;
            }
        }
        Ok(values)
    }

    fn chance(&self, last: &str) -> Chance {
        let mut name = self.stream.clone();
        name.push(last);
        Chance::of(self.maker.seed, &name)
    }

    fn fault(&self, line: usize, what: impl Into<String>, right: impl Into<String>) -> Fault {
        let what = format!("{}.{}: {}", self.make.group, self.field.name, what.into());
        self.maker.fault(line, what, right)
    }

    fn all(&self, ruled: &Ruled, indices: &[usize]) -> Result<Vec<Value>, Fault> {
        let line = ruled.line;
        let count = indices.len();
        let mut chance = self.chance("");
        match &ruled.rule {
            Rule::Fixed(text) if text.contains('{') => indices
                .iter()
                .map(|&index| self.read(line, &self.filled_in(line, text, index, &mut chance)?))
                .collect(),
            Rule::Fixed(text) => Ok(vec![self.read(line, text)?; count]),
            Rule::Exact(amounts) => {
                let total: u64 = amounts.iter().map(|(_, amount)| amount).sum();
                if total != count as u64 {
                    return Err(self.fault(
                        line,
                        format!("the values add up to {total}, and {count} records need one"),
                        format!("let them add up to {count}"),
                    ));
                }
                let mut values = Vec::with_capacity(count);
                for (code, amount) in amounts {
                    let value = self.read(line, code)?;
                    values.extend((0..*amount).map(|_| value.clone()));
                }
                chance.shuffle(&mut values);
                Ok(values)
            }
            Rule::Weights { weights, several } => {
                self.weighted(line, weights, *several, count, &mut chance)
            }
            Rule::InOrder(texts) => {
                if texts.len() < count {
                    return Err(self.fault(
                        line,
                        format!(
                            "there are {} values, and {count} records need one",
                            texts.len()
                        ),
                        "write one for each record",
                    ));
                }
                indices
                    .iter()
                    .zip(texts)
                    .map(|(&index, text)| {
                        self.read(line, &self.filled_in(line, text, index, &mut chance)?)
                    })
                    .collect()
            }
            Rule::Between {
                first,
                last,
                step,
                workdays,
            } => self.between(line, (first, last), *step, *workdays, count, &mut chance),
            Rule::After { of, days, until } => {
                let until = match until {
                    None => None,
                    Some(day) => Some(self.day(line, *day)?),
                };
                indices
                    .iter()
                    .map(|&index| self.after(line, of, *days, until, index, &mut chance))
                    .collect()
            }
            Rule::Sum {
                total,
                least,
                most,
                step,
            } => {
                let unit = self.unit();
                let numbers = summands(*total, (*least, *most), *step, count, &mut chance)
                    .map_err(|what| {
                        self.fault(line, what, "change the sum, its range or the count")
                    })?;
                Ok(numbers
                    .into_iter()
                    .map(|number| Value::Whole(number * unit))
                    .collect())
            }
            Rule::From(first) => Ok((0..count as i64)
                .map(|number| Value::Whole(first + number))
                .collect()),
            Rule::Pick { how, .. } => self.picked(ruled, *how, count, &mut chance),
            Rule::SameAs(path) => indices
                .iter()
                .map(|&index| self.at(line, path, index))
                .collect(),
            Rule::By {
                of,
                cases,
                otherwise,
            } => self.by(line, of, cases, otherwise.as_deref(), indices),
            Rule::Entitlement { id, on } => indices
                .iter()
                .map(|&index| {
                    let Value::Date(day) = self.at(line, on, index)? else {
                        return Err(self.fault(
                            line,
                            format!("`{on}` holds no day"),
                            "name a date field",
                        ));
                    };
                    kernel::Settings::amount(self.maker.pack, id, day)
                        .map(Value::Whole)
                        .ok_or_else(|| {
                            self.fault(
                                line,
                                format!("the pack knows no `{id}` on {day}"),
                                "write it into the pack's settings",
                            )
                        })
                })
                .collect(),
            Rule::ByYear(_) => self.values(ruled, indices),
        }
    }

    /// A value as the program reads it from a form.
    fn read(&self, line: usize, typed: &str) -> Result<Value, Fault> {
        kernel::read_field(self.field, typed, self.maker.pack, &NoLinks, LAST_DAY).map_err(|no| {
            let right = match &no {
                No::Refused(refusals) => refusals
                    .iter()
                    .flat_map(|refusal| &refusal.named)
                    .map(|(name, value)| format!("{name}: {value}"))
                    .collect::<Vec<_>>()
                    .join(", "),
                No::Failed(_) => String::new(),
            };
            self.fault(line, format!("\"{typed}\" is {no}"), right)
        })
    }

    /// What a field of a record of this group holds, perhaps through links.
    fn at(&self, line: usize, path: &str, index: usize) -> Result<Value, Fault> {
        let mut parts = path.split('.');
        let first = parts.next().unwrap_or(path);
        let Some(mut value) = self
            .kind
            .position(first)
            .and_then(|at| self.columns.get(at)?.get(index).cloned())
        else {
            return Err(self.fault(
                line,
                format!(
                    "the register `{}` has no field `{first}`",
                    self.kind.register
                ),
                "name a field, or a link and a field behind it",
            ));
        };
        for part in parts {
            let id = match value {
                Value::Link(id) => id,
                Value::Absent => return Ok(Value::Absent),
                _ => {
                    return Err(self.fault(
                        line,
                        format!("`{path}` goes through a field that is no link"),
                        "name a link and a field behind it",
                    ));
                }
            };
            value = self.maker.behind(line, id, part)?;
        }
        Ok(value)
    }

    fn day(&self, line: usize, day: Day) -> Result<Date, Fault> {
        day.in_year(self.year).ok_or_else(|| {
            self.fault(
                line,
                "the group has no year",
                "write the whole day, as 2017-05-03",
            )
        })
    }

    /// What one unit of a number in the plan is in the column.
    fn unit(&self) -> i64 {
        if matches!(self.field.kind, FieldKind::Money) {
            100
        } else {
            1
        }
    }
    fn by(
        &self,
        line: usize,
        of: &str,
        cases: &[(String, Ruled)],
        otherwise: Option<&Ruled>,
        indices: &[usize],
    ) -> Result<Vec<Value>, Fault> {
        let mut chosen: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, &index) in indices.iter().enumerate() {
            let value = self.at(line, of, index)?;
            let case = cases
                .iter()
                .position(|(case, _)| holds(&value, case))
                .unwrap_or(cases.len());
            chosen.entry(case).or_default().push(place);
        }
        let mut values = vec![Value::Absent; indices.len()];
        for (case, places) in chosen {
            let (name, rule) = match (cases.get(case), otherwise) {
                (Some((name, rule)), _) => (name.as_str(), rule),
                (None, Some(rule)) => ("else", rule),
                // A case that is not named leaves the field empty.
                (None, None) => continue,
            };
            let mut stream = self.stream.clone();
            stream.push(name);
            let column = Column {
                stream,
                columns: self.columns,
                kind: self.kind,
                field: self.field,
                make: self.make,
                maker: self.maker,
                year: self.year,
            };
            let subset: Vec<usize> = places
                .iter()
                .filter_map(|&place| indices.get(place).copied())
                .collect();
            for (place, value) in places.into_iter().zip(column.values(rule, &subset)?) {
                if let Some(cell) = values.get_mut(place) {
                    *cell = value;
                }
            }
        }
        Ok(values)
    }
}
