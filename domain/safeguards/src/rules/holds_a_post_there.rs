//! Whoever is named for a person works for the body that names them.

use kernel::{Circumstances, No, Refusal, Rule, condition};

use crate::Assignment;

pub(crate) fn holds_a_post_there() -> Rule<Assignment> {
    Rule {
        id: "safeguards.holds_a_post_there",
        source: "an officer is named in a post, and the post ends with the work",
        check,
    }
}

fn check(assignment: &Assignment, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let posts = [
        condition::links_to("officer", assignment.officer.id),
        condition::is("agency", &assignment.agency.0),
    ];
    if circumstances.look.records("posts", &posts)?.is_empty() {
        return Err(Refusal::by("safeguards.holds_a_post_there")
            .at("officer")
            .into());
    }
    Ok(())
}
