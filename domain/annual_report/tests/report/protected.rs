//! Small numbers of persons in tables are not printed, nor can they be worked
//! out; what is printed in the text is known.

use annual_report::Format;
use serde_json::Value;

use crate::fixture::{Fixture, Victim, example};

fn filled() -> Fixture {
    filled_in(&example())
}

fn filled_in(country: &std::path::Path) -> Fixture {
    let fixture = Fixture::of(country);
    for number in 0..20 {
        fixture.victim(&Victim {
            year: 2017,
            number,
            sex: if number < 6 { "male" } else { "female" },
            age: 20 + number,
            citizenship: "XA",
            forms: if number == 0 {
                "ForcedLabour;ForcedBegging"
            } else {
                "SexualExploitation"
            },
            destination: match number {
                0..8 => "AT",
                8..18 => "IT",
                _ => "XA",
            },
            authority: "protection_panel",
        });
    }
    fixture
}

fn cells(fixture: &Fixture, id: &str, dimension: &str) -> Vec<Value> {
    let bytes = annual_report::draft(&fixture.mechanism, 2017, "en", Format::Json).unwrap();
    let table: Value = serde_json::from_slice(&bytes).unwrap();
    let breakdowns = table["breakdowns"].as_array().unwrap();
    let breakdown = breakdowns
        .iter()
        .find(|breakdown| {
            breakdown["id"] == id && breakdown["by"] == serde_json::json!([dimension])
        })
        .unwrap();
    breakdown["cells"].as_array().unwrap().clone()
}

fn state_of<'a>(cells: &'a [Value], dimension: &str, code: &str) -> &'a Value {
    let cell = cells.iter().find(|cell| cell[dimension] == code).unwrap();
    &cell["state"]
}

#[test]
fn a_small_number_is_said_to_be_small_and_a_partner_is_hidden_with_it() {
    let fixture = filled();
    let cells = cells(&fixture, "V1", "destination");
    assert_eq!(state_of(&cells, "destination", "XA"), "fewer_than");
    let hidden = cells
        .iter()
        .filter(|cell| cell["state"] == "hidden")
        .count();
    assert_eq!(hidden, 1, "{cells:?}");
    for cell in &cells {
        let value = cell["value"].as_i64();
        assert!(value.is_none_or(|value| value == 0 || value >= 5), "{cell}");
    }
    let page = annual_report::draft(&fixture.mechanism, 2017, "en", Format::Html).unwrap();
    assert!(String::from_utf8(page).unwrap().contains("fewer than 5"));
}

#[test]
fn a_cell_that_the_report_prints_as_a_figure_is_shown() {
    let fixture = filled();
    let cells = cells(&fixture, "V1", "sex");
    // V2 and V3 tell both.
    assert_eq!(state_of(&cells, "sex", "male"), "counted");
    assert_eq!(state_of(&cells, "sex", "female"), "counted");
}

#[test]
fn a_small_number_in_a_table_with_several_answers_a_person_is_not_printed() {
    let fixture = filled();
    let cells = cells(&fixture, "V1", "form");
    assert_eq!(state_of(&cells, "form", "ForcedBegging"), "fewer_than");
    // F2 tells it.
    assert_eq!(state_of(&cells, "form", "ForcedLabour"), "counted");
}

#[test]
fn a_small_number_cannot_be_worked_out_from_the_table_with_one_dimension_less() {
    let folder = tempfile::tempdir().unwrap();
    crate::fixture::copy(&example(), folder.path());
    std::fs::write(
        folder.path().join("report/document.en.md"),
        "# Report\n\n::table V1 form\n\n::table V1 form,sex\n\n::table V1 sex\n",
    )
    .unwrap();
    let fixture = filled_in(folder.path());
    fixture.victim(&Victim {
        year: 2017,
        number: 21,
        sex: "other",
        age: 30,
        citizenship: "XA",
        forms: "SexualExploitation",
        destination: "AT",
        authority: "protection_panel",
    });
    let bytes = annual_report::draft(&fixture.mechanism, 2017, "en", Format::Json).unwrap();
    let table: Value = serde_json::from_slice(&bytes).unwrap();
    let breakdowns = table["breakdowns"].as_array().unwrap();
    let crossed = breakdowns
        .iter()
        .find(|breakdown| breakdown["by"] == serde_json::json!(["form", "sex"]))
        .unwrap();
    let row: Vec<&Value> = crossed["cells"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|cell| cell["form"] == "SexualExploitation")
        .collect();
    // 14 women, 5 men and one other make the 20 that the table by form tells.
    let untold = row.iter().filter(|cell| cell["value"].is_null()).count();
    assert!(untold >= 2, "{row:?}");
    assert!(row.iter().all(|cell| cell["value"] != 1), "{row:?}");
}
