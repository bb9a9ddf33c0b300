//! What changed since a set was frozen: which figures, by how much, through
//! which records, and why.

use std::collections::{BTreeMap, BTreeSet};

use clockwork::Moment;
use db::{Deed, Listing, Member, Session};
use guard::{Act, Permit};
use kernel::{Condition, Fault, Measure, No, RecordId, RecordKind, Source, Value};
use records::Mechanism;

use crate::{Asked, FigureValue, Frozen, compute, members::source_of};

/// How many records a revision names at the most.
const NAMED_MAX: usize = 50;
/// How many records of a figure are compared at the most.
const COMPARED_MAX: u64 = 1_000_000;

/// One record that moved a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its register.
    pub register: String,
    /// Its id.
    pub id: RecordId,
    /// Its reference.
    pub reference: String,
    /// What was done to it last.
    pub deed: Deed,
    /// When.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Why, if a reason was given.
    pub reason: Option<String>,
}

/// One figure that changed since the set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// As first published.
    pub then: FigureValue,
    /// As known now.
    pub now: FigureValue,
    /// The records through which it changed; of a sum, those of its parts.
    pub changes: Vec<Change>,
    /// Whether there are more than are named.
    pub more: bool,
}

/// The figures that changed since a set was frozen, in its order.
pub fn revisions(mechanism: &Mechanism, frozen: &Frozen) -> Result<Vec<Revision>, No> {
    let figures = compute::figures(mechanism, Asked::now(frozen.set.year))?;
    let known = Known {
        figures: &figures,
        known_on: None,
    };
    revisions_of(mechanism, frozen, known)
}

/// What a set is compared with: the figures of its year, and the moment of
/// which they are known (now, without one).
#[derive(Clone, Copy)]
pub(crate) struct Known<'f> {
    pub(crate) figures: &'f [FigureValue],
    pub(crate) known_on: Option<Moment>,
}

pub(crate) fn revisions_of(
    mechanism: &Mechanism,
    frozen: &Frozen,
    known: Known<'_>,
) -> Result<Vec<Revision>, No> {
    let asked = Asked {
        year: frozen.set.year,
        known_on: known.known_on,
    };
    let then: BTreeMap<&str, &FigureValue> = frozen
        .content
        .years
        .last()
        .into_iter()
        .flatten()
        .map(|value| (value.id.as_str(), value))
        .collect();
    let frozen_at: Moment = frozen
        .set
        .frozen_at
        .parse()
        .map_err(|error| Fault::from("the date of a frozen set is damaged", error))?;
    let sees = mechanism.guard().permit(Act::SeeFigures, "figures")?;
    mechanism.db().read(|session| {
        let mut revisions = Vec::new();
        for now in known.figures {
            let Some(then) = then.get(now.id.as_str()) else {
                continue;
            };
            if then.number == now.number && then.state == now.state {
                continue;
            }
            let mut changes = Changes {
                mechanism,
                session,
                frozen_at,
                known_on: known.known_on,
                found: BTreeMap::new(),
            };
            for source in sources_of(mechanism, &now.id)? {
                changes.of_source(&source, asked)?;
            }
            let mut changes: Vec<Change> = changes.found.into_values().collect();
            changes.sort_by(|one, other| {
                (&one.at, &one.reference).cmp(&(&other.at, &other.reference))
            });
            let more = changes.len() > NAMED_MAX;
            changes.truncate(NAMED_MAX);
            for register in changes
                .iter()
                .map(|change| &change.register)
                .collect::<BTreeSet<_>>()
            {
                let named = changes.iter().filter(|change| change.register == *register);
                let named: Vec<RecordId> = named.map(|change| change.id).collect();
                session.opened_figure(&now.id, register, &named, &sees)?;
            }
            revisions.push(Revision {
                then: (*then).clone(),
                now: now.clone(),
                changes,
                more,
            });
        }
        Ok(revisions)
    })
}

/// What a figure is counted from; of one that is the sum of others, what
/// those are counted from.
fn sources_of(mechanism: &Mechanism, id: &str) -> Result<Vec<Source>, No> {
    let parts = match &compute::named(mechanism, id)?.measure {
        Measure::Total(parts) => parts.iter().map(|part| (*part).to_owned()).collect(),
        _ => vec![id.to_owned()],
    };
    let mut sources = Vec::new();
    for part in parts {
        sources.extend(source_of(mechanism, &part)?);
    }
    Ok(sources)
}

struct Changes<'a, 's> {
    mechanism: &'a Mechanism,
    session: &'a Session<'s>,
    frozen_at: Moment,
    /// What was recorded later is not looked at.
    known_on: Option<Moment>,
    found: BTreeMap<(String, RecordId), Change>,
}

impl Changes<'_, '_> {
    /// The records that came into a source, left it, or changed within it,
    /// with what they link to.
    fn of_source(&mut self, source: &Source, asked: Asked) -> Result<(), No> {
        let span = asked.span()?;
        let at = |known_on| -> Result<BTreeMap<RecordId, Member>, Fault> {
            Ok(self
                .session
                .members(source, Some(span), known_on, COMPARED_MAX, 0)?
                .into_iter()
                .map(|member| (member.id, member))
                .collect())
        };
        let then = at(Some(self.frozen_at))?;
        let now = at(self.known_on)?;
        let kind = self
            .mechanism
            .pack()
            .kind(&source.register)
            .cloned()
            .ok_or_else(|| Fault::new("a figure's register is gone"))?;
        let moved = then
            .keys()
            .filter(|id| !now.contains_key(id))
            .chain(now.keys().filter(|id| !then.contains_key(id)))
            .copied();
        let stayed_changed = now
            .values()
            .filter(|member| then.contains_key(&member.id) && self.is_later(&member.recorded_at))
            .map(|member| member.id);
        let ids: Vec<RecordId> = moved.chain(stayed_changed).take(NAMED_MAX + 1).collect();
        for id in ids {
            self.note(&kind, id)?;
            self.note_linked(&kind, id, source)?;
        }
        Ok(())
    }

    /// Leave to name records of a register; they are not named to those who
    /// see the figures alone.
    fn permit(&self, kind: &RecordKind) -> Option<Permit> {
        self.mechanism.guard().leave(Act::Look, &kind.register)
    }

    /// Whether something was recorded since the set, as far as is looked.
    fn is_later(&self, recorded_at: &str) -> bool {
        recorded_at > self.frozen_at.to_string().as_str() && self.is_known(recorded_at)
    }

    fn is_known(&self, recorded_at: &str) -> bool {
        self.known_on
            .is_none_or(|known_on| recorded_at <= known_on.to_string().as_str())
    }

    /// Notes a record if it was written since the set.
    fn note(&mut self, kind: &RecordKind, id: RecordId) -> Result<(), No> {
        let Some(permit) = self.permit(kind) else {
            return Ok(());
        };
        let versions = self.session.history(kind, id, &permit)?;
        let mut known = versions.iter().rev();
        if let Some(last) = known.find(|version| self.is_known(&version.stored.recorded_at))
            && self.is_later(&last.stored.recorded_at)
        {
            self.found.insert(
                (kind.register.clone(), id),
                Change {
                    register: kind.register.clone(),
                    id,
                    reference: last.stored.reference.clone(),
                    deed: last.deed,
                    at: last.stored.recorded_at.clone(),
                    by: last.stored.recorded_by.clone(),
                    reason: last.stored.reason.clone(),
                },
            );
        }
        Ok(())
    }

    /// Notes what a record links to, and what the source's conditions link
    /// to it from other registers.
    fn note_linked(&mut self, kind: &RecordKind, id: RecordId, source: &Source) -> Result<(), No> {
        let Some(permit) = self.permit(kind) else {
            return Ok(());
        };
        let Some(stored) = self.session.get(kind, id, &permit)? else {
            return Ok(());
        };
        for (field, value) in kind.fields.iter().zip(&stored.row.0) {
            if let (Some(register), Value::Link(target)) = (field.link(), value)
                && let Some(target_kind) = self.mechanism.pack().kind(register).cloned()
            {
                self.note(&target_kind, *target)?;
            }
        }
        for condition in &source.conditions {
            let Condition::Linked {
                register,
                via,
                from,
                ..
            } = condition
            else {
                continue;
            };
            let here = if from.is_empty() {
                Value::Link(id)
            } else {
                kind.value(&stored.row, from).clone()
            };
            let points_here = match here {
                Value::Link(target) => Condition::LinksTo(via.clone(), target),
                Value::Text(text) => Condition::TextIs(via.clone(), text),
                _ => continue,
            };
            let Some(other) = self.mechanism.pack().kind(register).cloned() else {
                continue;
            };
            let listing = Listing {
                conditions: vec![points_here],
                voided: true,
                limit: NAMED_MAX as u64,
                ..Listing::default()
            };
            let Some(permit) = self.permit(&other) else {
                continue;
            };
            for record in self.session.list(&other, &listing, &permit)? {
                self.note(&other, record.id)?;
            }
        }
        Ok(())
    }
}
