//! What was found of a line of unusual looks: the form in which it is written,
//! and the review that takes the line off the list.

use askama::Template;
use axum::{
    extract,
    response::{IntoResponse, Redirect, Response},
};
use guard::Act;
use kernel::{Date, Entry, Refusal};
use pack::Pack;
use web::{Page, Posted, Sending, State, Trouble, Visit, Wrong};

use crate::{OFFICERS, REVIEWS};

/// What can be found.
pub(super) struct Finding {
    pub(super) code: String,
    pub(super) name: String,
}

impl Finding {
    pub(super) fn all(pack: &Pack, visit: &Visit) -> Vec<Self> {
        let named = |code: &str| Self {
            code: code.to_owned(),
            name: pack.name_of("review_findings", code, visit.language.tag()),
        };
        pack.list("review_findings").codes().map(named).collect()
    }
}

/// The form of one review.
#[derive(Default)]
pub(super) struct Form {
    /// What makes the names of its places its own on the page.
    pub(super) id: String,
    pub(super) rule: String,
    pub(super) day: String,
    pub(super) officer: String,
    /// By what the officer stands in it; empty where it is about many.
    pub(super) account: String,
    pub(super) about: String,
    pub(super) last_entry: String,
    /// What was typed.
    pub(super) finding: String,
    pub(super) note: String,
    pub(super) key: String,
}

impl Form {
    fn again(posted: &Posted, wrong: &Wrong) -> Self {
        let text = |name: &str| posted.value(name).to_owned();
        Self {
            id: String::new(),
            rule: text("rule"),
            day: text("day"),
            officer: text("who"),
            account: text("account"),
            about: text("about"),
            last_entry: text("last_entry"),
            finding: text("finding"),
            note: text("note"),
            key: wrong.key().to_owned(),
        }
    }
}

#[derive(Template)]
#[template(path = "oversight/review.html")]
struct ReviewPage<'a> {
    visit: &'a Visit,
    errors: Vec<(&'static str, String)>,
    back: String,
    title: String,
    day: String,
    form: Form,
    findings: Vec<Finding>,
    from: &'a str,
    until: &'a str,
}

/// Records what was found of one line, which leaves the list.
pub(crate) async fn review(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    visit.guard.permit(Act::ReviewUse, "log")?;
    let sending = Sending::of(&posted)?;
    let typed = posted.clone();
    let reviewed = state
        .work(move |mechanism| {
            let officer = match typed.value("account") {
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
                let typed = typed.value(field).trim();
                if !typed.is_empty() {
                    entry.insert(field.to_owned(), typed.to_owned());
                }
            }
            entry.extend(officer.map(|officer| ("officer".to_owned(), officer)));
            mechanism.enter_once(REVIEWS, &entry, None, None, sending.repeat().as_ref())
        })
        .await;
    let back = list_of(&posted);
    match reviewed {
        Ok(_) => Ok(Redirect::to(&back).into_response()),
        Err(trouble) => {
            let wrong = posted.wrong(trouble)?;
            Ok(again(&state, &visit, (&posted, &wrong), back))
        }
    }
}

/// Where the lines of the same days stand.
fn list_of(posted: &Posted) -> String {
    let days = ["from", "until"].map(|name| (name, posted.value(name)));
    let days = days.iter().filter(|(_, day)| day.parse::<Date>().is_ok());
    let days: Vec<String> = days.map(|(name, day)| format!("{name}={day}")).collect();
    format!("/oversight/unusual?{}", days.join("&"))
}

/// The form, alone on its page: its line may have left the list.
fn again(
    state: &State,
    visit: &Visit,
    (posted, wrong): (&Posted, &Wrong),
    back: String,
) -> Response {
    let pack = state.mechanism.pack();
    let day = posted.value("day");
    let read = day.parse::<Date>();
    let place = |field: Option<&str>| match field {
        Some("finding") => "finding",
        Some("note") => "note",
        _ => "",
    };
    let body = ReviewPage {
        errors: wrong.told(state, visit, place),
        back,
        title: pack.name_of("use_rules", posted.value("rule"), visit.language.tag()),
        day: read.map_or_else(|_| day.to_owned(), |day| visit.language.date(day)),
        form: Form::again(posted, wrong),
        findings: Finding::all(pack, visit),
        from: posted.value("from"),
        until: posted.value("until"),
        visit,
    };
    Page::new(&visit.say("oversight-review"), body)
        .wrong(wrong)
        .show(state, visit)
}
