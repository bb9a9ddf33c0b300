//! Whose time of keeping is over.
//!
//! The time runs for each register from the last day of what it tells of a
//! person, and the longest counts. Whom a court or prosecutor holds, or
//! somebody has proposed to erase, is not due.

use std::collections::{BTreeMap, BTreeSet};

use db::{Session, Stored};
use guard::{Act, Permit};
use kernel::{Condition, Date, Look as _, No, Record, RecordId, RecordKind, condition};
use pack::Pack;
use records::Mechanism;

use crate::{DestructionProposal, Hold, PERSONS, certificate::is_of};

/// How many stand on a page: who is longest due stands first.
pub const SHOWN: usize = 50;
/// How many proposals stand on a page, and how many that were agreed to.
const PROPOSALS: usize = 200;

/// Somebody whose time of keeping is over.
pub struct Due {
    /// The person.
    pub person: RecordId,
    /// Their reference.
    pub reference: String,
    /// The day on which it was over.
    pub since: Date,
    /// The provision that says so.
    pub provision: String,
}

/// A proposal that nobody has agreed to yet.
pub struct Waiting {
    /// The proposal as it stands.
    pub stored: Stored,
    /// What it says.
    pub proposal: DestructionProposal,
    /// Whether it is the reader's own.
    pub own: bool,
}

/// A proposal that was agreed to.
pub struct Done {
    /// The proposal.
    pub id: RecordId,
    /// Its reference.
    pub reference: String,
    /// The day on which the person was erased.
    pub erased_on: Date,
}

/// What an officer may know of it.
pub struct Known {
    /// Those who are due.
    pub due: Vec<Due>,
    /// The proposals that wait, the oldest first.
    pub waiting: Vec<Waiting>,
    /// Those that were agreed to, the newest first.
    pub done: Vec<Done>,
}

/// Those who are due, those who are proposed and what was erased, as far as
/// the officer may know of them.
pub fn known(mechanism: &Mechanism) -> Result<Known, No> {
    let proposals = mechanism.kind(&DestructionProposal::kind().register)?;
    let guard = mechanism.guard();
    let reads = guard.permit(Act::Look, &proposals.register)?;
    let looks = guard.leave(Act::Look, PERSONS);
    mechanism.db().read(|session| {
        let erased = session.erased()?;
        let mut all = session.records(&proposals.register, &[])?;
        all.sort_unstable_by_key(|(id, _)| *id);
        let (done, open): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, row)| {
            let person = proposals.value(row, "person").as_link();
            person.is_some_and(|person| erased.contains(&person))
        });
        let open = open.into_iter().map(|(id, _)| id);
        let mut waiting = Vec::new();
        let open = session.listed_by_id(&proposals, open, PROPOSALS, &reads)?;
        // Who sees only what is counted of a proposal sees nobody in it.
        for stored in open.into_iter().filter(|stored| stored.fields.covers_all()) {
            let proposal: DestructionProposal = stored.record()?;
            let own = match (session.author_of(stored.id)?, guard.post()) {
                (Some(author), Some(post)) => author == post.officer,
                _ => stored.recorded_by == guard.officer().name(),
            };
            waiting.push(Waiting {
                stored,
                proposal,
                own,
            });
        }
        let done = done.into_iter().rev().map(|(id, _)| id);
        Ok(Known {
            due: match &looks {
                Some(looks) => due(mechanism, session, &erased, looks)?,
                None => Vec::new(),
            },
            waiting,
            done: agreed_to(mechanism, session, &proposals, (done, &reads))?,
        })
    })
}

fn agreed_to(
    mechanism: &Mechanism,
    session: &Session<'_>,
    proposals: &RecordKind,
    (done, reads): (impl Iterator<Item = RecordId>, &Permit),
) -> Result<Vec<Done>, No> {
    let mut agreed_to = Vec::new();
    let done = session.listed_by_id(proposals, done, PROPOSALS, reads)?;
    for stored in done.into_iter().filter(|stored| stored.fields.covers_all()) {
        let proposal: DestructionProposal = stored.record()?;
        let erasure = session.erasure_of(proposal.person.id)?;
        if let Some(erasure) = erasure.filter(|erasure| is_of(erasure, &stored.reference)) {
            agreed_to.push(Done {
                id: stored.id,
                reference: stored.reference,
                erased_on: clockwork::day_of(erasure.at, &mechanism.pack().time_zone),
            });
        }
    }
    Ok(agreed_to)
}

/// Those whose time of keeping is over and who are neither held nor proposed.
fn due(
    mechanism: &Mechanism,
    session: &Session<'_>,
    erased: &BTreeSet<RecordId>,
    looks: &Permit,
) -> Result<Vec<Due>, No> {
    let today = mechanism.today();
    let persons = mechanism.kind(PERSONS)?;
    let mut kept = kept(session, today)?;
    kept.extend(erased);
    let mut until = kept_until(mechanism.pack(), session, today)?;
    until.retain(|person, (last, _)| *last < today && !kept.contains(person));
    let mut over: Vec<(Date, RecordId)> = until
        .iter()
        .map(|(person, (last, _))| (*last, *person))
        .collect();
    over.sort_unstable();
    let candidates = over.into_iter().map(|(_, person)| person);
    let due = session
        .listed_by_id(&persons, candidates, SHOWN, looks)?
        .into_iter()
        .filter_map(|stored| {
            let (since, provision) = until.get(&stored.id)?;
            Some(Due {
                person: stored.id,
                reference: stored.reference,
                since: *since,
                provision: (*provision).to_owned(),
            })
        });
    Ok(due.collect())
}

/// Whether the time for keeping what is recorded of a person is over.
pub(crate) fn is_over(
    pack: &Pack,
    session: &Session<'_>,
    person: RecordId,
    today: Date,
) -> Result<bool, No> {
    let until = kept_until(pack, session, today)?;
    Ok(until.get(&person).is_some_and(|(last, _)| *last < today))
}

/// Until when what is recorded of each person is kept, and the provision that
/// says so.
fn kept_until<'p>(
    pack: &'p Pack,
    session: &Session<'_>,
    today: Date,
) -> Result<BTreeMap<RecordId, (Date, &'p str)>, No> {
    let mut until: BTreeMap<RecordId, (Date, &str)> = BTreeMap::new();
    for kind in &pack.kinds {
        let of_persons = match &kind.subject {
            Some(subject) => kind.field(subject).and_then(|field| field.link()) == Some(PERSONS),
            None => kind.register == PERSONS,
        };
        if !of_persons {
            continue;
        }
        // Those of certain codes come first, and last all that are left.
        let mut left = Vec::new();
        for keeping in pack.settings.keepings_of(&kind.register, today) {
            let asked = match keeping.is {
                None => left.clone(),
                Some(is) => {
                    let (met, not_met) = of_codes(is);
                    left.push(not_met);
                    met
                }
            };
            for (person, last) in session.last_days(kind, &asked)? {
                let over = (clockwork::years_after(last, keeping.years), keeping.source);
                let known = until.entry(person).or_insert(over);
                *known = Ord::max(*known, over);
            }
        }
    }
    Ok(until)
}

/// That a record has these codes, and that it has not.
fn of_codes(is: &BTreeMap<String, Vec<String>>) -> (Vec<Condition>, Condition) {
    let met = is
        .iter()
        .map(|(field, codes)| Condition::OneOf(field.clone(), codes.clone()));
    let met: Vec<Condition> = met.collect();
    let not_met = condition::any(met.iter().cloned().map(condition::not));
    (met, not_met)
}

/// Those who are held or proposed.
fn kept(session: &Session<'_>, today: Date) -> Result<BTreeSet<RecordId>, No> {
    let mut kept = BTreeSet::new();
    for (_, row) in session.records(&Hold::kind().register, &[])? {
        let hold = Hold::from_row(&row)?;
        if hold.stands(today) {
            kept.insert(hold.person.id);
        }
    }
    for (_, row) in session.records(&DestructionProposal::kind().register, &[])? {
        kept.insert(DestructionProposal::from_row(&row)?.person.id);
    }
    Ok(kept)
}
