//! Anchors: the names of places in a document, each given once, and the
//! headings' levels without gaps.

use crate::document::{Block, Document};
use std::collections::BTreeSet;

/// A heading with its final level and anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeadingPlace {
    pub level: usize,
    pub anchor: String,
    pub text: String,
}

/// The anchors of a document in reading order.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    names: BTreeSet<String>,
    headings: Vec<HeadingPlace>,
}

impl Anchors {
    /// Collects the anchors that the document's links may lead to.
    pub(crate) fn of(document: &Document) -> Self {
        let mut anchors = Self::default();
        collect_given(&document.blocks, &mut anchors.names);
        let mut given = BTreeSet::new();
        let mut level_before = 0;
        for (position, block) in document.blocks.iter().enumerate() {
            let Block::Heading { level, text, id } = block else {
                continue;
            };
            let level = usize::from(*level).clamp(1, level_before + 1).min(6);
            level_before = level;
            let named = id
                .as_deref()
                .map(anchor_name)
                .filter(|name| !name.is_empty());
            let mut anchor = named.unwrap_or_else(|| format!("section-{position}"));
            while !given.insert(anchor.clone()) {
                anchor.push_str(&format!("-{position}"));
            }
            anchors.names.insert(anchor.clone());
            anchors.headings.push(HeadingPlace {
                level,
                anchor,
                text: text.clone(),
            });
        }
        anchors
    }

    /// The headings in reading order.
    pub(crate) fn headings(&self) -> &[HeadingPlace] {
        &self.headings
    }

    /// The anchor of the annex entry for a figure, if the document has one.
    pub(crate) fn of_figure(&self, id: &str) -> Option<String> {
        let name = anchor_name(&format!("figure-{id}"));
        self.names.contains(&name).then_some(name)
    }

    /// The anchor that a link `#name` leads to, if the document has it.
    pub(crate) fn named(&self, target: &str) -> Option<String> {
        let name = anchor_name(target.strip_prefix('#')?);
        self.names.contains(&name).then_some(name)
    }
}

/// Hands out each anchor once: what is written twice in a document gets its
/// name at the first place only.
#[derive(Debug, Default)]
pub(crate) struct Given(BTreeSet<String>);

impl Given {
    /// The anchor's name if it has not been given before.
    pub(crate) fn once(&mut self, id: &str) -> Option<String> {
        let name = anchor_name(id);
        (!name.is_empty() && self.0.insert(name.clone())).then_some(name)
    }
}

/// A name that every format takes as an anchor: letters, digits, `-`, `_` and
/// `.`; every other sign becomes `-`.
pub(crate) fn anchor_name(id: &str) -> String {
    id.chars()
        .map(|sign| {
            if sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.') {
                sign
            } else {
                '-'
            }
        })
        .collect()
}

fn collect_given(blocks: &[Block], names: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Entry { id, .. } => {
                names.insert(anchor_name(id));
            }
            Block::Table(table) => names.extend(
                table
                    .rows
                    .iter()
                    .filter_map(|row| row.id.as_deref().map(anchor_name)),
            ),
            Block::Chart(chart) => names.extend(
                chart
                    .table
                    .rows
                    .iter()
                    .filter_map(|row| row.id.as_deref().map(anchor_name)),
            ),
            Block::List { items, .. } => {
                for item in items {
                    collect_given(item, names);
                }
            }
            Block::Quotation { blocks } => collect_given(blocks, names),
            _ => {}
        }
    }
}
