//! Who was touched: what an account, a sign-in or a body has done in a
//! period, whose files that showed or changed, and what was taken out.

use std::collections::{BTreeMap, BTreeSet};

use clockwork::Moment;
use db::{LogAsked, LogLine, Session};
use guard::Permit;
use kernel::Fault;

use crate::PERSONS;

/// The acts that change what stands in a file.
const CHANGES: [&str; 4] = ["entered", "edited", "voided", "imported"];
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
    /// The records that were opened or changed one by one, by pseudonym.
    pub(crate) records: BTreeSet<[u8; 16]>,
    /// Those of them that stand there still, by their references.
    pub(crate) named: BTreeMap<String, kernel::RecordId>,
    /// How many records were shown or written, those of lists included.
    pub(crate) rows: u64,
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
    of_no_file: &BTreeSet<&str>,
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
            && of_no_file.contains(register.as_str())
            && (line.record.is_some() || line.rows.unwrap_or(0) > 0)
        {
            let elsewhere = found.elsewhere.entry(register.clone()).or_default();
            elsewhere.records.extend(line.record);
            elsewhere.rows += line.rows.unwrap_or(1);
        }
        if EXPORTS.contains(&line.act.as_str()) {
            found.exports.push(line);
        }
        Ok(())
    })?;
    for (register, elsewhere) in &mut found.elsewhere {
        let behind = session.behind(register, &elsewhere.records)?;
        let named = behind.into_values().map(|(id, reference)| (reference, id));
        elsewhere.named = named.collect();
    }
    found.sign_ins = sign_ins.into_values().collect();
    found
        .sign_ins
        .sort_by_key(|seen| std::cmp::Reverse(seen.last));
    let mut persons: BTreeMap<[u8; 16], Touches> = BTreeMap::new();
    session.persons_in(asked, &mut |one| {
        let touches = persons.entry(one.person).or_insert(Touches {
            shown: 0,
            changed: 0,
            first: one.at,
            last: one.at,
        });
        if CHANGES.contains(&one.act) {
            touches.changed += 1;
        } else {
            touches.shown += 1;
        }
        touches.first = Ord::min(touches.first, one.at);
        touches.last = Ord::max(touches.last, one.at);
        Ok(())
    })?;
    let all: BTreeSet<[u8; 16]> = persons.keys().copied().collect();
    let behind = session.behind(PERSONS, &all)?;
    found.unknown = (all.len() - behind.len()) as u64;
    found.files = behind
        .into_iter()
        .filter_map(|(person, (id, reference))| {
            let of = *persons.get(&person)?;
            Some(TouchedFile { reference, id, of })
        })
        .collect();
    found.files.sort_by(|one, other| {
        (other.of.last, &one.reference).cmp(&(one.of.last, &other.reference))
    });
    Ok(found)
}
