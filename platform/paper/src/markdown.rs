//! Narrative text, written in Markdown, as blocks.
//!
//! Beside headings, paragraphs, lists, quotations, emphasis and links it knows
//! two things of its own: a link to `figure:ID` is a reference to a figure,
//! and a line `::name argument "several words"` alone in its paragraph is a
//! directive that the caller replaces. What the document cannot show (pictures,
//! code, raw HTML) is a fault with its line, never left out silently.

use crate::document::{Block, FigureReference, Inline, ListOrder, may_be_followed, text};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What is wrong with a text, and on which line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {sentence}")]
pub struct MarkdownFault {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub sentence: String,
}

/// Reads a text. All faults are returned, in the order of their lines.
///
/// ```
/// let blocks = paper::markdown::parse("There were [94](figure:V1) victims.").unwrap();
/// assert_eq!(blocks.len(), 1);
/// let faults = paper::markdown::parse("fine\n\n<script>no</script>").unwrap_err();
/// assert_eq!(faults[0].line, 3);
/// ```
pub fn parse(source: &str) -> Result<Vec<Block>, Vec<MarkdownFault>> {
    let mut reader = Reader {
        lines: LineStarts::of(source),
        faults: Vec::new(),
        containers: vec![Container::Blocks(Vec::new())],
        source,
    };
    for (event, place) in Parser::new_ext(source, Options::empty()).into_offset_iter() {
        reader.read(event, place);
    }
    if !reader.faults.is_empty() {
        reader.faults.sort_by_key(|fault| fault.line);
        reader.faults.dedup();
        return Err(reader.faults);
    }
    match reader.containers.pop() {
        Some(Container::Blocks(blocks)) => Ok(blocks),
        _ => Ok(Vec::new()),
    }
}

/// The byte at which each line begins.
struct LineStarts(Vec<usize>);

impl LineStarts {
    fn of(source: &str) -> Self {
        Self(
            [0].into_iter()
                .chain(source.match_indices('\n').map(|(place, _)| place + 1))
                .collect(),
        )
    }

    fn line(&self, place: usize) -> usize {
        self.0.partition_point(|start| *start <= place)
    }
}

/// What is being filled while its end has not come.
enum Container {
    Blocks(Vec<Block>),
    Items(ListOrder, Vec<Vec<Block>>),
    Inlines {
        of: InlinesOf,
        content: Vec<Inline>,
        place: Range<usize>,
    },
}

enum InlinesOf {
    Paragraph,
    Heading(u8),
    Strong,
    Emphasis,
    Link(String),
    /// Text directly within a list item, without a paragraph of its own.
    TightItem,
}

struct Reader<'a> {
    source: &'a str,
    lines: LineStarts,
    faults: Vec<MarkdownFault>,
    containers: Vec<Container>,
}

impl Reader<'_> {
    fn fault(&mut self, place: &Range<usize>, sentence: impl Into<String>) {
        let line = self.lines.line(place.start);
        self.faults.push(MarkdownFault {
            line,
            sentence: sentence.into(),
        });
    }

    fn read(&mut self, event: Event<'_>, place: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, place),
            Event::End(end) => self.close(end),
            Event::Text(words) => self.inline(text(words.into_string()), place),
            Event::SoftBreak => self.inline(text(" "), place),
            Event::HardBreak => self.inline(Inline::LineBreak, place),
            Event::Rule => self.block(Block::PageBreak),
            Event::Code(words) => {
                self.fault(&place, format!("\"`{words}`\" is written as code, which a report does not show; leave out the backticks."));
            }
            Event::Html(_) | Event::InlineHtml(_) => self.fault(
                &place,
                "HTML is not taken in a narrative; write it in words, and put a backslash before a \"<\" that is meant as a sign.",
            ),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.fault(&place, "This kind of mark is not taken in a narrative; write it in words.");
            }
        }
    }

    fn open(&mut self, tag: Tag<'_>, place: Range<usize>) {
        match tag {
            Tag::Paragraph => self.inlines(InlinesOf::Paragraph, place),
            Tag::Heading { level, .. } => {
                self.end_tight_item();
                self.inlines(InlinesOf::Heading(level_number(level)), place);
            }
            Tag::Strong => self.nested(InlinesOf::Strong, place),
            Tag::Emphasis => self.nested(InlinesOf::Emphasis, place),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let target = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                if !target.starts_with("figure:") && !may_be_followed(&target) {
                    self.fault(&place, format!("The link leads to \"{target}\", which cannot be followed; begin it with https://, mailto:, / or # or, for a figure, with figure:."));
                }
                if target.trim_start_matches("figure:").is_empty() {
                    self.fault(&place, "The link names no figure; write its id after \"figure:\", such as figure:V1.");
                }
                self.nested(InlinesOf::Link(target), place);
            }
            Tag::List(first) => {
                self.end_tight_item();
                let order = match first {
                    Some(_) => ListOrder::Numbered,
                    None => ListOrder::Unnumbered,
                };
                self.containers.push(Container::Items(order, Vec::new()));
            }
            Tag::Item => self.containers.push(Container::Blocks(Vec::new())),
            Tag::BlockQuote(_) => {
                self.end_tight_item();
                self.containers.push(Container::Blocks(Vec::new()));
            }
            Tag::CodeBlock(_) => {
                self.fault(&place, "A paragraph that is indented or fenced is read as code, which a report does not show; begin it at the start of the line.");
                self.inlines(InlinesOf::Paragraph, place);
            }
            Tag::Image { .. } => {
                self.fault(&place, "Pictures cannot be put into a narrative; charts are placed by a line such as ::chart and the chart's name.");
                self.nested(InlinesOf::Emphasis, place);
            }
            Tag::HtmlBlock => {}
            _ => self.fault(&place, "This kind of block is not taken in a narrative; write paragraphs, lists and headings."),
        }
    }

    fn close(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Strong
            | TagEnd::Emphasis
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::CodeBlock => self.close_inlines(),
            TagEnd::Item => {
                self.end_tight_item();
                if let Some(Container::Blocks(blocks)) = self.containers.pop()
                    && let Some(Container::Items(_, items)) = self.containers.last_mut()
                {
                    items.push(blocks);
                }
            }
            TagEnd::List(_) => {
                if let Some(Container::Items(order, items)) = self.containers.pop() {
                    self.block(Block::List { order, items });
                }
            }
            TagEnd::BlockQuote(_) => {
                if let Some(Container::Blocks(blocks)) = self.containers.pop() {
                    self.block(Block::Quotation { blocks });
                }
            }
            _ => {}
        }
    }

    fn inlines(&mut self, of: InlinesOf, place: Range<usize>) {
        self.containers.push(Container::Inlines {
            of,
            content: Vec::new(),
            place,
        });
    }

    /// Opens text within text, or within an item that has no paragraph.
    fn nested(&mut self, of: InlinesOf, place: Range<usize>) {
        self.begin_tight_item(&place);
        self.inlines(of, place);
    }

    fn begin_tight_item(&mut self, place: &Range<usize>) {
        if matches!(self.containers.last(), Some(Container::Blocks(_))) {
            self.inlines(InlinesOf::TightItem, place.clone());
        }
    }

    fn end_tight_item(&mut self) {
        if matches!(
            self.containers.last(),
            Some(Container::Inlines {
                of: InlinesOf::TightItem,
                ..
            })
        ) {
            self.close_inlines();
        }
    }

    fn inline(&mut self, inline: Inline, place: Range<usize>) {
        self.begin_tight_item(&place);
        let Some(Container::Inlines { content, .. }) = self.containers.last_mut() else {
            return;
        };
        match (content.last_mut(), inline) {
            (Some(Inline::Text { text: before }), Inline::Text { text }) => before.push_str(&text),
            (_, inline) => content.push(inline),
        }
    }

    fn block(&mut self, block: Block) {
        self.end_tight_item();
        if let Some(Container::Blocks(blocks)) = self.containers.last_mut() {
            blocks.push(block);
        }
    }

    fn close_inlines(&mut self) {
        let Some(Container::Inlines { of, content, place }) = self.containers.pop() else {
            return;
        };
        match of {
            InlinesOf::Paragraph | InlinesOf::TightItem => {
                let block = self
                    .directive(&place)
                    .unwrap_or(Block::Paragraph { content });
                self.block(block);
            }
            InlinesOf::Heading(level) => self.block(Block::Heading {
                level,
                text: crate::document::plain_text(&content),
                id: None,
            }),
            InlinesOf::Strong => self.inline(Inline::Strong { content }, place),
            InlinesOf::Emphasis => self.inline(Inline::Emphasis { content }, place),
            InlinesOf::Link(target) => {
                let inline = match target.strip_prefix("figure:") {
                    Some(id) => Inline::Figure(FigureReference {
                        id: id.to_owned(),
                        shown: crate::document::plain_text(&content),
                        line: Some(self.lines.line(place.start)),
                    }),
                    None => Inline::Link { target, content },
                };
                self.inline(inline, place);
            }
        }
    }

    /// The directive that the paragraph at this place is, if it is one.
    fn directive(&mut self, place: &Range<usize>) -> Option<Block> {
        let written = self.source.get(place.clone())?.trim();
        let rest = written.strip_prefix("::")?;
        if rest.contains('\n') {
            self.fault(place, "A line that begins with \"::\" stands alone; leave an empty line before and after it.");
            return None;
        }
        let mut words = match quoted_words(rest) {
            Ok(words) => words.into_iter(),
            Err(sentence) => {
                self.fault(place, sentence);
                return None;
            }
        };
        let name = words.next().unwrap_or_default();
        let well_named = name.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
        });
        if name.is_empty() || !well_named {
            self.fault(place, "A line that begins with \"::\" goes on with a name in small letters, such as ::table victims-by-sex.");
            return None;
        }
        Some(Block::Directive {
            name,
            arguments: words.collect(),
            line: self.lines.line(place.start),
        })
    }
}

/// The words of a directive; several words in double quotes are one.
fn quoted_words(written: &str) -> Result<Vec<String>, &'static str> {
    let mut words = Vec::new();
    let mut rest = written;
    // The name follows the colons directly, so that prose such as ":: so" is
    // told apart.
    if rest.starts_with(char::is_whitespace) {
        return Ok(Vec::new());
    }
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (word, after) = quoted
                .split_once('"')
                .ok_or("A double quote is opened and not closed on this line; close it.")?;
            words.push(word.to_owned());
            rest = after.trim_start();
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            words.push(word.to_owned());
            rest = after.trim_start();
        }
    }
    Ok(words)
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
