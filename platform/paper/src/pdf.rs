//! The document as PDF: tagged, with its fonts inside, for reading aloud
//! (PDF/UA-1) and for keeping (PDF/A-2a).
//!
//! The typesetter is a library with a world of its own: one template, a few
//! fonts, no files, no network, no clock. The document reaches the template as
//! data, never as source, so that whatever a text says stays text.

mod fonts;
mod manuscript;
mod world;

pub(crate) use fonts::{SANS, SANS_STRONG, coverage_last_resorts};

use crate::document::{Document, Fault};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::PrintWorld;

/// How many later prints a part of an earlier one is remembered for.
const PRINTS_REMEMBERED: usize = 2;

impl Document {
    /// The document as a PDF file that declares PDF/A-2a and PDF/UA-1. The
    /// same document gives the same bytes.
    pub fn to_pdf(&self) -> Result<Vec<u8>, Fault> {
        let day = self.check()?;
        let manuscript = manuscript::of(self, day);
        let bytes = serde_json::to_vec(&manuscript).map_err(|error| refused(error.to_string()))?;
        let world = PrintWorld::new(bytes).map_err(refused)?;
        let print = set(&world, self);
        comemo::evict(PRINTS_REMEMBERED);
        print
    }
}

fn set(world: &PrintWorld, document: &Document) -> Result<Vec<u8>, Fault> {
    let pages = pages(world)?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|fault| refused(fault.message().to_string()))?;
    let metadata = &document.metadata;
    let options = PdfOptions {
        // The identifier tells issues of one report apart, and is the same for
        // the same issue.
        ident: Smart::Custom(format!(
            "{}\n{}\n{}\n{}",
            metadata.title,
            metadata.language,
            metadata.date,
            metadata.issue.as_deref().unwrap_or_default()
        )),
        creator: Smart::Custom(Some("OpenNRM".to_owned())),
        timestamp: None,
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(&pages, &options).map_err(|faults| refused(sentences(&faults)))
}

/// The pages before they are written.
fn pages(world: &PrintWorld) -> Result<PagedDocument, Fault> {
    typst::compile(world)
        .output
        .map_err(|faults| refused(sentences(&faults)))
}

fn sentences(faults: &[typst::diag::SourceDiagnostic]) -> String {
    faults
        .iter()
        .map(|fault| {
            let hints: String = fault
                .hints
                .iter()
                .map(|hint| format!(" ({})", hint.v))
                .collect();
            format!("{}{hints}", fault.message)
        })
        .collect::<Vec<_>>()
        .join("; ")
}

fn refused(reason: String) -> Fault {
    Fault::Format {
        format: "PDF",
        reason,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::document::{Block, Inline, Labels, Metadata, text};
    use typst::layout::{Frame, FrameItem};

    fn document(blocks: Vec<Block>) -> Document {
        Document {
            metadata: Metadata {
                title: "A title".into(),
                subtitle: None,
                author: "An office".into(),
                language: "en".into(),
                date: "2018-05-08".into(),
                date_shown: "8 May 2018".into(),
                issue: Some("Set 1".into()),
                draft: Some("DRAFT without a frozen set".into()),
                practice: Some("PRACTICE country".into()),
            },
            labels: Labels {
                contents: "Contents".into(),
                page: "Page {n} of {m}".into(),
                table: "Table {n}".into(),
                chart: "Chart {n}".into(),
                note: "Note".into(),
                skip: "Skip".into(),
            },
            blocks,
        }
    }

    fn words_on(frame: &Frame, words: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => words_on(&group.frame, words),
                FrameItem::Text(text) => words.push_str(&text.text),
                _ => {}
            }
        }
    }

    fn words_of_pages(document: &Document) -> Vec<String> {
        let manuscript = manuscript::of(document, document.check().unwrap());
        let world = PrintWorld::new(serde_json::to_vec(&manuscript).unwrap()).unwrap();
        pages(&world)
            .unwrap()
            .pages()
            .iter()
            .map(|page| {
                let mut words = String::new();
                words_on(&page.frame, &mut words);
                words
            })
            .collect()
    }

    #[test]
    fn every_page_bears_both_notices_the_issue_and_its_number() {
        let paragraph = |words: &str| Block::Paragraph {
            content: vec![text(words.repeat(400))],
        };
        let pages = words_of_pages(&document(vec![
            Block::Contents,
            Block::PageBreak,
            paragraph("Words and words. "),
            paragraph("More of them. "),
        ]));
        assert!(pages.len() >= 4, "{} pages", pages.len());
        for (index, page) in pages.iter().enumerate() {
            assert!(page.contains("DRAFT without a frozen set"), "{page}");
            assert!(page.contains("PRACTICE country"), "{page}");
            assert!(page.contains("Set 1"), "{page}");
            assert!(
                page.contains(&format!("Page {} of {}", index + 1, pages.len())),
                "{page}"
            );
        }
    }

    #[test]
    fn what_looks_like_the_typesetters_language_is_printed_as_it_stands() {
        let sly = r##"#read("/etc/passwd") $x$ *a* _b_ @c <d> // e"##;
        let pages = words_of_pages(&document(vec![Block::Paragraph {
            content: vec![text(sly), Inline::strong(sly)],
        }]));
        let page = pages.last().unwrap().replace('\u{200B}', "");
        // Where lines are broken a space is not part of the page.
        let bare = |words: &str| words.replace(' ', "");
        assert_eq!(bare(&page).matches(&bare(sly)).count(), 2, "{page}");
    }
}
