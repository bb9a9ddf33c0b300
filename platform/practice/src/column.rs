//! The values of one column of one group.

use std::collections::BTreeMap;

use jiff::civil::Weekday;
use kernel::{
    Class, Codes, Date, Field, FieldKind, Links, No, RecordId, RecordKind, TimeOfDay, Value,
};
use pack::Fault;

use crate::{
    chance::Chance,
    making::Maker,
    plan::Make,
    rule::{DAY, Day, Pick, Place, Rule, Ruled},
};

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

/// Nothing is linked to by reference here.
struct NoLinks;

impl Links for NoLinks {
    fn find(&self, _: &str, _: &str) -> Result<Option<RecordId>, kernel::Fault> {
        Ok(None)
    }
}

/// No day of a plan lies behind it; what lies in a record's own future is
/// refused when the record is entered.
const LAST_DAY: Date = jiff::civil::date(2200, 12, 31);

impl<'a> Column<'a> {
    /// For looking at other groups only.
    pub(crate) fn alone(
        maker: &'a Maker<'a>,
        make: &'a Make,
        year: Option<i16>,
    ) -> ColumnAlone<'a> {
        ColumnAlone { maker, make, year }
    }

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

    fn weighted(
        &self,
        line: usize,
        weights: &[(String, u64)],
        several: Option<(u64, u64)>,
        count: usize,
        chance: &mut Chance,
    ) -> Result<Vec<Value>, Fault> {
        let values = weights
            .iter()
            .map(|(code, weight)| Ok((self.read(line, code)?, *weight)))
            .collect::<Result<Vec<_>, Fault>>()?;
        let draw = |chance: &mut Chance| -> Value {
            let total: u64 = values.iter().map(|(_, weight)| weight).sum();
            let mut drawn = chance.below(total.max(1));
            for (value, weight) in &values {
                if drawn < *weight {
                    return value.clone();
                }
                drawn -= weight;
            }
            Value::Absent
        };
        let Some((least, most)) = several else {
            return Ok((0..count).map(|_| draw(chance)).collect());
        };
        let possible = values.iter().filter(|(_, weight)| *weight > 0).count() as u64;
        if most > possible || !matches!(self.field.kind, FieldKind::Codes { .. }) {
            return Err(self.fault(
                line,
                format!("{most} values cannot be chosen here"),
                "the field must take several values, and so many must have a weight",
            ));
        }
        Ok((0..count)
            .map(|_| {
                let wanted = chance.between(least as i64, most as i64) as usize;
                let mut codes = Codes::default();
                while codes.0.len() < wanted {
                    if let Value::Codes(drawn) = draw(chance) {
                        codes.0.extend(drawn.0);
                    }
                }
                if codes.0.is_empty() {
                    Value::Absent
                } else {
                    Value::Codes(codes)
                }
            })
            .collect())
    }

    fn between(
        &self,
        line: usize,
        ends: (&Place, &Place),
        step: i64,
        workdays: bool,
        count: usize,
        chance: &mut Chance,
    ) -> Result<Vec<Value>, Fault> {
        match (&self.field.kind, ends) {
            (FieldKind::Date { .. }, (Place::Text(first), Place::Text(last))) => {
                let day = |text: &str| match Day::read(text) {
                    Some(day) => self.day(line, day),
                    None => Err(self.fault(line, format!("\"{text}\" is no day"), DAY)),
                };
                let (first, last) = (day(first)?, day(last)?);
                if first > last {
                    return Err(self.fault(
                        line,
                        format!("{first} is after {last}"),
                        "write the first day first",
                    ));
                }
                let (first, last) = sliced(first, last, self.maker.slice);
                Ok(spread(first, last, workdays, count, chance)
                    .into_iter()
                    .map(Value::Date)
                    .collect())
            }
            (FieldKind::Time, (Place::Text(first), Place::Text(last))) => {
                let minutes = |text: &str| -> Option<i64> {
                    let (hour, minute) = text.split_once(':')?;
                    Some(hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?)
                };
                let (Some(first), Some(last)) = (minutes(first), minutes(last)) else {
                    return Err(self.fault(line, "these are no times", "write them as 09:30"));
                };
                if first > last {
                    return Err(self.fault(
                        line,
                        "the first time is after the last",
                        "turn them round",
                    ));
                }
                Ok((0..count)
                    .map(|_| {
                        let minutes = chance.between(first, last);
                        TimeOfDay::new((minutes / 60) as u8, (minutes % 60) as u8)
                            .map_or(Value::Absent, Value::Time)
                    })
                    .collect())
            }
            (
                FieldKind::Whole { .. } | FieldKind::Year | FieldKind::Money,
                (Place::Number(first), Place::Number(last)),
            ) if first <= last => Ok((0..count)
                .map(|_| {
                    let number = first + chance.between(0, (last - first) / step) * step;
                    Value::Whole(number * self.unit())
                })
                .collect()),
            _ => Err(self.fault(
                line,
                "this range does not fit the field",
                "write two days, two times or two numbers, the first one first",
            )),
        }
    }

    fn after(
        &self,
        line: usize,
        of: &str,
        days: (i64, i64),
        until: Option<Date>,
        index: usize,
        chance: &mut Chance,
    ) -> Result<Value, Fault> {
        // Drawn whether it is needed or not: the next record's day does not
        // depend on it.
        let drawn = chance.between(days.0, days.1);
        let base = match self.at(line, of, index)? {
            Value::Date(base) => base,
            Value::Absent => return Ok(Value::Absent),
            _ => return Err(self.fault(line, format!("`{of}` holds no day"), "name a date field")),
        };
        let day = base
            .checked_add(jiff::Span::new().days(drawn))
            .map_err(|error| self.fault(line, error.to_string(), ""))?;
        let day = until.map_or(day, |until| day.min(until));
        if days.0 >= 0 && day < base {
            return Err(self.fault(
                line,
                format!("`{of}` is {base}, after {day}, until which this may be"),
                "let it be earlier, or this later",
            ));
        }
        Ok(Value::Date(day))
    }

    fn picked(
        &self,
        ruled: &Ruled,
        how: Pick,
        count: usize,
        chance: &mut Chance,
    ) -> Result<Vec<Value>, Fault> {
        let mut found = Column::alone(self.maker, self.make, self.year).candidates(ruled)?;
        if let Some(link) = self.field.link() {
            for &id in &found {
                let register = self.maker.record(id).map(|(group, _)| &group.kind.register);
                if register.is_some_and(|register| register != link) {
                    return Err(self.fault(
                        ruled.line,
                        format!(
                            "the field links to `{link}` and not to the register of that group"
                        ),
                        format!("name a group of the register `{link}`"),
                    ));
                }
            }
        } else {
            return Err(self.fault(
                ruled.line,
                "the field is no link",
                "use same_as to copy a value",
            ));
        }
        let short = match how {
            Pick::Each | Pick::Any => found.len() < count,
            Pick::Round | Pick::Some => found.is_empty() && count > 0,
        };
        if short {
            return Err(self.fault(
                ruled.line,
                format!("{count} records are needed, and {} are there", found.len()),
                "make more of them before, or take fewer",
            ));
        }
        if how == Pick::Any {
            chance.shuffle(&mut found);
        }
        let many = found.len().max(1);
        Ok((0..count)
            .map(|place| {
                let at = match how {
                    Pick::Each | Pick::Any => place,
                    Pick::Round => place % many,
                    Pick::Some => chance.below(many as u64) as usize,
                };
                found.get(at).copied().map_or(Value::Absent, Value::Link)
            })
            .collect())
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

    /// Fills in what stands in braces: `n` the record's number (`n:05` with
    /// five places), `year` the group's, a word of a list, or a field.
    fn filled_in(
        &self,
        line: usize,
        text: &str,
        index: usize,
        chance: &mut Chance,
    ) -> Result<String, Fault> {
        let mut filled = String::with_capacity(text.len() + 16);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((inside, behind)) = after.split_once('}') else {
                return Err(self.fault(line, "a brace is not closed", "write } behind the name"));
            };
            rest = behind;
            let number = self.maker.before + index as u64 + 1;
            match inside {
                "n" => filled.push_str(&number.to_string()),
                "year" => match self.year {
                    Some(year) => filled.push_str(&year.to_string()),
                    None => {
                        return Err(self.fault(line, "the group has no year", "leave {year} out"));
                    }
                },
                _ => {
                    if let Some(width) = inside.strip_prefix("n:0") {
                        let width = width.parse().map_err(|_| {
                            self.fault(line, format!("{{{inside}}} is no number"), "write {n:05}")
                        })?;
                        filled.push_str(&format!("{number:0width$}"));
                    } else if let Some(words) = inside
                        .strip_suffix("[n]")
                        .and_then(|list| self.maker.plan.words.get(list))
                    {
                        let at = (number - 1) as usize % words.len().max(1);
                        filled.push_str(words.get(at).map_or("", String::as_str));
                    } else if let Some(words) = self.maker.plan.words.get(inside) {
                        let at = chance.below(words.len().max(1) as u64) as usize;
                        filled.push_str(words.get(at).map_or("", String::as_str));
                    } else {
                        match self.at(line, inside, index)? {
                            Value::Text(text) | Value::Code(text) => filled.push_str(&text),
                            Value::Whole(number) => filled.push_str(&number.to_string()),
                            Value::Date(date) => filled.push_str(&date.to_string()),
                            _ => {}
                        }
                    }
                }
            }
        }
        filled.push_str(rest);
        Ok(filled)
    }
}

/// Looks at groups that were made before.
pub(crate) struct ColumnAlone<'a> {
    maker: &'a Maker<'a>,
    make: &'a Make,
    year: Option<i16>,
}

impl ColumnAlone<'_> {
    /// The records that a rule picks from, in their order.
    pub(crate) fn candidates(&self, ruled: &Ruled) -> Result<Vec<RecordId>, Fault> {
        let ruled = ruled.in_year(self.year, &self.maker.plan.file)?;
        let Rule::Pick {
            groups,
            skip,
            meets,
            ..
        } = &ruled.rule
        else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for name in groups {
            let Some(group) = self.maker.group(name, self.year) else {
                return Err(self.maker.fault(
                    ruled.line,
                    format!(
                        "`{}` links to `{name}`, which was not made",
                        self.make.group
                    ),
                    "make that group for the same year, or name a year as in `group-2017`",
                ));
            };
            'records: for record in &group.records {
                for (path, wanted) in meets {
                    let value = self.maker.behind(ruled.line, record.id, path)?;
                    if !wanted.iter().any(|typed| holds(&value, typed)) {
                        continue 'records;
                    }
                }
                found.push(record.id);
            }
        }
        Ok(found.split_off((*skip).min(found.len())))
    }
}

impl Maker<'_> {
    /// What a field of a record holds, perhaps through links.
    fn behind(&self, line: usize, id: RecordId, path: &str) -> Result<Value, Fault> {
        let (first, rest) = match path.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (path, None),
        };
        let Some((group, made)) = self.record(id) else {
            return Err(self.fault(line, format!("`{path}` leads to no record"), ""));
        };
        if group.kind.position(first).is_none() {
            return Err(self.fault(
                line,
                format!(
                    "the register `{}` has no field `{first}`",
                    group.kind.register
                ),
                "name a field of that register",
            ));
        }
        let value = group.kind.value(&made.row, first);
        match (rest, value) {
            (None, value) => Ok(value.clone()),
            (Some(_), Value::Absent) => Ok(Value::Absent),
            (Some(rest), Value::Link(id)) => self.behind(line, *id, rest),
            (Some(_), _) => Err(self.fault(line, format!("`{first}` is no link"), "")),
        }
    }
}

/// Whether a value is, or contains, what was typed.
fn holds(value: &Value, typed: &str) -> bool {
    match value {
        Value::Absent => typed.is_empty(),
        Value::Text(text) | Value::Code(text) => text == typed,
        Value::Codes(codes) => codes.0.contains(typed),
        Value::Date(date) => date.to_string() == typed,
        Value::Time(time) => time.to_string() == typed,
        Value::Whole(number) => number.to_string() == typed,
        Value::YesNo(answer) => typed == if *answer { "yes" } else { "no" },
        Value::Link(_) => false,
    }
}

/// The part of a range of days that a batch has; at least a day.
fn sliced(first: Date, last: Date, slice: Option<(u64, u64)>) -> (Date, Date) {
    let Some((batch, batches)) = slice else {
        return (first, last);
    };
    let days = first
        .until(last)
        .map_or(0, |span| i64::from(span.get_days()))
        .max(0) as u64
        + 1;
    let day = |later: u64| {
        first
            .checked_add(jiff::Span::new().days(later as i64))
            .unwrap_or(last)
            .min(last)
    };
    let batches = batches.max(1);
    let (begins, ends) = (days * batch / batches, days * (batch + 1) / batches);
    (day(begins), day(ends.saturating_sub(1).max(begins)))
}

/// Days from the first to the last, as evenly as chance allows, in an order
/// of chance.
fn spread(first: Date, last: Date, workdays: bool, count: usize, chance: &mut Chance) -> Vec<Date> {
    let days = first
        .until(last)
        .map_or(0, |span| i64::from(span.get_days()))
        .max(0) as u64
        + 1;
    let many = count as u64;
    let mut dates: Vec<Date> = (0..many)
        .map(|place| {
            let thousandths = (place * 1_000 + chance.below(1_000)) * days;
            let later = (thousandths / (many * 1_000)) as i64;
            let day = first
                .checked_add(jiff::Span::new().days(later))
                .unwrap_or(last);
            if workdays {
                workday(day, first, last)
            } else {
                day
            }
        })
        .collect();
    chance.shuffle(&mut dates);
    dates
}

/// The working day next to a day at the end of a week, within the range.
fn workday(day: Date, first: Date, last: Date) -> Date {
    let moved = match day.weekday() {
        Weekday::Saturday => day.yesterday(),
        Weekday::Sunday => day.tomorrow(),
        _ => return day,
    };
    moved
        .ok()
        .filter(|moved| (first..=last).contains(moved))
        .unwrap_or(day)
}

/// Numbers that add up to a total, each in a range and a multiple of a step
/// above its least.
fn summands(
    total: i64,
    (least, most): (i64, i64),
    step: i64,
    count: usize,
    chance: &mut Chance,
) -> Result<Vec<i64>, String> {
    let many = count as i64;
    let above = total - least * many;
    let room = (most - least) / step;
    if above < 0 || above % step != 0 || above / step > room * many {
        return Err(format!(
            "{count} numbers from {least} to {most} in steps of {step} cannot add up to {total}"
        ));
    }
    let mut left = above / step;
    let weights: Vec<i64> = (0..count).map(|_| chance.between(1, 1_000)).collect();
    let all: i64 = weights.iter().sum::<i64>().max(1);
    let steps = left;
    let mut taken: Vec<i64> = weights
        .iter()
        .map(|weight| {
            let share = i128::from(steps) * i128::from(*weight) / i128::from(all);
            (share as i64).min(room)
        })
        .collect();
    left -= taken.iter().sum::<i64>();
    while left > 0 {
        for number in &mut taken {
            if left > 0 && *number < room {
                *number += 1;
                left -= 1;
            }
        }
    }
    Ok(taken
        .into_iter()
        .map(|steps| least + steps * step)
        .collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_add_up_to_their_total_and_stay_in_their_range() {
        for (total, range, step, count) in [
            (17, (2, 4), 1, 8),
            (16, (2, 4), 1, 8),
            (32, (2, 4), 1, 8),
            (104_000, (3_000, 12_000), 500, 16),
            (0, (0, 5), 1, 0),
        ] {
            let mut chance = Chance::of(total as u64, &["sum"]);
            let numbers = summands(total, range, step, count, &mut chance).unwrap();
            assert_eq!(numbers.len(), count);
            assert_eq!(numbers.iter().sum::<i64>(), total);
            for number in numbers {
                assert!((range.0..=range.1).contains(&number), "{number}");
                assert_eq!((number - range.0) % step, 0);
            }
        }
    }

    #[test]
    fn numbers_that_cannot_add_up_are_refused() {
        let mut chance = Chance::of(1, &["sum"]);
        assert!(summands(15, (2, 4), 1, 8, &mut chance).is_err());
        assert!(summands(33, (2, 4), 1, 8, &mut chance).is_err());
        assert!(summands(17, (2, 4), 2, 8, &mut chance).is_err());
    }

    #[test]
    fn days_fill_their_range_evenly_and_do_not_leave_it() {
        let first = jiff::civil::date(2017, 1, 1);
        let last = jiff::civil::date(2017, 12, 31);
        let dates = spread(first, last, false, 1_200, &mut Chance::of(3, &["days"]));
        for month in 1..=12 {
            let many = dates.iter().filter(|date| date.month() == month).count();
            assert!((85..=115).contains(&many), "month {month}: {many}");
        }
        assert!(dates.iter().all(|date| (first..=last).contains(date)));
        assert!(!dates.is_sorted());
    }

    #[test]
    fn the_batches_of_a_range_cover_it_one_after_the_other() {
        let first = jiff::civil::date(2015, 1, 1);
        let last = jiff::civil::date(2015, 1, 10);
        let slices: Vec<_> = (0..5)
            .map(|batch| sliced(first, last, Some((batch, 5))))
            .collect();
        assert_eq!(slices[0].0, first);
        assert_eq!(slices[4].1, last);
        for pair in slices.windows(2) {
            assert_eq!(pair[0].1.tomorrow().unwrap(), pair[1].0);
        }
        // More batches than days: several have the same day.
        let many: Vec<_> = (0..30)
            .map(|batch| sliced(first, last, Some((batch, 30))))
            .collect();
        assert!(
            many.iter()
                .all(|(begins, ends)| begins == ends && *ends <= last)
        );
        assert!(many.is_sorted());
    }

    #[test]
    fn working_days_are_no_saturdays_or_sundays() {
        let first = jiff::civil::date(2017, 3, 1);
        let last = jiff::civil::date(2017, 3, 31);
        let dates = spread(first, last, true, 100, &mut Chance::of(3, &["days"]));
        assert!(
            dates
                .iter()
                .all(|date| { !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) })
        );
    }
}
