//! The records behind a figure.

use db::Member;
use guard::Act;
use kernel::{Measure, No, Source};
use records::Mechanism;

use crate::{Asked, compute};

/// The records behind a figure: a page of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members {
    /// Their register.
    pub register: String,
    /// The records of the page.
    pub records: Vec<Member>,
}

/// The source that a figure is computed from, for one that repeats another
/// that of the other; `None` for what comes from the pack's settings or from
/// several figures.
pub(crate) fn source_of(mechanism: &Mechanism, id: &str) -> Result<Option<Source>, No> {
    let figure = compute::named(mechanism, id)?;
    Ok(match figure.measure {
        Measure::SameAs(other) => compute::named(mechanism, other)?.source().cloned(),
        _ => figure.source().cloned(),
    })
}

/// The records behind a figure, `None` when it has none of its own.
pub fn members(
    mechanism: &Mechanism,
    id: &str,
    asked: Asked,
    limit: u64,
    offset: u64,
) -> Result<Option<Members>, No> {
    let Some(source) = source_of(mechanism, id)? else {
        return Ok(None);
    };
    let opens = mechanism
        .guard()
        .permit(Act::OpenFigure, &source.register)?;
    let span = asked.span()?;
    let records = mechanism.db().read(|session| {
        let records = session.members(&source, Some(span), asked.known_on, limit, offset)?;
        let named: Vec<_> = records.iter().map(|record| record.id).collect();
        session.opened_figure(id, &source.register, &named, &opens)?;
        Ok(records)
    })?;
    Ok(Some(Members {
        register: source.register,
        records,
    }))
}
