//! Voiding a document, with a reason. It stays in the list of its record and
//! is opened no more.

use axum::{
    extract::{self, Path},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use kernel::{RecordId, Refusal};

use super::{REGISTER, document_at};
use crate::{
    State, Trouble, Visit,
    filled::Sent,
    registers::{id_of, kind_of, void::Asking},
    trouble::{Numbered, status_of},
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

/// The page of a document that stands.
fn asking<'a>(
    (register, address, document): &Places,
    (reference, version): &'a (String, i64),
    reason: &'a str,
) -> Asking<'a> {
    Asking {
        register: REGISTER,
        reference,
        version: *version,
        reason,
        refusals: &[],
        failed: None,
        back: format!("/registers/{register}/{address}/documents/{document}"),
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
    Ok(asking(&places, &found, "").show(&state, &visit, StatusCode::OK))
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
    let asking = asking(&places, &found, &reason);
    if !sent.fresh {
        let refusals = &[Refusal::by("web.old_form")];
        let old = Asking { refusals, ..asking };
        return Ok(old.show(&state, &visit, StatusCode::FORBIDDEN));
    }
    let voided = {
        let (register, reason) = (register.clone(), reason.clone());
        state
            .work(move |mechanism| mechanism.void_document(&register, id, document, &reason))
            .await
    };
    match voided {
        Ok(_) => Ok(Redirect::to(&asking.back).into_response()),
        Err(Trouble::Refused(refusals)) => {
            let status = status_of(&refusals);
            let refusals = &refusals;
            Ok(Asking { refusals, ..asking }.show(&state, &visit, status))
        }
        Err(Trouble::Failed(fault)) => {
            let status = Trouble::Failed(fault.clone()).status();
            let failed = Some(Numbered::of(fault));
            Ok(Asking { failed, ..asking }.show(&state, &visit, status))
        }
        Err(other) => Err(other),
    }
}
