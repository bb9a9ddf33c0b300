//! Documents for programs: listed, attached by a form with a file in it,
//! looked at and voided.

use axum::{
    Json,
    body::Bytes,
    extract::{self, Multipart, Path},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use db::{Deed, Document, DocumentFile};
use records::{Mechanism, document_entry};
use serde_json::{Value, json};

use super::{REGISTER, document_at, handed::Received};
use crate::{
    State, Trouble, Visit,
    api::{only_text, problem},
    registers::{id_of, kind_of},
    sent_again::key_of,
};

type Answer = Result<Response, Response>;

/// A document as programs see it.
fn described(mechanism: &Mechanism, register: &str, host: &str, document: &Document) -> Value {
    let address = mechanism.address(REGISTER, document.id);
    let here = format!("/api/v1/{register}/{host}/documents/{address}");
    let file = |file: &Option<DocumentFile>, may: bool, name: &str| match file {
        Some(file) => json!({
            "media": file.media,
            "bytes": file.bytes,
            "self": may.then(|| format!("{here}/{name}")),
        }),
        None => Value::Null,
    };
    json!({
        "address": address,
        "self": here,
        "reference": document.reference,
        "version": document.version,
        "voided": document.voided,
        "fields": {
            "kind": document.kind,
            "part": document.part,
            "dated_on": document.dated_on.map(|day| day.to_string()),
            "language": document.language,
            "title": document.title,
        },
        "copy": file(&document.copy, document.may_open_copy, "copy"),
        "preview": file(&document.preview, document.may_open_copy, "preview"),
        "original": file(&document.original, document.may_open_original, "original"),
        "lacks": document.lacks,
        "history": document.deeds.iter().map(|deed| json!({
            "deed": if deed.deed == Deed::Voided { "voided" } else { "attached" },
            "at": deed.at,
            "by": deed.by,
            "reason": deed.reason,
        })).collect::<Vec<_>>(),
    })
}

fn problem_of(state: &State, visit: &Visit, trouble: Trouble) -> Response {
    match &trouble {
        Trouble::Refused(refusals) => {
            problem::refused(state, visit, Some(&document_entry()), refusals)
        }
        _ => trouble.into_response(),
    }
}

pub(super) async fn list(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
) -> Answer {
    let no = |trouble: Trouble| problem_of(&state, &visit, trouble);
    kind_of(&state, &register).map_err(no)?;
    let id = id_of(&state, &register, &address).map_err(no)?;
    let documents = state
        .work(move |mechanism| {
            let documents = mechanism.documents(&register, id)?;
            let told = documents
                .iter()
                .map(|document| described(mechanism, &register, &address, document));
            Ok(told.collect::<Vec<_>>())
        })
        .await
        .map_err(no)?;
    Ok(Json(json!({ "documents": documents })).into_response())
}

pub(super) async fn add(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
    headers: HeaderMap,
    multipart: Multipart,
) -> Answer {
    let no = |trouble: Trouble| problem_of(&state, &visit, trouble);
    kind_of(&state, &register).map_err(no)?;
    let id = id_of(&state, &register, &address).map_err(no)?;
    visit
        .guard
        .permit(guard::Act::AttachDocument, &register)
        .map_err(|refusal| no(refusal.into()))?;
    let key = key_of(&headers).map_err(|refusal| no(refusal.into()))?;
    let received = Received::read(&state, &visit, multipart)
        .await
        .map_err(no)?;
    let entry = received.posted.entry(&document_entry());
    let told = state
        .work(move |mechanism| {
            let sending = received.sending(key, [&register, &address]);
            let repeat = sending.repeat();
            let document = mechanism.attach_document(
                &register,
                id,
                &entry,
                &received.handed(),
                repeat.as_ref(),
            )?;
            Ok(described(mechanism, &register, &address, &document))
        })
        .await
        .map_err(no)?;
    let place = told
        .get("self")
        .and_then(Value::as_str)
        .and_then(|place| HeaderValue::from_str(place).ok());
    let mut response = (StatusCode::CREATED, Json(told)).into_response();
    if let Some(place) = place {
        response.headers_mut().insert(header::LOCATION, place);
    }
    Ok(response)
}

pub(super) async fn look(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address, document)): Path<(String, String, String)>,
) -> Answer {
    let no = |trouble: Trouble| problem_of(&state, &visit, trouble);
    kind_of(&state, &register).map_err(no)?;
    let id = id_of(&state, &register, &address).map_err(no)?;
    let document = document_at(&state, &document).map_err(no)?;
    let told = state
        .work(move |mechanism| {
            let document = mechanism.document(&register, id, document)?;
            Ok(described(mechanism, &register, &address, &document))
        })
        .await
        .map_err(no)?;
    Ok(Json(told).into_response())
}

pub(super) async fn void(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address, document)): Path<(String, String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let no = |trouble: Trouble| problem_of(&state, &visit, trouble);
    kind_of(&state, &register).map_err(no)?;
    let id = id_of(&state, &register, &address).map_err(no)?;
    let document = document_at(&state, &document).map_err(no)?;
    let reason = only_text(&headers, &body, "reason").map_err(|refusals| no(refusals.into()))?;
    let reason = reason.unwrap_or_default();
    let told = state
        .work(move |mechanism| {
            let document = mechanism.void_document(&register, id, document, &reason)?;
            Ok(described(mechanism, &register, &address, &document))
        })
        .await
        .map_err(no)?;
    Ok(Json(told).into_response())
}
