//! Voiding a record or a document of one, with a reason.

use askama::Template;
use axum::{
    extract::{self, Path},
    http::StatusCode,
    response::Response,
};
use guard::Act;
use kernel::{No, Refusal};

use crate::{
    Page, State, Trouble, Visit,
    filled::Sent,
    registers::{
        change::{editing::standing, to_record},
        id_of, kind_of,
    },
    sentence,
    trouble::{Numbered, status_of},
};

#[derive(Template)]
#[template(path = "registers/void.html")]
struct VoidPage<'a> {
    visit: &'a Visit,
    heading: String,
    version: i64,
    reason: &'a str,
    /// What is wrong with the reason, the one thing to fill in.
    errors: Vec<(&'static str, String)>,
    back: String,
}

/// What is to be voided, and what was typed of why.
pub(crate) struct Asking<'a> {
    pub(crate) register: &'a str,
    /// Empty where a failing database does not tell it.
    pub(crate) reference: &'a str,
    pub(crate) version: i64,
    pub(crate) reason: &'a str,
    pub(crate) refusals: &'a [Refusal],
    /// What failed while it was voided.
    pub(crate) failed: Option<Numbered>,
    /// Where it is shown.
    pub(crate) back: String,
}

impl Asking<'_> {
    pub(crate) fn show(self, state: &State, visit: &Visit, status: StatusCode) -> Response {
        let one = visit.record(self.register);
        let body = VoidPage {
            heading: if self.reference.is_empty() {
                one.clone()
            } else {
                let values = [
                    ("record", one.as_str().into()),
                    ("reference", self.reference.into()),
                ];
                visit.say_with("web-void", &values)
            },
            version: self.version,
            reason: self.reason,
            errors: self
                .refusals
                .iter()
                .map(|refusal| sentence(state.mechanism.pack(), &visit.language, None, refusal))
                .chain(self.failed.iter().map(|failed| failed.sentence(visit)))
                .map(|told| ("_reason", told.whole()))
                .collect(),
            back: self.back,
            visit,
        };
        let page = Page::new(&one, body).status(status).show(state, visit);
        match self.failed {
            Some(failed) => failed.told_in(page),
            None => page,
        }
    }
}

pub(crate) async fn ask(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let kind = kind_of(&state, &register)?;
    let id = id_of(&state, &register, &address)?;
    let (stored, _) = state
        .work(move |mechanism| standing(mechanism, &kind, id, Act::Void))
        .await?;
    if stored.voided {
        return Err(Refusal::by("records.is_void").into());
    }
    let asking = Asking {
        register: &register,
        reference: &stored.reference,
        version: stored.version,
        reason: "",
        refusals: &[],
        failed: None,
        back: format!("/registers/{register}/{address}"),
    };
    Ok(asking.show(&state, &visit, StatusCode::OK))
}

pub(crate) async fn act(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Trouble> {
    let kind = kind_of(&state, &register)?;
    let id = id_of(&state, &register, &address)?;
    let version = sent.posted.value("_version").parse::<i64>().unwrap_or(0);
    let reason = sent.posted.value("_reason").to_owned();
    let fresh = sent.fresh;
    let voided = {
        let reason = reason.clone();
        state
            .work(move |mechanism| {
                let (stands, _) = standing(mechanism, &kind, id, Act::Void)?;
                if !fresh {
                    return Ok(Err((stands, vec![Refusal::by("web.old_form")])));
                }
                match mechanism.void(&kind.register, id, version, &reason) {
                    Ok(voided) => Ok(Ok(voided)),
                    Err(No::Refused(refusals)) => Ok(Err((stands, refusals))),
                    Err(fault) => Err(fault),
                }
            })
            .await
    };
    let asking = |reference, version| Asking {
        register: &register,
        reference,
        version,
        reason: &reason,
        refusals: &[],
        failed: None,
        back: format!("/registers/{register}/{address}"),
    };
    Ok(match voided {
        Ok(Ok(stored)) => to_record(&state, &register, &stored),
        Ok(Err((stands, refusals))) => {
            let status = if fresh {
                status_of(&refusals)
            } else {
                StatusCode::FORBIDDEN
            };
            // Whoever voids sees the record as it stands now, and asks again.
            Asking {
                refusals: &refusals,
                ..asking(&stands.reference, stands.version)
            }
            .show(&state, &visit, status)
        }
        Err(Trouble::Failed(fault)) => {
            let status = Trouble::Failed(fault.clone()).status();
            Asking {
                failed: Some(Numbered::of(fault)),
                ..asking("", version)
            }
            .show(&state, &visit, status)
        }
        Err(other) => return Err(other),
    })
}
