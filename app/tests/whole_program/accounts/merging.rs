//! Two files of one person at the doors: who makes them one and two again, with
//! which proof, and who learns of it.

mod closing;
mod moving;
mod refusing;

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::{
    at_once::{at_once, how_many},
    office::{Answer, Office, Visitor},
    rights::{Staff, enter, person, refused},
};

/// A file: its reference, and its address.
#[derive(Clone)]
pub(super) struct File {
    pub(super) reference: String,
    address: String,
}

impl File {
    fn api(&self) -> String {
        format!("/api/v1/persons/{}", self.address)
    }

    pub(super) fn page(&self) -> String {
        format!("/registers/persons/{}", self.address)
    }
}

/// A file about whose person the officer's body decides.
fn decided(finder: &mut Visitor<'_>, name: &str, body: &str) -> File {
    let (reference, address) = person(finder, name, "2020-02-01");
    let decision = json!({
        "person": reference, "decided_on": "2020-02-03", "outcome": "recognised",
        "authority": body,
    });
    let (status, said) = enter(finder, "decisions", decision);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    File { reference, address }
}

/// An identification officer with two files of one person.
pub(super) fn two_files<'o>(staff: &mut Staff<'o>) -> (Visitor<'o>, [File; 2]) {
    let body = staff.bodies[1].clone();
    let mut finder = staff.takes_on("Sample Finder", "identification_officer", 1);
    let files = ["Uydurulmuş", "Petrovskaya"].map(|name| decided(&mut finder, name, &body));
    (finder, files)
}

pub(super) fn merge(visitor: &mut Visitor<'_>, kept: &File, second: &File) -> Answer {
    let body = json!({
        "second": second.reference, "version": 1, "second_version": 1, "reason": "One document",
    });
    visitor.json(Method::POST, &format!("{}/merge", kept.api()), &body)
}

pub(super) fn part(visitor: &mut Visitor<'_>, second: &File, version: i64) -> Answer {
    let body = json!({ "version": version, "reason": "Two documents" });
    visitor.json(Method::POST, &format!("{}/part", second.api()), &body)
}

fn told(answer: &Answer) -> Value {
    serde_json::from_str(&answer.text).unwrap()
}
