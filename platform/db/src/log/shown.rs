//! Whose records a list or a file held. An entry tells one person; of many it
//! has a hash, and who they are lies beside the log, so that somebody's file
//! leads to every list that they stood in. A record that is about somebody and
//! in nobody's file lies there by itself.

use std::collections::{BTreeMap, BTreeSet};

use clockwork::Moment;
use guard::Permit;
use kernel::{Fault, RecordId, RecordKind};
use ledger::{Hash, Pseudonym};
use sea_query::{Alias, Expr, ExprTrait, Order, Query};

use super::{ENTRIES, Event, LogAsked, SHOWN, is_personal, read};
use crate::{
    Session, Stored,
    engine::{Cell, Failure},
    select::Scope,
    session::fault,
};

/// One person in one entry, or one record that is in nobody's file.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'r> {
    /// The person or the record, by their pseudonym.
    pub person: [u8; 16],
    /// The number of the entry.
    pub number: u64,
    /// When.
    pub at: Moment,
    /// What was done.
    pub act: &'r str,
}

/// The columns of those who were shown.
pub(crate) const SHOWN_COLUMNS: [&str; 2] = ["number", "person"];

/// These records, each with whom it is about.
pub(super) fn whose(records: &[Stored]) -> impl Iterator<Item = (RecordId, RecordId)> {
    records.iter().map(|record| (record.id, record.subject))
}

impl Session<'_> {
    /// Whose records these are, by their pseudonyms; whoever was erased has
    /// none any more.
    pub(super) fn persons_of(
        &self,
        kind: &RecordKind,
        records: &[Stored],
    ) -> Result<BTreeSet<Pseudonym>, Failure> {
        self.persons_behind(kind, whose(records))
    }

    /// Whose records these are, each with whom it is about.
    pub(super) fn persons_behind(
        &self,
        kind: &RecordKind,
        records: impl Iterator<Item = (RecordId, RecordId)>,
    ) -> Result<BTreeSet<Pseudonym>, Failure> {
        let is_about_persons = self.shared.has_files(&kind.register)
            || kind
                .subject
                .as_deref()
                .and_then(|subject| kind.field(subject)?.link())
                .is_some_and(|to| self.shared.has_files(to));
        if !is_personal(kind) || !is_about_persons {
            return Ok(BTreeSet::new());
        }
        let subjects: BTreeSet<RecordId> = records
            .filter(|(id, subject)| subject != id || self.shared.has_files(&kind.register))
            .map(|(_, subject)| subject)
            .filter(|subject| !self.shared.vault.is_erased(subject.0))
            .collect();
        self.pseudonyms_of(&subjects.into_iter().collect::<Vec<_>>())
            .map(|found| found.into_keys().map(Pseudonym::from).collect())
    }

    /// Those of these records that are somebody's and in nobody's file, by their
    /// pseudonyms.
    pub(super) fn in_no_file(
        &self,
        kind: &RecordKind,
        records: impl Iterator<Item = (RecordId, RecordId)>,
    ) -> Result<BTreeSet<Pseudonym>, Failure> {
        if !is_personal(kind) || self.shared.has_files(&kind.register) {
            return Ok(BTreeSet::new());
        }
        let own: Vec<RecordId> = records
            .filter(|(id, subject)| subject == id && !self.shared.vault.is_erased(id.0))
            .map(|(id, _)| id)
            .collect();
        self.pseudonyms_of(&own)
            .map(|found| found.into_keys().map(Pseudonym::from).collect())
    }

    /// The pseudonyms of these persons, each with whose it is; whoever was erased
    /// has none any more, nor whoever is erased at this moment.
    pub(super) fn pseudonyms_of(
        &self,
        subjects: &[RecordId],
    ) -> Result<BTreeMap<[u8; 16], RecordId>, Failure> {
        const AT_ONCE: usize = 1_000;
        let mut found = BTreeMap::new();
        for some in subjects.chunks(AT_ONCE) {
            for (subject, key) in self.fetch_data_keys(some)? {
                found.insert(key.pseudonym(subject.0), subject);
            }
        }
        Ok(found)
    }

    /// What stands in the log for those of these records that are in a register,
    /// void ones too, and are people's files or in nobody's. It shows nothing of
    /// them.
    pub fn pseudonyms_among(
        &self,
        kind: &RecordKind,
        ids: &[RecordId],
    ) -> Result<BTreeSet<[u8; 16]>, Fault> {
        const AT_ONCE: usize = 500;
        let mut there = Vec::new();
        for some in ids.chunks(AT_ONCE) {
            let mut select = Query::select();
            select
                .column(Alias::new("id"))
                .from(Alias::new(&kind.register))
                .and_where(
                    Expr::col(Alias::new("id"))
                        .is_in(some.iter().map(|id| id.0.as_bytes().to_vec())),
                );
            for row in self.rows(&select).map_err(fault)? {
                there.push(crate::columns::id_of(row.first().unwrap_or(&Cell::Null))?);
            }
        }
        let found = self.pseudonyms_of(&there).map_err(fault)?;
        Ok(found.into_keys().collect())
    }

    /// What stands in the log for those of a register, void ones too, in whose
    /// records a code is one of these, by the code. It shows nothing of them.
    pub fn pseudonyms_by(
        &self,
        kind: &RecordKind,
        field: &str,
        codes: &[String],
    ) -> Result<BTreeMap<String, BTreeSet<[u8; 16]>>, Fault> {
        let mut of_code: BTreeMap<String, BTreeSet<[u8; 16]>> = BTreeMap::new();
        if codes.is_empty() {
            return Ok(of_code);
        }
        let scope = Scope::new(&self.shared.catalogue, None, None);
        let mut frame = scope.frame(&kind.register)?;
        let (column, _) = frame.field(field)?;
        let mut select = Query::select();
        select.expr(frame.own("id")).expr(column.clone());
        frame.tables(&mut select);
        select.and_where(column.is_in(codes.iter().map(String::as_str)));
        let mut found = BTreeMap::new();
        self.run(&select, &mut |row| {
            let [id, code] = row.as_slice() else {
                return Err(Fault::new("the database gave too few columns"));
            };
            found.insert(crate::columns::id_of(id)?, code.text()?.to_owned());
            Ok(())
        })
        .map_err(fault)?;
        let ids: Vec<RecordId> = found.keys().copied().collect();
        for (pseudonym, id) in self.pseudonyms_of(&ids).map_err(fault)? {
            if let Some(code) = found.get(&id) {
                of_code.entry(code.clone()).or_default().insert(pseudonym);
            }
        }
        Ok(of_code)
    }

    /// Whom the entries that are asked for are about, and who stood in their
    /// lists and files, records in nobody's file with them: somebody comes once
    /// for each entry.
    pub fn persons_in(
        &self,
        asked: &LogAsked,
        each: &mut dyn FnMut(Shown<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let columns = ["number", "at", "act", "person"].map(Alias::new);
        let mut own = Query::select();
        own.columns(columns.clone())
            .from(Alias::new(ENTRIES))
            .cond_where(read::met(asked)?)
            .and_where(Expr::col(Alias::new("person")).is_not_null());
        let mut entries = Query::select();
        entries
            .columns(["number", "at", "act"].map(Alias::new))
            .from(Alias::new(ENTRIES))
            .cond_where(read::met(asked)?);
        let (entry, shown) = (Alias::new("entry"), Alias::new(SHOWN));
        let number = Alias::new("number");
        let mut beside = Query::select();
        beside
            .columns(["number", "at", "act"].map(|column| (entry.clone(), Alias::new(column))))
            .column((shown.clone(), Alias::new("person")))
            .from_subquery(entries, entry.clone())
            .inner_join(
                shown.clone(),
                Expr::col((shown, number.clone())).equals((entry, number)),
            );
        for select in [own, beside] {
            self.run(&select, &mut |row| {
                let [number, at, act, person] = row.as_slice() else {
                    return Err(Fault::new("the database gave too few columns"));
                };
                let person = person
                    .bytes()?
                    .try_into()
                    .map_err(|error| Fault::from("a pseudonym of the log is damaged", error))?;
                each(Shown {
                    person,
                    number: read::number_of(number)?,
                    at: read::moment(at.integer()?)?,
                    act: act.text()?,
                })
            })
            .map_err(fault)?;
        }
        Ok(())
    }

    /// Notes that the list of those whom the entries are about is taken out,
    /// in a file: it stands in the log before it is handed out.
    pub fn took_persons(
        &self,
        register: &str,
        persons: &BTreeSet<[u8; 16]>,
        permit: &Permit,
    ) -> Result<(), Fault> {
        let now = self.shared.clock.now();
        let act = super::name_of(permit.act());
        let mut event = Event::new(Some(permit.officer()), act, Some(register), now)?;
        event.entry.rows = Some(persons.len() as u64);
        event.persons = persons.iter().copied().map(Pseudonym::from).collect();
        self.seen.borrow_mut().add(event);
        Ok(())
    }

    /// The records of a register that stand behind these pseudonyms, with
    /// their references: every file's own is computed and compared, since
    /// nothing leads from an entry to a file. Behind that of a file that was
    /// merged into another one stands the one that is kept.
    pub fn behind(
        &self,
        register: &str,
        pseudonyms: &BTreeSet<[u8; 16]>,
    ) -> Result<BTreeMap<[u8; 16], (RecordId, String)>, Fault> {
        let mut select = Query::select();
        select
            .columns(["id", "reference"].map(Alias::new))
            .from(Alias::new(register));
        let mut references = BTreeMap::new();
        for row in self.rows(&select).map_err(fault)? {
            if let [id, reference] = row.as_slice() {
                let id = crate::columns::id_of(id)?;
                if !self.shared.vault.is_erased(id.0) {
                    references.insert(id, reference.text()?.to_owned());
                }
            }
        }
        let ids: Vec<RecordId> = references.keys().copied().collect();
        let own = self.pseudonyms_of(&ids).map_err(fault)?;
        let merged = self.merged(self.shared.catalogue.kind(register)?)?;
        Ok(own
            .into_iter()
            .filter(|(pseudonym, _)| pseudonyms.contains(pseudonym))
            .map(|(pseudonym, id)| (pseudonym, merged.get(&id).copied().unwrap_or(id)))
            .filter_map(|(pseudonym, id)| Some((pseudonym, (id, references.get(&id)?.clone()))))
            .collect())
    }

    /// Hands each entry's number to `each` with the hash over whom it showed,
    /// as they lie beside the log.
    pub(super) fn each_shown(&self, each: &mut dyn FnMut(i64, Hash)) -> Result<(), Failure> {
        let mut select = Query::select();
        select
            .columns(SHOWN_COLUMNS.map(Alias::new))
            .from(Alias::new(SHOWN))
            .order_by(Alias::new("number"), Order::Asc)
            .order_by(Alias::new("person"), Order::Asc);
        let mut of: Option<(i64, Vec<u8>)> = None;
        self.run(&select, &mut |row| {
            let [Cell::Integer(number), Cell::Bytes(person)] = row.as_slice() else {
                return Err(Fault::new("a line of who was shown is damaged"));
            };
            match &mut of {
                Some((last, persons)) if last == number => persons.extend(person),
                _ => {
                    if let Some((last, persons)) = of.replace((*number, person.clone())) {
                        each(last, Hash::of_leaf(&persons));
                    }
                }
            }
            Ok(())
        })?;
        if let Some((last, persons)) = of {
            each(last, Hash::of_leaf(&persons));
        }
        Ok(())
    }
}

/// The hash over those whom an entry showed.
pub(super) fn hash_of(persons: &BTreeSet<Pseudonym>) -> Hash {
    let bytes: Vec<u8> = persons
        .iter()
        .flat_map(|person| *person.as_bytes())
        .collect();
    Hash::of_leaf(&bytes)
}
