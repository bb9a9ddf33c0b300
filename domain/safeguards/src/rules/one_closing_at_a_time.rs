//! A file is opened again before it is closed once more.

use kernel::{Circumstances, No, Refusal, Rule, condition};

use crate::FileClosure;

pub(crate) fn one_closing_at_a_time() -> Rule<FileClosure> {
    Rule {
        id: "safeguards.one_closing_at_a_time",
        source: "a file that was opened again must not stay shut by an older closing",
        check,
    }
}

fn check(closure: &FileClosure, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let closed = [
        condition::links_to("person", closure.person.id),
        condition::not(condition::present("reopened_on")),
    ];
    let others = circumstances.look.records("file_closures", &closed)?;
    if closure.reopened_on.is_none() && others.iter().any(|(id, _)| *id != circumstances.id) {
        return Err(Refusal::by("safeguards.one_closing_at_a_time")
            .at("person")
            .into());
    }
    Ok(())
}
