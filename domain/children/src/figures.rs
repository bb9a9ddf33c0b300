//! What is counted for children.

use kernel::{
    Dimension, DimensionSource, Figure, Measure, Source, Unit, condition, dimension, source,
};

fn found() -> Source {
    source("children_found")
        .during("found_on")
        .once("child_file")
}

fn month(field: &str) -> Dimension {
    Dimension {
        id: "month",
        from: DimensionSource::Month(field.into()),
    }
}

pub(crate) fn figures() -> Vec<Figure> {
    let children = [
        dimension("sex", "sex"),
        dimension("activity", "activity"),
        dimension("region", "region"),
        dimension("screening", "screening"),
        dimension("age", "age"),
        month("found_on"),
    ];
    vec![
        Figure::new("C1", "children", Unit::ChildFound, Measure::Count(found()))
            .by(children.clone()),
        // Every encounter is looked at: a child confirmed as a victim at the
        // second one is a victim.
        Figure::new(
            "C2",
            "children",
            Unit::ChildFound,
            Measure::Count(found().when(condition::is("screening", "confirmed"))),
        )
        .by(children),
        Figure::new(
            "C3",
            "children",
            Unit::Material,
            Measure::Count(source("materials").during("sent_on")),
        )
        .by([
            dimension("recipient", "recipient"),
            dimension("region", "region"),
        ]),
        Figure::new(
            "C4",
            "children",
            Unit::ParentSanctioned,
            Measure::Count(
                source("parent_sanctions")
                    .during("imposed_on")
                    .once("parent_file"),
            ),
        )
        .by([
            dimension("sex", "sex"),
            dimension("region", "region"),
            dimension("kind", "kind"),
        ]),
        Figure::new(
            "C5",
            "children",
            Unit::PersonHelped,
            Measure::Count(
                source("centre_helps")
                    .during("given_on")
                    .once("person_file"),
            ),
        )
        .by([
            dimension("town", "town"),
            dimension("kind", "kinds"),
            dimension("minor", "minor"),
            dimension("sex", "sex"),
        ]),
        Figure::new(
            "C6",
            "children",
            Unit::ChildMonitored,
            Measure::Count(
                source("home_monitorings")
                    .during("visited_on")
                    .once("child_file"),
            ),
        )
        .by([dimension("care", "care"), dimension("region", "region")]),
    ]
}
