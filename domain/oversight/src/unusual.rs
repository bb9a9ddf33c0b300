//! Unusual looks: what rules find in the log, and what of it nobody has
//! reviewed. A rule calls something unusual and nobody guilty: most of what it
//! finds has a good reason.

use std::collections::{BTreeMap, BTreeSet};

use db::{LogAsked, LogLine, Session};
use guard::Permit;
use kernel::{Date, Fault, Look as _, No, Record as _, RecordId, RecordKind, Refusal};
use pack::Pack;

use crate::{PERSONS, UseReview};

/// The rule by which a record is not there for somebody.
const NOT_COVERED: &str = "guard.not_covered";
/// Refusals that tell of a habit of the program and not of an officer.
const NOT_COUNTED: [&str; 2] = ["guard.not_fresh", "guard.not_signed_in"];
/// The parts that nothing seals.
const UNSEALED: [&str; 2] = ["counted", "open"];
/// The mark of roles that are worked in shifts.
const SHIFT_WORK: &str = "shift_work";

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
    /// The number of the last of the entries.
    pub(crate) last_entry: u64,
}

/// The numbers of the pack by which the rules go, on the last day.
struct Limits {
    persons_a_day: i64,
    times_the_usual: i64,
    officers_of_a_person: i64,
    refused_a_day: i64,
    searches_a_day: i64,
    work: (i64, i64),
}

impl Limits {
    fn of(pack: &Pack, day: Date) -> Result<Self, Refusal> {
        let number = |id: &str| {
            let known = pack.settings.threshold(id, day);
            known.ok_or_else(|| crate::not_set(id))
        };
        Ok(Self {
            persons_a_day: number("persons_a_day")?,
            times_the_usual: number("times_the_usual")?,
            officers_of_a_person: number("officers_of_a_person")?,
            refused_a_day: number("refused_a_day")?,
            searches_a_day: number("searches_a_day")?,
            work: (number("work_begins")?, number("work_ends")?),
        })
    }
}

#[derive(Debug, Default)]
struct Hits {
    count: u64,
    last_entry: u64,
}

/// What one account has done on one day.
#[derive(Debug, Default)]
struct OneDay {
    persons: BTreeSet<[u8; 16]>,
    looks: u64,
    searches: u64,
    last_entry: u64,
}

#[derive(Debug, Default)]
struct Known {
    officer: String,
    role: Option<String>,
}

/// What is gathered of the log.
struct Gathering<'p> {
    pack: &'p Pack,
    limits: Limits,
    shifts: Vec<&'p str>,
    /// The registers in which persons' files stand: that somebody keeps
    /// officers and posts is no look at a person.
    about_persons: BTreeSet<&'p str>,
    hits: BTreeMap<Key, Hits>,
    days: BTreeMap<(String, Date), OneDay>,
    officers_of: BTreeMap<[u8; 16], (BTreeSet<String>, Date, u64)>,
    known: BTreeMap<String, Known>,
}

impl Gathering<'_> {
    fn hit(&mut self, rule: &'static str, account: &str, day: Date, number: u64) {
        let key = Key {
            day,
            rule,
            account: Some(account.to_owned()),
            about: None,
        };
        let hits = self.hits.entry(key).or_default();
        hits.count += 1;
        hits.last_entry = Ord::max(hits.last_entry, number);
    }

    fn add(&mut self, line: LogLine) {
        // Whoever reads the log is no concern of these rules.
        let Some(account) = line.account.filter(|_| line.act != "log_read") else {
            return;
        };
        let zone = &self.pack.time_zone;
        let day = clockwork::day_of(line.at, zone);
        let hour = line.at.since(clockwork::start_of_day(day, zone)).as_hours();
        let known = self.known.entry(account.clone()).or_default();
        if let Some(name) = line.officer {
            known.officer = name;
        }
        let in_shifts = line
            .role
            .as_deref()
            .is_some_and(|role| self.shifts.contains(&role));
        if line.role.is_some() {
            known.role = line.role;
        }
        let number = line.number;
        let of_a_file = line
            .register
            .as_deref()
            .is_some_and(|register| self.about_persons.contains(register));
        let person = line.person.filter(|_| of_a_file);
        if line.tie.as_deref() == Some("conflict") {
            self.hit("declared_tie", &account, day, number);
        }
        if let Some(rule) = line.refused.as_deref() {
            if !NOT_COUNTED.contains(&rule) {
                self.hit("refused_attempts", &account, day, number);
            }
            if rule == NOT_COVERED && person.is_some() && line.tie.is_none() {
                self.hit("without_tie", &account, day, number);
            }
            return;
        }
        let of_day = self.days.entry((account.clone(), day)).or_default();
        of_day.last_entry = Ord::max(of_day.last_entry, number);
        if line.act == "searched" {
            of_day.searches += 1;
        }
        let Some(person) = person.filter(|_| line.act == "looked") else {
            return;
        };
        of_day.looks += 1;
        of_day.persons.insert(person);
        let officers = self
            .officers_of
            .entry(person)
            .or_insert_with(|| (BTreeSet::new(), day, 0));
        officers.0.insert(account.clone());
        officers.1 = Ord::max(officers.1, day);
        officers.2 = Ord::max(officers.2, number);
        let unsealed = |part: &String| UNSEALED.contains(&part.as_str());
        if line.tie.is_none() && !line.parts.iter().all(unsealed) {
            self.hit("without_tie", &account, day, number);
        }
        let (begins, ends) = self.limits.work;
        if !in_shifts && !(begins..ends).contains(&hour) {
            self.hit("out_of_hours", &account, day, number);
        }
    }

    /// What is usual for each role: the median of the persons whom its
    /// officers opened in a day.
    fn usual(&self) -> BTreeMap<&str, i64> {
        let mut of_role: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for ((account, _), day) in &self.days {
            let role = self
                .known
                .get(account)
                .and_then(|known| known.role.as_deref());
            if let (Some(role), false) = (role, day.persons.is_empty()) {
                of_role.entry(role).or_default().push(day.persons.len());
            }
        }
        of_role
            .into_iter()
            .filter_map(|(role, mut counts)| {
                counts.sort_unstable();
                let median = counts.get(counts.len() / 2)?;
                Some((role, i64::try_from(*median).ok()?))
            })
            .collect()
    }

    /// The lines, each with from how many on its rule speaks.
    fn lines(&self) -> Vec<Unusual> {
        let usual = self.usual();
        let mut lines = Vec::new();
        let mut line = |key: &Key, count: u64, from: Option<i64>, last_entry: u64| {
            let known = key
                .account
                .as_ref()
                .and_then(|account| self.known.get(account));
            lines.push(Unusual {
                key: key.clone(),
                officer: known.map(|known| known.officer.clone()).unwrap_or_default(),
                role: known.and_then(|known| known.role.clone()),
                count,
                from,
                last_entry,
            });
        };
        for (key, hits) in &self.hits {
            let from = (key.rule == "refused_attempts").then_some(self.limits.refused_a_day);
            if from.is_none_or(|from| reaches(hits.count, from)) {
                line(key, hits.count, from, hits.last_entry);
            }
        }
        for ((account, day), of_day) in &self.days {
            let key = |rule| Key {
                day: *day,
                rule,
                account: Some(account.clone()),
                about: None,
            };
            let role = self
                .known
                .get(account)
                .and_then(|known| known.role.as_deref());
            let usual = role.and_then(|role| usual.get(role)).copied().unwrap_or(0);
            let times = self.limits.times_the_usual.saturating_mul(usual);
            let from = Ord::max(self.limits.persons_a_day, times).saturating_add(1);
            let persons = of_day.persons.len() as u64;
            if reaches(persons, from) {
                line(&key("many_persons"), persons, Some(from), of_day.last_entry);
            }
            let from = self.limits.searches_a_day;
            if of_day.looks == 0 && reaches(of_day.searches, from) {
                let key = key("search_without_look");
                line(&key, of_day.searches, Some(from), of_day.last_entry);
            }
        }
        for (person, (officers, day, last_entry)) in &self.officers_of {
            let from = self.limits.officers_of_a_person;
            let count = officers.len() as u64;
            if reaches(count, from) {
                let key = Key {
                    day: *day,
                    rule: "looked_at_by_many",
                    account: None,
                    about: Some(digits(person)),
                };
                line(&key, count, Some(from), *last_entry);
            }
        }
        lines
    }
}

fn is_about_persons(kind: &RecordKind) -> bool {
    let subject = kind.subject.as_deref();
    let to = subject.and_then(|subject| kind.field(subject)?.link());
    kind.register == PERSONS || to == Some(PERSONS)
}

fn reaches(count: u64, from: i64) -> bool {
    i64::try_from(count).is_ok_and(|count| count >= from)
}

fn digits(person: &[u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(*person))
}

/// What is unusual in a period and not reviewed, the last day first; and how
/// many lines were reviewed already.
pub(crate) fn unusual(
    session: &Session<'_>,
    pack: &Pack,
    (from, until): (Date, Date),
    permit: &Permit,
) -> Result<(Vec<Unusual>, u64), No> {
    let asked = LogAsked {
        from: Some(clockwork::start_of_day(from, &pack.time_zone)),
        until: Some(clockwork::end_of_day(until, &pack.time_zone)),
        ..LogAsked::default()
    };
    let mut gathering = Gathering {
        pack,
        limits: Limits::of(pack, until)?,
        shifts: pack.codes_marked("roles", SHIFT_WORK),
        about_persons: pack
            .kinds
            .iter()
            .filter(|kind| is_about_persons(kind))
            .map(|kind| kind.register.as_str())
            .collect(),
        hits: BTreeMap::new(),
        days: BTreeMap::new(),
        officers_of: BTreeMap::new(),
        known: BTreeMap::new(),
    };
    session.each_entry(&asked, permit, &mut |line| {
        gathering.add(line);
        Ok(())
    })?;
    same_names(session, &mut gathering)?;
    let mut lines = gathering.lines();
    let reviewed = reviewed(session)?;
    let all = lines.len();
    lines.retain(|line| {
        let until = reviewed.get(&line.key);
        until.is_none_or(|until| *until < line.last_entry)
    });
    let done = (all - lines.len()) as u64;
    lines.sort_by(|one, other| (other.key.day, &one.key).cmp(&(one.key.day, &other.key)));
    Ok((lines, done))
}

/// Looks at persons who may bear the officer's family name. The index of names
/// is asked, and no name is opened for it: some share only its tokens.
fn same_names(session: &Session<'_>, gathering: &mut Gathering<'_>) -> Result<(), Fault> {
    let Some(kind) = gathering.pack.kind(PERSONS).cloned() else {
        return Ok(());
    };
    let names: Vec<(String, String)> = gathering
        .known
        .iter()
        // Whoever is at the machine itself bears no name of their own there.
        .filter(|(_, known)| known.role.is_some())
        .filter_map(|(account, known)| {
            let family = known.officer.split_whitespace().next_back()?;
            Some((account.clone(), family.to_owned()))
        })
        .collect();
    for (account, family) in names {
        let bearers = bearers(session, &kind, &family)?;
        let days: Vec<(Date, u64)> = gathering
            .days
            .iter()
            .filter(|((of, _), day)| *of == account && !day.persons.is_disjoint(&bearers))
            .map(|((_, day), of_day)| (*day, of_day.last_entry))
            .collect();
        for (day, number) in days {
            gathering.hit("same_name", &account, day, number);
        }
    }
    Ok(())
}

fn bearers(
    session: &Session<'_>,
    kind: &RecordKind,
    family: &str,
) -> Result<BTreeSet<[u8; 16]>, Fault> {
    let mut bearers = BTreeSet::new();
    for id in session.likely_named(kind, family)? {
        // The index is of all registers that hold names.
        if session.reference_of(&kind.register, id)?.is_some() {
            bearers.insert(session.pseudonym(kind, id)?);
        }
    }
    Ok(bearers)
}

/// Up to which entry each line was reviewed.
fn reviewed(session: &Session<'_>) -> Result<BTreeMap<Key, u64>, Fault> {
    let mut reviewed = BTreeMap::new();
    for (_, row) in session.records("use_reviews", &[])? {
        let review = UseReview::from_row(&row)?;
        let Some(rule) = RULES.iter().find(|rule| **rule == review.rule.0) else {
            continue;
        };
        let key = Key {
            day: review.day,
            rule,
            account: review.officer.map(|officer| account(officer.id)),
            about: review.about.map(|about| about.0),
        };
        let until = u64::try_from(review.last_entry.0).unwrap_or(0);
        let before: &mut u64 = reviewed.entry(key).or_default();
        *before = Ord::max(*before, until);
    }
    Ok(reviewed)
}

/// An officer's account, as entries tell it.
fn account(officer: RecordId) -> String {
    officer.0.simple().to_string()
}

/// The rules, as their list calls them.
pub(crate) const RULES: [&str; 8] = [
    "declared_tie",
    "without_tie",
    "same_name",
    "looked_at_by_many",
    "many_persons",
    "out_of_hours",
    "refused_attempts",
    "search_without_look",
];
