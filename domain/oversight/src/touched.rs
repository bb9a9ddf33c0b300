//! Who was touched: what an account, a sign-in or a body has done in a
//! period, whose files that showed or changed, and what was taken out.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use clockwork::Moment;
use db::{Deed, LogAsked, LogLine, Session};
use guard::Permit;
use kernel::Fault;

use crate::{AboutWhom, PERSONS};

/// The act that changes what stands in many files; what is done to one record
/// changes what stands in its own.
const IMPORTED: &str = "imported";
/// The acts by which records leave the program, or come in, without one entry
/// for each: a backup is a copy of everybody.
const EXPORTS: [&str; 5] = [
    "export_begun",
    "exported",
    "backed_up",
    "restored",
    "loaded",
];

/// One file that was touched.
#[derive(Clone, Debug)]
pub(crate) struct TouchedFile {
    pub(crate) reference: String,
    pub(crate) id: kernel::RecordId,
    pub(crate) of: Touches,
}

/// How often a file was shown and changed, and when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Touches {
    pub(crate) shown: u64,
    pub(crate) changed: u64,
    pub(crate) first: Moment,
    pub(crate) last: Moment,
}

impl Touches {
    /// Of what no entry tells before this moment.
    fn from(at: Moment) -> Self {
        Self {
            shown: 0,
            changed: 0,
            first: at,
            last: at,
        }
    }

    /// One entry more tells of it.
    fn add(&mut self, act: &str, at: Moment) {
        if act == IMPORTED || Deed::of_code(act).is_some() {
            self.changed += 1;
        } else {
            self.shown += 1;
        }
        self.first = Ord::min(self.first, at);
        self.last = Ord::max(self.last, at);
    }

    /// …and these as well.
    fn join(&mut self, others: Self) {
        self.shown += others.shown;
        self.changed += others.changed;
        self.first = Ord::min(self.first, others.first);
        self.last = Ord::max(self.last, others.last);
    }
}

/// One sign-in that had a part in it, and whose it was.
#[derive(Clone, Debug)]
pub(crate) struct SignInSeen {
    pub(crate) officer: String,
    pub(crate) sign_in: String,
    pub(crate) entries: u64,
    pub(crate) first: Moment,
    pub(crate) last: Moment,
}

/// What was done with the records of a register that are about people (a
/// child who was found, a caller, a defendant) and in no person's file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Elsewhere {
    /// The records that were opened, changed or shown, by pseudonym.
    pub(crate) records: BTreeMap<[u8; 16], Touches>,
    /// Those of them that stand there still, by their references, each with its
    /// pseudonym.
    pub(crate) named: BTreeMap<String, (kernel::RecordId, [u8; 16])>,
    /// How many records were shown or written, those of lists included.
    pub(crate) rows: u64,
}

impl Elsewhere {
    /// Those that stand there still: the reference, the pseudonym, and how often
    /// and when they were touched.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&String, [u8; 16], Touches)> {
        let of = |pseudonym| self.records.get(pseudonym).copied();
        let named = self.named.iter();
        named.filter_map(move |(reference, (_, own))| Some((reference, *own, of(own)?)))
    }
}

/// All of it.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    pub(crate) entries: u64,
    pub(crate) rows: u64,
    /// Those touched last come first.
    pub(crate) files: Vec<TouchedFile>,
    /// Pseudonyms to which no person's file leads any more.
    pub(crate) unknown: u64,
    /// What is about people and in the file of none, by register.
    pub(crate) elsewhere: BTreeMap<String, Elsewhere>,
    /// The newest first.
    pub(crate) exports: Vec<LogLine>,
    pub(crate) sign_ins: Vec<SignInSeen>,
}

/// What the log tells of it.
pub(crate) fn touched(
    session: &Session<'_>,
    asked: &LogAsked,
    permit: &Permit,
    by_record: &BTreeMap<&str, AboutWhom>,
) -> Result<Touched, Fault> {
    let mut found = Touched::default();
    let mut sign_ins: BTreeMap<(String, String), SignInSeen> = BTreeMap::new();
    session.each_entry(asked, permit, &mut |line| {
        found.entries += 1;
        found.rows += line.rows.unwrap_or(0);
        if let (Some(sign_in), Some(account)) = (&line.sign_in, &line.account) {
            let seen = sign_ins
                .entry((account.clone(), sign_in.clone()))
                .or_insert_with(|| SignInSeen {
                    officer: line.officer.clone().unwrap_or_default(),
                    sign_in: sign_in.clone(),
                    entries: 0,
                    first: line.at,
                    last: line.at,
                });
            seen.entries += 1;
            seen.first = Ord::min(seen.first, line.at);
            seen.last = Ord::max(seen.last, line.at);
        }
        if let Some(register) = &line.register
            && line.person.is_none()
            && match by_record.get(register.as_str()) {
                Some(AboutWhom::People) => line.record.is_some() || line.rows.unwrap_or(0) > 0,
                Some(AboutWhom::PeopleAtTimes) => line.record.is_some(),
                Some(AboutWhom::Nobody) | None => false,
            }
        {
            let elsewhere = found.elsewhere.entry(register.clone()).or_default();
            if let Some(record) = line.record {
                let touches = elsewhere.records.entry(record);
                let touches = touches.or_insert_with(|| Touches::from(line.at));
                touches.add(&line.act, line.at);
            }
            elsewhere.rows += line.rows.unwrap_or(1);
        }
        if EXPORTS.contains(&line.act.as_str()) {
            found.exports.push(line);
        }
        Ok(())
    })?;
    found.sign_ins = sign_ins.into_values().collect();
    found
        .sign_ins
        .sort_by_key(|seen| std::cmp::Reverse(seen.last));
    let mut seen: BTreeMap<[u8; 16], Touches> = BTreeMap::new();
    session.persons_in(asked, &mut |one| {
        let touches = seen.entry(one.person);
        touches
            .or_insert_with(|| Touches::from(one.at))
            .add(one.act, one.at);
        Ok(())
    })?;
    let all: BTreeSet<[u8; 16]> = seen.keys().copied().collect();
    let mut files: BTreeMap<kernel::RecordId, TouchedFile> = BTreeMap::new();
    for (person, (id, reference)) in session.behind(PERSONS, &all)? {
        let Some(of) = seen.remove(&person) else {
            continue;
        };
        // Those that were merged into one file are one person.
        match files.entry(id) {
            Entry::Occupied(mut file) => file.get_mut().of.join(of),
            Entry::Vacant(place) => {
                place.insert(TouchedFile { reference, id, of });
            }
        }
    }
    found.files = files.into_values().collect();
    let mut about_nobody = BTreeMap::new();
    for (register, about) in by_record {
        let lines = match about {
            AboutWhom::Nobody => &mut about_nobody,
            AboutWhom::People | AboutWhom::PeopleAtTimes => &mut found.elsewhere,
        };
        name(session, register, lines, &mut seen)?;
    }
    found.unknown = seen.len() as u64;
    found.files.sort_by(|one, other| {
        (other.of.last, &one.reference).cmp(&(one.of.last, &other.reference))
    });
    Ok(found)
}

/// Names what was touched of a register whose records are in nobody's file, with
/// what lists and files showed of it, which is taken from `seen`.
fn name(
    session: &Session<'_>,
    register: &str,
    elsewhere: &mut BTreeMap<String, Elsewhere>,
    seen: &mut BTreeMap<[u8; 16], Touches>,
) -> Result<(), Fault> {
    let opened = elsewhere.get(register);
    let opened = opened.into_iter().flat_map(|of| of.records.keys());
    let sought: BTreeSet<[u8; 16]> = opened.chain(seen.keys()).copied().collect();
    if sought.is_empty() {
        return Ok(());
    }
    for (pseudonym, (id, reference)) in session.behind(register, &sought)? {
        let of = elsewhere.entry(register.to_owned()).or_default();
        if let Some(shown) = seen.remove(&pseudonym) {
            let touches = of.records.entry(pseudonym);
            touches
                .or_insert_with(|| Touches::from(shown.first))
                .join(shown);
        }
        of.named.insert(reference, (id, pseudonym));
    }
    Ok(())
}
