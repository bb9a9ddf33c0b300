//! Narrative texts: what is read, and what is refused with its line.

use paper::document::{Block, FigureReference, Inline, ListOrder, each_figure, text};
use paper::markdown::parse;

fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph { content }
}

#[test]
fn a_link_to_a_figure_is_a_reference_with_its_line() {
    let blocks =
        parse("First.\n\nThere were [94](figure:V1)\nvictims and [](figure:V2) more.").unwrap();
    assert_eq!(
        blocks[1],
        paragraph(vec![
            text("There were "),
            Inline::Figure(FigureReference {
                id: "V1".into(),
                shown: "94".into(),
                line: Some(3)
            }),
            text(" victims and "),
            Inline::Figure(FigureReference {
                id: "V2".into(),
                shown: String::new(),
                line: Some(4)
            }),
            text(" more."),
        ])
    );
}

#[test]
fn every_reference_is_visited_wherever_it_stands() {
    let mut blocks = parse(
        "[](figure:A)\n\n- **[](figure:B)**\n  - *[](figure:C)*\n\n> [](figure:D)\n\n[see [](figure:E)](/x)\n\n# Heading\n",
    )
    .unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut seen = Vec::new();
    each_figure(&mut blocks, &mut |figure| {
        seen.push(figure.id.clone());
        figure.shown = "1".into();
    });
    assert!(
        ["A", "B", "C", "D", "E"]
            .iter()
            .all(|id| seen.contains(&(*id).to_owned())),
        "{seen:?}"
    );
    let mut shown = Vec::new();
    each_figure(&mut blocks, &mut |figure| shown.push(figure.shown.clone()));
    assert!(shown.iter().all(|shown| shown == "1"));
}

#[test]
fn a_line_with_two_colons_alone_is_a_directive() {
    let blocks = parse("Words.\n\n::chart trend-of-victims \"two words\" last\n\nMore.").unwrap();
    assert_eq!(
        blocks[1],
        Block::Directive {
            name: "chart".into(),
            arguments: vec!["trend-of-victims".into(), "two words".into(), "last".into()],
            line: 3,
        }
    );
    assert_eq!(blocks.len(), 3);
}

#[test]
fn a_directive_without_arguments_is_one_too() {
    assert_eq!(
        parse("::contents").unwrap(),
        [Block::Directive {
            name: "contents".into(),
            arguments: vec![],
            line: 1
        }]
    );
}

#[test]
fn lists_keep_their_order_and_what_is_within_them() {
    let blocks = parse("1. one\n2. two\n   - inner\n\n- loose\n\n- items\n").unwrap();
    let Block::List { order, items } = &blocks[0] else {
        panic!("{blocks:?}")
    };
    assert_eq!(*order, ListOrder::Numbered);
    assert_eq!(items[0], [paragraph(vec![text("one")])]);
    assert_eq!(items[1].len(), 2);
    let Block::List { order, items } = &blocks[1] else {
        panic!("{blocks:?}")
    };
    assert_eq!(*order, ListOrder::Unnumbered);
    assert_eq!(items.len(), 2);
}

#[test]
fn headings_and_quotations_are_read() {
    let blocks = parse("## The *second* level\n\n> Said.\n\n---\n").unwrap();
    assert_eq!(
        blocks,
        [
            Block::Heading {
                level: 2,
                text: "The second level".into(),
                id: None
            },
            Block::Quotation {
                blocks: vec![paragraph(vec![text("Said.")])]
            },
            Block::PageBreak,
        ]
    );
}

#[test]
fn what_a_document_cannot_show_is_refused_with_its_line() {
    for (source, line) in [
        ("fine\n\n<script>x</script>\n", 3),
        ("a <b>c</b>\n", 1),
        ("fine\n\n![picture](x.png)\n", 3),
        ("fine\n\n    indented\n", 3),
        ("fine\n`code`\n", 2),
        ("[x](javascript:alert)\n", 1),
        ("[x](file:///x)\n", 1),
        ("fine\n\n[94](figure:)\n", 3),
        ("fine\n\n::chart a\nand on\n", 3),
        ("::chart \"open\n", 1),
        (":: chart\n", 1),
        ("::Chart\n", 1),
    ] {
        let faults = parse(source).unwrap_err();
        assert_eq!(faults[0].line, line, "{source:?}: {faults:?}");
        assert!(faults[0].sentence.ends_with('.'), "{faults:?}");
        assert!(faults[0].to_string().starts_with(&format!("line {line}: ")));
    }
}

#[test]
fn all_faults_are_told_at_once_in_the_order_of_their_lines() {
    let faults = parse("`a`\n\nfine\n\n`b`\n").unwrap_err();
    assert_eq!(
        faults.iter().map(|fault| fault.line).collect::<Vec<_>>(),
        [1, 5]
    );
}

#[test]
fn signs_of_other_languages_of_markup_are_plain_words() {
    let source = "#read(\"x\") $a$ {n} \\<b\\> =cmd() @x";
    assert_eq!(
        parse(source).unwrap(),
        [paragraph(vec![text("#read(\"x\") $a$ {n} <b> =cmd() @x")])]
    );
}
