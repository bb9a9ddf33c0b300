//! Looks at those who may be close to the officer: who bears the same family
//! name, who may be a colleague, who lives in the same region, and to whom a tie
//! was declared afterwards; in persons' files and in the records of those who
//! have none. The index of names is asked, and no name is opened for it.
//!
//! A register is asked of only where somebody was seen in it in the period: an
//! index is asked for each name and register, a list of those in a region once
//! for each register, and ties once for each officer and register.

use std::collections::{BTreeMap, BTreeSet};

use access::Officer;
use db::Session;
use guard::Permit;
use kernel::{
    Condition, Date, Fault, FieldKind, Look as _, NON_ANSWERS, Record as _, RecordId, RecordKind,
    condition,
};
use pack::Pack;
use safeguards::DeclaredTie;

use super::{account, gathering::Gathering};
use crate::{OFFICERS, PERSONS};

/// The mark of regions in which so many live that two of them are no
/// neighbours.
const LARGE: &str = "large";
/// The list of regions. A person's file says in which somebody lives, and what
/// is in nobody's file where they were found or called from.
const REGIONS: &str = "regions";

/// Adds what is found to what was gathered.
pub(super) fn find(
    session: &Session<'_>,
    pack: &Pack,
    permit: &Permit,
    gathering: &mut Gathering<'_>,
) -> Result<(), Fault> {
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
            let kinds = seen(pack, gathering, Some(account));
            let bearers = bearers(session, &kinds, family)?;
            hit(gathering, "same_name", &bearers, |own| own == account);
        }
    }
    let kinds = seen(pack, gathering, None);
    neighbours(session, pack, &kinds, (&officers, &at_work), gathering)?;
    for (colleague, officer) in &officers {
        let name = &officer.name.0;
        // A single word is a family name, which many bear.
        if name.split_whitespace().nth(1).is_some() {
            let bearers = bearers(session, &kinds, name)?;
            hit(gathering, "colleague", &bearers, |own| own != colleague);
        }
    }
    for (officer, declared) in declared(session)? {
        let own = account(officer);
        let kinds = seen(pack, gathering, Some(&own));
        let close = tied(session, permit, &kinds, (officer, &declared))?;
        hit(gathering, "declared_tie", &close, |by| *by == own);
    }
    Ok(())
}

/// The registers in which this account, or any, has seen somebody.
fn seen<'p>(pack: &'p Pack, gathering: &Gathering<'p>, by: Option<&str>) -> Vec<&'p RecordKind> {
    let registers = gathering.seen(by).into_iter();
    registers
        .filter_map(|register| pack.kind(register).map(AsRef::as_ref))
        .collect()
}

/// What one officer has declared, whether or not it has ended since.
#[derive(Default)]
struct Declared {
    persons: BTreeSet<RecordId>,
    /// The days from which it counts.
    on: BTreeSet<Date>,
}

/// What each officer has declared.
fn declared(session: &Session<'_>) -> Result<BTreeMap<RecordId, Declared>, Fault> {
    let mut of: BTreeMap<RecordId, Declared> = BTreeMap::new();
    for (_, row) in session.records(&DeclaredTie::kind().register, &[])? {
        let tie = DeclaredTie::from_row(&row)?;
        let declared = of.entry(tie.officer.id).or_default();
        declared.persons.extend(tie.person.map(|person| person.id));
        declared.on.insert(tie.declared_on);
    }
    Ok(of)
}

/// Whom an officer's ties are about: the persons, and the records in nobody's
/// file from which the policies shut the officer off by them.
fn tied(
    session: &Session<'_>,
    permit: &Permit,
    kinds: &[&RecordKind],
    (officer, declared): (RecordId, &Declared),
) -> Result<BTreeSet<[u8; 16]>, Fault> {
    let mut close = BTreeSet::new();
    for kind in kinds {
        let register = kind.register.as_str();
        let ids: Vec<RecordId> = if register == PERSONS {
            declared.persons.iter().copied().collect()
        } else if register == DeclaredTie::kind().register {
            // What an officer declared is no look at whom it is about.
            continue;
        } else {
            let on = declared.on.iter();
            let cases: Vec<Condition> = on
                .flat_map(|on| permit.conflicts(register, officer, *on))
                .map(condition::all)
                .collect();
            if cases.is_empty() {
                continue;
            }
            let shut_off = session.records(register, &[condition::any(cases)])?;
            shut_off.into_iter().map(|(id, _)| id).collect()
        };
        close.append(&mut session.pseudonyms_among(kind, &ids)?);
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
    kinds: &[&RecordKind],
    (officers, at_work): (&BTreeMap<String, Officer>, &BTreeMap<String, String>),
    gathering: &mut Gathering<'_>,
) -> Result<(), Fault> {
    let large = pack.codes_marked(REGIONS, LARGE);
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
    let mut living: BTreeMap<String, BTreeSet<[u8; 16]>> = BTreeMap::new();
    for kind in kinds {
        let is_region =
            |kind: &FieldKind| matches!(kind, FieldKind::Code { list } if list == REGIONS);
        for field in kind.fields.iter().filter(|field| is_region(&field.kind)) {
            for (region, mut there) in session.pseudonyms_by(kind, &field.name, &regions)? {
                living.entry(region).or_default().append(&mut there);
            }
        }
    }
    for (region, officers) in &of_region {
        if let Some(there) = living.get(*region) {
            hit(gathering, "neighbour", there, |own| officers.contains(own));
        }
    }
    Ok(())
}

/// Each day on which one of these accounts opened a file of one of these
/// persons, or what is about them in nobody's file, is told by this rule.
fn hit(
    gathering: &mut Gathering<'_>,
    rule: &'static str,
    close: &BTreeSet<[u8; 16]>,
    is_of: impl Fn(&String) -> bool,
) {
    // By the name, region or tie of either of two files of one person.
    let close: BTreeSet<[u8; 16]> = close.iter().map(|whom| gathering.kept(*whom)).collect();
    let days: Vec<_> = gathering
        .days
        .iter()
        .filter(|((account, _), _)| is_of(account))
        .filter_map(|((account, day), of_day)| {
            let seen = of_day.seen.values().flatten();
            let of_these = seen.filter(|(whom, _)| close.contains(*whom));
            let last = of_these.map(|(_, seen)| seen.last).max()?;
            Some((account.clone(), *day, last))
        })
        .collect();
    for (account, day, last) in days {
        gathering.hit(rule, &account, day, last);
    }
    gathering.note_looks_at(rule, is_of, &close);
}

/// Who may bear a name, by the index of names.
fn bearers(
    session: &Session<'_>,
    kinds: &[&RecordKind],
    name: &str,
) -> Result<BTreeSet<[u8; 16]>, Fault> {
    let mut bearers = BTreeSet::new();
    for kind in kinds.iter().filter(|kind| kind.names().next().is_some()) {
        // The index is of all registers that hold names.
        let likely = session.likely_named(kind, name)?;
        bearers.append(&mut session.pseudonyms_among(kind, &likely)?);
    }
    Ok(bearers)
}
