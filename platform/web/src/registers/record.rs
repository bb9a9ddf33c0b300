//! One record: its fields, the records that point to it, and its history.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{self, Path, Query},
    response::Response,
};
use db::{Deed, Listing, Session, Stored, Version};
use guard::{Act, Permit};
use kernel::{Field, No, RecordId, RecordKind, Value, condition};
use records::Mechanism;
use words::Language;

use crate::{
    Page, Standing, State, Trouble, Visit,
    documents::{self, Documents},
    registers::{
        change::{BEFORE, MERGED, PARTED},
        filters, id_of, kind_of,
        table::{Table, table_in},
    },
    shown::{Showing, Shown, moment},
    state::Emergencies,
};

/// How many records that point here stand on the page; the rest is one press
/// away.
const PANEL_RECORDS: u64 = 10;

struct FieldLine {
    label: String,
    sealed: bool,
    shown: Shown,
}

struct Panel {
    id: String,
    title: String,
    one: String,
    field: String,
    table: Table,
    total: i64,
    all: String,
    /// Where another is entered, by those who may.
    new: Option<String>,
}

struct Change {
    label: String,
    from: Shown,
    to: Shown,
}

struct VersionLine {
    number: i64,
    deed: Deed,
    recorded_at: String,
    when: String,
    by: String,
    reason: Option<String>,
    changes: Vec<Change>,
}

struct Looked {
    stored: Stored,
    /// Whether this very record is the visitor's to change, and to void.
    may_edit: bool,
    may_void: bool,
    /// Whether it is the visitor's to merge with another file of the same
    /// person, or to part from one.
    may_merge: bool,
    /// The files that were merged into this one.
    merged: Vec<Merged>,
    /// The file that it was merged into.
    same: Option<Shown>,
    /// What is said where an emergency alone opens it.
    emergency: Vec<String>,
    /// Its documents, for those who may do anything with them.
    documents: Option<Documents>,
    open: Vec<FieldLine>,
    sealed: Vec<FieldLine>,
    panels: Vec<Panel>,
    history: Vec<VersionLine>,
}

/// A file that was merged into the one that is shown.
struct Merged {
    reference: String,
    /// Its own page, for those who may open it.
    page: Option<String>,
    /// Where it is parted again.
    part: String,
}

impl Looked {
    /// Whether there is a register from which nothing points here yet, and
    /// something could be made to.
    fn has_empty_panels(&self) -> bool {
        self.panels
            .iter()
            .any(|panel| panel.table.rows.is_empty() && panel.new.is_some())
    }
}

#[derive(Template)]
#[template(path = "registers/record.html")]
struct RecordPage<'a> {
    visit: &'a Visit,
    kind: &'a RecordKind,
    one: String,
    plural: String,
    address: String,
    saved: Option<String>,
    may_see_looks: bool,
    may_tell_looks: bool,
    looked: Looked,
}

pub(crate) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    let kind = kind_of(&state, &register)?;
    let id = id_of(&state, &register, &address)?;
    let looked = {
        let (kind, language) = (kind.clone(), visit.language.clone());
        let emergencies = state.emergencies();
        state
            .work(move |mechanism| look(mechanism, &language, (&kind, id), emergencies))
            .await?
    };
    let saved = pairs.iter().find(|(name, _)| name == "saved");
    let saved = saved.map(|(_, when)| {
        let version = words::Value::Number(looked.stored.version);
        match when.as_str() {
            BEFORE => visit.say("web-saved-before"),
            MERGED => visit.say("web-merge-done"),
            PARTED => visit.say("web-part-done"),
            _ => visit.say_with("web-version-saved", &[("version", version)]),
        }
    });
    let one = visit.record(&register);
    let body = RecordPage {
        plural: visit.register(&register),
        one: one.clone(),
        may_see_looks: visit.may(Act::SeeLooks, &register),
        may_tell_looks: visit.may(Act::TellLooks, &register)
            && visit.standing == Standing::SignedIn,
        visit: &visit,
        kind: &kind,
        address,
        saved,
        looked,
    };
    Ok(Page::new(&one, body).wide().show(&state, &visit))
}

fn look(
    mechanism: &Mechanism,
    language: &Language,
    (kind, id): (&RecordKind, RecordId),
    emergencies: Option<Emergencies>,
) -> Result<Looked, No> {
    let permit = mechanism.guard().permit(Act::Unseal, &kind.register)?;
    let guard = mechanism.guard();
    // What asks for a new proof first is offered: the page of it asks for one.
    let [edit, void, merge] = [Act::Edit, Act::Void, Act::Merge].map(|act| {
        let offers = guard.offers(act, &kind.register);
        (offers, guard.leave(act, &kind.register))
    });
    // Who may name a record in another one has it in lists.
    let listed = guard.leave(Act::Look, &kind.register);
    let pointing = pointing(mechanism, kind);
    let documents = documents::offered(mechanism, &kind.register)?;
    // One transaction for the page, and so one word in the log for all of it.
    mechanism.db().read(|session| {
        let stored = session.get_or_why(kind, id, &permit)?;
        let may = |(offers, permit): &(bool, Option<Permit>)| match permit {
            Some(permit) if *offers => session.covers(kind, id, permit),
            _ => Ok(*offers),
        };
        let is_named = match &listed {
            Some(listed) => session.covers(kind, id, listed)?,
            None => false,
        };
        let mut emergency = Vec::new();
        if stored.fields.is_of_an_emergency() && !is_named {
            emergency.push(language.say("web-emergency", &[]));
            let until = emergencies.map(|until| until(mechanism, session, stored.about));
            if let Some(until) = until.transpose()?.flatten() {
                let until = mechanism.pack().at(language, &until);
                emergency
                    .push(language.say("web-emergency-until", &[("until", until.as_str().into())]));
            }
        }
        let showing = Showing::new(session, mechanism, language);
        let (mut open, mut sealed) = (Vec::new(), Vec::new());
        let fields: Vec<(usize, &Field)> = kind.fields.iter().enumerate().collect();
        showing.look_up(&fields, std::slice::from_ref(&stored))?;
        let shown = kind.fields.iter().zip(&stored.row.0).enumerate();
        let mut same = None;
        for (_, (field, value)) in shown.filter(|(at, _)| stored.fields.covers(*at)) {
            if field.same {
                same = (!value.is_absent())
                    .then(|| showing.value(field, value))
                    .transpose()?;
                continue;
            }
            let line = FieldLine {
                label: label(language, kind, &field.name),
                sealed: field.is_sealed(),
                shown: showing.value(field, value)?,
            };
            if line.sealed { &mut sealed } else { &mut open }.push(line);
        }
        let versions = session.history(kind, id, &permit)?;
        let documents = documents
            .as_ref()
            .map(|permits| Documents::of(mechanism, &showing, (kind, &stored), permits))
            .transpose()?;
        Ok(Looked {
            may_edit: may(&edit)?,
            may_void: may(&void)?,
            may_merge: kind.same().is_some() && may(&merge)?,
            merged: merged(mechanism, session, (kind, &stored), &permit)?,
            same,
            documents,
            history: history(mechanism, language, kind, &showing, &versions)?,
            panels: panels(mechanism, &showing, (kind, id, is_named), &pointing)?,
            emergency,
            stored,
            open,
            sealed,
        })
    })
}

/// The files that were merged into a record, for whoever sees what a file was
/// merged into.
fn merged(
    mechanism: &Mechanism,
    session: &Session<'_>,
    (kind, stored): (&RecordKind, &Stored),
    permit: &Permit,
) -> Result<Vec<Merged>, No> {
    let mut merged = Vec::new();
    if kind.same().is_none_or(|(at, _)| !stored.fields.covers(at)) {
        return Ok(merged);
    }
    let register = &kind.register;
    for id in session.merged_into(kind, stored.id)? {
        let page = format!("/registers/{register}/{}", mechanism.address(register, id));
        merged.push(Merged {
            reference: session.reference_of(register, id)?.unwrap_or_default(),
            part: format!("{page}/part"),
            page: session.covers(kind, id, permit)?.then_some(page),
        });
    }
    Ok(merged)
}

fn label(language: &Language, kind: &RecordKind, field: &str) -> String {
    language.say(&format!("{}-{field}", kind.register), &[])
}

/// The versions, the last one first, each with what it changed.
fn history(
    mechanism: &Mechanism,
    language: &Language,
    kind: &RecordKind,
    showing: &Showing<'_, '_>,
    versions: &[Version],
) -> Result<Vec<VersionLine>, No> {
    let mut lines = Vec::with_capacity(versions.len());
    for (at, version) in versions.iter().enumerate() {
        let mut changes = Vec::new();
        if let Some(before) = at.checked_sub(1).and_then(|at| versions.get(at)) {
            for (place, field) in kind.fields.iter().enumerate() {
                let was = before.stored.row.0.get(place).unwrap_or(&Value::Absent);
                let is = version.stored.row.0.get(place).unwrap_or(&Value::Absent);
                if was != is {
                    changes.push(Change {
                        label: label(language, kind, &field.name),
                        from: showing.value(field, was)?,
                        to: showing.value(field, is)?,
                    });
                }
            }
        }
        lines.push(VersionLine {
            number: version.stored.version,
            deed: version.deed,
            when: moment(mechanism.pack(), language, &version.stored.recorded_at),
            recorded_at: version.stored.recorded_at.clone(),
            by: version.stored.recorded_by.clone(),
            reason: version.stored.reason.clone(),
            changes,
        });
    }
    lines.reverse();
    Ok(lines)
}

/// A register that has records which point to this one, by a field.
struct Pointing {
    kind: Arc<RecordKind>,
    field: Field,
    permit: Permit,
}

fn pointing(mechanism: &Mechanism, kind: &RecordKind) -> Vec<Pointing> {
    let mut pointing = Vec::new();
    for other in &mechanism.pack().kinds {
        for field in &other.fields {
            let points =
                field.link() == Some(kind.register.as_str()) && !field.is_sealed() && !field.same;
            if points && let Some(permit) = mechanism.guard().leave(Act::Look, &other.register) {
                pointing.push(Pointing {
                    kind: other.clone(),
                    field: field.clone(),
                    permit,
                });
            }
        }
    }
    pointing
}

/// The records of every register that point to this one.
fn panels(
    mechanism: &Mechanism,
    showing: &Showing<'_, '_>,
    (kind, id, is_named): (&RecordKind, RecordId, bool),
    pointing: &[Pointing],
) -> Result<Vec<Panel>, No> {
    let address = mechanism.address(&kind.register, id);
    let language = showing.language();
    let mut panels = Vec::new();
    for Pointing {
        kind: other,
        field,
        permit,
    } in pointing
    {
        let listing = Listing {
            conditions: vec![condition::links_to(&field.name, id)],
            sort: other.period.clone(),
            descending: true,
            limit: PANEL_RECORDS,
            ..Listing::default()
        };
        let panel = format!("{}-{}", other.register, field.name);
        let (mut table, total) = table_in(showing, other, &listing, &panel, permit)?;
        table.caption = format!(
            "{}: {}",
            language.say(&other.register, &[]),
            language.say("records-count", &[("count", words::Value::Number(total))])
        );
        table.under_heading = true;
        // Every row would say the same.
        if let Some(own) = table
            .columns
            .iter()
            .position(|column| column.field == field.name)
        {
            table.columns.remove(own);
            for row in &mut table.rows {
                row.cells.remove(own);
            }
        }
        let parameter = filters::parameter(field);
        panels.push(Panel {
            title: language.say(&other.register, &[]),
            one: language
                .attribute(&other.register, "one")
                .unwrap_or_else(|| language.say(&other.register, &[])),
            field: label(language, other, &field.name),
            all: format!("/registers/{}?{parameter}={address}", other.register),
            // What names no record that its writer may not see is refused.
            new: ((is_named || field.unseen)
                && mechanism.guard().offers(Act::Enter, &other.register))
            .then(|| format!("/registers/{}/new?{parameter}={address}", other.register)),
            id: panel,
            table,
            total,
        });
    }
    Ok(panels)
}
