//! Attaching a document to a record, and voiding it.

use guard::Fields;
use kernel::{No, RecordId, RecordKind, Refusal, Row, Value};
use policy::Part;

use super::{
    DocumentPermits, FileOfDocument, Host,
    kind::{TYPED, document_kind, document_parts},
};
use crate::{
    Writing,
    session::{Session, fault},
    store::{Deed, write::Head},
};

/// A document to attach.
#[derive(Clone, Copy, Debug)]
pub struct Attaching<'a> {
    /// Its id.
    pub id: RecordId,
    /// What was typed of it: the first fields of [`super::document_kind`].
    pub typed: &'a Row,
    /// As it was handed in: what it is, and its bytes.
    pub original: (&'a str, &'a [u8]),
    /// As it is to be shared, if it can be.
    pub copy: Option<(&'a str, &'a [u8])>,
    /// A small picture of it, if there is one.
    pub preview: Option<(&'a str, &'a [u8])>,
    /// Why it cannot be shared.
    pub lacks: Option<&'a str>,
    /// The year of its reference.
    pub year: i16,
    /// How many documents a record may have.
    pub documents_max: u64,
}

impl Session<'_> {
    /// Attaches a document to a record.
    pub fn attach_document(
        &self,
        (kind, id): (&RecordKind, RecordId),
        attaching: &Attaching<'_>,
        permits: &DocumentPermits,
        writing: Writing<'_>,
    ) -> Result<(), No> {
        let host = Host { kind, id };
        let stands = self.host(host, permits)?;
        if stands.voided {
            return Err(Refusal::by("records.is_void").into());
        }
        if self.facts_covered(kind, id, writing.permit)?.is_none() {
            return Err(Refusal::by("guard.not_permitted").into());
        }
        let own = document_kind();
        let part = own.value(attaching.typed, "part").as_text();
        let part = part.and_then(Part::of_name);
        let known = permits.look.parts();
        let allowed = document_parts(kind, known.as_ref());
        let no_part = || Refusal::by("documents.part").at("part");
        let part = part.filter(|part| allowed.contains(part));
        let part = part.ok_or_else(no_part)?;
        if !self.shows_after_proof(host, &permits.look, part)?
            || !self.shows(host, writing.permit, part)?
        {
            return Err(no_part().into());
        }
        if self.documents_at(id)?.len() as u64 >= attaching.documents_max {
            return Err(Refusal::by("documents.too_many")
                .naming("max", attaching.documents_max)
                .into());
        }
        let subject = stands.subject;
        let mut row = self.row_of_document(host, subject, attaching, &own);
        self.expect_not_erased(&own, [subject; 2])?;
        for (file, bytes) in [
            (FileOfDocument::Original, Some(attaching.original)),
            (FileOfDocument::Copy, attaching.copy),
            (FileOfDocument::Preview, attaching.preview),
        ] {
            let Some((media, bytes)) = bytes else {
                continue;
            };
            let seal = self
                .seal_file((attaching.id, part), subject, file, bytes)
                .map_err(fault)?;
            let length = i64::try_from(bytes.len())
                .map_err(|error| kernel::Fault::from("a document is too long", error))?;
            for (what, value) in [
                ("media", Value::Text(media.to_owned())),
                ("bytes", Value::Whole(length)),
                ("seal", Value::Text(seal)),
            ] {
                set(&own, &mut row, &format!("{}_{what}", file.name()), value);
            }
        }
        let reference = self.next_reference(&own, attaching.year)?;
        let head = Head {
            id: attaching.id,
            reference: &reference,
            version: 1,
            writing,
            voided: false,
            subject,
        };
        self.write(&own, &head, &row, Deed::Entered)
            .map_err(fault)?;
        Ok(self.note_author(attaching.id, writing.permit)?)
    }

    /// Voids a document of a record, with a reason.
    pub fn void_document(
        &self,
        (kind, id): (&RecordKind, RecordId),
        document: RecordId,
        permits: &DocumentPermits,
        writing: Writing<'_>,
    ) -> Result<(), No> {
        let host = Host { kind, id };
        let own = document_kind();
        // Nothing sealed is opened before all of it may be written again.
        let stands = self.document_of(host, document, permits, Fields::unsealed(&own))?;
        if !self.shows(host, writing.permit, stands.part)? {
            return Err(Refusal::by("guard.not_permitted").into());
        }
        if stands.stored.voided {
            return Err(Refusal::by("records.is_void").into());
        }
        if !self.is_of_own_body(document, writing.permit)? {
            return Err(Refusal::by("documents.of_another").into());
        }
        let stands = self.document_of(host, document, permits, Fields::of_document(&own))?;
        let head = Head {
            id: document,
            reference: &stands.stored.reference,
            version: stands.stored.version + 1,
            writing,
            voided: true,
            subject: stands.stored.subject,
        };
        Ok(self
            .write(&own, &head, &stands.stored.row, Deed::Voided)
            .map_err(fault)?)
    }

    fn row_of_document(
        &self,
        host: Host<'_>,
        subject: RecordId,
        attaching: &Attaching<'_>,
        own: &RecordKind,
    ) -> Row {
        let mut row = Row(vec![Value::Absent; own.fields.len()]);
        for (place, value) in row.0.iter_mut().zip(attaching.typed.0.iter().take(TYPED)) {
            value.clone_into(place);
        }
        for (name, value) in [
            ("host_register", Value::Text(host.kind.register.clone())),
            ("host", Value::Link(host.id)),
            ("subject", Value::Link(subject)),
            (
                "lacks",
                match attaching.lacks {
                    Some(lacks) => Value::Text(lacks.to_owned()),
                    None => Value::Absent,
                },
            ),
        ] {
            set(own, &mut row, name, value);
        }
        row
    }
}

fn set(kind: &RecordKind, row: &mut Row, name: &str, value: Value) {
    if let Some(place) = kind.position(name).and_then(|at| row.0.get_mut(at)) {
        *place = value;
    }
}
