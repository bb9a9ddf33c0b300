//! XLSX files, sound and hostile.
#![allow(clippy::unwrap_used)]

mod hostile;
mod sound;
mod written;

use std::io::{Cursor, Write as _};

use sheets::{Cell, ExportColumn, Fault, Room, Row, XlsxWriter};
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
