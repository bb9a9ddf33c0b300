//! Values chosen by weight, and days, times and numbers within a range.

use kernel::{Codes, FieldKind, TimeOfDay, Value};
use pack::Fault;

use super::{Column, dated};
use crate::{
    chance::Chance,
    rule::{DAY, Day, Place},
};

impl Column<'_> {
    pub(super) fn weighted(
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

    pub(super) fn between(
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
                let (first, last) = dated::sliced(first, last, self.maker.slice);
                Ok(dated::spread(first, last, workdays, count, chance)
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
}
