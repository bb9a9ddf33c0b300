//! Letting an officer in, for the first time or anew: one officer proposes it,
//! another confirms it, and the officer joins the two halves of the link. Of an
//! account that was recovered its officer reads at the next sign-in.

use askama::Template;
use axum::{
    extract::{self, Path},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use kernel::{Lists as _, No, RecordId, Refusal, Standing};
use web::{Page, Posted, State, Trouble, Visit};

use super::{
    accounts::kept_officer,
    form::{Device, Form, Input, Line},
    officer,
};
use crate::{
    credential::{self, Recovered},
    doorkeeper::LINK,
    letting_in::{self, CHECKS, Proposal},
    links,
    posts::Held,
    told::{OFFICERS, tell_refused},
};

/// What stands in a country's list of ways to make sure who somebody is.
fn checks(state: &State, visit: &Visit) -> Vec<(String, String)> {
    let pack = state.mechanism.pack();
    let today = state.mechanism.today();
    let choose = (String::new(), visit.say("access-choose"));
    let in_force = pack
        .list(CHECKS)
        .codes()
        .filter(|code| pack.standing(CHECKS, code, today) == Standing::InForce)
        .map(|code| {
            let name = pack.name_of(CHECKS, code, visit.language.tag());
            (code.to_owned(), name)
        });
    std::iter::once(choose).chain(in_force).collect()
}

/// The page on which one officer is let in: to propose it, or to confirm what
/// another has proposed.
pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(address): Path<String>,
) -> Result<Response, Trouble> {
    asking(&state, &visit, address, &[]).await
}

async fn asking(
    state: &State,
    visit: &Visit,
    address: String,
    refusals: &[Refusal],
) -> Result<Response, Trouble> {
    let own = officer(visit)?;
    let asked = address.clone();
    let (name, had_account, proposal) = state
        .work(move |mechanism| {
            let id = kept_officer(mechanism, &asked)?;
            mechanism.db().read(|session| {
                let held = Held::by(session, id, mechanism.today())?
                    .ok_or_else(|| Refusal::by("records.no_such_record"))?;
                let proposal = letting_in::proposed(session, id, mechanism.now())?;
                let had_account = session.had_an_account(OFFICERS, id)?;
                Ok((held.officer.name.0, had_account, proposal))
            })
        })
        .await?;
    let others = proposal.filter(|proposal| !proposal.is_by(own));
    let officer = ("name", name.as_str().into());
    let act = if had_account {
        "access-recover"
    } else {
        "access-let-in"
    };
    let (sentences, button, seen) = match &others {
        None => (
            vec![visit.say_with(&format!("{act}-about"), &[officer])],
            visit.say("access-propose"),
            String::new(),
        ),
        Some(proposal) => (
            vec![
                visit.say_with(&format!("{act}-confirm-about"), &[officer]),
                proposed_by(state, visit, proposal),
            ],
            visit.say("access-confirm-proposal"),
            proposal.first.clone(),
        ),
    };
    let status = if refusals.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    Ok(Form {
        heading: visit.say(act),
        sentences,
        action: format!("/accounts/letting-in/{address}"),
        button,
        lines: vec![Line::of(
            visit,
            "check",
            "access-identity-check",
            Input::Choice(checks(state, visit)),
            "off",
        )],
        hidden: vec![("seen", seen)],
        picture: None,
        passkey: Device::None,
        links: Vec::new(),
        back: Some("/accounts".to_owned()),
        refusals,
        of_the_page: &[],
    }
    .show(state, visit, status))
}

fn proposed_by(state: &State, visit: &Visit, proposal: &Proposal) -> String {
    let pack = state.mechanism.pack();
    let check = pack.name_of(CHECKS, &proposal.check, visit.language.tag());
    visit.say_with(
        "access-proposed-by",
        &[
            ("who", proposal.name.as_str().into()),
            ("at", pack.at(&visit.language, &proposal.at).as_str().into()),
            ("check", check.as_str().into()),
        ],
    )
}

#[derive(Template)]
#[template(path = "access/half.html")]
struct Half<'a> {
    visit: &'a Visit,
    about: String,
    half: String,
}

pub(super) async fn act(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(address): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    officer(&visit)?;
    let confirms = !posted.value("seen").is_empty();
    let asked = address.clone();
    let done = state
        .work(move |mechanism| {
            let id = kept_officer(mechanism, &asked)?;
            let (seen, check) = (posted.value("seen"), posted.value("check"));
            let done = mechanism.db().write(|session| {
                if seen.is_empty() {
                    letting_in::propose(mechanism, session, id, check)
                } else {
                    letting_in::confirm(mechanism, session, id, (seen, check))
                }
            });
            let refusals = match done {
                Err(No::Refused(refusals)) => refusals,
                done => return done.map(Ok),
            };
            // Whoever wanted to be both of the two is told of.
            if let Some(refusal) = refusals.iter().find(|refusal| refusal.field.is_none()) {
                let (by, no) = (mechanism.guard().officer(), (id, refusal.rule.as_str()));
                mechanism.db().write(|session| {
                    let act = if seen.is_empty() {
                        letting_in::proposing(session, id)?
                    } else {
                        letting_in::confirming(session, id)?
                    };
                    Ok(tell_refused(session, act, by, no)?)
                })?;
            }
            Ok(Err(refusals))
        })
        .await?;
    let half = match done {
        Ok(half) => half,
        Err(refusals) => return asking(&state, &visit, address, &refusals).await,
    };
    let about = if confirms {
        "access-second-half-about"
    } else {
        "access-first-half-about"
    };
    let hours = words::Value::Number(links::HOURS_MAX);
    let body = Half {
        visit: &visit,
        about: visit.say_with(about, &[("hours", hours)]),
        half: links::in_groups(&half),
    };
    Ok(Page::new(&visit.say("access-half"), body).show(&state, &visit))
}

fn joining(state: &State, visit: &Visit, refusals: &[Refusal], status: StatusCode) -> Response {
    let line = |name, key| Line::of(visit, name, key, Input::Code, "off");
    Form {
        heading: visit.say("access-join-halves"),
        sentences: vec![visit.say("access-join-about")],
        action: LINK.trim_end_matches('/').to_owned(),
        button: visit.say("button-continue"),
        lines: vec![
            line("first", "access-half-of-proposer"),
            line("second", "access-half-of-confirmer"),
        ],
        hidden: Vec::new(),
        picture: None,
        passkey: Device::None,
        links: Vec::new(),
        back: Some("/sign-in".to_owned()),
        refusals,
        of_the_page: &[],
    }
    .show(state, visit, status)
}

pub(super) async fn ask_to_join(
    extract::State(state): extract::State<State>,
    visit: Visit,
) -> Response {
    joining(&state, &visit, &[], StatusCode::OK)
}

/// Joins the two halves, in whichever order they were typed.
pub(super) async fn join(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let halves = ["first", "second"].map(|name| links::read_half(posted.value(name)));
    let [first, second] = &halves;
    let orders = [format!("{first}{second}"), format!("{second}{first}")];
    let key = state
        .work(move |mechanism| {
            mechanism.db().read(|session| {
                for key in &orders {
                    if links::officer_of(session, key, mechanism.now())?.is_some() {
                        return Ok(Some(key.clone()));
                    }
                }
                Ok(None)
            })
        })
        .await?;
    Ok(match key {
        Some(key) => Redirect::to(&format!("{LINK}{key}")).into_response(),
        None => {
            let refusals = [Refusal::by("access.halves_unlike").at("first")];
            joining(&state, &visit, &refusals, StatusCode::UNPROCESSABLE_ENTITY)
        }
    })
}

#[derive(Template)]
#[template(path = "access/recovered.html")]
struct Told<'a> {
    visit: &'a Visit,
    recovered: Option<String>,
    proposed: Option<String>,
}

/// What was done with one's account, or is about to be.
async fn known(
    state: &State,
    id: RecordId,
) -> Result<(Option<Recovered>, Option<Proposal>), Trouble> {
    state
        .work(move |mechanism| {
            mechanism.db().read(|session| {
                let account = credential::of(session, id)?;
                let recovered = account.and_then(|(_, credential)| credential.recovered);
                Ok((
                    recovered,
                    letting_in::proposed(session, id, mechanism.now())?,
                ))
            })
        })
        .await
}

pub(super) async fn tell(
    extract::State(state): extract::State<State>,
    visit: Visit,
) -> Result<Response, Trouble> {
    let (recovered, proposed) = known(&state, officer(&visit)?).await?;
    if recovered.is_none() && proposed.is_none() {
        return Ok(Redirect::to("/account").into_response());
    }
    let pack = state.mechanism.pack();
    let body = Told {
        recovered: recovered.map(|recovered| {
            let who = visit.language.list(&recovered.by);
            let at = pack.at(&visit.language, &recovered.at);
            visit.say_with(
                "access-recovered-by",
                &[("who", who.as_str().into()), ("at", at.as_str().into())],
            )
        }),
        proposed: proposed.map(|proposal| proposed_by(&state, &visit, &proposal)),
        visit: &visit,
    };
    Ok(Page::new(&visit.say("access-recovery"), body).show(&state, &visit))
}

/// The officer has read that the account was recovered, or stops what was
/// proposed.
pub(super) async fn answer(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id = officer(&visit)?;
    state
        .work(move |mechanism| {
            mechanism.db().write(|session| {
                if posted.value("what") == "stop" {
                    return Ok(letting_in::stop(mechanism, session, id)?);
                }
                if let Some((name, mut credential)) = credential::of(session, id)? {
                    credential.recovered = None;
                    credential::keep(session, &name, id, &credential)?;
                }
                Ok(())
            })
        })
        .await?;
    Ok(Redirect::to("/account/recovery").into_response())
}
