//! Emergency access: a reference and a reason are typed, and one answer comes
//! back, in the same words, with the same status and after the same time,
//! whether there is such a file, whether it is closed to the officer, or
//! nothing at all. Whether it opens is seen by opening it.

use std::time::Duration;

use askama::Template;
use axum::{
    extract,
    response::{IntoResponse, Redirect, Response},
};
use clockwork::SignedDuration;
use guard::{Act, Permit};
use kernel::{Entry, No, RecordId, Refusal, Settings as _};
use records::{Mechanism, Repeat};
use web::{Page, Posted, Sending, State, Trouble, Visit, Wrong};

use crate::{OFFICERS, OPENINGS, PERSONS};

/// How long every answer takes. What is done for it takes much less, whether
/// or not there is a file.
const ANSWERED_AFTER: Duration = Duration::from_secs(1);

#[derive(Template)]
#[template(path = "oversight/emergency.html")]
struct Emergency<'a> {
    visit: &'a Visit,
    errors: Vec<(&'static str, String)>,
    reference: &'a str,
    reason: &'a str,
    /// The key with which the form came back.
    key: &'a str,
    hours: i64,
    answered: bool,
}

impl Emergency<'_> {
    fn error(&self, place: &str) -> Option<&str> {
        let error = self.errors.iter().find(|(of, _)| *of == place);
        error.map(|(_, said)| said.as_str())
    }
}

pub(crate) async fn ask(
    extract::State(state): extract::State<State>,
    visit: Visit,
) -> Result<Response, Trouble> {
    visit.guard.permit(Act::Enter, OPENINGS)?;
    officer(&visit)?;
    let (nothing, unsent) = (Wrong::default(), Posted::default());
    Ok(page(&state, &visit, &unsent, &nothing, false))
}

/// Emergencies are of officers: where nobody has an account, every file is
/// open to whoever is at the machine.
fn officer(visit: &Visit) -> Result<RecordId, Trouble> {
    let post = visit.guard.post();
    post.map(|post| post.officer).ok_or(Trouble::NOT_FOUND)
}

pub(crate) async fn open(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    visit.guard.permit(Act::Enter, OPENINGS)?;
    let officer = officer(&visit)?;
    let text = |name: &str| posted.value(name).trim().to_owned();
    let (reference, reason) = (text("reference"), text("reason"));
    // What can be wrong without a look at any file is told as it is.
    let mut wrong = Vec::new();
    if reference.is_empty() {
        wrong.push(Refusal::by("oversight.which_file").at("reference"));
    }
    if let Some(refusal) = safeguards::reason_is_too_short(&reason) {
        wrong.push(refusal);
    }
    if !wrong.is_empty() {
        let wrong = posted.wrong(wrong)?;
        return Ok(page(&state, &visit, &posted, &wrong, false));
    }
    // Its answer tells nothing of what was done before: not even that it was
    // something else.
    let sending = Sending::of(&posted)?.unlike_any_other();
    let opening =
        state.work(move |mechanism| break_glass(mechanism, officer, &reference, &reason, &sending));
    let ((), opened) = tokio::join!(pass(ANSWERED_AFTER), opening);
    let (wrong, answered) = match opened {
        Ok(()) => (Wrong::default(), true),
        Err(trouble) => (posted.wrong(trouble)?, false),
    };
    Ok(page(&state, &visit, &posted, &wrong, answered))
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long an answer takes would tell whether there is a file"
)]
async fn pass(time: Duration) {
    tokio::time::sleep(time).await;
}

/// Records an opening. That there was nothing to open is nobody's to know but
/// the overseer's.
fn break_glass(
    mechanism: &Mechanism,
    officer: RecordId,
    reference: &str,
    reason: &str,
    sending: &Sending,
) -> Result<(), No> {
    let permit = mechanism.guard().permit(Act::Enter, OPENINGS)?;
    let (own, person) = mechanism.db().read(|session| {
        let own = session.reference_of(OFFICERS, officer)?;
        Ok((own, kept_reference(mechanism, session, reference)?))
    })?;
    let entry: Entry = [
        ("officer", own.unwrap_or_default()),
        ("person", person.unwrap_or_else(|| reference.to_owned())),
        ("kind", "emergency".to_owned()),
        ("opened_on", mechanism.today().to_string()),
        ("reason", reason.to_owned()),
    ]
    .into_iter()
    .map(|(field, typed)| (field.to_owned(), typed))
    .collect();
    let mut repeat = sending.repeat();
    if is_over(mechanism, &permit, repeat.as_ref())? {
        repeat = None;
    }
    match mechanism.enter_once(OPENINGS, &entry, None, None, repeat.as_ref()) {
        Ok(_) => Ok(()),
        Err(No::Refused(_)) => mechanism.db().read(|session| {
            let asked = serde_json::json!([{"asked": {"search": reference, "where": [reason]}}]);
            Ok(session.attempted(&permit, crate::NOTHING_OPENED, &asked.to_string())?)
        }),
        Err(failed) => Err(failed),
    }
}

/// The reference of the file that this one was merged into, if it was: whoever
/// has but the number of the second file asks for the person all the same.
fn kept_reference(
    mechanism: &Mechanism,
    session: &db::Session<'_>,
    reference: &str,
) -> Result<Option<String>, No> {
    let Some((second, true)) = session.find_void_too(PERSONS, reference)? else {
        return Ok(None);
    };
    Ok(
        match session.file_kept_of(&*mechanism.kind(PERSONS)?, second)? {
            Some(kept) => session.reference_of(PERSONS, kept)?,
            None => None,
        },
    )
}

/// Whether what the same form opened before opens nothing any more: then it is
/// opened anew.
fn is_over(
    mechanism: &Mechanism,
    permit: &Permit,
    repeat: Option<&Repeat<'_>>,
) -> Result<bool, No> {
    let kind = mechanism.kind(OPENINGS)?;
    let hours = mechanism.pack().hours("opening", mechanism.today());
    let opens_for = SignedDuration::from_hours(hours.unwrap_or_default());
    mechanism.db().read(|session| {
        let Some(done) = mechanism.done_before(session, OPENINGS, repeat)? else {
            return Ok(false);
        };
        let Some(opening) = session.get(&kind, done, permit)? else {
            return Ok(true);
        };
        let opened = session.entered_when(OPENINGS, opening.id)?;
        Ok(opening.voided || mechanism.now().since(opened) >= opens_for)
    })
}

/// Goes on to the file, if it is open to the officer now.
pub(crate) async fn file(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    visit.guard.permit(Act::Enter, OPENINGS)?;
    officer(&visit)?;
    let reference = posted.value("reference").trim().to_owned();
    let found = state
        .work(move |mechanism| {
            let kind = mechanism.kind(PERSONS)?;
            let permit = mechanism.guard().permit(Act::Unseal, PERSONS)?;
            mechanism.db().read(|session| {
                let kept = kept_reference(mechanism, session, &reference)?;
                let reference = kept.as_deref().unwrap_or(&reference);
                Ok(session.located(&kind, reference, &permit)?)
            })
        })
        .await?;
    let id = found.ok_or_else(|| Refusal::by("records.no_such_record"))?;
    let address = state.mechanism.address(PERSONS, id);
    Ok(Redirect::to(&format!("/registers/{PERSONS}/{address}")).into_response())
}

fn page(state: &State, visit: &Visit, posted: &Posted, wrong: &Wrong, answered: bool) -> Response {
    let pack = state.mechanism.pack();
    let place = |field: Option<&str>| match field {
        Some("reason") => "reason",
        _ => "reference",
    };
    let body = Emergency {
        visit,
        errors: wrong.told(state, visit, place),
        reference: posted.value("reference"),
        reason: posted.value("reason"),
        key: wrong.key(),
        hours: pack
            .hours("opening", state.mechanism.today())
            .unwrap_or_default(),
        answered,
    };
    Page::new(&visit.say("oversight-emergency"), body)
        .wrong(wrong)
        .show(state, visit)
}
