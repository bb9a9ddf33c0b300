//! Entering and editing a record. Whatever goes wrong, the form comes back
//! with all that was typed.

pub(crate) mod editing;
pub(crate) mod entering;

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use db::Stored;
use guard::Fields;
use kernel::RecordKind;

use crate::{
    Page, Posted, State, Visit, Wrong,
    registers::{clash::ClashView, form, table::Table},
};

#[derive(Template)]
#[template(path = "registers/form.html")]
struct FormPage<'a> {
    visit: &'a Visit,
    kind: &'a RecordKind,
    heading: String,
    errors: Vec<(String, String)>,
    clash: Option<ClashView>,
    fields: form::Fields<'a>,
    /// The version that is edited; none for a new record.
    version: Option<i64>,
    /// The key with which the form of a new record came back.
    key: &'a str,
    reference: String,
    reason: String,
    back: String,
    similar: Option<Similar>,
    /// Whether what is sealed is kept as it stands, unseen.
    awaits_proof: bool,
}

/// What the address of a record says where the form had entered it before.
pub(crate) const BEFORE: &str = "before";
/// …and where two files were made one, or two of one.
pub(crate) const MERGED: &str = "merged";
pub(crate) const PARTED: &str = "parted";

/// Records whose names are like the one that was typed.
struct Similar {
    /// The name that was typed: saved again with it, the record is entered.
    name: String,
    table: Option<Table>,
}

/// What stands in a form.
struct Form<'a> {
    kind: &'a RecordKind,
    typed: &'a Posted,
    wrong: &'a Wrong,
    /// The fields that the officer may see and fill in.
    shown: &'a Fields,
    editing: Option<Editing<'a>>,
}

struct Editing<'a> {
    /// Empty where a failing database does not tell it.
    reference: &'a str,
    version: i64,
    address: &'a str,
    clash: Option<ClashView>,
}

impl Form<'_> {
    fn show(self, state: &State, visit: &Visit) -> Response {
        let seen = self.typed.value("_similar");
        let similar = (!seen.is_empty()).then(|| Similar {
            name: seen.to_owned(),
            table: None,
        });
        self.show_with(state, visit, similar)
    }

    fn show_with(self, state: &State, visit: &Visit, similar: Option<Similar>) -> Response {
        let register = &self.kind.register;
        let refusals = self.wrong.refusals();
        let sections = form::sections(state, visit, self.kind, self.typed, refusals, self.shown);
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
                let heading = if editing.reference.is_empty() {
                    one.clone()
                } else {
                    visit.say_with("web-change", &values)
                };
                (
                    one,
                    heading,
                    format!("/registers/{register}/{}", editing.address),
                    Some(editing.version),
                    editing.clash,
                )
            }
        };
        let mut errors = form::summary(state, visit, self.kind, &sections, refusals);
        let failure = self.wrong.failure(visit);
        errors.extend(failure.map(|told| ("form".to_owned(), told)));
        let body = FormPage {
            errors,
            fields: form::Fields { visit, sections },
            reference: self.typed.value("_reference").to_owned(),
            reason: self.typed.value("_reason").to_owned(),
            kind: self.kind,
            visit,
            heading,
            clash,
            version,
            key: self.wrong.key(),
            back,
            similar,
            awaits_proof: self.shown.awaits_proof(),
        };
        Page::new(&title, body).wrong(self.wrong).show(state, visit)
    }
}

fn filled_in(typed: &Posted, name: &str) -> Option<String> {
    let value = typed.value(name).trim();
    (!value.is_empty()).then(|| value.to_owned())
}

pub(crate) fn to_record(state: &State, register: &str, stored: &Stored) -> Response {
    let address = state.mechanism.address(register, stored.id);
    Redirect::to(&format!("/registers/{register}/{address}?saved")).into_response()
}

/// …that the same form has entered before: nothing new was.
pub(crate) fn to_record_of_before(state: &State, register: &str, stored: &Stored) -> Response {
    to_record_saying(state, register, stored, BEFORE)
}

/// …of which something else is said than that it was saved.
pub(crate) fn to_record_saying(
    state: &State,
    register: &str,
    stored: &Stored,
    what: &str,
) -> Response {
    let address = state.mechanism.address(register, stored.id);
    Redirect::to(&format!("/registers/{register}/{address}?saved={what}")).into_response()
}
