//! A proposal or a hold is about a person, or about the records of a register
//! that are in nobody's file; never about both, which would be read as either.

use kernel::{Circumstances, No, Record, Refusal, Rule};

use crate::{DestructionProposal, Hold};

/// What is about a person or about records of a register.
pub(crate) trait NamesOne: Record {
    /// Whether it says which of the two, and all that belongs to it.
    fn names_one(&self) -> bool;
}

impl NamesOne for DestructionProposal {
    fn names_one(&self) -> bool {
        self.whose().is_ok()
    }
}

impl NamesOne for Hold {
    fn names_one(&self) -> bool {
        self.person.is_some() != self.register.is_some()
            && (self.number.is_none() || self.register.is_some())
    }
}

pub(crate) fn names_one<R: NamesOne>() -> Rule<R> {
    Rule {
        id: "retention.names_one",
        source: "Convention No. 108, Article 5(e): it is certain what is destroyed, and what is kept",
        check,
    }
}

fn check<R: NamesOne>(record: &R, _: &Circumstances<'_>) -> Result<(), No> {
    if record.names_one() {
        return Ok(());
    }
    Err(Refusal::by("retention.names_one").at("person").into())
}
