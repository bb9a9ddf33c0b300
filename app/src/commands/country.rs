//! `opennrm country check`: every fault of a country pack.

use std::path::PathBuf;

use clap::Subcommand;

use super::{End, print};
use crate::Setup;

/// Check a country pack: every fault with file, line and what would be right.
///
/// Example: opennrm country check country/NAME
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Country {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Name every fault of a pack with file, line and what would be right
    ///
    /// Example: opennrm country check country/NAME
    #[command(verbatim_doc_comment)]
    Check {
        /// The folder of the pack
        folder: PathBuf,
    },
}

impl Country {
    pub(crate) fn run(self, _: &Setup) -> Result<(), End> {
        let What::Check { folder } = self.what;
        let mut faults = pack::check(&folder, &crate::desks());
        if let Ok(pack) = pack::Pack::load(&folder, crate::desks()) {
            faults.extend(annual_report::check(&pack));
            faults.extend(policy::check(&pack).faults);
        }
        let (errors, warnings): (Vec<_>, Vec<_>) =
            faults.iter().partition(|fault| fault.is_error());
        for warning in &warnings {
            print(warning)?;
        }
        if errors.is_empty() {
            return print(format!(
                "The country pack {} is right ({}).",
                folder.display(),
                counted(warnings.len(), "remark")
            ));
        }
        let mut sentences: Vec<String> = errors.iter().map(ToString::to_string).collect();
        sentences.push(format!(
            "The country pack {} has {} and {}.",
            folder.display(),
            counted(errors.len(), "fault"),
            counted(warnings.len(), "remark")
        ));
        Err(End::Said(sentences))
    }
}

/// So many of a thing.
fn counted(number: usize, thing: &str) -> String {
    match number {
        1 => format!("1 {thing}"),
        _ => format!("{number} {thing}s"),
    }
}
