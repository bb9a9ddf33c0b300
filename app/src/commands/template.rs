//! `opennrm template`: an empty sheet to fill in.

use std::path::{Path, PathBuf};

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
    /// The file: CSV or a spreadsheet, as its ending .csv or .xlsx says
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The format, whatever the file's ending is; CSV without either
    #[arg(long, value_parser = ["csv", "xlsx"])]
    format: Option<String>,
    /// The language of the helps
    #[arg(long, default_value = words::BASE_LANGUAGE)]
    language: String,
}

impl Template {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mechanism = setup.open_for_keeping()?;
        let format = format_of(self.output.as_deref(), self.format.as_deref())?;
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

/// The format as named, or as the file's ending says. A file without an
/// ending, and none at all, is CSV.
pub(crate) fn format_of(output: Option<&Path>, named: Option<&str>) -> Result<Format, End> {
    match (named, output) {
        (Some("xlsx"), _) => Ok(Format::Xlsx),
        (Some(_), _) => Ok(Format::Csv),
        (None, Some(path)) if path.extension().is_some() => {
            let name = path.to_string_lossy();
            Format::of_name(&name).ok_or_else(|| {
                End::said(format!(
                    "{name} ends neither in .csv nor in .xlsx: give it one of these endings, or \
                     say --format csv or --format xlsx"
                ))
            })
        }
        (None, _) => Ok(Format::Csv),
    }
}
