//! Making the records of a plan's groups, in memory.

mod written;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use clockwork::Moment;
use kernel::{Date, RecordId, RecordKind, Row, Value};
use pack::{Fault, Pack};

use crate::{
    chance::Chance,
    column::{Column, Picking},
    plan::{Make, Part, Plan},
    rule::Ruled,
};

/// One record that was made.
pub(crate) struct Made {
    pub(crate) id: RecordId,
    pub(crate) row: Row,
    pub(crate) recorded_at: Moment,
    /// The day of it in the country.
    pub(crate) recorded_on: Date,
    pub(crate) officer: Arc<str>,
}

/// The records of one group.
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) kind: Arc<RecordKind>,
    pub(crate) records: Vec<Made>,
}

/// Makes groups one after the other.
pub(crate) struct Maker<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) pack: &'a Pack,
    pub(crate) seed: u64,
    /// Told apart in the streams of chance: the number of a batch.
    pub(crate) batch: String,
    /// How many records of the group came before, for numbers in texts.
    pub(crate) before: u64,
    /// Which of how many batches this is: each has its own part of a range
    /// of days, so that a database grows in the order of time.
    pub(crate) slice: Option<(u64, u64)>,
    pub(crate) groups: Vec<Group>,
    by_name: BTreeMap<String, usize>,
    places: HashMap<RecordId, (usize, usize)>,
}

impl<'a> Maker<'a> {
    pub(crate) fn new(plan: &'a Plan, pack: &'a Pack, seed: u64) -> Self {
        Self {
            plan,
            pack,
            seed,
            batch: String::new(),
            before: 0,
            slice: None,
            groups: Vec::new(),
            by_name: BTreeMap::new(),
            places: HashMap::new(),
        }
    }

    pub(crate) fn fault(
        &self,
        line: usize,
        what: impl Into<String>,
        right: impl Into<String>,
    ) -> Fault {
        Fault::error(self.plan.file.as_str(), line, what, right)
    }

    /// The group that a name means in a year.
    pub(crate) fn group(&self, name: &str, year: Option<i16>) -> Option<&Group> {
        self.by_name
            .get(&in_year(name, year))
            .or_else(|| self.by_name.get(name))
            .and_then(|&at| self.groups.get(at))
    }

    /// The record of this id.
    pub(crate) fn record(&self, id: RecordId) -> Option<(&Group, &Made)> {
        let &(group, at) = self.places.get(&id)?;
        let group = self.groups.get(group)?;
        Some((group, group.records.get(at)?))
    }

    /// Makes one group. `count` stands for the plan's own count where only a
    /// part of a batch is wanted.
    pub(crate) fn make(
        &mut self,
        make: &Make,
        year: Option<i16>,
        count: Option<u64>,
    ) -> Result<(), Fault> {
        let Some(kind) = self.pack.kind(&make.register).cloned() else {
            return Err(self.fault(
                make.line,
                format!("there is no register `{}`", make.register),
                match self.pack.nearest_register(&make.register) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write a register of the program".to_owned(),
                },
            ));
        };
        let name = in_year(&make.group, year);
        let count = match count.or_else(|| make.count.in_year(year)) {
            Some(count) => count as usize,
            None => self.links_of(make, year)?,
        };
        let parts = self.parts(make, year, count)?;
        let columns = self.columns(make, &kind, &name, year, count, &parts)?;
        let written = self.written(make, &kind, &name, year, count, &columns)?;

        let mut chance = Chance::of(self.seed, &[&self.batch, &name, "-written"]);
        let officers = self.officers(&kind.register);
        let mut cells: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
        let mut records = Vec::with_capacity(count);
        for written_on in written {
            let row = Row(cells
                .iter_mut()
                .map(|column| column.next().unwrap_or_default())
                .collect());
            let recorded_at = self.recorded_at(make, &kind, &row, written_on, &mut chance)?;
            let milliseconds = u64::try_from(recorded_at.microseconds() / 1_000).unwrap_or(0);
            let id = RecordId(
                uuid::Builder::from_unix_timestamp_millis(milliseconds, &chance.ten_bytes())
                    .into_uuid(),
            );
            let officer = officers
                .get(chance.below(officers.len().max(1) as u64) as usize)
                .cloned()
                .unwrap_or_else(|| Arc::from("-"));
            records.push(Made {
                id,
                row,
                recorded_on: clockwork::day_of(recorded_at, &self.pack.time_zone),
                recorded_at,
                officer,
            });
        }
        let place = self.groups.len();
        for (at, record) in records.iter().enumerate() {
            self.places.insert(record.id, (place, at));
        }
        self.by_name.insert(name.clone(), place);
        self.groups.push(Group {
            name,
            line: make.line,
            kind,
            records,
        });
        Ok(())
    }

    /// How many records the group that is gone through one by one has.
    fn links_of(&self, make: &Make, year: Option<i16>) -> Result<usize, Fault> {
        let Some(rule) = make.one_by_one() else {
            return Ok(0);
        };
        Picking::of(self, make, year)
            .candidates(rule)
            .map(|found| found.len())
    }

    /// The records of each part, one after the other from the first.
    fn parts<'m>(
        &self,
        make: &'m Make,
        year: Option<i16>,
        count: usize,
    ) -> Result<Vec<(&'m Part, std::ops::Range<usize>)>, Fault> {
        let mut parts = Vec::new();
        let mut first = 0;
        for part in &make.parts {
            let last = first + part.count.in_year(year).unwrap_or(0) as usize;
            if last > count {
                return Err(self.fault(
                    part.line,
                    format!(
                        "the parts of `{}` have {last} records, and the group has {count}",
                        make.group
                    ),
                    "let the parts add up to the group at the most",
                ));
            }
            parts.push((part, first..last));
            first = last;
        }
        Ok(parts)
    }

    fn columns(
        &self,
        make: &Make,
        kind: &Arc<RecordKind>,
        name: &str,
        year: Option<i16>,
        count: usize,
        parts: &[(&Part, std::ops::Range<usize>)],
    ) -> Result<Vec<Vec<Value>>, Fault> {
        let mut columns = vec![vec![Value::Absent; count]; kind.fields.len()];
        for at in self.order(make, kind)? {
            let Some(field) = kind.fields.get(at) else {
                continue;
            };
            let mut taken = vec![false; count];
            let mut made: Vec<(usize, Value)> = Vec::with_capacity(count);
            let own = |with: &'_ [(String, Ruled)]| {
                with.iter()
                    .position(|(field_name, _)| *field_name == field.name)
            };
            for (number, (part, range)) in parts.iter().enumerate() {
                let Some(rule) = own(&part.with).and_then(|at| part.with.get(at)) else {
                    continue;
                };
                let indices: Vec<usize> = range.clone().collect();
                if let Some(part) = taken.get_mut(range.clone()) {
                    part.fill(true);
                }
                let number = number.to_string();
                let column = Column {
                    maker: self,
                    make,
                    kind,
                    year,
                    columns: &columns,
                    field,
                    stream: vec![&self.batch, name, &field.name, &number],
                };
                let values = column.values(&rule.1, &indices)?;
                made.extend(indices.into_iter().zip(values));
            }
            if let Some((_, rule)) = own(&make.with).and_then(|at| make.with.get(at)) {
                let indices: Vec<usize> = (0..count)
                    .filter(|&index| taken.get(index) == Some(&false))
                    .collect();
                let column = Column {
                    maker: self,
                    make,
                    kind,
                    year,
                    columns: &columns,
                    field,
                    stream: vec![&self.batch, name, &field.name],
                };
                let values = column.values(rule, &indices)?;
                made.extend(indices.into_iter().zip(values));
            }
            if let Some(column) = columns.get_mut(at) {
                for (index, value) in made {
                    if let Some(cell) = column.get_mut(index) {
                        *cell = value;
                    }
                }
            }
        }
        Ok(columns)
    }

    /// The columns in an order in which each comes after those it looks at.
    fn order(&self, make: &Make, kind: &RecordKind) -> Result<Vec<usize>, Fault> {
        let mut needs: BTreeMap<usize, (usize, BTreeSet<usize>)> = BTreeMap::new();
        for (field, rule) in make.rules() {
            let Some(at) = kind.position(field) else {
                let names: Vec<&str> = kind
                    .fields
                    .iter()
                    .map(|field| field.name.as_str())
                    .collect();
                return Err(self.fault(
                    rule.line,
                    format!("the register `{}` has no field `{field}`", kind.register),
                    format!("it has {}", names.join(", ")),
                ));
            };
            let (_, needed) = needs.entry(at).or_insert((rule.line, BTreeSet::new()));
            rule.looks_at(
                &mut |path| {
                    let first = path.split('.').next().unwrap_or(path);
                    needed.extend(kind.position(first));
                },
                &mut |_| {},
            );
        }
        let mut order = Vec::new();
        while !needs.is_empty() {
            let ready = needs
                .iter()
                .find(|(_, (_, needed))| needed.iter().all(|at| !needs.contains_key(at)))
                .map(|(at, _)| *at);
            match ready {
                Some(at) => {
                    needs.remove(&at);
                    order.push(at);
                }
                None => {
                    let line = needs
                        .values()
                        .map(|(line, _)| *line)
                        .next()
                        .unwrap_or(make.line);
                    return Err(self.fault(
                        line,
                        format!(
                            "the rules of `{}` look at each other in a circle",
                            make.group
                        ),
                        "let one of them stand on its own",
                    ));
                }
            }
        }
        Ok(order)
    }
}

/// The name of a group in a year.
pub(crate) fn in_year(name: &str, year: Option<i16>) -> String {
    match year {
        Some(year) => format!("{name}-{year}"),
        None => name.to_owned(),
    }
}
