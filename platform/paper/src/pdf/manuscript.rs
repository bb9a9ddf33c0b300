//! The manuscript: the document as the template reads it, with captions
//! numbered, levels and anchors settled, and every text fit to be printed.

use super::fonts::drawable;
use crate::anchors::{Anchors, Given};
use crate::characters::{printable, with_breaks};
use crate::columns::{column_weights, percent_of_page};
use crate::document::{
    Align, Block, Chart, Day, Document, Inline, Labels, ListOrder, RowRole, Table, may_be_followed,
};
use serde_json::{Value, json};

/// A chart's table stands beside the picture if it has at most so many rows.
const ROWS_BESIDE_MAX: usize = 16;
/// And at most so many letters in its widest row.
const SIGNS_BESIDE_MAX: f64 = 52.0;

/// The manuscript of a document.
pub(super) fn of(document: &Document, day: Day) -> Value {
    let metadata = &document.metadata;
    let mut writer = Writer {
        labels: &document.labels,
        anchors: Anchors::of(document),
        given: Given::default(),
        headings: 0,
        tables: 0,
        charts: 0,
    };
    let blocks = writer.top_blocks(&document.blocks);
    let language = metadata.language.split('-').next().unwrap_or_default();
    json!({
        "title": words(&metadata.title),
        "subtitle": metadata.subtitle.as_deref().map(words),
        "author": words(&metadata.author),
        "language": language,
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "date": words(&metadata.date_shown),
        "issue": metadata.issue.as_deref().map(words),
        "notices": metadata.notices().into_iter().map(words).collect::<Vec<_>>(),
        "page": page_line(&document.labels.page),
        "contents": words(&document.labels.contents),
        "blocks": blocks,
    })
}

/// Text as it is printed.
fn words(text: &str) -> String {
    with_breaks(&drawable(&printable(text)), "\u{200B}")
}

/// The page line in pieces: words, and where the two numbers go.
fn page_line(pattern: &str) -> Vec<Value> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some(place) = rest.find("{n}").into_iter().chain(rest.find("{m}")).min() {
        let (before, after) = rest.split_at(place);
        let number = if after.starts_with("{n}") { "n" } else { "m" };
        pieces.push(json!({"words": words(before)}));
        pieces.push(json!({"number": number}));
        rest = after.get(3..).unwrap_or_default();
    }
    pieces.push(json!({"words": words(rest)}));
    pieces
}

struct Writer<'a> {
    labels: &'a Labels,
    anchors: Anchors,
    given: Given,
    headings: usize,
    tables: usize,
    charts: usize,
}

impl Writer<'_> {
    fn top_blocks(&mut self, blocks: &[Block]) -> Vec<Value> {
        blocks
            .iter()
            .map(|block| self.block(block, Place::Top))
            .collect()
    }

    fn blocks(&mut self, blocks: &[Block]) -> Vec<Value> {
        blocks
            .iter()
            .map(|block| self.block(block, Place::Within))
            .collect()
    }

    fn block(&mut self, block: &Block, place: Place) -> Value {
        match (block, place) {
            (Block::Heading { .. }, Place::Top) => {
                let heading = self.anchors.headings().get(self.headings).cloned();
                self.headings += 1;
                match heading {
                    Some(heading) => json!({
                        "kind": "heading",
                        "level": heading.level,
                        "text": words(&heading.text),
                        "anchor": self.given.once(&heading.anchor),
                    }),
                    None => json!({"kind": "nothing"}),
                }
            }
            // A heading within a list or a quotation is no chapter.
            (Block::Heading { text, .. }, Place::Within) => json!({
                "kind": "paragraph",
                "content": [{"kind": "strong", "content": [{"kind": "text", "text": words(text)}]}],
            }),
            (Block::Paragraph { content }, _) => {
                json!({"kind": "paragraph", "content": self.inlines(content)})
            }
            (Block::List { order, items }, _) => {
                let items: Vec<Value> = items
                    .iter()
                    .map(|item| Value::Array(self.blocks(item)))
                    .collect();
                json!({"kind": "list", "numbered": *order == ListOrder::Numbered, "items": items})
            }
            (Block::Quotation { blocks }, _) => {
                json!({"kind": "quotation", "blocks": self.blocks(blocks)})
            }
            (Block::Table(table), _) => {
                self.tables += 1;
                let number = Labels::numbered(&self.labels.table, self.tables);
                let mut value = self.table(table);
                value["kind"] = json!("table");
                value["number"] = json!(words(&number));
                value
            }
            (Block::Chart(chart), _) => self.chart(chart),
            (
                Block::Entry {
                    id,
                    term,
                    explanation,
                },
                _,
            ) => {
                let anchor = self.given.once(id);
                let explanation: Vec<Value> = explanation
                    .iter()
                    .map(|paragraph| Value::Array(self.inlines(paragraph)))
                    .collect();
                json!({
                    "kind": "entry",
                    "anchor": anchor,
                    "term": self.inlines(term),
                    "explanation": explanation,
                })
            }
            (Block::PageBreak, Place::Top) => json!({"kind": "page-break"}),
            (Block::Contents, Place::Top) => json!({"kind": "contents"}),
            // Directives are refused before a manuscript is written.
            (Block::PageBreak | Block::Contents | Block::Directive { .. }, _) => {
                json!({"kind": "nothing"})
            }
        }
    }

    fn chart(&mut self, chart: &Chart) -> Value {
        self.charts += 1;
        let number = Labels::numbered(&self.labels.chart, self.charts);
        let mut table = self.table(&chart.table);
        let signs = column_weights(&chart.table.squared()).iter().sum::<f64>();
        let beside = chart.table.rows.len() <= ROWS_BESIDE_MAX && signs <= SIGNS_BESIDE_MAX;
        if beside {
            table["width"] = json!(100);
        }
        // The markup itself is plain ASCII, so this changes only what it says.
        let drawing = drawable(&chart.to_svg());
        json!({
            "kind": "chart",
            "number": words(&number),
            "caption": words(&chart.caption),
            // Said to those who do not see the picture: what it shows first.
            "description": printable(&format!("{}. {}", chart.caption, chart.description)),
            "drawing": drawing,
            "beside": beside,
            "table": table,
        })
    }

    fn table(&mut self, table: &Table) -> Value {
        let table = table.squared();
        let weights = column_weights(&table);
        let width = percent_of_page(&weights);
        let columns: Vec<Value> = table
            .columns
            .iter()
            .zip(&weights)
            .map(|(column, weight)| {
                json!({
                    "heading": words(&column.heading),
                    "end": column.align == Align::End,
                    "weight": weight,
                })
            })
            .collect();
        let rows: Vec<Value> = table
            .rows
            .iter()
            .map(|row| {
                let anchor = row.id.as_deref().and_then(|id| self.given.once(id));
                let cells: Vec<Value> = row
                    .cells
                    .iter()
                    .map(|cell| Value::Array(self.inlines(&cell.content)))
                    .collect();
                json!({"anchor": anchor, "total": row.role == RowRole::Total, "cells": cells})
            })
            .collect();
        json!({
            "caption": words(&table.caption),
            "columns": columns,
            "rows": rows,
            "names": table.first_column_names_rows,
            "note": table.note.as_deref().map(words),
            "note-label": words(&self.labels.note),
            "width": width,
        })
    }

    fn inlines(&mut self, content: &[Inline]) -> Vec<Value> {
        content.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: &Inline) -> Value {
        match inline {
            Inline::Text { text } => json!({"kind": "text", "text": words(text)}),
            Inline::Strong { content } => {
                json!({"kind": "strong", "content": self.inlines(content)})
            }
            Inline::Emphasis { content } => {
                json!({"kind": "emphasis", "content": self.inlines(content)})
            }
            Inline::Figure(figure) => json!({
                "kind": "figure",
                "text": words(&figure.shown),
                "anchor": self.anchors.of_figure(&figure.id),
            }),
            Inline::Link { target, content } => {
                let content = self.inlines(content);
                if let Some(anchor) = self.anchors.named(target) {
                    json!({"kind": "place", "anchor": anchor, "content": content})
                } else if may_be_followed(target) && !target.starts_with(['#', '/']) {
                    json!({"kind": "link", "target": target, "content": content})
                } else {
                    json!({"kind": "plain", "content": content})
                }
            }
            Inline::LineBreak => json!({"kind": "line-break"}),
        }
    }
}

#[derive(Clone, Copy)]
enum Place {
    Top,
    Within,
}
