//! What is written: it can be read back, and starts nothing in a spreadsheet.

use std::io::Cursor;

use proptest::prelude::*;
use sheets::{Cell, Room, TemplateColumn, XlsxWriter, limits};

use crate::{COLUMNS, cells, table, written};

#[test]
fn the_same_rows_give_the_same_bytes() {
    let rows = vec![vec!["x".to_owned(), "=y".to_owned(), "ə".to_owned()]];
    for room in [Room::Memory, Room::Folder(std::env::temp_dir())] {
        assert_eq!(written(&room, &rows), written(&room, &rows));
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
}
