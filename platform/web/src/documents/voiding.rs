//! Voiding a document, with a reason. It stays in the list of its record and
//! is opened no more.

use axum::{
    extract::{self, Path},
    response::{IntoResponse, Redirect, Response},
};
use kernel::{RecordId, Refusal};

use super::{REGISTER, document_at};
use crate::{
    State, Trouble, Visit, Wrong,
    filled::Sent,
    registers::{id_of, kind_of, void::Asking},
};

type Places = (String, String, String);

/// The reference and the version of a document that may be voided.
async fn standing(
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

/// Where a document is shown.
fn shown_at((register, address, document): &Places) -> String {
    format!("/registers/{register}/{address}/documents/{document}")
}

/// The page of a document that stands.
fn asking<'a>(
    places: &Places,
    (reference, version): &'a (String, i64),
    (reason, wrong): (&'a str, &'a Wrong),
) -> Asking<'a> {
    Asking {
        register: REGISTER,
        reference,
        version: *version,
        reason,
        wrong,
        back: shown_at(places),
    }
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
    let found = standing(&state, &visit, (register, id, document)).await?;
    let nothing = Wrong::default();
    Ok(asking(&places, &found, ("", &nothing)).show(&state, &visit))
}

pub(super) async fn act(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(places): Path<Places>,
    sent: Sent,
) -> Result<Response, Trouble> {
    let (register, address, document) = &places;
    kind_of(&state, register)?;
    let id = id_of(&state, register, address)?;
    let document = document_at(&state, document)?;
    let found = standing(&state, &visit, (register, id, document)).await?;
    let reason = sent.posted.value("_reason").to_owned();
    let again = |trouble| {
        let typed = (reason.as_str(), &sent.posted.wrong(trouble)?);
        Ok(asking(&places, &found, typed).show(&state, &visit))
    };
    if !sent.fresh {
        return again(Trouble::OldForm);
    }
    let voided = {
        let (register, reason) = (register.clone(), reason.clone());
        state
            .work(move |mechanism| mechanism.void_document(&register, id, document, &reason))
            .await
    };
    match voided {
        Ok(_) => Ok(Redirect::to(&shown_at(&places)).into_response()),
        Err(trouble) => again(trouble),
    }
}
