//! What a check of the log and the database found, in sentences.

use std::fmt;

use ledger::Verdict;

use super::head::Proven;

/// What a check of the log and the database found.
#[derive(Debug)]
pub struct Checked {
    /// What can be said of the log.
    pub verdict: Verdict,
    /// The first entry that is found by another word than it says.
    pub misfiled: Option<u64>,
    /// What is wrong with versions, the first hundred.
    pub versions: Vec<VersionFault>,
    /// What is wrong between records and their histories.
    pub records: Vec<String>,
    /// What is wrong with the index of names, where all else is sound.
    pub names: Vec<String>,
    /// How many versions were held against their entries.
    pub checked: u64,
    /// How the log's head is proven.
    pub(super) head: Proven,
    /// Whether an entry says that an account was made.
    pub(super) tells_of_accounts: bool,
    /// Whether rows that say who entered a record bear no proof yet.
    pub(super) unproven: bool,
}

/// A version that is not what the log says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionFault {
    /// The entry that wrote it, as far as it is known.
    pub entry: Option<u64>,
    /// What is wrong, in a sentence.
    pub what: String,
}

impl Checked {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.verdict.is_sound()
            && self.misfiled.is_none()
            && self.head != Proven::No
            && self.versions.is_empty()
            && self.records.is_empty()
            && self.names.is_empty()
    }

    /// Whether the log's head bears the proof that this program makes.
    #[must_use]
    pub fn has_proof(&self) -> bool {
        self.head == Proven::Yes
    }

    /// The first entry that is bad, or whose version is.
    #[must_use]
    pub fn first_bad(&self) -> Option<u64> {
        let bad = self.verdict.bad_entry.as_ref().map(|bad| bad.first);
        let version = self.versions.iter().filter_map(|fault| fault.entry).min();
        [bad, version, self.misfiled].into_iter().flatten().min()
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.verdict)?;
        if let Some(entry) = self.misfiled {
            writeln!(
                formatter,
                "Entry {entry} is filed under other words than it says: whoever searches the log \
                 would miss it."
            )?;
        }
        match self.head {
            Proven::Yes => {}
            Proven::NotYet => writeln!(
                formatter,
                "The log's head bears no proof: an older program was here last, or somebody took \
                 the proof out. If it was no older program, entries behind the last one that is \
                 co-signed may be missing or altered."
            )?,
            Proven::No => writeln!(
                formatter,
                "The log's head is not what this program wrote: somebody without the keys of this \
                 database changed it, and perhaps entries behind the last checkpoint with it."
            )?,
        }
        for fault in &self.versions {
            writeln!(formatter, "{}", fault.what)?;
        }
        for found in self.records.iter().chain(&self.names) {
            writeln!(formatter, "{found}.")?;
        }
        if self.versions.is_empty() && self.records.is_empty() {
            writeln!(
                formatter,
                "{} versions of records are what the log says that they are.",
                self.checked
            )?;
        }
        Ok(())
    }
}
