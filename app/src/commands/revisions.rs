//! `opennrm revisions`: what changed since a year was frozen.

use statistics::FigureValue;
use words::Qualifier;

use super::{End, english, in_words, moment, no_such_set, print, read_year};
use crate::Setup;

/// List what changed since a year was frozen: which figures, by how much,
/// through which records, and why.
///
/// Example: opennrm revisions 2017
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Revisions {
    /// The year
    #[arg(value_parser = read_year)]
    year: i16,
    /// The number of the set; the latest without one
    #[arg(long, value_name = "N")]
    set: Option<i64>,
}

impl Revisions {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mechanism = setup.open()?;
        let no = |no| in_words(&mechanism, no);
        let sets = statistics::frozen_sets(&mechanism, self.year).map_err(no)?;
        let chosen = match self.set {
            Some(number) => sets.iter().find(|frozen| frozen.set.number == number),
            None => sets.last(),
        };
        let Some(frozen) = chosen else {
            return Err(no_such_set(self.year, self.set, sets.len()));
        };
        let revisions =
            statistics::revisions(&mechanism, frozen).map_err(|no| in_words(&mechanism, no))?;
        print(format!(
            "Since set {} of {} ({}): {} {} changed.",
            frozen.set.number,
            frozen.set.year,
            moment(&mechanism, &frozen.set.frozen_at),
            revisions.len(),
            if revisions.len() == 1 {
                "figure"
            } else {
                "figures"
            }
        ))?;
        let Some(language) = english(&mechanism) else {
            return Ok(());
        };
        for revision in &revisions {
            let name = language.say(&format!("figure-{}", revision.now.id), &[]);
            let said = |value: &FigureValue| {
                mechanism
                    .pack()
                    .figure(&value.id)
                    .map(|figure| {
                        let (qualifier, shown) = statistics::said(figure, value, &language);
                        match value.number {
                            Some(number) if qualifier != Qualifier::Exact => {
                                format!("{shown} ({})", number.json())
                            }
                            _ => shown,
                        }
                    })
                    .unwrap_or_default()
            };
            let by = match (revision.then.number, revision.now.number) {
                (Some(then), Some(now)) => format!(", {:+}", now.exact() - then.exact()),
                _ => String::new(),
            };
            print(format!(
                "{} {name}: {} → {}{by}",
                revision.now.id,
                said(&revision.then),
                said(&revision.now)
            ))?;
            for change in &revision.changes {
                print(format!(
                    "    {} {} {} by {}{}",
                    change.reference,
                    change.deed.code(),
                    moment(&mechanism, &change.at),
                    change.by,
                    match &change.reason {
                        Some(reason) => format!(": {reason}"),
                        None => ", no reason given".to_owned(),
                    }
                ))?;
            }
            if revision.more {
                print("    and more")?;
            }
        }
        Ok(())
    }
}
