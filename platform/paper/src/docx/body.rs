//! The body of a word-processor file: the title page, the running lines, and
//! the blocks.

mod running;
mod tables;

use super::styles::{self, BULLETS, FIRST_NUMBERED};
use super::{picture, refused};
use crate::anchors::{Anchors, Given};
use crate::characters::printable;
use crate::document::{Block, Chart, Document, Fault, Labels, ListOrder};
use docx_rs::{
    BreakType, Docx, FieldCharType, Footer, Header, Hyperlink, HyperlinkType, InstrText, InstrToC,
    NumPages, NumberingId, PageNum, Paragraph, Pic, Run, Tab, TabValueType, Table as WordTable,
};
use running::{Face, bookmark};

/// The width of the text on the page in twentieths of a point.
const TEXT_WIDTH: usize = 9006;
/// The width of a chart, 11 centimetres, in the units of drawings.
const CHART_WIDTH: u32 = 11 * 360_000;

/// The file, and the description of each picture in their order.
pub(super) fn of(document: &Document) -> Result<(Docx, Vec<String>), Fault> {
    let mut writer = Writer {
        document,
        anchors: Anchors::of(document),
        given: Given::default(),
        pieces: Vec::new(),
        headings: 0,
        tables: 0,
        charts: 0,
        lists: 0,
        links: 0,
        bookmarks: 0,
        descriptions: Vec::new(),
    };
    let (header, footer) = running_lines(document);
    writer.title_page();
    for block in &document.blocks {
        writer.top_block(block)?;
    }
    let docx = writer.pieces.into_iter().fold(
        styles::file().header(header).footer(footer),
        |docx, piece| match piece {
            Piece::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
            Piece::Table(table) => docx.add_table(*table),
            Piece::NumberedList(number) => docx.add_numbering(styles::numbered_list(number)),
        },
    );
    Ok((docx, writer.descriptions))
}

/// What a file is made of, in its order.
enum Piece {
    Paragraph(Box<Paragraph>),
    Table(Box<WordTable>),
    /// The numbering of a list, which begins with 1.
    NumberedList(usize),
}

struct Writer<'a> {
    document: &'a Document,
    anchors: Anchors,
    given: Given,
    pieces: Vec<Piece>,
    headings: usize,
    tables: usize,
    charts: usize,
    lists: usize,
    links: usize,
    bookmarks: usize,
    descriptions: Vec<String>,
}

impl Writer<'_> {
    fn push(&mut self, paragraph: Paragraph) {
        self.pieces.push(Piece::Paragraph(Box::new(paragraph)));
    }

    fn title_page(&mut self) {
        let metadata = &self.document.metadata;
        self.push(
            Paragraph::new()
                .style("Title")
                .add_run(run(&metadata.title)),
        );
        if let Some(subtitle) = &metadata.subtitle {
            self.push(Paragraph::new().style("Subtitle").add_run(run(subtitle)));
        }
        self.push(Paragraph::new().add_run(run(&metadata.author).bold()));
        self.push(Paragraph::new().add_run(run(&metadata.date_shown)));
        if let Some(issue) = &metadata.issue {
            self.push(Paragraph::new().add_run(run(issue).color(styles::QUIET)));
        }
        self.push(page_break());
    }

    fn top_block(&mut self, block: &Block) -> Result<(), Fault> {
        match block {
            Block::Heading { .. } => {
                self.heading();
                Ok(())
            }
            Block::Contents => {
                self.contents();
                Ok(())
            }
            Block::PageBreak => {
                self.push(page_break());
                Ok(())
            }
            block => self.block(block, 0),
        }
    }

    fn heading(&mut self) {
        let Some(place) = self.anchors.headings().get(self.headings).cloned() else {
            return;
        };
        self.headings += 1;
        let paragraph = Paragraph::new()
            .style(&format!("Heading{}", place.level))
            .keep_next(true)
            .add_run(run(&place.text));
        let paragraph = self.bookmarked(paragraph, Some(&place.anchor));
        self.push(paragraph);
    }

    fn contents(&mut self) {
        let title = run(&self.document.labels.contents);
        self.push(Paragraph::new().style("ContentsHeading").add_run(title));
        // The field has its entries without page numbers until the word
        // processor has laid out the pages and fills it anew.
        let mut begin = vec![
            Run::new().add_field_char(FieldCharType::Begin, true),
            Run::new().add_instr_text(InstrText::TOC(
                InstrToC::new().heading_styles_range(1, 2).hyperlink(),
            )),
            Run::new().add_field_char(FieldCharType::Separate, false),
        ];
        let mut entries: Vec<Paragraph> = Vec::new();
        for heading in self
            .anchors
            .headings()
            .iter()
            .filter(|heading| heading.level <= 2)
        {
            let link = Hyperlink::new(bookmark(&heading.anchor), HyperlinkType::Anchor)
                .add_run(run(&heading.text));
            let entry = begin.drain(..).fold(
                Paragraph::new().style(&format!("ToC{}", heading.level)),
                Paragraph::add_run,
            );
            entries.push(entry.add_hyperlink(link));
        }
        let last = entries
            .pop()
            .unwrap_or_else(|| begin.drain(..).fold(Paragraph::new(), Paragraph::add_run));
        entries.push(last.add_run(Run::new().add_field_char(FieldCharType::End, false)));
        for entry in entries {
            self.push(entry);
        }
    }

    fn block(&mut self, block: &Block, depth: usize) -> Result<(), Fault> {
        match block {
            // A heading within a list or a quotation is no chapter.
            Block::Heading { text, .. } => self.push(Paragraph::new().add_run(run(text).bold())),
            Block::Paragraph { content } => {
                let paragraph = self.filled(Paragraph::new(), content, Face::default());
                self.push(paragraph);
            }
            Block::List { order, items } => self.list(*order, items, depth)?,
            Block::Quotation { blocks } => {
                for block in blocks {
                    if let Block::Paragraph { content } = block {
                        let paragraph =
                            self.filled(Paragraph::new().style("Quote"), content, Face::default());
                        self.push(paragraph);
                    } else {
                        self.block(block, depth)?;
                    }
                }
            }
            Block::Table(table) => {
                self.tables += 1;
                let number = Labels::numbered(&self.document.labels.table, self.tables);
                self.caption(&number, &table.caption);
                self.table(table);
            }
            Block::Chart(chart) => self.chart(chart)?,
            Block::Entry {
                id,
                term,
                explanation,
            } => {
                let paragraph = self.filled(
                    Paragraph::new().style("EntryTerm").keep_next(true),
                    term,
                    Face::default(),
                );
                let anchor = self.given.once(id);
                let paragraph = self.bookmarked(paragraph, anchor.as_deref());
                self.push(paragraph);
                for content in explanation {
                    let paragraph = self.filled(
                        Paragraph::new().style("EntryText"),
                        content,
                        Face::default(),
                    );
                    self.push(paragraph);
                }
            }
            // Directives are refused before; breaks and contents belong to the
            // top.
            Block::PageBreak | Block::Contents | Block::Directive { .. } => {}
        }
        Ok(())
    }

    fn list(&mut self, order: ListOrder, items: &[Vec<Block>], depth: usize) -> Result<(), Fault> {
        let number = match order {
            ListOrder::Unnumbered => BULLETS,
            ListOrder::Numbered => {
                self.pieces.push(Piece::NumberedList(self.lists));
                self.lists += 1;
                FIRST_NUMBERED + self.lists - 1
            }
        };
        for item in items {
            for (index, block) in item.iter().enumerate() {
                match block {
                    Block::Paragraph { content } if index == 0 => {
                        let paragraph = self.filled(
                            Paragraph::new()
                                .numbering(NumberingId::new(number), styles::level(depth)),
                            content,
                            Face::default(),
                        );
                        self.push(paragraph);
                    }
                    block => self.block(block, depth + 1)?,
                }
            }
        }
        Ok(())
    }

    fn caption(&mut self, number: &str, caption: &str) {
        self.push(
            Paragraph::new()
                .style("Caption")
                .keep_next(true)
                .add_run(run(number).color(styles::NAVY))
                .add_run(run("  "))
                .add_run(run(caption)),
        );
    }

    fn chart(&mut self, chart: &Chart) -> Result<(), Fault> {
        self.charts += 1;
        let number = Labels::numbered(&self.document.labels.chart, self.charts);
        self.caption(&number, &chart.caption);
        let picture = picture::of(chart)?;
        let high =
            u64::from(CHART_WIDTH) * u64::from(picture.height) / u64::from(picture.width.max(1));
        let high = u32::try_from(high).map_err(refused)?;
        let mut pic = Pic::new_with_dimensions(picture.png, picture.width, picture.height)
            .size(CHART_WIDTH, high);
        // The library counts pictures over the life of the program; the number
        // within the document is the same each time.
        pic.id = format!("rIdImage{}", self.charts);
        self.descriptions
            .push(format!("{}. {}", chart.caption, chart.description));
        self.push(
            Paragraph::new()
                .keep_next(true)
                .add_run(Run::new().add_image(pic)),
        );
        self.table(&chart.table);
        Ok(())
    }
}

/// The lines at the head and the foot of each page.
fn running_lines(document: &Document) -> (Header, Footer) {
    let metadata = &document.metadata;
    let mut header = Header::new();
    for notice in metadata.notices() {
        header = header.add_paragraph(Paragraph::new().style("Notice").add_run(run(notice)));
    }
    header = header.add_paragraph(
        Paragraph::new()
            .style("Header")
            .add_run(run(&metadata.title)),
    );
    let right = Tab::new().val(TabValueType::Right).pos(TEXT_WIDTH);
    let mut line = Paragraph::new()
        .style("Footer")
        .add_tab(right)
        .add_run(run(metadata.issue.as_deref().unwrap_or_default()))
        .add_run(Run::new().add_tab());
    let mut rest = document.labels.page.as_str();
    while let Some(place) = rest.find("{n}").into_iter().chain(rest.find("{m}")).min() {
        let (before, after) = rest.split_at(place);
        line = line.add_run(run(before));
        line = if after.starts_with("{n}") {
            line.add_page_num(PageNum::new())
        } else {
            line.add_num_pages(NumPages::new())
        };
        rest = after.get(3..).unwrap_or_default();
    }
    line = line.add_run(run(rest));
    (header, Footer::new().add_paragraph(line))
}

fn run(words: &str) -> Run {
    Run::new().add_text(printable(words))
}

fn page_break() -> Paragraph {
    Paragraph::new().add_run(Run::new().add_break(BreakType::Page))
}
