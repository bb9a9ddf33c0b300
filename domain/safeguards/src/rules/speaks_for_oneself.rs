//! Nobody declares another's tie, and nobody opens a file in another's name.

use access::Officer;
use kernel::{Circumstances, Link, No, Record, Refusal, Rule};

use crate::{DeclaredTie, Opening};

/// A record in which an officer speaks for themselves.
pub(crate) trait OwnWord: Record {
    fn officer(&self) -> &Link<Officer>;
}

impl OwnWord for DeclaredTie {
    fn officer(&self) -> &Link<Officer> {
        &self.officer
    }
}

impl OwnWord for Opening {
    fn officer(&self) -> &Link<Officer> {
        &self.officer
    }
}

pub(crate) fn speaks_for_oneself<R: OwnWord>() -> Rule<R> {
    Rule {
        id: "safeguards.speaks_for_oneself",
        source: "code of conduct: whoever opens a file or is close to somebody answers for it",
        check,
    }
}

fn check<R: OwnWord>(record: &R, circumstances: &Circumstances<'_>) -> Result<(), No> {
    if circumstances
        .by
        .is_some_and(|by| by.officer != record.officer().id)
    {
        return Err(Refusal::by("safeguards.speaks_for_oneself")
            .at("officer")
            .into());
    }
    Ok(())
}
