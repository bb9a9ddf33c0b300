//! Voiding a record, with a reason.

use askama::Template;
use axum::{
    extract::{self, Path},
    http::StatusCode,
    response::Response,
};
use guard::Act;
use kernel::{No, Refusal};

use crate::{
    Page, Sentence, State, Trouble, Visit,
    filled::Sent,
    registers::{
        change::{editing::standing, to_record},
        id_of, kind_of,
    },
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
    errors: Vec<Sentence>,
    back: String,
}

struct Asking<'a> {
    register: &'a str,
    address: &'a str,
    reference: &'a str,
    version: i64,
    reason: &'a str,
    refusals: &'a [Refusal],
}

impl Asking<'_> {
    fn show(&self, state: &State, visit: &Visit, status: StatusCode) -> Response {
        let one = visit.record(self.register);
        let body = VoidPage {
            heading: visit.say_with(
                "web-void",
                &[
                    ("record", one.as_str().into()),
                    ("reference", self.reference.into()),
                ],
            ),
            version: self.version,
            reason: self.reason,
            errors: self
                .refusals
                .iter()
                .map(|refusal| sentence(state.mechanism.pack(), &visit.language, None, refusal))
                .collect(),
            back: format!("/registers/{}/{}", self.register, self.address),
            visit,
        };
        Page::new(&one, body).status(status).show(state, visit)
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
        address: &address,
        reference: &stored.reference,
        version: stored.version,
        reason: "",
        refusals: &[],
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
    let (stands, voided) = {
        let reason = reason.clone();
        state
            .work(move |mechanism| {
                let (stands, _) = standing(mechanism, &kind, id, Act::Void)?;
                if !fresh {
                    return Ok((stands, Err(vec![Refusal::by("web.old_form")])));
                }
                match mechanism.void(&kind.register, id, version, &reason) {
                    Ok(voided) => Ok((stands, Ok(voided))),
                    Err(No::Refused(refusals)) => Ok((stands, Err(refusals))),
                    Err(fault) => Err(fault),
                }
            })
            .await?
    };
    match voided {
        Ok(stored) => Ok(to_record(&state, &register, &stored)),
        Err(refusals) => {
            let asking = Asking {
                register: &register,
                address: &address,
                reference: &stands.reference,
                // Whoever voids sees the record as it stands now, and asks again.
                version: stands.version,
                reason: &reason,
                refusals: &refusals,
            };
            let status = if fresh {
                status_of(&refusals)
            } else {
                StatusCode::FORBIDDEN
            };
            Ok(asking.show(&state, &visit, status))
        }
    }
}
