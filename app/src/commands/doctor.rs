//! `opennrm doctor`: settings, integrity, migrations, disk.

use db::{Finding, Level};
use guard::Act;
use records::Mechanism;

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
        let mut findings = mechanism.db().health();
        progress.done();
        findings.extend(broken_policies(&mechanism));
        findings.extend(who_signs(&mechanism)?);
        for finding in findings {
            let level = match finding.level {
                Level::Fine => "fine   ",
                Level::Warning => "WARNING",
                Level::Broken => {
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

/// What of the pack's policies would stop the start.
fn broken_policies(mechanism: &Mechanism) -> Vec<Finding> {
    let faults = policy::Policies::load(mechanism.pack()).err();
    let faults = faults.into_iter().flatten();
    faults
        .map(|fault| Finding {
            level: Level::Broken,
            what: fault.to_string(),
            remedy: None,
        })
        .collect()
}

/// Who answers for a change of the policies, where there are accounts. One
/// signer alone could change nothing, two cannot lose a key.
fn who_signs(mechanism: &Mechanism) -> Result<Option<Finding>, End> {
    let told = |no| in_words(mechanism, no);
    if !access::accounts_exist(mechanism).map_err(told)? {
        return Ok(None);
    }
    let signers = access::signers_in_force(mechanism).map_err(told)?;
    let (level, what, remedy) = match signers {
        0 => (
            Level::Warning,
            "nobody signs the policies: whoever may write into the country's folder changes who \
             sees what, and the log alone tells of it"
                .to_owned(),
            Some("name three signers or more: opennrm policy signer --help"),
        ),
        1 | 2 => (
            Level::Warning,
            format!(
                "{signers} signers of the policies: if one key is lost, nothing can be changed"
            ),
            Some("name three signers or more: opennrm policy sign --help"),
        ),
        _ => (
            Level::Fine,
            format!("{signers} signers answer for a change of the policies"),
            None,
        ),
    };
    Ok(Some(Finding {
        level,
        what,
        remedy: remedy.map(str::to_owned),
    }))
}
