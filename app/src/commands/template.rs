//! `opennrm template`: an empty sheet to fill in.

use std::path::PathBuf;

use records::Format;

use super::{End, in_words, language, needs_file, write_out};
use crate::Setup;

/// Write an empty sheet of a register, with its helps and lists. Fill it in
/// and give it to `opennrm import`.
///
/// Example: opennrm template trainings --output trainings.xlsx
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Template {
    /// The register (`opennrm registers` lists them)
    register: String,
    /// The file; a spreadsheet when it ends in .xlsx, else CSV
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The format, when no file is named
    #[arg(long, value_parser = ["csv", "xlsx"])]
    format: Option<String>,
    /// The language of the helps
    #[arg(long, default_value = words::BASE_LANGUAGE)]
    language: String,
}

impl Template {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mechanism = setup.open_for_keeping()?;
        let format = format_of(self.output.as_ref(), self.format.as_deref());
        if format == Format::Xlsx {
            needs_file(self.output.as_deref(), "A spreadsheet")?;
        }
        language(mechanism.pack(), &self.language)?;
        let bytes = mechanism
            .template(&self.register, format, &self.language)
            .map_err(|no| in_words(&mechanism, no))?;
        write_out(self.output.as_deref(), &bytes)
    }
}

/// The format as named, or as the file's ending says, or CSV.
pub(crate) fn format_of(output: Option<&PathBuf>, named: Option<&str>) -> Format {
    match named {
        Some("xlsx") => Format::Xlsx,
        Some(_) => Format::Csv,
        None => output
            .and_then(|path| path.to_str())
            .and_then(Format::of_name)
            .unwrap_or(Format::Csv),
    }
}
