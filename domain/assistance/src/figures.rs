//! What is counted from services, allowances, outcomes and child support.

use identification::figures::{helped, recognised, recognised_dimensions};
use kernel::{Condition, Figure, Measure, Unit, condition, dimension, source};

/// A figure over the cohort of those recognised in the year.
fn cohort(id: &'static str, conditions: impl IntoIterator<Item = Condition>) -> Figure {
    let mut persons = recognised();
    persons.conditions.extend(conditions);
    Figure::new(
        id,
        "victims",
        Unit::RecognisedVictim,
        Measure::Count(persons),
    )
    .by(recognised_dimensions())
}

fn served(kind: &str) -> Condition {
    helped("services", "given_on", [condition::is("kind", kind)])
}

/// What became of a victim is what came of being recognised: an outcome from
/// before the decision is not counted.
fn reached(kind: &str) -> Condition {
    condition::linked_since(
        "outcomes",
        "person",
        "person",
        ("reached_on", "decided_on"),
        [condition::is("kind", kind)],
    )
}

fn child_support(id: &'static str, kind: &str) -> Figure {
    Figure::new(
        id,
        "children_of_victims",
        Unit::ChildOfVictim,
        Measure::Count(
            source("child_supports")
                .during("given_on")
                .when(condition::is("kind", kind))
                .once("child"),
        ),
    )
    .by([
        dimension("sex", "child.sex"),
        dimension("residence", "child.residence"),
    ])
}

pub(crate) fn figures() -> Vec<Figure> {
    vec![
        cohort(
            "V7",
            [served("medical"), served("psychological"), served("legal")],
        ),
        Figure::new(
            "V8",
            "victims",
            Unit::MoneyPerPerson,
            Measure::Entitlement("one_time_allowance"),
        ),
        cohort("V10", [reached("employed")]),
        cohort("V11", [reached("vocational_course")]),
        cohort("V12", [reached("returned_to_family")]),
        child_support("V13", "preschool"),
        child_support("V14", "alimony"),
        child_support("V15", "documents"),
        cohort(
            "A3",
            [condition::linked_since(
                "allowances",
                "person",
                "person",
                ("paid_on", "decided_on"),
                [condition::is("stage", "paid")],
            )],
        ),
        Figure::new(
            "A4",
            "victims",
            Unit::Service,
            Measure::Count(source("services").during("given_on")),
        )
        .by([dimension("kind", "kind"), dimension("agency", "agency")]),
    ]
}
