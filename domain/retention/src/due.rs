//! Whose time of keeping is over.
//!
//! The time runs for each register from the last day of what it tells of a
//! person, and the longest counts. Whom a court or prosecutor holds, or
//! somebody has proposed to erase, is not due.

use std::collections::{BTreeMap, BTreeSet};

use db::{Listing, Session, Stored};
use guard::Act;
use kernel::{Date, Look as _, No, Record, RecordId};
use pack::Pack;
use records::Mechanism;

use crate::{DestructionProposal, Hold, PERSONS};

/// How many stand on a page: who is longest due stands first.
pub const SHOWN: usize = 50;
/// How many proposals stand on a page.
const PROPOSALS: u64 = 200;

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

/// Those who are due and those who are proposed, as far as the officer may
/// know of them.
pub fn due_and_waiting(mechanism: &Mechanism) -> Result<(Vec<Due>, Vec<Waiting>), No> {
    let proposals = mechanism.kind(&DestructionProposal::kind().register)?;
    let persons = mechanism.kind(PERSONS)?;
    let guard = mechanism.guard();
    let reads = guard.permit(Act::Look, &proposals.register)?;
    let looks = guard.leave(Act::Look, PERSONS);
    let today = mechanism.today();
    let listing = Listing {
        limit: PROPOSALS,
        ..Listing::default()
    };
    mechanism.db().read(|session| {
        let erased = session.erased()?;
        let mut waiting = Vec::new();
        for stored in session.list(&proposals, &listing, &reads)? {
            let proposal: DestructionProposal = stored.record()?;
            if erased.contains(&proposal.person.id) {
                continue;
            }
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
        let Some(looks) = &looks else {
            return Ok((Vec::new(), waiting));
        };
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
                let (since, register) = until.get(&stored.id)?;
                let settings = &mechanism.pack().settings;
                Some(Due {
                    person: stored.id,
                    reference: stored.reference,
                    since: *since,
                    provision: settings.source_of_keeping(register, today)?.to_owned(),
                })
            });
        Ok((due.collect(), waiting))
    })
}

/// Until when what is recorded of each person is kept, and the register that
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
        let Some(years) = pack.settings.years_kept(&kind.register, today) else {
            continue;
        };
        for (person, last) in session.last_days(kind)? {
            let over = (clockwork::years_after(last, years), kind.register.as_str());
            let known = until.entry(person).or_insert(over);
            *known = Ord::max(*known, over);
        }
    }
    Ok(until)
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
