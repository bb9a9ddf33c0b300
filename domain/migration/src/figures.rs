//! What is counted from violations and removals.

use kernel::{
    Dimension, DimensionSource, Figure, Measure, Source, Unit, condition, dimension, source,
};

fn violations() -> Source {
    source("violations").during("found_on").once("person_file")
}

pub(crate) fn figures() -> Vec<Figure> {
    let dimensions = [
        dimension("citizenship", "citizenship"),
        dimension("sex", "sex"),
        dimension("region", "region"),
        dimension("kind", "kind"),
        Dimension {
            id: "month",
            from: DimensionSource::Month("found_on".into()),
        },
    ];
    vec![
        Figure::new(
            "M1",
            "migration",
            Unit::AdministrativeOffender,
            Measure::Count(violations()),
        )
        .by(dimensions.clone()),
        // "Of them": a removal of somebody who was not found in the year, or
        // from before that, is not part of this figure.
        Figure::new(
            "M2",
            "migration",
            Unit::PersonRemoved,
            Measure::Count(violations().when(condition::linked_since(
                "removals",
                "person_file",
                "person_file",
                ("removed_on", "found_on"),
                [
                    condition::is("kind", "deportation"),
                    condition::by_period_end("removed_on"),
                ],
            ))),
        )
        .by(dimensions),
    ]
}
