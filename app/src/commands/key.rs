//! `opennrm key`: a master key split among custodians.

use std::path::PathBuf;

use clap::Subcommand;

use super::{End, print};
use crate::Setup;

/// Split the master key among custodians, so that no one of them can open the
/// database alone and none of them can be done without.
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

impl Key {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        match self.what {
            What::Split { needed, of, output } => split(setup, needed, of, &output),
            What::Rehearse { parts } => {
                let number = parts.len();
                // It opens with these parts and no key file, as it would in
                // earnest, and is asked for what only the right key tells.
                setup.with_key_parts(parts).open()?;
                print(format!(
                    "These {number} parts open {}. Nothing was written.",
                    setup.location().shown()
                ))
            }
            What::Join { parts } => {
                let key = setup.with_key_parts(parts).master_key()?;
                let file = setup.key_file();
                key.write(&file).map_err(said)?;
                print(format!(
                    "The master key {} is in {}.",
                    key.fingerprint(),
                    file.display()
                ))
            }
        }
    }
}

fn split(setup: &Setup, needed: u8, of: u8, output: &std::path::Path) -> Result<(), End> {
    let key = setup.master_key()?;
    let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
    let parts = key.split(needed, of, &mut chance).map_err(said)?;
    std::fs::create_dir_all(output).map_err(|error| End::unwritten(output, &error))?;
    for part in &parts {
        let file = output.join(format!("part-{}.txt", part.number()));
        part.write(&file).map_err(said)?;
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

fn said(fault: vault::Fault) -> End {
    End::said(fault)
}
