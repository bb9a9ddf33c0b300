//! Entering and editing a record. Whatever goes wrong, the form comes back
//! with all that was typed.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{self, Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use db::Stored;
use guard::Act;
use kernel::{Entry, FieldKind, No, RecordId, RecordKind, Refusal};
use records::Mechanism;

use crate::{
    Page, Posted, State, Trouble, Visit,
    filled::Sent,
    registers::{
        clash::{Clash, ClashView},
        filters,
        form::{self, Fields},
        id_of, kind_of,
    },
    trouble::status_of,
};

#[derive(Template)]
#[template(path = "registers/form.html")]
struct FormPage<'a> {
    visit: &'a Visit,
    kind: &'a RecordKind,
    heading: String,
    errors: Vec<(String, crate::Sentence)>,
    clash: Option<ClashView>,
    fields: Fields<'a>,
    /// The version that is edited; none for a new record.
    version: Option<i64>,
    reference: String,
    reason: String,
    back: String,
}

/// What stands in a form.
struct Form<'a> {
    kind: &'a RecordKind,
    typed: &'a Posted,
    refusals: &'a [Refusal],
    editing: Option<Editing<'a>>,
}

struct Editing<'a> {
    reference: &'a str,
    version: i64,
    address: &'a str,
    clash: Option<ClashView>,
}

impl Form<'_> {
    fn show(self, state: &State, visit: &Visit, status: StatusCode) -> Response {
        let register = &self.kind.register;
        let sections = form::sections(state, visit, self.kind, self.typed, self.refusals);
        let one = visit.record(register);
        let (title, heading, back, version, clash) = match self.editing {
            None => {
                let title = visit.say_with("web-new", &[("record", one.into())]);
                (
                    title.clone(),
                    title,
                    format!("/registers/{register}"),
                    None,
                    None,
                )
            }
            Some(editing) => {
                let values = [
                    ("record", one.as_str().into()),
                    ("reference", editing.reference.into()),
                ];
                (
                    one.clone(),
                    visit.say_with("web-change", &values),
                    format!("/registers/{register}/{}", editing.address),
                    Some(editing.version),
                    editing.clash,
                )
            }
        };
        let body = FormPage {
            errors: form::summary(state, visit, self.kind, &sections, self.refusals),
            fields: Fields { visit, sections },
            reference: self.typed.value("_reference").to_owned(),
            reason: self.typed.value("_reason").to_owned(),
            kind: self.kind,
            visit,
            heading,
            clash,
            version,
            back,
        };
        let title = if self.refusals.is_empty() {
            title
        } else {
            format!("{} {title}", visit.say("error-prefix"))
        };
        Page::new(&title, body).status(status).show(state, visit)
    }
}

/// An empty form. A link that the address names is filled in.
pub(crate) async fn blank(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(register): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let kind = kind_of(&state, &register)?;
    let entry = {
        let kind = kind.clone();
        state
            .work(move |mechanism| named_links(mechanism, &kind, &pairs))
            .await?
    };
    let typed = form::posted_of(&kind, &entry);
    let form = Form {
        kind: &kind,
        typed: &typed,
        refusals: &[],
        editing: None,
    };
    Ok(form.show(&state, &visit, StatusCode::OK))
}

fn named_links(
    mechanism: &Mechanism,
    kind: &RecordKind,
    pairs: &[(String, String)],
) -> Result<Entry, No> {
    mechanism.db().read(|session| {
        let mut entry = Entry::new();
        for (name, address) in pairs {
            let link = kind
                .fields
                .iter()
                .filter(|field| filters::parameter(field) == *name)
                .find_map(|field| match &field.kind {
                    FieldKind::Link { register } => Some((field, register)),
                    _ => None,
                });
            if let Some((field, register)) = link
                && let Some(id) = mechanism.at_address(register, address)
                && let Some(reference) = session.reference_of(register, id)?
            {
                entry.insert(field.name.clone(), reference);
            }
        }
        Ok(entry)
    })
}

pub(crate) async fn enter(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(register): Path<String>,
    sent: Sent,
) -> Result<Response, Trouble> {
    let kind = kind_of(&state, &register)?;
    let typed = sent.posted;
    let form = |refusals: &[Refusal], status| {
        Form {
            kind: &kind,
            typed: &typed,
            refusals,
            editing: None,
        }
        .show(&state, &visit, status)
    };
    if !sent.fresh {
        return Ok(form(&[Refusal::by("web.old_form")], StatusCode::FORBIDDEN));
    }
    let entered = {
        let entry = typed.entry(&kind);
        let reference = filled_in(&typed, "_reference");
        let reason = filled_in(&typed, "_reason");
        let register = register.clone();
        state
            .work(move |mechanism| {
                done_or_refused(mechanism.enter(
                    &register,
                    &entry,
                    reference.as_deref(),
                    reason.as_deref(),
                ))
            })
            .await?
    };
    match entered {
        Ok(stored) => Ok(to_record(&state, &register, &stored)),
        Err(refusals) => Ok(form(&refusals, status_of(&refusals))),
    }
}

fn filled_in(typed: &Posted, name: &str) -> Option<String> {
    let value = typed.value(name).trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Refusals are for the form; a fault ends the request.
fn done_or_refused<T>(done: Result<T, No>) -> Result<Result<T, Vec<Refusal>>, No> {
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(No::Refused(refusals)) => Ok(Err(refusals)),
        Err(fault) => Err(fault),
    }
}

pub(crate) fn to_record(state: &State, register: &str, stored: &Stored) -> Response {
    let address = state.mechanism.address(register, stored.id);
    Redirect::to(&format!("/registers/{register}/{address}?saved")).into_response()
}

/// The form of a record as it stands.
pub(crate) async fn open(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let kind = kind_of(&state, &register)?;
    let id = id_of(&state, &register, &address)?;
    let (stored, entry) = {
        let kind = kind.clone();
        state
            .work(move |mechanism| standing(mechanism, &kind, id))
            .await?
    };
    if stored.voided {
        return Err(Refusal::by("records.is_void").into());
    }
    let typed = form::posted_of(&kind, &entry);
    let form = Form {
        kind: &kind,
        typed: &typed,
        refusals: &[],
        editing: Some(Editing {
            reference: &stored.reference,
            version: stored.version,
            address: &address,
            clash: None,
        }),
    };
    Ok(form.show(&state, &visit, StatusCode::OK))
}

/// A record as it stands, and as it is typed.
pub(crate) fn standing(
    mechanism: &Mechanism,
    kind: &RecordKind,
    id: RecordId,
) -> Result<(Stored, Entry), No> {
    let permit = mechanism.guard().permit(Act::Unseal, &kind.register)?;
    mechanism.db().read(|session| {
        let stored = session
            .get(kind, id, &permit)?
            .ok_or_else(|| Refusal::by("records.no_such_record"))?;
        let entry = records::entry_of(session, kind, &stored)?;
        Ok((stored, entry))
    })
}

/// What became of an edit.
enum Saved {
    Done(Stored),
    Refused(Stored, Vec<Refusal>),
    Clashed(Stored, Clash),
}

pub(crate) async fn save(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Trouble> {
    let kind = kind_of(&state, &register)?;
    let id = id_of(&state, &register, &address)?;
    let Sent { posted, fresh } = sent;
    let asked = Asked::of(&kind, &posted, fresh);
    let version = asked.version;
    let saved = {
        let kind = kind.clone();
        state
            .work(move |mechanism| try_to_save(mechanism, &kind, id, &asked))
            .await?
    };
    let form = |stored: &Stored, typed: &Posted, refusals: &[Refusal], version, clash, status| {
        Form {
            kind: &kind,
            typed,
            refusals,
            editing: Some(Editing {
                reference: &stored.reference,
                version,
                address: &address,
                clash,
            }),
        }
        .show(&state, &visit, status)
    };
    Ok(match saved {
        Saved::Done(stored) => to_record(&state, &register, &stored),
        Saved::Refused(stored, refusals) => {
            let status = if fresh {
                status_of(&refusals)
            } else {
                StatusCode::FORBIDDEN
            };
            form(&stored, &posted, &refusals, version, None, status)
        }
        Saved::Clashed(stored, clash) => {
            let mut typed = clash.merged(&kind);
            typed.set("_reason", posted.value("_reason"));
            let view = clash.view(&state, &visit, &kind, &stored, &posted);
            let refusals = [Refusal::by("records.moved_on")
                .naming("by", &stored.recorded_by)
                .naming("at", &stored.recorded_at)];
            let version = stored.version;
            form(
                &stored,
                &typed,
                &refusals,
                version,
                Some(view),
                StatusCode::CONFLICT,
            )
        }
    })
}

/// What the form of an edit asks for.
struct Asked {
    fresh: bool,
    entry: Entry,
    version: i64,
    /// The version that was first opened, when the form tells of a clash.
    base: i64,
    /// Fields of which the other's value is taken.
    theirs: Vec<String>,
    /// Fields of which one's own is kept.
    mine: Vec<String>,
    reason: Option<String>,
}

impl Asked {
    fn of(kind: &RecordKind, posted: &Posted, fresh: bool) -> Self {
        let number = |name: &str| posted.value(name).trim().parse::<i64>().ok();
        let version = number("_version").unwrap_or(0);
        let took = |which: &str| {
            kind.fields
                .iter()
                .map(|field| field.name.clone())
                .filter(|name| posted.value(&format!("_take.{name}")) == which)
                .collect()
        };
        Self {
            fresh,
            entry: posted.entry(kind),
            base: number("_base").unwrap_or(version),
            theirs: took("theirs"),
            mine: took("mine"),
            reason: filled_in(posted, "_reason"),
            version,
        }
    }
}

fn try_to_save(
    mechanism: &Mechanism,
    kind: &Arc<RecordKind>,
    id: RecordId,
    asked: &Asked,
) -> Result<Saved, No> {
    let (stored, stands) = standing(mechanism, kind, id)?;
    if !asked.fresh {
        return Ok(Saved::Refused(stored, vec![Refusal::by("web.old_form")]));
    }
    if stored.voided {
        return Ok(Saved::Refused(stored, vec![Refusal::by("records.is_void")]));
    }
    let mut entry = asked.entry.clone();
    for field in &asked.theirs {
        match stands.get(field) {
            Some(value) => entry.insert(field.clone(), value.clone()),
            None => entry.remove(field),
        };
    }
    let clash = |entry: Entry| Clash::find(mechanism, kind, id, asked.base, &stands, entry);
    if asked.base != asked.version || stored.version != asked.version {
        let clash = clash(entry.clone())?;
        let open = clash
            .fields
            .iter()
            .any(|field| !asked.mine.contains(field) && !asked.theirs.contains(field));
        if stored.version != asked.version || open {
            return Ok(Saved::Clashed(stored, clash));
        }
    }
    let saved = mechanism.edit(
        &kind.register,
        id,
        asked.version,
        &entry,
        asked.reason.as_deref(),
    );
    match saved {
        Ok(stored) => Ok(Saved::Done(stored)),
        // Somebody was quicker since the look above.
        Err(No::Refused(refusals))
            if refusals
                .iter()
                .any(|refusal| refusal.rule == "records.moved_on") =>
        {
            let (stored, stands) = standing(mechanism, kind, id)?;
            let clash = Clash::find(mechanism, kind, id, asked.base, &stands, entry)?;
            Ok(Saved::Clashed(stored, clash))
        }
        Err(No::Refused(refusals)) => Ok(Saved::Refused(stored, refusals)),
        Err(fault) => Err(fault),
    }
}
