//! Nobody reviews their own looks.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::UseReview;

pub(crate) fn reviewed_by_another() -> Rule<UseReview> {
    Rule {
        id: "oversight.reviewed_by_another",
        source: "oversight: nobody judges what they looked at themselves",
        check,
    }
}

fn check(review: &UseReview, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let officer = review.officer.as_ref().map(|officer| officer.id);
    if officer.is_some() && officer == circumstances.by.map(|by| by.officer) {
        return Err(Refusal::by("oversight.reviewed_by_another")
            .at("officer")
            .into());
    }
    Ok(())
}
