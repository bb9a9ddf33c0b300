//! The log: the overseer's page of it. What is asked for may be an officer's
//! name and is sent as a form, never in an address. That somebody reads here is
//! itself an entry.

use askama::Template;
use axum::{extract, http::StatusCode, response::Response};
use clockwork::Moment;
use db::{Asked, Deed, LogAsked, LogLine};
use guard::Act;
use kernel::{Date, No, Refusal};
use records::Mechanism;
use words::Language;

use crate::{Page, Posted, State, Trouble, Visit, registers::pages, sentence};

/// How many entries stand on a page.
const ENTRIES: u64 = 50;

/// The acts that stand in the log, in the order of the filter: those by which
/// somebody sees records…
const LOOKS: [&str; 4] = ["looked", "listed", "searched", "found"];
/// …and, after what is done to one record, those that are done to more, and to
/// the program.
const OTHERS: [&str; 42] = [
    "erased",
    "words_forgotten",
    "words_key_made",
    "preview_opened",
    "copy_opened",
    "original_opened",
    "imported",
    "export_begun",
    "exported",
    "froze",
    "issued",
    "loaded",
    "backed_up",
    "restored",
    "changed_key",
    "split_key",
    "rehearsed_key",
    "joined_key",
    "log_read",
    "looks_told",
    "figures_seen",
    "figure_opened",
    "accounts_kept",
    "signed_in",
    "sign_in_ended",
    "confirmed",
    "post_chosen",
    "link_proposed",
    "link_made",
    "account_made",
    "account_taken_away",
    "recovery_proposed",
    "recovery_confirmed",
    "recovery_stopped",
    "password_changed",
    "codes_made",
    "passkey_made",
    "passkey_removed",
    "policies_changed",
    "subject_linked",
    "subject_removed",
    "began",
];

/// One entry as it is shown.
struct Line {
    number: u64,
    at: String,
    datetime: String,
    officer: Option<String>,
    act: String,
    register: Option<String>,
    about: Option<String>,
    refused: Option<String>,
    rows: Option<u64>,
    found: Option<u64>,
    asked: Option<String>,
}

/// One value of a filter.
struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "log/entries.html")]
struct EntriesPage<'a> {
    visit: &'a Visit,
    error: Option<String>,
    officers: Vec<Choice>,
    acts: Vec<Choice>,
    registers: Vec<Choice>,
    from: &'a str,
    until: &'a str,
    refused: bool,
    about: &'a str,
    lines: Vec<Line>,
    found: i64,
    page: u64,
    pages: u64,
}

pub(crate) async fn newest(
    state: extract::State<State>,
    visit: Visit,
) -> Result<Response, Trouble> {
    show(&state, &visit, &Posted::default()).await
}

pub(crate) async fn asked(
    state: extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    show(&state, &visit, &posted).await
}

async fn show(state: &State, visit: &Visit, posted: &Posted) -> Result<Response, Trouble> {
    let page = posted.value("page").parse::<u64>().unwrap_or(1).max(1);
    let (asked, refusals) = match read(state, posted, page) {
        Ok(asked) => (asked, Vec::new()),
        Err(refusal) => (LogAsked::default(), vec![refusal]),
    };
    let language = visit.language.clone();
    let (lines, found, officers) = state
        .work(move |mechanism| entries(mechanism, &language, &asked))
        .await?;
    let found = i64::try_from(found).unwrap_or(i64::MAX);
    let choice = |value: &str, name: String, of: &str| Choice {
        chosen: posted.value(of) == value,
        name,
        value: value.to_owned(),
    };
    let error = refusals
        .first()
        .map(|no| sentence(state.mechanism.pack(), &visit.language, None, no).whole());
    let status = if error.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let body = EntriesPage {
        visit,
        error,
        officers: officers
            .iter()
            .map(|name| choice(name, name.clone(), "officer"))
            .collect(),
        acts: acts()
            .map(|act| choice(act, visit.say(&format!("log-act-{act}")), "act"))
            .collect(),
        registers: state
            .mechanism
            .pack()
            .registers()
            .chain(["documents"])
            .map(|register| choice(register, visit.say(register), "register"))
            .collect(),
        from: posted.value("from"),
        until: posted.value("until"),
        refused: posted.value("refused") == "yes",
        about: posted.value("about"),
        lines,
        found,
        page,
        pages: pages::pages(found),
    };
    Ok(Page::new(&visit.say("log-title"), body)
        .wide()
        .status(status)
        .show(state, visit))
}

/// The acts that stand in the log.
fn acts() -> impl Iterator<Item = &'static str> {
    let deeds = Deed::ALL.into_iter().map(Deed::code);
    LOOKS.into_iter().chain(deeds).chain(OTHERS)
}

/// What the form asks for.
fn read(state: &State, posted: &Posted, page: u64) -> Result<LogAsked, Refusal> {
    let zone = &state.mechanism.pack().time_zone;
    let text = |name: &str| {
        let value = posted.value(name).trim();
        (!value.is_empty()).then(|| value.to_owned())
    };
    let day = |name: &str| -> Result<Option<Date>, Refusal> {
        let read = text(name).map(|typed| typed.parse::<Date>());
        read.transpose()
            .map_err(|_| Refusal::by("web.day").at(name))
    };
    let from = day("from")?.map(|day| clockwork::start_of_day(day, zone));
    let until: Option<Moment> = day("until")?.map(|day| clockwork::end_of_day(day, zone));
    let about = text("about").map(|typed| {
        u128::from_str_radix(&typed, 16)
            .map(u128::to_be_bytes)
            .map_err(|_| Refusal::by("web.no_such_address").at("about"))
    });
    Ok(LogAsked {
        officer: text("officer"),
        act: text("act"),
        register: text("register"),
        about: about.transpose()?.into_iter().collect(),
        from,
        until,
        refused: posted.value("refused") == "yes",
        limit: ENTRIES,
        offset: (page - 1).saturating_mul(ENTRIES),
        ..LogAsked::default()
    })
}

fn entries(
    mechanism: &Mechanism,
    language: &Language,
    asked: &LogAsked,
) -> Result<(Vec<Line>, u64, Vec<String>), No> {
    let permit = mechanism.guard().permit(Act::ReadLog, "log")?;
    mechanism.db().read(|session| {
        let (lines, found) = session.log(asked, &permit)?;
        let lines = lines
            .into_iter()
            .map(|line| shown(mechanism, language, line));
        Ok((lines.collect(), found, session.log_officers()?))
    })
}

fn shown(mechanism: &Mechanism, language: &Language, line: LogLine) -> Line {
    Line {
        number: line.number,
        at: mechanism.pack().at(language, &line.at),
        datetime: line.at.to_string(),
        act: language.say(&format!("log-act-{}", line.act), &[]),
        register: line
            .register
            .map(|register| named(mechanism, language, &register)),
        about: line
            .record
            .or(line.person)
            .map(|about| format!("{:032x}", u128::from_be_bytes(about))),
        officer: line.officer,
        refused: line.refused,
        rows: line.rows,
        found: line.found,
        asked: line.asked.and_then(|asked| match asked {
            Asked::Told(asked) => told(mechanism, language, &asked),
            Asked::Forgotten { kept } => {
                let forgotten = language.say("log-asked-forgotten", &[]);
                let kept = kept.and_then(|kept| told(mechanism, language, &kept));
                Some(
                    [Some(forgotten), kept]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join("; "),
                )
            }
        }),
    }
}

/// A register's title; what is not one is called as it is.
fn named(mechanism: &Mechanism, language: &Language, register: &str) -> String {
    if mechanism.pack().kind(register).is_some() {
        language.say(register, &[])
    } else {
        register.to_owned()
    }
}

/// What was asked, and in which registers anything was found by it.
fn told(mechanism: &Mechanism, language: &Language, asked: &str) -> Option<String> {
    let questions = match serde_json::from_str(asked) {
        Ok(serde_json::Value::Array(questions)) => questions,
        Ok(one @ serde_json::Value::Object(_)) => vec![serde_json::json!({ "asked": one })],
        _ => return Some(asked.to_owned()),
    };
    let told =
        questions.iter().map(|question| {
            let asked = question.get("asked");
            let text = |name: &&str| asked?.get(*name)?.as_str();
            let mut parts: Vec<String> = ["search", "name"]
                .iter()
                .find_map(text)
                .map(|search| language.say("log-asked-search", &[("text", search.into())]))
                .into_iter()
                .collect();
            let others = ["figure", "identity", "proposal", "before"];
            parts.extend(others.iter().filter_map(text).map(str::to_owned));
            let conditions = asked.and_then(|asked| asked.get("where"));
            let conditions = conditions.and_then(|conditions| conditions.as_array());
            parts.extend(
                conditions
                    .into_iter()
                    .flatten()
                    .filter_map(|condition| condition.as_str().map(str::to_owned)),
            );
            let found = question.get("found").and_then(|found| found.as_object());
            parts.extend(found.into_iter().flatten().map(|(register, count)| {
                format!("{}: {count}", named(mechanism, language, register))
            }));
            parts.join(", ")
        });
    let told: Vec<String> = told.filter(|told| !told.is_empty()).collect();
    if told.is_empty() {
        // What is told in another way is shown as it stands.
        return (asked.starts_with('{') && asked != "{}").then(|| asked.to_owned());
    }
    Some(told.join("; "))
}
