//! Nobody reviews their own looks.

use kernel::{Circumstances, No, Refusal, Rule, Text};

use crate::UseReview;

pub(crate) fn reviewed_by_another() -> Rule<UseReview> {
    Rule {
        id: "oversight.reviewed_by_another",
        source: "oversight: nobody judges what they looked at themselves",
        check,
    }
}

fn check(review: &UseReview, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let Some(by) = circumstances.by.map(|by| by.officer) else {
        return Ok(());
    };
    let own = match (&review.officer, review.about.as_ref().and_then(pseudonym)) {
        (Some(officer), _) if officer.id == by => Some("officer"),
        // About one person: who opened their file is one of those who did.
        (None, Some(about)) if circumstances.look.has_opened(by, &about)? => Some("about"),
        _ => None,
    };
    match own {
        Some(field) => Err(Refusal::by("oversight.reviewed_by_another")
            .at(field)
            .into()),
        None => Ok(()),
    }
}

/// By what a person stands in the log, out of its digits.
fn pseudonym(digits: &Text) -> Option<[u8; 16]> {
    let number = u128::from_str_radix(&digits.0, 16).ok()?;
    Some(number.to_be_bytes())
}
