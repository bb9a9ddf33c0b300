//! Figures and reports on the command line, frozen and live.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use super::program::{Program, says};
use crate::{
    places, practice_country,
    samples::DAY,
    workbench::{self, Workbench},
};

#[test]
fn figures_as_json_are_a_list_with_one_object_a_figure() {
    let bench = Workbench::practice_copy();
    let program = Program::on(&bench, &practice_country::files().key);
    let figures = program.json(&["figures", "--year", "2017", "--format", "json"]);
    let figures = figures.as_array().unwrap();
    let pack = workbench::pack();
    let ids: BTreeSet<&str> = figures
        .iter()
        .map(|figure| figure["id"].as_str().unwrap())
        .collect();
    let right: BTreeSet<&str> = pack.figures().iter().map(|figure| figure.id).collect();
    assert_eq!(ids, right);
    assert_eq!(figures.len(), right.len());
    for figure in figures {
        let keys: Vec<&str> = figure
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(
            keys,
            ["id", "year", "state", "value", "qualifier", "shown", "unit"]
        );
        assert_eq!(figure["year"], 2017);
        let state = figure["state"].as_str().unwrap();
        assert!(
            ["counted", "not_reported", "unknown"].contains(&state),
            "{state}"
        );
        assert_eq!(figure["value"].is_null(), state != "counted");
        let qualifier = figure["qualifier"].as_str().unwrap();
        assert!(
            [
                "exact",
                "more than",
                "about",
                "at least",
                "ordinal",
                "all",
                "some"
            ]
            .contains(&qualifier),
            "{qualifier}"
        );
        assert!(!figure["shown"].as_str().unwrap().is_empty());
        assert!(!figure["unit"].as_str().unwrap().is_empty());
    }

    let by = program.json(&[
        "figures",
        "V1",
        "--year",
        "2017",
        "--by",
        "sex,month",
        "--format",
        "json",
    ]);
    let cells = by[0]["cells"].as_array().unwrap();
    let mut sum = 0;
    for cell in cells {
        let keys: BTreeSet<&str> = cell
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(keys, BTreeSet::from(["sex", "month", "state", "value"]));
        sum += cell["value"].as_i64().unwrap();
    }
    assert_eq!(Some(sum), by[0]["value"].as_i64());

    // The same figures as a table, as rows and as a spreadsheet.
    says(
        &program.done(&["figures", "V1", "--year", "2017"]),
        &["V1", "71"],
    );
    let rows = program.done(&["figures", "--year", "2017", "--format", "csv"]);
    assert_eq!(
        csv::Reader::from_reader(rows.as_bytes()).records().count(),
        figures.len()
    );
    let spreadsheet = program.file("figures.xlsx");
    program.done(&[
        "figures",
        "--year",
        "2017",
        "--format",
        "xlsx",
        "--output",
        &spreadsheet,
    ]);
    assert!(fs::read(spreadsheet).unwrap().starts_with(b"PK"));

    // As known before anything was recorded, nothing was.
    let early = program.json(&[
        "figures",
        "V1",
        "--year",
        "2017",
        "--as-known-on",
        "2016-01-01",
        "--format",
        "json",
    ]);
    assert_eq!(early[0]["state"], "not_reported");
}

#[test]
fn a_frozen_report_is_given_again_to_the_byte_while_the_live_figures_move() {
    let bench = Workbench::practice_copy();
    let program = Program::on(&bench, &practice_country::files().key);
    says(
        &program.done(&["freeze", "2017", "--as", "Test coordinator"]),
        &["Set 1 of 2017", "Test coordinator"],
    );
    let report = |program: &Program, language: &str, format: &str, set: &str| {
        let file = program.file(&format!("report.{language}.{format}"));
        program.done(&[
            "report",
            "2017",
            "--language",
            language,
            "--format",
            format,
            "--output",
            &file,
            "--set",
            set,
        ]);
        fs::read(file).unwrap()
    };
    let formats = ["pdf", "html", "docx", "xlsx", "csv", "json"];
    let issue = || {
        let mut issued = Vec::new();
        for language in ["en", "az"] {
            for format in formats {
                issued.push(report(&program, language, format, "1"));
            }
        }
        issued
    };
    let issued = issue();
    assert!(issued[0].starts_with(b"%PDF-"));
    assert!(issued[1].starts_with(b"<!DOCTYPE html>") || issued[1].starts_with(b"<!doctype html>"));
    assert!(issued[2].starts_with(b"PK") && issued[3].starts_with(b"PK"));
    let figures: Value = serde_json::from_slice(&issued[5]).unwrap();
    assert!(figures.is_object() || figures.is_array());
    let english = String::from_utf8(issued[1].clone()).unwrap();
    says(&english, &["71", "142", "14,897", "more than 80,000"]);
    says(
        &program.done(&["revisions", "2017"]),
        &["Set 1 of 2017".to_ascii_lowercase().as_str(), "0 figures"],
    );

    // One recognition is taken back, by a file that people edit.
    let decisions = program.done(&["export", "decisions"]);
    let mut lines: Vec<String> = decisions.lines().map(str::to_owned).collect();
    let at = lines
        .iter()
        .position(|line| line.contains(",2017-") && line.contains(",recognised"))
        .unwrap();
    let reference = lines[at].split(',').next().unwrap().to_owned();
    lines[at] = lines[at].replacen(",recognised", ",not_recognised", 1);
    let file = program.written(
        "decisions.csv",
        &(lines[0].clone() + "\n" + &lines[at] + "\n"),
    );
    says(
        &program.done(&["import", "decisions", &file]),
        &["0 new, 1 changed, 0 unchanged"],
    );

    let figures = program.json(&["figures", "V1", "--year", "2017", "--format", "json"]);
    assert_eq!(figures[0]["value"], 70);
    assert_eq!(issue(), issued, "the report of set 1 is what it was");
    let revisions = program.done(&["revisions", "2017"]);
    says(&revisions, &["V1", "71", "70", "-1", &reference, "edited"]);

    says(&program.done(&["freeze", "2017"]), &["Set 2 of 2017"]);
    assert_eq!(issue(), issued);
    assert_ne!(report(&program, "en", "json", "2"), issued[5]);
    says(
        &program.refused(&["report", "2017", "--set", "3"]),
        &["3", "2"],
    );
}

#[test]
fn a_report_without_a_frozen_set_says_that_it_is_a_draft() {
    let bench = Workbench::practice_copy();
    let program = Program::on(&bench, &practice_country::files().key);
    says(
        &program.done(&["report", "2017", "--language", "en", "--format", "html"]),
        &["DRAFT"],
    );
}

#[test]
fn another_country_is_loaded_by_template_and_import_alone_and_gets_its_report() {
    let mut program = Program::nowhere();
    program.pack = places::example_pack();
    program.done(&["init"]);
    let template = program.done(&["template", "persons"]);
    says(&template, &["came_by"]);
    let pack = workbench::read_pack(&places::example_pack());
    let home = &pack.code;
    let agency = pack.list("agencies").codes().next().unwrap();
    let region = pack.list("regions").codes().next().unwrap();
    let article = pack.codes_marked("articles", "trafficking")[0];
    let files = [
        (
            "persons",
            format!(
                "reference,registered_on,sex,citizenship,residence\n\
                 P-1,{DAY},female,{home},{region}\nP-2,{DAY},male,unknown,{region}\n"
            ),
        ),
        (
            "decisions",
            format!(
                "reference,person,decided_on,authority,outcome\n\
                 D-1,P-1,{DAY},{agency},recognised\nD-2,P-2,{DAY},{agency},recognised\n"
            ),
        ),
        (
            "facts",
            format!("registered_on,article\n{DAY},{article}\n{DAY},{article}\n"),
        ),
    ];
    for (register, text) in files {
        let file = program.written(&format!("{register}.csv"), &text);
        says(
            &program.done(&["import", register, &file]),
            &["2 new, 0 changed"],
        );
    }
    let figures = program.json(&[
        "figures", "V1", "V2", "V4", "V5", "J1", "--year", "2017", "--format", "json",
    ]);
    let values: Vec<&Value> = figures
        .as_array()
        .unwrap()
        .iter()
        .map(|figure| &figure["value"])
        .collect();
    assert_eq!(
        values,
        [&2.into(), &1.into(), &1.into(), &0.into(), &Value::from(2)]
    );
    let report = program.done(&["report", "2017", "--format", "html"]);
    says(&report, &["DRAFT", pack.name["en"].as_str()]);
}
