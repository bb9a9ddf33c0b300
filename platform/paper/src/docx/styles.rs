//! The styles of a word-processor file. Editors change the look in one place.

use docx_rs::{
    AbstractNumbering, AlignmentType, Docx, IndentLevel, Level, LevelJc, LevelText, LineSpacing,
    LineSpacingType, NumberFormat, Numbering, PageMargin, RunFonts, SpecialIndentType, Start,
    Style, StyleType,
};

/// The colour of headings.
pub(super) const NAVY: &str = "12436D";
/// The colour of lines that stand back.
pub(super) const QUIET: &str = "4A5561";
/// The colour of notices.
pub(super) const WARNING: &str = "942514";
/// The number of the list with bullets.
pub(super) const BULLETS: usize = 2;
/// The first number of the numbered lists, each of which has its own.
pub(super) const FIRST_NUMBERED: usize = 3;

const NUMBERED_FORM: usize = 3;
/// The size of an A4 page in twentieths of a point.
const PAGE: (u32, u32) = (11906, 16838);

fn sans() -> RunFonts {
    RunFonts::new()
        .ascii("Calibri")
        .hi_ansi("Calibri")
        .cs("Calibri")
}

/// The room around lines. The lines grow with what stands in them: without
/// that said, programs cut a picture to the height of a line of words.
fn spacing() -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Auto)
}

fn paragraph(id: &str, name: &str) -> Style {
    Style::new(id, StyleType::Paragraph)
        .name(name)
        .based_on("Normal")
}

/// An empty file with its styles, its page and its lists.
pub(super) fn file() -> Docx {
    let mut docx = Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(
            PageMargin::new()
                .top(2000)
                .bottom(1500)
                .left(1500)
                .right(1400)
                .header(700)
                .footer(600),
        )
        .default_fonts(
            RunFonts::new()
                .ascii("Cambria")
                .hi_ansi("Cambria")
                .cs("Cambria"),
        )
        .default_size(22)
        .default_line_spacing(spacing().after(140).line(276))
        .add_style(
            paragraph("Title", "Title")
                .fonts(sans())
                .size(60)
                .bold()
                .color(NAVY)
                .line_spacing(spacing().before(3600).after(240)),
        )
        .add_style(
            paragraph("Subtitle", "Subtitle")
                .fonts(sans())
                .size(30)
                .color(QUIET),
        )
        .add_style(
            paragraph("Caption", "caption")
                .fonts(sans())
                .size(20)
                .bold()
                .line_spacing(spacing().before(280).after(100)),
        )
        .add_style(
            paragraph("TableText", "Table text")
                .fonts(sans())
                .size(19)
                .line_spacing(spacing().before(40).after(40).line(240)),
        )
        .add_style(
            paragraph("TableNote", "Table note")
                .fonts(sans())
                .size(17)
                .color(QUIET)
                .line_spacing(spacing().before(80).after(240)),
        )
        .add_style(
            paragraph("Notice", "Notice")
                .fonts(sans())
                .size(17)
                .bold()
                .color(WARNING)
                .line_spacing(spacing().after(40)),
        )
        .add_style(
            paragraph("Quote", "Quote")
                .italic()
                .indent(Some(560), None, Some(560), None),
        )
        .add_style(
            paragraph("EntryTerm", "Entry term")
                .fonts(sans())
                .size(20)
                .bold()
                .line_spacing(spacing().before(200).after(40)),
        )
        .add_style(
            paragraph("EntryText", "Entry text")
                .fonts(sans())
                .size(19)
                .indent(Some(280), None, None, None)
                .line_spacing(spacing().after(60)),
        )
        .add_style(
            paragraph("Header", "header")
                .fonts(sans())
                .size(17)
                .color(QUIET),
        )
        .add_style(
            paragraph("Footer", "footer")
                .fonts(sans())
                .size(17)
                .color(QUIET),
        )
        .add_style(
            paragraph("ContentsHeading", "TOC Heading")
                .fonts(sans())
                .size(40)
                .bold()
                .color(NAVY),
        )
        .add_style(
            Style::new("Hyperlink", StyleType::Character)
                .name("Hyperlink")
                .color(NAVY)
                .underline("single"),
        );
    for (level, size, before) in [
        (1, 40, 520),
        (2, 28, 400),
        (3, 23, 300),
        (4, 22, 240),
        (5, 22, 240),
        (6, 22, 240),
    ] {
        docx = docx.add_style(
            paragraph(&format!("Heading{level}"), &format!("heading {level}"))
                .next("Normal")
                .q_format(true)
                .fonts(sans())
                .size(size)
                .bold()
                .color(NAVY)
                .outline_lvl(level - 1)
                .line_spacing(spacing().before(before).after(160)),
        );
    }
    for level in 1..=2 {
        docx = docx.add_style(
            paragraph(&format!("ToC{level}"), &format!("toc {level}"))
                .fonts(sans())
                .size(21)
                .indent(Some(360 * (level - 1)), None, None, None)
                .line_spacing(spacing().after(60)),
        );
    }
    docx.add_abstract_numbering(levels(BULLETS, "bullet", &["•", "–", "•"]))
        .add_numbering(Numbering::new(BULLETS, BULLETS))
        .add_abstract_numbering(levels(NUMBERED_FORM, "decimal", &["%1.", "%2.", "%3."]))
}

/// A numbered list of its own, so that it begins with 1.
pub(super) fn numbered_list(number: usize) -> Numbering {
    let restart = (0..3)
        .map(|level| docx_rs::LevelOverride::new(level).start(1))
        .collect();
    Numbering::new(FIRST_NUMBERED + number, NUMBERED_FORM).overrides(restart)
}

/// On which side a table's cell stands.
pub(super) fn side(align: crate::document::Align) -> AlignmentType {
    match align {
        crate::document::Align::Start => AlignmentType::Left,
        crate::document::Align::End => AlignmentType::Right,
    }
}

fn levels(id: usize, format: &str, marks: &[&str]) -> AbstractNumbering {
    marks
        .iter()
        .enumerate()
        .fold(AbstractNumbering::new(id), |numbering, (index, mark)| {
            let indent = 360 * (i32::try_from(index).unwrap_or_default() + 1);
            numbering.add_level(
                Level::new(
                    index,
                    Start::new(1),
                    NumberFormat::new(format),
                    LevelText::new(*mark),
                    LevelJc::new("left"),
                )
                .indent(
                    Some(indent),
                    Some(SpecialIndentType::Hanging(360)),
                    None,
                    None,
                ),
            )
        })
        .add_level(Level::new(
            marks.len(),
            Start::new(1),
            NumberFormat::new(format),
            LevelText::new(marks.first().copied().unwrap_or_default()),
            LevelJc::new("left"),
        ))
}

/// How deep lists are told apart.
pub(super) fn level(depth: usize) -> IndentLevel {
    IndentLevel::new(depth.min(2))
}
