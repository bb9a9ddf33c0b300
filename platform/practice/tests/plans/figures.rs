//! Figures computed straight from what the desks declare, for comparing.

use db::{Session, Span, Tell};
use kernel::{Measure, No, Source, Value};
use records::Mechanism;

/// The number of a figure in a year: a share as the records that meet it and
/// those that could.
pub fn number(mechanism: &Mechanism, id: &str, year: i16) -> Result<(i64, i64), No> {
    let figure = mechanism
        .pack()
        .figure(id)
        .unwrap_or_else(|| panic!("no figure {id}"));
    mechanism
        .db()
        .read(|session| measured(mechanism, session, &figure.measure, year))
}

fn one(session: &Session<'_>, source: &Source, tell: Tell<'_>, span: Span) -> Result<i64, No> {
    let groups = session.tally(source, tell, &[], Some(span), None)?;
    Ok(groups.first().and_then(|(_, told)| *told).unwrap_or(0))
}

fn measured(
    mechanism: &Mechanism,
    session: &Session<'_>,
    measure: &Measure,
    year: i16,
) -> Result<(i64, i64), No> {
    let pack = mechanism.pack();
    let span = Span::year(year).unwrap();
    Ok(match measure {
        Measure::Count(source) => (one(session, source, Tell::Count, span)?, 1),
        Measure::Sum(source, field) => {
            let money = pack
                .kind(&source.register)
                .and_then(|kind| kind.field(field))
                .is_some_and(|field| field.kind == kernel::FieldKind::Money);
            let sum = one(session, source, Tell::Sum(field), span)?;
            (if money { sum / 100 } else { sum }, 1)
        }
        Measure::Distinct(source, field) => {
            let groups = session.tally(source, Tell::Count, &[field], Some(span), None)?;
            let mut values: Vec<String> = Vec::new();
            for (group, _) in groups {
                match group.into_iter().next() {
                    Some(Value::Code(code)) => values.push(code),
                    Some(Value::Codes(codes)) => values.extend(codes.0),
                    _ => {}
                }
            }
            values.sort();
            values.dedup();
            (values.len() as i64, 1)
        }
        Measure::Highest(source, field) | Measure::Reference(source, field) => {
            (one(session, source, Tell::Highest(field), span)?, 1)
        }
        Measure::Share(source, conditions) => {
            let mut met = source.clone();
            met.conditions.extend(conditions.iter().cloned());
            (
                one(session, &met, Tell::Count, span)?,
                one(session, source, Tell::Count, span)?,
            )
        }
        Measure::Entitlement(id) => {
            let last = clockwork::date(year, 12, 31).unwrap();
            let amount = kernel::Settings::amount(pack.as_ref(), id, last).unwrap();
            (amount / 100, 1)
        }
        Measure::YearsSince(id) => (i64::from(year - pack.first_years[*id]) + 1, 1),
        Measure::Total(ids) => {
            let mut total = 0;
            for id in *ids {
                total += measured(mechanism, session, &pack.figure(id).unwrap().measure, year)?.0;
            }
            (total, 1)
        }
        Measure::SameAs(id) => {
            return measured(mechanism, session, &pack.figure(id).unwrap().measure, year);
        }
    })
}
