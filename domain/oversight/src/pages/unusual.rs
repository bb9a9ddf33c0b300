//! Unusual looks: each line says why it is unusual, opens to its entries, and
//! goes away once it was reviewed.

use askama::Template;
use axum::{
    extract::{self, Query},
    http::StatusCode,
    response::Response,
};
use db::Session;
use guard::Act;
use kernel::{Date, Fault, Refusal};
use web::{Page, State, Trouble, Visit, sentence};
use words::Value;

use super::{
    looked::{account_of, in_address},
    paging::Paging,
    reviewing::{Finding, Form},
    said::Saying,
};
use crate::{
    OFFICERS,
    rules::is_own,
    unusual::{Key, Unusual, unusual},
};

/// How many days are looked at unless others are asked for.
const DAYS: i64 = 30;

struct Line {
    day: String,
    title: String,
    why: String,
    role: String,
    /// By what the account stands in a form; empty where it is about many.
    by: String,
    /// Whether it is of what the reader has done.
    own: bool,
    review: Form,
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
            let saying = Saying {
                mechanism,
                language: &language,
            };
            mechanism.db().read(|session| {
                let (all, reviewed) = unusual(session, pack, (from, until), &permit)?;
                let found = all.len() as u64;
                let paging = Paging::of(page, found);
                let lines = paging.cut(all).into_iter().enumerate();
                let lines = lines.map(|(at, line)| shown(&saying, session, at, line));
                let lines: Vec<Line> = lines.collect::<Result<_, _>>()?;
                Ok((lines, found, reviewed, paging))
            })
        })
        .await?;
    let pack = state.mechanism.pack();
    let error = error.map(|no| sentence(pack, &visit.language, None, &no).whole());
    let status = if error.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let body = UnusualPage {
        error,
        from: from.to_string(),
        until: until.to_string(),
        findings: Finding::all(pack, &visit),
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

fn shown(
    saying: &Saying<'_>,
    session: &Session<'_>,
    at: usize,
    line: Unusual,
) -> Result<Line, Fault> {
    let (mechanism, language) = (saying.mechanism, saying.language);
    let count = i64::try_from(line.count).unwrap_or(i64::MAX);
    let values = [
        ("count", Value::Number(count)),
        ("from", Value::Number(line.from.unwrap_or(0))),
    ];
    let last_entry = line.last_entry().to_string();
    let Key {
        day,
        rule,
        account,
        about,
    } = line.key;
    let officer = account.as_deref().and_then(account_of);
    let by = account.and_then(|account| in_address(mechanism, &account));
    let own = match mechanism.guard().post() {
        Some(post) => is_own(post.officer, officer, about.as_deref(), session)?,
        None => false,
    };
    Ok(Line {
        day: language.date(day),
        title: mechanism.pack().name_of("use_rules", rule, language.tag()),
        why: language.say(&format!("oversight-why-{rule}"), &values),
        role: line.role.map(|role| saying.role(&role)).unwrap_or_default(),
        by: by.unwrap_or_default(),
        own,
        review: Form {
            id: format!("-{at}"),
            rule: rule.to_owned(),
            day: day.to_string(),
            officer: line.officer,
            account: officer
                .map(|officer| mechanism.address(OFFICERS, officer))
                .unwrap_or_default(),
            about: about.unwrap_or_default(),
            last_entry,
            ..Form::default()
        },
    })
}
