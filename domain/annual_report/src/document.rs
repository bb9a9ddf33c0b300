//! The report as one document: the speech first, then the full document with
//! its tables, charts, annex and revisions.

mod annex;
mod charts;
mod maker;
mod order;
mod revisions;
mod tables;
mod years;

use std::collections::BTreeSet;

use kernel::{No, Refusal};
use pack::{Directive, Pack, Paper};
use paper::document::plain_text;
use paper::{Block, Document, Labels, Metadata};
use statistics::Number;
use words::Language;

use crate::Report;
use crate::narrative::{self, Narrative, narrative};
use crate::printed::{NamedCell, Printing};
use maker::Maker;

/// How many signs of the hash stand on each page; all of them stand with the
/// revisions.
const HASH_SIGNS: usize = 16;

/// The language with this tag; another one is refused with those that there
/// are.
pub(crate) fn language(pack: &Pack, tag: &str) -> Result<Language, Refusal> {
    pack.languages
        .iter()
        .find(|known| known.as_str() == tag)
        .and_then(|known| pack.words.language(known))
        .ok_or_else(|| {
            Refusal::by("annual_report.language")
                .naming("language", tag)
                .naming("possible", pack.languages.join(", "))
        })
}

/// How every breakdown of the report is printed, in whatever language and
/// format.
pub(crate) fn printing(report: &Report, pack: &Pack) -> Result<Printing, No> {
    let mut named: BTreeSet<NamedCell> = BTreeSet::new();
    for tag in &pack.languages {
        let language = language(pack, tag)?;
        for paper in Paper::ALL {
            if let Some(template) = pack.template(paper, tag) {
                named.extend(narrative(report, pack, template, &language)?.named);
            }
        }
    }
    Ok(Printing::of(report, pack, &named)?)
}

/// The report in a language.
pub fn document(report: &Report, pack: &Pack, tag: &str) -> Result<Document, No> {
    let language = language(pack, tag)?;
    let read = |paper| -> Result<Option<Narrative>, No> {
        pack.template(paper, tag)
            .map(|template| narrative(report, pack, template, &language))
            .transpose()
    };
    let speech = read(Paper::Speech)?;
    let full = read(Paper::Document)?;
    if speech.is_none() && full.is_none() {
        return Err(Refusal::by("annual_report.no_papers")
            .naming("language", tag)
            .into());
    }
    let printing = printing(report, pack)?;
    let mut maker = Maker::new(report, pack, &language, &printing);
    let (title, full) = match full {
        Some(full) => {
            let (title, blocks) = titled(full.blocks);
            let blocks = maker.replaced(&full.file, blocks)?;
            (title, without_front(blocks, report, pack, &language))
        }
        None => (None, Vec::new()),
    };
    let mut blocks = Vec::new();
    let mut speech_title = None;
    if let Some(speech) = speech {
        let (own, said) = titled(speech.blocks);
        blocks.push(Block::Heading {
            level: 1,
            text: language.say("annual_report-speech", &[]),
            id: Some("speech".to_owned()),
        });
        if let Some(own) = &own {
            blocks.push(Block::Heading {
                level: 2,
                text: own.clone(),
                id: None,
            });
        }
        speech_title = own;
        blocks.extend(maker.replaced(&speech.file, said)?);
        if !full.is_empty() {
            blocks.push(Block::PageBreak);
        }
    }
    blocks.extend(raised(full));
    let year = crate::labels::year_value(report.year());
    let title = title
        .or(speech_title)
        .unwrap_or_else(|| language.say("annual_report-title", &[("year", year)]));
    Ok(Document {
        metadata: metadata(report, pack, &language, title),
        labels: labels(&language),
        blocks,
    })
}

/// What has changed in published figures, as a document of its own.
pub(crate) fn of_revisions(report: &Report, pack: &Pack, tag: &str) -> Result<Document, No> {
    let language = language(pack, tag)?;
    let printing = Printing::default();
    let maker = Maker::new(report, pack, &language, &printing);
    let title = language.say("report-revisions", &[]);
    Ok(Document {
        metadata: metadata(report, pack, &language, title),
        labels: labels(&language),
        blocks: maker.revisions(),
    })
}

/// The title that a paper begins with, and what follows it.
fn titled(blocks: Vec<Block>) -> (Option<String>, Vec<Block>) {
    let mut blocks = blocks.into_iter().peekable();
    let title = match blocks.peek() {
        Some(Block::Heading { level: 1, text, .. }) => Some(text.clone()),
        _ => None,
    };
    if title.is_some() {
        blocks.next();
    }
    (title, blocks.collect())
}

/// Leaves out what the title page says: who speaks, and when.
fn without_front(
    blocks: Vec<Block>,
    report: &Report,
    pack: &Pack,
    language: &Language,
) -> Vec<Block> {
    let coordinator = narrative::coordinator(pack, language);
    let country = narrative::country(pack, language);
    let date = language.date(report.date);
    let on_title_page = [
        format!("{coordinator}, {country}"),
        format!("{coordinator}, {date}"),
        coordinator,
        date,
    ];
    let mut is_front = true;
    blocks
        .into_iter()
        .filter(|block| match block {
            Block::Paragraph { content } if is_front => {
                !on_title_page.contains(&plain_text(content))
            }
            _ => {
                is_front = false;
                true
            }
        })
        .collect()
}

/// The chapters of a paper, which stand below its title, as chapters of the
/// document.
fn raised(blocks: Vec<Block>) -> Vec<Block> {
    blocks
        .into_iter()
        .map(|block| match block {
            Block::Heading { level, text, id } => Block::Heading {
                level: level.saturating_sub(1).max(1),
                text,
                id,
            },
            other => other,
        })
        .collect()
}

fn metadata(report: &Report, pack: &Pack, language: &Language, title: String) -> Metadata {
    let issue = report.set.as_ref().map(|set| {
        language.say(
            "annual_report-set",
            &[
                ("number", set.number.to_string().into()),
                ("year", crate::labels::year_value(report.year())),
                ("date", language.date(set.frozen_on).into()),
                ("who", set.frozen_by.as_str().into()),
                (
                    "hash",
                    set.hash.chars().take(HASH_SIGNS).collect::<String>().into(),
                ),
            ],
        )
    });
    Metadata {
        title,
        subtitle: None,
        author: narrative::coordinator(pack, language),
        language: language.tag().to_owned(),
        date: report.date.to_string(),
        date_shown: language.date(report.date),
        issue,
        draft: report
            .set
            .is_none()
            .then(|| language.say("annual_report-draft", &[])),
        practice: report
            .content
            .practice
            .then(|| language.say("report-practice", &[])),
    }
}

fn labels(language: &Language) -> Labels {
    Labels::said(&|key, values| language.say_texts(key, values))
}

/// An exact number as people write it.
pub(crate) fn number_shown(number: Number, language: &Language) -> String {
    let money = |minor: i64| {
        if minor % 100 == 0 {
            language.number(minor / 100)
        } else {
            language.decimal(minor)
        }
    };
    match number {
        Number::Whole(number) => language.number(number),
        Number::Money(minor) => money(minor),
        Number::Range { least, most } => format!("{}–{}", money(least), money(most)),
        Number::Share { part, whole } => {
            format!("{}/{}", language.number(part), language.number(whole))
        }
    }
}

/// The directive that a block stands for.
fn directive(name: &str, arguments: &[String]) -> Result<Directive, String> {
    let line = std::iter::once(format!("::{name}"))
        .chain(arguments.iter().cloned())
        .collect::<Vec<_>>()
        .join(" ");
    match Directive::read(&line) {
        Some(Ok(directive)) => Ok(directive),
        Some(Err((what, right))) => Err(format!("{what}: {right}")),
        None => Err(format!("\"{line}\" is not understood")),
    }
}
