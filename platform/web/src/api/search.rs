//! The search over all registers, for programs: what is looked for may be
//! somebody's name and is sent as JSON, never in an address.

use axum::{
    Json,
    body::Bytes,
    extract,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use db::{Session, Stored};
use kernel::{Fault, RecordKind};
use records::{Found, Mechanism};
use serde_json::{Value, json};

use super::{
    Answer, only_text, problem,
    values::{self, Sealed},
};
use crate::{State, Trouble, Visit, search::RECORDS};

pub(crate) async fn find(
    extract::State(state): extract::State<State>,
    visit: Visit,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    let no = |trouble: Trouble| -> Response {
        match &trouble {
            Trouble::Refused(refusals) => problem::refused(&state, &visit, None, refusals),
            _ => trouble.into_response(),
        }
    };
    let text = only_text(&headers, &body, "search").map_err(|refusals| no(refusals.into()))?;
    let found = state
        .work(move |mechanism| {
            let found = mechanism.search(&text.unwrap_or_default(), RECORDS)?;
            mechanism.db().read(|session| {
                let told = found.iter().map(|found| told(mechanism, session, found));
                Ok(told.collect::<Result<Vec<_>, _>>()?)
            })
        })
        .await
        .map_err(no)?;
    Ok(Json(json!({ "found": found })).into_response())
}

/// What was found in one register.
fn told(mechanism: &Mechanism, session: &Session<'_>, found: &Found) -> Result<Value, Fault> {
    let all = |kind: &RecordKind, records: &[Stored], sealed: Sealed| {
        let told = records
            .iter()
            .map(|stored| values::record(mechanism, session, kind, stored, sealed));
        told.collect::<Result<Vec<_>, _>>()
    };
    Ok(json!({
        "register": found.kind.register,
        "total": found.total,
        "records": all(&found.kind, &found.records, Sealed::Left)?,
        "by_name": all(&found.kind, &found.named.records, Sealed::Names)?,
    }))
}
