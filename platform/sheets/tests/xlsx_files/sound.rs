//! What a person's spreadsheet holds is read as they would write it.

use std::io::Cursor;

use jiff::civil::date;
use rust_xlsxwriter::Workbook;
use sheets::{Cell, Room, Row, XlsxWriter};

use crate::{COLUMNS, cells, table, with_row, written};

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
