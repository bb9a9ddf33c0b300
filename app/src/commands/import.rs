//! `opennrm import`: a file into a register, all of it or nothing.

use std::{fs::File, path::PathBuf};

use records::{RowFault, TooManyFaults};

use super::{End, print, sentence};
use crate::{Setup, progress::Progress};

/// Import a CSV file or spreadsheet into a register: all of it or nothing.
/// Each fault is named with line, column, value and what would be right. The
/// same file twice changes nothing.
///
/// Example: opennrm import trainings trainings.csv --preview
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Import {
    /// The register (`opennrm registers` lists them)
    register: String,
    /// The file: CSV (UTF-8) or XLSX
    file: PathBuf,
    /// Check everything and keep nothing
    #[arg(long)]
    preview: bool,
}

impl Import {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        let mechanism = setup.open()?;
        let unread = |error| End::unread(&self.file, &error);
        let file = File::open(&self.file).map_err(unread)?;
        // It is read twice: once to look it through, once to take it in.
        if !file.metadata().map_err(unread)?.is_file() {
            return Err(End::said(format!(
                "{} is no file that can be read twice, as an import does: save what it gives as a \
                 file first",
                self.file.display()
            )));
        }
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let mut progress = Progress::of("Import");
        let imported = mechanism
            .import(
                &self.register,
                file,
                &name,
                self.preview,
                &mut |done, all| {
                    progress.at(done, all);
                },
            )
            .map_err(|error| match error {
                TooManyFaults::Failed(fault) => End::Failed(fault),
                TooManyFaults::Faults(faults) => {
                    let mut lines = vec![format!(
                        "{} was not imported; nothing was changed.",
                        self.file.display()
                    )];
                    lines.extend(
                        faults
                            .iter()
                            .map(|fault| line(&mechanism, &self.register, fault)),
                    );
                    End::Said(lines)
                }
            })?;
        progress.done();
        print(format!(
            "{}{} new, {} changed, {} unchanged.",
            if self.preview {
                "Preview, nothing was kept: "
            } else {
                ""
            },
            imported.new,
            imported.changed,
            imported.unchanged
        ))
    }
}

/// A fault of a file in one line.
fn line(mechanism: &records::Mechanism, register: &str, fault: &RowFault) -> String {
    let mut place = Vec::new();
    if let Some(line) = fault.line {
        place.push(format!("line {line}"));
    }
    if let Some(column) = &fault.column {
        place.push(format!("column {column}"));
    }
    if let Some(value) = &fault.value {
        place.push(format!("value \"{value}\""));
    }
    let what = sentence(
        mechanism,
        mechanism.pack().kind(register).map(AsRef::as_ref),
        &fault.refusal,
    );
    if place.is_empty() {
        what
    } else {
        format!("{}: {what}", place.join(", "))
    }
}
