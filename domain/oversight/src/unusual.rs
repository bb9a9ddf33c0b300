//! Unusual looks: what rules find in the log, and what of it nobody has
//! reviewed. A rule calls something unusual and nobody guilty: most of what it
//! finds has a good reason.

mod close;
mod gathering;

use std::collections::BTreeMap;

use db::{LogAsked, Session};
use guard::Permit;
use kernel::{Date, Fault, Look as _, No, Record as _, RecordId, RecordKind};
use pack::Pack;

use self::gathering::{Gathering, Last, Limits};
use crate::{PERSONS, REVIEWS, UseReview, known_by_record};

/// The mark of roles that are worked in shifts.
const SHIFT_WORK: &str = "shift_work";

/// Why somebody opened a file, and what was found of it: whoever reads that
/// oversees looks, and looks at nobody.
const READ_BY_DUTY: &[&str] = &["openings", "opening_reviews"];

/// What makes a line of its own: a rule, on one day, of one account or about
/// one person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) day: Date,
    pub(crate) rule: &'static str,
    pub(crate) account: Option<String>,
    pub(crate) about: Option<String>,
}

/// One line.
#[derive(Clone, Debug)]
pub(crate) struct Unusual {
    pub(crate) key: Key,
    pub(crate) officer: String,
    pub(crate) role: Option<String>,
    /// How many entries, persons or officers the rule counted…
    pub(crate) count: u64,
    /// …and from how many on it calls that unusual, where it asks.
    pub(crate) from: Option<i64>,
    /// The last of the entries.
    last: Last,
}

impl Unusual {
    /// The number of the last of the entries.
    pub(crate) fn last_entry(&self) -> u64 {
        self.last.entry
    }
}

fn is_about_persons(kind: &RecordKind) -> bool {
    let subject = kind.subject.as_deref();
    let to = subject.and_then(|subject| kind.field(subject)?.link());
    kind.register == PERSONS || to == Some(PERSONS)
}

/// What is unusual in a period and not reviewed, the last day first; and how
/// many lines were reviewed already.
pub(crate) fn unusual(
    session: &Session<'_>,
    pack: &Pack,
    days: (Date, Date),
    permit: &Permit,
) -> Result<(Vec<Unusual>, u64), No> {
    let mut lines = gathered(session, pack, days, permit, None)?.lines();
    let reviewed = reviewed(session)?;
    let all = lines.len();
    lines.retain(|line| {
        let until = reviewed.get(&line.key);
        until.is_none_or(|until| until.entry < line.last.entry || until.at < line.last.at)
    });
    let done = (all - lines.len()) as u64;
    lines.sort_by(|one, other| (other.key.day, &one.key).cmp(&(one.key.day, &other.key)));
    Ok((lines, done))
}

/// The entries of a line of a period, the newest first; of what is not unusual
/// there are none.
pub(crate) fn entries(
    session: &Session<'_>,
    pack: &Pack,
    days: (Date, Date),
    permit: &Permit,
    line: Key,
) -> Result<Vec<u64>, No> {
    let gathered = gathered(session, pack, days, permit, Some(line.clone()))?;
    let lines = gathered.lines();
    if lines.iter().any(|of| of.key == line) {
        Ok(gathered.entries())
    } else {
        Ok(Vec::new())
    }
}

fn gathered<'p>(
    session: &Session<'_>,
    pack: &'p Pack,
    (from, until): (Date, Date),
    permit: &Permit,
    wanted: Option<Key>,
) -> Result<Gathering<'p>, No> {
    let asked = LogAsked {
        from: Some(clockwork::start_of_day(from, &pack.time_zone)),
        until: Some(clockwork::end_of_day(until, &pack.time_zone)),
        ..LogAsked::default()
    };
    let about_persons = pack
        .kinds
        .iter()
        .filter(|kind| is_about_persons(kind) && !READ_BY_DUTY.contains(&kind.register.as_str()))
        .map(|kind| kind.register.as_str())
        .collect();
    let mut gathering = Gathering::new(
        pack,
        Limits::of(pack, until)?,
        pack.codes_marked("roles", SHIFT_WORK),
        (about_persons, known_by_record(pack)),
        match pack.kind(PERSONS) {
            Some(persons) => session.merged_pseudonyms(persons)?,
            None => BTreeMap::new(),
        },
    );
    if let Some(line) = wanted {
        gathering = gathering.wanting(line);
    }
    session.each_entry(&asked, permit, &mut |line| {
        gathering.add(line);
        Ok(())
    })?;
    close::find(session, pack, permit, &mut gathering)?;
    Ok(gathering)
}

/// Up to which entry each line was reviewed, and when: what was done after a
/// review is covered by none, whatever number it was given.
fn reviewed(session: &Session<'_>) -> Result<BTreeMap<Key, Last>, Fault> {
    let source = kernel::source(REVIEWS);
    let written = session.members(&source, None, None, u64::MAX >> 1, 0)?;
    let written: BTreeMap<RecordId, String> = written
        .into_iter()
        .map(|review| (review.id, review.recorded_at))
        .collect();
    let mut reviewed = BTreeMap::new();
    for (id, row) in session.records(REVIEWS, &[])? {
        let review = UseReview::from_row(&row)?;
        let Some(rule) = RULES.iter().find(|rule| **rule == review.rule.0) else {
            continue;
        };
        let Some(at) = written.get(&id) else {
            continue;
        };
        let key = Key {
            day: review.day,
            rule,
            account: review.officer.map(|officer| account(officer.id)),
            about: review.about.map(|about| about.0),
        };
        let until = Last {
            entry: u64::try_from(review.last_entry.0).unwrap_or(0),
            at: at
                .parse()
                .map_err(|error| Fault::from("the moment of a review is damaged", error))?,
        };
        let before = reviewed.entry(key).or_insert(until);
        *before = Ord::max(*before, until);
    }
    Ok(reviewed)
}

/// An officer's account, as entries tell it.
fn account(officer: RecordId) -> String {
    officer.0.simple().to_string()
}

/// The rules, as their list calls them.
pub(crate) const RULES: [&str; 11] = [
    "declared_tie",
    "without_tie",
    "same_name",
    "colleague",
    "neighbour",
    "looked_at_by_many",
    "many_persons",
    "in_bulk",
    "out_of_hours",
    "refused_attempts",
    "search_without_look",
];
