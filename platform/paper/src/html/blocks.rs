//! Blocks and running text as HTML.

use super::HtmlOptions;
use crate::anchors::{Anchors, Given};
use crate::characters::{escaped, with_breaks};
use crate::document::{
    Align, Block, Chart, FigureReference, Inline, Labels, ListOrder, RowRole, Table,
    may_be_followed,
};

/// A chart's table stands beside the picture if it has at most so many columns.
const COLUMNS_BESIDE_MAX: usize = 3;

/// Writes the blocks of one document.
pub(super) struct Writer<'a> {
    labels: &'a Labels,
    anchors: Anchors,
    given: Given,
    options: &'a HtmlOptions<'a>,
    headings: usize,
    tables: usize,
    charts: usize,
    html: String,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        labels: &'a Labels,
        anchors: Anchors,
        given: Given,
        options: &'a HtmlOptions<'a>,
    ) -> Self {
        Self {
            labels,
            anchors,
            given,
            options,
            headings: 0,
            tables: 0,
            charts: 0,
            html: String::new(),
        }
    }

    pub(super) fn finish(self) -> String {
        self.html
    }

    pub(super) fn top_blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading { .. } => self.heading(),
                Block::Contents => self.contents(),
                Block::PageBreak => self.push("<div class=\"page-break\"></div>\n"),
                block => self.block(block),
            }
        }
    }

    fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn heading(&mut self) {
        let Some(place) = self.anchors.headings().get(self.headings).cloned() else {
            return;
        };
        self.headings += 1;
        let level = (place.level + usize::from(self.options.chapter_level.max(1)) - 1).min(6);
        let class = match place.level {
            1 => "govuk-heading-l",
            2 => "govuk-heading-m",
            _ => "govuk-heading-s",
        };
        let id = self.given_id(&place.anchor);
        self.push(&format!(
            "<h{level} class=\"{class}\"{id}>{}</h{level}>\n",
            words(&place.text)
        ));
    }

    /// The contents: chapters, and their sections within them.
    fn contents(&mut self) {
        let level = usize::from(self.options.chapter_level.clamp(1, 6));
        let mut list = String::new();
        let mut open_section = false;
        let mut open_chapter = false;
        for heading in self
            .anchors
            .headings()
            .iter()
            .filter(|heading| heading.level <= 2)
        {
            let link = format!(
                "<a class=\"govuk-link\" href=\"#{}\">{}</a>",
                escaped(&heading.anchor),
                words(&heading.text)
            );
            if heading.level == 1 {
                if open_section {
                    list.push_str("</li>\n</ol>\n");
                }
                if open_chapter {
                    list.push_str("</li>\n");
                }
                list.push_str(&format!("<li>{link}"));
                (open_chapter, open_section) = (true, false);
            } else {
                list.push_str(if open_section {
                    "</li>\n"
                } else {
                    "\n<ol class=\"govuk-list\">\n"
                });
                list.push_str(&format!("<li>{link}"));
                open_section = true;
            }
        }
        if open_section {
            list.push_str("</li>\n</ol>\n");
        }
        if open_chapter {
            list.push_str("</li>\n");
        }
        if list.is_empty() {
            return;
        }
        let title = words(&self.labels.contents);
        let id = self.given_id("contents-heading");
        let labelled = if id.is_empty() {
            String::new()
        } else {
            " aria-labelledby=\"contents-heading\"".to_owned()
        };
        self.push(&format!(
            "<nav class=\"contents\"{labelled}>\n<h{level} class=\"govuk-heading-m\"{id}>{title}</h{level}>\n<ol class=\"govuk-list\">\n{list}</ol>\n</nav>\n"
        ));
    }

    fn block(&mut self, block: &Block) {
        match block {
            // A heading within a list or a quotation is no chapter.
            Block::Heading { text, .. } => {
                let html = format!(
                    "<p class=\"govuk-body\"><strong>{}</strong></p>\n",
                    words(text)
                );
                self.push(&html);
            }
            Block::Paragraph { content } => {
                let html = format!("<p class=\"govuk-body\">{}</p>\n", self.inlines(content));
                self.push(&html);
            }
            Block::List { order, items } => {
                let (tag, class) = match order {
                    ListOrder::Numbered => ("ol", "govuk-list govuk-list--number"),
                    ListOrder::Unnumbered => ("ul", "govuk-list govuk-list--bullet"),
                };
                self.push(&format!("<{tag} class=\"{class}\">\n"));
                for item in items {
                    self.push("<li>");
                    self.item(item);
                    self.push("</li>\n");
                }
                self.push(&format!("</{tag}>\n"));
            }
            Block::Quotation { blocks } => {
                self.push("<blockquote class=\"quotation govuk-inset-text\">\n");
                for block in blocks {
                    self.block(block);
                }
                self.push("</blockquote>\n");
            }
            Block::Table(table) => {
                self.tables += 1;
                let number = Labels::numbered(&self.labels.table, self.tables);
                self.push("<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"");
                self.push(&escaped(&format!("{number} {}", table.caption)));
                self.push("\">\n");
                self.table(table, Some(&number));
                self.push("</div>\n");
                self.note(table);
            }
            Block::Chart(chart) => self.chart(chart),
            Block::Entry {
                id,
                term,
                explanation,
            } => {
                let id = self.given_id(id);
                let term = self.inlines(term);
                self.push(&format!(
                    "<div class=\"entry\"{id}>\n<p class=\"govuk-body entry__term\">{term}</p>\n"
                ));
                for paragraph in explanation {
                    let html = format!("<p class=\"govuk-body\">{}</p>\n", self.inlines(paragraph));
                    self.push(&html);
                }
                self.push("</div>\n");
            }
            // Directives are refused before; breaks and contents belong to the
            // top.
            Block::PageBreak | Block::Contents | Block::Directive { .. } => {}
        }
    }

    /// An item of one paragraph needs no paragraph of its own.
    fn item(&mut self, blocks: &[Block]) {
        match blocks {
            [Block::Paragraph { content }, rest @ ..] => {
                let html = self.inlines(content);
                self.push(&html);
                for block in rest {
                    self.block(block);
                }
            }
            blocks => {
                for block in blocks {
                    self.block(block);
                }
            }
        }
    }

    fn chart(&mut self, chart: &Chart) {
        self.charts += 1;
        let number = Labels::numbered(&self.labels.chart, self.charts);
        let beside = if chart.table.columns.len() <= COLUMNS_BESIDE_MAX {
            " chart--beside"
        } else {
            ""
        };
        self.push(&format!(
            "<figure class=\"chart{beside}\">\n<figcaption class=\"govuk-heading-s\"><span class=\"caption-number\">{}</span> {}</figcaption>\n<div class=\"chart__parts\">\n<div class=\"chart__drawing\">",
            words(&number),
            words(&chart.caption),
        ));
        self.push(&chart.to_svg());
        self.push("</div>\n<div class=\"table-wrap\" tabindex=\"0\" role=\"region\" aria-label=\"");
        self.push(&escaped(&format!("{number} {}", chart.caption)));
        self.push("\">\n");
        self.table(&chart.table, None);
        self.push("</div>\n</div>\n</figure>\n");
        self.note(&chart.table);
    }

    /// The table; with its number in the caption, or without a caption where
    /// the chart's stands above both.
    fn table(&mut self, table: &Table, number: Option<&str>) {
        let table = table.squared();
        self.push("<table class=\"govuk-table\">\n");
        if let Some(number) = number {
            self.push(&format!(
                "<caption class=\"govuk-table__caption govuk-table__caption--s\"><span class=\"caption-number\">{}</span> {}</caption>\n",
                words(number),
                words(&table.caption)
            ));
        }
        self.push("<thead class=\"govuk-table__head\">\n<tr class=\"govuk-table__row\">\n");
        for column in &table.columns {
            let numeric = match column.align {
                Align::End => " govuk-table__header--numeric",
                Align::Start => "",
            };
            // A heading without words would be read aloud as an empty heading.
            let html = if column.heading.trim().is_empty() {
                format!("<td class=\"govuk-table__cell{numeric}\"></td>\n")
            } else {
                format!(
                    "<th scope=\"col\" class=\"govuk-table__header{numeric}\">{}</th>\n",
                    words(&column.heading)
                )
            };
            self.push(&html);
        }
        self.push("</tr>\n</thead>\n<tbody class=\"govuk-table__body\">\n");
        for row in &table.rows {
            let id = row
                .id
                .as_deref()
                .map(|id| self.given_id(id))
                .unwrap_or_default();
            let total = match row.role {
                RowRole::Total => " table-row--total",
                RowRole::Ordinary => "",
            };
            self.push(&format!("<tr class=\"govuk-table__row{total}\"{id}>\n"));
            for (index, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
                let content = self.inlines(&cell.content);
                let numeric = |part: &str| match column.align {
                    Align::End => format!("govuk-table__{part} govuk-table__{part}--numeric"),
                    Align::Start => format!("govuk-table__{part}"),
                };
                let html = if index == 0 && table.first_column_names_rows && !content.is_empty() {
                    format!(
                        "<th scope=\"row\" class=\"{}\">{content}</th>\n",
                        numeric("header")
                    )
                } else {
                    format!("<td class=\"{}\">{content}</td>\n", numeric("cell"))
                };
                self.push(&html);
            }
            self.push("</tr>\n");
        }
        self.push("</tbody>\n</table>\n");
    }

    fn note(&mut self, table: &Table) {
        if let Some(note) = &table.note {
            let html = format!(
                "<p class=\"govuk-body-s table-note\"><strong>{}:</strong> {}</p>\n",
                words(&self.labels.note),
                words(note)
            );
            self.push(&html);
        }
    }

    fn inlines(&self, content: &[Inline]) -> String {
        content.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> String {
        match inline {
            Inline::Text { text } => words(text),
            Inline::Strong { content } => format!("<strong>{}</strong>", self.inlines(content)),
            Inline::Emphasis { content } => format!("<em>{}</em>", self.inlines(content)),
            Inline::Figure(figure) => self.figure(figure),
            Inline::Link { target, content } => {
                let content = self.inlines(content);
                if let Some(anchor) = self.anchors.named(target) {
                    format!(
                        "<a class=\"govuk-link\" href=\"#{}\">{content}</a>",
                        escaped(&anchor)
                    )
                } else if may_be_followed(target) && !target.starts_with('#') {
                    format!(
                        "<a class=\"govuk-link\" href=\"{}\">{content}</a>",
                        escaped(target)
                    )
                } else {
                    content
                }
            }
            Inline::LineBreak => "<br>".to_owned(),
        }
    }

    fn figure(&self, figure: &FigureReference) -> String {
        let address = (self.options.figure_address)(&figure.id)
            .filter(|address| may_be_followed(address))
            .or_else(|| {
                self.anchors
                    .of_figure(&figure.id)
                    .map(|anchor| format!("#{anchor}"))
            });
        let shown = words(&figure.shown);
        match address {
            Some(address) if !shown.is_empty() => {
                format!(
                    "<a class=\"govuk-link figure-link\" href=\"{}\">{shown}</a>",
                    escaped(&address)
                )
            }
            _ => shown,
        }
    }

    fn given_id(&mut self, anchor: &str) -> String {
        self.given
            .once(anchor)
            .map(|id| format!(" id=\"{}\"", escaped(&id)))
            .unwrap_or_default()
    }
}

/// Escaped words in which a word without end can be broken.
fn words(text: &str) -> String {
    // The sign is put in before escaping, so that no escape is cut in two, and
    // becomes an element afterwards. One that a text brings along means the
    // same.
    let broken = with_breaks(&crate::characters::printable(text), "\u{200B}");
    escaped(&broken).replace('\u{200B}', "<wbr>")
}
