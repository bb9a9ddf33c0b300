//! Links to records of groups that were made before, and what stands behind
//! a link.

use kernel::{RecordId, Value};
use pack::Fault;

use super::{Column, alike::holds};
use crate::{
    chance::Chance,
    making::Maker,
    plan::Make,
    rule::{Pick, Rule, Ruled},
};

impl Column<'_> {
    pub(super) fn picked(
        &self,
        ruled: &Ruled,
        how: Pick,
        count: usize,
        chance: &mut Chance,
    ) -> Result<Vec<Value>, Fault> {
        let mut found = Picking::of(self.maker, self.make, self.year).candidates(ruled)?;
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
}

/// A rule that picks from groups that were made before.
pub(crate) struct Picking<'a> {
    maker: &'a Maker<'a>,
    make: &'a Make,
    year: Option<i16>,
}

impl<'a> Picking<'a> {
    pub(crate) fn of(maker: &'a Maker<'a>, make: &'a Make, year: Option<i16>) -> Self {
        Self { maker, make, year }
    }

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
    pub(super) fn behind(&self, line: usize, id: RecordId, path: &str) -> Result<Value, Fault> {
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
