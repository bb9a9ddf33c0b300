//! Two files of one person, for programs: merged into one, and parted again.

use axum::{
    body::Bytes,
    extract::{self, Path},
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
};
use kernel::Refusal;
use records::TwoFiles;
use serde_json::{Map, Value};

use super::{Answer, answer, object, problem_of, unknown};
use crate::{
    Sending, State, Visit,
    registers::{id_of, kind_of},
};

/// What a program sends of two files.
struct Sent {
    object: Map<String, Value>,
    refusals: Vec<Refusal>,
}

impl Sent {
    fn read(headers: &HeaderMap, body: &Bytes) -> Result<Self, Vec<Refusal>> {
        Ok(Self {
            object: object(headers, body).map_err(|refusal| vec![refusal])?,
            refusals: Vec::new(),
        })
    }

    fn text(&mut self, name: &str) -> String {
        let place = format!("/{name}");
        match self.object.remove(name) {
            Some(Value::String(text)) => return text,
            None | Some(Value::Null) => {
                self.refusals.push(Refusal::by("entry.required").at(&place));
            }
            Some(_) => self.refusals.push(Refusal::by("web.json_text").at(&place)),
        }
        String::new()
    }

    fn number(&mut self, name: &str) -> i64 {
        let place = format!("/{name}");
        let number = match self.object.remove(name) {
            None | Some(Value::Null) => Err("entry.required"),
            Some(number) => number.as_i64().ok_or("entry.number"),
        };
        number.unwrap_or_else(|rule| {
            self.refusals.push(Refusal::by(rule).at(&place));
            0
        })
    }

    /// Nothing else was sent.
    fn end(mut self, known: &str) -> Result<(), Vec<Refusal>> {
        let others = self.object.keys().map(|name| unknown(name, known));
        self.refusals.extend(others.collect::<Vec<_>>());
        if self.refusals.is_empty() {
            Ok(())
        } else {
            Err(self.refusals)
        }
    }
}

/// Merges the second file, which is named by its reference, into this one.
pub(crate) async fn merge(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let kind = kind_of(&state, &register).map_err(IntoResponse::into_response)?;
    let no = |trouble| problem_of(&state, &visit, &kind, trouble);
    let kept = id_of(&state, &register, &address).map_err(no)?;
    let mut sent = Sent::read(&headers, &body).map_err(|refusals| no(refusals.into()))?;
    let (second, version) = (sent.text("second"), sent.number("version"));
    let (second_version, reason) = (sent.number("second_version"), sent.text("reason"));
    sent.end("second, version, second_version, reason")
        .map_err(|refusals| no(refusals.into()))?;
    let sending = Sending::of_program(&headers, body).map_err(|refusal| no(refusal.into()))?;
    let stored = state
        .work(move |mechanism| {
            let files = TwoFiles {
                kept: (kept, version),
                second: (&second, second_version),
            };
            mechanism.merge(&register, files, &reason, sending.repeat().as_ref())
        })
        .await
        .map_err(no)?;
    answer(&state, &visit, &kind, stored, StatusCode::OK).await
}

/// Parts this file from the one that it was merged into.
pub(crate) async fn part(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let kind = kind_of(&state, &register).map_err(IntoResponse::into_response)?;
    let no = |trouble| problem_of(&state, &visit, &kind, trouble);
    let second = id_of(&state, &register, &address).map_err(no)?;
    let mut sent = Sent::read(&headers, &body).map_err(|refusals| no(refusals.into()))?;
    let (version, reason) = (sent.number("version"), sent.text("reason"));
    sent.end("version, reason")
        .map_err(|refusals| no(refusals.into()))?;
    let sending = Sending::of_program(&headers, body).map_err(|refusal| no(refusal.into()))?;
    let stored = state
        .work(move |mechanism| {
            let repeat = sending.repeat();
            mechanism.part(&register, (second, version), &reason, repeat.as_ref())
        })
        .await
        .map_err(no)?;
    answer(&state, &visit, &kind, stored, StatusCode::OK).await
}
