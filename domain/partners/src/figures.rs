//! What is counted from the coalition, awards and grants.

use kernel::{Figure, Measure, Source, Unit, condition, dimension, source};

fn grants() -> Source {
    source("grants")
        .during("granted_on")
        .when(condition::marked("funder", "grant_maker"))
}

pub(crate) fn figures() -> Vec<Figure> {
    vec![
        Figure::new(
            "N1",
            "partners",
            Unit::Organisation,
            Measure::Count(source("coalition_members").standing("joined_on", Some("left_on"))),
        )
        .by([dimension("kind", "kind"), dimension("region", "region")]),
        Figure::new(
            "N2",
            "partners",
            Unit::Award,
            Measure::Count(
                source("awards")
                    .during("awarded_on")
                    .when(condition::is("recipient_kind", "public_association")),
            ),
        )
        .by([dimension("awarded_by", "awarded_by")]),
        Figure::new("N3", "partners", Unit::Project, Measure::Count(grants()))
            .by([dimension("funder", "funder")]),
        Figure::new(
            "N4",
            "partners",
            Unit::Money,
            Measure::Sum(grants(), "amount".into()),
        )
        .by([dimension("funder", "funder")]),
    ]
}
