//! Files that lie, burst or break are refused, and never end the program.

use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook};
use sheets::{Room, limits};

use crate::{HEADER, Package, cells, table, with_row, written};

#[test]
fn formulas_are_refused_with_the_name_of_their_cell() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "a").unwrap();
    sheet.write_string(0, 1, "b").unwrap();
    sheet
        .write_formula(4, 1, Formula::new("=1+1").set_result("2"))
        .unwrap();
    let fault = table(&workbook.save_to_buffer().unwrap()).unwrap_err();
    assert_eq!(
        (fault.line, fault.column, fault.heading.as_deref()),
        (Some(5), Some(2), Some("b"))
    );
    assert!(fault.wrong().contains("formula"), "{fault}");
    // Shared formulas and empty ones are formulas too.
    for formula in [
        r#"<f t="shared" si="0"/>"#,
        r#"<f t="shared" ref="A2:A3" si="99999999999">A1</f>"#,
        "<f/>",
        "<f></f>",
    ] {
        let row = format!(r#"<row r="2"><c r="A2">{formula}<v>1</v></c></row>"#);
        assert!(
            with_row(&row).fault().wrong().contains("formula"),
            "{formula}"
        );
    }
}

#[test]
fn errors_and_nul_are_refused_with_the_name_of_their_cell() {
    for (cell, wrong) in [
        (r##"<c r="B2" t="e"><v>#REF!</v></c>"##, "error"),
        (
            r#"<c r="B2" t="inlineStr"><is><t>x_x0000_y</t></is></c>"#,
            "NUL",
        ),
        (r#"<c r="B2"><v>1e999</v></c>"#, "number"),
    ] {
        let fault = with_row(&format!(r#"<row r="2">{cell}</row>"#)).fault();
        assert_eq!((fault.line, fault.column), (Some(2), Some(2)), "{fault}");
        assert!(fault.wrong().contains(wrong), "{fault}");
    }
}

#[test]
fn a_zip_bomb_is_refused_before_anything_is_parsed() {
    let zeros = vec![b' '; 30 << 20];
    let fault = Package::new(HEADER)
        .with("xl/worksheets/sheet2.xml", zeros.clone())
        .fault();
    assert!(fault.wrong().contains("times larger"), "{fault}");
    let fault = Package::new(HEADER)
        .with("xl/media/image1.png", zeros)
        .fault();
    assert!(
        fault.wrong().contains("larger than 4194304 bytes"),
        "{fault}"
    );
}

#[test]
fn a_part_that_is_larger_than_it_says_is_refused() {
    let xml = "<a/>".repeat(50_000);
    let mut bytes = Package::new(HEADER)
        .with("xl/worksheets/sheet2.xml", xml.as_bytes())
        .bytes();
    // The true size stands in the local and in the central header.
    let size = (xml.len() as u32).to_le_bytes();
    let places: Vec<usize> = (0..bytes.len() - 4)
        .filter(|&at| bytes[at..at + 4] == size)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&1000u32.to_le_bytes());
    }
    let fault = table(&bytes).unwrap_err();
    assert!(
        fault.wrong().contains("larger than 1000 bytes") || fault.wrong().contains("damaged"),
        "{fault}"
    );
}

#[test]
fn too_many_parts_are_refused() {
    let mut package = Package::new(HEADER);
    for number in 0..=limits::PACKAGE_PARTS {
        package = package.with(&format!("xl/{number}.xml"), "");
    }
    assert!(package.fault().wrong().contains("parts"));
}

#[test]
fn entities_of_its_own_are_refused_wherever_they_stand() {
    let bomb = r#"<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>"#;
    for part in [
        "xl/worksheets/sheet2.xml",
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "docProps/app.xml",
        "anything",
    ] {
        let fault = Package::new(HEADER).with(part, bomb).fault();
        assert!(fault.wrong().contains("DOCTYPE"), "{part}: {fault}");
    }
    // On the border between two chunks, in lower case.
    for start in (65_536 - 10)..65_536 {
        let hidden = format!(
            "{}<!doctype x>",
            "<a/>".repeat(20_000).get(..start).unwrap()
        );
        let fault = Package::new(HEADER).with("xl/x.xml", hidden).fault();
        assert!(fault.wrong().contains("DOCTYPE"), "at {start}: {fault}");
    }
    // An entity that nobody defined.
    let row = r#"<row r="2"><c r="A2" t="inlineStr"><is><t>&x;</t></is></c></row>"#;
    assert!(table(&with_row(row).bytes()).is_err());
}

#[test]
fn xml_in_other_encodings_is_refused() {
    let utf_16: Vec<u8> = "<!DOCTYPE x><a/>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let fault = Package::new(HEADER).with("xl/x.xml", utf_16).fault();
    assert!(fault.wrong().contains("UTF-8"), "{fault}");
}

#[test]
fn a_cell_of_ten_megabytes_is_refused() {
    let long = "x".repeat(10 << 20);
    let row = format!(r#"<row r="2"><c r="A2" t="inlineStr"><is><t>{long}</t></is></c></row>"#);
    let mut package = with_row(&row);
    // Its compression would be refused first: let it be a text of many letters.
    package.worksheet = package.worksheet.replace(&long, &noise(10 << 20));
    assert!(
        package.fault().wrong().contains("piece of more than"),
        "{}",
        package.fault()
    );
}

/// Letters that compress badly, the same every time.
fn noise(length: usize) -> String {
    let mut state = 1u32;
    (0..length)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'a' + (state >> 24) as u8 % 26)
        })
        .collect()
}

#[test]
fn a_cell_may_have_as_many_characters_as_a_spreadsheet_cell_and_no_more() {
    let cell = |length: usize| {
        format!(
            r#"<row r="2"><c r="A2" t="inlineStr"><is><t>{}</t></is></c></row>"#,
            noise(length)
        )
    };
    assert_eq!(
        cells(&with_row(&cell(limits::CELL_CHARACTERS)).bytes())[0][0].len(),
        limits::CELL_CHARACTERS
    );
    let fault = with_row(&cell(limits::CELL_CHARACTERS + 1)).fault();
    assert_eq!((fault.line, fault.column), (Some(2), Some(1)));
    // In many pieces it is no shorter.
    let run = format!("<r><t>{}</t></r>", noise(10_000));
    let row = format!(
        r#"<row r="2"><c r="A2" t="inlineStr"><is>{}</is></c></row>"#,
        run.repeat(4)
    );
    assert!(with_row(&row).fault().wrong().contains("longer than 32767"));
}

#[test]
fn a_false_count_of_shared_texts_makes_no_room() {
    for count in [
        "18446744073709551615",
        "99999999999",
        "4000000000",
        "",
        "x",
        " 9999999999",
    ] {
        let shared = format!(r#"<sst uniqueCount="{count}"><si><t>x</t></si></sst>"#);
        let fault = Package::new(HEADER).shared(&shared).fault();
        assert!(
            fault.wrong().contains("counts more texts"),
            "{count}: {fault}"
        );
    }
    // Spaces before the sign of equality, and a chunk's border in between.
    for filling in (65_536 - 60..65_536).step_by(7) {
        let shared = format!(
            "{}<sst uniqueCount = \"99999999999\"></sst>",
            " ".repeat(filling)
        );
        assert!(
            Package::new(HEADER)
                .shared(&shared)
                .fault()
                .wrong()
                .contains("counts more texts"),
            "{filling}"
        );
    }
    let spaced = format!("<sst uniqueCount{}=\"99999999999\"></sst>", " ".repeat(500));
    assert!(
        Package::new(HEADER)
            .shared(&spaced)
            .fault()
            .wrong()
            .contains("counts more texts")
    );
}

#[test]
fn impossible_places_are_refused_and_never_end_the_program() {
    for row in [
        r#"<row r="99999999999999"><c><v>1</v></c></row>"#,
        r#"<row r="2"><c r="AAAAAAAAAAAAAAA2"><v>1</v></c></row>"#,
        r#"<row r="2"><c r="A0"><v>1</v></c></row>"#,
        r#"<row r="2"><c r="2"><v>1</v></c></row>"#,
        r#"<row r="2"><c r=""><v>1</v></c></row>"#,
        r#"<row r="2"><c r="A1048577"><v>1</v></c></row>"#,
        r#"<row r="2"><c r="XFD2"><v>1</v></c></row>"#,
        r#"<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>"#,
        r#"<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>"#,
        r#"<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>"#,
        r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>"#,
        r#"<row r="2"><c r="A2" t="s"><v>7</v></c></row>"#,
        r#"<row r="2"><c r="A2" t="zz"><v>7</v></c></row>"#,
        r#"<row r="2"><c r="A2" t="n"><v>seven</v></c></row>"#,
        r#"<row r="2"><c r="A2"><zz/></c></row>"#,
    ] {
        let fault = with_row(row).fault();
        assert!(!fault.right().is_empty(), "{row}: {fault}");
    }
    let mut package = Package::new(HEADER);
    package.worksheet = package
        .worksheet
        .replace("<sheetData>", r#"<dimension ref="B9:A1"/><sheetData>"#);
    // Nonsense about the size is refused or passed over: the rows are what counts.
    if let Ok((header, _)) = table(&package.bytes()) {
        assert_eq!(header, ["a", "b"]);
    }
}

#[test]
fn the_last_column_allowed_is_read_and_the_next_is_not() {
    let row = |column: usize| {
        let name = sheets::column_letters(column);
        Package::new(&format!(
            r#"<row r="1"><c r="{name}1" t="inlineStr"><is><t>x</t></is></c></row>"#
        ))
        .fault()
    };
    assert!(
        row(limits::COLUMNS).wrong().contains("no heading"),
        "the columns before it have none"
    );
    assert!(row(limits::COLUMNS + 1).wrong().contains("more than 500"));
}

#[test]
fn a_package_cut_short_anywhere_is_refused() {
    let bytes = written(
        &Room::Memory,
        &[vec!["1".to_owned(), "2".to_owned(), "3".to_owned()]],
    );
    for length in (1..bytes.len())
        .step_by(37)
        .chain(bytes.len() - 30..bytes.len())
    {
        let fault = table(&bytes[..length]).unwrap_err();
        assert!(
            !fault.wrong().is_empty() && !fault.right().is_empty(),
            "{length} bytes"
        );
    }
}

#[test]
fn a_damaged_byte_is_refused_or_changes_no_value() {
    let rows = vec![vec!["one".to_owned(), "two".to_owned(), "three".to_owned()]];
    let bytes = written(&Room::Memory, &rows);
    for position in (0..bytes.len()).step_by(11) {
        let mut damaged = bytes.clone();
        damaged[position] ^= 0x10;
        if let Ok((header, found)) = table(&damaged) {
            assert_eq!(header, ["a", "b", "c"], "byte {position}");
            assert_eq!(found[0].cells, rows[0], "byte {position}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_worksheet_is_read_or_refused(xml in "(<(row|c|v|is|t|f)( r=\"[A-C0-9]{1,3}\")?( t=\"(s|n|str|inlineStr)\")?/?>|</(row|c|v|is|t|f)>|[0-9]){0,20}") {
        if let Err(fault) = table(&with_row(&xml).bytes()) {
            prop_assert!(!fault.wrong().is_empty() && !fault.right().is_empty());
        }
    }
}
