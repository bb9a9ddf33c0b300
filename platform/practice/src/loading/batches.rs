//! A country of many people, made batch by batch: some threads make records
//! while another enters them, so that the memory that it needs does not grow
//! with the country. What is made does not depend on who makes it.

use std::{num::NonZero, sync::mpsc, thread};

use guard::Act;
use kernel::{Fault, No, Refusal};
use records::Mechanism;

use super::{
    PRACTICE, Summary, claim,
    entries::{Entries, plan_fault},
    numbers::Numbers,
};
use crate::{
    chance,
    making::Maker,
    plan::{BATCH, Plan},
};

/// More threads than this wait for the one that enters.
const MAKERS_MAX: usize = 4;

/// Enters a country of so many people, each with a file and about ten
/// records: all of them or, when it is broken off, none.
pub fn people(
    mechanism: &Mechanism,
    plan: &Plan,
    persons: u64,
    seed: u64,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Summary, No> {
    if plan.people.is_empty() {
        return Err(Refusal::by("practice.no_people").into());
    }
    let country = Country {
        mechanism,
        plan,
        persons,
        seed,
    };
    let makers = thread::available_parallelism().map_or(1, NonZero::get);
    let makers = makers.min(MAKERS_MAX) as u64;
    thread::scope(|scope| {
        let made: Vec<mpsc::Receiver<Result<Entries, No>>> = (0..makers)
            .map(|maker| {
                let (sender, receiver) = mpsc::sync_channel(1);
                let country = &country;
                scope.spawn(move || {
                    for batch in (maker..country.batches()).step_by(makers as usize) {
                        // Nobody takes it any more when entering has failed.
                        if sender.send(country.batch(batch)).is_err() {
                            break;
                        }
                    }
                });
                receiver
            })
            .collect();
        country.enter(&made, progress)
    })
}

struct Country<'c> {
    mechanism: &'c Mechanism,
    plan: &'c Plan,
    persons: u64,
    seed: u64,
}

impl Country<'_> {
    fn batches(&self) -> u64 {
        self.persons.div_ceil(BATCH)
    }

    /// How many people a batch has.
    fn people_of(&self, batch: u64) -> u64 {
        (self.persons - batch * BATCH).min(BATCH)
    }

    fn batch(&self, batch: u64) -> Result<Entries, No> {
        let mut maker = Maker::new(self.plan, self.mechanism.pack(), self.seed);
        maker.batch = format!("people {batch}");
        maker.slice = Some((batch, self.batches()));
        for make in &self.plan.people {
            let count = make.count.in_year(None);
            maker.before = batch * count.unwrap_or(BATCH);
            let count = count.map(|count| (count * self.people_of(batch)).div_ceil(BATCH));
            maker.make(make, None, count).map_err(plan_fault)?;
        }
        Entries::of(maker, self.mechanism.guard())
    }

    fn enter(
        &self,
        made: &[mpsc::Receiver<Result<Entries, No>>],
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Summary, No> {
        let mut chance = chance::generator(self.seed, &["-seals", "people"]);
        let permit = self.mechanism.guard().permit(Act::Import, PRACTICE)?;
        self.mechanism.db().fill(&mut chance, &permit, |session| {
            claim(self.mechanism, session)?;
            let mut numbers = Numbers::default();
            let mut summary = Summary::default();
            for (batch, maker) in (0..self.batches()).zip(made.iter().cycle()) {
                let entries = maker
                    .recv()
                    .map_err(|error| Fault::from("a batch of records was not made", error))??;
                let entered = entries.enter(self.mechanism, session, &mut numbers, &mut |_| {})?;
                for (register, count) in entered.registers {
                    summary.add(&register, count);
                }
                progress(batch * BATCH + self.people_of(batch), self.persons);
            }
            numbers.reserve(session)?;
            Ok(summary)
        })
    }
}
