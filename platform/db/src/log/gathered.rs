//! What a transaction has opened and listed, until it is written down.

use std::collections::BTreeSet;

use guard::{Act, Fields, Officer, Permit};
use kernel::{Condition, Fault, RecordId, RecordKind};
use ledger::Pseudonym;
use policy::Part;
use serde_json::{Map, Value, json};

use super::{Event, LOOKED, ToSeal, asked, shown::whose, told::codes_of, words};
use crate::{Listing, Session, Stored, archive::sha256, engine::Failure, session::fault};

/// What an entry says of a record whose name a search has shown.
pub(crate) const FOUND: &str = "found";

/// What was opened and listed so far.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    looks: Vec<Look>,
    /// Those that were opened to be written, and were: the entry of that tells
    /// it, unless all of it is undone.
    opened_to_write: Vec<Look>,
    /// Records that somebody has written: that they see them is no news.
    written: BTreeSet<(Pseudonym, String)>,
    lists: Vec<List>,
    /// Records that went into a file, or were compared with one.
    passed: Vec<Passed>,
    /// What else was read.
    others: Vec<Event>,
}

impl Gathered {
    pub(super) fn add(&mut self, event: Event) {
        self.others.push(event);
    }
}

/// One record whose sealed fields were opened.
#[derive(Debug)]
struct Look {
    officer: Officer,
    register: String,
    record: Pseudonym,
    person: Option<Pseudonym>,
    rows: u64,
    fields: Fields,
}

/// One list.
#[derive(Debug)]
struct List {
    officer: Officer,
    register: String,
    asked: String,
    /// Whether somebody typed words for it.
    has_words: bool,
    is_search: bool,
    person: Option<Pseudonym>,
    /// Whose records it showed, and which parts of them.
    persons: BTreeSet<Pseudonym>,
    /// Which of the records that it showed are in nobody's file.
    in_no_file: BTreeSet<Pseudonym>,
    parts: BTreeSet<Part>,
    rows: u64,
    found: Option<u64>,
    ranked: Option<Ranked>,
}

/// The records whose names were opened to be compared and not shown: how many,
/// and one hash over what stands for them.
#[derive(Debug)]
struct Ranked {
    records: u64,
    hash: String,
}

/// Records of a file, in or out.
#[derive(Debug)]
struct Passed {
    officer: Officer,
    act: &'static str,
    register: String,
    /// Those that were opened to be compared or handed out.
    opened: u64,
    /// Those that were written.
    written: u64,
    /// Whose records they are, and which parts of them were opened.
    persons: BTreeSet<Pseudonym>,
    parts: BTreeSet<Part>,
}

impl Session<'_> {
    /// A record, or so many versions of it, was opened under this permit.
    pub(crate) fn saw(
        &self,
        kind: &RecordKind,
        stored: &Stored,
        permit: &Permit,
        versions: u64,
    ) -> Result<(), Failure> {
        if !permit.unseals() {
            let one = std::slice::from_ref(stored);
            return self.saw_list(kind, &Listing::default(), permit, one, versions);
        }
        if matches!(permit.act(), Act::Import | Act::Export) {
            return self.saw_passing(kind, permit, std::slice::from_ref(stored));
        }
        let (record, person) = self.stand_ins(kind, stored.id, stored.subject)?;
        let seen = &mut *self.seen.borrow_mut();
        if seen
            .written
            .contains(&(record, permit.officer().name().to_owned()))
        {
            return Ok(());
        }
        let looks = &mut seen.looks;
        let before = looks
            .iter_mut()
            .find(|look| look.record == record && look.officer == *permit.officer());
        match before {
            Some(look) => look.rows = Ord::max(look.rows, versions),
            None => looks.push(Look {
                officer: permit.officer().clone(),
                register: kind.register.clone(),
                record,
                person,
                rows: versions,
                fields: stored.fields.clone(),
            }),
        }
        Ok(())
    }

    /// What else was opened, to be written down with the rest.
    pub(crate) fn note_seen(&self, event: Event) {
        self.seen.borrow_mut().add(event);
    }

    /// A record was written under this permit: that it was opened for it, and
    /// is shown afterwards, is no look of its own. Gives with which fields it
    /// was opened, if it was.
    pub(crate) fn wrote(
        &self,
        kind: &RecordKind,
        record: Pseudonym,
        permit: &Permit,
    ) -> Option<Fields> {
        let seen = &mut *self.seen.borrow_mut();
        if permit.act() == Act::Import {
            passed(&mut seen.passed, kind, permit).written += 1;
            return None;
        }
        let officer = permit.officer();
        let is_its = |look: &Look| look.record == record && look.officer == *officer;
        let opened: Vec<Look> = seen.looks.extract_if(.., |look| is_its(look)).collect();
        let fields = opened.first().map(|look| look.fields.clone());
        seen.opened_to_write.extend(opened);
        seen.written.insert((record, officer.name().to_owned()));
        fields
    }

    /// Records went by on their way into a file or out of one.
    pub(crate) fn saw_passing(
        &self,
        kind: &RecordKind,
        permit: &Permit,
        records: &[Stored],
    ) -> Result<(), Failure> {
        let persons = self.persons_of(kind, records)?;
        let in_no_file = self.in_no_file(kind, whose(records))?;
        let seen = &mut *self.seen.borrow_mut();
        let passed = passed(&mut seen.passed, kind, permit);
        passed.opened += records.len() as u64;
        passed.persons.extend(persons);
        passed.persons.extend(in_no_file);
        passed.parts.extend(parts_of(records));
        Ok(())
    }

    /// A list was shown.
    pub(crate) fn saw_list(
        &self,
        kind: &RecordKind,
        listing: &Listing,
        permit: &Permit,
        records: &[Stored],
        rows: u64,
    ) -> Result<(), Failure> {
        let person = self.person_of(kind, listing)?;
        let persons = self.persons_of(kind, records)?;
        let in_no_file = self.in_no_file(kind, whose(records))?;
        self.seen.borrow_mut().lists.push(List {
            officer: permit.officer().clone(),
            register: kind.register.clone(),
            asked: asked::of_listing(listing),
            has_words: words::has_words(listing),
            is_search: listing.search.is_some(),
            person,
            persons,
            in_no_file,
            parts: parts_of(records),
            rows,
            found: None,
            ranked: None,
        });
        Ok(())
    }

    /// A name was looked for: the records that are shown get an entry each,
    /// and the others that were opened for it stand in that of the search. So
    /// does whoever led to a record that is shown by the name of another file.
    pub(crate) fn saw_named(
        &self,
        kind: &RecordKind,
        name: &str,
        permit: &Permit,
        shown: &[(Stored, f32)],
        led_from: &[(RecordId, RecordId)],
        others: &[(RecordId, RecordId)],
    ) -> Result<(), Failure> {
        let now = self.shared.clock.now();
        let mut events = Vec::with_capacity(shown.len());
        for (stored, _) in shown {
            let officer = Some(permit.officer());
            let mut event = Event::new(officer, FOUND, Some(&kind.register), now)?;
            let (record, person) = self.stand_ins(kind, stored.id, stored.subject)?;
            event.entry.record = Some(record);
            event.entry.person = person;
            event.entry.rows = Some(1);
            event.tell(&stored.fields)?;
            events.push(event);
        }
        let mut ranked = Vec::with_capacity(others.len());
        for (id, subject) in others {
            ranked.push(*self.stand_ins(kind, *id, *subject)?.0.as_bytes());
        }
        let persons = self.persons_behind(kind, led_from.iter().copied())?;
        let mut seen = self.seen.borrow_mut();
        seen.others.append(&mut events);
        seen.lists.push(List {
            officer: permit.officer().clone(),
            register: kind.register.clone(),
            asked: asked::of_name(name),
            has_words: true,
            is_search: true,
            person: None,
            persons,
            in_no_file: BTreeSet::new(),
            parts: BTreeSet::new(),
            rows: shown.len() as u64,
            found: None,
            ranked: (!ranked.is_empty()).then(|| Ranked {
                records: ranked.len() as u64,
                hash: hash_of(ranked),
            }),
        });
        Ok(())
    }

    /// A figure was opened to these records, whose references are shown.
    pub fn opened_figure(
        &self,
        figure: &str,
        register: &str,
        records: &[RecordId],
        permit: &Permit,
    ) -> Result<(), Fault> {
        let now = self.shared.clock.now();
        let act = super::name_of(permit.act());
        let mut event = Event::new(Some(permit.officer()), act, Some(register), now)?;
        event.entry.rows = Some(records.len() as u64);
        let kind = self.shared.catalogue.kind(register)?.clone();
        let mut about = Vec::with_capacity(records.len());
        for id in records {
            about.push((*id, self.subject_of(&kind, *id)?));
        }
        let about = about.into_iter();
        let persons = self.persons_behind(&kind, about.clone());
        event.persons = persons.map_err(fault)?;
        let in_no_file = self.in_no_file(&kind, about).map_err(fault)?;
        event.persons.extend(in_no_file);
        event.asked = Some(ToSeal::Kept(json!({ "figure": figure }).to_string()));
        self.seen.borrow_mut().add(event);
        Ok(())
    }

    /// How many a list has in all, told beside it.
    pub(crate) fn saw_count(&self, kind: &RecordKind, listing: &Listing, count: i64) {
        let lists = &mut self.seen.borrow_mut().lists;
        let Some(last) = lists
            .iter_mut()
            .rfind(|list| list.register == kind.register)
        else {
            return;
        };
        if last.asked == asked::of_listing(listing) {
            last.found = u64::try_from(count).ok();
        }
    }

    /// The person whose records are listed, where they are one person's.
    fn person_of(
        &self,
        kind: &RecordKind,
        listing: &Listing,
    ) -> Result<Option<Pseudonym>, Failure> {
        let linked = listing.conditions.iter().find_map(|condition| {
            let Condition::LinksTo(path, id) = condition else {
                return None;
            };
            let to = kind.field(path).and_then(kernel::Field::link)?;
            self.shared.has_files(to).then_some(*id)
        });
        match linked {
            None => Ok(None),
            Some(id) => Ok(self
                .data_key(id)?
                .map(|key| Pseudonym::from(key.pseudonym(id.0)))),
        }
    }

    /// What was opened and listed, as entries: one for each record, one for
    /// all lists of a reading, one for each file. Where what was written is
    /// undone, what was opened for it was opened all the same.
    pub(crate) fn take_seen(&self, is_undone: bool) -> Result<Vec<Event>, Failure> {
        let Gathered {
            mut looks,
            opened_to_write,
            lists,
            passed,
            written: _,
            others: mut events,
        } = self.seen.take();
        if is_undone {
            looks.extend(opened_to_write);
        }
        let now = self.shared.clock.now();
        for look in looks {
            let mut event = Event::new(Some(&look.officer), LOOKED, Some(&look.register), now)?;
            event.entry.record = Some(look.record);
            event.entry.person = look.person;
            event.entry.rows = Some(look.rows);
            event.tell(&look.fields)?;
            events.push(event);
        }
        for passed in passed {
            let mut event = Event::new(
                Some(&passed.officer),
                passed.act,
                Some(&passed.register),
                now,
            )?;
            if passed.act == super::name_of(Act::Export) {
                event.entry.rows = Some(passed.opened);
            } else {
                event.entry.rows = Some(passed.written);
                event.entry.found = Some(passed.opened);
            }
            event.entry.parts = codes_of(&passed.parts)?;
            event.persons = passed.persons;
            events.push(event);
        }
        let mut lists = lists.into_iter().peekable();
        while let Some(first) = lists.next() {
            let mut together = vec![first];
            while let Some(next) = lists.next_if(|next| {
                together
                    .first()
                    .is_some_and(|first| first.officer == next.officer)
            }) {
                together.push(next);
            }
            events.push(of_lists(&together, now)?);
        }
        Ok(events)
    }
}

/// One hash over what stands for records, in whatever order they come.
pub(crate) fn hash_of(mut records: Vec<[u8; 16]>) -> String {
    records.sort_unstable();
    sha256(&records.concat())
}

/// One entry for the lists of one officer that were shown together.
fn of_lists(lists: &[List], now: clockwork::Moment) -> Result<Event, Failure> {
    let first = lists.first();
    let one = |value: &dyn Fn(&List) -> bool| lists.iter().all(value);
    let register = first.map(|first| first.register.as_str());
    let register = register.filter(|register| one(&|list| list.register == *register));
    let act = if lists.iter().any(|list| list.is_search) {
        "searched"
    } else {
        "listed"
    };
    let mut event = Event::new(first.map(|first| &first.officer), act, register, now)?;
    let person = lists.iter().find_map(|list| list.person);
    event.entry.person =
        person.filter(|person| one(&|list| list.person.is_none_or(|other| other == *person)));
    event.entry.rows = Some(lists.iter().map(|list| list.rows).sum());
    event.entry.found = lists
        .iter()
        .filter_map(|list| list.found)
        .reduce(|a, b| a + b);
    let asked = told_once(lists, true);
    event.asked = Some(if lists.iter().any(|list| list.has_words) {
        ToSeal::Words(asked, Some(told_once(lists, false)))
    } else {
        ToSeal::Kept(asked)
    });
    let parts: BTreeSet<Part> = lists.iter().flat_map(|list| list.parts.clone()).collect();
    event.entry.parts = codes_of(&parts)?;
    event.persons = lists.iter().flat_map(|list| list.persons.clone()).collect();
    if event.persons.len() == 1 && event.entry.person.is_none() {
        event.entry.person = event.persons.first().copied();
    }
    if event.persons.len() == 1 && event.entry.person.as_ref() == event.persons.first() {
        event.persons.clear();
    }
    let in_no_file = lists.iter().flat_map(|list| list.in_no_file.clone());
    event.persons.extend(in_no_file);
    Ok(event)
}

/// Which parts of these records are seen.
fn parts_of(records: &[Stored]) -> BTreeSet<Part> {
    let parts = records.iter().flat_map(|record| record.fields.parts());
    parts.copied().collect()
}

/// What is noted of the records of a register that pass by for an officer.
fn passed<'p>(passing: &'p mut Vec<Passed>, kind: &RecordKind, permit: &Permit) -> &'p mut Passed {
    let act = super::name_of(permit.act());
    let before = passing.iter().position(|before| {
        before.act == act && before.register == kind.register && before.officer == *permit.officer()
    });
    let at = before.unwrap_or(passing.len());
    if at == passing.len() {
        passing.push(Passed {
            officer: permit.officer().clone(),
            act,
            register: kind.register.clone(),
            opened: 0,
            written: 0,
            persons: BTreeSet::new(),
            parts: BTreeSet::new(),
        });
    }
    &mut passing[at]
}

/// What was asked, each question once, with the registers in which anything
/// was found by it, or opened for it; or what of that is kept when the questions
/// are forgotten.
fn told_once(lists: &[List], with_questions: bool) -> String {
    #[derive(Default)]
    struct Answers {
        found: Map<String, Value>,
        ranked: Map<String, Value>,
    }
    let mut questions: Vec<(&str, Answers)> = Vec::new();
    for list in lists {
        let at = match questions.iter().position(|(asked, _)| *asked == list.asked) {
            Some(at) => at,
            None => {
                questions.push((&list.asked, Answers::default()));
                questions.len() - 1
            }
        };
        let Some((_, answers)) = questions.get_mut(at) else {
            continue;
        };
        if list.rows > 0 {
            let found = list.found.unwrap_or(list.rows);
            answers.found.insert(list.register.clone(), json!(found));
        }
        if let Some(Ranked { records, hash }) = &list.ranked {
            let ranked = json!({"records": records, "hash": hash});
            answers.ranked.insert(list.register.clone(), ranked);
        }
    }
    let told: Vec<Value> = questions
        .into_iter()
        .map(|(asked, Answers { found, ranked })| {
            let mut told = Map::new();
            if with_questions {
                let asked: Value = serde_json::from_str(asked).unwrap_or_else(|_| json!(asked));
                told.insert("asked".into(), asked);
            }
            told.insert("found".into(), Value::Object(found));
            if !ranked.is_empty() {
                told.insert("ranked".into(), Value::Object(ranked));
            }
            Value::Object(told)
        })
        .collect();
    asked::shortened(Value::Array(told).to_string())
}
