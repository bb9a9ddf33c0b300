//! What a plan makes, checked without a database: whether its amounts add up
//! and the program's fields take its values.

use std::{collections::BTreeSet, ops::RangeInclusive};

use kernel::{No, RecordKind, Refusal, Row, Value};
use pack::Pack;

use crate::{
    column::NoLinks,
    making::{Made, Maker, in_year},
    plan::{Make, Plan},
};

impl Plan {
    /// Makes all the plan's records in memory, and names what a pack would
    /// not have: registers, fields and values, amounts that do not add up,
    /// values that the program's fields would refuse. Rules that look at
    /// other records are asked when the records are entered.
    pub fn check(&self, pack: &Pack) -> Vec<pack::Fault> {
        let mut faults = Vec::new();
        let all = self.needed(None);
        let mut maker = Maker::new(self, pack, 0);
        for (make, year) in all {
            made(&mut maker, make, year, None, &mut faults);
        }
        faults.extend(not_fitting(&maker, pack));
        let mut maker = Maker::new(self, pack, 0);
        "people".clone_into(&mut maker.batch);
        for make in &self.people {
            made(&mut maker, make, None, None, &mut faults);
        }
        faults.extend(not_fitting(&maker, pack));
        faults
    }

    /// The groups for these years (for all without): those of the years,
    /// those without a year, what stands since before, and what they link
    /// to. In the order of the plan.
    pub(super) fn needed(&self, years: Option<&RangeInclusive<i16>>) -> Vec<(&Make, Option<i16>)> {
        let mut all: Vec<(&Make, Option<i16>)> = Vec::new();
        for make in &self.makes {
            if make.years.is_empty() {
                all.push((make, None));
            }
            all.extend(make.years.iter().map(|&year| (make, Some(year))));
        }
        let names: BTreeSet<String> = all
            .iter()
            .map(|(make, year)| in_year(&make.group, *year))
            .collect();
        let mut linked: BTreeSet<String> = BTreeSet::new();
        let mut needed: Vec<(&Make, Option<i16>)> = Vec::new();
        for (make, year) in all.into_iter().rev() {
            let in_range = match (year, years) {
                (None, _) | (_, None) => true,
                (Some(year), Some(range)) => {
                    range.contains(&year) || (make.stands && year < *range.end())
                }
            };
            if !in_range && !linked.contains(&in_year(&make.group, year)) {
                continue;
            }
            for (_, group) in make.links() {
                let own = in_year(&group, year);
                linked.insert(if names.contains(&own) { own } else { group });
            }
            needed.push((make, year));
        }
        needed.reverse();
        needed
    }
}

/// Makes a group; one whose links could not be made is passed over, because
/// their fault is told already.
fn made(
    maker: &mut Maker<'_>,
    make: &Make,
    year: Option<i16>,
    count: Option<u64>,
    faults: &mut Vec<pack::Fault>,
) {
    let links = make.links();
    if !faults.is_empty()
        && links
            .iter()
            .any(|(_, group)| maker.group(group, year).is_none())
    {
        return;
    }
    if let Err(fault) = maker.make(make, year, count) {
        faults.push(fault);
    }
}

/// The first value of each group that its field would refuse.
fn not_fitting(maker: &Maker<'_>, pack: &Pack) -> Vec<pack::Fault> {
    let mut faults = Vec::new();
    for group in &maker.groups {
        let refused = group
            .records
            .iter()
            .find_map(|made| fits(&group.kind, made, pack).err());
        if let Some(no) = refused {
            faults.push(maker.fault(
                group.line,
                format!("a record of `{}` is {}", group.name, told(&no)),
                "change the rules of the group",
            ));
        }
    }
    faults
}

/// Asks every field, as if the record were typed on the day it was written.
pub(super) fn fits(kind: &RecordKind, made: &Made, pack: &Pack) -> Result<(), No> {
    let Row(values) = &made.row;
    for (field, value) in kind.fields.iter().zip(values) {
        let typed = match value {
            Value::Link(_) => continue,
            Value::Absent if !field.required => continue,
            Value::Absent => String::new(),
            Value::Text(text) | Value::Code(text) => text.clone(),
            Value::Codes(codes) => codes.0.iter().cloned().collect::<Vec<_>>().join(";"),
            Value::Date(date) => date.to_string(),
            Value::Time(time) => time.to_string(),
            Value::Whole(minor) if matches!(field.kind, kernel::FieldKind::Money) => {
                format!("{}.{:02}", minor / 100, minor % 100)
            }
            Value::Whole(number) => number.to_string(),
            Value::YesNo(answer) => if *answer { "yes" } else { "no" }.to_owned(),
        };
        let read = kernel::read_field(field, &typed, pack, &NoLinks, made.recorded_on)?;
        if read != *value {
            return Err(Refusal::by("practice.not_as_typed").at(&field.name).into());
        }
    }
    Ok(())
}

/// The rules that say no, and at which fields.
pub(super) fn told(no: &No) -> String {
    match no {
        No::Refused(refusals) => refusals
            .iter()
            .map(|refusal| match &refusal.field {
                Some(field) => format!("refused at `{field}` by {}", refusal.rule),
                None => format!("refused by {}", refusal.rule),
            })
            .collect::<Vec<_>>()
            .join(", "),
        No::Failed(fault) => fault.to_string(),
    }
}
