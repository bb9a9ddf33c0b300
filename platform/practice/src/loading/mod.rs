//! Entering the records that a plan makes: through the program's own field
//! checks and rules, under invented officers, in the order of time.

mod batches;
mod checked;
mod entries;
mod numbers;

use std::{collections::BTreeMap, ops::RangeInclusive};

use db::{Listing, Session};
use guard::Act;
use kernel::{No, Refusal};
use records::Mechanism;

pub use self::batches::people;
use self::{
    entries::{Entries, plan_fault},
    numbers::Numbers,
};
use crate::{chance, making::Maker, plan::Plan};

/// The setting that says that a database holds practice records.
const PRACTICE: &str = "practice";
/// The setting that says which years were entered.
const PRACTICE_YEARS: &str = "practice_years";

/// What was entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many records in all.
    pub records: u64,
    /// How many of each register.
    pub registers: BTreeMap<String, u64>,
}

impl Summary {
    fn add(&mut self, register: &str, count: u64) {
        self.records += count;
        *self.registers.entry(register.to_owned()).or_default() += count;
    }
}

/// Enters the records of these years.
///
/// The database must be empty, or hold practice people and nothing else. All
/// of them are entered or none.
pub fn years(
    mechanism: &Mechanism,
    plan: &Plan,
    years: RangeInclusive<i16>,
    seed: u64,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Summary, No> {
    let mut maker = Maker::new(plan, mechanism.pack(), seed);
    for (make, year) in plan.needed(Some(&years)) {
        maker.make(make, year, None).map_err(plan_fault)?;
    }
    let entries = Entries::of(maker, mechanism.guard())?;
    let total = entries.count();
    let mut chance = chance::generator(seed, &["-seals"]);
    let permit = mechanism.guard().permit(Act::Import, PRACTICE)?;
    mechanism.db().fill(&mut chance, &permit, |session| {
        claim(mechanism, session)?;
        if session.setting(PRACTICE_YEARS)?.is_some() {
            return Err(Refusal::by("practice.years_entered").into());
        }
        session.set(
            PRACTICE_YEARS,
            &format!("{}-{}", years.start(), years.end()),
        )?;
        let mut numbers = Numbers::default();
        let summary = entries.enter(mechanism, session, &mut numbers, &mut |done| {
            progress(done, total);
        })?;
        numbers.reserve(session)?;
        Ok(summary)
    })
}

/// Marks an empty database as one of practice; refuses one with records that
/// are somebody's.
fn claim(mechanism: &Mechanism, session: &Session<'_>) -> Result<(), No> {
    if session.setting(PRACTICE)?.as_deref() == Some("yes") {
        return Ok(());
    }
    let anything = Listing {
        voided: true,
        ..Listing::default()
    };
    for kind in &mechanism.pack().kinds {
        let permit = mechanism.guard().permit(Act::Look, &kind.register)?;
        if session.count(kind, &anything, &permit)? > 0 {
            return Err(Refusal::by("practice.records_exist")
                .naming("register", &kind.register)
                .into());
        }
    }
    session.set(PRACTICE, "yes")?;
    Ok(())
}
