//! `opennrm init`: a database and its master key.

use super::{End, print};
use crate::Setup;

/// Make a database and its keys. Each is a file of its own: keep a copy of the
/// master key apart from the backups, since nobody can read a sealed field
/// without it.
///
/// Example: opennrm init --database nrm.db --country country/NAME
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Init {}

impl Init {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let (mechanism, fresh) = setup.create()?;
        let pack = mechanism.pack();
        // The command line speaks English; a country need not.
        let name = pack
            .name
            .get(words::BASE_LANGUAGE)
            .or_else(|| pack.name.values().next())
            .cloned()
            .unwrap_or_default();
        print(format!(
            "The database {} {} for {name}.",
            setup.location().shown(),
            if fresh {
                "was made"
            } else {
                "was there already and is ready"
            }
        ))?;
        print(format!(
            "Its master key is {}: keep a copy of it apart from the backups.",
            setup.key_file().display()
        ))?;
        let erasable = setup.erasable_key_files();
        print(format!(
            "The key by which people can be erased is {}: keep a copy of it on another disk, and \
             name it with --erasable-key-copy.",
            erasable.file.display()
        ))?;
        print(format!(
            "Its log is signed with {}: keep a copy of it too, and let another body co-sign with \
             `opennrm witness`.",
            setup.log_key_file().display()
        ))
    }
}
