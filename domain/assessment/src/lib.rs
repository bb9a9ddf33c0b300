//! The data-protection impact assessment, filled in from the system itself:
//! from the desks' fields, the pack's policies and the database.

mod chapters;
mod known;
mod measures;

use kernel::{Desk, Fault, No, Refusal};
use paper::{
    Document, HtmlOptions,
    document::{Labels, Metadata},
};
use records::Mechanism;

use crate::{chapters::Chapters, known::Known};

/// The formats that it is drawn in.
pub const FORMATS: [&str; 3] = ["html", "pdf", "docx"];

/// The desk: its words; it keeps no records of its own.
pub fn desk() -> Desk {
    Desk {
        name: "assessment",
        words: include_str!("../words/en.ftl"),
        ..Desk::default()
    }
}

/// The assessment in a language of the pack and one of [`FORMATS`].
///
/// # Errors
/// A language or a format that there is not is refused. Policies that do not
/// do what is expected of them, or a failing database, are a fault.
pub fn draw(mechanism: &Mechanism, tag: &str, format: &str) -> Result<Vec<u8>, No> {
    let document = document(mechanism, tag)?;
    let drawn = match format {
        "html" => document
            .to_html_page(&HtmlOptions::default())
            .map(String::into_bytes),
        "pdf" => document.to_pdf(),
        "docx" => document.to_docx(),
        _ => {
            return Err(Refusal::by("assessment.format")
                .naming("format", format)
                .naming("possible", FORMATS.join(", "))
                .into());
        }
    };
    drawn.map_err(|error| Fault::from("the assessment cannot be drawn", error).into())
}

fn document(mechanism: &Mechanism, tag: &str) -> Result<Document, No> {
    let pack = mechanism.pack();
    let Some(language) = pack
        .languages
        .iter()
        .find(|known| known.as_str() == tag)
        .and_then(|known| pack.words.language(known))
    else {
        return Err(Refusal::by("assessment.language")
            .naming("language", tag)
            .naming("possible", pack.languages.join(", "))
            .into());
    };
    let known = Known::of(mechanism)?;
    let today = mechanism.today();
    let country = pack.name.get(tag).unwrap_or(&pack.code).clone();
    Ok(Document {
        metadata: Metadata {
            title: language.say("assessment-title", &[]),
            subtitle: Some(country),
            author: mechanism.guard().officer().name().to_owned(),
            language: language.tag().to_owned(),
            date: today.to_string(),
            date_shown: language.date(today),
            issue: None,
            draft: Some(language.say("assessment-draft", &[])),
            practice: known.practice.then(|| language.say("report-practice", &[])),
        },
        labels: Labels::said(&|key, values| language.say_texts(key, values)),
        blocks: Chapters {
            mechanism,
            language: &language,
            known: &known,
        }
        .blocks(),
    })
}
