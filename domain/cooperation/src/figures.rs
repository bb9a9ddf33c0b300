//! What is counted from cooperation with other countries and bodies.
//!
//! Which partner is an international organisation, which body monitors the
//! convention and which country is a destination are marks in the country
//! pack's lists.

use kernel::{
    Condition, Figure, Measure, QualifierRule, Source, Unit, condition, dimension, source,
};

fn agreements() -> Source {
    source("agreements")
        .standing("signed_on", Some("ended_on"))
        .when(condition::is("counterpart", "government_agency"))
}

fn visits(conditions: impl IntoIterator<Item = Condition>) -> Source {
    let mut visits = source("visits")
        .during("began_on")
        .when(condition::is("direction", "inward"));
    visits.conditions.extend(conditions);
    visits
}

pub(crate) fn figures() -> Vec<Figure> {
    let chapter = "cooperation";
    vec![
        Figure::new(
            "I1",
            chapter,
            Unit::Partner,
            Measure::Distinct(
                source("partner_meetings").during("held_on"),
                "partner".into(),
            ),
        ),
        Figure::new(
            "I2",
            chapter,
            Unit::Country,
            Measure::Distinct(
                visits([condition::marked("country", "destination")]),
                "country".into(),
            ),
        ),
        Figure::new("I3", chapter, Unit::Agreement, Measure::Count(agreements()))
            .by([
                dimension("country", "country"),
                dimension("agency", "agency"),
            ])
            .said(QualifierRule::MoreThan(10)),
        Figure::new(
            "I4",
            chapter,
            Unit::Country,
            Measure::Distinct(agreements(), "country".into()),
        )
        .said(QualifierRule::About(5)),
        Figure::new(
            "I5",
            chapter,
            Unit::Organisation,
            Measure::Distinct(
                source("joint_works")
                    .during("done_on")
                    .when(condition::marked("partner", "international_organisation")),
                "partner".into(),
            ),
        )
        .said(QualifierRule::AtLeast),
        Figure::new(
            "I6",
            chapter,
            Unit::Visit,
            Measure::Count(visits([
                condition::is("purpose", "monitoring"),
                condition::marked("partner", "monitoring_body"),
            ])),
        )
        .by([dimension("partner", "partner")]),
        Figure::new(
            "I7",
            chapter,
            Unit::Meeting,
            Measure::Highest(
                source("committee_meetings")
                    .during("held_on")
                    .when(condition::is("committee", "cooperation_committee")),
                "number".into(),
            ),
        )
        .said(QualifierRule::Ordinal),
        Figure::new(
            "I8",
            chapter,
            Unit::Country,
            Measure::Distinct(source("seminars").during("held_on"), "delegations".into()),
        ),
        Figure::new(
            "I9",
            chapter,
            Unit::Project,
            Measure::Count(source("negotiations").during("held_on")),
        ),
        Figure::new(
            "I10",
            chapter,
            Unit::Publisher,
            Measure::Distinct(
                source("studied_reports").during("studied_on"),
                "publisher".into(),
            ),
        ),
    ]
}
