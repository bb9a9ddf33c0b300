//! Whose records a proposal or a hold is about: a person's, in every register,
//! or those of one register that are in nobody's file.

use kernel::{Code, Date, Link, RecordId};
use people::Person;

/// Whose records are to be erased: one erasing, whichever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// All that is recorded of a person.
    Person(RecordId),
    /// Of the records of a register all those whose time is over.
    Records(Batch),
}

/// Those records of a register that tell of nothing after a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Batch {
    /// The register.
    pub register: String,
    /// The last day.
    pub up_to: Date,
}

impl Whose {
    /// What these fields of a proposal say; nothing where they say two things,
    /// or half a thing.
    pub(crate) fn of(
        person: Option<&Link<Person>>,
        register: Option<&Code>,
        up_to: Option<Date>,
    ) -> Option<Self> {
        match (person, register, up_to) {
            (Some(person), None, None) => Some(Self::Person(person.id)),
            (None, Some(register), Some(up_to)) => Some(Self::Records(Batch {
                register: register.0.clone(),
                up_to,
            })),
            _ => None,
        }
    }

    /// The person, if it is one.
    pub(crate) fn person(&self) -> Option<RecordId> {
        match self {
            Self::Person(person) => Some(*person),
            Self::Records(_) => None,
        }
    }

    /// The batch, if it is one.
    pub(crate) fn batch(&self) -> Option<&Batch> {
        match self {
            Self::Person(_) => None,
            Self::Records(batch) => Some(batch),
        }
    }
}
