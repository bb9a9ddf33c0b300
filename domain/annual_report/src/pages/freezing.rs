//! Freezing a year: what it means, a confirmation, and the act.

use askama::Template;
use axum::{
    extract::{self, Query},
    response::{IntoResponse, Redirect, Response},
};
use guard::Act;
use kernel::Refusal;
use web::{Page, Posted, Sending, State, Trouble, Visit, Wrong};

use super::Ask;
use crate::labels::year_value;

#[derive(Template)]
#[template(path = "annual_report/freeze.html")]
struct Freezing<'a> {
    visit: &'a Visit,
    back: String,
    title: &'a str,
    about: String,
    /// The key with which the form came back.
    key: &'a str,
    draft: String,
    year: i16,
    confirm: String,
    /// Whether it was confirmed, as it was typed.
    confirmed: bool,
    errors: Vec<(&'static str, String)>,
}

pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let (nothing, unsent) = (Wrong::default(), Posted::default());
    asked(&state, &visit, Ask::of(&pairs), (&unsent, &nothing)).await
}

async fn asked(
    state: &State,
    visit: &Visit,
    ask: Ask,
    (typed, wrong): (&Posted, &Wrong),
) -> Result<Response, Trouble> {
    let (year, sets) = state
        .work(move |mechanism| {
            mechanism.guard().permit(Act::Freeze, "frozen_sets")?;
            let year = ask.year(mechanism)?;
            Ok((year, statistics::frozen_sets(mechanism, year)?.len()))
        })
        .await?;
    let of_year = |key: &str| visit.say_with(key, &[("year", year_value(year))]);
    let title = of_year("annual_report-freeze");
    let body = Freezing {
        visit,
        back: format!("/report?year={year}"),
        title: &title,
        about: visit.say_with(
            "annual_report-freeze-about",
            &[
                ("year", year_value(year)),
                ("number", (sets + 1).to_string().into()),
            ],
        ),
        key: wrong.key(),
        draft: format!("/report/read?year={year}&set=draft"),
        year,
        confirm: of_year("annual_report-freeze-confirm"),
        confirmed: typed.value("confirmed") == "yes",
        errors: wrong.told(state, visit, |_| "confirmed"),
    };
    Ok(Page::new(&title, body).wrong(wrong).show(state, visit))
}

pub(super) async fn act(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let ask = Ask {
        year: posted.value("year").trim().to_owned(),
        ..Ask::default()
    };
    if posted.value("confirmed") != "yes" {
        let unconfirmed = posted.wrong(Refusal::by("annual_report.unconfirmed"))?;
        return asked(&state, &visit, ask, (&posted, &unconfirmed)).await;
    }
    let sending = Sending::of(&posted)?;
    let of = ask.clone();
    let frozen = state
        .work(move |mechanism| {
            let year = of.year(mechanism)?;
            let repeat = sending.repeat();
            // Nothing is drawn for a set that is there.
            if !mechanism.has_entered("frozen_sets", repeat.as_ref())? {
                crate::issue::freeze_and_issue_once(mechanism, year, repeat.as_ref())?;
            }
            Ok(year)
        })
        .await;
    match frozen {
        Ok(year) => Ok(Redirect::to(&format!("/report?year={year}&frozen=yes")).into_response()),
        Err(trouble) => {
            let wrong = posted.wrong(trouble)?;
            let shown = asked(&state, &visit, ask, (&posted, &wrong)).await;
            shown.map_err(|why| wrong.instead_of(why))
        }
    }
}
