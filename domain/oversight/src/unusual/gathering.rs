//! What is gathered of the log: what each account has done on each day, and
//! what the rules say of it.

use std::collections::{BTreeMap, BTreeSet};

use clockwork::Moment;
use db::LogLine;
use kernel::{Date, Refusal};
use pack::Pack;

use super::{Key, Unusual};
use crate::{AboutWhom, PERSONS};

/// The rule by which a record is not there for somebody.
const NOT_COVERED: &str = "guard.not_covered";
/// Refusals that tell of a habit of the program and not of an officer, and that
/// an emergency opened nothing: whom it did not open is refused beside it.
const NOT_COUNTED: [&str; 3] = [
    "guard.not_fresh",
    "guard.not_signed_in",
    "oversight.nothing_opened",
];
/// The parts that nothing seals.
const UNSEALED: [&str; 2] = ["counted", "open"];
/// The act that opens one record, as whoever opens a document of it has done.
const LOOKED: &str = "looked";
/// The act that shows the name of one record.
const FOUND: &str = "found";
/// The acts that show or take out many records together.
const MANY: [&str; 4] = ["listed", "searched", "exported", "figure_opened"];

/// The numbers of the pack by which the rules go, on the last day.
pub(super) struct Limits {
    persons_a_day: i64,
    rows_a_day: i64,
    times_the_usual: i64,
    officers_of_a_person: i64,
    refused_a_day: i64,
    searches_a_day: i64,
    work: (i64, i64),
}

impl Limits {
    pub(super) fn of(pack: &Pack, day: Date) -> Result<Self, Refusal> {
        let number = |id: &str| {
            let known = pack.settings.threshold(id, day);
            known.ok_or_else(|| crate::not_set(id))
        };
        Ok(Self {
            persons_a_day: number("persons_a_day")?,
            rows_a_day: number("rows_a_day")?,
            times_the_usual: number("times_the_usual")?,
            officers_of_a_person: number("officers_of_a_person")?,
            refused_a_day: number("refused_a_day")?,
            searches_a_day: number("searches_a_day")?,
            work: (number("work_begins")?, number("work_ends")?),
        })
    }
}

/// The last of some entries: its number, and when it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Last {
    pub(super) entry: u64,
    pub(super) at: Moment,
}

#[derive(Debug)]
struct Hits {
    count: u64,
    last: Last,
}

/// What one account has done on one day.
#[derive(Debug)]
pub(super) struct OneDay<'p> {
    /// What was opened, or whose names were shown: persons by their files, and
    /// whoever is in no person's file by the record, each under its register.
    pub(super) seen: BTreeMap<&'p str, BTreeMap<[u8; 16], Seen>>,
    looks: u64,
    searches: Counted,
    /// Records in lists and files.
    rows: Counted,
}

/// When somebody was seen on one day.
#[derive(Debug)]
pub(super) struct Seen {
    first: Last,
    pub(super) last: Last,
}

/// How many of something, and the last entry that counts for it.
#[derive(Debug, Default)]
struct Counted {
    count: u64,
    last: Option<Last>,
}

impl Counted {
    fn add(&mut self, count: u64, at: Last) {
        self.count += count;
        self.last = Ord::max(self.last, Some(at));
    }
}

#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) officer: String,
    pub(super) role: Option<String>,
}

/// What is gathered of the log.
pub(super) struct Gathering<'p> {
    pack: &'p Pack,
    limits: Limits,
    shifts: Vec<&'p str>,
    /// The registers in which persons' files stand: that somebody keeps
    /// officers and posts is no look at a person.
    about_persons: BTreeSet<&'p str>,
    /// Whom the records of a register are about that are in no person's file.
    by_record: BTreeMap<&'p str, AboutWhom>,
    /// Files that were merged into others, each with the one that is kept.
    merged: BTreeMap<[u8; 16], [u8; 16]>,
    hits: BTreeMap<Key, Hits>,
    pub(super) days: BTreeMap<(String, Date), OneDay<'p>>,
    /// Who has opened a person's file, or the record of whoever has none.
    officers_of: BTreeMap<[u8; 16], (BTreeSet<String>, Date, Last)>,
    pub(super) known: BTreeMap<String, Known>,
    wanted: Option<Wanted>,
}

/// A line of which each entry is wanted.
struct Wanted {
    key: Key,
    entries: BTreeSet<u64>,
    /// Those of looks of its officer on its day, by whom they are about.
    looks: BTreeMap<[u8; 16], Vec<u64>>,
}

impl Wanted {
    /// Whether it is of what this account does on this day.
    fn is_of(&self, account: &str, day: Date) -> bool {
        self.key.account.as_deref() == Some(account) && self.key.day == day
    }
}

impl<'p> Gathering<'p> {
    pub(super) fn new(
        pack: &'p Pack,
        limits: Limits,
        shifts: Vec<&'p str>,
        (about_persons, by_record): (BTreeSet<&'p str>, BTreeMap<&'p str, AboutWhom>),
        merged: BTreeMap<[u8; 16], [u8; 16]>,
    ) -> Self {
        Self {
            pack,
            limits,
            shifts,
            about_persons,
            by_record,
            merged,
            hits: BTreeMap::new(),
            days: BTreeMap::new(),
            officers_of: BTreeMap::new(),
            known: BTreeMap::new(),
            wanted: None,
        }
    }

    /// …by which each entry of this line is found, too.
    pub(super) fn wanting(mut self, key: Key) -> Self {
        self.wanted = Some(Wanted {
            key,
            entries: BTreeSet::new(),
            looks: BTreeMap::new(),
        });
        self
    }

    /// The entries of the line that is wanted, the newest first.
    pub(super) fn entries(self) -> Vec<u64> {
        let entries = self.wanted.map(|wanted| wanted.entries).unwrap_or_default();
        entries.into_iter().rev().collect()
    }

    /// Notes an entry that a rule counts of an account on a day.
    fn note(&mut self, rule: &str, account: &str, day: Date, entry: u64) {
        if let Some(wanted) = &mut self.wanted
            && wanted.key.rule == rule
            && wanted.is_of(account, day)
        {
            wanted.entries.insert(entry);
        }
    }

    /// Notes a look, or a name that was shown, for the rules that ask whom it
    /// was about.
    fn note_seen(&mut self, account: &str, day: Date, about: [u8; 16], entry: u64) {
        self.note("many_persons", account, day, entry);
        if let Some(wanted) = &mut self.wanted
            && wanted.is_of(account, day)
        {
            wanted.looks.entry(about).or_default().push(entry);
        }
    }

    /// Notes the looks at these people that a rule counts of these accounts.
    pub(super) fn note_looks_at(
        &mut self,
        rule: &str,
        is_of: impl Fn(&String) -> bool,
        close: &BTreeSet<[u8; 16]>,
    ) {
        if let Some(wanted) = &mut self.wanted
            && wanted.key.rule == rule
            && wanted.key.account.as_ref().is_some_and(is_of)
        {
            let looks = wanted.looks.iter();
            let at_these = looks.filter(|(about, _)| close.contains(*about));
            let entries: Vec<u64> = at_these.flat_map(|(_, looks)| looks.clone()).collect();
            wanted.entries.extend(entries);
        }
    }

    /// Whose file this one was merged into, or itself: looks at either are looks
    /// at the same person.
    pub(super) fn kept(&self, file: [u8; 16]) -> [u8; 16] {
        self.merged.get(&file).copied().unwrap_or(file)
    }

    pub(super) fn hit(&mut self, rule: &'static str, account: &str, day: Date, last: Last) {
        self.note(rule, account, day, last.entry);
        let key = Key {
            day,
            rule,
            account: Some(account.to_owned()),
            about: None,
        };
        let hits = self.hits.entry(key).or_insert(Hits { count: 0, last });
        hits.count += 1;
        hits.last = Ord::max(hits.last, last);
    }

    /// This register, where its records are about people in no person's file.
    fn elsewhere(&self, register: &str) -> Option<&'p str> {
        match self.by_record.get_key_value(register)? {
            (register, AboutWhom::People | AboutWhom::PeopleAtTimes) => Some(*register),
            (_, AboutWhom::Nobody) => None,
        }
    }

    /// The registers in which somebody was seen in the period: by this account,
    /// or by any.
    pub(super) fn seen(&self, by: Option<&str>) -> BTreeSet<&'p str> {
        let days = self.days.iter();
        days.filter(|((account, _), _)| by.is_none_or(|by| by == account))
            .flat_map(|(_, day)| day.seen.keys().copied())
            .collect()
    }

    pub(super) fn add(&mut self, line: LogLine) {
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
        let last = Last {
            entry: line.number,
            at: line.at,
        };
        let register = line.register.as_deref().unwrap_or_default();
        let of_a_file = self.about_persons.contains(register);
        let elsewhere = self.elsewhere(register);
        let person = line.person.filter(|_| of_a_file);
        let person = person.map(|person| self.kept(person));
        // Who is in no person's file is known by the record alone.
        let about = match person {
            Some(person) => Some((PERSONS, person)),
            None => elsewhere.zip(line.record),
        };
        if line.tie.as_deref() == Some("conflict") {
            self.hit("declared_tie", &account, day, last);
        }
        if let Some(rule) = line.refused.as_deref() {
            if !NOT_COUNTED.contains(&rule) {
                self.hit("refused_attempts", &account, day, last);
            }
            if rule == NOT_COVERED && about.is_some() && line.tie.is_none() {
                self.hit("without_tie", &account, day, last);
            }
            return;
        }
        let of_day = self
            .days
            .entry((account.clone(), day))
            .or_insert_with(|| OneDay {
                seen: BTreeMap::new(),
                looks: 0,
                searches: Counted::default(),
                rows: Counted::default(),
            });
        let act = line.act.as_str();
        let is_search = act == "searched";
        let is_of_many = MANY.contains(&act) && (of_a_file || elsewhere.is_some());
        if is_search {
            of_day.searches.add(1, last);
        }
        if is_of_many {
            of_day.rows.add(line.rows.unwrap_or(0), last);
        }
        for (rule, counts) in [("search_without_look", is_search), ("in_bulk", is_of_many)] {
            if counts {
                self.note(rule, &account, day, last.entry);
            }
        }
        let is_opened = act == LOOKED;
        let Some((register, about)) = about.filter(|_| is_opened || act == FOUND) else {
            return;
        };
        self.note_seen(&account, day, about, last.entry);
        let Some(of_day) = self.days.get_mut(&(account.clone(), day)) else {
            return;
        };
        let of_register = of_day.seen.entry(register).or_default();
        let seen = of_register
            .entry(about)
            .or_insert(Seen { first: last, last });
        seen.first = Ord::min(seen.first, last);
        seen.last = Ord::max(seen.last, last);
        let unsealed = |part: &String| UNSEALED.contains(&part.as_str());
        if line.tie.is_none() && !line.parts.iter().all(unsealed) {
            self.hit("without_tie", &account, day, last);
        }
        let (begins, ends) = self.limits.work;
        if !in_shifts && !(begins..ends).contains(&hour) {
            self.hit("out_of_hours", &account, day, last);
        }
        if !is_opened {
            return;
        }
        if let Some(of_day) = self.days.get_mut(&(account.clone(), day)) {
            of_day.looks += 1;
        }
        let officers = self
            .officers_of
            .entry(about)
            .or_insert_with(|| (BTreeSet::new(), day, last));
        officers.0.insert(account);
        officers.1 = Ord::max(officers.1, day);
        officers.2 = Ord::max(officers.2, last);
        if let Some(wanted) = &mut self.wanted
            && wanted.key.rule == "looked_at_by_many"
            && wanted.key.about == Some(digits(&about))
        {
            wanted.entries.insert(last.entry);
        }
    }

    /// What is usual for an officer's role: the median of what its other
    /// officers did in a day, where they did it at all. Whoever does much each
    /// day makes it usual for nobody.
    fn usual(&self, own: &str, of: impl Fn(&OneDay<'_>) -> u64) -> i64 {
        let role_of = |account: &str| {
            self.known
                .get(account)
                .and_then(|known| known.role.as_ref())
        };
        let role = role_of(own);
        let others = self.days.iter().filter(|((account, _), _)| {
            account != own && role.is_some() && role_of(account) == role
        });
        let mut counts: Vec<u64> = others
            .map(|(_, day)| of(day))
            .filter(|count| *count > 0)
            .collect();
        counts.sort_unstable();
        let median = counts.get(counts.len() / 2).copied().unwrap_or(0);
        i64::try_from(median).unwrap_or(i64::MAX)
    }

    /// The lines, each with from how many on its rule speaks.
    pub(super) fn lines(&self) -> Vec<Unusual> {
        let persons =
            |day: &OneDay<'_>| day.seen.values().map(|seen| seen.len() as u64).sum::<u64>();
        let rows = |day: &OneDay<'_>| day.rows.count;
        let accounts: BTreeSet<&str> = self.days.keys().map(|(of, _)| of.as_str()).collect();
        let usual: BTreeMap<&str, (i64, i64)> = accounts
            .into_iter()
            .map(|account| {
                let usual = (self.usual(account, persons), self.usual(account, rows));
                (account, usual)
            })
            .collect();
        let mut lines = Vec::new();
        let mut line = |key: &Key, count: u64, from: Option<i64>, last: Last| {
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
                last,
            });
        };
        for (key, hits) in &self.hits {
            let from = (key.rule == "refused_attempts").then_some(self.limits.refused_a_day);
            if from.is_none_or(|from| reaches(hits.count, from)) {
                line(key, hits.count, from, hits.last);
            }
        }
        for ((account, day), of_day) in &self.days {
            let key = |rule| Key {
                day: *day,
                rule,
                account: Some(account.clone()),
                about: None,
            };
            let usual = usual.get(account.as_str()).copied().unwrap_or_default();
            let much = |limit: i64, usual: i64| {
                let times = self.limits.times_the_usual.saturating_mul(usual);
                Ord::max(limit, times).saturating_add(1)
            };
            // One more person makes more of it, and not one seen again.
            let seen = of_day.seen.values().flat_map(BTreeMap::values);
            for (rule, count, from, last) in [
                (
                    "many_persons",
                    persons(of_day),
                    much(self.limits.persons_a_day, usual.0),
                    seen.map(|seen| seen.first).max(),
                ),
                (
                    "in_bulk",
                    rows(of_day),
                    much(self.limits.rows_a_day, usual.1),
                    of_day.rows.last,
                ),
                // One look among many searches hides none of them.
                (
                    "search_without_look",
                    of_day.searches.count.saturating_sub(of_day.looks),
                    self.limits.searches_a_day,
                    of_day.searches.last,
                ),
            ] {
                if let Some(last) = last.filter(|_| reaches(count, from)) {
                    line(&key(rule), count, Some(from), last);
                }
            }
        }
        for (person, (officers, day, last)) in &self.officers_of {
            let from = self.limits.officers_of_a_person;
            let count = officers.len() as u64;
            if reaches(count, from) {
                let key = Key {
                    day: *day,
                    rule: "looked_at_by_many",
                    account: None,
                    about: Some(digits(person)),
                };
                line(&key, count, Some(from), *last);
            }
        }
        lines
    }
}

fn reaches(count: u64, from: i64) -> bool {
    i64::try_from(count).is_ok_and(|count| count >= from)
}

fn digits(person: &[u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(*person))
}
