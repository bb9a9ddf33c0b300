//! Writing: a record is entered, edited or voided, each in one transaction,
//! after its desk's rules were asked.

use clockwork::Moment;
use db::{Deed, Session, Stored, Writing};
use guard::{Act, Permit};
use kernel::{
    AtWork, Circumstances, Entry, Fault, Field, No, RecordId, RecordKind, Refusal, Register, Row,
    Value, read_entry,
};

use super::{
    Mechanism,
    named::{Named, Read},
};
use crate::Repeat;

/// The longest reason that may be given, in characters.
const REASON_CHARACTERS_MAX: usize = 500;
/// The longest reference, in characters.
const REFERENCE_CHARACTERS_MAX: usize = 40;

impl Mechanism {
    /// Enters a record. Without a reference of its own it gets the next one
    /// of its register and year.
    pub fn enter(
        &self,
        register: &str,
        entry: &Entry,
        reference: Option<&str>,
        reason: Option<&str>,
    ) -> Result<Stored, No> {
        self.enter_once(register, entry, reference, reason, None)
    }

    /// Enters a record for a request that may come again: what was done when
    /// it came first is not done anew, and the record is given as it stands.
    pub fn enter_once(
        &self,
        register: &str,
        entry: &Entry,
        reference: Option<&str>,
        reason: Option<&str>,
        repeat: Option<&Repeat<'_>>,
    ) -> Result<Stored, No> {
        let kind = self.kind(register)?;
        let permit = self.guard.permit(Act::Enter, register)?;
        let reason = read_reason(reason)?;
        let id = self.new_id()?;
        self.db.write(|session| {
            if let Some(done) = self.done_before(session, register, repeat)? {
                return session
                    .get(&kind, done, &permit)?
                    .ok_or_else(|| Refusal::by("records.no_such_record").into());
            }
            let under = (id, reference, reason.as_deref());
            let stored = self.enter_as(session, &kind, entry, &permit, under)?;
            self.note_done(session, register, repeat, id)?;
            Ok(stored)
        })
    }

    /// Whether a request under this key has entered a record already.
    pub fn has_entered(&self, register: &str, repeat: Option<&Repeat<'_>>) -> Result<bool, No> {
        let done = self
            .db
            .read(|session| self.done_before(session, register, repeat));
        Ok(done?.is_some())
    }

    /// What a request under this key has led to already.
    pub fn done_before(
        &self,
        session: &Session<'_>,
        register: &str,
        repeat: Option<&Repeat<'_>>,
    ) -> Result<Option<RecordId>, No> {
        match repeat {
            Some(repeat) => repeat.done_before(session, &self.guard, register, self.now()),
            None => Ok(None),
        }
    }

    /// Keeps what a request under this key has led to.
    pub fn note_done(
        &self,
        session: &Session<'_>,
        register: &str,
        repeat: Option<&Repeat<'_>>,
        record: RecordId,
    ) -> Result<(), Fault> {
        match repeat {
            Some(repeat) => repeat.note(session, &self.guard, register, record, self.now()),
            None => Ok(()),
        }
    }

    /// Enters a record together with others, in one transaction. The permit
    /// is one to enter records of the register: it is asked for before the
    /// transaction, since the log takes a turn of its own for a no.
    pub fn enter_within(
        &self,
        session: &Session<'_>,
        entry: &Entry,
        permit: &Permit,
    ) -> Result<Stored, No> {
        let kind = self.kind(permit.register())?;
        let under = (self.new_id()?, None, None);
        self.enter_as(session, &kind, entry, permit, under)
    }

    fn enter_as(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        entry: &Entry,
        permit: &Permit,
        (id, reference, reason): (RecordId, Option<&str>, Option<&str>),
    ) -> Result<Stored, No> {
        let read = self.read_row(kind, entry, session, permit)?;
        let own = reference.map(read_reference).transpose()?;
        let under = (id, own.as_deref(), reason);
        self.enter_read(session, kind, &read, permit, under)?;
        session
            .get(kind, id, permit)?
            .ok_or_else(|| Refusal::by("records.no_such_record").into())
    }

    /// Writes a new record as it was read, under a reference of its own or the
    /// next one.
    pub(crate) fn enter_read(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        read: &Read,
        permit: &Permit,
        (id, reference, reason): (RecordId, Option<&str>, Option<&str>),
    ) -> Result<(), No> {
        let wrong = |row: &Row| self.check(kind, id, session, row);
        read.write(session, (kind, permit), wrong, |row| {
            let reference = match reference {
                Some(own) => own.to_owned(),
                None => session.next_reference(kind, self.year_of(kind, row))?,
            };
            self.check(kind, id, session, row)?;
            let writing = Writing {
                permit,
                recorded_at: session.moment(self.now())?,
                reason,
            };
            session.insert(kind, id, &reference, row, writing)
        })
    }

    fn check(
        &self,
        kind: &RecordKind,
        id: RecordId,
        session: &Session<'_>,
        row: &Row,
    ) -> Result<(), No> {
        let by = self.guard.at_work();
        self.ask_rules(kind, id, session, by, |register, circumstances| {
            register.check(row, circumstances)
        })
    }

    /// Writes a new version of a record, made on the version that the person
    /// had before them.
    pub fn edit(
        &self,
        register: &str,
        id: RecordId,
        made_on: i64,
        entry: &Entry,
        reason: Option<&str>,
    ) -> Result<Stored, No> {
        let kind = self.kind(register)?;
        let permit = self.guard.permit(Act::Edit, register)?;
        let reason = read_reason(reason)?;
        self.db.write(|session| {
            let stands = self.stands(session, &kind, id, &permit)?;
            if stands.voided {
                return Err(Refusal::by("records.is_void").into());
            }
            let read = self.read_next(&kind, entry, &stands, session, &permit)?;
            if *read.seen() == stands.row && stands.version == made_on {
                return left(session, &kind, &stands, &permit);
            }
            let under = (&permit, reason.as_deref());
            self.edit_read(session, &kind, (&stands, made_on), &read, under)?;
            left(session, &kind, &stands, &permit)
        })
    }

    /// Voids a record, with a reason: it stays in its history and is counted
    /// no more.
    pub fn void(
        &self,
        register: &str,
        id: RecordId,
        made_on: i64,
        reason: &str,
    ) -> Result<Stored, No> {
        let kind = self.kind(register)?;
        let permit = self.guard.permit(Act::Void, register)?;
        let Some(reason) = read_reason(Some(reason))? else {
            return Err(Refusal::by("records.void_needs_reason").at("reason").into());
        };
        self.db.write(|session| {
            let stands = self.stands(session, &kind, id, &permit)?;
            if stands.voided {
                return Err(Refusal::by("records.is_void").into());
            }
            // They say that the person is here.
            if !session.merged_into(&kind, id)?.is_empty() {
                return Err(Refusal::by("records.others_merged").at("reason").into());
            }
            self.ask_rules(
                &kind,
                id,
                session,
                self.guard.at_work(),
                |register, circumstances| register.check_voiding(&stands.row, circumstances),
            )?;
            session.update(
                &kind,
                &stands,
                made_on,
                &stands.row,
                Deed::Voided,
                self.writing(session, &permit, Some(&reason), &stands)?,
            )?;
            left(session, &kind, &stands, &permit)
        })
    }

    /// The row of a new record.
    pub(crate) fn read_row(
        &self,
        kind: &RecordKind,
        entry: &Entry,
        session: &Session<'_>,
        permit: &Permit,
    ) -> Result<Read, No> {
        self.read(kind, entry, session, permit, None)
    }

    fn read(
        &self,
        kind: &RecordKind,
        entry: &Entry,
        session: &Session<'_>,
        permit: &Permit,
        stands: Option<&Row>,
    ) -> Result<Read, No> {
        let named = Named::new((self, session), kind, permit, stands);
        let row = read_entry(kind, entry, self.pack.as_ref(), &named, self.today());
        named.read(row)
    }

    /// The row of a record's next version: what was entered, and the fields
    /// that the officer may not see as they stand.
    pub(crate) fn read_next(
        &self,
        kind: &RecordKind,
        entry: &Entry,
        stands: &Stored,
        session: &Session<'_>,
        permit: &Permit,
    ) -> Result<Read, No> {
        let unnamed = |field: &Field| field.is_sealed() && !entry.contains_key(&field.name);
        if stands.fields.covers_all() && !kind.fields.iter().any(unnamed) {
            return self.read(kind, entry, session, permit, Some(&stands.row));
        }
        let whole = crate::entry_of(session, kind, stands)?;
        let mut next = entry.clone();
        let mut refused = Vec::new();
        for (at, field) in kind.fields.iter().enumerate() {
            if stands.fields.covers(at) {
                continue;
            }
            if next
                .get(&field.name)
                .is_some_and(|typed| !typed.trim().is_empty())
            {
                refused.push(Refusal::by("guard.field_not_permitted").at(&field.name));
            } else if let Some(typed) = whole.get(&field.name) {
                next.insert(field.name.clone(), typed.clone());
            }
        }
        if !refused.is_empty() {
            return Err(refused.into());
        }
        keep_sealed(kind, &mut next, &whole);
        let mut read = self.read(kind, &next, session, permit, Some(&stands.row))?;
        let row = read.seen_mut();
        for (at, (field, value)) in kind.fields.iter().zip(&mut row.0).enumerate() {
            if (!stands.fields.covers(at) || unnamed(field))
                && let Some(stood) = stands.row.0.get(at)
            {
                *value = stood.clone();
            }
        }
        Ok(read)
    }

    /// Writes the next version of a record as it was read.
    pub(crate) fn edit_read(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        (stands, made_on): (&Stored, i64),
        read: &Read,
        (permit, reason): (&Permit, Option<&str>),
    ) -> Result<(), No> {
        let wrong = |row: &Row| {
            // The subject's key seals the row: a record is moved to another
            // person by merging their files, and by nothing else.
            if kind.subject_of(stands.id, row) != kind.subject_of(stands.id, &stands.row)
                && let Some(subject) = &kind.subject
            {
                return Err(Refusal::by("records.other_person").at(subject).into());
            }
            self.check(kind, stands.id, session, row)
        };
        read.write(session, (kind, permit), wrong, |row| {
            wrong(row)?;
            let writing = self.writing(session, permit, reason, stands)?;
            session.update(kind, stands, made_on, row, Deed::Edited, writing)
        })
    }

    /// The moment of a new version lies after that of the one it replaces,
    /// which may be of the same transaction.
    pub(super) fn writing<'w>(
        &self,
        session: &Session<'_>,
        permit: &'w Permit,
        reason: Option<&'w str>,
        stands: &Stored,
    ) -> Result<Writing<'w>, Fault> {
        let last: Moment = stands
            .recorded_at
            .parse()
            .map_err(|error| Fault::from("a record's time is damaged", error))?;
        let moment = session.moment(self.now())?;
        let recorded_at = if moment > last {
            moment
        } else {
            Moment::from_microseconds(last.microseconds() + 1)
                .map_err(|error| Fault::from("the clock is out of range", error))?
        };
        Ok(Writing {
            permit,
            recorded_at,
            reason,
        })
    }

    pub(super) fn ask_rules(
        &self,
        kind: &RecordKind,
        id: RecordId,
        session: &Session<'_>,
        by: Option<&AtWork>,
        ask: impl FnOnce(&Register, &Circumstances<'_>) -> Result<(), No>,
    ) -> Result<(), No> {
        let Some(register) = self.pack.register(&kind.register) else {
            return Err(Fault::new(format!("the register `{}` has no desk", kind.register)).into());
        };
        ask(
            register,
            &Circumstances {
                id,
                today: self.today(),
                look: session,
                settings: self.pack.as_ref(),
                by,
            },
        )
    }

    /// A record with every field, for its next version. What an officer may
    /// see and not write is refused; what they may not see is not there.
    pub(super) fn stands(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Stored, No> {
        if let Some(stands) = session.standing(kind, id, permit)? {
            return Ok(stands);
        }
        Err(self.not_for(session, kind, id)?.into())
    }

    /// Why an act on a record is not for an officer: they may see it and no
    /// more, or it is not there for them.
    pub fn not_for(
        &self,
        session: &Session<'_>,
        kind: &RecordKind,
        id: RecordId,
    ) -> Result<Refusal, Fault> {
        let Some(look) = self.guard.look(&kind.register) else {
            return Ok(Refusal::by("records.no_such_record"));
        };
        match session.get(kind, id, &look)? {
            Some(_) => Ok(Refusal::by("guard.not_permitted")),
            None => session.why_not(kind, id, &look),
        }
    }

    /// The year of a record's reference: that of its period, else this year.
    pub(crate) fn year_of(&self, kind: &RecordKind, row: &Row) -> i16 {
        let period = kind.period.as_deref().map(|period| kind.value(row, period));
        match period {
            Some(Value::Date(date)) => date.year(),
            Some(Value::Whole(year)) => i16::try_from(*year).unwrap_or(self.today().year()),
            _ => self.today().year(),
        }
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a record is given its id here and nowhere else; practice records bring their own"
    )]
    pub(crate) fn new_id(&self) -> Result<RecordId, Fault> {
        let mut chance = [0; 10];
        getrandom::fill(&mut chance)
            .map_err(|error| Fault::from("the system gave no random numbers", error.to_string()))?;
        let milliseconds = self.now().microseconds().max(0) as u64 / 1000;
        Ok(RecordId(
            uuid::Builder::from_unix_timestamp_millis(milliseconds, &chance).into_uuid(),
        ))
    }
}

/// A record as whoever wrote its next version leaves it.
fn left(
    session: &Session<'_>,
    kind: &RecordKind,
    stands: &Stored,
    permit: &Permit,
) -> Result<Stored, No> {
    session
        .left(kind, stands, permit)?
        .ok_or_else(|| Refusal::by("records.no_such_record").into())
}

/// A reason as it is kept: one line, not too long; nothing when empty.
pub(crate) fn read_reason(reason: Option<&str>) -> Result<Option<String>, Refusal> {
    let Some(reason) = reason.map(str::trim).filter(|reason| !reason.is_empty()) else {
        return Ok(None);
    };
    let reason = reason.replace(['\r', '\n', '\t'], " ");
    if reason.chars().any(char::is_control) {
        return Err(Refusal::by("entry.control_character").at("reason"));
    }
    if reason.chars().count() > REASON_CHARACTERS_MAX {
        return Err(Refusal::by("entry.too_long")
            .at("reason")
            .naming("max", REASON_CHARACTERS_MAX));
    }
    Ok(Some(reason))
}

/// A reference of the writer's own: what can be said on the telephone.
pub(crate) fn read_reference(reference: &str) -> Result<String, Refusal> {
    let reference = reference.trim();
    let fits = !reference.is_empty()
        && reference.chars().count() <= REFERENCE_CHARACTERS_MAX
        && reference
            .chars()
            .all(|character| character.is_alphanumeric() || "-_/.".contains(character));
    if fits {
        Ok(reference.to_owned())
    } else {
        Err(Refusal::by("records.reference_form")
            .at("reference")
            .naming("max", REFERENCE_CHARACTERS_MAX))
    }
}

/// What is sealed is changed by whoever names it, if only to leave it empty:
/// it may be that a form did not show it.
pub fn keep_sealed(kind: &RecordKind, entry: &mut Entry, stands: &Entry) {
    for field in kind.fields.iter().filter(|field| field.is_sealed()) {
        if let Some(stands) = stands.get(&field.name) {
            let kept = entry.entry(field.name.clone());
            kept.or_insert_with(|| stands.clone());
        }
    }
}
