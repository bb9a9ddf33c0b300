//! `opennrm doctor`: settings, integrity, migrations, disk.

use guard::Act;

use super::{End, in_words, print};
use crate::{Setup, progress::Progress};

/// Check settings, integrity, migrations and disk. What is broken comes with
/// its remedy, and the command then exits with 1.
///
/// Example: opennrm doctor --database nrm.db
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Doctor {
    /// First make the index anew by which sealed names are found
    #[arg(long)]
    rebuild_names: bool,
}

impl Doctor {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mechanism = setup.open_for_keeping()?;
        print(format!("Database: {}", setup.location().shown()))?;
        print(format!("Master key: {}", setup.key_file().display()))?;
        print(format!("Country: {}", mechanism.pack().folder.display()))?;
        if self.rebuild_names {
            let permit = mechanism
                .guard()
                .permit(Act::ChangeKey, "database")
                .map_err(|refusal| in_words(&mechanism, refusal.into()))?;
            let progress = Progress::at_work("Indexing every name");
            let indexed = mechanism.db().rebuild_names(&permit)?;
            progress.done();
            print(format!(
                "The index of names was made anew: {indexed} records"
            ))?;
        }
        let mut broken = 0;
        let progress = Progress::at_work("Examining every record");
        let findings = mechanism.db().health();
        progress.done();
        for finding in findings {
            let level = match finding.level {
                db::Level::Fine => "fine   ",
                db::Level::Warning => "WARNING",
                db::Level::Broken => {
                    broken += 1;
                    "BROKEN "
                }
            };
            print(format!("{level} {}", finding.what))?;
            if let Some(remedy) = &finding.remedy {
                print(format!("        {remedy}"))?;
            }
        }
        if broken > 0 {
            return Err(End::said(format!("{broken} things are broken; see above")));
        }
        print("Nothing is broken.")
    }
}
