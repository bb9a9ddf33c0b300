//! What is missing: registers that figures are counted from, without a
//! record in the year and without a signed word that there is none.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Condition, No, Period};
use records::Mechanism;

use crate::{Asked, compute::signed_nil};

/// A register that says nothing about the year.
pub(super) struct Missing {
    pub(super) register: String,
    /// The figures that are not reported for it.
    pub(super) figures: Vec<&'static str>,
}

/// The registers that say nothing about a year, in the order of the desks.
pub(super) fn missing(mechanism: &Mechanism, asked: Asked) -> Result<Vec<Missing>, No> {
    let span = asked.span()?;
    let mut behind: BTreeMap<String, (Vec<Period>, BTreeSet<&'static str>)> = BTreeMap::new();
    for figure in mechanism.pack().figures() {
        let Some(source) = figure.source() else {
            continue;
        };
        let mut note = |register: &str, period: Period| {
            let (periods, figures) = behind.entry(register.to_owned()).or_default();
            if !periods.contains(&period) {
                periods.push(period);
            }
            figures.insert(figure.id);
        };
        note(
            &source.register,
            period(mechanism, &source.register, &source.period),
        );
        for condition in &source.conditions {
            if let Condition::Linked { register, .. } = condition {
                note(register, during(mechanism, register));
            }
        }
    }
    let order: Vec<&'static str> = mechanism
        .pack()
        .figures()
        .into_iter()
        .map(|figure| figure.id)
        .collect();
    mechanism.db().read(|session| {
        let mut missing = Vec::new();
        for register in mechanism.pack().registers() {
            let Some((periods, figures)) = behind.get(register) else {
                continue;
            };
            let mut reported = false;
            for period in periods {
                reported = reported || session.reported(register, period, span, asked.known_on)?;
            }
            if reported || signed_nil(session, register, asked)? {
                continue;
            }
            missing.push(Missing {
                register: register.to_owned(),
                figures: order
                    .iter()
                    .copied()
                    .filter(|id| figures.contains(id))
                    .collect(),
            });
        }
        Ok(missing)
    })
}

/// When a register has said something about a year, for a figure's period:
/// what stands on its last day may have begun long before.
fn period(mechanism: &Mechanism, register: &str, of_figure: &Period) -> Period {
    match of_figure {
        Period::During(_) => of_figure.clone(),
        Period::Standing(from, _) => Period::Standing(from.clone(), None),
        Period::Conditions => match during(mechanism, register) {
            Period::During(field) => Period::Standing(field, None),
            other => other,
        },
    }
}

fn during(mechanism: &Mechanism, register: &str) -> Period {
    mechanism
        .pack()
        .kind(register)
        .and_then(|kind| kind.period.clone())
        .map_or(Period::Conditions, Period::During)
}
