//! Nobody reviews their own looks.

use kernel::{Circumstances, Fault, Look, No, RecordId, Refusal, Rule};

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
    let officer = review.officer.as_ref().map(|officer| officer.id);
    let about = review.about.as_ref().map(|about| about.0.as_str());
    if !is_own(by, officer, about, circumstances.look)? {
        return Ok(());
    }
    let field = if officer.is_some() {
        "officer"
    } else {
        "about"
    };
    Err(Refusal::by("oversight.reviewed_by_another")
        .at(field)
        .into())
}

/// Whether what is unusual of an officer, or about one person, is this one's own
/// doing.
pub(crate) fn is_own(
    by: RecordId,
    officer: Option<RecordId>,
    about: Option<&str>,
    look: &dyn Look,
) -> Result<bool, Fault> {
    match (officer, about.and_then(pseudonym)) {
        (Some(officer), _) => Ok(officer == by),
        // About one person: who opened their file is one of those who did.
        (None, Some(about)) => look.has_opened(by, &about),
        (None, None) => Ok(false),
    }
}

/// By what a person stands in the log, out of its digits.
fn pseudonym(digits: &str) -> Option<[u8; 16]> {
    let number = u128::from_str_radix(digits, 16).ok()?;
    Some(number.to_be_bytes())
}
