//! The documents of a record, as far as somebody may see them.

use guard::{Fields, Permit};
use kernel::{Fault, No, RecordId, RecordKind, Refusal, Value};
use policy::Part;
use sea_query::{Alias, Expr, ExprTrait, Order, Query};

use super::{
    Document, DocumentBytes, DocumentDeed, DocumentFile, DocumentPermits, FileOfDocument, Host,
    kind::{DOCUMENTS, document_kind},
};
use crate::{
    Stored,
    columns::{ACT, HEAD, HISTORY_HEAD, history, id_cell, id_of},
    log::{COPY_OPENED, Event, ORIGINAL_OPENED, PREVIEW_OPENED},
    session::{Session, fault},
    store::{Deed, read::heads},
};

/// A document that may be seen, and the part that it belongs to.
pub(super) struct Seen {
    pub(super) stored: Stored,
    pub(super) part: Part,
}

impl Session<'_> {
    /// The record, for whoever may open it.
    pub(super) fn host(&self, host: Host<'_>, permits: &DocumentPermits) -> Result<Stored, No> {
        self.get_or_why(host.kind, host.id, &permits.look)
    }

    /// Whether a permit covers the record and shows this part of it.
    pub(super) fn shows(&self, host: Host<'_>, permit: &Permit, part: Part) -> Result<bool, Fault> {
        let facts = self.facts_covered(host.kind, host.id, permit)?;
        Ok(facts.is_some_and(|facts| permit.shows(part, facts)))
    }

    /// As [`Session::shows`], once the holder has shown again who they are: a
    /// document is known before it may be read.
    pub(super) fn shows_after_proof(
        &self,
        host: Host<'_>,
        permit: &Permit,
        part: Part,
    ) -> Result<bool, Fault> {
        let facts = self.facts_covered(host.kind, host.id, permit)?;
        Ok(facts.is_some_and(|facts| permit.shows_after_proof(part, facts)))
    }

    /// Whether a document was attached for the body of whoever holds a permit:
    /// what another body has attached, nobody takes back for it.
    pub(super) fn is_of_own_body(&self, document: RecordId, by: &Permit) -> Result<bool, Fault> {
        let Some((_, agency)) = by.author() else {
            return Ok(true);
        };
        self.was_entered_for(document, agency)
    }

    /// The ids of the documents that are attached to a record, void ones too.
    pub(super) fn documents_at(&self, host: RecordId) -> Result<Vec<RecordId>, Fault> {
        let mut select = Query::select();
        select
            .column(Alias::new("id"))
            .from(Alias::new(DOCUMENTS))
            .and_where(Expr::col(Alias::new("host")).eq(host.0.as_bytes().to_vec()))
            .order_by(Alias::new("recorded_at"), Order::Asc)
            .order_by(Alias::new("reference"), Order::Asc);
        let rows = self.rows(&select).map_err(fault)?;
        rows.iter()
            .filter_map(|row| row.first())
            .map(id_of)
            .collect()
    }

    /// A document of a record, where whoever asks may see that it is there.
    pub(super) fn document_of(
        &self,
        host: Host<'_>,
        document: RecordId,
        permits: &DocumentPermits,
        fields: Fields,
    ) -> Result<Seen, No> {
        self.host(host, permits)?;
        let found = self.seen_document(host, document, permits, fields)?;
        found.ok_or_else(|| Refusal::by("records.no_such_record").into())
    }

    fn seen_document(
        &self,
        host: Host<'_>,
        document: RecordId,
        permits: &DocumentPermits,
        shown: Fields,
    ) -> Result<Option<Seen>, Fault> {
        let own = document_kind();
        let plan = self.shared.plans(self.dialect()).of(DOCUMENTS)?;
        let found = self
            .row_bound(&plan.of_id, id_cell(document))
            .map_err(fault)?;
        let Some(cells) = found else {
            return Ok(None);
        };
        // What it is attached to is asked first: nothing of it is opened for
        // whoever may not see it.
        let fields = cells.get(HEAD.len()..).unwrap_or_default();
        let row = self.open_row(&own, fields).map_err(fault)?;
        let hangs_here = own.value(&row, "host").as_link() == Some(host.id)
            && own.value(&row, "host_register").as_text() == Some(host.kind.register.as_str());
        let part = own.value(&row, "part").as_text().and_then(Part::of_name);
        let Some(part) = part.filter(|_| hangs_here) else {
            return Ok(None);
        };
        if !self.shows_after_proof(host, &permits.look, part)? {
            return Ok(None);
        }
        let mut any = false;
        for permit in [
            &permits.attach,
            &permits.copy,
            &permits.original,
            &permits.void,
        ]
        .into_iter()
        .flatten()
        {
            any = any || self.shows_after_proof(host, permit, part)?;
        }
        if !any {
            return Ok(None);
        }
        let stored = self
            .stored(&own, &cells, HEAD.len(), shown)
            .map_err(fault)?;
        Ok(Some(Seen { stored, part }))
    }

    /// The documents of a record that was opened, the first attached first, as
    /// far as whoever asks may know of them. What they are called stays sealed.
    pub fn documents_of(
        &self,
        (kind, id): (&RecordKind, RecordId),
        permits: &DocumentPermits,
    ) -> Result<Vec<Document>, Fault> {
        let host = Host { kind, id };
        let mut documents = Vec::new();
        let open = Fields::unsealed(&document_kind());
        for document in self.documents_at(id)? {
            if let Some(seen) = self.seen_document(host, document, permits, open.clone())? {
                documents.push(self.told(host, seen, permits)?);
            }
        }
        Ok(documents)
    }

    /// One document of a record.
    pub fn document_at(
        &self,
        (kind, id): (&RecordKind, RecordId),
        document: RecordId,
        permits: &DocumentPermits,
    ) -> Result<Document, No> {
        let host = Host { kind, id };
        let own = document_kind();
        let mut seen = self.document_of(host, document, permits, Fields::unsealed(&own))?;
        if self.shows(host, &permits.look, seen.part)?
            && let Some(whole) =
                self.seen_document(host, document, permits, Fields::of_document(&own))?
        {
            seen = whole;
        }
        self.saw(&own, &seen.stored, &permits.look, 1)
            .map_err(fault)?;
        Ok(self.told(host, seen, permits)?)
    }

    /// Leave to read one file of a document; that it is opened stands in the
    /// log before its first byte is handed out.
    pub fn open_document(
        &self,
        (kind, id): (&RecordKind, RecordId),
        document: RecordId,
        file: FileOfDocument,
        permits: &DocumentPermits,
    ) -> Result<DocumentBytes, No> {
        let host = Host { kind, id };
        let own = document_kind();
        let seen = self.document_of(host, document, permits, Fields::unsealed(&own))?;
        let (permit, act) = match file {
            FileOfDocument::Original => (&permits.original, ORIGINAL_OPENED),
            FileOfDocument::Copy => (&permits.copy, COPY_OPENED),
            FileOfDocument::Preview => (&permits.copy, PREVIEW_OPENED),
        };
        let permit = permit
            .as_ref()
            .ok_or_else(|| Refusal::by("guard.not_permitted"))?;
        if !self.shows(host, permit, seen.part)? {
            return Err(
                Refusal::by(if self.shows_after_proof(host, permit, seen.part)? {
                    "guard.not_fresh"
                } else {
                    "guard.not_permitted"
                })
                .into(),
            );
        }
        if seen.stored.voided {
            return Err(Refusal::by("records.is_void").into());
        }
        let of = file_of(&own, &seen.stored, file)
            .ok_or_else(|| Refusal::by("records.no_such_record"))?;
        let officer = permit.officer();
        let mut event = Event::new(Some(officer), act, Some(DOCUMENTS), self.shared.clock.now())?;
        let (record, person) = self
            .stand_ins(&own, document, seen.stored.subject)
            .map_err(fault)?;
        event.entry.record = Some(record);
        event.entry.person = person;
        event.entry.rows = Some(1);
        event.tell_part(seen.part, self.facts_of(kind, id, permit)?)?;
        self.note_seen(event);
        Ok(DocumentBytes {
            file,
            document,
            subject: seen.stored.subject,
            reference: seen.stored.reference,
            of,
        })
    }

    fn told(
        &self,
        host: Host<'_>,
        Seen { stored, part }: Seen,
        permits: &DocumentPermits,
    ) -> Result<Document, Fault> {
        let own = document_kind();
        let text = |name: &str| {
            let value = own.value(&stored.row, name);
            value.as_text().map(str::to_owned)
        };
        let may = |permit: &Option<Permit>| match permit {
            Some(permit) if !stored.voided => self.shows(host, permit, part),
            _ => Ok(false),
        };
        let is_read = self.shows(host, &permits.look, part)?;
        Ok(Document {
            deeds: self.deeds_of(&own, stored.id, is_read)?,
            kind: text("kind").unwrap_or_default(),
            part: part.name().to_owned(),
            dated_on: match own.value(&stored.row, "dated_on") {
                Value::Date(date) => Some(*date),
                _ => None,
            },
            language: text("language"),
            title: text("title"),
            original: file_of(&own, &stored, FileOfDocument::Original),
            copy: file_of(&own, &stored, FileOfDocument::Copy),
            preview: file_of(&own, &stored, FileOfDocument::Preview),
            lacks: text("lacks"),
            may_open_copy: match &permits.copy {
                Some(copy) if !stored.voided => self.shows_after_proof(host, copy, part)?,
                _ => false,
            },
            is_read,
            may_open_original: may(&permits.original)?,
            may_void: match &permits.void {
                Some(void) => may(&permits.void)? && self.is_of_own_body(stored.id, void)?,
                None => false,
            },
            id: stored.id,
            voided: stored.voided,
            version: stored.version,
            reference: stored.reference,
        })
    }

    /// What was done to a document; why, to whoever reads it now.
    fn deeds_of(
        &self,
        own: &RecordKind,
        id: RecordId,
        is_read: bool,
    ) -> Result<Vec<DocumentDeed>, Fault> {
        let mut select = heads(own, &HISTORY_HEAD, &history(DOCUMENTS));
        select
            .and_where(Expr::col(Alias::new("id")).eq(id.0.as_bytes().to_vec()))
            .order_by(Alias::new("version"), Order::Asc);
        let mut deeds = Vec::new();
        for cells in self.rows(&select).map_err(fault)? {
            let open = Fields::unsealed(own);
            let stored = if is_read {
                self.stored(own, &cells, HISTORY_HEAD.len(), open)
            } else {
                self.without_reason(own, &cells, HISTORY_HEAD.len(), open)
            };
            let stored = stored.map_err(fault)?;
            let deed = cells
                .get(ACT)
                .ok_or_else(|| Fault::new("the database gave too few columns"))?;
            deeds.push(DocumentDeed {
                deed: Deed::read(deed.text()?)?,
                at: stored.recorded_at,
                by: stored.recorded_by,
                reason: stored.reason,
            });
        }
        Ok(deeds)
    }
}

fn file_of(own: &RecordKind, stored: &Stored, file: FileOfDocument) -> Option<DocumentFile> {
    let value = |what: &str| own.value(&stored.row, &format!("{}_{what}", file.name()));
    Some(DocumentFile {
        media: value("media").as_text()?.to_owned(),
        bytes: u64::try_from(value("bytes").as_whole()?).ok()?,
    })
}
