//! One document: what is known of it, a small picture, its files, and what was
//! done with it.

use askama::Template;
use axum::{
    extract::{self, Path, Query},
    response::Response,
};
use db::{Deed, Document, DocumentFile};
use guard::Act;
use words::{Language, Value};

use super::{REGISTER, document_at};
use crate::{
    Page, State, Trouble, Visit,
    registers::{id_of, kind_of},
    shown::moment,
};

struct FieldLine {
    label: String,
    value: String,
}

struct DeedLine {
    version: i64,
    said: String,
    at: String,
    when: String,
    by: String,
    reason: Option<String>,
}

#[derive(Template)]
#[template(path = "documents/document.html")]
struct DocumentPage<'a> {
    visit: &'a Visit,
    one: String,
    record: String,
    back: String,
    here: String,
    document: &'a Document,
    saved: bool,
    lines: Vec<FieldLine>,
    lacks: Option<String>,
    /// Whether the original is offered: to whoever may open it, or may do so
    /// once they have shown again who they are.
    offers_original: bool,
    deeds: Vec<DeedLine>,
}

pub(super) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path((register, address, document)): Path<(String, String, String)>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Trouble> {
    kind_of(&state, &register)?;
    let id = id_of(&state, &register, &address)?;
    let document_id = document_at(&state, &document)?;
    let found = {
        let register = register.clone();
        state
            .work(move |mechanism| mechanism.document(&register, id, document_id))
            .await?
    };
    let back = format!("/registers/{register}/{address}");
    let pack = state.mechanism.pack();
    let language = &visit.language;
    let named = |list: &str, code: &str| pack.name_of(list, code, language.tag());
    let one = visit.record(REGISTER);
    let mut lines = vec![
        ("kind", named("document_kinds", &found.kind)),
        ("part", named("document_parts", &found.part)),
    ];
    lines.extend(found.title.clone().map(|title| ("title", title)));
    lines.extend(found.dated_on.map(|day| ("dated_on", language.date(day))));
    let in_language = found.language.as_deref();
    lines.extend(in_language.map(|code| ("language", named("languages", code))));
    let file = found.original.as_ref();
    lines.extend(file.map(|file| ("file", described(language, file))));
    let mut body = DocumentPage {
        record: visit.record(&register),
        offers_original: found.may_open_original
            || (!found.voided
                && visit.may(Act::OpenOriginal, &register)
                && visit.guard.leave(Act::OpenOriginal, &register).is_none()),
        here: format!("{back}/documents/{document}"),
        saved: pairs.iter().any(|(name, _)| name == "saved"),
        lines: lines
            .into_iter()
            .map(|(name, value)| FieldLine {
                label: visit.say(&format!("{REGISTER}-{name}")),
                value,
            })
            .collect(),
        lacks: found
            .lacks
            .as_deref()
            .map(|lacks| visit.say(&format!("documents-lacks-{lacks}"))),
        deeds: found
            .deeds
            .iter()
            .zip(1..)
            .map(|(deed, version)| DeedLine {
                version,
                said: visit.say(if deed.deed == Deed::Voided {
                    "record-void"
                } else {
                    "documents-was-attached"
                }),
                at: deed.at.clone(),
                when: moment(pack, language, &deed.at),
                by: deed.by.clone(),
                reason: deed.reason.clone(),
            })
            .collect(),
        document: &found,
        visit: &visit,
        one: one.clone(),
        back,
    };
    // The last first, as in the history of a record.
    body.deeds.reverse();
    Ok(Page::new(&one, body).show(&state, &visit))
}

/// What a file is and how long.
pub(super) fn described(language: &Language, file: &DocumentFile) -> String {
    let kind = documents::Kind::of_media(&file.media);
    let name = kind
        .map_or("", |kind| kind.endings()[0])
        .to_ascii_uppercase();
    let kilobytes = i64::try_from(file.bytes.div_ceil(1024)).unwrap_or(i64::MAX);
    language.say(
        "documents-described",
        &[
            ("kind", name.as_str().into()),
            ("kilobytes", Value::Number(kilobytes)),
        ],
    )
}
