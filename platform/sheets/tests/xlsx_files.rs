//! XLSX files, sound and hostile.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write as _};

use jiff::civil::date;
use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook};
use sheets::{Cell, ExportColumn, Fault, Room, Row, TemplateColumn, XlsxWriter, limits};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

type Table = (Vec<String>, Vec<Row>);

fn table(bytes: &[u8]) -> Result<Table, Fault> {
    let mut sheet = sheets::read(Cursor::new(bytes.to_vec()), "sheet.xlsx", "people")?;
    let mut rows = sheet.rows()?;
    let found = rows.by_ref().collect::<Result<Vec<_>, _>>()?;
    let progress = rows.progress();
    assert!(
        progress.total > 0 && progress.done <= progress.total,
        "{progress:?}"
    );
    Ok((rows.header().to_vec(), found))
}

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    table(bytes)
        .unwrap()
        .1
        .into_iter()
        .map(|row| row.cells)
        .collect()
}

const COLUMNS: [ExportColumn<'_>; 3] = [
    ExportColumn {
        name: "a",
        help: "the first",
    },
    ExportColumn {
        name: "b",
        help: "the second",
    },
    ExportColumn {
        name: "c",
        help: "=1+1",
    },
];

fn written(room: &Room, rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = XlsxWriter::new("people", &COLUMNS, room).unwrap();
    for row in rows {
        let cells: Vec<Cell<'_>> = row.iter().map(|text| Cell::Text(text)).collect();
        writer.write_row(&cells).unwrap();
    }
    writer.finish(Vec::new()).unwrap()
}

/// A package by hand: whatever parts and XML a hostile file may hold.
struct Package {
    worksheet: String,
    shared: String,
    more: Vec<(String, Vec<u8>)>,
}

const WORKBOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="people" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

impl Package {
    fn new(sheet_data: &str) -> Self {
        Self {
            worksheet: format!("<worksheet><sheetData>{sheet_data}</sheetData></worksheet>"),
            shared: String::new(),
            more: Vec::new(),
        }
    }

    fn with(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.more.push((name.to_owned(), bytes.into()));
        self
    }

    fn shared(mut self, xml: &str) -> Self {
        xml.clone_into(&mut self.shared);
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut package = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let mut add = |name: &str, bytes: &[u8]| {
            package.start_file(name, options).unwrap();
            package.write_all(bytes).unwrap();
        };
        add(
            "_rels/.rels",
            br#"<Relationships><Relationship Type="x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        );
        add("xl/workbook.xml", WORKBOOK.as_bytes());
        add(
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="rId1" Type="x/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        );
        add("xl/worksheets/sheet1.xml", self.worksheet.as_bytes());
        if !self.shared.is_empty() {
            add("xl/sharedStrings.xml", self.shared.as_bytes());
        }
        for (name, bytes) in &self.more {
            add(name, bytes);
        }
        package.finish().unwrap().into_inner()
    }

    fn fault(&self) -> Fault {
        table(&self.bytes()).unwrap_err()
    }
}

const HEADER: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>"#;

fn with_row(row: &str) -> Package {
    Package::new(&format!("{HEADER}{row}"))
}

#[test]
fn a_package_by_hand_is_read() {
    let row = r#"<row r="3"><c r="B3" t="s"><v>1</v></c></row>"#;
    let package = with_row(row).shared(r#"<sst uniqueCount="2"><si><t>x</t></si><si><r><t>y </t></r><r><t xml:space="preserve"> z</t></r></si></sst>"#);
    let (header, rows) = table(&package.bytes()).unwrap();
    assert_eq!(header, ["a", "b"]);
    assert_eq!(
        rows,
        [Row {
            line: 3,
            cells: vec![String::new(), "y z".to_owned()]
        }]
    );
}

#[test]
fn typed_cells_come_back_as_a_person_would_write_them() {
    for room in [Room::Memory, Room::Folder(std::env::temp_dir())] {
        let mut writer = XlsxWriter::new("people", &COLUMNS, &room).unwrap();
        for row in [
            [
                Cell::Text("007"),
                Cell::Whole(400),
                Cell::Date(date(2017, 5, 31)),
            ],
            [
                Cell::Text("=1+1"),
                Cell::Whole(-3),
                Cell::Date(date(1900, 1, 1)),
            ],
            [
                Cell::Text("2017-05-31"),
                Cell::Number(12.5),
                Cell::Date(date(1900, 2, 28)),
            ],
            [
                Cell::Text("'x"),
                Cell::Whole(i64::MAX),
                Cell::Date(date(1900, 3, 1)),
            ],
            [
                Cell::Text("TRUE"),
                Cell::Empty,
                Cell::Date(date(1899, 12, 31)),
            ],
            [
                Cell::Text("x"),
                Cell::Number(0.1),
                Cell::Date(date(9999, 12, 31)),
            ],
        ] {
            writer.write_row(&row).unwrap();
        }
        assert_eq!(
            cells(&writer.finish(Vec::new()).unwrap()),
            [
                ["007", "400", "2017-05-31"],
                ["=1+1", "-3", "1900-01-01"],
                ["2017-05-31", "12.5", "1900-02-28"],
                ["'x", "9223372036854775807", "1900-03-01"],
                ["TRUE", "", "1899-12-31"],
                ["x", "0.1", "9999-12-31"],
            ]
        );
    }
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let rows = vec![vec!["x".to_owned(), "=y".to_owned(), "ə".to_owned()]];
    for room in [Room::Memory, Room::Folder(std::env::temp_dir())] {
        assert_eq!(written(&room, &rows), written(&room, &rows));
    }
}

#[test]
fn the_sheet_named_like_the_register_is_read_and_else_the_first() {
    let mut workbook = Workbook::new();
    for (name, heading) in [("other", "first"), ("people", "second")] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        sheet.write_string(0, 0, heading).unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let header = |register: &str| {
        let mut sheet = sheets::read(Cursor::new(bytes.clone()), "x.xlsx", register).unwrap();
        sheet.rows().unwrap().header().to_vec()
    };
    assert_eq!(header("people"), ["second"]);
    assert_eq!(header("stays"), ["first"]);
}

#[test]
fn a_spreadsheet_is_known_by_its_bytes_whatever_it_is_called() {
    let bytes = written(&Room::Memory, &[]);
    let mut sheet = sheets::read(Cursor::new(bytes), "people.csv", "people").unwrap();
    assert_eq!(sheet.rows().unwrap().header(), ["a", "b", "c"]);
    let fault = sheets::read(Cursor::new(b"a,b\n"), "people.XLSX", "people").unwrap_err();
    assert!(
        fault.wrong().contains("called .xlsx and is none"),
        "{fault}"
    );
    let old = sheets::read(
        Cursor::new([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
        "people.xls",
        "people",
    )
    .unwrap_err();
    assert!(old.wrong().contains("password"), "{old}");
}

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

#[test]
fn what_could_not_be_read_back_is_not_written() {
    let long = "x".repeat(limits::CELL_CHARACTERS + 1);
    for cell in [
        Cell::Text("x\0y"),
        Cell::Text(&long),
        Cell::Number(f64::INFINITY),
    ] {
        let mut writer = XlsxWriter::new("people", &COLUMNS, &Room::Memory).unwrap();
        let fault = writer
            .write_row(&[Cell::Empty, cell, Cell::Empty])
            .unwrap_err();
        assert_eq!(
            (fault.line, fault.column, fault.heading.as_deref()),
            (Some(2), Some(2), Some("b"))
        );
    }
    let mut writer = XlsxWriter::new("people", &COLUMNS, &Room::Memory).unwrap();
    assert!(writer.write_row(&[Cell::Empty]).is_err());
    assert!(XlsxWriter::new("a/b", &COLUMNS, &Room::Memory).is_err());
    assert!(XlsxWriter::new("people", &COLUMNS, &Room::Folder("/nowhere/at/all".into())).is_err());
}

#[test]
fn a_template_can_be_read_as_it_is_and_holds_lists_and_helps() {
    let columns = [
        TemplateColumn {
            name: "name".to_owned(),
            help: "h".repeat(300),
            form: "one line of text".to_owned(),
            required: true,
            ..TemplateColumn::default()
        },
        TemplateColumn {
            name: "sex".to_owned(),
            help: "as the person says".to_owned(),
            required: false,
            choices: vec![
                ("female".to_owned(), "Woman".to_owned()),
                ("male".to_owned(), "Man".to_owned()),
            ],
            ..TemplateColumn::default()
        },
        TemplateColumn {
            name: "forms".to_owned(),
            form: "codes with ; between".to_owned(),
            choices: vec![("labour".to_owned(), "Forced labour".to_owned())],
            several: true,
            ..TemplateColumn::default()
        },
    ];
    let bytes = sheets::template_xlsx("people", &columns).unwrap();
    assert_eq!(bytes, sheets::template_xlsx("people", &columns).unwrap());
    let (header, rows) = table(&bytes).unwrap();
    assert_eq!(header, ["name", "sex", "forms"]);
    assert!(rows.is_empty());

    let rows_of = |sheet: &str| {
        let mut sheet = sheets::read(Cursor::new(bytes.clone()), "t.xlsx", sheet).unwrap();
        sheet
            .rows()
            .unwrap()
            .map(|row| row.unwrap().cells)
            .collect::<Vec<_>>()
    };
    assert_eq!(rows_of("Help")[0][2..], ["one line of text", "x"]);
    assert_eq!(rows_of("Help")[1], ["sex", "as the person says", "", ""]);
    assert_eq!(
        rows_of("Help")[2],
        ["forms", "", "codes with ; between", ""]
    );
    let worksheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(
        worksheet.contains("Lists!$A$2:$A$3") && worksheet.contains("Lists!$C$2:$C$2"),
        "{worksheet}"
    );
    // Of two codes in one cell the spreadsheet would say that they are none.
    let validation = |cells: &str| {
        let (before, _) = worksheet.split_once(&format!("sqref=\"{cells}")).unwrap();
        before.rsplit_once("<dataValidation ").unwrap().1.to_owned()
    };
    assert!(validation("B2").contains("showErrorMessage=\"1\""));
    assert!(!validation("C2").contains("showErrorMessage"));
    let lists = part(&bytes, "xl/worksheets/sheet3.xml");
    assert!(lists.contains(r#"r="D2""#), "{lists}");

    assert_eq!(
        sheets::template_csv(&columns).unwrap(),
        "\u{feff}name,sex,forms\n".as_bytes()
    );
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut package.by_name(name).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn no_cell_of_text_becomes_a_formula_or_a_link() {
    let rows = vec![vec![
        "=1+1".to_owned(),
        "http://example.org".to_owned(),
        "@x".to_owned(),
    ]];
    let bytes = written(&Room::Memory, &rows);
    let worksheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(
        !worksheet.contains("<f>") && !worksheet.contains("hyperlink"),
        "{worksheet}"
    );
    assert!(worksheet.contains("pane"), "the header is frozen");
    assert_eq!(cells(&bytes), rows);
}

fn any_rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![
        "[a-z<>&\"'=_x0-9 \t\r\n-]{0,8}",
        any::<String>().prop_map(|text| text.replace('\0', "")),
    ];
    let row = proptest::collection::vec(cell, 3).prop_filter("an empty row", |row| {
        row.iter().any(|cell| !cell.is_empty())
    });
    proptest::collection::vec(row, 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_rows_come_back_from_xlsx(rows in any_rows()) {
        prop_assert_eq!(cells(&written(&Room::Memory, &rows)), rows.clone());
        prop_assert_eq!(cells(&written(&Room::Folder(std::env::temp_dir()), &rows)), rows);
    }

    #[test]
    fn any_worksheet_is_read_or_refused(xml in "(<(row|c|v|is|t|f)( r=\"[A-C0-9]{1,3}\")?( t=\"(s|n|str|inlineStr)\")?/?>|</(row|c|v|is|t|f)>|[0-9]){0,20}") {
        if let Err(fault) = table(&with_row(&xml).bytes()) {
            prop_assert!(!fault.wrong().is_empty() && !fault.right().is_empty());
        }
    }
}
