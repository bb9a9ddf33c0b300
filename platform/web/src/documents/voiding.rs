//! Voiding a document, with a reason. It stays in the list of its record and
//! is opened no more.

use askama::Template;
use axum::{
    extract::{self, Path},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use kernel::{RecordId, Refusal};

use super::{REGISTER, document_at};
use crate::{
    Page, State, Trouble, Visit,
    filled::Sent,
    registers::{id_of, kind_of},
    sentence,
    trouble::status_of,
};

#[derive(Template)]
#[template(path = "registers/void.html")]
struct VoidPage<'a> {
    visit: &'a Visit,
    heading: String,
    version: i64,
    reason: &'a str,
    errors: Vec<(&'static str, String)>,
    back: String,
}

type Places = (String, String, String);

async fn reference(
    state: &State,
    visit: &Visit,
    (register, id, document): (&str, RecordId, RecordId),
) -> Result<(String, i64), Trouble> {
    visit.guard.permit(guard::Act::VoidDocument, register)?;
    let register = register.to_owned();
    let found = state
        .work(move |mechanism| mechanism.document(&register, id, document))
        .await?;
    if found.voided {
        return Err(Refusal::by("records.is_void").into());
    }
    if !found.may_void {
        return Err(Refusal::by("guard.not_permitted").into());
    }
    Ok((found.reference, found.version))
}

fn show(
    state: &State,
    visit: &Visit,
    (register, address, document): &Places,
    (reference, version): &(String, i64),
    (reason, refusals, status): (&str, &[Refusal], StatusCode),
) -> Response {
    let one = visit.record(REGISTER);
    let values = [
        ("record", one.as_str().into()),
        ("reference", reference.as_str().into()),
    ];
    let body = VoidPage {
        heading: visit.say_with("web-void", &values),
        version: *version,
        reason,
        errors: refusals
            .iter()
            .map(|refusal| {
                let pack = state.mechanism.pack();
                let told = sentence(pack, &visit.language, None, refusal);
                ("_reason", told.whole())
            })
            .collect(),
        back: format!("/registers/{register}/{address}/documents/{document}"),
        visit,
    };
    Page::new(&one, body).status(status).show(state, visit)
}

pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(places): Path<Places>,
) -> Result<Response, Trouble> {
    let (register, address, document) = &places;
    kind_of(&state, register)?;
    let id = id_of(&state, register, address)?;
    let document = document_at(&state, document)?;
    let found = reference(&state, &visit, (register, id, document)).await?;
    Ok(show(
        &state,
        &visit,
        &places,
        &found,
        ("", &[], StatusCode::OK),
    ))
}

pub(super) async fn act(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(places): Path<Places>,
    sent: Sent,
) -> Result<Response, Trouble> {
    let (register, address, at) = &places;
    kind_of(&state, register)?;
    let id = id_of(&state, register, address)?;
    let document = document_at(&state, at)?;
    let found = reference(&state, &visit, (register, id, document)).await?;
    let reason = sent.posted.value("_reason").to_owned();
    if !sent.fresh {
        let old = [Refusal::by("web.old_form")];
        let told = (reason.as_str(), old.as_slice(), StatusCode::FORBIDDEN);
        return Ok(show(&state, &visit, &places, &found, told));
    }
    let voided = {
        let (register, reason) = (register.clone(), reason.clone());
        state
            .work(move |mechanism| mechanism.void_document(&register, id, document, &reason))
            .await
    };
    match voided {
        Ok(_) => {
            let to = format!("/registers/{register}/{address}/documents/{at}");
            Ok(Redirect::to(&to).into_response())
        }
        Err(Trouble::Refused(refusals)) => {
            let told = (reason.as_str(), refusals.as_slice(), status_of(&refusals));
            Ok(show(&state, &visit, &places, &found, told))
        }
        Err(other) => Err(other),
    }
}
