//! Which fields of a record somebody may see.

use std::sync::Arc;

use kernel::{Field, RecordKind};
use policy::{Fact, Part};

/// Which fields of a record may be seen, by their place in its kind, and what
/// the log tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    seen: Arc<[bool]>,
    parts: Arc<[Part]>,
    tie: Option<Fact>,
    /// Whether it is kept back who wrote a version, and why.
    untold: bool,
    /// Whether what is sealed of them is read after a new proof alone.
    awaits_proof: bool,
}

impl Fields {
    /// These are seen, in the order of the kind's fields.
    pub(crate) fn of(seen: impl IntoIterator<Item = bool>) -> Self {
        Self {
            seen: seen.into_iter().collect(),
            ..Self::default()
        }
    }

    /// …which are these parts of the record, by this tie to it.
    pub(crate) fn by(self, parts: impl IntoIterator<Item = Part>, tie: Option<Fact>) -> Self {
        Self {
            parts: parts.into_iter().collect(),
            tie,
            ..self
        }
    }

    /// …without who wrote a version, and why.
    pub(crate) fn untold(self) -> Self {
        Self {
            untold: true,
            ..self
        }
    }

    /// …and what is sealed is read only by whoever has just shown who they are.
    pub(crate) fn awaiting_proof(self, awaits_proof: bool) -> Self {
        Self {
            awaits_proof,
            ..self
        }
    }

    /// Whether more of what is sealed would be read by the same officer after
    /// a new proof. A permit to write covers that nevertheless: it is saved as
    /// it was typed, and not shown.
    pub fn awaits_proof(&self) -> bool {
        self.awaits_proof
    }

    /// …with it, for a history that tells how figures came to be revised.
    #[must_use]
    pub fn telling_who_and_why(self) -> Self {
        Self {
            untold: false,
            awaits_proof: false,
            ..self
        }
    }

    /// Whether it is told who wrote a version. An officer's name tells which
    /// body works with somebody: it is for those who see what nothing seals,
    /// and not for those who see what is counted alone.
    pub fn tells_who(&self) -> bool {
        !self.untold
    }

    /// Whether it is told why, too. A reason is free text about somebody, and
    /// sealed: whoever would read what is sealed of the record after a new
    /// proof reads the reason after it as well.
    pub fn tells_why(&self) -> bool {
        self.tells_who() && !self.awaits_proof
    }

    /// These fields, for whoever sees the parts of others by their tie.
    #[must_use]
    pub fn told_as(self, others: &Self) -> Self {
        Self {
            seen: self.seen,
            ..others.clone()
        }
    }

    /// The parts of the record that they are of, where a policy says so.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The foremost of the ties between the officer and the record.
    pub fn tie(&self) -> Option<Fact> {
        self.tie
    }

    /// Whether the officer opened the record in an emergency. Others of its ties
    /// may open it too.
    pub fn is_of_an_emergency(&self) -> bool {
        self.tie == Some(Fact::BreakGlass)
    }

    /// Those that nothing seals: what rules and counting read.
    pub fn unsealed(kind: &RecordKind) -> Self {
        Self::of(kind.fields.iter().map(|field: &Field| !field.is_sealed()))
    }

    /// The sealed names of a person: what the index of names is made of.
    pub fn names(kind: &RecordKind) -> Self {
        Self::of(kind.fields.iter().map(|field| field.name_of_person))
    }

    /// Every field: of documents, whose rights are asked of the record that
    /// they are attached to ([`crate::Permit::shows`]).
    pub fn of_document(kind: &RecordKind) -> Self {
        Self::of(kind.fields.iter().map(|_| true))
    }

    /// Whether the field at this place may be seen.
    pub fn covers(&self, at: usize) -> bool {
        self.seen.get(at).copied().unwrap_or(false)
    }

    /// Whether every field may be seen.
    pub fn covers_all(&self) -> bool {
        self.seen.iter().all(|seen| *seen)
    }
}
