//! Sentences around figures that were not counted.
//!
//! "Not reported facts were revealed" is no sentence in any language, and
//! what surrounds a number may claim what nobody knows. Where a sentence of a
//! paper has a figure that was not counted, its figures are told one by one
//! instead, each by its name: "Facts of human trafficking revealed: not
//! reported." A sentence that tells its one figure so already stays.

use std::collections::BTreeSet;

use paper::Block;
use paper::document::{FigureReference, Inline, plain_text, text};
use unicode_segmentation::UnicodeSegmentation;
use words::Language;

use crate::labels::figure_name;

/// The paper with such sentences taken apart.
pub(super) fn told_apart(
    blocks: Vec<Block>,
    uncounted: &BTreeSet<&str>,
    language: &Language,
) -> Vec<Block> {
    let work = Work {
        uncounted,
        language,
    };
    blocks.into_iter().map(|block| work.block(block)).collect()
}

struct Work<'a> {
    uncounted: &'a BTreeSet<&'a str>,
    language: &'a Language,
}

impl Work<'_> {
    fn block(&self, block: Block) -> Block {
        let all = |blocks: Vec<Block>| -> Vec<Block> {
            blocks.into_iter().map(|block| self.block(block)).collect()
        };
        match block {
            Block::Paragraph { content } => Block::Paragraph {
                content: self.paragraph(content),
            },
            Block::List { order, items } => Block::List {
                order,
                items: items.into_iter().map(all).collect(),
            },
            Block::Quotation { blocks } => Block::Quotation {
                blocks: all(blocks),
            },
            other => other,
        }
    }

    fn paragraph(&self, content: Vec<Inline>) -> Vec<Inline> {
        if !figures(&content).iter().any(|figure| self.is_mute(figure)) {
            return content;
        }
        let mut told: Vec<Inline> = sentences(content)
            .into_iter()
            .flat_map(|sentence| self.sentence(sentence))
            .collect();
        if let Some(Inline::Text { text }) = told.last_mut() {
            text.truncate(text.trim_end().len());
        }
        told
    }

    fn is_mute(&self, figure: &FigureReference) -> bool {
        self.uncounted.contains(figure.id.as_str())
    }

    fn sentence(&self, sentence: Vec<Inline>) -> Vec<Inline> {
        let said = figures(&sentence);
        if !said.iter().any(|figure| self.is_mute(figure)) || is_told_by_name(&sentence) {
            return sentence;
        }
        let mut told = BTreeSet::new();
        let mut content = Vec::new();
        for figure in said {
            if told.insert(figure.id.clone()) {
                let name = figure_name(self.language, &figure.id);
                content.push(text(format!("{}: ", self.language.capitalised(&name))));
                content.push(Inline::Figure(figure));
                content.push(text(". "));
            }
        }
        content
    }
}

/// Whether a sentence says no more than "name: figure."
fn is_told_by_name(sentence: &[Inline]) -> bool {
    let Some(at) = sentence
        .iter()
        .position(|inline| matches!(inline, Inline::Figure(_)))
    else {
        return false;
    };
    let (before, after) = (&sentence[..at], &sentence[at + 1..]);
    figures(sentence).len() == 1
        && plain_text(before).trim_end().ends_with(':')
        && plain_text(after)
            .chars()
            .all(|sign| sign.is_whitespace() || sign.is_ascii_punctuation())
}

/// The figures of a text, in their order.
fn figures(content: &[Inline]) -> Vec<FigureReference> {
    content
        .iter()
        .flat_map(|inline| match inline {
            Inline::Figure(figure) => vec![figure.clone()],
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. } => figures(content),
            Inline::Text { .. } | Inline::LineBreak => Vec::new(),
        })
        .collect()
}

/// What a piece of text is to the search for ends of sentences: a figure may
/// begin one, however it is written.
fn weighed(inline: &Inline) -> String {
    match inline {
        Inline::Figure(_) => "X".to_owned(),
        other => plain_text(std::slice::from_ref(other)),
    }
}

/// A paragraph in its sentences. One that ends within strong or linked words
/// goes on to their end.
fn sentences(content: Vec<Inline>) -> Vec<Vec<Inline>> {
    let whole: String = content.iter().map(weighed).collect();
    let ends: BTreeSet<usize> = whole
        .split_sentence_bounds()
        .scan(0, |end, sentence| {
            *end += sentence.len();
            Some(*end)
        })
        .collect();
    let mut sentences = vec![Vec::new()];
    let mut at = 0;
    let end_here = |sentences: &mut Vec<Vec<Inline>>| sentences.push(Vec::new());
    for inline in content {
        let Inline::Text { text: words } = inline else {
            at += weighed(&inline).len();
            if let Some(sentence) = sentences.last_mut() {
                sentence.push(inline);
            }
            if ends.contains(&at) {
                end_here(&mut sentences);
            }
            continue;
        };
        let mut rest = words.as_str();
        while !rest.is_empty() {
            let next = ends
                .range(at + 1..)
                .next()
                .map_or(rest.len(), |end| end - at);
            let (head, tail) = rest.split_at(next.min(rest.len()));
            at += head.len();
            if let Some(sentence) = sentences.last_mut() {
                sentence.push(text(head));
            }
            if ends.contains(&at) {
                end_here(&mut sentences);
            }
            rest = tail;
        }
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(id: &str, shown: &str) -> Inline {
        Inline::figure(id, shown)
    }

    #[test]
    fn a_paragraph_falls_into_its_sentences_and_no_word_is_lost() {
        let content = vec![
            text("There were "),
            figure("V1", "71"),
            text(" of them. "),
            figure("J1", "not reported"),
            text(" facts, 1.5 times more! And (so on). The end"),
        ];
        let told: Vec<String> = sentences(content.clone())
            .iter()
            .map(|sentence| plain_text(sentence))
            .collect();
        assert_eq!(
            told,
            [
                "There were 71 of them. ",
                "not reported facts, 1.5 times more! ",
                "And (so on). ",
                "The end",
            ]
        );
        assert_eq!(told.concat(), plain_text(&content));
    }

    #[test]
    fn a_sentence_that_tells_its_one_figure_by_name_is_known() {
        let by_name = [text("Drafts: "), figure("L3", "not reported"), text(". ")];
        assert!(is_told_by_name(&by_name));
        let within = [figure("L3", "not reported"), text(" drafts were made.")];
        assert!(!is_told_by_name(&within));
        let two = [
            text("Drafts: "),
            figure("L3", "1"),
            text(", "),
            figure("L1", "not reported"),
            text("."),
        ];
        assert!(!is_told_by_name(&two));
    }
}
