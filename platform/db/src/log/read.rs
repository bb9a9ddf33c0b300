//! Reading the log: for the overseer, and for whoever asks who has looked at
//! a record.

use std::collections::BTreeMap;

use clockwork::{Moment, TimeZone};
use guard::{Act, Fields, Permit};
use kernel::{Date, Fault, RecordId, RecordKind};
use ledger::{Entry, Outcome, Pseudonym};
use sea_query::{Alias, Condition, Expr, ExprTrait, Order, Query, SelectStatement};

use super::{ENTRIES, Event, appending};
use crate::{
    Session,
    columns::id_cell,
    engine::{Cell, Failure},
    session::fault,
};

/// How many entries about one record are looked at to group them.
const GROUPED_MAX: u64 = 100_000;

/// Which entries of the log are asked for, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogAsked {
    /// By this officer.
    pub officer: Option<String>,
    /// Of this act.
    pub act: Option<String>,
    /// In this register.
    pub register: Option<String>,
    /// About the record or the person behind this pseudonym.
    pub about: Option<[u8; 16]>,
    /// Not before this moment.
    pub from: Option<Moment>,
    /// Before this moment.
    pub until: Option<Moment>,
    /// Refusals alone.
    pub refused: bool,
    /// How many at the most.
    pub limit: u64,
    /// How many to pass over.
    pub offset: u64,
}

/// One entry, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Its number.
    pub number: u64,
    /// When.
    pub at: Moment,
    /// Who.
    pub officer: Option<String>,
    /// What was done.
    pub act: String,
    /// In which register.
    pub register: Option<String>,
    /// The record, by its pseudonym.
    pub record: Option<[u8; 16]>,
    /// The person whose file it concerns, by their pseudonym.
    pub person: Option<[u8; 16]>,
    /// The rule by which it was refused.
    pub refused: Option<String>,
    /// How many records were shown or written.
    pub rows: Option<u64>,
    /// How many were found.
    pub found: Option<u64>,
    /// What was asked, where the permit opens it.
    pub asked: Option<String>,
}

/// How one officer has looked at a record or done something with it on one
/// day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedAt {
    /// The day, in the country.
    pub day: Date,
    /// Who.
    pub officer: Option<String>,
    /// What was done.
    pub act: String,
    /// In which register.
    pub register: Option<String>,
    /// How often.
    pub times: u64,
    /// The last time.
    pub last: Moment,
}

impl Session<'_> {
    /// The entries that are asked for, the newest first, and how many there
    /// are in all. That they were read is itself an entry.
    pub fn log(&self, asked: &LogAsked, permit: &Permit) -> Result<(Vec<LogLine>, u64), Fault> {
        self.read_log(asked, permit).map_err(fault)
    }

    fn read_log(&self, asked: &LogAsked, permit: &Permit) -> Result<(Vec<LogLine>, u64), Failure> {
        let mut select = Query::select();
        select
            .columns(["number", "content"].map(Alias::new))
            .from(Alias::new(ENTRIES))
            .cond_where(met(asked)?)
            .order_by(Alias::new("number"), Order::Desc)
            .limit(asked.limit)
            .offset(asked.offset);
        let rows = self.rows(&select)?;
        let opens = permit.act() == Act::ReadLog;
        let mut lines = Vec::with_capacity(rows.len());
        for row in &rows {
            let [number, content] = row.as_slice() else {
                return Err(Fault::new("the database gave too few columns").into());
            };
            let entry = Entry::decode(content.text()?.as_bytes()).map_err(super::told)?;
            let asked = if opens { self.unsealed(&entry)? } else { None };
            lines.push(shown(number.integer()?, entry, asked)?);
        }
        let mut count = Query::select();
        count
            .expr(Expr::col(sea_query::Asterisk).count())
            .from(Alias::new(ENTRIES))
            .cond_where(met(asked)?);
        let found = self.counted(&count)?;
        self.saw_log(asked, permit, lines.len() as u64, found)?;
        Ok((lines, found))
    }

    /// What was sealed with an entry.
    pub(super) fn unsealed(&self, entry: &Entry) -> Result<Option<String>, Failure> {
        let Some(sealed) = entry.sealed.as_deref() else {
            return Ok(None);
        };
        let opened = self
            .log_key()?
            .open(&appending::sealed_part(), appending::place(), sealed)
            .map_err(|error| Fault::from("a part of the log cannot be opened", error))?;
        let text = String::from_utf8(opened)
            .map_err(|error| Fault::from("a part of the log is damaged", error))?;
        Ok(Some(text))
    }

    pub(crate) fn counted(&self, select: &SelectStatement) -> Result<u64, Failure> {
        let rows = self.rows(select)?;
        match rows.first().and_then(|row| row.first()) {
            Some(cell) => Ok(u64::try_from(cell.integer()?).unwrap_or(0)),
            None => Err(Fault::new("the database gave no count").into()),
        }
    }

    /// The officers who stand in the log.
    pub fn log_officers(&self) -> Result<Vec<String>, Fault> {
        let mut select = Query::select();
        select
            .distinct()
            .column(Alias::new("officer"))
            .from(Alias::new(ENTRIES))
            .and_where(Expr::col(Alias::new("officer")).is_not_null())
            .order_by(Alias::new("officer"), Order::Asc);
        let rows = self.rows(&select).map_err(fault)?;
        let names = rows.iter().filter_map(|row| row.first());
        names.map(|cell| Ok(cell.text()?.to_owned())).collect()
    }

    /// The pseudonym by which a record stands in the log.
    pub fn pseudonym(&self, kind: &RecordKind, id: RecordId) -> Result<[u8; 16], Fault> {
        let subject = kind.subject_of(id, &self.row_of(kind, id)?);
        let (record, _) = self.stand_ins(kind, id, subject).map_err(fault)?;
        Ok(*record.as_bytes())
    }

    /// Who has looked at a record, or at anything in the file if it is a
    /// person's, and who has changed it: the last day first; nothing where
    /// the permit does not cover the record. That it was asked is itself an
    /// entry.
    pub fn looked_at(
        &self,
        kind: &RecordKind,
        id: RecordId,
        zone: &TimeZone,
        permit: &Permit,
    ) -> Result<Option<Vec<LookedAt>>, Fault> {
        let about = self.pseudonym(kind, id)?;
        if self.covered(kind, id, permit)?.is_none() {
            self.turned_away(kind, id, permit).map_err(fault)?;
            return Ok(None);
        }
        let asked = LogAsked {
            about: Some(about),
            ..LogAsked::default()
        };
        let mut select = Query::select();
        select
            .columns(["at", "officer", "act", "register"].map(Alias::new))
            .from(Alias::new(ENTRIES))
            .cond_where(met(&asked)?)
            .order_by(Alias::new("number"), Order::Desc)
            .limit(GROUPED_MAX);
        let mut groups: BTreeMap<_, (u64, Moment)> = BTreeMap::new();
        self.run(&select, &mut |row| {
            let [at, officer, act, register] = row.as_slice() else {
                return Err(Fault::new("the database gave too few columns"));
            };
            let at = moment(at.integer()?)?;
            let text = |cell: &Cell| match cell {
                Cell::Text(text) => Some(text.clone()),
                _ => None,
            };
            let day = clockwork::day_of(at, zone);
            let group = (
                std::cmp::Reverse(day),
                text(officer),
                act.text()?.to_owned(),
                text(register),
            );
            let (times, last) = groups.entry(group).or_insert((0, at));
            *times += 1;
            *last = Ord::max(*last, at);
            Ok(())
        })
        .map_err(fault)?;
        let lines: Vec<LookedAt> = groups
            .into_iter()
            .map(|((day, officer, act, register), (times, last))| LookedAt {
                day: day.0,
                officer,
                act,
                register,
                times,
                last,
            })
            .collect();
        self.saw_log(&asked, permit, lines.len() as u64, lines.len() as u64)
            .map_err(fault)?;
        Ok(Some(lines))
    }

    /// Notes that somebody has read in the log.
    fn saw_log(
        &self,
        asked: &LogAsked,
        permit: &Permit,
        rows: u64,
        found: u64,
    ) -> Result<(), Failure> {
        let mut event = Event::new(
            Some(permit.officer()),
            "log_read",
            asked.register.as_deref(),
            self.shared.clock.now(),
        )?;
        event.entry.record = asked.about.map(Pseudonym::from);
        event.entry.rows = Some(rows);
        event.entry.found = Some(found);
        self.seen.borrow_mut().add(event);
        Ok(())
    }

    /// A record's row without its sealed fields, to know whose it is.
    pub(super) fn row_of(&self, kind: &RecordKind, id: RecordId) -> Result<kernel::Row, Fault> {
        let plan = self.shared.plans(self.dialect()).of(&kind.register)?;
        let found = self.row_bound(&plan.of_id, id_cell(id)).map_err(fault)?;
        let cells = found.ok_or_else(|| Fault::new("there is no such record"))?;
        let fields = cells.get(crate::columns::HEAD.len()..).unwrap_or_default();
        self.row(kind, id, fields, &Fields::unsealed(kind))
            .map_err(fault)
    }
}

/// What the entries must meet.
fn met(asked: &LogAsked) -> Result<Condition, Fault> {
    let col = |name: &str| Expr::col(Alias::new(name));
    let mut all = Condition::all();
    for (column, value) in [
        ("officer", &asked.officer),
        ("act", &asked.act),
        ("register", &asked.register),
    ] {
        if let Some(value) = value {
            all = all.add(col(column).eq(value.as_str()));
        }
    }
    if let Some(about) = asked.about {
        let either = Condition::any()
            .add(col("record").eq(about.to_vec()))
            .add(col("person").eq(about.to_vec()));
        all = all.add(either);
    }
    if let Some(from) = asked.from {
        all = all.add(col("at").gte(from.microseconds()));
    }
    if let Some(until) = asked.until {
        all = all.add(col("at").lt(until.microseconds()));
    }
    if asked.refused {
        all = all.add(col("rule").is_not_null());
    }
    Ok(all)
}

fn shown(number: i64, entry: Entry, asked: Option<String>) -> Result<LogLine, Fault> {
    Ok(LogLine {
        number: u64::try_from(number)
            .map_err(|error| Fault::from("an entry's number is damaged", error))?,
        at: moment(entry.time)?,
        officer: entry.officer.map(|officer| officer.name),
        act: entry.act.to_string(),
        register: entry.register.map(|register| register.to_string()),
        record: entry.record.map(|record| *record.as_bytes()),
        person: entry.person.map(|person| *person.as_bytes()),
        refused: match entry.outcome {
            Outcome::Done => None,
            Outcome::Refused(rule) => Some(rule.to_string()),
        },
        rows: entry.rows,
        found: entry.found,
        asked,
    })
}

fn moment(microseconds: i64) -> Result<Moment, Fault> {
    Moment::from_microseconds(microseconds)
        .map_err(|error| Fault::from("the time of an entry is damaged", error))
}
