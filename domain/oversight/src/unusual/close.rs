//! Looks at those who may be close to the officer: who bears the same family
//! name, who may be a colleague, who lives in the same region, and to whom a tie
//! was declared afterwards. The index of names is asked, and no name is opened
//! for it.

use std::collections::{BTreeMap, BTreeSet};

use access::Officer;
use db::Session;
use guard::Permit;
use kernel::{Fault, Look as _, NON_ANSWERS, Record as _, RecordKind};
use pack::Pack;
use safeguards::DeclaredTie;

use super::{account, gathering::Gathering};
use crate::{OFFICERS, PERSONS, about_people_of_no_file};

/// The mark of regions in which so many live that two of them are no
/// neighbours.
const LARGE: &str = "large";
/// The field of a person's file that says in which region they live.
const RESIDENCE: &str = "residence";

/// Adds what is found to what was gathered.
pub(super) fn find(
    session: &Session<'_>,
    pack: &Pack,
    permit: &Permit,
    gathering: &mut Gathering<'_>,
) -> Result<(), Fault> {
    let Some(kind) = pack.kind(PERSONS).cloned() else {
        return Ok(());
    };
    let officers = officers(session)?;
    // Whoever is at the machine itself bears no name of their own there.
    let at_work: BTreeMap<String, String> = gathering
        .known
        .iter()
        .filter(|(_, known)| known.role.is_some())
        .map(|(account, known)| (account.clone(), known.officer.clone()))
        .collect();
    for (account, name) in &at_work {
        if let Some(family) = name.split_whitespace().next_back() {
            let bearers = bearers(session, &kind, family)?;
            hit(gathering, "same_name", &bearers, |own| own == account);
        }
    }
    neighbours(session, pack, &kind, (&officers, &at_work), gathering)?;
    for (colleague, officer) in &officers {
        let name = &officer.name.0;
        // A single word is a family name, which many bear.
        if name.split_whitespace().nth(1).is_some() {
            let bearers = bearers(session, &kind, name)?;
            hit(gathering, "colleague", &bearers, |own| own != colleague);
        }
    }
    for (_, row) in session.records(&DeclaredTie::kind().register, &[])? {
        let tie = DeclaredTie::from_row(&row)?;
        let close = tied(session, pack, permit, (&kind, &tie))?;
        let officer = account(tie.officer.id);
        hit(gathering, "declared_tie", &close, |own| *own == officer);
    }
    Ok(())
}

/// Whom a tie is about: the person, and the records in nobody's file from which
/// the policies shut the officer off by it, whether or not it has ended since.
fn tied(
    session: &Session<'_>,
    pack: &Pack,
    permit: &Permit,
    (persons, tie): (&RecordKind, &DeclaredTie),
) -> Result<BTreeSet<[u8; 16]>, Fault> {
    let mut close = BTreeSet::new();
    if let Some(person) = &tie.person {
        close.insert(session.pseudonym(persons, person.id)?);
    }
    for register in about_people_of_no_file(pack) {
        let Some(kind) = pack.kind(register) else {
            continue;
        };
        for case in permit.conflicts(register, tie.officer.id, tie.declared_on) {
            for (id, _) in session.records(register, &case)? {
                close.insert(session.pseudonym(kind, id)?);
            }
        }
    }
    Ok(close)
}

/// Every officer, by account.
fn officers(session: &Session<'_>) -> Result<BTreeMap<String, Officer>, Fault> {
    let mut officers = BTreeMap::new();
    for (id, row) in session.records(OFFICERS, &[])? {
        officers.insert(account(id), Officer::from_row(&row)?);
    }
    Ok(officers)
}

/// Adds looks at those who live where the officer lives. A region that the pack
/// marks as large makes nobody a neighbour.
fn neighbours(
    session: &Session<'_>,
    pack: &Pack,
    kind: &RecordKind,
    (officers, at_work): (&BTreeMap<String, Officer>, &BTreeMap<String, String>),
    gathering: &mut Gathering<'_>,
) -> Result<(), Fault> {
    let large = pack.codes_marked("regions", LARGE);
    let mut of_region: BTreeMap<&str, BTreeSet<&String>> = BTreeMap::new();
    for account in at_work.keys() {
        let residence = officers.get(account).and_then(|own| own.residence.as_ref());
        let region = residence.map(|code| code.0.as_str()).unwrap_or_default();
        if !NON_ANSWERS.contains(&region) && !region.is_empty() && !large.contains(&region) {
            of_region.entry(region).or_default().insert(account);
        }
    }
    let regions = of_region.keys().map(|region| (*region).to_owned());
    let regions: Vec<String> = regions.collect();
    // All regions and all who live there are asked for together.
    let living = session.pseudonyms_by(kind, RESIDENCE, &regions)?;
    for (region, officers) in &of_region {
        if let Some(persons) = living.get(*region) {
            hit(gathering, "neighbour", persons, |own| {
                officers.contains(own)
            });
        }
    }
    Ok(())
}

/// Each day on which one of these accounts opened a file of one of these
/// persons, or what is about them in nobody's file, is told by this rule.
fn hit(
    gathering: &mut Gathering<'_>,
    rule: &'static str,
    persons: &BTreeSet<[u8; 16]>,
    is_of: impl Fn(&String) -> bool,
) {
    let days: Vec<_> = gathering
        .days
        .iter()
        .filter(|((account, _), day)| {
            let seen = [&day.persons, &day.elsewhere];
            is_of(account) && seen.iter().any(|seen| !seen.is_disjoint(persons))
        })
        .map(|((account, day), of_day)| (account.clone(), *day, of_day.last))
        .collect();
    for (account, day, last) in days {
        gathering.hit(rule, &account, day, last);
    }
}

fn bearers(
    session: &Session<'_>,
    kind: &RecordKind,
    name: &str,
) -> Result<BTreeSet<[u8; 16]>, Fault> {
    let mut bearers = BTreeSet::new();
    for id in session.likely_named(kind, name)? {
        // The index is of all registers that hold names.
        if session.reference_of(&kind.register, id)?.is_some() {
            bearers.insert(session.pseudonym(kind, id)?);
        }
    }
    Ok(bearers)
}
