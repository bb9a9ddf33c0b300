//! An order that opens somebody's records gives its reason.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::CourtOrder;

pub(crate) fn disclosure_says_why() -> Rule<CourtOrder> {
    Rule {
        id: "safeguards.disclosure_says_why",
        source: "Council of Europe Convention No. 197, Article 11: data are opened for a reason",
        check,
    }
}

fn check(order: &CourtOrder, _: &Circumstances<'_>) -> Result<(), No> {
    if order.kind.0 == "disclosure" && order.reason.is_none() {
        return Err(Refusal::by("safeguards.disclosure_says_why")
            .at("reason")
            .into());
    }
    Ok(())
}
