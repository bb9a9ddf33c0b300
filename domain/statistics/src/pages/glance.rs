//! The key figures: what a coordinator looks at first. Figures that a
//! program's desks do not have are passed over.

use kernel::{Figure, No};
use pack::Pack;
use records::Mechanism;

use super::naming::Naming;
use crate::{Asked, FigureValue, Frozen, State, compared, compute};

/// The figures of the cards, in their order.
const CARDS: [&str; 12] = [
    "V1", "V2", "V3", "V6", "V7", "V10", "J1", "J12", "J7", "C1", "H1", "T1",
];
/// The way from screening to conviction.
const FUNNEL: [&str; 6] = ["S1", "S2", "V1", "V6", "J12", "J7"];
/// The figure of the trend, and of what is told of victims.
pub(super) const TREND: &str = "V1";
/// Breakdowns that are drawn: the figure and its dimension.
pub(super) const DRAWN: [(&str, &str); 4] = [
    ("V1", "destination"),
    ("V1", "form"),
    ("A4", "kind"),
    ("H1", "topic"),
];
/// What is recorded day by day, in the order in which it happens to a person.
const DAILY: [&str; 6] = [
    "appeals",
    "screenings",
    "decisions",
    "referrals",
    "stays",
    "services",
];
/// The longest value that a card writes in large letters.
const LARGE_CHARACTERS_MAX: usize = 8;

/// A key figure.
pub(super) struct Card {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) value: String,
    pub(super) long: bool,
    pub(super) silent: bool,
    pub(super) unit: String,
    pub(super) change: Option<String>,
}

pub(super) fn there<'p>(pack: &'p Pack, ids: &[&str]) -> Vec<&'p Figure> {
    ids.iter().filter_map(|id| pack.figure(id)).collect()
}

/// The registers of daily work that there are.
pub(super) fn daily(pack: &Pack) -> impl Iterator<Item = &'static str> {
    DAILY
        .into_iter()
        .filter(|daily| pack.registers().any(|register| register == *daily))
}

/// The key figures of a year and of the year before it.
pub(super) fn cards(mechanism: &Mechanism, asked: Asked) -> Result<Vec<Pair>, No> {
    let figures = there(mechanism.pack(), &CARDS);
    mechanism.db().read(|session| {
        figures
            .iter()
            .map(|figure| {
                Ok(Pair {
                    now: compute::compute(mechanism, session, figure, asked)?,
                    before: compute::compute(
                        mechanism,
                        session,
                        figure,
                        asked.of_year(asked.year - 1),
                    )?,
                })
            })
            .collect()
    })
}

/// A figure in a year and in the year before.
pub(super) struct Pair {
    pub(super) now: FigureValue,
    pub(super) before: FigureValue,
}

impl Pair {
    /// The two against each other, in words.
    pub(super) fn compared(&self, naming: &Naming<'_>) -> Option<String> {
        compared(&self.now, &self.before, naming.language)
    }

    /// The two as a set holds them, where it does.
    pub(super) fn frozen_in(self, frozen: &Frozen) -> Self {
        let held = |value: FigureValue| {
            frozen
                .content
                .years
                .iter()
                .flatten()
                .find(|held| held.id == value.id && held.year == value.year)
                .cloned()
                .unwrap_or(value)
        };
        Self {
            now: held(self.now),
            before: held(self.before),
        }
    }

    /// The card of the figure.
    pub(super) fn card(&self, naming: &Naming<'_>) -> Card {
        let value = naming.printed(&self.now);
        let id = &self.now.id;
        Card {
            href: format!("/figures/{id}?year={}", self.now.year),
            name: naming.figure(id),
            long: value.chars().count() > LARGE_CHARACTERS_MAX,
            silent: self.now.state != State::Counted,
            value,
            unit: naming.unit(id),
            change: self.compared(naming),
        }
    }
}

/// The steps of the funnel.
pub(super) fn funnel(mechanism: &Mechanism, asked: Asked) -> Result<Vec<FigureValue>, No> {
    let figures = there(mechanism.pack(), &FUNNEL);
    mechanism.db().read(|session| {
        figures
            .iter()
            .map(|figure| compute::compute(mechanism, session, figure, asked))
            .collect()
    })
}
