//! The programming interface: the same acts, rules and refusals as the
//! pages, as JSON.

pub(crate) mod merging;
pub(crate) mod openapi;
pub(crate) mod problem;
pub(crate) mod search;
mod values;

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{self, Path, Query},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use db::Stored;
use guard::Act;
use kernel::{Entry, No, RecordId, RecordKind, Refusal};
use records::Mechanism;
use serde_json::{Map, Value, json};

use self::values::Sealed;
use crate::{
    Sending, State, Trouble, Visit,
    registers::{filters, id_of, kind_of},
};

/// How many records a list gives without being asked for more.
pub(crate) const LIMIT: u64 = 50;
/// How many records a list gives at the most.
pub(crate) const LIMIT_MAX: u64 = 1_000;

/// What of a record is read and never written.
const READ_ONLY: [&str; 6] = [
    "register",
    "address",
    "recorded_at",
    "recorded_by",
    "voided",
    "self",
];

type Answer = Result<Response, Response>;

/// An error of a handler as a problem document about a register's record.
fn problem_of(state: &State, visit: &Visit, kind: &RecordKind, trouble: Trouble) -> Response {
    match &trouble {
        Trouble::Refused(refusals) => problem::refused(state, visit, Some(kind), refusals),
        _ => trouble.into_response(),
    }
}

pub(crate) async fn list(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(register): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Answer {
    let kind = kind_of(&state, &register).map_err(IntoResponse::into_response)?;
    let no = |trouble: Trouble| problem_of(&state, &visit, &kind, trouble);
    let mut refusals = Vec::new();
    let mut number = |name: &str, otherwise: u64, max: u64| -> u64 {
        let Some((_, given)) = pairs.iter().find(|(own, _)| own == name) else {
            return otherwise;
        };
        match given.parse::<u64>() {
            Ok(number) if number <= max => number,
            _ => {
                refusals.push(Refusal::by("web.page").at(name).naming("max", max));
                otherwise
            }
        }
    };
    let limit = number("limit", LIMIT, LIMIT_MAX);
    let offset = number("offset", 0, i64::MAX.unsigned_abs());
    let others = pairs
        .iter()
        .filter(|(name, _)| name != "limit" && name != "offset")
        .map(|(name, value)| (name.as_str(), value.as_str()));
    let mut asked = filters::read(&state.mechanism, &kind, others);
    refusals.append(&mut asked.refusals);
    if !refusals.is_empty() {
        return Err(problem::wrong_parameters(&state, &visit, &kind, &refusals));
    }
    let mut listing = asked.listing;
    listing.limit = limit;
    listing.offset = offset;
    listing.reasons = true;
    let answer = {
        let kind = kind.clone();
        state
            .work(move |mechanism| {
                let permit = mechanism.guard().permit(Act::Look, &kind.register)?;
                mechanism.db().read(|session| {
                    let mut records = Vec::new();
                    for stored in session.list(&kind, &listing, &permit)? {
                        records.push(values::record(
                            mechanism,
                            session,
                            &kind,
                            &stored,
                            Sealed::Left,
                        )?);
                    }
                    Ok(json!({
                        "register": kind.register,
                        "total": session.count(&kind, &listing, &permit)?,
                        "limit": listing.limit,
                        "offset": listing.offset,
                        "records": records,
                    }))
                })
            })
            .await
    };
    Ok(Json(answer.map_err(no)?).into_response())
}

pub(crate) async fn look(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
) -> Answer {
    let kind = kind_of(&state, &register).map_err(IntoResponse::into_response)?;
    let no = |trouble: Trouble| problem_of(&state, &visit, &kind, trouble);
    let id = id_of(&state, &register, &address).map_err(no)?;
    let stored = {
        let kind = kind.clone();
        state
            .work(move |mechanism| mechanism.look(&kind.register, id))
            .await
            .map_err(no)?
    };
    answer(&state, &visit, &kind, stored, StatusCode::OK).await
}

/// A record as the answer to an act.
async fn answer(
    state: &State,
    visit: &Visit,
    kind: &Arc<RecordKind>,
    stored: Stored,
    status: StatusCode,
) -> Answer {
    let version = stored.version;
    let sealed = if stored.fields.awaits_proof() {
        Sealed::Left
    } else {
        Sealed::Opened
    };
    let place = format!(
        "/api/v1/{}/{}",
        kind.register,
        state.mechanism.address(&kind.register, stored.id)
    );
    let record = {
        let own = kind.clone();
        state
            .work(move |mechanism| {
                mechanism
                    .db()
                    .read(|session| Ok(values::record(mechanism, session, &own, &stored, sealed)?))
            })
            .await
            .map_err(|trouble| problem_of(state, visit, kind, trouble))?
    };
    let mut response = (status, Json(record)).into_response();
    let headers = response.headers_mut();
    if status == StatusCode::CREATED
        && let Ok(place) = HeaderValue::from_str(&place)
    {
        headers.insert(header::LOCATION, place);
    }
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{version}\"")) {
        headers.insert(header::ETAG, tag);
    }
    Ok(response)
}

/// The object that a program sends. A page of another site can send none: a
/// browser asks first whether it may send this content type.
fn object(headers: &HeaderMap, body: &Bytes) -> Result<Map<String, Value>, Refusal> {
    let json = headers
        .get(header::CONTENT_TYPE)
        .and_then(|type_| type_.to_str().ok())
        .is_some_and(|type_| {
            let type_ = type_.split(';').next().unwrap_or_default().trim();
            type_.eq_ignore_ascii_case("application/json")
        });
    match serde_json::from_slice::<Value>(body) {
        Ok(Value::Object(object)) if json => Ok(object),
        _ => Err(Refusal::by("web.not_json")),
    }
}

/// What was sent and is not known.
fn unknown(name: &str, known: &str) -> Refusal {
    Refusal::by("web.no_such_parameter")
        .at(&format!("/{name}"))
        .naming("parameter", name)
        .naming("parameters", known)
}

/// The one text of this name that a program sends, and nothing else.
pub(crate) fn only_text(
    headers: &HeaderMap,
    body: &Bytes,
    known: &str,
) -> Result<Option<String>, Vec<Refusal>> {
    let mut object = object(headers, body).map_err(|refusal| vec![refusal])?;
    let text = object.remove(known);
    let mut refusals: Vec<Refusal> = object.keys().map(|name| unknown(name, known)).collect();
    let text = match text {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(text),
        Some(_) => {
            refusals.push(Refusal::by("web.json_text").at(&format!("/{known}")));
            None
        }
    };
    if refusals.is_empty() {
        Ok(text)
    } else {
        Err(refusals)
    }
}

/// What a program sends: fields, and what goes with an act.
struct Sent {
    entry: Entry,
    version: Option<i64>,
    reference: Option<String>,
    reason: Option<String>,
}

impl Sent {
    fn read(headers: &HeaderMap, body: &Bytes, kind: &RecordKind) -> Result<Self, Vec<Refusal>> {
        let mut object = object(headers, body).map_err(|refusal| vec![refusal])?;
        let mut refusals = Vec::new();
        let mut text = |object: &mut Map<String, Value>, name: &str| match object.remove(name) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text),
            Some(_) => {
                refusals.push(Refusal::by("web.json_text").at(&format!("/{name}")));
                None
            }
        };
        let reference = text(&mut object, "reference");
        let reason = text(&mut object, "reason");
        let version = match object.remove("version") {
            None | Some(Value::Null) => None,
            Some(version) => {
                let version_number = version.as_i64();
                if version_number.is_none() {
                    refusals.push(Refusal::by("entry.number").at("/version"));
                }
                version_number
            }
        };
        let entry = match object.remove("fields") {
            None => Entry::new(),
            Some(Value::Object(fields)) => match values::entry(kind, &fields) {
                Ok(entry) => entry,
                Err(more) => {
                    refusals.extend(more);
                    Entry::new()
                }
            },
            Some(_) => {
                refusals.push(Refusal::by("web.json_fields").at("/fields"));
                Entry::new()
            }
        };
        for name in READ_ONLY {
            object.remove(name);
        }
        for name in object.keys() {
            refusals.push(unknown(name, "fields, version, reference, reason"));
        }
        if refusals.is_empty() {
            Ok(Self {
                entry,
                version,
                reference,
                reason,
            })
        } else {
            Err(refusals)
        }
    }

    /// The version that an act was made on.
    fn made_on(&self) -> Result<i64, Refusal> {
        self.version
            .ok_or_else(|| Refusal::by("entry.required").at("/version"))
    }
}

pub(crate) async fn enter(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(register): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let kind = kind_of(&state, &register).map_err(IntoResponse::into_response)?;
    let no = |trouble: Trouble| problem_of(&state, &visit, &kind, trouble);
    let sent = Sent::read(&headers, &body, &kind).map_err(|refusals| no(refusals.into()))?;
    let sending = Sending::of_program(&headers, body).map_err(|refusal| no(refusal.into()))?;
    let stored = state
        .work(move |mechanism| {
            let (reference, reason) = (sent.reference.as_deref(), sent.reason.as_deref());
            let repeat = sending.repeat();
            mechanism.enter_once(&register, &sent.entry, reference, reason, repeat.as_ref())
        })
        .await
        .map_err(no)?;
    answer(&state, &visit, &kind, stored, StatusCode::CREATED).await
}

pub(crate) async fn edit(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(place): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let act = |mechanism: &Mechanism, register: &str, id, made_on, sent: &Sent| {
        let stands = mechanism.look(register, id)?;
        if sent
            .reference
            .as_ref()
            .is_some_and(|reference| *reference != stands.reference)
        {
            return Err(Refusal::by("web.reference_stays").at("/reference").into());
        }
        mechanism.edit(register, id, made_on, &sent.entry, sent.reason.as_deref())
    };
    on_record(state, visit, place, &headers, &body, act).await
}

pub(crate) async fn void(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(place): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let act = |mechanism: &Mechanism, register: &str, id, made_on, sent: &Sent| {
        let reason = sent.reason.as_deref().unwrap_or_default();
        mechanism.void(register, id, made_on, reason)
    };
    on_record(state, visit, place, &headers, &body, act).await
}

/// An act on a record that stands, made on the version that was sent.
async fn on_record(
    state: State,
    visit: Visit,
    (register, address): (String, String),
    headers: &HeaderMap,
    body: &Bytes,
    act: impl FnOnce(&Mechanism, &str, RecordId, i64, &Sent) -> Result<Stored, No> + Send + 'static,
) -> Answer {
    let kind = kind_of(&state, &register).map_err(IntoResponse::into_response)?;
    let no = |trouble: Trouble| problem_of(&state, &visit, &kind, trouble);
    let id = id_of(&state, &register, &address).map_err(no)?;
    let sent = Sent::read(headers, body, &kind).map_err(|refusals| no(refusals.into()))?;
    let made_on = sent.made_on().map_err(|refusal| no(refusal.into()))?;
    let stored = state
        .work(move |mechanism| act(mechanism, &register, id, made_on, &sent))
        .await
        .map_err(no)?;
    answer(&state, &visit, &kind, stored, StatusCode::OK).await
}
