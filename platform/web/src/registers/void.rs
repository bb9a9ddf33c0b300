//! Voiding a record or a document of one, with a reason.

use askama::Template;
use axum::{
    extract::{self, Path},
    response::Response,
};
use guard::Act;
use kernel::{No, Refusal};

use crate::{
    Page, State, Trouble, Visit, Wrong,
    filled::Sent,
    registers::{
        change::{editing::standing, to_record},
        id_of, kind_of,
        reason::{REASON, Reason},
    },
};

#[derive(Template)]
#[template(path = "registers/void.html")]
struct VoidPage<'a> {
    visit: &'a Visit,
    asking: Reason<'a>,
    version: i64,
}

/// What is to be voided, and what was typed of why.
pub(crate) struct Asking<'a> {
    pub(crate) register: &'a str,
    /// Empty where a failing database does not tell it.
    pub(crate) reference: &'a str,
    pub(crate) version: i64,
    pub(crate) reason: &'a str,
    pub(crate) wrong: &'a Wrong,
    /// Where it is shown.
    pub(crate) back: String,
}

impl Asking<'_> {
    pub(crate) fn show(self, state: &State, visit: &Visit) -> Response {
        let one = visit.record(self.register);
        let asking = Reason {
            heading: if self.reference.is_empty() {
                one.clone()
            } else {
                let values = [
                    ("record", one.as_str().into()),
                    ("reference", self.reference.into()),
                ];
                visit.say_with("web-void", &values)
            },
            back: self.back,
            // The reason is the one thing to fill in.
            errors: self.wrong.told(state, visit, |_| REASON),
            typed: self.reason,
            words: ["record-void-reason", "web-void-hint", "button-void"],
            is_done: true,
        };
        let body = VoidPage {
            asking,
            version: self.version,
            visit,
        };
        Page::new(&one, body).wrong(self.wrong).show(state, visit)
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
        wrong: &Wrong::default(),
        back: format!("/registers/{register}/{address}"),
    };
    Ok(asking.show(&state, &visit))
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
    let reason = sent.posted.value(REASON).to_owned();
    let fresh = sent.fresh;
    let voided = {
        let reason = reason.clone();
        state
            .work(move |mechanism| {
                let (stands, _) = standing(mechanism, &kind, id, Act::Void)?;
                if !fresh {
                    return Ok(Err((stands, Trouble::OldForm)));
                }
                match mechanism.void(&kind.register, id, version, &reason) {
                    Ok(voided) => Ok(Ok(voided)),
                    Err(No::Refused(refusals)) => Ok(Err((stands, refusals.into()))),
                    Err(fault) => Err(fault),
                }
            })
            .await
    };
    let again = |reference, version, trouble| {
        let asking = Asking {
            register: &register,
            reference,
            version,
            reason: &reason,
            wrong: &sent.posted.wrong(trouble)?,
            back: format!("/registers/{register}/{address}"),
        };
        Ok(asking.show(&state, &visit))
    };
    match voided {
        Ok(Ok(stored)) => Ok(to_record(&state, &register, &stored)),
        // Whoever voids sees the record as it stands now, and asks again.
        Ok(Err((stands, trouble))) => again(&stands.reference, stands.version, trouble),
        Err(failed @ Trouble::Failed(_)) => again("", version, failed),
        Err(other) => Err(other),
    }
}
