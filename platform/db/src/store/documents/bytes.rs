//! The bytes of documents, sealed piece by piece under the key of whoever the
//! record is about. Each piece is bound to its document, to its file, to its
//! place and to how many there are: none can be left out, put in, exchanged or
//! moved. The hash of all pieces of a file stands with the document, and so in
//! the log: whoever has no key can still tell that they are what was written.

use kernel::{Fault, RecordId, Row};
use policy::Part;
use sea_query::{Alias, Expr, ExprTrait, Order, Query};
use sha2::{Digest, Sha256};
use vault::{Column, Place};

use super::{
    DocumentFile,
    kind::{DOCUMENTS, document_kind},
};
use crate::{
    Db,
    columns::{id_cell, id_of},
    engine::{Cell, Failure},
    health::{Finding, RESTORE},
    pool,
    session::{Session, fault},
    store::sealed,
};

/// The table of pieces.
pub(crate) const DOCUMENT_CHUNKS: &str = "document_chunks";

/// How long a piece is; the last may be shorter.
const CHUNK_BYTES: usize = 256 << 10;

/// How many pieces a check reads at once.
const CHUNKS_CHECKED: u64 = 16;

/// Which file of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileOfDocument {
    /// As it was handed in.
    Original,
    /// As it is shared, without what it says of where and with what it was
    /// made.
    Copy,
    /// A small picture of it.
    Preview,
}

impl FileOfDocument {
    pub(super) const ALL: [Self; 3] = [Self::Original, Self::Copy, Self::Preview];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Copy => "copy",
            Self::Preview => "preview",
        }
    }
}

/// How many pieces a file of this length has: an empty one has one.
pub(super) fn pieces(bytes: u64) -> u64 {
    Ord::max(bytes.div_ceil(CHUNK_BYTES as u64), 1)
}

/// The place of a piece: what its seal is bound to.
fn column(file: FileOfDocument, number: u64, pieces: u64) -> Column {
    let place = format!("{} {number} of {pieces}", file.name());
    Column::new(DOCUMENT_CHUNKS, place)
}

/// A file of a document that somebody was permitted to open: its pieces are
/// read one by one.
#[derive(Clone, Debug)]
pub struct DocumentBytes {
    pub(super) file: FileOfDocument,
    pub(super) document: RecordId,
    pub(super) subject: RecordId,
    pub(super) reference: String,
    pub(super) of: DocumentFile,
}

impl DocumentBytes {
    /// What it is and how long.
    pub fn file(&self) -> &DocumentFile {
        &self.of
    }

    /// What people call the document by.
    pub fn reference(&self) -> &str {
        &self.reference
    }

    /// How many pieces it has.
    pub fn pieces(&self) -> u64 {
        pieces(self.of.bytes)
    }
}

/// The running hash of a file's pieces.
struct Seal(Sha256);

impl Seal {
    fn begin(document: RecordId, file: FileOfDocument) -> Self {
        let mut hash = Sha256::new_with_prefix("opennrm document 1\n");
        hash.update(document.0.as_bytes());
        hash.update(file.name());
        Self(hash)
    }

    fn add(&mut self, sealed: &[u8]) {
        self.0.update((sealed.len() as u64).to_be_bytes());
        self.0.update(sealed);
    }

    fn end(self) -> String {
        let digest = self.0.finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Db {
    /// One piece of a file, counted from nought. That the file is opened
    /// stands in the log since the leave to open it was given.
    ///
    /// # Errors
    /// Where the piece is not, byte for byte, what was sealed in this place.
    pub fn document_piece(&self, bytes: &DocumentBytes, number: u64) -> Result<Vec<u8>, Fault> {
        self.read(|session| Ok(session.piece(bytes, number).map_err(fault)?))
            .map_err(pool::only_fault)
    }
}

impl Session<'_> {
    /// Seals a file piece by piece in the compartment of its part; gives the
    /// hash of its pieces.
    pub(super) fn seal_file(
        &self,
        (document, part): (RecordId, Part),
        subject: RecordId,
        file: FileOfDocument,
        bytes: &[u8],
    ) -> Result<String, Failure> {
        let key = self.data_key_or_new(subject)?;
        let compartment = sealed::compartment(part.compartment());
        let place = Place {
            subject: subject.0,
            record: document.0,
        };
        let count = pieces(bytes.len() as u64);
        let mut seal = Seal::begin(document, file);
        let mut rest = bytes;
        for number in 0..count {
            let (piece, behind) = rest.split_at(CHUNK_BYTES.min(rest.len()));
            rest = behind;
            let sealed = {
                let mut chance = self.chance.borrow_mut();
                let column = column(file, number, count).in_compartment(compartment);
                key.seal(&column, place, *chance, piece)
                    .map_err(|error| Fault::from("a document could not be sealed", error))?
            };
            seal.add(&sealed);
            let number = i64::try_from(number)
                .map_err(|error| Fault::from("a document is too long", error))?;
            let mut insert = Query::insert();
            insert
                .into_table(Alias::new(DOCUMENT_CHUNKS))
                .columns(["document", "file", "number", "subject", "sealed"].map(Alias::new))
                .values_panic([
                    document.0.as_bytes().to_vec().into(),
                    file.name().into(),
                    number.into(),
                    subject.0.as_bytes().to_vec().into(),
                    sealed.into(),
                ]);
            self.act(&insert)?;
        }
        Ok(seal.end())
    }

    fn piece(&self, bytes: &DocumentBytes, number: u64) -> Result<Vec<u8>, Failure> {
        let at = i64::try_from(number).map_err(|error| Fault::from("no such piece", error))?;
        let rows = self.sealed_pieces(bytes.document, bytes.file, at, 1)?;
        let Some((found, sealed)) = rows.first() else {
            return Err(Fault::new("a piece of a document is gone: see `opennrm doctor`").into());
        };
        if *found != at {
            return Err(Fault::new("a piece of a document is gone: see `opennrm doctor`").into());
        }
        let key = self
            .data_key(bytes.subject)?
            .ok_or_else(|| Fault::new("a document is sealed and its key is gone"))?;
        let place = Place {
            subject: bytes.subject.0,
            record: bytes.document.0,
        };
        let opened = key.open(&column(bytes.file, number, bytes.pieces()), place, sealed);
        Ok(opened.map_err(|error| {
            Fault::from(
                "a piece of a document is not what was sealed: see `opennrm doctor`",
                error,
            )
        })?)
    }

    /// The sealed pieces of a file from a number on, in their order.
    fn sealed_pieces(
        &self,
        document: RecordId,
        file: FileOfDocument,
        from: i64,
        limit: u64,
    ) -> Result<Vec<(i64, Vec<u8>)>, Failure> {
        let mut select = Query::select();
        select
            .columns(["number", "sealed"].map(Alias::new))
            .from(Alias::new(DOCUMENT_CHUNKS))
            .and_where(Expr::col(Alias::new("document")).eq(document.0.as_bytes().to_vec()))
            .and_where(Expr::col(Alias::new("file")).eq(file.name()))
            .and_where(Expr::col(Alias::new("number")).gte(from))
            .order_by(Alias::new("number"), Order::Asc)
            .limit(limit);
        let mut pieces = Vec::new();
        for cells in self.rows(&select)? {
            let [number, sealed] = cells.as_slice() else {
                return Err(Fault::new("the database gave too few columns").into());
            };
            pieces.push((number.integer()?, sealed.bytes()?.to_vec()));
        }
        Ok(pieces)
    }

    /// The hash of a file's pieces as they lie there, and how many there are
    /// from the first one on without a gap.
    fn seal_of(&self, document: RecordId, file: FileOfDocument) -> Result<(String, u64), Failure> {
        let mut seal = Seal::begin(document, file);
        let (mut from, mut count) = (i64::MIN, 0);
        loop {
            let pieces = self.sealed_pieces(document, file, from, CHUNKS_CHECKED)?;
            for (number, sealed) in &pieces {
                seal.add(sealed);
                from = number.saturating_add(1);
                count += u64::from(u64::try_from(*number) == Ok(count));
            }
            if (pieces.len() as u64) < CHUNKS_CHECKED {
                return Ok((seal.end(), count));
            }
        }
    }
}

/// Every file of every document against the hash it was written with, and
/// pieces that belong to no document.
pub(crate) fn documents_health(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    let kind = document_kind();
    let plan = session.shared.plans(session.dialect()).of(DOCUMENTS)?;
    let mut select = Query::select();
    select
        .columns(["id", "reference"].map(Alias::new))
        .from(Alias::new(DOCUMENTS))
        .order_by(Alias::new("reference"), Order::Asc);
    let mut findings = Vec::new();
    let mut checked = 0;
    for cells in session.rows(&select).map_err(fault)? {
        let [id, reference] = cells.as_slice() else {
            return Err(Fault::new("the database gave too few columns"));
        };
        let (id, reference) = (id_of(id)?, reference.text()?);
        let found = session.row_bound(&plan.of_id, id_cell(id)).map_err(fault)?;
        let cells = found.ok_or_else(|| Fault::new("a document was taken out meanwhile"))?;
        let fields = cells.get(crate::columns::HEAD.len()..).unwrap_or_default();
        let row: Row = session.open_row(&kind, fields).map_err(fault)?;
        for file in FileOfDocument::ALL {
            let value = |what: &str| kind.value(&row, &format!("{}_{what}", file.name()));
            let said = value("seal").as_text();
            let length = value("bytes").as_whole().unwrap_or_default();
            let (seal, count) = session.seal_of(id, file).map_err(fault)?;
            let sound = match said {
                Some(said) => {
                    seal == said && count == pieces(u64::try_from(length).unwrap_or(u64::MAX))
                }
                None => count == 0,
            };
            checked += u64::from(said.is_some());
            if !sound {
                findings.push(Finding::broken(
                    format!(
                        "the {} of the document {reference} is not what was attached",
                        file.name()
                    ),
                    RESTORE,
                ));
            }
        }
    }
    let mut stray = Query::select();
    stray
        .distinct()
        .column(Alias::new("document"))
        .from(Alias::new(DOCUMENT_CHUNKS))
        .and_where(
            Expr::col(Alias::new("document")).not_in_subquery(
                Query::select()
                    .column(Alias::new("id"))
                    .from(Alias::new(DOCUMENTS))
                    .to_owned(),
            ),
        );
    // Whose a piece is decides with whom it is erased.
    let of = |column: &str| Expr::col((Alias::new(DOCUMENTS), Alias::new(column)));
    let mut others = Query::select();
    others
        .distinct()
        .expr(of("reference"))
        .from(Alias::new(DOCUMENT_CHUNKS))
        .inner_join(
            Alias::new(DOCUMENTS),
            of("id").equals((Alias::new(DOCUMENT_CHUNKS), Alias::new("document"))),
        )
        .and_where(of("subject").ne(Expr::col((
            Alias::new(DOCUMENT_CHUNKS),
            Alias::new("subject"),
        ))));
    for cells in session.rows(&others).map_err(fault)? {
        let reference = cells
            .first()
            .map(Cell::text)
            .transpose()?
            .unwrap_or_default();
        findings.push(Finding::broken(
            format!("pieces of the document {reference} are filed under another person"),
            RESTORE,
        ));
    }
    let strays = session.rows(&stray).map_err(fault)?.len();
    if strays > 0 {
        findings.push(Finding::broken(
            format!("there are pieces of {strays} documents that are not there"),
            RESTORE,
        ));
    }
    if findings.is_empty() {
        findings.push(Finding::fine(format!(
            "every file of every document is what was attached ({checked})"
        )));
    }
    Ok(findings)
}
