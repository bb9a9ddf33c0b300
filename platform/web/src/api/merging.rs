//! Two files of one person, for programs: merged into one, and parted again.

use axum::{
    body::Bytes,
    extract::{self, Path},
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
};
use db::Stored;
use kernel::{No, RecordId, Refusal};
use records::{Mechanism, Repeat, TwoFiles};
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
    Path(place): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let read = |mut sent: Sent| {
        let (second, version) = (sent.text("second"), sent.number("version"));
        let (second_version, reason) = (sent.number("second_version"), sent.text("reason"));
        sent.end("second, version, second_version, reason")?;
        Ok((second, version, second_version, reason))
    };
    on_file((state, visit), place, (headers, body), read, |acting| {
        let (second, version, second_version, reason) = acting.sent;
        let files = TwoFiles {
            kept: (acting.file, *version),
            second: (second, *second_version),
        };
        acting
            .mechanism
            .merge(acting.register, files, reason, acting.repeat)
    })
    .await
}

/// Parts this file from the one that it was merged into.
pub(crate) async fn part(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(place): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let read = |mut sent: Sent| {
        let (version, reason) = (sent.number("version"), sent.text("reason"));
        sent.end("version, reason")?;
        Ok((version, reason))
    };
    on_file((state, visit), place, (headers, body), read, |acting| {
        let (version, reason) = acting.sent;
        let second = (acting.file, *version);
        acting
            .mechanism
            .part(acting.register, second, reason, acting.repeat)
    })
    .await
}

/// An act on a file, with what was sent of it.
struct Acting<'a, T> {
    mechanism: &'a Mechanism,
    register: &'a str,
    file: RecordId,
    sent: &'a T,
    repeat: Option<&'a Repeat<'a>>,
}

/// Does to the file of an address what was sent.
async fn on_file<T: Send + 'static>(
    (state, visit): (State, Visit),
    (register, address): (String, String),
    (headers, body): (HeaderMap, Bytes),
    read: fn(Sent) -> Result<T, Vec<Refusal>>,
    act: fn(Acting<'_, T>) -> Result<Stored, No>,
) -> Answer {
    let kind = kind_of(&state, &register).map_err(IntoResponse::into_response)?;
    let no = |trouble| problem_of(&state, &visit, &kind, trouble);
    let file = id_of(&state, &register, &address).map_err(no)?;
    let sent = Sent::read(&headers, &body).and_then(read);
    let sent = sent.map_err(|refusals| no(refusals.into()))?;
    let sending = Sending::of_program(&headers, body).map_err(|refusal| no(refusal.into()))?;
    let stored = state
        .work(move |mechanism| {
            act(Acting {
                mechanism,
                register: &register,
                file,
                sent: &sent,
                repeat: sending.repeat().as_ref(),
            })
        })
        .await
        .map_err(no)?;
    answer(&state, &visit, &kind, stored, StatusCode::OK).await
}
