//! A child of a victim is not the victim: the two links lead to two files.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::ChildSupport;

pub(crate) fn child_is_not_the_parent() -> Rule<ChildSupport> {
    Rule {
        id: "assistance.child_is_not_the_parent",
        source: "counting rule: a child of a victim is counted apart from victims",
        check,
    }
}

fn check(support: &ChildSupport, _: &Circumstances<'_>) -> Result<(), No> {
    if support.child.id == support.parent.id {
        return Err(Refusal::by("assistance.child_is_not_the_parent")
            .at("parent")
            .into());
    }
    Ok(())
}
