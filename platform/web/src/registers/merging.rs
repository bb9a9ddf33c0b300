//! Two files of one person: the second is asked for, shown beside the one that
//! is kept, and merged into it; and parted from it again.

use std::{collections::BTreeMap, sync::Arc};

use askama::Template;
use axum::{
    extract::{self, Path},
    response::Response,
};
use db::{Session, Stored};
use guard::{Act, Permit};
use kernel::{No, RecordId, RecordKind, Refusal, Value};
use records::{Mechanism, TwoFiles};
use words::Language;

use crate::{
    Page, Posted, Sending, State, Trouble, Visit, Wrong,
    filled::Sent,
    registers::{
        change::{MERGED, PARTED, editing::standing, to_record_saying},
        id_of, kind_of,
        reason::{REASON, Reason},
    },
    shown::{Showing, Shown},
};

/// A field of both files.
struct Line {
    label: String,
    kept: Shown,
    second: Shown,
    differs: bool,
}

/// Both files, before they are merged.
struct Pair {
    second: String,
    versions: (i64, i64),
    lines: Vec<Line>,
    /// How many records would move, each with the name of their register.
    moving: Vec<String>,
}

#[derive(Template)]
#[template(path = "registers/merge.html")]
struct MergePage<'a> {
    visit: &'a Visit,
    asking: Reason<'a>,
    reference: &'a str,
    /// What was typed.
    second: &'a str,
    key: &'a str,
    pair: Option<Pair>,
}

#[derive(Template)]
#[template(path = "registers/part.html")]
struct PartPage<'a> {
    visit: &'a Visit,
    asking: Reason<'a>,
    version: i64,
    /// What would stay with the other file, where it is known.
    told: Option<Told>,
    key: &'a str,
}

/// Where on the form of two files something is wrong.
fn place(field: Option<&str>) -> &'static str {
    match field {
        Some("second") => "second",
        _ => REASON,
    }
}

/// The page on which the second file is asked for.
pub(crate) async fn ask(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let kept = kept(&state, &register, &address).await?;
    let asking = Asking {
        kept: &kept,
        register: &register,
        address: &address,
        typed: &Posted::default(),
    };
    Ok(asking.show(&state, &visit, None, &Wrong::default()))
}

/// The file that is kept, for whoever may merge it.
async fn kept(state: &State, register: &str, address: &str) -> Result<Stored, Trouble> {
    let kind = kind_of(state, register)?;
    let id = id_of(state, register, address)?;
    let (stored, _) = state
        .work(move |mechanism| standing(mechanism, &kind, id, Act::Merge))
        .await?;
    if stored.voided {
        return Err(Refusal::by("records.is_void").into());
    }
    Ok(stored)
}

struct Asking<'a> {
    kept: &'a Stored,
    register: &'a str,
    address: &'a str,
    typed: &'a Posted,
}

impl Asking<'_> {
    fn show(&self, state: &State, visit: &Visit, pair: Option<Pair>, wrong: &Wrong) -> Response {
        let reference = &self.kept.reference;
        let title = visit.say("web-merge");
        let asking = Reason {
            heading: format!("{title}: {} {reference}", visit.record(self.register)),
            back: format!("/registers/{}/{}", self.register, self.address),
            errors: wrong.told(state, visit, place),
            typed: self.typed.value(REASON),
            words: match pair {
                Some(_) => ["web-merge-reason", "web-merge-hint", "button-merge"],
                None => ["web-merge-reason", "web-merge-hint", "button-merge-show"],
            },
            is_done: pair.is_some(),
        };
        let body = MergePage {
            asking,
            reference,
            second: self.typed.value("second"),
            key: wrong.key(),
            pair,
            visit,
        };
        let page = Page::new(&title, body).wide().wrong(wrong);
        page.show(state, visit)
    }
}

/// What became of what was sent.
enum Done {
    /// Both files, to be looked at before they are merged.
    Shown(Pair),
    Merged(Stored),
}

/// Shows both files where whoever sends has not seen them yet, and merges them
/// where they have.
pub(crate) async fn act(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Trouble> {
    let stands = kept(&state, &register, &address).await?;
    let kind = kind_of(&state, &register)?;
    let asking = Asking {
        kept: &stands,
        register: &register,
        address: &address,
        typed: &sent.posted,
    };
    if !sent.fresh {
        let old = sent.posted.wrong(Trouble::OldForm)?;
        return Ok(asking.show(&state, &visit, None, &old));
    }
    let sending = Sending::of(&sent.posted)?;
    let number = |name: &str| sent.posted.value(name).parse::<i64>().ok();
    let seen = number("_version").zip(number("_second_version"));
    let (second, reason) = (
        sent.posted.value("second").to_owned(),
        sent.posted.value(REASON).to_owned(),
    );
    let (id, language) = (stands.id, visit.language.clone());
    let done = {
        let kind = kind.clone();
        state
            .work(move |mechanism| {
                let Some((version, second_version)) = seen else {
                    return pair(mechanism, &language, &kind, id, &second).map(Done::Shown);
                };
                let files = TwoFiles {
                    kept: (id, version),
                    second: (&second, second_version),
                };
                let repeat = sending.repeat();
                mechanism
                    .merge(&kind.register, files, &reason, repeat.as_ref())
                    .map(Done::Merged)
            })
            .await
    };
    Ok(match done {
        Ok(Done::Merged(stored)) => to_record_saying(&state, &register, &stored, MERGED),
        Ok(Done::Shown(pair)) => {
            let seen = sent.posted.not_done_yet();
            asking.show(&state, &visit, Some(pair), &seen)
        }
        Err(trouble) => asking.show(&state, &visit, None, &sent.posted.wrong(trouble)?),
    })
}

/// Both files, as far as whoever merges them may see them.
fn pair(
    mechanism: &Mechanism,
    language: &Language,
    kind: &Arc<RecordKind>,
    kept: RecordId,
    second: &str,
) -> Result<Pair, No> {
    let beside = mechanism.beside(&kind.register, kept, second)?;
    let look = mechanism.guard().leave(Act::Unseal, &kind.register);
    mechanism.db().read(|session| {
        let kept = opened(session, kind, &beside.kept, look.as_ref())?;
        let second = opened(session, kind, &beside.second, look.as_ref())?;
        let showing = Showing::new(session, mechanism, language);
        let mut lines = Vec::new();
        for (at, field) in kind.fields.iter().enumerate() {
            let of = |stored: &Stored| stored.row.0.get(at).cloned().unwrap_or(Value::Absent);
            let (one, other) = (of(&kept), of(&second));
            if one.is_absent() && other.is_absent() {
                continue;
            }
            lines.push(Line {
                label: language.say(&format!("{}-{}", kind.register, field.name), &[]),
                kept: showing.value(field, &one)?,
                second: showing.value(field, &other)?,
                differs: one != other,
            });
        }
        Ok(Pair {
            second: second.reference,
            versions: (kept.version, second.version),
            lines,
            moving: counted(language, &beside.moving),
        })
    })
}

/// How many records of each register, in words.
fn counted(language: &Language, records: &BTreeMap<String, u64>) -> Vec<String> {
    let records = records.iter();
    records
        .map(|(register, records)| {
            let count = i64::try_from(*records).unwrap_or(i64::MAX);
            let count = [("count", words::Value::Number(count))];
            let records = language.say("records-count", &count);
            format!("{}: {records}", language.say(register, &[]))
        })
        .collect()
}

fn opened(
    session: &Session<'_>,
    kind: &RecordKind,
    stored: &Stored,
    look: Option<&Permit>,
) -> Result<Stored, No> {
    let opened = match look {
        Some(look) => session.get(kind, stored.id, look)?,
        None => None,
    };
    Ok(opened.unwrap_or_else(|| stored.clone()))
}

/// A second file, for whoever may part it.
async fn second(state: &State, register: &str, address: &str) -> Result<Stored, Trouble> {
    let kind = kind_of(state, register)?;
    let id = id_of(state, register, address)?;
    let (stored, _) = state
        .work(move |mechanism| standing(mechanism, &kind, id, Act::Merge))
        .await?;
    Ok(stored)
}

/// What stays where it is when a second file is parted, in words.
struct Told {
    /// How many records, each with the name of their register.
    staying: Vec<String>,
    /// The registers of which both files get what was said meanwhile.
    for_both: Vec<String>,
}

async fn staying(
    state: &State,
    visit: &Visit,
    register: &str,
    second: RecordId,
) -> Result<Told, Trouble> {
    let (register, language) = (register.to_owned(), visit.language.clone());
    let told = move |mechanism: &Mechanism| {
        let staying = mechanism.staying(&register, second)?;
        let for_both = staying.for_both.iter();
        Ok(Told {
            staying: counted(&language, &staying.entered),
            for_both: for_both
                .map(|register| language.say(register, &[]))
                .collect(),
        })
    };
    state.work(told).await
}

/// A second file that is to be parted.
struct Parting<'a> {
    register: &'a str,
    address: &'a str,
    stored: &'a Stored,
    typed: &'a Posted,
}

impl Parting<'_> {
    async fn show(&self, state: &State, visit: &Visit, wrong: &Wrong) -> Result<Response, Trouble> {
        let Self {
            register,
            address,
            stored,
            typed,
        } = *self;
        // What was refused is told, whatever else can be.
        let told = match staying(state, visit, register, stored.id).await {
            Err(trouble) if wrong.is_nothing() => return Err(trouble),
            told => told.ok(),
        };
        let title = visit.say("web-part");
        let asking = Reason {
            heading: format!("{title}: {} {}", visit.record(register), stored.reference),
            back: format!("/registers/{register}/{address}"),
            errors: wrong.told(state, visit, place),
            typed: typed.value(REASON),
            words: ["web-merge-reason", "web-merge-hint", "button-part"],
            is_done: true,
        };
        let body = PartPage {
            asking,
            version: stored.version,
            told,
            key: wrong.key(),
            visit,
        };
        Ok(Page::new(&title, body).wrong(wrong).show(state, visit))
    }
}

/// The page on which a reason is asked for to part two files.
pub(crate) async fn ask_to_part(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let stored = second(&state, &register, &address).await?;
    let parting = Parting {
        register: &register,
        address: &address,
        stored: &stored,
        typed: &Posted::default(),
    };
    parting.show(&state, &visit, &Wrong::default()).await
}

/// Parts two files.
pub(crate) async fn part(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Trouble> {
    let stands = second(&state, &register, &address).await?;
    let typed = &sent.posted;
    let parting = Parting {
        register: &register,
        address: &address,
        stored: &stands,
        typed,
    };
    if !sent.fresh {
        let old = typed.wrong(Trouble::OldForm)?;
        return parting.show(&state, &visit, &old).await;
    }
    let sending = Sending::of(typed)?;
    let version = typed.value("_version").parse::<i64>().unwrap_or(0);
    let reason = typed.value(REASON).to_owned();
    let parted = {
        let (register, id) = (register.clone(), stands.id);
        state
            .work(move |mechanism| {
                let repeat = sending.repeat();
                mechanism.part(&register, (id, version), &reason, repeat.as_ref())
            })
            .await
    };
    match parted {
        Ok(stored) => Ok(to_record_saying(&state, &register, &stored, PARTED)),
        Err(trouble) => {
            let wrong = typed.wrong(trouble)?;
            parting.show(&state, &visit, &wrong).await
        }
    }
}
