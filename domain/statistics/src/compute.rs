//! Figures computed from records.

use db::{Session, Span, Tell};
use guard::Act;
use kernel::{Condition, Figure, Measure, No, Period, Quantity, Refusal, Source, Unit, condition};
use records::Mechanism;

use crate::{Asked, FigureValue, Number, State};

/// Every figure of the catalogue, in its order, from one state of the
/// database.
pub fn figures(mechanism: &Mechanism, asked: Asked) -> Result<Vec<FigureValue>, No> {
    mechanism.guard().permit(Act::SeeFigures, "figures")?;
    mechanism
        .db()
        .read(|session| figures_in(mechanism, session, asked))
}

pub(crate) fn figures_in(
    mechanism: &Mechanism,
    session: &Session<'_>,
    asked: Asked,
) -> Result<Vec<FigureValue>, No> {
    mechanism
        .pack()
        .figures()
        .into_iter()
        .map(|figure| compute(mechanism, session, figure, asked))
        .collect()
}

/// One figure; an unknown id is refused with the nearest one.
pub fn figure(mechanism: &Mechanism, id: &str, asked: Asked) -> Result<FigureValue, No> {
    let figure = named(mechanism, id)?;
    mechanism.guard().permit(Act::SeeFigures, "figures")?;
    mechanism
        .db()
        .read(|session| compute(mechanism, session, figure, asked))
}

/// The declaration of a figure.
pub(crate) fn named<'m>(mechanism: &'m Mechanism, id: &str) -> Result<&'m Figure, Refusal> {
    mechanism.pack().figure(id).ok_or_else(|| {
        Refusal::by("figures.no_such_figure")
            .naming("figure", id)
            .naming(
                "nearest",
                mechanism.pack().nearest_figure(id).unwrap_or("-"),
            )
    })
}

pub(crate) fn compute(
    mechanism: &Mechanism,
    session: &Session<'_>,
    figure: &Figure,
    asked: Asked,
) -> Result<FigureValue, No> {
    let (state, number) = match measure(mechanism, session, figure, asked)? {
        Told::NotReported => (State::NotReported, None),
        Told::Unknown => (State::Unknown, None),
        Told::Number(number) => (State::Counted, Some(number)),
    };
    Ok(FigureValue {
        id: figure.id.to_owned(),
        year: asked.year,
        state,
        number,
        unit: figure.unit.code().to_owned(),
    })
}

enum Told {
    NotReported,
    Unknown,
    Number(Number),
}

fn measure(
    mechanism: &Mechanism,
    session: &Session<'_>,
    figure: &Figure,
    asked: Asked,
) -> Result<Told, No> {
    let span = asked.span()?;
    if let Some(source) = figure.source()
        && !is_reported(mechanism, session, source, span, asked)?
    {
        return Ok(Told::NotReported);
    }
    let tally = |source: &Source, tell, by: &[&str]| {
        session.tally(source, tell, by, Some(span), asked.known_on)
    };
    let one = |source: &Source, tell| -> Result<Option<i64>, No> {
        Ok(tally(source, tell, &[])?.first().and_then(|group| group.1))
    };
    let whole = |number| Told::Number(Number::Whole(number));
    Ok(match &figure.measure {
        Measure::Count(source) => whole(one(source, Tell::Count)?.unwrap_or(0)),
        Measure::Sum(source, field) => match one(source, Tell::Sum(field))? {
            Some(sum) if figure.unit == Unit::Money => Told::Number(Number::Money(sum)),
            Some(sum) => whole(sum),
            // Nothing to add up is zero; records without numbers are not.
            None if one(source, Tell::Count)? == Some(0) => whole(0),
            None => Told::Unknown,
        },
        Measure::Distinct(..) => {
            let values = crate::values::values(mechanism, session, figure, asked)?;
            let many = values.map_or(0, |values| values.codes.len());
            whole(i64::try_from(many).unwrap_or(i64::MAX))
        }
        Measure::Highest(source, field) | Measure::Reference(source, field) => {
            match one(source, Tell::Highest(field))? {
                Some(highest) => whole(highest),
                None => Told::NotReported,
            }
        }
        Measure::Share(source, conditions) => {
            let base = one(source, Tell::Count)?.unwrap_or(0);
            if base == 0 {
                return Ok(Told::Unknown);
            }
            let mut part = source.clone();
            part.conditions.extend(conditions.iter().cloned());
            Told::Number(Number::Share {
                part: one(&part, Tell::Count)?.unwrap_or(0),
                whole: base,
            })
        }
        Measure::Entitlement(id) => {
            let amounts: Vec<i64> = mechanism
                .pack()
                .settings
                .entitlements
                .get(*id)
                .map(|dated| {
                    dated
                        .over(span.first, span.last)
                        .into_iter()
                        .map(|in_force| *in_force.value)
                        .collect()
                })
                .unwrap_or_default();
            match (amounts.iter().min(), amounts.iter().max()) {
                (Some(&least), Some(&most)) if least == most => Told::Number(Number::Money(least)),
                (Some(&least), Some(&most)) => Told::Number(Number::Range { least, most }),
                _ => Told::NotReported,
            }
        }
        Measure::YearsSince(first) => match mechanism.pack().first_years.get(*first) {
            Some(first) if *first <= asked.year => {
                whole(i64::from(asked.year) - i64::from(*first) + 1)
            }
            _ => Told::NotReported,
        },
        Measure::SameAs(other) => measure(mechanism, session, named(mechanism, other)?, asked)?,
        Measure::Total(parts) => total(mechanism, session, figure, parts, asked)?,
    })
}

/// The sum of other figures. Parts that are not reported leave it unknown:
/// a sum of some of them would be read as one of all.
fn total(
    mechanism: &Mechanism,
    session: &Session<'_>,
    figure: &Figure,
    parts: &[&str],
    asked: Asked,
) -> Result<Told, No> {
    let mut sum = Quantity::new(0, figure.unit);
    let mut reported = 0;
    for id in parts {
        let part = named(mechanism, id)?;
        if let Told::Number(number) = measure(mechanism, session, part, asked)? {
            sum = sum.plus(Quantity::new(number.exact(), part.unit))?;
            reported += 1;
        }
    }
    Ok(match reported {
        0 => Told::NotReported,
        all if all == parts.len() => Told::Number(Number::Whole(sum.value())),
        _ => Told::Unknown,
    })
}

/// Whether the registers of a figure have a record in the period, or a
/// signed word that there is nothing to report.
fn is_reported(
    mechanism: &Mechanism,
    session: &Session<'_>,
    source: &Source,
    span: Span,
    asked: Asked,
) -> Result<bool, No> {
    let period = match &source.period {
        Period::Conditions => match mechanism
            .pack()
            .kind(&source.register)
            .and_then(|kind| kind.period.clone())
        {
            Some(field) => Period::Standing(field, None),
            None => Period::Conditions,
        },
        Period::Standing(from, _) => Period::Standing(from.clone(), None),
        during @ Period::During(_) => during.clone(),
    };
    let has_any = session.reported(&source.register, &period, span, asked.known_on)?;
    if !has_any && !signed_nil(session, &source.register, asked)? {
        return Ok(false);
    }
    // What was done for a cohort stands in other registers: a register that
    // nobody has begun to keep says nothing, and not zero.
    for condition in &source.conditions {
        let Condition::Linked { register, .. } = condition else {
            continue;
        };
        let mut since = kernel::source(register);
        if let Some(field) = mechanism
            .pack()
            .kind(register)
            .and_then(|kind| kind.period.clone())
        {
            since = since.when(Condition::OnOrAfter(field, span.first));
        }
        let any = session.any(&since, Some(span), asked.known_on)?;
        if !any && !signed_nil(session, register, asked)? {
            return Ok(false);
        }
    }
    Ok(true)
}

pub(crate) fn signed_nil(session: &Session<'_>, register: &str, asked: Asked) -> Result<bool, No> {
    let source = kernel::source("nothing_to_report")
        .when(condition::is("about", register))
        .when(condition::number_is("year", asked.year.into()));
    Ok(session.any(&source, None, asked.known_on)?)
}
