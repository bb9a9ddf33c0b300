//! What opens or closes a file says which of the two it does, and a review what
//! was found: of an order of an unknown kind nothing would follow, and nobody
//! would notice.

use kernel::{Circumstances, Code, NON_ANSWERS, No, Record, Refusal, Register, Rule};

use crate::{Consent, CourtOrder, Opening, OpeningReview};

/// A record from whose kind follows what it opens or closes.
pub trait Kinded: Record {
    /// The field that says its kind.
    const FIELD: &'static str;
    /// Its kind.
    fn kind_of_it(&self) -> &Code;
}

impl Kinded for CourtOrder {
    const FIELD: &'static str = "kind";
    fn kind_of_it(&self) -> &Code {
        &self.kind
    }
}

impl Kinded for Opening {
    const FIELD: &'static str = "kind";
    fn kind_of_it(&self) -> &Code {
        &self.kind
    }
}

impl Kinded for Consent {
    const FIELD: &'static str = "purpose";
    fn kind_of_it(&self) -> &Code {
        &self.purpose
    }
}

impl Kinded for OpeningReview {
    const FIELD: &'static str = "finding";
    fn kind_of_it(&self) -> &Code {
        &self.finding
    }
}

/// A register whose records say their kind.
pub fn says_what_it_is<R: Kinded>() -> Register {
    Register::of::<R>().answered(R::FIELD).rule(Rule {
        id: "safeguards.says_what_it_is",
        source: "Council of Europe Convention No. 197, Article 11: data are opened and closed for a stated purpose",
        check: check::<R>,
    })
}

fn check<R: Kinded>(record: &R, _: &Circumstances<'_>) -> Result<(), No> {
    if NON_ANSWERS.contains(&record.kind_of_it().0.as_str()) {
        return Err(Refusal::by("safeguards.says_what_it_is")
            .at(R::FIELD)
            .into());
    }
    Ok(())
}
