//! Whoever names a file that they may not see learns nothing from what is
//! refused, and stands in the log.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{
    office::{Office, Visitor},
    rights::{Staff, enter, person},
};

/// A reference under which there is nothing.
const NOBODY: &str = "PER-2020-99999";
const REASON: &str = "Invented: somebody is in danger now.";

/// What both doors answer to an entry that names a file, without its reference.
fn answers(visitor: &mut Visitor<'_>, register: &str, fields: &Value, named: &str) -> [String; 2] {
    let mut fields = fields.clone();
    fields["person"] = json!(named);
    let path = format!("/api/v1/{register}");
    let body = json!({ "fields": fields });
    let api = visitor.json(axum::http::Method::POST, &path, &body);
    // A day is typed in three parts.
    let mut typed = Vec::new();
    for (name, value) in fields.as_object().unwrap() {
        let value = value.as_str().unwrap();
        if name.ends_with("_on") {
            for (part, digits) in ["year", "month", "day"].into_iter().zip(value.split('-')) {
                typed.push((format!("{name}-{part}"), digits));
            }
        } else {
            typed.push((name.clone(), value));
        }
    }
    let typed: Vec<(&str, &str)> = typed
        .iter()
        .map(|(name, value)| (name.as_str(), *value))
        .collect();
    let form = format!("/registers/{register}/new");
    let page = visitor.send(&form, &form, &typed);
    [api, page].map(|answer| {
        assert_eq!(
            answer.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{}",
            answer.text
        );
        // Each form that is shown has a key of its own.
        let text = if answer.text.contains("name=\"_key\"") {
            answer.text.replace(&answer.hidden("_key"), "")
        } else {
            answer.text
        };
        format!("{}\n{text}", answer.status).replace(named, "REFERENCE")
    })
}

fn refused_lines(office: &Office, before: usize) -> Vec<db::LogLine> {
    let mut lines = office.log(before);
    lines.retain(|line| line.refused.as_deref() == Some("guard.not_covered"));
    lines
}

#[test]
fn a_refused_form_tells_nothing_of_a_file_that_its_writer_may_not_see() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, another) = staff.posted("Sample Finder", "identification_officer", 1);
    let (mut helper, post) = staff.posted("Sample Helper", "case_manager", 8);
    let mut clerk = staff.takes_on("Sample Clerk", "court_clerk", 5);
    let officer = post["fields"]["officer"].as_str().unwrap();
    let another = another["fields"]["officer"].as_str().unwrap();
    let (sought, _) = person(&mut finder, "Uydurulmuş", "2020-02-01");
    let today = office.bench.mechanism.today().to_string();

    let opening = json!({
        "officer": officer, "kind": "emergency", "opened_on": today, "reason": REASON,
    });
    let tie = json!({ "officer": officer, "kind": "family", "declared_on": "2020-02-01" });
    let order = json!({
        "kind": "sealing", "ordered_by": staff.bodies[5], "number": "1", "ordered_on": "2020-02-01",
    });
    let with = |fields: &Value, field: &str, typed: &str| {
        let mut fields = fields.clone();
        fields[field] = json!(typed);
        fields
    };
    // Whatever else is wrong, be it found in the form or by a rule, one that
    // asks for the file's own record as well.
    for (register, fields, said) in [
        ("openings", json!({}), "entry.required"),
        (
            "openings",
            with(&opening, "reason", "Why not"),
            "safeguards.says_why",
        ),
        (
            "openings",
            with(&opening, "officer", another),
            "safeguards.speaks_for_oneself",
        ),
        (
            "openings",
            with(&opening, "opened_on", "2020-01-01"),
            "safeguards.opened_today",
        ),
        ("declared_ties", json!({}), "entry.required"),
        (
            "declared_ties",
            with(&tie, "declared_on", "1950-01-01"),
            "entry.no_such_record",
        ),
        ("court_orders", json!({}), "entry.required"),
        (
            "court_orders",
            with(&order, "kind", "disclosure"),
            "safeguards.disclosure",
        ),
        (
            "court_orders",
            with(&order, "ordered_on", "1950-01-01"),
            "entry.no_such_record",
        ),
    ] {
        let visitor = match register {
            "court_orders" => &mut clerk,
            _ => &mut helper,
        };
        let before = office.log_size();
        let nobody = answers(visitor, register, &fields, NOBODY);
        assert!(
            nobody[0].contains(said),
            "{register} {fields}: {}",
            nobody[0]
        );
        assert_eq!(
            nobody,
            answers(visitor, register, &fields, &sought),
            "{register} {fields}"
        );
        let lines = refused_lines(&office, before);
        assert_eq!(lines.len(), 4, "{register} {fields}: {lines:#?}");
        let whose: Vec<bool> = lines.iter().map(|line| line.record.is_some()).collect();
        assert_eq!(whose, [false, false, true, true], "{lines:#?}");
    }
    // Where nothing else is wrong, a file that is closed to the officer is not
    // there.
    let (status, said) = enter(&mut helper, "declared_ties", with(&tie, "person", &sought));
    assert_eq!(status, StatusCode::CREATED, "{said}");
    let nobody = answers(&mut helper, "openings", &opening, NOBODY);
    assert!(nobody[0].contains("entry.no_such_record"), "{}", nobody[0]);
    assert_eq!(nobody, answers(&mut helper, "openings", &opening, &sought));
    assert!(office.log_is_sound());
}
