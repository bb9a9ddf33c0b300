//! The document as a word-processor file, for those who edit further: real
//! heading styles, a contents field, tables whose headings repeat, charts as
//! pictures with a description and their table below.

mod body;
mod package;
mod picture;
mod styles;

use crate::document::{Document, Fault};

impl Document {
    /// The document as a DOCX file. The same document gives the same bytes.
    pub fn to_docx(&self) -> Result<Vec<u8>, Fault> {
        let day = self.check()?;
        let (docx, descriptions) = body::of(self)?;
        package::packed(docx, &descriptions, &self.metadata, day)
    }
}

fn refused(reason: impl ToString) -> Fault {
    Fault::Format {
        format: "DOCX",
        reason: reason.to_string(),
    }
}
