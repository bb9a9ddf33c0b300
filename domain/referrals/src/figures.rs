//! What is counted from referrals.

use identification::figures::{helped, recognised, recognised_dimensions};
use kernel::{Figure, Measure, Unit, condition, dimension, source};

pub(crate) fn figures() -> Vec<Figure> {
    vec![
        Figure::new(
            "V9",
            "victims",
            Unit::RecognisedVictim,
            Measure::Count(recognised().when(helped(
                "referrals",
                "sent_on",
                [
                    condition::marked("to", "social_services"),
                    condition::is("service", "social"),
                    condition::not(condition::one_of("stage", &["withdrawn", "draft"])),
                ],
            ))),
        )
        .by(recognised_dimensions()),
        Figure::new(
            "R1",
            "victims",
            Unit::Referral,
            Measure::Count(
                source("referrals")
                    .during("sent_on")
                    .when(condition::not(condition::is("stage", "draft"))),
            ),
        )
        .by([
            dimension("from", "from"),
            dimension("to", "to"),
            dimension("service", "service"),
            dimension("stage", "stage"),
        ]),
    ]
}
