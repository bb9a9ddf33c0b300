//! `opennrm registers`: their names.

use super::{End, print};
use crate::Setup;

/// List the registers: the names that template, import and export take.
///
/// Example: opennrm registers --country country/NAME
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Registers {}

impl Registers {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let pack = setup.pack()?;
        let language = pack.words.language(words::BASE_LANGUAGE);
        let width = pack.registers().map(str::len).max().unwrap_or(0);
        for register in pack.registers() {
            let title = language
                .as_ref()
                .map(|language| language.say(register, &[]))
                .unwrap_or_default();
            print(format!("{register:width$}  {title}"))?;
        }
        Ok(())
    }
}
