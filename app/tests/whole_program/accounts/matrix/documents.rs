//! A document of a record: never wider than its record, nor than its part.

use axum::http::{Method, StatusCode};
use policy::{Act, Part, Resource};
use serde_json::Value;

use super::{Authors, Matrix, Stands};
use crate::canary;

/// A document that is attached to a record.
pub struct Attached {
    pub part: Part,
    /// Of which compartment its canary is.
    pub canary: Part,
    pub address: String,
}

const MULTIPART: &str = "multipart/form-data; boundary=x";
const OF_NO_PART: &str = "--x\r\nContent-Disposition: form-data; name=\"part\"\r\n\r\nunknown\r\n\
                          --x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nother\r\n\
                          --x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ntext\r\n--x--\r\n";

impl Matrix {
    /// A document of the first part that documents of a record can belong to.
    pub fn attach(&self, stands: &Stands) -> Attached {
        let register = stands.kind.register.as_str();
        let parts = self.policies.filing().parts_of(register);
        let part = db::document_parts(&stands.kind, Some(&parts))[0];
        // Without accounts there is no filing to ask, and every sealed part can
        // be chosen: what has none takes what stands open.
        let canary = if part.is_sealed() {
            part
        } else {
            Part::Identity
        };
        let title = canary::text("documents", "title", canary);
        let text = canary::text("documents", "file", canary);
        let entry = [("kind", "other"), ("part", part.name()), ("title", &title)];
        let entry = entry.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let handed = records::Handed {
            media: "text/plain",
            name: "text.txt",
            bytes: Some(text.as_bytes()),
        };
        let mechanism = &self.bench.mechanism;
        let document = mechanism
            .attach_document(register, stands.record.id, &entry.into(), &handed, None)
            .unwrap_or_else(|no| panic!("{register}: {no}"));
        Authors::of(&self.bench).entered(document.id, None, &self.body);
        Attached {
            part,
            canary,
            address: mechanism.address("documents", document.id),
        }
    }

    /// What is done with a document of a record.
    pub fn document(&mut self, role: &str, stands: &Stands, document: &Attached) {
        let Attached { part, address, .. } = document;
        let register = stands.kind.register.as_str();
        let resource = Resource::register(register);
        let policies = self.policies.clone();
        let shows = |act: Act| {
            policies
                .parts(role, act, &resource, stands.facts)
                .contains(part)
        };
        let may = |act: Act| policies.permits(role, act, &resource, stands.facts);
        let who = format!("{role}.{}", stands.number);
        let at = |what: &str| format!("{role} {what} {register} as {:?}", stands.relation);
        let of_record = self.bench.mechanism.address(register, stands.record.id);
        let documents = format!("/api/v1/{register}/{of_record}/documents");
        for (act, file) in [(Act::OpenCopy, "copy"), (Act::OpenOriginal, "original")] {
            let path = format!("{documents}/{address}/{file}");
            let opened = self.doors.json(&who, Method::GET, &path, &Value::Null);
            let permitted = shows(Act::Look) && shows(act);
            self.cell(&at(file), permitted, opened.status == StatusCode::OK);
        }
        let path = format!("{documents}/{address}");
        let seen = self.doors.json(&who, Method::GET, &path, &Value::Null);
        let any = [
            Act::AttachDocument,
            Act::OpenCopy,
            Act::OpenOriginal,
            Act::VoidDocument,
        ];
        let permitted = shows(Act::Look) && any.into_iter().any(shows);
        self.cell(
            &at("sees the document of"),
            permitted,
            seen.status == StatusCode::OK,
        );
        let sent = self.doors.ask(
            &who,
            Method::POST,
            &documents,
            MULTIPART,
            OF_NO_PART.to_owned(),
        );
        let permitted = may(Act::Look) && may(Act::AttachDocument);
        self.cell(&at("attaches to"), permitted, !sent.is_denied());
    }
}
