//! `opennrm freeze`: a year fixed, and its report issued.

use super::{End, in_words, moment, print, read_year};
use crate::{Setup, progress::Progress};

/// Fix every figure of a year with number, hash, date and author, and issue
/// its report in every language and format. What is recorded later changes
/// the live figures and never the frozen ones; a second freeze is set 2.
///
/// Example: opennrm freeze 2017
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Freeze {
    /// The year
    #[arg(value_parser = read_year)]
    year: i16,
}

impl Freeze {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mechanism = setup.open()?;
        let progress = Progress::at_work("Counting every figure and issuing the report");
        let frozen = annual_report::freeze_and_issue(&mechanism, self.year)
            .map_err(|no| in_words(&mechanism, no))?;
        progress.done();
        print(format!(
            "Set {} of {} is frozen: {} figures, on {}, by {}.",
            frozen.set.number,
            frozen.set.year,
            frozen.content.years.last().map_or(0, Vec::len),
            moment(&mechanism, &frozen.set.frozen_at),
            frozen.set.frozen_by
        ))?;
        print(format!("SHA-256 {}", frozen.set.hash))
    }
}
