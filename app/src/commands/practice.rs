//! `opennrm practice`: records of invented people.

use std::ops::RangeInclusive;

use super::{End, in_words, print};
use crate::{Setup, progress::Progress};

/// Fill a practice database with records of invented people, the same each
/// time. A database that holds other records is refused.
///
/// Example: opennrm practice --database practice.db --country country/NAME --years 2015-2018
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Practice {
    /// The practice years
    #[arg(long, default_value = "2015-2018", value_parser = read_years, value_name = "FIRST-LAST")]
    years: RangeInclusive<i16>,
    /// Fill a country of so many persons' files instead of practice years
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    people: Option<u64>,
    /// Another seed gives other people with the same figures
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Practice {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let plan = practice::Plan::load(&setup.country_folder()?)
            .map_err(|faults| End::Said(faults.iter().map(ToString::to_string).collect()))?;
        let planned = plan.years();
        if self.people.is_none()
            && let Some(year) = self.years.clone().find(|year| !planned.contains(year))
        {
            let planned: Vec<String> = planned.iter().map(ToString::to_string).collect();
            return Err(End::said(format!(
                "the country's practice.toml has no records for {year}: it has {}",
                planned.join(", ")
            )));
        }
        let (mechanism, _) = setup.create()?;
        let mut progress = Progress::of("Practice records");
        let mut tell = |done, all| progress.at(done, all);
        let summary = match self.people {
            Some(people) => practice::people(&mechanism, &plan, people, self.seed, &mut tell),
            None => practice::years(&mechanism, &plan, self.years, self.seed, &mut tell),
        }
        .map_err(|no| in_words(&mechanism, no))?;
        progress.done();
        print(format!(
            "{} practice records of invented people are in {}.",
            summary.records,
            setup.location().shown()
        ))
    }
}

fn read_years(text: &str) -> Result<RangeInclusive<i16>, String> {
    let wrong = || "give a year or two joined by a hyphen, as in 2015-2018".to_owned();
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let year = |text: &str| text.trim().parse::<i16>().map_err(|_| wrong());
    let (first, last) = (year(first)?, year(last)?);
    if first > last {
        return Err(wrong());
    }
    Ok(first..=last)
}
