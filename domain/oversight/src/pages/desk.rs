//! The overseer's desk: what waits, and the ways to everything else.

use askama::Template;
use axum::{
    extract::{self, Query},
    response::Response,
};
use web::{Page, State, Trouble, Visit};

use super::{
    paging::{LINES, Paging},
    said::Saying,
};
use crate::{
    OPENINGS,
    alerts::{ALERTS, alerts},
};

struct WaitingLine {
    reference: String,
    href: String,
    review: String,
    officer: String,
    body: String,
    kind: String,
    opened: String,
    due: String,
    overdue: bool,
}

struct UnansweredLine {
    reference: String,
    href: String,
    alerted: String,
    given: String,
    due: String,
    overdue: bool,
}

/// The alerts that wait for their answer: the first ones, and how many.
struct Unanswered {
    lines: Vec<UnansweredLine>,
    in_all: i64,
}

#[derive(Template)]
#[template(path = "oversight/desk.html")]
struct Desk<'a> {
    visit: &'a Visit,
    lines: Vec<WaitingLine>,
    in_all: i64,
    overdue: i64,
    attempts: i64,
    paging: Paging,
    unanswered: Option<Unanswered>,
}

pub(crate) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let page = pairs.iter().find(|(name, _)| name == "page");
    let page = page
        .and_then(|(_, page)| page.parse::<u64>().ok())
        .unwrap_or(1)
        .max(1);
    let language = visit.language.clone();
    let (lines, in_all, overdue, attempts, unanswered) = state
        .work(move |mechanism| {
            let before = (page - 1).saturating_mul(LINES as u64);
            let alerts = alerts(mechanism, (LINES as u64, before))?;
            let saying = Saying {
                mechanism,
                language: &language,
            };
            let lines = alerts.openings.into_iter().map(|waiting| {
                let address = mechanism.address(OPENINGS, waiting.id);
                WaitingLine {
                    href: format!("/registers/{OPENINGS}/{address}"),
                    review: format!("/registers/opening_reviews/new?opening={address}"),
                    reference: waiting.reference,
                    officer: waiting.officer,
                    body: saying.body(&waiting.body),
                    kind: mechanism
                        .pack()
                        .name_of("opening_kinds", &waiting.kind, language.tag()),
                    opened: saying.at(&waiting.opened_at),
                    due: waiting.due.map(|due| saying.at(&due)).unwrap_or_default(),
                    overdue: waiting.overdue,
                }
            });
            let lines: Vec<WaitingLine> = lines.collect();
            let unanswered = alerts.unanswered.map(|(waiting, in_all)| {
                let lines = waiting.into_iter().map(|alert| UnansweredLine {
                    href: format!(
                        "/registers/{ALERTS}/{}",
                        mechanism.address(ALERTS, alert.id)
                    ),
                    reference: alert.reference,
                    alerted: saying.body(&alert.alerted),
                    given: saying.at(&alert.alerted_at),
                    due: alert.due.map(|due| saying.at(&due)).unwrap_or_default(),
                    overdue: alert.overdue,
                });
                Unanswered {
                    lines: lines.collect(),
                    in_all,
                }
            });
            Ok((
                lines,
                alerts.in_all,
                alerts.overdue,
                alerts.attempts,
                unanswered,
            ))
        })
        .await?;
    let body = Desk {
        visit: &visit,
        lines,
        in_all,
        overdue,
        paging: Paging::of(page, u64::try_from(in_all).unwrap_or(0)),
        attempts: i64::try_from(attempts).unwrap_or(i64::MAX),
        unanswered,
    };
    Ok(Page::new(&visit.say("oversight-title"), body)
        .wide()
        .show(&state, &visit))
}
