//! Papers about an encounter are not sent before it.

use kernel::{Circumstances, No, Record, Refusal, Rule};

use crate::{ChildFound, Material};

pub(crate) fn sent_after_found() -> Rule<Material> {
    Rule {
        id: "children.sent_after_found",
        source: "the order of events",
        check,
    }
}

fn check(material: &Material, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let Some(child) = material.child else {
        return Ok(());
    };
    let Some(found) = circumstances.look.record("children_found", child.id)? else {
        return Ok(());
    };
    let found = ChildFound::from_row(&found)?;
    if material.sent_on < found.found_on {
        return Err(Refusal::by("children.sent_after_found")
            .at("sent_on")
            .naming("when", found.found_on)
            .into());
    }
    Ok(())
}
