//! The latest moment at which anything was recorded. Nothing is recorded
//! before it, even when the machine's clock was set back: else what was known
//! on a day would change afterwards.
//!
//! A file has one writer at a time, and keeps the moment in a setting. On a
//! server writers would be in each other's way there; it keeps the moment in
//! a sequence, which belongs to no transaction.

use clockwork::Moment;
use kernel::Fault;
use sea_query::{Alias, Expr, ExprTrait, Query};

use crate::{
    engine::{Cell, Dialect, Failure},
    session::{Session, fault},
};

/// Where a file keeps it, and what a server's sequence is called.
const LATEST: &str = "latest_moment";

/// Whether others may write meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    BesideOthers,
    Alone,
}

impl Session<'_> {
    /// The moment at which what this transaction writes becomes known: now,
    /// or just after everything that was recorded before, whichever is later.
    pub fn moment(&self, now: Moment) -> Result<Moment, Fault> {
        if let Some(moment) = self.moment.get() {
            return Ok(moment);
        }
        let moment = self
            .latest(Hold::BesideOthers)
            .map_err(fault)?
            .map_or(Ok(now), |latest| {
                just_after(latest).map(|next| Ord::max(next, now))
            })?;
        self.moment.set(Some(moment));
        Ok(moment)
    }

    /// A moment that parts what is recorded: everything so far lies before
    /// it, and everything from now on after it. Waits for those who write.
    pub fn parting_moment(&self, now: Moment) -> Result<Moment, Fault> {
        let latest = self.latest(Hold::Alone).map_err(fault)?;
        let moment = latest.map_or(Ok(now), |latest| {
            just_after(latest).map(|next| Ord::max(next, now))
        })?;
        self.note_moment(moment);
        Ok(moment)
    }

    /// Notes a moment at which something is recorded.
    pub(crate) fn note_moment(&self, moment: Moment) {
        self.noted.set(Ord::max(self.noted.get(), Some(moment)));
    }

    /// Keeps the latest moment that was noted, as the transaction ends.
    pub(crate) fn keep_latest(&self) -> Result<(), Failure> {
        let Some(noted) = self.noted.get() else {
            return Ok(());
        };
        match self.dialect() {
            Dialect::Sqlite => {
                if self.kept()?.is_none_or(|kept| kept < noted) {
                    self.set(LATEST, &noted.to_string())?;
                }
            }
            #[cfg(feature = "postgres")]
            Dialect::Postgres => {
                self.act_prepared(&crate::engine::keep_latest(noted.microseconds()))?;
            }
        }
        Ok(())
    }

    /// The latest moment; while it is not kept yet (no record was written, or
    /// the records came from a copy), it is looked for in the records.
    fn latest(&self, hold: Hold) -> Result<Option<Moment>, Failure> {
        match self.dialect() {
            // A file is held by its one writer already.
            Dialect::Sqlite => {}
            #[cfg(feature = "postgres")]
            Dialect::Postgres => {
                self.act_prepared(&crate::engine::hold_latest(hold))?;
            }
        }
        match self.kept()? {
            Some(kept) => Ok(Some(kept)),
            None => self.latest_of_records(),
        }
    }

    fn kept(&self) -> Result<Option<Moment>, Failure> {
        match self.dialect() {
            Dialect::Sqlite => self.setting(LATEST)?.as_deref().map(read).transpose(),
            #[cfg(feature = "postgres")]
            Dialect::Postgres => {
                let mut select = Query::select();
                select
                    .column(Alias::new("last_value"))
                    .from(Alias::new(LATEST))
                    .and_where(Expr::col(Alias::new("is_called")).eq(true));
                let rows = self.rows(&select)?;
                let Some(kept) = rows.first().and_then(|row| row.first()) else {
                    return Ok(None);
                };
                let kept = Moment::from_microseconds(kept.integer()?).map_err(|error| {
                    Fault::from("the latest moment of the records is damaged", error)
                })?;
                Ok(Some(kept))
            }
        }
    }

    fn latest_of_records(&self) -> Result<Option<Moment>, Failure> {
        let mut latest = None;
        for kind in self.shared.catalogue.kinds() {
            let mut select = Query::select();
            select
                .expr(Expr::col(Alias::new("recorded_at")).max())
                .from(Alias::new(&kind.register));
            let rows = self.rows(&select)?;
            if let Some(Cell::Text(moment)) = rows.first().and_then(|row| row.first()) {
                latest = Ord::max(latest, Some(read(moment)?));
            }
        }
        Ok(latest)
    }
}

fn read(moment: &str) -> Result<Moment, Failure> {
    moment
        .parse()
        .map_err(|error| Fault::from("the time of a record is damaged", error).into())
}

fn just_after(moment: Moment) -> Result<Moment, Fault> {
    Moment::from_microseconds(moment.microseconds() + 1)
        .map_err(|error| Fault::from("no later moment can be recorded", error))
}
