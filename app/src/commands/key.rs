//! `opennrm key`: the master key, changed or split among custodians.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use db::KeyDeed;
use guard::{Act, Permit};
use records::Mechanism;

use super::{End, in_words, print};
use crate::Setup;

/// Change the master key, or split it among custodians, so that no one of them
/// can open the database alone.
///
/// Example: opennrm key split --needed 2 --of 3 --output custodians
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Key {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Change(Change),
    /// Write the parts of the key, a file for each custodian, to be printed
    ///
    /// Example: opennrm key split --needed 2 --of 3 --output custodians
    #[command(verbatim_doc_comment)]
    Split {
        /// How many parts open the key
        #[arg(long, value_name = "NUMBER")]
        needed: u8,
        /// How many parts there are
        #[arg(long, value_name = "NUMBER")]
        of: u8,
        /// The folder for the parts, which is made if it is not there
        #[arg(long, value_name = "FOLDER")]
        output: PathBuf,
    },
    /// Try whether these parts open the database, and write nothing
    ///
    /// Example: opennrm key rehearse custodians/part-1.txt custodians/part-3.txt
    #[command(verbatim_doc_comment)]
    Rehearse {
        /// The parts, as many as are needed
        #[arg(required = true)]
        parts: Vec<PathBuf>,
    },
    /// Write the key file anew from its parts, when it is lost
    ///
    /// Example: opennrm key join custodians/part-1.txt custodians/part-3.txt --key nrm.db.key
    #[command(verbatim_doc_comment)]
    Join {
        /// The parts, as many as are needed
        #[arg(required = true)]
        parts: Vec<PathBuf>,
    },
}

/// Put the database under a new master key, while people work; `opennrm rekey`
/// and `opennrm key change` are the same
///
/// Example: opennrm rekey
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Change {}

impl Change {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        change(setup)
    }
}

impl Key {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        match self.what {
            What::Change(change) => change.run(setup),
            What::Split { needed, of, output } => split(setup, needed, of, &output),
            What::Rehearse { parts } => rehearse(&setup.with_key_parts(parts)),
            What::Join { parts } => join(&setup.with_key_parts(parts)),
        }
    }
}

/// The database with its key, and leave to do something with the key.
fn opened(setup: &Setup) -> Result<(Mechanism, Permit), End> {
    let mechanism = setup.open_for_keeping()?;
    let permit = mechanism.guard().permit(Act::ChangeKey, "database");
    match permit {
        Ok(permit) => Ok((mechanism, permit)),
        Err(refusal) => Err(in_words(&mechanism, refusal.into())),
    }
}

fn change(setup: &Setup) -> Result<(), End> {
    let (mechanism, permit) = opened(setup)?;
    let former = setup.master_key()?;
    let new = setup.next_key()?;
    mechanism.db().change_master_key(&former, &new, &permit)?;
    let kept = setup.settle_keys()?;
    print(format!(
        "{} is under the master key {} in {} from now on. Who has it open goes on. Keep a copy of \
         the key apart from the backups.",
        setup.location().shown(),
        new.fingerprint(),
        setup.key_file().display()
    ))?;
    print(match kept {
        Some(kept) => format!(
            "The former key {} is in {}. It opens backups from before and nothing else: destroy it \
             with them.",
            former.fingerprint(),
            kept.display()
        ),
        None => format!(
            "The parts of the former key {} open backups from before and nothing else: split the \
             new key, and have them destroyed with those backups.",
            former.fingerprint()
        ),
    })
}

fn split(setup: &Setup, needed: u8, of: u8, output: &Path) -> Result<(), End> {
    let (mechanism, permit) = opened(setup)?;
    let key = setup.master_key()?;
    let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
    let parts = key.split(needed, of, &mut chance).map_err(End::said)?;
    mechanism.db().note_of_key(KeyDeed::Split, &permit)?;
    std::fs::create_dir_all(output).map_err(|error| End::unwritten(output, &error))?;
    for part in &parts {
        let file = output.join(format!("part-{}.txt", part.number()));
        part.write(&file).map_err(End::said)?;
        print(file.display())?;
    }
    print(format!(
        "Any {needed} of these {of} parts open the key {}. Print each and give it to one \
         custodian; then try them with `opennrm key rehearse`.",
        key.fingerprint()
    ))?;
    print(format!(
        "When that went well, delete these files and {}: the program then starts with --key-part \
         FILE, once for each part that is needed.",
        setup.key_file().display()
    ))
}

/// It opens with these parts and no key file, as it would in earnest.
fn rehearse(setup: &Setup) -> Result<(), End> {
    let (mechanism, permit) = opened(setup)?;
    mechanism.db().note_of_key(KeyDeed::Rehearsed, &permit)?;
    print(format!(
        "These {} parts open {}. The key was written nowhere.",
        setup.key_parts.len(),
        setup.location().shown()
    ))
}

fn join(setup: &Setup) -> Result<(), End> {
    let (mechanism, permit) = opened(setup)?;
    let key = setup.master_key()?;
    let file = setup.key_file();
    mechanism.db().note_of_key(KeyDeed::Joined, &permit)?;
    key.write(&file).map_err(End::said)?;
    print(format!(
        "The master key {} is in {}.",
        key.fingerprint(),
        file.display()
    ))
}
