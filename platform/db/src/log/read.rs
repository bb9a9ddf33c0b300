//! Reading the log: for the overseer, and for whoever asks who has looked at
//! a record.

use std::collections::{BTreeMap, BTreeSet};

use clockwork::Moment;
use guard::{Act, Permit};
use kernel::{Fault, RecordId, RecordKind};
use ledger::{Entry, Outcome, Pseudonym};
use sea_query::{Alias, Condition, Expr, ExprTrait, LikeExpr, Order, Query, SelectStatement};

use super::{Asked, ENTRIES, Event, LOOKED, SHOWN};
use crate::{
    Session,
    columns::{HEAD, entered_for, id_cell},
    engine::{Cell, Failure},
    session::fault,
};

/// Which entries of the log are asked for, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogAsked {
    /// By an officer of this name.
    pub officer: Option<String>,
    /// With this account, as entries tell it.
    pub account: Option<String>,
    /// In this sign-in, as entries tell it.
    pub sign_in: Option<String>,
    /// At work for this body.
    pub agency: Option<String>,
    /// Of this act.
    pub act: Option<String>,
    /// In this register.
    pub register: Option<String>,
    /// About the record or the person behind one of these pseudonyms, or with
    /// them in a list; about whomever where there is none.
    pub about: BTreeSet<[u8; 16]>,
    /// Of these numbers; of any where there is none.
    pub numbers: BTreeSet<u64>,
    /// Not before this moment.
    pub from: Option<Moment>,
    /// Before this moment.
    pub until: Option<Moment>,
    /// Refusals alone.
    pub refused: bool,
    /// No refusals.
    pub done: bool,
    /// What showed or changed somebody's records.
    pub of_persons: bool,
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
    /// The account: the id of its officer in digits 0-9 and a-f, or `local`
    /// for whoever was at the machine itself.
    pub account: Option<String>,
    /// The role of the post.
    pub role: Option<String>,
    /// The body of the post.
    pub agency: Option<String>,
    /// The sign-in, as entries tell it.
    pub sign_in: Option<String>,
    /// The tie by which the record was open to the officer.
    pub tie: Option<String>,
    /// Which parts of the record were seen.
    pub parts: Vec<String>,
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
    pub asked: Option<Asked>,
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
            lines.push(shown(number, entry, asked)?);
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

    /// Whether an officer has ever opened what stands in the log by this
    /// pseudonym, or another file of the same person. A rule asks it: nobody is
    /// shown what it says.
    pub(crate) fn opened_ever(&self, officer: RecordId, about: &[u8; 16]) -> Result<bool, Failure> {
        let mut all = BTreeSet::from([*about]);
        let kinds = self.shared.catalogue.kinds();
        for kind in kinds.filter(|kind| kind.same().is_some()) {
            let merged = self.merged_pseudonyms(kind)?;
            let kept = merged.get(about).unwrap_or(about);
            all.insert(*kept);
            all.extend(
                merged
                    .iter()
                    .filter(|(_, of)| *of == kept)
                    .map(|(own, _)| *own),
            );
        }
        let asked = LogAsked {
            account: Some(officer.0.simple().to_string()),
            act: Some(LOOKED.to_owned()),
            about: all,
            done: true,
            ..LogAsked::default()
        };
        let mut select = Query::select();
        select
            .expr(Expr::col(sea_query::Asterisk).count())
            .from(Alias::new(ENTRIES))
            .cond_where(met(&asked)?);
        Ok(self.counted(&select)? > 0)
    }

    /// The pseudonym by which a record stands in the log.
    pub fn pseudonym(&self, kind: &RecordKind, id: RecordId) -> Result<[u8; 16], Fault> {
        let subject = self.subject_of(kind, id)?;
        let (record, _) = self.stand_ins(kind, id, subject).map_err(fault)?;
        Ok(*record.as_bytes())
    }

    /// Hands every entry that is asked for to `each`, the newest first, without
    /// opening what is sealed in it and without keeping any. That they were
    /// read is itself an entry.
    pub fn each_entry(
        &self,
        asked: &LogAsked,
        permit: &Permit,
        each: &mut dyn FnMut(LogLine) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut select = Query::select();
        select
            .columns(["number", "content"].map(Alias::new))
            .from(Alias::new(ENTRIES))
            .cond_where(met(asked)?)
            .order_by(Alias::new("number"), Order::Desc);
        let mut read = 0;
        self.run(&select, &mut |row| {
            let [number, content] = row.as_slice() else {
                return Err(Fault::new("the database gave too few columns"));
            };
            read += 1;
            let entry = Entry::decode(content.text()?.as_bytes()).map_err(super::told)?;
            each(shown(number, entry, None)?)
        })
        .map_err(fault)?;
        self.saw_log(asked, permit, read, read).map_err(fault)
    }

    /// By what a record stands in the log: its own pseudonym, and of a file those
    /// of the files that were merged into it.
    ///
    /// # Errors
    /// What the database fails with.
    pub fn pseudonyms(&self, kind: &RecordKind, id: RecordId) -> Result<BTreeSet<[u8; 16]>, Fault> {
        let mut pseudonyms = BTreeSet::from([self.pseudonym(kind, id)?]);
        let merged = self.merged_into(kind, id)?;
        pseudonyms.extend(self.pseudonyms_of(&merged).map_err(fault)?.into_keys());
        Ok(pseudonyms)
    }

    /// By what files that were merged into others stand in the log, each with
    /// that of the file that is kept.
    ///
    /// # Errors
    /// What the database fails with.
    pub fn merged_pseudonyms(
        &self,
        kind: &RecordKind,
    ) -> Result<BTreeMap<[u8; 16], [u8; 16]>, Fault> {
        let merged = self.merged(kind)?;
        let files: BTreeSet<RecordId> = merged
            .iter()
            .flat_map(|(one, other)| [*one, *other])
            .collect();
        let files: Vec<RecordId> = files.into_iter().collect();
        // Whoever is erased at this moment is left out.
        let of = self.pseudonyms_of(&files).map_err(fault)?;
        let by_file: BTreeMap<RecordId, [u8; 16]> = of
            .into_iter()
            .map(|(pseudonym, file)| (file, pseudonym))
            .collect();
        let both = merged
            .iter()
            .filter_map(|(second, kept)| Some((*by_file.get(second)?, *by_file.get(kept)?)));
        Ok(both.collect())
    }

    /// By what a record stands in the log, for whoever may see who has looked
    /// at it; nothing where the permit does not cover it.
    pub fn pseudonyms_for(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Option<BTreeSet<[u8; 16]>>, Fault> {
        if self.reference_of(&kind.register, id)?.is_none() {
            return Ok(None);
        }
        if self.covered(kind, id, permit)?.is_none() {
            self.turned_away(kind, id, permit).map_err(fault)?;
            return Ok(None);
        }
        self.pseudonyms(kind, id).map(Some)
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
            super::name_of(permit.act()),
            asked.register.as_deref(),
            self.shared.clock.now(),
        )?;
        event.entry.record = asked.about.first().copied().map(Pseudonym::from);
        event.entry.rows = Some(rows);
        event.entry.found = Some(found);
        self.seen.borrow_mut().add(event);
        Ok(())
    }

    /// Whose a record is: by whose key it stands in the log.
    pub(super) fn subject_of(&self, kind: &RecordKind, id: RecordId) -> Result<RecordId, Fault> {
        let cells = self.cells_of(kind, id)?;
        let fields = cells.get(HEAD.len()..).unwrap_or_default();
        let row = self.open_row(kind, fields).map_err(fault)?;
        Ok(entered_for(&cells)?.unwrap_or_else(|| kind.subject_of(id, &row)))
    }

    /// A record's row without its sealed fields.
    pub(crate) fn row_of(&self, kind: &RecordKind, id: RecordId) -> Result<kernel::Row, Fault> {
        let cells = self.cells_of(kind, id)?;
        let fields = cells.get(HEAD.len()..).unwrap_or_default();
        self.open_row(kind, fields).map_err(fault)
    }

    fn cells_of(&self, kind: &RecordKind, id: RecordId) -> Result<Vec<Cell>, Fault> {
        let plan = self.shared.plans(self.dialect()).of(&kind.register)?;
        let found = self.row_bound(&plan.of_id, id_cell(id)).map_err(fault)?;
        found.ok_or_else(|| Fault::new("there is no such record"))
    }
}

/// What the entries must meet.
pub(super) fn met(asked: &LogAsked) -> Result<Condition, Fault> {
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
    if !asked.about.is_empty() {
        let one_of = |column: &str| {
            let about = asked.about.iter().map(|about| about.to_vec());
            col(column).is_in(about)
        };
        let mut in_list = Query::select();
        in_list
            .column(Alias::new("number"))
            .from(Alias::new(SHOWN))
            .and_where(one_of("person"));
        let either = Condition::any()
            .add(one_of("record"))
            .add(one_of("person"))
            .add(col("number").in_subquery(in_list));
        all = all.add(either);
    }
    if !asked.numbers.is_empty() {
        let numbers = asked
            .numbers
            .iter()
            .map(|number| super::appending::number(*number));
        let numbers: Vec<i64> = numbers.collect::<Result<_, _>>()?;
        all = all.add(col("number").is_in(numbers));
    }
    // What has no column of its own stands in the entry as one name and one
    // code: no text of an officer can hold the marks around them.
    for (name, code) in [
        ("officer", &asked.account),
        ("sign_in", &asked.sign_in),
        ("agency", &asked.agency),
    ] {
        if let Some(code) = code {
            let code = ledger::Code::new(code.as_str()).map_err(super::told)?;
            let told = LikeExpr::new(format!("%\"{name}\":\"{}\"%", literally(code.as_str())));
            all = all.add(col("content").like(told.escape('!')));
        }
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
    if asked.done {
        all = all.add(col("rule").is_null());
    }
    if asked.of_persons {
        let mut lists = Query::select();
        lists.column(Alias::new("number")).from(Alias::new(SHOWN));
        let of_somebody = Condition::any()
            .add(col("person").is_not_null())
            .add(col("number").in_subquery(lists));
        all = all.add(of_somebody);
    }
    Ok(all)
}

/// A code as a pattern that means just it.
fn literally(code: &str) -> String {
    code.replace('_', "!_")
}

/// The number of an entry.
pub(super) fn number_of(cell: &Cell) -> Result<u64, Fault> {
    u64::try_from(cell.integer()?)
        .map_err(|error| Fault::from("an entry's number is damaged", error))
}

fn shown(number: &Cell, entry: Entry, asked: Option<Asked>) -> Result<LogLine, Fault> {
    let text = |code: Option<ledger::Code>| code.map(|code| code.to_string());
    let (officer, account, role) = match entry.officer {
        Some(officer) => (
            Some(officer.name),
            Some(officer.id.to_string()),
            text(officer.post),
        ),
        None => (None, None, None),
    };
    Ok(LogLine {
        number: number_of(number)?,
        at: moment(entry.time)?,
        officer,
        account,
        role,
        agency: text(entry.agency),
        sign_in: text(entry.sign_in),
        tie: text(entry.purpose),
        parts: entry.parts.iter().map(ToString::to_string).collect(),
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

pub(super) fn moment(microseconds: i64) -> Result<Moment, Fault> {
    Moment::from_microseconds(microseconds)
        .map_err(|error| Fault::from("the time of an entry is damaged", error))
}
