//! The documents of a record on its page.

use askama::Template;
use db::{Document, DocumentPermits, Stored};
use guard::Act;
use kernel::{No, RecordKind};
use records::Mechanism;
use words::Language;

use super::REGISTER;
use crate::shown::{Showing, moment};

/// A document in a list.
pub(super) struct Line {
    href: String,
    reference: String,
    kind: String,
    part: String,
    what: String,
    when: String,
    voided: bool,
}

/// The documents of a record.
#[derive(Template)]
#[template(path = "documents/listed.html")]
pub(crate) struct Documents {
    title: String,
    none: String,
    void: String,
    add: Option<(String, String)>,
    headings: [String; 5],
    lines: Vec<Line>,
}

/// What the officer may do with the documents of a register's records; nothing
/// where documents are none of their business.
pub(crate) fn offered(
    mechanism: &Mechanism,
    register: &str,
) -> Result<Option<DocumentPermits>, No> {
    let guard = mechanism.guard();
    let any = [Act::AttachDocument, Act::OpenCopy, Act::OpenOriginal]
        .iter()
        .any(|act| guard.offers(*act, register));
    if !any {
        return Ok(None);
    }
    mechanism.document_permits(register).map(Some)
}

impl Documents {
    /// Those of a record that is shown.
    pub(crate) fn of(
        mechanism: &Mechanism,
        showing: &Showing<'_, '_>,
        (kind, stored): (&RecordKind, &Stored),
        permits: &DocumentPermits,
    ) -> Result<Self, No> {
        let language = showing.language();
        let say = |key: &str| language.say(key, &[]);
        let address = mechanism.address(&kind.register, stored.id);
        let here = format!("/registers/{}/{address}/documents", kind.register);
        let documents = showing.session().documents_of((kind, stored.id), permits)?;
        let attaches = match &permits.attach {
            Some(attach) => showing.session().covers(kind, stored.id, attach)?,
            None => false,
        };
        Ok(Self {
            title: say(REGISTER),
            none: say("documents-none"),
            void: say("record-void"),
            add: (attaches && !stored.voided)
                .then(|| (format!("{here}/new"), say("documents-add"))),
            headings: [
                say("record-reference"),
                say("documents-kind"),
                say("documents-part"),
                say("documents-file"),
                say("documents-when"),
            ],
            lines: documents
                .iter()
                .map(|document| line(mechanism, language, &here, document))
                .collect(),
        })
    }
}

fn line(mechanism: &Mechanism, language: &Language, here: &str, document: &Document) -> Line {
    let named = |list: &str, code: &str| mechanism.pack().name_of(list, code, language.tag());
    let first = document.deeds.first();
    Line {
        href: format!("{here}/{}", mechanism.address(REGISTER, document.id)),
        reference: document.reference.clone(),
        kind: named("document_kinds", &document.kind),
        part: named("document_parts", &document.part),
        what: document
            .original
            .as_ref()
            .map(|file| super::page::described(language, file))
            .unwrap_or_default(),
        when: first
            .map(|deed| moment(mechanism.pack(), language, &deed.at))
            .unwrap_or_default(),
        voided: document.voided,
    }
}
