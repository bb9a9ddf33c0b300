//! Entering a record: the empty form, and what was typed into it.

use std::sync::Arc;

use axum::{
    extract::{self, Path, Query},
    response::Response,
};
use db::Listing;
use guard::{Act, Permit};
use kernel::{Entry, FieldKind, No, RecordKind};
use records::{Mechanism, Named, name_in};

use super::{Form, Similar, filled_in, to_record, to_record_of_before};
use crate::{
    Posted, Sending, State, Trouble, Visit, Wrong,
    filled::Sent,
    registers::{filters, form, kind_of, table::of_records},
    shown::Showing,
};

/// An empty form. A link that the address names is filled in, where its record
/// is there for whoever asks.
pub(crate) async fn blank(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(register): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let kind = kind_of(&state, &register)?;
    let (shown, entry) = {
        let kind = kind.clone();
        state
            .work(move |mechanism| {
                let permit = mechanism.guard().permit(Act::Enter, &kind.register)?;
                let entry = named_links(mechanism, &kind, &pairs, &permit)?;
                Ok((permit.fields_of_any(&kind), entry))
            })
            .await?
    };
    let typed = form::posted_of(&kind, &entry);
    let form = Form {
        kind: &kind,
        typed: &typed,
        wrong: &Wrong::default(),
        shown: &shown,
        editing: None,
    };
    Ok(form.show(&state, &visit))
}

/// The records that an address names, as they are typed: those alone that
/// whoever enters the new one may see.
fn named_links(
    mechanism: &Mechanism,
    kind: &RecordKind,
    pairs: &[(String, String)],
    permit: &Permit,
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
                && let Some(look) = mechanism.guard().leave(Act::Look, register)
                && session.is_known(register, id, &look, permit)?
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
    let shown = visit
        .guard
        .permit(Act::Enter, &register)?
        .fields_of_any(&kind);
    let typed = sent.posted;
    let form = |wrong| Form {
        kind: &kind,
        typed: &typed,
        wrong,
        shown: &shown,
        editing: None,
    };
    if !sent.fresh {
        return Ok(form(&typed.wrong(Trouble::OldForm)?).show(&state, &visit));
    }
    let entry = typed.entry(&kind);
    let sending = Arc::new(Sending::of(&typed)?);
    let mut has_come = has_entered(&state, &register, &sending).await?;
    if !has_come && let Some(similar) = similar(&state, &visit, &kind, &typed, &entry).await? {
        // The record that the form itself has entered is no other one: not
        // when it came first, nor when it came twice at once.
        has_come = has_entered(&state, &register, &sending).await?;
        if !has_come {
            let wrong = typed.not_done_yet();
            return Ok(form(&wrong).show_with(&state, &visit, Some(similar)));
        }
    }
    let reference = filled_in(&typed, "_reference");
    let reason = filled_in(&typed, "_reason");
    let entered = {
        let register = register.clone();
        state
            .work(move |mechanism| {
                let (reference, reason) = (reference.as_deref(), reason.as_deref());
                let repeat = sending.repeat();
                mechanism.enter_once(&register, &entry, reference, reason, repeat.as_ref())
            })
            .await
    };
    match entered {
        Ok(stored) if has_come => Ok(to_record_of_before(&state, &register, &stored)),
        Ok(stored) => Ok(to_record(&state, &register, &stored)),
        Err(trouble) => Ok(form(&typed.wrong(trouble)?).show(&state, &visit)),
    }
}

/// Whether a form has entered its record already.
async fn has_entered(
    state: &State,
    register: &str,
    sending: &Arc<Sending>,
) -> Result<bool, Trouble> {
    let (register, sending) = (register.to_owned(), sending.clone());
    let known = state
        .work(move |mechanism| mechanism.has_entered(&register, sending.repeat().as_ref()))
        .await;
    match known {
        // It has entered another one: entering says so.
        Err(Trouble::Refused(_)) => Ok(true),
        known => known,
    }
}

/// Records that may be of the same person, unless they were shown already for
/// this very name.
async fn similar(
    state: &State,
    visit: &Visit,
    kind: &Arc<RecordKind>,
    typed: &Posted,
    entry: &Entry,
) -> Result<Option<Similar>, Trouble> {
    let name = name_in(kind, entry);
    if name.is_empty() || name == typed.value("_similar") {
        return Ok(None);
    }
    let (kind, entry) = (kind.clone(), entry.clone());
    let language = visit.language.clone();
    let table = state
        .work(move |mechanism| {
            let Named { records, seen } = mechanism.similar(&kind.register, &entry)?;
            if records.is_empty() {
                return Ok(None);
            }
            mechanism.db().read(|session| {
                let showing = Showing::new(session, mechanism, &language);
                let found = (records.clone(), &seen);
                let mut table = of_records(&showing, &kind, &Listing::default(), found, "similar")?;
                table.caption = language.say("web-similar", &[]);
                table.under_heading = true;
                Ok(Some(table))
            })
        })
        .await?;
    Ok(table.map(|table| Similar {
        name,
        table: Some(table),
    }))
}
