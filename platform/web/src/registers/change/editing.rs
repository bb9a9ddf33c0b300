//! Editing a record: its form as it stands, and what became of the edit.

use std::sync::Arc;

use axum::{
    extract::{self, Path},
    response::Response,
};
use db::Stored;
use guard::Act;
use kernel::{Entry, No, RecordId, RecordKind, Refusal};
use records::Mechanism;

use super::{Editing, Form, filled_in, to_record};
use crate::{
    Posted, State, Trouble, Visit, Wrong,
    filled::Sent,
    registers::{clash::Clash, form, id_of, kind_of},
};

/// The form of a record as it stands.
pub(crate) async fn open(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let kind = kind_of(&state, &register)?;
    let id = id_of(&state, &register, &address)?;
    let (stored, mut entry) = {
        let kind = kind.clone();
        state
            .work(move |mechanism| standing(mechanism, &kind, id, Act::Edit))
            .await?
    };
    if stored.voided {
        return Err(Refusal::by("records.is_void").into());
    }
    if stored.fields.awaits_proof() {
        entry.retain(|name, _| kind.field(name).is_none_or(|field| !field.is_sealed()));
    }
    let typed = form::posted_of(&kind, &entry);
    let form = Form {
        kind: &kind,
        typed: &typed,
        wrong: &Wrong::default(),
        editing: Some(Editing {
            reference: &stored.reference,
            version: stored.version,
            address: &address,
            clash: None,
        }),
        shown: &stored.fields,
    };
    Ok(form.show(&state, &visit))
}

/// A record as it stands, and as it is typed, for this act.
pub(crate) fn standing(
    mechanism: &Mechanism,
    kind: &RecordKind,
    id: RecordId,
    act: Act,
) -> Result<(Stored, Entry), No> {
    let permit = mechanism.guard().permit(act, &kind.register)?;
    mechanism.db().read(|session| {
        let Some(stored) = session.get(kind, id, &permit)? else {
            return Err(mechanism.not_for(session, kind, id)?.into());
        };
        let entry = records::entry_of(session, kind, &stored)?;
        Ok((stored, entry))
    })
}

/// What became of an edit.
enum Saved {
    Done(Stored),
    Refused(Stored, Trouble),
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
    let base = asked.base;
    let saved = {
        let kind = kind.clone();
        state
            .work(move |mechanism| try_to_save(mechanism, &kind, id, &asked))
            .await
    };
    let form = |reference, (typed, wrong), version, clash, shown| {
        Form {
            kind: &kind,
            typed,
            wrong,
            editing: Some(Editing {
                reference,
                version,
                address: &address,
                clash,
            }),
            shown,
        }
        .show(&state, &visit)
    };
    // What comes back is an edit of the version that was first opened: whoever
    // chose between two values is shown both again.
    Ok(match saved {
        Ok(Saved::Done(stored)) => to_record(&state, &register, &stored),
        Ok(Saved::Refused(stored, trouble)) => {
            let as_sent = (&posted, &posted.wrong(trouble)?);
            form(&stored.reference, as_sent, base, None, &stored.fields)
        }
        // What the other wrote is not shown before a new proof: until then
        // what was typed waits in the form.
        Ok(Saved::Clashed(stored, _)) if stored.fields.awaits_proof() => {
            let wrong = posted.refused(vec![Refusal::by("guard.not_fresh")]);
            let as_sent = (&posted, &wrong);
            form(&stored.reference, as_sent, base, None, &stored.fields)
        }
        Ok(Saved::Clashed(stored, clash)) => {
            let mut typed = clash.merged(&kind);
            typed.set("_reason", posted.value("_reason"));
            let view = clash.view(&state, &visit, &kind, &stored, &posted);
            let moved_on = Refusal::by("records.moved_on")
                .naming("by", &stored.recorded_by)
                .naming("at", &stored.recorded_at);
            let wrong = posted.refused(vec![moved_on]);
            let (version, view) = (stored.version, Some(view));
            let as_merged = (&typed, &wrong);
            form(&stored.reference, as_merged, version, view, &stored.fields)
        }
        Err(failed @ Trouble::Failed(_)) => {
            let shown = visit.guard.permit(Act::Edit, &register)?;
            let shown = shown.fields_of_any(&kind);
            let as_sent = (&posted, &posted.wrong(failed)?);
            form("", as_sent, base, None, &shown)
        }
        Err(other) => return Err(other),
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
    let (stored, stands) = standing(mechanism, kind, id, Act::Edit)?;
    if !asked.fresh {
        return Ok(Saved::Refused(stored, Trouble::OldForm));
    }
    if stored.voided {
        return Ok(Saved::Refused(
            stored,
            Refusal::by("records.is_void").into(),
        ));
    }
    let mut entry = asked.entry.clone();
    records::keep_sealed(kind, &mut entry, &stands);
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
            let (stored, stands) = standing(mechanism, kind, id, Act::Edit)?;
            let clash = Clash::find(mechanism, kind, id, asked.base, &stands, entry)?;
            Ok(Saved::Clashed(stored, clash))
        }
        Err(No::Refused(refusals)) => Ok(Saved::Refused(stored, refusals.into())),
        Err(fault) => Err(fault),
    }
}
