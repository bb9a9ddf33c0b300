//! The different values that a figure counts: which countries, which bodies.

use std::collections::BTreeSet;

use db::{Session, Tell};
use kernel::{Fault, FieldKind, Figure, Measure, No};
use pack::Pack;
use records::Mechanism;
use serde::{Deserialize, Serialize};

use crate::{
    Asked,
    breakdown::{codes, is_no_value},
};

/// The different values that a figure counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Values {
    /// The list they belong to, if they do.
    pub list: Option<String>,
    /// Their codes.
    pub codes: BTreeSet<String>,
}

/// The values of a figure that counts different ones; `None` of another.
pub(crate) fn values(
    mechanism: &Mechanism,
    session: &Session<'_>,
    figure: &Figure,
    asked: Asked,
) -> Result<Option<Values>, No> {
    let pack = mechanism.pack();
    let measure = match &figure.measure {
        Measure::SameAs(other) => &crate::compute::named(mechanism, other)?.measure,
        own => own,
    };
    let Measure::Distinct(source, field) = measure else {
        return Ok(None);
    };
    let span = asked.span()?;
    let groups = session.tally(source, Tell::Count, &[field], Some(span), asked.known_on)?;
    let mut found: BTreeSet<String> = groups
        .iter()
        .flat_map(|(keys, _)| keys.iter().flat_map(codes))
        .collect();
    found.retain(|code| !is_no_value(code));
    Ok(Some(Values {
        list: list_of(pack, &source.register, field)?,
        codes: found,
    }))
}

/// The list of a field, perhaps through links.
fn list_of(pack: &Pack, register: &str, path: &str) -> Result<Option<String>, Fault> {
    let field = crate::breakdown::field_at(pack, register, path)?;
    Ok(match &field.kind {
        FieldKind::Code { .. } | FieldKind::Codes { .. } => field.list().map(str::to_owned),
        _ => None,
    })
}
