//! Who receives a person is said by whoever sends them.
//!
//! A referral opens the person's file to the receiver. Could a body write one
//! to itself, everybody in it could open everybody's file.

use kernel::{Circumstances, No, Record, Refusal, Rule};

use crate::Referral;

pub(crate) fn sent_by_another() -> Rule<Referral> {
    Rule {
        id: "referrals.sent_by_another",
        source: "need to know: nobody gives themselves the tie that opens a file",
        check,
    }
}

fn check(referral: &Referral, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let Some(by) = circumstances.by else {
        return Ok(());
    };
    if referral.to.0 != by.agency {
        return Ok(());
    }
    // The receiver answers what stands, about the person that it was sent for.
    let stood = circumstances.look.record("referrals", circumstances.id)?;
    let answers = match stood {
        Some(row) => {
            let stood = Referral::from_row(&row)?;
            stood.to == referral.to && stood.person.id == referral.person.id
        }
        None => false,
    };
    if answers {
        Ok(())
    } else {
        Err(Refusal::by("referrals.sent_by_another").at("to").into())
    }
}
