//! What opens a person's file to the criminal side has a last day.

use kernel::{Circumstances, Date, No, Record, Refusal, Rule};

use crate::{Consent, CourtOrder};

/// A record that may be a bridge between the two compartments.
pub(crate) trait Bridge: Record {
    /// Whether it is one.
    fn opens(&self) -> bool;
    fn ends_on(&self) -> Option<Date>;
}

impl Bridge for CourtOrder {
    fn opens(&self) -> bool {
        self.kind.0 == "disclosure"
    }

    fn ends_on(&self) -> Option<Date> {
        self.ends_on
    }
}

impl Bridge for Consent {
    fn opens(&self) -> bool {
        self.purpose.0 == "criminal_proceedings"
    }

    fn ends_on(&self) -> Option<Date> {
        self.ends_on
    }
}

pub(crate) fn bridge_has_an_end<R: Bridge>() -> Rule<R> {
    Rule {
        id: "safeguards.bridge_has_an_end",
        source: "Council of Europe Convention No. 197, Article 11: the two compartments are apart, but for a time",
        check,
    }
}

fn check<R: Bridge>(record: &R, _: &Circumstances<'_>) -> Result<(), No> {
    if record.opens() && record.ends_on().is_none() {
        return Err(Refusal::by("safeguards.bridge_has_an_end")
            .at("ends_on")
            .into());
    }
    Ok(())
}
