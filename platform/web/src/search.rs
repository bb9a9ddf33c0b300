//! One search box over all registers. What is looked for may be somebody's
//! and is sent as a form, never in an address.

use askama::Template;
use axum::{extract, http::StatusCode, response::Response};
use db::Listing;
use kernel::{No, RecordKind};
use records::{Found, Named};

use crate::{
    Page, Posted, State, Trouble, Visit,
    registers::table::{Table, of_records},
    sentence,
    shown::Showing,
};

/// How many records of a register are shown.
pub(crate) const RECORDS: u64 = 10;

struct Group {
    register: String,
    title: String,
    table: Table,
    total: i64,
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    visit: &'a Visit,
    text: &'a str,
    error: Option<String>,
    groups: Option<Vec<Group>>,
}

impl SearchPage<'_> {
    fn show(self, state: &State, status: StatusCode) -> Response {
        let visit = self.visit;
        Page::new(&visit.say("navigation-search"), self)
            .wide()
            .status(status)
            .show(state, visit)
    }
}

pub(crate) async fn ask(extract::State(state): extract::State<State>, visit: Visit) -> Response {
    let page = SearchPage {
        visit: &visit,
        text: "",
        error: None,
        groups: None,
    };
    page.show(&state, StatusCode::OK)
}

pub(crate) async fn find(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let text = posted.value("search").to_owned();
    let found = {
        let (text, language) = (text.clone(), visit.language.clone());
        state
            .work(move |mechanism| {
                let found = match mechanism.search(&text, RECORDS) {
                    Ok(found) => found,
                    Err(No::Refused(refusals)) => return Ok(Err(refusals)),
                    Err(fault) => return Err(fault),
                };
                let groups = mechanism
                    .db()
                    .read(|session| groups(&Showing::new(session, mechanism, &language), &found))?;
                Ok(Ok(groups))
            })
            .await?
    };
    let (groups, error, status) = match found {
        Ok(groups) => (Some(groups), None, StatusCode::OK),
        Err(refusals) => {
            let error = refusals
                .first()
                .map(|no| sentence(state.mechanism.pack(), &visit.language, None, no).whole());
            (None, error, StatusCode::UNPROCESSABLE_ENTITY)
        }
    };
    let page = SearchPage {
        visit: &visit,
        text: &text,
        error,
        groups,
    };
    Ok(page.show(&state, status))
}

/// What was found, a table for each register.
fn groups(showing: &Showing<'_, '_>, found: &[Found]) -> Result<Vec<Group>, No> {
    let language = showing.language();
    let mut groups = Vec::new();
    for Found {
        kind,
        records,
        total,
        seen,
        named,
    } in found
    {
        if let Some(group) = by_name(showing, kind, named)? {
            groups.push(group);
        }
        if records.is_empty() {
            continue;
        }
        let register = kind.register.clone();
        let listing = Listing::default();
        let mut table = of_records(showing, kind, &listing, (records.clone(), seen), &register)?;
        table.caption = format!(
            "{}: {}",
            language.say(&register, &[]),
            language.say("records-count", &[("count", words::Value::Number(*total))])
        );
        groups.push(Group {
            title: language.say(&register, &[]),
            register,
            table,
            total: *total,
        });
    }
    Ok(groups)
}

/// Those whose sealed names are like what was asked.
fn by_name(
    showing: &Showing<'_, '_>,
    kind: &RecordKind,
    named: &Named,
) -> Result<Option<Group>, No> {
    let Named { records, seen } = named;
    if records.is_empty() {
        return Ok(None);
    }
    let language = showing.language();
    let title = language.say(
        "web-search-by-name",
        &[("register", language.say(&kind.register, &[]).into())],
    );
    let id = format!("{}-by-name", kind.register);
    let listing = Listing::default();
    let mut table = of_records(showing, kind, &listing, (records.clone(), seen), &id)?;
    table.caption.clone_from(&title);
    table.under_heading = true;
    Ok(Some(Group {
        register: kind.register.clone(),
        title,
        total: records.len() as i64,
        table,
    }))
}
