//! Only what was taken back is given again.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::Consent;

pub(crate) fn given_again_after_withdrawal() -> Rule<Consent> {
    Rule {
        id: "safeguards.given_again_after_withdrawal",
        source: "Council of Europe Convention No. 197, Article 12(7): services rest on consent",
        check,
    }
}

fn check(consent: &Consent, _: &Circumstances<'_>) -> Result<(), No> {
    if consent.given_again_on.is_some() && consent.withdrawn_on.is_none() {
        return Err(Refusal::by("safeguards.given_again_after_withdrawal")
            .at("given_again_on")
            .into());
    }
    Ok(())
}
