//! `opennrm export`: the records of a register.

use std::{
    io::{BufWriter, Write},
    path::PathBuf,
};

use db::Listing;
use records::Format;

use super::{End, in_words, needs_file, template::format_of};
use crate::{
    Setup,
    output::{NewFile, Readers, Stdout},
    progress::Progress,
};

/// Export the records of a register, sealed fields included: the file holds
/// people's names, keep it as you keep the records. Importing it gives equal
/// records. Where there are accounts it holds what the officer may take out.
///
/// Example: opennrm export trainings --output trainings.csv
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Export {
    /// The register (`opennrm registers` lists them)
    register: String,
    /// The file: CSV or a spreadsheet, as its ending .csv or .xlsx says
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The format, whatever the file's ending is; CSV without either
    #[arg(long, value_parser = ["csv", "xlsx"])]
    format: Option<String>,
}

impl Export {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mechanism = setup.open()?;
        let format = format_of(self.output.as_deref(), self.format.as_deref())?;
        if format == Format::Xlsx {
            needs_file(self.output.as_deref(), "A spreadsheet")?;
        }
        // An unknown register is refused before a file is made.
        mechanism
            .kind(&self.register)
            .map_err(|refusal| in_words(&mechanism, refusal.into()))?;
        let new = match &self.output {
            Some(path) => Some(
                NewFile::begin(path, Readers::Owner)
                    .map_err(|error| End::unwritten(path, &error))?,
            ),
            None => None,
        };
        let stdout = Stdout::default();
        let target: Box<dyn Write + Send> = match &new {
            Some(new) => Box::new(BufWriter::new(new.writer()?)),
            None => Box::new(BufWriter::new(stdout.clone())),
        };
        let mut progress = Progress::of("Export");
        mechanism
            .export(
                &self.register,
                &records::Export {
                    format,
                    language: words::BASE_LANGUAGE.to_owned(),
                    listing: Listing {
                        limit: u64::MAX,
                        ..Listing::default()
                    },
                },
                target,
                &mut |done| progress.counted(done),
            )
            .map_err(|no| match stdout.reader_has_gone() {
                true => End::Enough,
                false => in_words(&mechanism, no),
            })?;
        if let (Some(new), Some(path)) = (new, &self.output) {
            new.finish().map_err(|error| End::unwritten(path, &error))?;
        }
        progress.done();
        Ok(())
    }
}
