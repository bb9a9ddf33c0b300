//! An organisation is a member once at a time; one that left may join again.
//! Names are compared without regard to case.

use kernel::{Circumstances, No, Record, Refusal, Rule, condition, folded};

use crate::CoalitionMember;

pub(crate) fn joined_once() -> Rule<CoalitionMember> {
    Rule {
        id: "partners.joined_once",
        source: "members are a stock: one organisation is one member",
        check,
    }
}

fn check(member: &CoalitionMember, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let mut may_meet = vec![condition::any([
        condition::not(condition::present("left_on")),
        condition::on_or_after("left_on", member.joined_on),
    ])];
    if let Some(left_on) = member.left_on {
        may_meet.push(condition::on_or_before("joined_on", left_on));
    }
    let name = folded(&member.name.0);
    for (id, row) in circumstances.look.records("coalition_members", &may_meet)? {
        let other = CoalitionMember::from_row(&row)?;
        let apart =
            other.left_on == Some(member.joined_on) || member.left_on == Some(other.joined_on);
        if id != circumstances.id && !apart && folded(&other.name.0) == name {
            return Err(Refusal::by("partners.joined_once")
                .at("name")
                .naming("when", other.joined_on)
                .into());
        }
    }
    Ok(())
}
