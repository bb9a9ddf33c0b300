//! Which fields of a record somebody may see.

use std::sync::Arc;

use kernel::{Field, RecordKind};

/// Which fields of a record may be seen, by their place in its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Arc<[bool]>);

impl Fields {
    /// These are seen, in the order of the kind's fields.
    pub(crate) fn of(seen: impl IntoIterator<Item = bool>) -> Self {
        Self(seen.into_iter().collect())
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
        self.0.get(at).copied().unwrap_or(false)
    }

    /// Whether every field may be seen.
    pub fn covers_all(&self) -> bool {
        self.0.iter().all(|seen| *seen)
    }
}
