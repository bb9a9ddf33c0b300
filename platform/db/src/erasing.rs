//! Erasing those under whom records are sealed, one person or many records that
//! are in nobody's file: their data keys go, from the database and, by the
//! erasable key, from every backup of it; what stood open about them is emptied
//! in every version; what statistics count stays.
//!
//! It is the one act that changes the history. The log stands for what is left
//! of each version by the entry of the erasing, and each version keeps the
//! hash it was written with, so that the check still knows what was erased
//! from what was taken out behind the program's back.

mod places;
mod said;

use std::collections::{BTreeMap, BTreeSet};

use clockwork::Moment;
use guard::{Officer, Permit};
use kernel::{Class, Fault, Field, FieldKind, No, RecordId, RecordKind, Refusal};
use ledger::Hash;
use sea_query::{Alias, Expr, ExprTrait, Query};
use vault::DataKey;

use crate::{
    Db, NAME_TOKENS, Session,
    columns::{CLEAR_REASON, ENTERED_FOR, ERASED_NUMBER, SEALED_REASON, history, id_of},
    engine::{Cell, Failure},
    log::{self, ERASED, Event, SetOfVersions, ToSeal},
    pool,
    session::fault,
    store::DOCUMENT_CHUNKS,
};

pub(crate) use self::said::HalfErased;

pub(crate) const SUBJECTS: &str = "erased_subjects";
/// The setting that says how many the erasable key had erased when the
/// database was last held against it.
const HELD_AGAINST: &str = "erased_from_key";

/// What else is kept of a person beside their records, by table and by the
/// column that names the person: it goes with them.
const ALSO_KEPT: &[(&str, &str)] = &[
    ("data_keys", "subject"),
    (DOCUMENT_CHUNKS, "subject"),
    ("credentials", "officer"),
    ("sign_ins", "officer"),
    ("sign_in_links", "officer"),
    ("account_recoveries", "officer"),
];

/// How many subjects one statement asks for.
const AT_ONCE: usize = 1_000;

/// What was erased, in numbers that tell nothing of the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// How many records of each register.
    pub records: BTreeMap<String, u64>,
    /// How many versions of them.
    pub versions: u64,
    /// Of how many searches that showed them the words go too.
    pub words: u64,
    /// The entry of the log that says so.
    pub entry: i64,
}

/// How somebody was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// When.
    pub at: Moment,
    /// Who did it; nobody where an older copy was put back and whoever the
    /// erasable key no longer knows was erased again.
    pub officer: Option<String>,
    /// The reference of the proposal that was agreed to.
    pub proposal: Option<String>,
    /// How many versions.
    pub versions: u64,
    /// The entry of the log that says so.
    pub entry: i64,
}

/// A transaction in which somebody may be erased.
pub struct Erasing<'s, 'a> {
    session: &'s Session<'a>,
    permit: &'s Permit,
}

impl Erasing<'_, '_> {
    /// Erases whoever this is, as the proposal of this reference says: it
    /// stands in the entry.
    pub fn erase(&self, subject: RecordId, proposal: &str) -> Result<Erased, No> {
        self.erase_all(&BTreeSet::from([subject]), proposal)
    }

    /// …all of these, by one entry.
    pub fn erase_all(&self, subjects: &BTreeSet<RecordId>, proposal: &str) -> Result<Erased, No> {
        for subject in subjects {
            if self.session.is_erased(*subject).map_err(fault)? {
                return Err(Refusal::by("records.erased").into());
            }
        }
        let subjects: Vec<RecordId> = subjects.iter().copied().collect();
        let by = Some((self.permit.officer(), proposal));
        Ok(self.session.erase(&subjects, by).map_err(fault)?)
    }
}

impl Db {
    /// Runs a transaction in which somebody may be erased. When it is saved,
    /// their places are taken out of the erasable key, and what the database
    /// wrote over is taken off its files.
    ///
    /// A fault behind the transaction says so: the erasing is then ended when
    /// the database is next opened.
    pub fn erasing<T>(
        &self,
        permit: &Permit,
        mut work: impl FnMut(&Session<'_>, &Erasing<'_, '_>) -> Result<T, No>,
    ) -> Result<T, No> {
        if self.vault().erasable_key().is_none() {
            return Err(Fault::new(
                "this database was made by an older program and has no erasable key, so nobody \
                 can be erased from its backups: make a new database and import its exports",
            )
            .into());
        }
        let done = self.write(|session| work(session, &Erasing { session, permit }))?;
        self.end_erasing()
            .and_then(|()| self.clean())
            .map_err(|fault| {
                Fault::from(
                    "what was to be erased is erased from the records, and not yet from the \
                     backups and files; set right what is named here and start the program again",
                    fault,
                )
            })?;
        Ok(done)
    }

    /// Takes whoever the database says was erased out of the erasable key, and
    /// the words of searches that showed them out of the words key.
    fn end_erasing(&self) -> Result<(), Fault> {
        let half = self.read(|session| Ok(session.half_erased().map_err(fault)?));
        self.end_half(&half.map_err(pool::only_fault)?)
    }

    /// Ends what was done by half. What somebody else wrote beside it keeps none
    /// of it back, and is told of afterwards.
    pub(crate) fn end_half(&self, half: &HalfErased) -> Result<(), Fault> {
        if !half.places.is_empty() {
            let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
            let taken = self.vault().erase(&half.places, &mut chance);
            taken.map_err(|fault| Fault::new(fault.to_string()))?;
        }
        self.forget_words(&half.words)?;
        match half.foreign {
            Some(what) => Err(log::damaged(what)),
            None => Ok(()),
        }
    }

    /// Takes what was written over off the database's files.
    fn clean(&self) -> Result<(), Fault> {
        let mut engine = self.connection().map_err(pool::only_fault)?;
        let kinds = self.shared().catalogue.kinds();
        let tables: Vec<String> = kinds
            .flat_map(|kind| [kind.register.clone(), history(&kind.register)])
            .chain(["data_keys", NAME_TOKENS, DOCUMENT_CHUNKS].map(str::to_owned))
            .collect();
        engine.clean(&tables).map_err(fault)
    }
}

impl Session<'_> {
    /// Everybody who was erased.
    pub fn erased(&self) -> Result<BTreeSet<RecordId>, Fault> {
        let ids = self.ids("subject", SUBJECTS).map_err(fault)?;
        Ok(ids.into_iter().collect())
    }

    /// Whether whoever this is was erased.
    pub(crate) fn is_erased(&self, subject: RecordId) -> Result<bool, Failure> {
        Ok(self.number_of_erasing(subject)?.is_some())
    }

    /// The number of the entry by which somebody was erased.
    pub(crate) fn number_of_erasing(&self, subject: RecordId) -> Result<Option<i64>, Failure> {
        let mut select = Query::select();
        select
            .column(Alias::new("number"))
            .from(Alias::new(SUBJECTS))
            .and_where(Expr::col(Alias::new("subject")).eq(subject.0.as_bytes().to_vec()));
        let rows = self.rows(&select)?;
        let number = rows.first().and_then(|row| row.first());
        Ok(number.map(Cell::integer).transpose()?)
    }

    pub(crate) fn ids(&self, column: &str, table: &str) -> Result<Vec<RecordId>, Failure> {
        let mut select = Query::select();
        select.column(Alias::new(column)).from(Alias::new(table));
        let mut ids = Vec::new();
        self.run(&select, &mut |cells| {
            ids.extend(cells.first().map(id_of).transpose()?);
            Ok(())
        })?;
        Ok(ids)
    }

    /// Refuses to write of whoever was erased: whose a record is, and whom it
    /// leads to.
    pub(crate) fn expect_not_erased(
        &self,
        kind: &RecordKind,
        subjects: [RecordId; 2],
    ) -> Result<(), No> {
        let [whose, about] = subjects;
        let asked = if whose == about {
            &subjects[..1]
        } else {
            &subjects[..]
        };
        for subject in asked {
            if log::is_personal(kind) && self.is_erased(*subject).map_err(fault)? {
                return Err(Refusal::by("records.erased").into());
            }
        }
        Ok(())
    }

    /// Erases again whom the erasable key no longer knows: an older backup, or
    /// an older copy of the database, was put back.
    pub(crate) fn erase_again(&self) -> Result<(), Failure> {
        let vault = &self.shared.vault;
        let erased = vault.erased().to_string();
        if vault.erasable_key().is_none() || self.setting(HELD_AGAINST)?.as_ref() == Some(&erased) {
            return Ok(());
        }
        let mut gone = self.places_of(None)?;
        gone.retain(|_, place| vault.is_erased(*place));
        self.expect_own_places(&gone)?;
        let (mut own, mut placed) = (Vec::new(), Vec::new());
        for (subject, place) in gone {
            let places = if place == subject.0 {
                &mut own
            } else {
                &mut placed
            };
            places.push(subject);
        }
        for subject in own {
            self.erase(&[subject], None)?;
        }
        if !placed.is_empty() {
            self.erase(&placed, None)?;
        }
        Ok(self.set(HELD_AGAINST, &erased)?)
    }

    /// Erases these, where an officer agreed to a proposal or where it was done
    /// before.
    fn erase(
        &self,
        subjects: &[RecordId],
        by: Option<(&Officer, &str)>,
    ) -> Result<Erased, Failure> {
        let number = self.next_log_number()?;
        let mut erased = Erased {
            entry: number,
            ..Erased::default()
        };
        let mut left = SetOfVersions::default();
        let mut words = BTreeSet::new();
        for some in subjects.chunks(AT_ONCE) {
            let keys = self.keys_to_erase(some)?;
            let places = self.places_of(Some(some))?;
            self.expect_own_places(&places)?;
            if by.is_some() {
                self.expect_keys_to_erase(some, &keys, &places)?;
            }
            for (subject, key) in &keys {
                words.extend(self.words_that_showed(*subject, key)?);
            }
            self.empty(some, &keys, &mut erased, &mut left)?;
            for (table, column) in ALSO_KEPT {
                let mut delete = Query::delete();
                delete
                    .from_table(Alias::new(*table))
                    .and_where(is_one_of(column, some));
                self.act(&delete)?;
            }
            for subject in some {
                self.keys.borrow_mut().remove(subject);
                let place = places.get(subject).filter(|place| **place != subject.0);
                self.note_erased(*subject, number, place.copied())?;
            }
        }
        erased.words = words.len() as u64;
        self.words_will_go(&words)?;
        erased.versions = left.len();
        let officer = by.map(|(officer, _)| officer);
        let mut event = Event::new(officer, ERASED, None, self.shared.clock.now())?;
        event.asked = by.map(|(_, proposal)| ToSeal::Kept(log::of_proposal(proposal)));
        event.entry.rows = Some(left.len());
        event.entry.version_hash = Some(left.hash());
        self.append(event)?;
        Ok(erased)
    }

    /// Empties every version that is sealed under these.
    fn empty(
        &self,
        subjects: &[RecordId],
        keys: &BTreeMap<RecordId, DataKey>,
        erased: &mut Erased,
        left: &mut SetOfVersions,
    ) -> Result<(), Failure> {
        for kind in self.shared.catalogue.kinds() {
            if !log::is_personal(kind) {
                continue;
            }
            let mut records = BTreeSet::new();
            for version in self.versions_to_erase(kind, subjects, keys)? {
                left.add(version.left);
                records.insert(version.id);
                let mut update = emptied(kind, &history(&kind.register));
                update
                    .value(
                        Alias::new("written_hash"),
                        version.written.as_bytes().to_vec(),
                    )
                    .value(Alias::new(ERASED_NUMBER), erased.entry)
                    .and_where(Expr::col(Alias::new("id")).eq(version.id.0.as_bytes().to_vec()))
                    .and_where(Expr::col(Alias::new("version")).eq(version.version));
                if !version.amended.is_empty() {
                    let mut standing = Query::update();
                    standing.table(Alias::new(&kind.register)).and_where(
                        Expr::col(Alias::new("id")).eq(version.id.0.as_bytes().to_vec()),
                    );
                    for (column, cell) in &version.amended {
                        for update in [&mut update, &mut standing] {
                            update.value(Alias::new(column), amended(cell));
                        }
                    }
                    self.act(&standing)?;
                }
                self.act(&update)?;
            }
            if records.is_empty() {
                continue;
            }
            for record in &records {
                self.forget_names(*record)?;
            }
            let mut update = emptied(kind, &kind.register);
            update.and_where(is_of(kind, subjects, self.were_merged(subjects)?));
            self.act(&update)?;
            *erased.records.entry(kind.register.clone()).or_default() += records.len() as u64;
        }
        Ok(())
    }
}

/// A version that is to be erased.
pub(crate) struct VersionToErase {
    pub(crate) id: RecordId,
    pub(crate) version: i64,
    /// The hash it was written with.
    pub(crate) written: Hash,
    /// The hash of what is left of it.
    pub(crate) left: Hash,
    /// What is set right in it and in the record, by column.
    pub(crate) amended: BTreeMap<String, Cell>,
}

/// Whether a field stays when whoever the record is about is erased: what is
/// counted, and the links by which it is counted. Words never do.
pub(crate) fn outlives(field: &Field) -> bool {
    match field.class {
        Class::Sealed(_) => false,
        Class::Counted => true,
        Class::Open => matches!(field.kind, FieldKind::Link { .. }),
    }
}

/// Whether a column of a register stays when its record is erased.
pub(crate) fn column_outlives(kind: &RecordKind, column: &str) -> bool {
    ![CLEAR_REASON, SEALED_REASON].contains(&column) && kind.field(column).is_none_or(outlives)
}

/// The rows of a register, or of its history, that are sealed under these; it
/// costs a reading of every row where one of them was ever merged.
pub(crate) fn is_of(kind: &RecordKind, subjects: &[RecordId], were_merged: bool) -> Expr {
    let stayed = Expr::col(Alias::new(ENTERED_FOR)).is_null();
    let own = stayed.and(leads_to(kind, subjects));
    if were_merged {
        own.or(is_one_of(ENTERED_FOR, subjects))
    } else {
        own
    }
}

fn leads_to(kind: &RecordKind, subjects: &[RecordId]) -> Expr {
    match &kind.subject {
        Some(link) => {
            let nobodys = Expr::col(Alias::new(link)).is_null();
            is_one_of(link, subjects).or(nobodys.and(is_one_of("id", subjects)))
        }
        None => is_one_of("id", subjects),
    }
}

fn is_one_of(column: &str, subjects: &[RecordId]) -> Expr {
    let subjects = subjects.iter().map(|subject| subject.0.as_bytes().to_vec());
    Expr::col(Alias::new(column)).is_in(subjects)
}

fn amended(cell: &Cell) -> Expr {
    match cell {
        Cell::Bytes(bytes) => Expr::val(bytes.clone()),
        Cell::Bool(yes) => Expr::val(*yes),
        Cell::Integer(number) => Expr::val(*number),
        Cell::Text(text) => Expr::val(text.as_str()),
        Cell::Null => Expr::null(),
    }
}

fn emptied(kind: &RecordKind, table: &str) -> sea_query::UpdateStatement {
    let mut update = Query::update();
    update
        .table(Alias::new(table))
        .value(Alias::new(CLEAR_REASON), Expr::null())
        .value(Alias::new(SEALED_REASON), Expr::null());
    for field in kind.fields.iter().filter(|field| !outlives(field)) {
        update.value(Alias::new(&field.name), Expr::null());
    }
    update
}
