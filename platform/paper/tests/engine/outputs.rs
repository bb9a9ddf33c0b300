//! The four outputs of one document: what each must hold, what hostile text
//! may not do, and that the same document gives the same bytes.

use super::report;
use paper::document::{
    Amount, Block, Cell, Column, Document, Drawing, Group, Inline, ListOrder, Point, Row, Step,
    Table, TrendStyle, text,
};
use paper::{Fault, HtmlOptions};
use std::io::Read;

const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "=cmd()|'/c calc'!A1",
    "#read(\"/etc/passwd\")",
    "a\0b\u{1}c\u{1b}[31m",
    "\u{202E}drawkcab\u{202C} \u{200F}\u{200E} \u{2066}x\u{2069}",
    "]]> --> &amp; &#x41; \" ' ` \\ $ * _ @label ~ {n} {m}",
    "中文 \u{1F600} \u{0301} \u{FFFF} \u{E000} ا ა א",
    "<w:trHeight w:val=\"7\" w:hRule=\"atLeast\" />",
];

fn parts_of(docx: &[u8]) -> Vec<(String, String)> {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    (0..package.len())
        .map(|index| {
            let mut part = package.by_index(index).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            let name = part.name().unwrap().into_owned();
            (name, String::from_utf8_lossy(&content).into_owned())
        })
        .collect()
}

fn part_of(docx: &[u8], wanted: &str) -> String {
    parts_of(docx)
        .into_iter()
        .find(|(name, _)| name == wanted)
        .map(|(_, content)| content)
        .unwrap_or_else(|| panic!("the file has no {wanted}"))
}

/// A document that says the words in every place that a document has.
fn document_saying(words: &str) -> Document {
    let table = Table {
        caption: words.into(),
        columns: vec![Column::words(words), Column::numbers(words)],
        rows: vec![
            Row {
                id: Some(words.into()),
                ..Row::of(vec![Cell::words(words), Cell::figure(words, words)])
            },
            Row::total(vec![Cell::words(words)]),
        ],
        first_column_names_rows: true,
        note: Some(words.into()),
    };
    let point = || Point::of(words, 3.0, words);
    let group = || Group {
        label: words.into(),
        amounts: vec![Amount::of(1.0, words), Amount::absent(words)],
    };
    let series = vec![words.to_owned(), words.to_owned()];
    let drawings = [
        Drawing::Trend {
            style: TrendStyle::Line,
            points: vec![point(), point()],
        },
        Drawing::Bars {
            points: vec![point()],
        },
        Drawing::GroupedColumns {
            series: series.clone(),
            groups: vec![group()],
        },
        Drawing::StackedBars {
            series,
            groups: vec![group()],
        },
        Drawing::Funnel {
            steps: vec![Step {
                label: words.into(),
                unit: words.into(),
                amount: Amount::of(2.0, words),
            }],
        },
    ];
    let inlines = vec![
        text(words),
        Inline::strong(words),
        Inline::Emphasis {
            content: vec![text(words)],
        },
        Inline::figure(words, words),
        Inline::Link {
            target: words.into(),
            content: vec![text(words)],
        },
        Inline::Link {
            target: format!("https://example.org/{words}"),
            content: vec![text(words)],
        },
    ];
    let mut blocks = vec![
        Block::Contents,
        Block::Heading {
            level: 1,
            text: words.into(),
            id: Some(words.into()),
        },
        Block::Paragraph {
            content: inlines.clone(),
        },
        Block::List {
            order: ListOrder::Numbered,
            items: vec![vec![Block::Paragraph {
                content: inlines.clone(),
            }]],
        },
        Block::Quotation {
            blocks: vec![Block::Paragraph {
                content: inlines.clone(),
            }],
        },
        Block::Table(table.clone()),
        Block::Entry {
            id: format!("figure-{words}"),
            term: inlines.clone(),
            explanation: vec![inlines],
        },
    ];
    for (index, drawing) in drawings.into_iter().enumerate() {
        let mut chart = report::chart(
            &format!("{words}{index}"),
            words,
            drawing,
            &[words, words, words],
        );
        chart.description = words.into();
        blocks.push(Block::Chart(chart));
    }
    let mut document = report::document(blocks);
    document.metadata.title = words.into();
    document.metadata.subtitle = Some(words.into());
    document.metadata.author = words.into();
    document.metadata.date_shown = words.into();
    document.metadata.issue = Some(words.into());
    document.metadata.draft = Some(words.into());
    document.metadata.practice = Some(words.into());
    document.labels.contents = words.into();
    document.labels.note = words.into();
    document
}

#[test]
fn the_same_report_gives_the_same_bytes_in_every_format() {
    let report = report::report();
    assert!(
        report.to_pdf().unwrap() == report.to_pdf().unwrap(),
        "the PDF differs"
    );
    let (once, again) = (report.to_docx().unwrap(), report.to_docx().unwrap());
    for (one, other) in parts_of(&once).iter().zip(&parts_of(&again)) {
        assert!(one == other, "{} differs", one.0);
    }
    assert!(once == again, "the package differs");
    let options = HtmlOptions::default();
    assert_eq!(
        report.to_html_page(&options).unwrap(),
        report.to_html_page(&options).unwrap()
    );
}

#[test]
fn another_thread_and_other_prints_in_between_change_no_byte() {
    let report = report::report();
    let pdf = report.to_pdf().unwrap();
    let docx = report.to_docx().unwrap();
    report::document(vec![Block::Paragraph {
        content: vec![text("something else")],
    }])
    .to_pdf()
    .unwrap();
    let (pdf_again, docx_again) =
        std::thread::spawn(move || (report.to_pdf().unwrap(), report.to_docx().unwrap()))
            .join()
            .unwrap();
    assert!(pdf == pdf_again, "the PDF differs");
    assert!(docx == docx_again, "the DOCX differs");
}

#[test]
fn a_document_survives_being_stored_as_json() {
    let report = report::report();
    let stored = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Document>(&stored).unwrap(), report);
}

#[test]
fn the_pdf_declares_both_standards_and_its_language() {
    let mut document = report::report();
    document.metadata.language = "az".into();
    let pdf = document.to_pdf().unwrap();
    let content = String::from_utf8_lossy(&pdf);
    assert!(content.starts_with("%PDF-1.7"));
    assert!(content.contains("<pdfaid:part>2</pdfaid:part>"));
    assert!(content.contains("<pdfaid:conformance>A</pdfaid:conformance>"));
    assert!(content.contains("<pdfuaid:part>1</pdfuaid:part>"));
    assert!(content.contains("2018-05-08"));
    assert!(
        content.contains("/Lang(az)"),
        "the language of the file is not set"
    );
}

#[test]
fn hostile_text_stays_text_in_html() {
    for words in HOSTILE {
        let html = document_saying(words)
            .to_html_page(&HtmlOptions::default())
            .unwrap();
        let after_style = html.split("</style>").nth(1).unwrap();
        assert!(!after_style.contains("<script"), "{words}");
        assert!(!after_style.contains("style="), "{words}");
        assert!(
            !html.contains('\0') && !html.contains('\u{202E}'),
            "{words}"
        );
        assert!(!after_style.contains("href=\"="), "{words}");
    }
}

#[test]
fn hostile_text_stays_text_in_the_word_processor_file_and_every_part_is_xml() {
    for words in HOSTILE {
        let docx = document_saying(words).to_docx().unwrap();
        for (name, content) in parts_of(&docx) {
            if name.ends_with(".xml") || name.ends_with(".rels") {
                let options = resvg::usvg::roxmltree::ParsingOptions::default();
                resvg::usvg::roxmltree::Document::parse_with_options(&content, options)
                    .unwrap_or_else(|error| panic!("{name} is no XML for {words:?}: {error}"));
            }
        }
    }
}

#[test]
fn hostile_text_is_printed_and_reads_no_file() {
    for words in HOSTILE {
        let pdf = document_saying(words)
            .to_pdf()
            .unwrap_or_else(|fault| panic!("{words:?}: {fault}"));
        assert!(pdf.starts_with(b"%PDF-"), "{words}");
    }
    let sly = report::document(vec![Block::Paragraph {
        content: vec![text("#read(\"/etc/passwd\") #panic(\"evaluated\")")],
    }]);
    sly.to_pdf().unwrap();
}

#[test]
fn a_word_of_ten_thousand_letters_goes_through_every_output() {
    let document = document_saying(&"x".repeat(10_000));
    assert!(document.to_pdf().unwrap().starts_with(b"%PDF-"));
    assert!(document.to_docx().unwrap().starts_with(b"PK"));
    let html = document.to_html_fragment(&HtmlOptions::default()).unwrap();
    assert!(html.contains(&format!("{}<wbr>", "x".repeat(40))));
}

#[test]
fn a_figure_leads_to_its_page_in_html_and_to_the_annex_where_it_has_none() {
    let report = report::report();
    let address = paper::html::address_after("/figures/{id}?year=2017&language=en");
    let html = report
        .to_html_fragment(&HtmlOptions {
            figure_address: &address,
            ..HtmlOptions::default()
        })
        .unwrap();
    assert!(html.contains("href=\"/figures/V1?year=2017&amp;language=en\">98</a>"));
    let html = report.to_html_fragment(&HtmlOptions::default()).unwrap();
    assert!(html.contains("href=\"#figure-V1\">98</a>"));
    assert!(html.contains("id=\"figure-V1\""));
}

#[test]
fn an_address_that_could_run_a_script_is_no_link() {
    let document = report::document(vec![Block::Paragraph {
        content: vec![
            Inline::Link {
                target: "javascript:alert(1)".into(),
                content: vec![text("words")],
            },
            Inline::figure("V1", "98"),
        ],
    }]);
    let html = document
        .to_html_fragment(&HtmlOptions {
            figure_address: &|_| Some("java\nscript:alert(1)".into()),
            ..HtmlOptions::default()
        })
        .unwrap();
    assert_eq!(html, "<p class=\"govuk-body\">words98</p>\n");
    assert!(
        !part_of(&document.to_docx().unwrap(), "word/_rels/document.xml.rels")
            .contains("javascript")
    );
}

#[test]
fn the_fragment_has_the_classes_of_the_pages_and_no_inline_style() {
    let html = report::report()
        .to_html_fragment(&HtmlOptions::default())
        .unwrap();
    for wanted in [
        "<h2 class=\"govuk-heading-l\"",
        "<h3 class=\"govuk-heading-m\"",
        "<p class=\"govuk-body\">",
        "<table class=\"govuk-table\">",
        "<th scope=\"row\" class=\"govuk-table__header\">Sexual exploitation</th>",
        "<td class=\"govuk-table__cell govuk-table__cell--numeric\">79</td>",
        "<nav class=\"contents\"",
        "Table 1</span> Recognised victims by form",
        "Chart 1</span> Recognised victims by year",
    ] {
        assert!(html.contains(wanted), "{wanted}");
    }
    assert!(!html.contains("style="));
    assert!(!html.contains("<style"));
}

#[test]
fn lines_of_the_word_processor_file_grow_with_the_pictures_in_them() {
    let docx = report::report().to_docx().unwrap();
    let styles = part_of(&docx, "word/styles.xml");
    let mut seen = 0;
    for spacing in styles.split("<w:spacing ").skip(1) {
        seen += 1;
        let spacing = spacing.split('>').next().unwrap();
        assert!(spacing.contains("w:lineRule=\"auto\""), "{spacing}");
    }
    assert!(seen > 5, "{seen} spacings");
}

#[test]
fn a_table_of_the_word_processor_file_gives_words_more_room_than_numbers_and_has_no_frames() {
    let docx = report::report().to_docx().unwrap();
    let body = part_of(&docx, "word/document.xml");
    let mut unequal = 0;
    for grid in body.split("<w:tblGrid>").skip(1) {
        let grid = grid.split("</w:tblGrid>").next().unwrap();
        let widths: Vec<usize> = grid
            .split("w:w=\"")
            .skip(1)
            .map(|width| width.split('"').next().unwrap().parse().unwrap())
            .collect();
        assert!(widths.iter().sum::<usize>() <= 9006, "{widths:?}");
        unequal += usize::from(widths.first() > widths.last());
    }
    assert!(unequal > 0, "words have no more room than numbers");
    // A line below the headings and above the total, and none at the sides.
    for borders in body.split("<w:tcBorders>").skip(1) {
        let borders = borders.split("</w:tcBorders>").next().unwrap();
        assert!(!borders.contains("<w:left w:val=\"single\""), "{borders}");
        assert!(!borders.contains("<w:right w:val=\"single\""), "{borders}");
    }
}

#[test]
fn no_id_is_given_twice_on_a_page() {
    for document in [report::report(), document_saying("same words")] {
        let html = document.to_html_page(&HtmlOptions::default()).unwrap();
        let mut ids: Vec<&str> = html
            .split(" id=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}

#[test]
fn the_page_stands_alone_and_bears_its_notices() {
    let mut document = report::report();
    document.metadata.draft = Some("DRAFT: not a frozen set".into());
    let html = document.to_html_page(&HtmlOptions::default()).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    assert!(html.contains("<main id=\"report\""));
    assert!(html.contains("<p class=\"notice\">DRAFT: not a frozen set</p>"));
    assert!(html.contains("class=\"running-notice\""));
    assert!(!html.contains("<link ") && !html.contains("<script") && !html.contains("src="));
}

#[test]
fn the_word_processor_file_has_headings_contents_notices_and_pictures_with_words() {
    let mut document = report::report();
    document.metadata.draft = Some("DRAFT: not a frozen set".into());
    document.metadata.language = "az".into();
    let docx = document.to_docx().unwrap();
    let body = part_of(&docx, "word/document.xml");
    for wanted in [
        "Heading1",
        "Heading2",
        "TOC \\",
        "<w:tblHeader />",
        "descr=\"Recognised victims by year",
    ] {
        assert!(body.contains(wanted), "{wanted}");
    }
    assert!(
        !body.contains("name=\"Figure\""),
        "a picture has no description"
    );
    let tables = body.matches("<w:tbl>").count();
    assert_eq!(body.matches("<w:tblHeader />").count(), tables);
    assert_eq!(tables, 9);
    assert!(part_of(&docx, "word/styles.xml").contains("<w:lang w:val=\"az\""));
    assert!(part_of(&docx, "word/styles.xml").contains("w:default=\"1\" w:styleId=\"Normal\""));
    let properties = part_of(&docx, "docProps/core.xml");
    assert!(properties.contains(
        "<dc:title>Annual report on combating trafficking in human beings, 2017</dc:title>"
    ));
    assert!(properties.contains("2018-05-08T00:00:00Z"));
    let headers: String = parts_of(&docx)
        .into_iter()
        .filter(|(name, _)| name.starts_with("word/header"))
        .map(|(_, content)| content)
        .collect();
    assert!(headers.contains("DRAFT: not a frozen set"));
    assert!(headers.contains("Practice country"));
    let pictures = parts_of(&docx)
        .iter()
        .filter(|(name, _)| name.ends_with(".png"))
        .count();
    assert_eq!(pictures, 7);
}

#[test]
fn a_directive_that_is_left_is_a_fault_with_its_line() {
    let blocks = paper::markdown::parse("Words.\n\n::table victims\n").unwrap();
    let fault = report::document(blocks).to_pdf().unwrap_err();
    assert_eq!(
        fault,
        Fault::DirectiveLeft {
            name: "table".into(),
            line: 3
        }
    );
    assert!(fault.to_string().contains("line 3"));
}

#[test]
fn the_last_day_of_a_month_is_a_date_and_the_next_is_not() {
    let mut document = report::document(vec![]);
    for (date, good) in [
        ("2017-02-28", true),
        ("2017-02-29", false),
        ("2016-02-29", true),
        ("2017-04-31", false),
        ("2017-12-31", true),
        ("2017-13-01", false),
        ("08.05.2018", false),
        ("2018-5-8", false),
    ] {
        document.metadata.date = date.into();
        let answer = document.to_html_fragment(&HtmlOptions::default());
        assert_eq!(answer.is_ok(), good, "{date}");
    }
}

#[test]
fn a_document_without_a_title_or_with_a_language_that_is_none_is_refused() {
    let mut document = report::document(vec![]);
    document.metadata.title = "  ".into();
    assert_eq!(document.to_pdf().unwrap_err(), Fault::NoTitle);
    document.metadata.title = "Title".into();
    document.metadata.language = "English".into();
    assert_eq!(
        document.to_pdf().unwrap_err(),
        Fault::Language("English".into())
    );
}

#[test]
fn an_empty_document_is_still_a_file() {
    let document = report::document(vec![]);
    assert!(document.to_pdf().unwrap().starts_with(b"%PDF-"));
    assert!(document.to_docx().unwrap().starts_with(b"PK"));
    assert_eq!(
        document.to_html_fragment(&HtmlOptions::default()).unwrap(),
        ""
    );
}

#[test]
fn levels_that_skip_one_are_drawn_without_a_gap() {
    let heading = |level, words: &str| Block::Heading {
        level,
        text: words.into(),
        id: None,
    };
    let document = report::document(vec![
        heading(3, "first"),
        heading(6, "second"),
        heading(1, "third"),
    ]);
    let html = document.to_html_fragment(&HtmlOptions::default()).unwrap();
    assert!(html.contains("<h2 class=\"govuk-heading-l\" id=\"section-0\">first</h2>"));
    assert!(html.contains("<h3 class=\"govuk-heading-m\" id=\"section-1\">second</h3>"));
    assert!(html.contains("<h2 class=\"govuk-heading-l\" id=\"section-2\">third</h2>"));
    document.to_pdf().unwrap();
}

#[test]
fn a_row_that_is_too_long_loses_no_cell() {
    let table = Table {
        caption: "Caption".into(),
        columns: vec![Column::words("One")],
        rows: vec![
            Row::of(vec![Cell::words("a"), Cell::words("b"), Cell::words("c")]),
            Row::of(vec![]),
        ],
        first_column_names_rows: false,
        note: None,
    };
    let document = report::document(vec![Block::Table(table)]);
    let html = document.to_html_fragment(&HtmlOptions::default()).unwrap();
    assert!(html.contains(">c</td>"));
    document.to_pdf().unwrap();
    assert!(part_of(&document.to_docx().unwrap(), "word/document.xml").contains(">c<"));
}
