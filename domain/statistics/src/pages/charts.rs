//! The charts: a figure over the years, and the way from screening to
//! conviction.

use kernel::{Fault, No};
use paper::document::{Amount, Drawing, Point, Step, TrendStyle};
use records::Mechanism;

use super::{
    glance::Pair,
    naming::{Naming, drawn},
    picture::{Numbers, Picture, Words},
};
use crate::{Asked, FigureValue, State, compute};

/// How many years a trend looks back.
const YEARS_BACK: i16 = 9;
/// How many of them are shown even where nothing was counted.
const YEARS_SHOWN_LEAST: i16 = 2;

/// A figure in the year and the year before, and over the years up to the
/// one asked for; years before the first one that was counted are left out.
pub(super) fn pair_and_years(
    mechanism: &Mechanism,
    id: &str,
    asked: Asked,
) -> Result<(Pair, Vec<FigureValue>), No> {
    let figure = compute::named(mechanism, id)?;
    asked.span()?;
    let mut values = mechanism.db().read(|session| {
        (asked.year - YEARS_BACK..=asked.year)
            .filter(|year| Asked::now(*year).span().is_ok())
            .map(|year| compute::compute(mechanism, session, figure, asked.of_year(year)))
            .collect::<Result<Vec<_>, _>>()
    })?;
    let mut latest = values.iter().rev();
    let now = latest
        .next()
        .cloned()
        .ok_or_else(|| Fault::new("a year that can be asked for has no value"))?;
    let before = latest.next().cloned().unwrap_or_else(|| FigureValue {
        // The first year that can be asked for has none before it.
        number: None,
        ..now.clone()
    });
    let pair = Pair { now, before };
    let least = usize::try_from(YEARS_SHOWN_LEAST).unwrap_or(0);
    let silent = values
        .iter()
        .take_while(|value| value.state == State::NotReported)
        .count()
        .min(values.len().saturating_sub(least));
    values.drain(..silent);
    Ok((pair, values))
}

/// The picture of a figure over the years.
pub(super) fn trend(naming: &Naming<'_>, id: &str, values: &[FigureValue]) -> Picture {
    let name = naming.figure(id);
    let unit = naming.unit(id);
    let points: Vec<Point> = values
        .iter()
        .map(|value| Point {
            label: value.year.to_string(),
            amount: amount(naming, value),
        })
        .collect();
    let said: Vec<String> = points
        .iter()
        .map(|point| format!("{}: {}", point.label, point.amount.shown))
        .collect();
    let caption = match (values.first(), values.last()) {
        (Some(first), Some(last)) => naming.say_with(
            "statistics-over-years",
            &[
                ("figure", name.into()),
                ("first", words::Value::Year(first.year)),
                ("last", words::Value::Year(last.year)),
            ],
        ),
        _ => name,
    };
    let numbers = Numbers {
        id: format!("trend-{id}"),
        caption: caption.clone(),
        heads: vec![
            naming.say("record-year"),
            naming.language.capitalised(&unit),
        ],
        worded: 1,
        rows: values
            .iter()
            .map(|value| vec![value.year.to_string(), naming.exact(value)])
            .collect(),
        total: None,
    };
    Picture::of(
        Words {
            id: format!("chart-trend-{id}"),
            caption,
            description: format!("{}.", said.join("; ")),
            nothing_to_draw: naming.say("statistics-nothing-counted"),
            summary: naming.say("statistics-as-table"),
        },
        Drawing::Trend {
            style: TrendStyle::Columns,
            points,
        },
        numbers,
    )
}

/// The steps that a figure each stands for, one below the other.
pub(super) fn funnel(naming: &Naming<'_>, values: &[FigureValue]) -> Picture {
    let steps: Vec<Step> = values
        .iter()
        .map(|value| Step {
            label: naming.figure(&value.id),
            unit: naming.unit(&value.id),
            amount: amount(naming, value),
        })
        .collect();
    let said: Vec<String> = steps
        .iter()
        .map(|step| format!("{}: {} ({})", step.label, step.amount.shown, step.unit))
        .collect();
    let caption = naming.say("statistics-funnel");
    let numbers = Numbers {
        id: "funnel".to_owned(),
        caption: caption.clone(),
        heads: vec![
            naming.say("statistics-step"),
            naming.say("statistics-unit"),
            naming.say("statistics-number"),
        ],
        worded: 2,
        rows: steps
            .iter()
            .map(|step| {
                vec![
                    step.label.clone(),
                    step.unit.clone(),
                    step.amount.shown.clone(),
                ]
            })
            .collect(),
        total: None,
    };
    Picture::of(
        Words {
            id: "chart-funnel".to_owned(),
            caption,
            description: format!("{}.", said.join("; ")),
            nothing_to_draw: naming.say("statistics-nothing-counted"),
            summary: naming.say("statistics-as-table"),
        },
        Drawing::Funnel { steps },
        numbers,
    )
    .noting(Some(naming.say("statistics-funnel-note")))
}

fn amount(naming: &Naming<'_>, value: &FigureValue) -> Amount {
    match value.number {
        Some(number) => Amount::of(drawn(number), naming.number(number)),
        None => Amount::absent(naming.state(value.state)),
    }
}
