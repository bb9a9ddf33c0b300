//! Unusual looks: each line says why it is unusual, opens to its entries, and
//! goes away once it was reviewed.

use askama::Template;
use axum::{
    extract::{self, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use guard::Act;
use kernel::{Date, Entry, Refusal};
use web::{Page, Posted, Sending, State, Trouble, Visit, sentence};
use words::Value;

use super::{looked::account_of, paging::Paging, said::Saying};
use crate::{OFFICERS, unusual::unusual};

/// How many days are looked at unless others are asked for.
const DAYS: i64 = 30;
/// The register of reviews.
const REVIEWS: &str = "use_reviews";

struct Line {
    id: usize,
    day: String,
    iso: String,
    rule: &'static str,
    title: String,
    why: String,
    officer: String,
    role: String,
    /// By what the officer stands in a form; empty where it is about many.
    account: String,
    about: String,
    last_entry: u64,
    refused: bool,
}

struct Finding {
    code: String,
    name: String,
}

#[derive(Template)]
#[template(path = "oversight/unusual.html")]
struct UnusualPage<'a> {
    visit: &'a Visit,
    error: Option<String>,
    from: String,
    until: String,
    findings: Vec<Finding>,
    lines: Vec<Line>,
    found: i64,
    reviewed: i64,
    paging: Paging,
}

pub(crate) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let value = |name: &str| {
        let pair = pairs.iter().find(|(own, _)| own == name);
        pair.map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    };
    let today = state.mechanism.today();
    let mut error = None;
    let mut day = |name: &str, otherwise: Date| match value(name).map(str::parse::<Date>) {
        None => otherwise,
        Some(Ok(day)) => day,
        Some(Err(_)) => {
            error = Some(Refusal::by("web.day").at(name));
            otherwise
        }
    };
    let until = day("until", today);
    let earlier = until.saturating_sub(clockwork::SignedDuration::from_hours(24 * (DAYS - 1)));
    let from = day("from", earlier);
    let page = value("page")
        .and_then(|page| page.parse().ok())
        .unwrap_or(1);
    let language = visit.language.clone();
    let (lines, found, reviewed, paging) = state
        .work(move |mechanism| {
            let permit = mechanism.guard().permit(Act::ReviewUse, "log")?;
            let pack = mechanism.pack();
            let (all, reviewed) = mechanism
                .db()
                .read(|session| unusual(session, pack, (from, until), &permit))?;
            let saying = Saying {
                mechanism,
                language: &language,
            };
            let found = all.len() as u64;
            let paging = Paging::of(page, found);
            let lines = paging.cut(all).into_iter().enumerate().map(|(id, line)| {
                let count = i64::try_from(line.count).unwrap_or(i64::MAX);
                let values = [
                    ("count", Value::Number(count)),
                    ("from", Value::Number(line.from.unwrap_or(0))),
                ];
                let rule = line.key.rule;
                let last_entry = line.last_entry();
                let account = line.key.account.as_deref().and_then(account_of);
                Line {
                    id,
                    day: language.date(line.key.day),
                    iso: line.key.day.to_string(),
                    rule,
                    title: pack.name_of("use_rules", rule, language.tag()),
                    why: language.say(&format!("oversight-why-{rule}"), &values),
                    officer: line.officer,
                    role: line.role.map(|role| saying.role(&role)).unwrap_or_default(),
                    account: account
                        .map(|id| mechanism.address(OFFICERS, id))
                        .unwrap_or_default(),
                    about: line.key.about.unwrap_or_default(),
                    last_entry,
                    refused: rule == "refused_attempts",
                }
            });
            Ok((lines.collect::<Vec<_>>(), found, reviewed, paging))
        })
        .await?;
    let pack = state.mechanism.pack();
    let error = error.map(|no| sentence(pack, &visit.language, None, &no).whole());
    let status = if error.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let list = pack.list("review_findings");
    let body = UnusualPage {
        error,
        from: from.to_string(),
        until: until.to_string(),
        findings: list
            .codes()
            .map(|code| Finding {
                code: code.to_owned(),
                name: pack.name_of("review_findings", code, visit.language.tag()),
            })
            .collect(),
        lines,
        found: i64::try_from(found).unwrap_or(i64::MAX),
        reviewed: i64::try_from(reviewed).unwrap_or(i64::MAX),
        paging,
        visit: &visit,
    };
    Ok(Page::new(&visit.say("oversight-unusual"), body)
        .wide()
        .status(status)
        .show(&state, &visit))
}

/// Records what was found of one line, which leaves the list.
pub(crate) async fn review(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    visit.guard.permit(Act::ReviewUse, "log")?;
    let sending = Sending::of(&posted)?;
    let back = [
        ("from", posted.value("from")),
        ("until", posted.value("until")),
    ]
    .into_iter()
    .filter(|(_, day)| day.parse::<Date>().is_ok())
    .map(|(name, day)| format!("{name}={day}"))
    .collect::<Vec<_>>()
    .join("&");
    state
        .work(move |mechanism| {
            let officer = match posted.value("account") {
                "" => None,
                address => {
                    let id = mechanism.at_address(OFFICERS, address);
                    let id = id.ok_or_else(|| Refusal::by("records.no_such_record"))?;
                    mechanism
                        .db()
                        .read(|session| Ok(session.reference_of(OFFICERS, id)?))?
                }
            };
            let mut entry = Entry::new();
            for field in ["rule", "day", "about", "last_entry", "finding", "note"] {
                let typed = posted.value(field).trim();
                if !typed.is_empty() {
                    entry.insert(field.to_owned(), typed.to_owned());
                }
            }
            entry.extend(officer.map(|officer| ("officer".to_owned(), officer)));
            mechanism.enter_once(REVIEWS, &entry, None, None, sending.repeat().as_ref())
        })
        .await?;
    Ok(Redirect::to(&format!("/oversight/unusual?{back}")).into_response())
}
