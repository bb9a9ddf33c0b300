//! Who has looked at a record, or at anything in a person's file: by account,
//! each of which opens to its entries.

use askama::Template;
use axum::{
    extract::{self, Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use db::LogAsked;
use guard::Act;
use kernel::{No, RecordId, Refusal};
use records::Mechanism;
use web::{Page, Posted, State, Trouble, Visit, sentence};

use super::{
    paging::{LINES, Paging},
    said::{EntryLine, Saying},
};
use crate::{
    OFFICERS, PERSONS,
    lookers::{Looker, Lookers},
};

/// By what entries tell somebody at the machine itself, without an account.
const LOCAL: &str = "local";

/// Everything that one account has done, as it is shown.
struct LookerLine {
    names: String,
    posts: String,
    acts: String,
    ties: String,
    parts: String,
    count: u64,
    refused: u64,
    first: String,
    first_datetime: String,
    last: String,
    last_datetime: String,
    /// By what the account stands in an address.
    by: Option<String>,
}

enum Shown {
    Lookers(Vec<LookerLine>),
    Entries(String, Vec<EntryLine>),
}

#[derive(Template)]
#[template(path = "oversight/looked.html")]
struct Looked<'a> {
    visit: &'a Visit,
    reference: String,
    one: String,
    own: String,
    /// The record's own page, for those who may open it.
    back: Option<String>,
    by: Option<String>,
    paging: Paging,
    shown: Shown,
}

/// Who has looked at a record.
pub(crate) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let kind = state.mechanism.kind(&register)?;
    let missing = || Refusal::by("records.no_such_record");
    let id = state.mechanism.at_address(&register, &address);
    let id = id.ok_or_else(missing)?;
    let value = |name: &str| {
        let pair = pairs.iter().find(|(own, _)| own == name);
        pair.map(|(_, value)| value.clone())
    };
    let page = value("page").and_then(|page| page.parse().ok());
    let page = page.unwrap_or(1);
    let by = value("by");
    let account = by.as_deref().map(|by| account_at(&state.mechanism, by));
    let account = account.transpose()?;
    let language = visit.language.clone();
    let (reference, paging, shown) = state
        .work(move |mechanism| {
            let permit = mechanism.guard().permit(Act::SeeLooks, &kind.register)?;
            let saying = Saying {
                mechanism,
                language: &language,
            };
            mechanism.db().read(|session| {
                let about = session.pseudonyms_for(&kind, id, &permit)?;
                let about = about.ok_or_else(missing)?;
                let reference = session.reference_of(&kind.register, id)?;
                let reference = reference.ok_or_else(missing)?;
                let asked = LogAsked {
                    about,
                    account: account.clone(),
                    ..LogAsked::default()
                };
                if asked.account.is_some() {
                    let asked = |page: u64| LogAsked {
                        limit: LINES as u64,
                        offset: page.saturating_sub(1).saturating_mul(LINES as u64),
                        ..asked.clone()
                    };
                    let (lines, found) = session.log(&asked(page), &permit)?;
                    let who = lines.first().and_then(|line| line.officer.clone());
                    let lines = lines.into_iter().map(|line| saying.entry(line));
                    let shown = Shown::Entries(who.unwrap_or_default(), lines.collect());
                    return Ok((reference, Paging::of(page, found), shown));
                }
                let mut lookers = Lookers::default();
                session.each_entry(&asked, &permit, &mut |line| {
                    lookers.add(line);
                    Ok(())
                })?;
                let lookers = lookers.last_first();
                let paging = Paging::of(page, lookers.len() as u64);
                let lines = paging.cut(lookers);
                let lines = lines.into_iter().map(|looker| shown(&saying, looker));
                Ok((reference, paging, Shown::Lookers(lines.collect())))
            })
        })
        .await?;
    let body = Looked {
        one: visit.record(&register),
        own: format!("/registers/{register}/{address}/log"),
        back: visit
            .may(Act::Unseal, &register)
            .then(|| format!("/registers/{register}/{address}")),
        by,
        visit: &visit,
        reference,
        paging,
        shown,
    };
    Ok(Page::new(&visit.say("log-who-looked"), body)
        .wide()
        .show(&state, &visit))
}

fn shown(saying: &Saying<'_>, looker: Looker) -> LookerLine {
    let names: Vec<String> = looker.names.into_iter().collect();
    let posts: Vec<String> = looker
        .posts
        .iter()
        .map(|(role, body)| saying.post(role, body))
        .collect();
    let acts: Vec<String> = looker
        .acts
        .iter()
        .map(|(act, times)| format!("{} {times}", saying.act(act)))
        .collect();
    LookerLine {
        names: names.join(", "),
        posts: posts.join("; "),
        ties: saying.ties(&looker.ties),
        parts: saying.parts(&looker.parts),
        count: looker.acts.values().sum::<u64>() + looker.refused,
        acts: acts.join(", "),
        refused: looker.refused,
        first: saying.at(&looker.first),
        first_datetime: looker.first.to_string(),
        last: saying.at(&looker.last),
        last_datetime: looker.last.to_string(),
        by: looker
            .account
            .and_then(|account| in_address(saying.mechanism, &account)),
    }
}

/// How an account stands in an address: as its officer's record does.
pub(crate) fn in_address(mechanism: &Mechanism, account: &str) -> Option<String> {
    if account == LOCAL {
        return Some(LOCAL.to_owned());
    }
    let officer = account_of(account)?;
    Some(mechanism.address(OFFICERS, officer))
}

/// The account that stands so in an address, as entries tell it.
pub(crate) fn account_at(mechanism: &Mechanism, by: &str) -> Result<String, Refusal> {
    if by == LOCAL {
        return Ok(LOCAL.to_owned());
    }
    let officer = mechanism.at_address(OFFICERS, by);
    let officer = officer.ok_or_else(|| Refusal::by("records.no_such_record"))?;
    Ok(officer.0.simple().to_string())
}

/// The officer of an account, as entries tell it.
pub(crate) fn account_of(account: &str) -> Option<RecordId> {
    let number = u128::from_str_radix(account, 16).ok()?;
    Some(RecordId(uuid::Uuid::from_u128(number)))
}

#[derive(Template)]
#[template(path = "oversight/person.html")]
struct Ask<'a> {
    visit: &'a Visit,
    error: Option<String>,
    typed: &'a str,
}

/// Asks whose file it is.
pub(crate) async fn ask(
    extract::State(state): extract::State<State>,
    visit: Visit,
) -> Result<Response, Trouble> {
    visit.guard.permit(Act::SeeLooks, PERSONS)?;
    Ok(asking(&state, &visit, "", None))
}

fn asking(state: &State, visit: &Visit, typed: &str, no: Option<&Refusal>) -> Response {
    let error = no.map(|no| sentence(state.mechanism.pack(), &visit.language, None, no).whole());
    let status = if error.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let body = Ask {
        visit,
        error,
        typed,
    };
    Page::new(&visit.say("oversight-looked"), body)
        .status(status)
        .show(state, visit)
}

/// Goes to the page of whom was asked for.
pub(crate) async fn find(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let typed = posted.value("reference").trim().to_owned();
    let found = state
        .work({
            let typed = typed.clone();
            move |mechanism| person(mechanism, &typed)
        })
        .await?;
    Ok(match found {
        Some(id) => {
            let address = state.mechanism.address(PERSONS, id);
            Redirect::to(&format!("/registers/{PERSONS}/{address}/log")).into_response()
        }
        None => {
            let no = Refusal::by("oversight.no_such_file").at("reference");
            asking(&state, &visit, &typed, Some(&no))
        }
    })
}

/// The person of a reference, void or not, if the permit covers who looked.
fn person(mechanism: &Mechanism, reference: &str) -> Result<Option<RecordId>, No> {
    let kind = mechanism.kind(PERSONS)?;
    let permit = mechanism.guard().permit(Act::SeeLooks, PERSONS)?;
    mechanism
        .db()
        .read(|session| Ok(session.located(&kind, reference, &permit)?))
}
