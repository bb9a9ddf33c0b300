//! CSV files, sound and hostile.
#![allow(clippy::unwrap_used)]

use std::io::Cursor;

use proptest::prelude::*;
use sheets::{Cell, CsvWriter, Fault, Row, limits};

type Table = (Vec<String>, Vec<Row>);

fn table(bytes: impl AsRef<[u8]>) -> Result<Table, Fault> {
    let mut sheet = sheets::read(Cursor::new(bytes.as_ref().to_vec()), "sheet.csv", "people")?;
    let mut rows = sheet.rows()?;
    let found = rows.by_ref().collect::<Result<Vec<_>, _>>()?;
    let progress = rows.progress();
    assert_eq!(progress.done, progress.total, "all bytes were read");
    Ok((rows.header().to_vec(), found))
}

fn cells(bytes: impl AsRef<[u8]>) -> Vec<Vec<String>> {
    table(bytes)
        .unwrap()
        .1
        .into_iter()
        .map(|row| row.cells)
        .collect()
}

fn fault(bytes: impl AsRef<[u8]>) -> Fault {
    table(bytes).unwrap_err()
}

fn written(header: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = CsvWriter::new(Vec::new(), header).unwrap();
    for row in rows {
        let cells: Vec<Cell<'_>> = row.iter().map(|text| Cell::Text(text)).collect();
        writer.write_row(&cells).unwrap();
    }
    writer.finish().unwrap()
}

#[test]
fn commas_semicolons_and_tabulators_are_told_from_the_header() {
    for separator in [",", ";", "\t"] {
        let bytes = format!("a{separator}\"b,,;;\t\tx\"{separator}c\n1{separator}2{separator}3\n");
        assert_eq!(cells(&bytes), [["1", "2", "3"]], "{bytes:?}");
    }
    assert_eq!(cells("a;b,c;d\n1;2,3;4\n"), [["1", "2,3", "4"]]);
}

#[test]
fn one_column_needs_no_separator() {
    assert_eq!(cells("a\n1\n2"), [["1"], ["2"]]);
}

#[test]
fn every_line_end_is_one_and_the_last_may_be_missing() {
    for end in ["\n", "\r\n", "\r"] {
        for last in ["", end] {
            let bytes = format!("a,b{end}1,2{end}3,4{last}");
            assert_eq!(cells(&bytes), [["1", "2"], ["3", "4"]], "{bytes:?}");
        }
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_heading() {
    assert_eq!(table("\u{feff}a,b\n1,2\n").unwrap().0, ["a", "b"]);
    assert_eq!(table("\u{feff}\"a\",b\n1,2\n").unwrap().0, ["a", "b"]);
}

#[test]
fn lines_are_counted_as_a_spreadsheet_shows_them() {
    let bytes = "a,b\r\n\r\n\"two\r\nlines\",2\r\n,\r\n3,4\r\n";
    let lines: Vec<u64> = table(bytes).unwrap().1.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 5]);
}

#[test]
fn quotation_marks_separators_and_line_ends_belong_to_a_quoted_cell() {
    assert_eq!(
        cells("a,b\n\"x,\"\"y\"\"\r\nz\",\"\"\n"),
        [["x,\"y\"\r\nz", ""]]
    );
}

#[test]
fn a_missing_closing_mark_names_the_line_it_began_on() {
    let found = fault("a,b\n1,2\n3,\"four\n5,6\n7,8\n");
    assert_eq!(
        (found.line, found.column, found.heading.as_deref()),
        (Some(3), Some(2), Some("b"))
    );
    assert!(found.wrong().contains("never closed"), "{found}");
}

#[test]
fn marks_in_the_wrong_place_are_refused_and_not_dropped() {
    assert_eq!(fault("a,b\n1,5\" pipe\n").column, Some(2));
    assert_eq!(fault("a,b\n\"x\"y,2\n").column, Some(1));
    assert_eq!(fault("a,b\n \"x,y\",2\n").column, Some(1));
}

#[test]
fn other_encodings_are_refused_with_line_and_byte() {
    let latin = fault(b"name,born\nAyan,1990\nG\xfcl,1991\n");
    assert_eq!((latin.line, latin.column), (Some(3), Some(1)));
    assert!(
        latin
            .wrong()
            .contains("Byte 22 of the file (hexadecimal FC)"),
        "{latin}"
    );
    assert!(latin.right().contains("UTF-8"), "{latin}");

    let quoted = b"name\n\"a\"\"b\xfc\"\n";
    assert_eq!(quoted[10], 0xfc);
    assert!(
        fault(quoted).wrong().contains("Byte 11 "),
        "{}",
        fault(quoted)
    );

    for little in [true, false] {
        for mark in [true, false] {
            let text = if mark {
                "\u{feff}a,b\n1,2\n"
            } else {
                "a,b\n1,2\n"
            };
            let bytes: Vec<u8> = text
                .encode_utf16()
                .flat_map(|unit| {
                    if little {
                        unit.to_le_bytes()
                    } else {
                        unit.to_be_bytes()
                    }
                })
                .collect();
            assert!(
                fault(&bytes).wrong().contains("UTF-16"),
                "{}",
                fault(&bytes)
            );
        }
    }
    assert!(
        table(b"a,b\n1,\xed\xa0\x80\n").is_err(),
        "half a pair is no character"
    );
}

#[test]
fn nul_is_refused_wherever_it_stands() {
    for bytes in [
        "\0a,b\n1,2\n",
        "a,b\n1,\0\n",
        "a,b\n1,x\0y\n",
        "a,b\n1,\"x\0y\"\n",
        "a,b\n1,\"x\"\0\n",
    ] {
        assert!(fault(bytes).line.is_some(), "{bytes:?}");
    }
}

#[test]
fn a_cell_may_have_as_many_characters_as_a_spreadsheet_cell_and_no_more() {
    for letter in ["x", "ə", "𐀀"] {
        let longest = letter.repeat(limits::CELL_CHARACTERS);
        assert_eq!(cells(format!("a,b\n1,{longest}\n"))[0][1], longest);
        let found = fault(format!("a,b\n1,{longest}{letter}\n"));
        assert_eq!((found.line, found.column), (Some(2), Some(2)));
        assert!(found.wrong().contains("32767"), "{found}");
    }
}

#[test]
fn a_cell_of_ten_megabytes_is_refused_before_it_is_read_whole() {
    let mut bytes = b"a,b\n1,\"".to_vec();
    bytes.resize(10 << 20, b'x');
    let mut sheet = sheets::read(Cursor::new(bytes), "sheet.csv", "people").unwrap();
    let mut rows = sheet.rows().unwrap();
    let found = rows.next().unwrap().unwrap_err();
    assert_eq!((found.line, found.column), (Some(2), Some(2)));
    assert!(found.value.as_ref().is_none_or(|value| value.len() < 200));
    assert!(rows.progress().done < 1 << 20);
    assert!(
        rows.next().is_none(),
        "after a fault there are no more rows"
    );
}

#[test]
fn too_many_columns_are_refused_at_the_boundary() {
    let row = |columns: usize| vec!["x"; columns].join(",");
    let header: Vec<String> = (0..limits::COLUMNS)
        .map(|number| format!("c{number}"))
        .collect();
    let header = header.join(",");
    assert_eq!(
        cells(format!("{header}\n{}\n", row(limits::COLUMNS))).len(),
        1
    );
    assert!(
        fault(format!("{header}\n{}\n", row(limits::COLUMNS + 1)))
            .wrong()
            .contains("more than 500")
    );
    assert!(
        fault(",".repeat(10 << 20))
            .wrong()
            .contains("more than 500")
    );
}

#[test]
fn a_row_of_many_long_cells_is_refused() {
    let header: Vec<String> = (0..200).map(|number| format!("c{number}")).collect();
    let row = vec!["x".repeat(30_000); 200].join(",");
    assert!(
        fault(format!("{}\n{row}\n", header.join(",")))
            .wrong()
            .contains("row is longer")
    );
}

#[test]
fn a_header_is_needed_and_names_each_column_once() {
    assert!(fault("").wrong().contains("empty"));
    assert!(fault("\n\n").wrong().contains("no header"));
    assert!(fault("\u{feff}").wrong().contains("no header"));
    assert_eq!(fault("a,,c\n1,2,3\n").column, Some(2));
    let twice = fault("a,b, a \n1,2,3\n");
    assert_eq!(
        (twice.line, twice.column, twice.value.as_deref()),
        (Some(1), Some(3), Some("a"))
    );
    assert_eq!(table(" a , b ,,\n1,2,,\n").unwrap().0, ["a", "b"]);
}

#[test]
fn missing_empty_cells_at_the_end_are_filled_up_and_values_beyond_refused() {
    assert_eq!(
        cells("a,b,c\n1\n1,2,3,,\n"),
        [["1", "", ""], ["1", "2", "3"]]
    );
    let beyond = fault("a,b\nVeli, Example,1990\n");
    assert_eq!(
        (beyond.line, beyond.column, beyond.value.as_deref()),
        (Some(2), Some(3), Some("1990"))
    );
}

#[test]
fn a_file_cut_short_is_refused_or_gives_what_it_still_holds() {
    let whole = "a,b,c\n1,\"two\nlines\",3\n4,5,6\n7,\"8\",9\n";
    let rows = cells(whole);
    for length in 1..whole.len() {
        match table(&whole[..length]) {
            Err(fault) => assert!(!fault.to_string().is_empty()),
            // A cut at a row's end shows nowhere, nor does one within the
            // last cell of a row; nothing else may get through.
            Ok((header, found)) => {
                for (position, row) in found.iter().enumerate() {
                    assert_eq!(row.cells[..2], rows[position][..2], "{length} bytes");
                    assert!(
                        rows[position][2].starts_with(&row.cells[2]),
                        "{length} bytes"
                    );
                }
                assert!(found.is_empty() || header == ["a", "b", "c"]);
            }
        }
    }
    for (cut, line) in [
        ("a,b,c\n1,2", 2),
        ("a,b,c\n1,2,3\n4", 3),
        ("a,b,c\n1,\"2\"", 2),
    ] {
        let found = fault(cut);
        assert_eq!(found.line, Some(line));
        assert!(found.wrong().contains("ends in the middle"), "{found}");
    }
}

#[test]
fn formulas_leave_as_text_and_come_back_as_they_were() {
    let values = [
        "=1+1", "+994 12", "-5", "@x", "\t=1", "'=1", "'Abd", "''", "=\"a\",b",
    ];
    let rows: Vec<Vec<String>> = values
        .iter()
        .map(|value| vec!["1".to_owned(), (*value).to_owned()])
        .collect();
    let bytes = written(&["n", "v"], &rows);
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(
        text.contains("'=1+1\n") && text.contains("'+994 12\n") && text.contains("1,'Abd\n"),
        "{text}"
    );
    assert_eq!(cells(bytes), rows);
}

#[test]
fn numbers_and_dates_are_no_formulas() {
    let mut writer = CsvWriter::new(Vec::new(), &["a", "b", "c", "d"]).unwrap();
    writer
        .write_row(&[
            Cell::Whole(-5),
            Cell::Number(-0.5),
            Cell::Date(jiff::civil::date(2017, 5, 31)),
            Cell::Empty,
        ])
        .unwrap();
    assert_eq!(writer.finish().unwrap(), b"a,b,c,d\n-5,-0.5,2017-05-31,\n");
}

#[test]
fn what_could_not_be_read_back_is_not_written() {
    let mut writer = CsvWriter::new(Vec::new(), &["a", "b"]).unwrap();
    let long = "x".repeat(limits::CELL_CHARACTERS + 1);
    for cells in [
        [Cell::Whole(1), Cell::Text("x\0y")],
        [Cell::Whole(1), Cell::Text(&long)],
        [Cell::Whole(1), Cell::Number(f64::NAN)],
    ] {
        let fault = writer.write_row(&cells).unwrap_err();
        assert_eq!(
            (fault.column, fault.heading.as_deref()),
            (Some(2), Some("b"))
        );
    }
    let mut writer = CsvWriter::new(Vec::new(), &["a", "b"]).unwrap();
    assert!(writer.write_row(&[Cell::Whole(1)]).is_err());
}

/// A target with room for a few bytes.
struct Full(usize);

impl std::io::Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        if taken == 0 {
            Err(std::io::Error::from(std::io::ErrorKind::StorageFull))
        } else {
            Ok(taken)
        }
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_said_plainly() {
    let mut writer = CsvWriter::new(Full(100), &["a"]).unwrap();
    let outcome = (0..100_000).try_for_each(|number| writer.write_row(&[Cell::Whole(number)]));
    assert!(outcome.unwrap_err().wrong().contains("cannot be written"));
    let writer = CsvWriter::new(Full(1), &["long heading"]).unwrap();
    assert!(writer.finish().is_err(), "the last bytes do not fit either");
}

fn any_rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![
        "[a-z,;\"'=+@\t\r\n \u{feff}-]{0,6}",
        any::<String>().prop_map(|text| text.replace('\0', "")),
    ];
    // A row of nothing but empty cells is an empty row of the sheet: it says nothing.
    let row = proptest::collection::vec(cell, 3).prop_filter("an empty row", |row| {
        row.iter().any(|cell| !cell.is_empty())
    });
    proptest::collection::vec(row, 0..6)
}

proptest! {
    #[test]
    fn any_rows_come_back_from_csv(rows in any_rows()) {
        prop_assert_eq!(cells(written(&["a", "b", "c"], &rows)), rows);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 1..400)) {
        match table(&bytes) {
            Ok((header, rows)) => prop_assert!(rows.iter().all(|row| row.cells.len() == header.len())),
            Err(fault) => prop_assert!(!fault.wrong().is_empty() && !fault.right().is_empty()),
        }
    }

    #[test]
    fn any_marks_are_read_or_refused(text in "[a\",;\n\r\t]{1,40}") {
        if let Err(fault) = table(&text) {
            prop_assert!(fault.line.is_some() || fault.wrong().contains("header"));
        }
    }
}

#[test]
fn rows_across_the_borders_of_the_buffer_are_whole() {
    // Rows of every length modulo a few primes, so that each state of the
    // reader meets the border of its 64 KiB once.
    let rows: Vec<Vec<String>> = (0..20_000)
        .map(|number| {
            vec![
                number.to_string(),
                "ə\"\n".repeat(number % 7),
                format!("=x{}", "y".repeat(number % 11)),
            ]
        })
        .collect();
    for end in ["\n", "\r\n"] {
        let text = String::from_utf8(written(&["a", "b", "c"], &rows)).unwrap();
        let bytes = if end == "\n" {
            text
        } else {
            text.replace('\n', "\r\n")
        };
        let expected: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.replace('\n', end)).collect())
            .collect();
        assert_eq!(cells(bytes), expected);
    }
}
