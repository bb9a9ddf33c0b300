//! An order that opens records says to whom, and one that seals them to
//! nobody.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::CourtOrder;

pub(crate) fn disclosure_names_a_body() -> Rule<CourtOrder> {
    Rule {
        id: "safeguards.disclosure_names_a_body",
        source: "Council of Europe Convention No. 197, Article 11: data are opened to whom the order names",
        check,
    }
}

fn check(order: &CourtOrder, _: &Circumstances<'_>) -> Result<(), No> {
    if (order.kind.0 == "disclosure") == order.opened_to.is_some() {
        return Ok(());
    }
    Err(Refusal::by("safeguards.disclosure_names_a_body")
        .at("opened_to")
        .into())
}
