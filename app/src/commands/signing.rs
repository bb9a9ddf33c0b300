//! `opennrm policy signer` and `opennrm policy sign`: two people answer for a
//! change of who may see what.

use std::path::{Path, PathBuf};

use ledger::{PublicKey, SecretKey, Statement};
use policy::Edition;

use super::{End, print};

/// Make the key of somebody who signs for changes of the policies; it is
/// theirs alone, apart from the database and from the other signers' keys
///
/// Example: opennrm policy signer /media/justice/signer.key --name justice.example/signer
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Signer {
    /// The file to make
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The name under which they sign
    #[arg(long)]
    name: String,
}

impl Signer {
    pub(super) fn run(self) -> Result<(), End> {
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        let key = SecretKey::draw(&self.name, Statement::Log, &mut chance).map_err(End::said)?;
        key.write(&self.file).map_err(End::said)?;
        print(format!(
            "The key of {} is in {}. Its public half, by which the others name it: {}",
            self.name,
            self.file.display(),
            key.public()
        ))
    }
}

/// Sign for the policies of a pack as they are, after `opennrm policy diff` has
/// shown what they change. The note `policies/signed.note` of the pack keeps
/// who signed. From the first note on that two have signed, changed policies
/// are taken in force with the signatures of two of the former signers only,
/// made after those for the last ones. To sign once more makes the note anew
///
/// Example: opennrm policy sign /media/justice/signer.key country/NAME
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Sign {
    /// The key of whoever signs
    #[arg(value_name = "KEY")]
    own_key: PathBuf,
    /// The folder of the pack; without it, the country that is known
    pub(super) folder: Option<PathBuf>,
    /// Who may sign from then on, each by the public half of their key; without
    /// it, whom the note names that is there
    #[arg(long = "signer", value_name = "PUBLIC-KEY")]
    signers: Vec<PublicKey>,
}

impl Sign {
    pub(super) fn run(self, pack: &Path, edition: &Edition) -> Result<(), End> {
        let key = SecretKey::read(&self.own_key).map_err(End::said)?;
        let note = edition
            .sign(&key, self.signers, clockwork::Clock::system().now())
            .map_err(End::said)?;
        let by: Vec<&str> = note.signatures().iter().map(|line| line.name()).collect();
        print(format!(
            "{} is signed by: {}",
            pack.join(policy::NOTE).display(),
            by.join(", ")
        ))?;
        print(note.text())
    }
}
