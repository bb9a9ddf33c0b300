//! Attaching a document: the form, and what was handed in with it.

use askama::Template;
use axum::{
    extract::{self, Multipart, Path},
    response::{IntoResponse, Redirect, Response},
};
use guard::Act;
use kernel::Refusal;
use records::{document_entry, names_of};

use super::{REGISTER, handed::Received};
use crate::{
    Page, Posted, State, Trouble, Visit, Wrong,
    filled::is_token,
    registers::{form, id_of, kind_of},
    sent_again::form_key,
    sentence,
};

#[derive(Template)]
#[template(path = "documents/new.html")]
struct NewPage<'a> {
    visit: &'a Visit,
    errors: Vec<(String, String)>,
    file_errors: Vec<String>,
    hint: String,
    heading: String,
    /// The key with which the form came back.
    key: &'a str,
    fields: form::Fields<'a>,
    accepts: String,
    back: String,
}

/// What stands in the form.
struct Asking<'a> {
    register: &'a str,
    address: &'a str,
    parts: &'a [&'static str],
    typed: &'a Posted,
    wrong: &'a Wrong,
}

impl Asking<'_> {
    fn show(self, state: &State, visit: &Visit) -> Response {
        let kind = document_entry();
        let shown = guard::Fields::of_document(&kind);
        let refusals = self.wrong.refusals();
        let mut sections = form::sections(state, visit, &kind, self.typed, refusals, &shown);
        // Only what the record's file has can be chosen.
        let controls = sections.iter_mut().flat_map(|section| &mut section.fields);
        for control in controls.filter(|control| control.name == "part") {
            if let form::Input::Radios { choices } | form::Input::Select { choices } =
                &mut control.input
            {
                choices.retain(|choice| self.parts.contains(&choice.value.as_str()));
                if let [only] = choices.as_mut_slice() {
                    only.chosen = true;
                }
            }
        }
        let mut errors = form::summary(state, visit, &kind, &sections, refusals);
        let of_file = |refusal: &&Refusal| refusal.field.as_deref() == Some("file");
        let file_errors: Vec<String> = refusals
            .iter()
            .filter(of_file)
            .map(|refusal| {
                let pack = state.mechanism.pack();
                sentence(pack, &visit.language, Some(&kind), refusal).whole()
            })
            .collect();
        for (refusal, error) in refusals.iter().zip(&mut errors) {
            if of_file(&refusal) {
                error.0 = "file".to_owned();
            }
        }
        let failure = self.wrong.failure(visit);
        errors.extend(failure.map(|told| ("form".to_owned(), told)));
        let title = visit.say("documents-add");
        let limits = &state.mechanism.pack().settings.documents.limits;
        let accepts: Vec<String> = limits
            .kinds
            .iter()
            .flat_map(|kind| kind.endings())
            .map(|ending| format!(".{ending}"))
            .collect();
        let body = NewPage {
            visit,
            errors,
            file_errors,
            hint: visit.say_with(
                "documents-file-hint",
                &[
                    ("kinds", names_of(&limits.kinds).into()),
                    ("megabytes", (limits.bytes_max >> 20).to_string().into()),
                ],
            ),
            heading: title.clone(),
            key: self.wrong.key(),
            fields: form::Fields { visit, sections },
            accepts: accepts.join(","),
            back: format!("/registers/{}/{}", self.register, self.address),
        };
        Page::new(&title, body).wrong(self.wrong).show(state, visit)
    }
}

/// The parts that can be chosen, where there is such a record for whoever
/// asks.
async fn parts(
    state: &State,
    register: &str,
    id: kernel::RecordId,
) -> Result<Vec<&'static str>, Trouble> {
    let register = register.to_owned();
    state
        .work(move |mechanism| {
            let parts = mechanism.document_parts(&register)?;
            let stands = mechanism.look(&register, id)?;
            if stands.voided {
                return Err(Refusal::by("records.is_void").into());
            }
            let attach = mechanism.guard().permit(Act::AttachDocument, &register)?;
            let may = mechanism
                .db()
                .read(|session| Ok(session.is_known(&register, id, &attach, &attach)?))?;
            if !may {
                return Err(Refusal::by("guard.not_permitted").into());
            }
            Ok(parts)
        })
        .await
}

pub(super) async fn ask(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    kind_of(&state, &register)?;
    let id = id_of(&state, &register, &address)?;
    let parts = parts(&state, &register, id).await?;
    let asking = Asking {
        register: &register,
        address: &address,
        parts: &parts,
        typed: &Posted::default(),
        wrong: &Wrong::default(),
    };
    Ok(asking.show(&state, &visit))
}

pub(super) async fn add(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address)): Path<(String, String)>,
    multipart: Multipart,
) -> Result<Response, Trouble> {
    kind_of(&state, &register)?;
    let id = id_of(&state, &register, &address)?;
    // Whoever may attach nothing has nothing read.
    let parts = parts(&state, &register, id).await?;
    let received = Received::read(&state, &visit, multipart).await?;
    let typed = received.posted.clone();
    let again = |trouble| {
        let asking = Asking {
            register: &register,
            address: &address,
            parts: &parts,
            typed: &typed,
            wrong: &typed.wrong(trouble)?,
        };
        Ok(asking.show(&state, &visit))
    };
    if !is_token(typed.value("_token"), &visit.token) {
        return again(Trouble::OldForm);
    }
    let entry = typed.entry(&document_entry());
    let key = form_key(&typed)?;
    let attached = {
        let (register, address) = (register.clone(), address.clone());
        state
            .work(move |mechanism| {
                let sending = received.sending(key, [&register, &address]);
                let repeat = sending.repeat();
                let handed = received.handed();
                mechanism.attach_document(&register, id, &entry, &handed, repeat.as_ref())
            })
            .await
    };
    match attached {
        Ok(document) => {
            let document = state.mechanism.address(REGISTER, document.id);
            let to = format!("/registers/{register}/{address}/documents/{document}?saved");
            Ok(Redirect::to(&to).into_response())
        }
        Err(trouble) => again(trouble),
    }
}
