//! What is issued: every format, the same bytes again, and nothing of what is
//! recorded after a set was frozen.

use annual_report::{Format, Report};
use clockwork::SignedDuration;
use serde_json::Value;

use crate::fixture::{Fixture, Victim, example};

const VICTIM: Victim<'_> = Victim {
    year: 2017,
    number: 1,
    sex: "female",
    age: 24,
    citizenship: "XA",
    forms: "SexualExploitation",
    destination: "AT",
    authority: "protection_panel",
};

fn html(fixture: &Fixture, year: i16) -> String {
    let bytes = annual_report::draft(&fixture.mechanism, year, "en", Format::Html).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

fn figure<'a>(table: &'a Value, id: &str) -> &'a Value {
    table["figures"]
        .as_array()
        .unwrap()
        .iter()
        .find(|figure| figure["id"] == id)
        .unwrap()
}

#[test]
fn without_records_every_figure_is_not_reported_and_every_format_comes_out() {
    let fixture = Fixture::of(&example());
    for format in Format::ALL {
        let bytes = annual_report::draft(&fixture.mechanism, 2017, "en", format).unwrap();
        assert!(bytes.len() > 500, "{format}: {} bytes", bytes.len());
    }
    let bytes = annual_report::draft(&fixture.mechanism, 2017, "en", Format::Json).unwrap();
    let table = json(&bytes);
    let figures = table["figures"].as_array().unwrap();
    assert_eq!(figures.len(), fixture.mechanism.pack().figures().len());
    let counted: Vec<&str> = figures
        .iter()
        .filter(|figure| figure["state"] == "counted")
        .map(|figure| figure["id"].as_str().unwrap())
        .collect();
    // The years of legal work and the dated allowance are the pack's.
    assert!(
        counted.iter().all(|id| ["G6", "V8"].contains(id)),
        "{counted:?}"
    );
    assert_eq!(figure(&table, "V1")["value"], Value::Null);
    assert_eq!(figure(&table, "V1")["shown"], "not reported");
    assert!(html(&fixture, 2017).contains("not reported"));
}

#[test]
fn a_draft_says_so_and_a_frozen_report_names_its_set() {
    let fixture = Fixture::of(&example());
    fixture.victim(&VICTIM);
    assert!(html(&fixture, 2017).contains("DRAFT"));
    let frozen = annual_report::freeze_and_issue(&fixture.mechanism, 2017).unwrap();
    let issued = annual_report::issued(&fixture.mechanism, &frozen, "en", Format::Html).unwrap();
    let issued = String::from_utf8(issued).unwrap();
    assert!(!issued.contains("DRAFT"));
    assert!(issued.contains("Set 1 of 2017, frozen on 8 May 2018 by Test Officer"));
    assert!(issued.replace("<wbr>", "").contains(&frozen.set.hash));
    let table = annual_report::issued(&fixture.mechanism, &frozen, "en", Format::Json).unwrap();
    assert_eq!(
        json(&table)["set"]["hash"],
        format!("sha256:{}", frozen.set.hash)
    );
}

#[test]
fn the_same_report_gives_the_same_bytes_in_every_format() {
    let fixture = Fixture::of(&example());
    fixture.victim(&VICTIM);
    let report = Report::draft(&fixture.mechanism, 2017).unwrap();
    let again = Report::draft(&fixture.mechanism, 2017).unwrap();
    let pack = fixture.mechanism.pack();
    for format in Format::ALL {
        let first = annual_report::issue(pack, &report, "en", format).unwrap();
        let second = annual_report::issue(pack, &again, "en", format).unwrap();
        assert!(first == second, "{format} differs");
    }
}

#[test]
fn a_frozen_report_is_issued_again_byte_for_byte_whatever_is_recorded_later() {
    let fixture = Fixture::of(&example());
    fixture.victim(&VICTIM);
    let frozen = annual_report::freeze_and_issue(&fixture.mechanism, 2017).unwrap();
    let issue = |format| annual_report::issued(&fixture.mechanism, &frozen, "en", format).unwrap();
    let before: Vec<Vec<u8>> = Format::ALL.into_iter().map(issue).collect();

    fixture
        .clock
        .advance(SignedDuration::from_hours(24))
        .unwrap();
    fixture.victim(&Victim {
        number: 2,
        ..VICTIM
    });
    let after: Vec<Vec<u8>> = Format::ALL.into_iter().map(issue).collect();
    assert!(before == after);
    // Drawing the set anew tells the same figures too.
    let report = Report::of(&fixture.mechanism, &frozen).unwrap();
    let pack = fixture.mechanism.pack();
    for (format, before) in Format::ALL.into_iter().zip(&before) {
        let anew = annual_report::issue(pack, &report, "en", format).unwrap();
        assert!(anew == *before, "{format} differs");
    }
    let live = annual_report::draft(&fixture.mechanism, 2017, "en", Format::Json).unwrap();
    assert_eq!(figure(&json(&live), "V1")["value"], 2);
}

#[test]
fn a_second_set_tells_what_changed_since_the_first_and_why() {
    let fixture = Fixture::of(&example());
    fixture.victim(&VICTIM);
    annual_report::freeze_and_issue(&fixture.mechanism, 2017).unwrap();
    fixture
        .clock
        .advance(SignedDuration::from_hours(24))
        .unwrap();
    let late = fixture.victim(&Victim {
        number: 2,
        ..VICTIM
    });
    let second = annual_report::freeze_and_issue(&fixture.mechanism, 2017).unwrap();
    assert_eq!(second.set.number, 2);
    let page = annual_report::issued(&fixture.mechanism, &second, "en", Format::Html).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains(&format!("{late} was entered")), "{page}");
    let table = annual_report::issued(&fixture.mechanism, &second, "en", Format::Json).unwrap();
    let table = json(&table);
    let revised = table["revisions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|revision| revision["id"] == "V1")
        .unwrap();
    assert_eq!(revised["then"]["value"], 1);
    assert_eq!(revised["now"]["value"], 2);
    assert_eq!(revised["published_in_set"], 1);
}

#[test]
fn figures_in_html_open_to_their_pages_under_the_address_that_is_set() {
    let fixture = Fixture::of(&example());
    fixture.victim(&VICTIM);
    assert!(html(&fixture, 2017).contains("href=\"/figures/V1?year=2017\""));
    let set = |name: &str, value: &str| {
        fixture
            .mechanism
            .db()
            .write(|session| Ok(session.set(name, value)?))
            .unwrap();
    };
    set(annual_report::BASE_ADDRESS, "http://127.0.0.1:8080/");
    set("practice", "yes");
    let page = html(&fixture, 2017);
    assert!(page.contains("href=\"http://127.0.0.1:8080/figures/V1?year=2017\""));
    assert!(page.contains("Practice country"));
}

#[test]
fn the_spreadsheet_and_the_rows_hold_every_figure() {
    let fixture = Fixture::of(&example());
    fixture.victim(&VICTIM);
    let many = fixture.mechanism.pack().figures().len();
    let rows = annual_report::draft(&fixture.mechanism, 2017, "en", Format::Csv).unwrap();
    let rows = String::from_utf8(rows).unwrap();
    assert!(rows.starts_with("id,name,chapter,year,state,value,qualifier,shown,unit,"));
    assert!(
        rows.lines()
            .any(|row| row.starts_with("V1,") && row.contains(",2017,counted,1,exact,1,"))
    );
    let workbook = annual_report::draft(&fixture.mechanism, 2017, "en", Format::Xlsx).unwrap();
    let mut workbook: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(std::io::Cursor::new(workbook)).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut workbook, "Figures").unwrap();
    assert_eq!(sheet.height(), many + 1);
}

#[test]
fn a_language_or_format_that_there_is_not_is_refused_with_those_that_there_are() {
    let fixture = Fixture::of(&example());
    let no = annual_report::draft(&fixture.mechanism, 2017, "xx", Format::Html).unwrap_err();
    let kernel::No::Refused(refusals) = no else {
        panic!("{no}");
    };
    assert_eq!(refusals[0].rule, "annual_report.language");
    assert_eq!(refusals[0].named["possible"], "en");
    let refusal = "odt".parse::<Format>().unwrap_err();
    assert_eq!(
        refusal.named["possible"],
        "pdf, html, docx, xlsx, csv, json"
    );
}

/// The example country under other names, words and papers.
fn renamed(folder: &std::path::Path, country: &str) {
    crate::fixture::copy(&example(), folder);
    let change = |file: &str, from: &str, to: &str| {
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} says {from}");
        std::fs::write(path, text.replace(from, to)).unwrap();
    };
    change("country.toml", country, "Renamed Country");
    change("country.toml", "Ada Anyperson", "Bea Otherperson");
    change("lists/regions.csv", "Lakeside", "Seaside");
    change("report/speech.en.md", "Members of the Assembly", "Friends");
    change("words/figures.en.ftl", "Helpline", "Telephone");
    change(
        "report/document.en.md",
        "Victims recognised",
        "Persons found",
    );
}

#[test]
fn a_frozen_report_is_the_same_bytes_whatever_is_renamed_and_reworded() {
    let fixture = Fixture::of(&example());
    fixture.victim(&VICTIM);
    fixture.enter(
        "visits",
        &[
            ("subject", "A visit"),
            ("began_on", "2017-04-01"),
            ("direction", "inward"),
            ("purpose", "exchange"),
            ("country", "AT"),
        ],
    );
    let frozen = annual_report::freeze_and_issue(&fixture.mechanism, 2017).unwrap();
    let issue = |mechanism: &records::Mechanism, format| {
        annual_report::issued(mechanism, &frozen, "en", format).unwrap()
    };
    let before: Vec<Vec<u8>> = Format::ALL
        .map(|format| issue(&fixture.mechanism, format))
        .into();
    let table = json(&before[5]);

    fixture
        .clock
        .advance(SignedDuration::from_hours(24))
        .unwrap();
    fixture.victim(&Victim {
        number: 2,
        ..VICTIM
    });
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("renamed");
    let country = fixture.mechanism.pack().name["en"].clone();
    renamed(&folder, &country);
    let later = fixture.under(&folder);
    let after: Vec<Vec<u8>> = Format::ALL.map(|format| issue(&later, format)).into();
    assert!(before == after);

    // Drawn anew, every number and code is the set's, and the words are the
    // pack's of that day.
    let sets = statistics::frozen_sets(&later, 2017).unwrap();
    assert_eq!(sets[0].content, frozen.content);
    let report = Report::of(&later, &sets[0]).unwrap();
    let anew = annual_report::issue(later.pack(), &report, "en", Format::Json).unwrap();
    let anew = json(&anew);
    for part in ["figures", "earlier_years"] {
        let numbers = |table: &Value| -> Vec<Value> {
            let figures = table[part].as_array().unwrap().iter();
            figures
                .map(|figure| {
                    serde_json::json!([
                        figure["id"],
                        figure["year"],
                        figure["state"],
                        figure["value"]
                    ])
                })
                .collect()
        };
        assert_eq!(numbers(&table), numbers(&anew));
    }
    let cells = |table: &Value| -> Vec<Value> {
        let breakdowns = table["breakdowns"].as_array().unwrap().iter();
        breakdowns
            .flat_map(|breakdown| breakdown["cells"].as_array().unwrap().clone())
            .map(|mut cell| {
                cell.as_object_mut().unwrap().remove("names");
                cell
            })
            .collect()
    };
    assert_eq!(cells(&table), cells(&anew));
    let page = annual_report::issue(later.pack(), &report, "en", Format::Html).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert!(
        page.contains("Renamed Country") && page.contains("Persons found: <"),
        "{page}"
    );
    assert!(!page.contains(&country));
}

#[test]
fn a_damaged_document_of_a_set_is_not_given() {
    let fixture = Fixture::of(&example());
    fixture.victim(&VICTIM);
    let frozen = annual_report::freeze_and_issue(&fixture.mechanism, 2017).unwrap();
    let damaged = db::FrozenSet {
        number: 2,
        ..frozen.set.clone()
    };
    let guard = fixture.mechanism.guard();
    let permit = guard.permit(guard::Act::Freeze, "frozen_sets").unwrap();
    // A second set with the sums of the first and other bytes.
    fixture
        .mechanism
        .db()
        .write(|session| {
            let sums = session.document(&frozen.set, "SHA256SUMS")?.unwrap();
            session.keep_set(&damaged, &permit)?;
            for (name, content) in [
                ("SHA256SUMS", sums),
                ("report-2017.en.csv", b"id,name\n".to_vec()),
            ] {
                let document = db::FrozenDocument {
                    name: name.to_owned(),
                    content,
                };
                session.keep_document(&damaged, &document, &permit)?;
            }
            Ok(())
        })
        .unwrap();
    let sets = statistics::frozen_sets(&fixture.mechanism, 2017).unwrap();
    let kept =
        |set: usize| annual_report::issued(&fixture.mechanism, &sets[set], "en", Format::Csv);
    assert!(kept(0).is_ok());
    let fault = kept(1).unwrap_err().to_string();
    assert!(fault.contains("damaged"), "{fault}");
}
