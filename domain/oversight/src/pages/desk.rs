//! The overseer's desk: what waits, and the ways to everything else.

use askama::Template;
use axum::{extract, response::Response};
use web::{Page, State, Trouble, Visit};

use super::said::Saying;
use crate::{OPENINGS, alerts::alerts};

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

#[derive(Template)]
#[template(path = "oversight/desk.html")]
struct Desk<'a> {
    visit: &'a Visit,
    lines: Vec<WaitingLine>,
    in_all: i64,
    overdue: i64,
    attempts: i64,
}

pub(crate) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
) -> Result<Response, Trouble> {
    let language = visit.language.clone();
    let (lines, in_all, attempts) = state
        .work(move |mechanism| {
            let alerts = alerts(mechanism)?;
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
            Ok((lines, alerts.in_all, alerts.attempts))
        })
        .await?;
    let overdue = lines.iter().filter(|line| line.overdue).count();
    let body = Desk {
        visit: &visit,
        lines,
        in_all,
        overdue: i64::try_from(overdue).unwrap_or(i64::MAX),
        attempts: i64::try_from(attempts).unwrap_or(i64::MAX),
    };
    Ok(Page::new(&visit.say("oversight-title"), body)
        .wide()
        .show(&state, &visit))
}
