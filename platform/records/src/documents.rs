//! Documents of a record: attached, listed, opened and voided. Whoever may do
//! any of it is asked of the record.

use db::{
    Attaching, Document, DocumentBytes, DocumentPermits, FileOfDocument, Writing, document_kind,
    document_parts,
};
use documents::{Kind, Prepared, Refused, Said, prepare};
use guard::Act;
use kernel::{Entry, Fault, No, RecordId, RecordKind, Refusal};

use crate::{Mechanism, Repeat, mechanism::read_reason};

/// A file as it was handed in.
#[derive(Clone, Copy, Debug)]
pub struct Handed<'a> {
    /// What its sender says it is.
    pub media: &'a str,
    /// The name that its sender gave it: only what stands behind its last full
    /// stop is looked at, and nothing of it is kept.
    pub name: &'a str,
    /// Its bytes; nothing where it is longer than may be sent.
    pub bytes: Option<&'a [u8]>,
}

/// The fields of a document that are filled in, as a kind of record.
pub fn document_entry() -> RecordKind {
    let whole = document_kind();
    let typed = ["kind", "part", "dated_on", "language", "title"];
    RecordKind {
        subject: None,
        fields: whole
            .fields
            .iter()
            .filter(|field| typed.contains(&field.name.as_str()))
            .cloned()
            .collect(),
        ..whole
    }
}

impl Mechanism {
    /// The parts that a document of a register's records can belong to, as far
    /// as the officer may attach any.
    pub fn document_parts(&self, register: &str) -> Result<Vec<&'static str>, No> {
        let kind = self.kind(register)?;
        let permit = self.guard().permit(Act::AttachDocument, register)?;
        let parts = document_parts(&kind, permit.parts().as_ref());
        let shown = parts.into_iter().filter(|part| permit.shows_of_any(*part));
        Ok(shown.map(policy::Part::name).collect())
    }

    /// What the officer may do with documents of a register's records; a no
    /// where the records themselves may not be opened.
    pub fn document_permits(&self, register: &str) -> Result<DocumentPermits, No> {
        let guard = self.guard();
        Ok(DocumentPermits {
            look: guard.permit(Act::Unseal, register)?,
            attach: guard.leave(Act::AttachDocument, register),
            copy: guard.leave(Act::OpenCopy, register),
            original: guard.leave(Act::OpenOriginal, register),
            void: guard.leave(Act::VoidDocument, register),
        })
    }

    /// The documents of a record.
    pub fn documents(&self, register: &str, id: RecordId) -> Result<Vec<Document>, No> {
        let kind = self.kind(register)?;
        let permits = self.document_permits(register)?;
        self.db().read(|session| {
            session.get_or_why(&kind, id, &permits.look)?;
            Ok(session.documents_of((&kind, id), &permits)?)
        })
    }

    /// One document of a record.
    pub fn document(
        &self,
        register: &str,
        id: RecordId,
        document: RecordId,
    ) -> Result<Document, No> {
        let kind = self.kind(register)?;
        let permits = self.document_permits(register)?;
        self.db()
            .read(|session| session.document_at((&kind, id), document, &permits))
    }

    /// What a file would be taken as: refused where it is not taken. It costs
    /// no more than the limits say, and asks the database nothing.
    pub fn prepare_document(
        &self,
        handed: &Handed<'_>,
    ) -> Result<Result<Prepared, Refusal>, Fault> {
        let said = Said {
            media: handed.media,
            ending: ending(handed.name),
        };
        let limits = &self.pack().settings.documents.limits;
        let prepared = match (handed.bytes, self.apart()) {
            (None, _) => Err(Refused::TooLong),
            (Some(bytes), Some(apart)) => apart
                .prepare(bytes, said, limits)
                .map_err(|error| Fault::from("a file could not be looked at", error))?,
            (Some(bytes), None) => prepare(bytes, said, limits),
        };
        Ok(prepared.map_err(|refused| {
            Refusal::by(refused.rule())
                .at("file")
                .naming("megabytes", limits.bytes_max >> 20)
                .naming("pixels", limits.pixels_max / 1_000_000)
                .naming("kinds", names_of(&limits.kinds))
        }))
    }

    /// Attaches a document to a record.
    pub fn attach_document(
        &self,
        register: &str,
        id: RecordId,
        entry: &Entry,
        handed: &Handed<'_>,
        repeat: Option<&Repeat<'_>>,
    ) -> Result<Document, No> {
        let kind = self.kind(register)?;
        let permit = self.guard().permit(Act::AttachDocument, register)?;
        let permits = self.document_permits(register)?;
        // A file costs time to look at: nobody's but theirs who may see the record.
        self.db()
            .read(|session| session.get_or_why(&kind, id, &permits.look))?;
        let prepared = self.prepare_document(handed)?;
        let new = self.new_id()?;
        let now = self.now();
        let own = document_entry();
        self.db().write(|session| {
            if let Some(done) = self.done_before(session, &own.register, repeat)? {
                return session.document_at((&kind, id), done, &permits);
            }
            let typed = self.read_row(&own, entry, session, &permit);
            // Everything that is wrong is told together.
            let (typed, prepared) = match (typed, &prepared) {
                (Ok(typed), Ok(prepared)) => (typed, prepared),
                (Err(No::Refused(mut refusals)), Err(refusal)) => {
                    refusals.push(refusal.clone());
                    return Err(refusals.into());
                }
                (Err(no), _) => return Err(no),
                (Ok(_), Err(refusal)) => return Err(refusal.clone().into()),
            };
            let attaching = Attaching {
                id: new,
                typed: typed.seen(),
                original: (prepared.kind.media(), handed.bytes.unwrap_or_default()),
                copy: prepared
                    .copy
                    .as_ref()
                    .ok()
                    .map(|made| (made.kind.media(), made.bytes.as_slice())),
                preview: prepared
                    .preview
                    .as_ref()
                    .map(|made| (made.kind.media(), made.bytes.as_slice())),
                lacks: prepared.copy.as_ref().err().map(|lacks| lacks.name()),
                year: self.today().year(),
                documents_max: self.pack().settings.documents.of_a_record_max,
            };
            let writing = Writing {
                permit: &permit,
                recorded_at: session.moment(now)?,
                reason: None,
            };
            session.attach_document((&kind, id), &attaching, &permits, writing)?;
            self.note_done(session, &own.register, repeat, new)?;
            session.document_at((&kind, id), new, &permits)
        })
    }

    /// Voids a document, with a reason: its files are opened no more.
    pub fn void_document(
        &self,
        register: &str,
        id: RecordId,
        document: RecordId,
        reason: &str,
    ) -> Result<Document, No> {
        let kind = self.kind(register)?;
        let permit = self.guard().permit(Act::VoidDocument, register)?;
        let permits = self.document_permits(register)?;
        let Some(reason) = read_reason(Some(reason))? else {
            return Err(Refusal::by("records.void_needs_reason").at("reason").into());
        };
        self.db().write(|session| {
            let writing = Writing {
                permit: &permit,
                recorded_at: session.moment(self.now())?,
                reason: Some(&reason),
            };
            session.void_document((&kind, id), document, &permits, writing)?;
            session.document_at((&kind, id), document, &permits)
        })
    }

    /// Leave to read a file of a document, which stands in the log.
    pub fn open_document(
        &self,
        register: &str,
        id: RecordId,
        document: RecordId,
        file: FileOfDocument,
    ) -> Result<DocumentBytes, No> {
        let kind = self.kind(register)?;
        let act = match file {
            FileOfDocument::Original => Act::OpenOriginal,
            FileOfDocument::Copy | FileOfDocument::Preview => Act::OpenCopy,
        };
        self.guard().permit(act, register)?;
        let permits = self.document_permits(register)?;
        self.db()
            .read(|session| session.open_document((&kind, id), document, file, &permits))
    }
}

/// Kinds of file as people call them.
pub fn names_of(kinds: &[Kind]) -> String {
    let names: Vec<String> = kinds
        .iter()
        .map(|kind| kind.name().to_ascii_uppercase())
        .collect();
    names.join(", ")
}

/// What stands behind the last full stop of a name, if it can be an ending.
fn ending(name: &str) -> &str {
    const BYTES_MAX: usize = 8;
    match name.rsplit_once('.') {
        Some((_, ending)) if ending.len() <= BYTES_MAX => ending,
        _ => "",
    }
}
