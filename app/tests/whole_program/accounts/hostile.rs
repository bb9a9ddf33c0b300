//! Hostile texts in every text of every register: shown as text on every page,
//! and nothing that runs in any file.

use std::io::Read as _;

use axum::http::StatusCode;
use db::Listing;
use kernel::FieldKind;
use records::{Export, Format};
use serde_json::Value;

use super::office::Office;

/// What browsers, spreadsheets and typesetters would run, and what turns the
/// direction of writing. Each begins otherwise, since a cell is read from its
/// first sign.
const HOSTILE: [&str; 5] = [
    "=cmd()<script>alert(1)</script>\"'",
    "<script>alert(1)</script>\u{200f}txt",
    "#read(\"/etc/passwd\")<script>alert(1)",
    "+1+1\" onfocus=\"alert(1)<script>alert(1)",
    "@SUM(1)</title><script>alert(1)",
];

#[test]
fn hostile_texts_are_texts_in_every_register_page_and_file() {
    let office = Office::new();
    let mut visitor = office.visitor();
    let bench = &office.bench;
    let mut texts = 0;
    for kind in &bench.mechanism.pack().kinds.clone() {
        let register = kind.register.as_str();
        let said: Vec<(&str, &str)> = kind
            .fields
            .iter()
            .filter(|field| !field.key)
            .filter_map(|field| match field.kind {
                FieldKind::Text { characters_max } | FieldKind::Prose { characters_max } => {
                    Some((field.name.as_str(), characters_max))
                }
                _ => None,
            })
            .enumerate()
            .map(|(at, (field, most))| {
                let hostile = HOSTILE[at % HOSTILE.len()];
                assert!(hostile.chars().count() <= most, "{register}.{field}");
                (field, hostile)
            })
            .collect();
        texts += said.len();
        let record = bench.enter(register, &said);
        let address = bench.mechanism.address(register, record.id);
        let own = format!("/registers/{register}/{address}");
        let pages = [
            own.clone(),
            format!("{own}/edit"),
            format!("{own}/void"),
            format!("{own}/log"),
            format!("/registers/{register}"),
        ];
        for path in &pages {
            let page = visitor.get(path);
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(
                !page.text.contains("<script>alert"),
                "{path}: {}",
                page.text
            );
            assert!(!page.text.contains("\" onfocus"), "{path}: {}", page.text);
        }
        for path in &pages[..2] {
            let page = visitor.get(path).text;
            let shown = page.matches("&#60;script&#62;alert").count();
            assert!(shown >= said.len(), "{path}: {shown} of {}", said.len());
        }
        for text in HOSTILE {
            let found = visitor.send("/search", "/search", &[("search", text)]);
            assert!(!found.text.contains("<script>alert"), "{register}: {text}");
        }
        let api = visitor.get(&format!("/api/v1/{register}/{address}"));
        let api: Value = serde_json::from_str(&api.text).unwrap();
        for (field, hostile) in &said {
            assert_eq!(api["fields"][field], *hostile, "{register}.{field}");
        }

        let page = format!("/registers/{register}");
        let export = format!("{page}/export");
        let csv = visitor.send(&page, &export, &[("_format", "csv")]).text;
        let rows = csv::Reader::from_reader(csv.as_bytes()).into_records();
        for cell in rows.map(Result::unwrap).flat_map(|row| {
            let cells = row.iter().map(str::to_owned);
            cells.collect::<Vec<_>>()
        }) {
            let runs = cell.starts_with(['=', '+', '@', '\t', '\r']);
            assert!(!runs, "{register}: a spreadsheet would run {cell}");
        }
        let asked = Export {
            format: Format::Xlsx,
            language: "en".to_owned(),
            listing: Listing {
                limit: 1_000,
                ..Listing::default()
            },
        };
        let mut xlsx = Vec::new();
        let exported = bench
            .mechanism
            .export(register, &asked, &mut xlsx, &mut |_| {});
        assert!(exported.unwrap() > 0, "{register}");
        let mut file = zip::ZipArchive::new(std::io::Cursor::new(xlsx)).unwrap();
        for at in 0..file.len() {
            let mut text = String::new();
            let mut member = file.by_index(at).unwrap();
            let name = member.name().unwrap().into_owned();
            member.read_to_string(&mut text).unwrap();
            let is_sheet = name.starts_with("xl/worksheets/");
            assert!(!is_sheet || !text.contains("<f>"), "{register}: {name}");
        }
    }
    assert!(texts > 60, "{texts} texts");
}
