//! The package: what the library that writes the parts leaves out, and a
//! fixed order and date for every part.
//!
//! The library writes neither a file's title and language, nor which style is
//! the ordinary one, which rows of a table are headings, and what a picture
//! shows. These are put into the parts
//! here. The marks that are replaced cannot come from a text, where `<` is
//! always escaped.

use super::refused;
use crate::characters::escaped;
use crate::document::{Day, Fault, Metadata};
use docx_rs::Docx;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// A row of this height is a row of headings.
pub(super) const HEADING_ROW_HEIGHT: f32 = 7.0;
const HEADING_ROW_MARK: &str = r#"<w:trHeight w:val="7" w:hRule="atLeast" />"#;
const PICTURE_MARK: &str = r#"<wp:docPr id="1" name="Figure" />"#;
const NORMAL_MARK: &str = r#"<w:style w:type="paragraph" w:styleId="Normal">"#;
const NORMAL_AS_DEFAULT: &str = r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal">"#;
const DEFAULTS_END: &str = "</w:rPr></w:rPrDefault>";

/// The finished file.
pub(super) fn packed(
    docx: Docx,
    descriptions: &[String],
    metadata: &Metadata,
    day: Day,
) -> Result<Vec<u8>, Fault> {
    let mut parts = docx.build();
    parts.document = completed(&parts.document, |document| {
        described(
            &document.replace(HEADING_ROW_MARK, "<w:tblHeader />"),
            descriptions,
        )
    })?;
    parts.styles = completed(&parts.styles, |styles| {
        let language = escaped(&metadata.language);
        styles.replacen(NORMAL_MARK, NORMAL_AS_DEFAULT, 1).replacen(
            DEFAULTS_END,
            &format!(r#"<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}" />{DEFAULTS_END}"#),
            1,
        )
    })?;
    parts.document_rels = completed(&parts.document_rels, in_order)?;
    let mut paragraphs = 0;
    parts.document = completed(&parts.document, |part| renumbered(part, &mut paragraphs))?;
    for part in parts.headers.iter_mut().chain(&mut parts.footers) {
        *part = completed(part, |part| renumbered(part, &mut paragraphs))?;
    }
    parts.doc_props.core = core_properties(metadata, day).into_bytes();
    let mut written = Cursor::new(Vec::new());
    parts.pack(&mut written).map_err(refused)?;
    repacked(written)
}

fn completed(part: &[u8], change: impl FnOnce(&str) -> String) -> Result<Vec<u8>, Fault> {
    let part = std::str::from_utf8(part).map_err(refused)?;
    Ok(change(part).into_bytes())
}

/// Numbers the paragraphs from 1: the library goes on counting from one file to
/// the next.
fn renumbered(part: &str, paragraphs: &mut u32) -> String {
    const MARK: &str = " w14:paraId=\"";
    let mut pieces = part.split(MARK);
    let mut renumbered = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        *paragraphs += 1;
        let rest = piece
            .find('"')
            .and_then(|end| piece.get(end..))
            .unwrap_or(piece);
        renumbered.push_str(&format!("{MARK}{paragraphs:08X}{rest}"));
    }
    renumbered
}

/// Gives each picture its number and says what it shows.
fn described(document: &str, descriptions: &[String]) -> String {
    let mut pieces = document.split(PICTURE_MARK);
    let mut described = pieces.next().unwrap_or_default().to_owned();
    for (index, piece) in pieces.enumerate() {
        let number = index + 1;
        let description = descriptions
            .get(index)
            .map(|description| escaped(description))
            .unwrap_or_default();
        described.push_str(&format!(
            r#"<wp:docPr id="{number}" name="Chart {number}" descr="{description}" />"#
        ));
        described.push_str(piece);
    }
    described
}

/// The relationships sorted by their text: the library keeps some of them in a
/// map without an order.
fn in_order(relationships: &str) -> String {
    const BEGIN: &str = "<Relationship ";
    let Some((listed, tail)) = relationships.split_once("</Relationships>") else {
        return relationships.to_owned();
    };
    let mut pieces = listed.split(BEGIN);
    let head = pieces.next().unwrap_or_default();
    let mut entries: Vec<&str> = pieces.collect();
    entries.sort_unstable();
    let entries: String = entries
        .into_iter()
        .map(|entry| format!("{BEGIN}{entry}"))
        .collect();
    format!("{head}{entries}</Relationships>{tail}")
}

fn core_properties(metadata: &Metadata, day: Day) -> String {
    let Day { year, month, day } = day;
    let optional = |tag: &str, words: Option<&str>| {
        words
            .map(|words| format!("<{tag}>{}</{tag}>", escaped(words)))
            .unwrap_or_default()
    };
    let moment = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
            r#"xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" "#,
            r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
            "<dc:title>{title}</dc:title>{subject}<dc:creator>{author}</dc:creator>{issue}",
            "<dc:language>{language}</dc:language><cp:lastModifiedBy>{author}</cp:lastModifiedBy>",
            r#"<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>"#,
            r#"<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>"#,
        ),
        title = escaped(&metadata.title),
        subject = optional("dc:subject", metadata.subtitle.as_deref()),
        author = escaped(&metadata.author),
        issue = optional("dc:description", metadata.issue.as_deref()),
        language = escaped(&metadata.language),
        moment = moment,
    )
}

/// The same parts, compressed, in the same order, with a date that is no
/// clock's.
fn repacked(written: Cursor<Vec<u8>>) -> Result<Vec<u8>, Fault> {
    let mut parts = ZipArchive::new(written).map_err(refused)?;
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for index in 0..parts.len() {
        let mut part = parts.by_index(index).map_err(refused)?;
        if part.is_dir() {
            continue;
        }
        let name = part.name().map_err(refused)?.into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).map_err(refused)?;
        package.start_file(name, options).map_err(refused)?;
        package.write_all(&content).map_err(refused)?;
    }
    Ok(package.finish().map_err(refused)?.into_inner())
}
