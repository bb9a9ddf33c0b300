//! When a record was written, and by whom.

use std::sync::Arc;

use clockwork::Moment;
use kernel::{Date, FieldKind, RecordKind, Row, Value};
use pack::Fault;

use super::Maker;
use crate::{
    chance::Chance,
    column::{Column, day_field},
    plan::Make,
};

impl Maker<'_> {
    /// The day of writing of each record, where the plan says one.
    pub(super) fn written(
        &self,
        make: &Make,
        kind: &Arc<RecordKind>,
        name: &str,
        year: Option<i16>,
        count: usize,
        columns: &[Vec<Value>],
    ) -> Result<Vec<Option<Date>>, Fault> {
        let Some(rule) = &make.written_on else {
            return Ok(vec![None; count]);
        };
        let indices: Vec<usize> = (0..count).collect();
        let column = Column {
            maker: self,
            make,
            kind,
            year,
            columns,
            field: &day_field(),
            stream: vec![&self.batch, name, "-written_on"],
        };
        let days = column.values(rule, &indices)?;
        Ok(days.iter().map(Value::as_date).collect())
    }

    /// The moment at which a record was written: in working hours, soon
    /// after the last day it tells of, and after the records it links to.
    pub(super) fn recorded_at(
        &self,
        make: &Make,
        kind: &RecordKind,
        row: &Row,
        written_on: Option<Date>,
        chance: &mut Chance,
    ) -> Result<Moment, Fault> {
        let mut last: Option<Date> = None;
        let mut linked: Option<Moment> = None;
        for (field, value) in kind.fields.iter().zip(&row.0) {
            match (&field.kind, value) {
                (FieldKind::Date { future: false }, Value::Date(date)) => {
                    last = last.max(Some(*date));
                }
                (_, Value::Link(id)) => {
                    linked = linked.max(self.record(*id).map(|(_, made)| made.recorded_at));
                }
                _ => {}
            }
        }
        let period = kind.period.as_deref().map(|period| kind.value(row, period));
        let day = match (written_on, last, period.and_then(Value::as_whole)) {
            (Some(day), _, _) => Some(day),
            // Half of what happens is written on the same day.
            (None, Some(day), _) => {
                let later = [0, 0, 0, 0, 1, 1, 2, 3];
                let later = later[chance.below(later.len() as u64) as usize];
                day.checked_add(jiff::Span::new().days(later)).ok()
            }
            (None, None, Some(year)) => i16::try_from(year)
                .ok()
                .and_then(|year| Date::new(year, 1, 15).ok()),
            (None, None, None) => None,
        };
        let Some(day) = day else {
            return Err(self.fault(
                make.line,
                format!(
                    "nothing says when the records of `{}` were written",
                    make.group
                ),
                "write written_on, with a rule for days",
            ));
        };
        let (hour, minute, second) = (
            chance.between(9, 17),
            chance.between(0, 59),
            chance.between(0, 59),
        );
        let own = self
            .pack
            .time_zone
            .to_timestamp(day.at(hour as i8, minute as i8, second as i8, 0))
            .map_err(|error| self.fault(make.line, error.to_string(), ""))?;
        let own = Moment::from_timestamp(own)
            .map_err(|error| self.fault(make.line, error.to_string(), ""))?;
        match linked {
            Some(linked) if linked >= own => linked
                .plus(jiff::SignedDuration::from_secs(chance.between(60, 2_400)))
                .map_err(|error| self.fault(make.line, error.to_string(), "")),
            _ => Ok(own),
        }
    }

    pub(super) fn officers(&self, register: &str) -> Vec<Arc<str>> {
        let desk = self
            .pack
            .desks
            .iter()
            .find(|desk| {
                desk.registers
                    .iter()
                    .any(|own| own.kind.register == register)
            })
            .map_or("else", |desk| desk.name);
        self.plan
            .officers
            .get(desk)
            .or_else(|| self.plan.officers.get("else"))
            .map(|names| names.iter().map(|name| Arc::from(name.as_str())).collect())
            .unwrap_or_default()
    }
}
