//! Whose time of keeping is over.
//!
//! The time runs for each register from the last day of what it tells of a
//! person, and the longest counts. Whom a court or prosecutor holds, or
//! somebody has proposed to erase, is not due. What is in nobody's file is due
//! by register and year, and shown as a number ([`crate::kept`]).

use std::collections::{BTreeMap, BTreeSet};

use db::{Session, Stored};
use guard::{Act, Permit};
use kernel::{Date, Fault, Look as _, No, Record, RecordId, RecordKind};
use pack::Pack;
use records::Mechanism;

use crate::{
    DestructionProposal, PERSONS, Whose,
    certificate::erasure_by,
    kept::{self, Holds, Until, kept, proposed, until},
};

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

/// Records of a register, in nobody's file, whose time of keeping is over.
pub struct DueOfYear {
    /// The register.
    pub register: String,
    /// The year of the last day that they tell of.
    pub year: i16,
    /// How many.
    pub records: usize,
    /// The day on which it was over for the last of them.
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
    /// Whose records are to be erased.
    pub whose: Whose,
    /// Of a batch, how many records it takes as things stand; nothing where the
    /// reader may not know.
    pub records: Option<usize>,
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
    /// What is due of registers that name nobody's file, the first year first.
    pub of_years: Vec<DueOfYear>,
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
    let today = mechanism.today();
    mechanism.db().read(|session| {
        let erased = session.erased()?;
        let holds = Holds::on(session, mechanism.pack(), today)?;
        let years = OfYears::of(mechanism, session, &holds)?;
        let done_by = session.erasures()?;
        let mut all = session.records(&proposals.register, &[])?;
        all.sort_unstable_by_key(|(id, _)| *id);
        let (mut done, mut open) = (Vec::new(), Vec::new());
        for (id, row) in all {
            let whose = DestructionProposal::from_row(&row)?.whose();
            let is_done = match whose {
                Ok(Whose::Person(person)) => erased.contains(&person),
                _ => {
                    let reference = session.reference_of(&proposals.register, id)?;
                    reference.is_some_and(|reference| done_by.contains_key(&reference))
                }
            };
            let list = if is_done { &mut done } else { &mut open };
            list.push(id);
        }
        let mut waiting = Vec::new();
        let open = session.listed_by_id(&proposals, open, PROPOSALS, &reads)?;
        // Who sees only what is counted of a proposal sees nobody in it.
        for stored in open.into_iter().filter(|stored| stored.fields.covers_all()) {
            let proposal: DestructionProposal = stored.record()?;
            let own = match (session.author_of(stored.id)?, guard.post()) {
                (Some(author), Some(post)) => author == post.officer,
                _ => stored.recorded_by == guard.officer().name(),
            };
            let Ok(whose) = proposal.whose() else {
                continue;
            };
            waiting.push(Waiting {
                records: years.taken_by(&whose, &stored.recorded_at),
                stored,
                proposal,
                whose,
                own,
            });
        }
        Ok(Known {
            due: match &looks {
                Some(looks) => due(mechanism, session, (&erased, &holds), looks)?,
                None => Vec::new(),
            },
            of_years: years.due(session)?,
            waiting,
            done: agreed_to(mechanism, session, &proposals, (done, &reads))?,
        })
    })
}

/// What an officer may count of registers that name nobody's file, and whose
/// time is over.
struct OfYears<'p>(BTreeMap<String, Vec<kept::Kept<'p>>>);

impl<'p> OfYears<'p> {
    fn of(mechanism: &'p Mechanism, session: &Session<'_>, holds: &Holds) -> Result<Self, No> {
        let today = mechanism.today();
        let mut known = BTreeMap::new();
        for (register, mut records) in kept(mechanism.pack(), session, holds, today, None)? {
            let Some(looks) = mechanism.guard().leave(Act::Look, &register) else {
                continue;
            };
            records.retain(|kept| kept.is_due(today));
            if !records.is_empty() {
                let kind = mechanism.kind(&register)?;
                let ids: BTreeSet<RecordId> = records.iter().map(|kept| kept.id).collect();
                let covered = session.covered_of(&kind, &ids, &looks)?;
                records.retain(|kept| covered.contains(&kept.id));
                if records.is_empty() {
                    continue;
                }
            }
            known.insert(register, records);
        }
        Ok(Self(known))
    }

    fn taken_by(&self, whose: &Whose, written_at: &str) -> Option<usize> {
        let batch = whose.batch()?;
        let records = self.0.get(&batch.register)?.iter();
        let taken = records.filter(|kept| kept.is_of(batch, written_at));
        Some(taken.count())
    }

    /// What is due and in no proposal yet, by register and year.
    fn due(&self, session: &Session<'_>) -> Result<Vec<DueOfYear>, Fault> {
        let proposed = proposed(session)?;
        let mut due: BTreeMap<(i16, &str), DueOfYear> = BTreeMap::new();
        for (register, records) in &self.0 {
            for kept in records {
                let of_this = proposed.iter().filter(|(of, _)| of.register == *register);
                if of_this.clone().any(|(batch, at)| kept.is_of(batch, at)) {
                    continue;
                }
                let year = kept.last.year();
                let line = due.entry((year, register)).or_insert_with(|| DueOfYear {
                    register: register.clone(),
                    year,
                    records: 0,
                    since: kept.until.0,
                    provision: kept.until.1.to_owned(),
                });
                line.records += 1;
                if line.since < kept.until.0 {
                    (line.since, line.provision) = (kept.until.0, kept.until.1.to_owned());
                }
            }
        }
        Ok(due.into_values().collect())
    }
}

fn agreed_to(
    mechanism: &Mechanism,
    session: &Session<'_>,
    proposals: &RecordKind,
    (done, reads): (Vec<RecordId>, &Permit),
) -> Result<Vec<Done>, No> {
    let mut agreed_to = Vec::new();
    let done = done.into_iter().rev();
    let done = session.listed_by_id(proposals, done, PROPOSALS, reads)?;
    for stored in done.into_iter().filter(|stored| stored.fields.covers_all()) {
        let proposal: DestructionProposal = stored.record()?;
        if let Some(erasure) = erasure_by(session, &proposal, &stored.reference)? {
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
    (erased, holds): (&BTreeSet<RecordId>, &Holds),
    looks: &Permit,
) -> Result<Vec<Due>, No> {
    let today = mechanism.today();
    let persons = mechanism.kind(PERSONS)?;
    let mut kept: BTreeSet<RecordId> = holds.persons().collect();
    for (_, row) in session.records(&DestructionProposal::kind().register, &[])? {
        let whose = DestructionProposal::from_row(&row)?.whose();
        kept.extend(whose.ok().and_then(|whose| whose.person()));
    }
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
) -> Result<BTreeMap<RecordId, Until<'p>>, No> {
    let mut all: BTreeMap<RecordId, Until<'p>> = BTreeMap::new();
    for kind in pack
        .kinds
        .iter()
        .filter(|kind| kind.about() == Some(PERSONS))
    {
        let of_kind = until(pack, kind, today, |asked| session.last_days(kind, asked))?;
        for (person, over) in of_kind {
            let known = all.entry(person).or_insert(over);
            *known = Ord::max(*known, over);
        }
    }
    // A file that was merged into another one is kept for as long as that one.
    if let Some(persons) = pack.kind(PERSONS) {
        for (second, kept) in session.merged(persons)? {
            if let Some(over) = all.remove(&second) {
                let known = all.entry(kept).or_insert(over);
                *known = Ord::max(*known, over);
            }
        }
    }
    Ok(all)
}
