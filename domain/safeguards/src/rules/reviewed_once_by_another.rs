//! An opening has one review, by somebody else than whoever opened the file.

use kernel::{Circumstances, No, Record, Refusal, Rule, Value, condition};

use crate::{Opening, OpeningReview};

pub(crate) fn reviewed_once_by_another() -> Rule<OpeningReview> {
    Rule {
        id: "safeguards.reviewed_once_by_another",
        source: "emergency access: nobody judges their own reason, and a finding stands",
        check,
    }
}

fn check(review: &OpeningReview, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let opening = review.opening.id;
    let of_it = [condition::links_to("opening", opening)];
    let others = circumstances.look.records("opening_reviews", &of_it)?;
    let reviewed = others.iter().any(|(id, _)| *id != circumstances.id);
    let own = match (
        circumstances.by,
        circumstances.look.record("openings", opening)?,
    ) {
        // The reason is sealed, and a rule does not read it.
        (Some(by), Some(row)) => *Opening::kind().value(&row, "officer") == Value::Link(by.officer),
        _ => false,
    };
    if reviewed || own {
        return Err(Refusal::by("safeguards.reviewed_once_by_another")
            .at("opening")
            .into());
    }
    Ok(())
}
