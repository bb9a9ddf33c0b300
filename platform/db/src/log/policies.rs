//! Which policies are in force: the log keeps each change, and the last one
//! says what is held against those of the country pack.

use guard::Officer;
use kernel::Fault;
use ledger::Entry;
use sea_query::{Alias, Expr, ExprTrait, Order, Query};

use super::{Asked, ENTRIES, Event, ToSeal, asked::CHARACTERS_MAX, told};
use crate::{Session, session::fault};

const CHANGED: &str = "policies_changed";

impl Session<'_> {
    /// Writes into the log that these policies are in force from now on, and
    /// how many have signed for them.
    pub fn note_of_policies(&self, by: &Officer, text: &str, signed: u64) -> Result<(), Fault> {
        if text.chars().count() > CHARACTERS_MAX {
            return Err(Fault::new("what is said of the policies is too long"));
        }
        let mut event = Event::new(Some(by), CHANGED, None, self.shared.clock.now())?;
        event.asked = Some(ToSeal::Kept(text.to_owned()));
        event.entry.rows = Some(signed);
        self.append(event).map(|_| ()).map_err(fault)
    }

    /// The policies that were last in force, as they were written down.
    pub fn policies_in_force(&self) -> Result<Option<String>, Fault> {
        let mut select = Query::select();
        select
            .column(Alias::new("content"))
            .from(Alias::new(ENTRIES))
            .and_where(Expr::col(Alias::new("act")).eq(CHANGED))
            .order_by(Alias::new("number"), Order::Desc)
            .limit(1);
        let rows = self.rows(&select).map_err(fault)?;
        let Some(cell) = rows.first().and_then(|row| row.first()) else {
            return Ok(None);
        };
        let entry = Entry::decode(cell.text()?.as_bytes()).map_err(told)?;
        let text = self.unsealed(&entry).map_err(fault)?;
        Ok(text.as_ref().and_then(Asked::told).map(str::to_owned))
    }
}
