//! Frozen sets of figures and the documents issued from them: written once,
//! never changed.

use guard::Permit;
use kernel::Fault;
use sea_query::{Alias, Expr, ExprTrait, Order, Query};

use crate::{
    engine::Cell,
    session::{Session, fault},
};

/// The columns of a set.
const SET: [&str; 6] = [
    "year",
    "number",
    "hash",
    "frozen_at",
    "frozen_by",
    "content",
];

/// The columns of a document.
const DOCUMENT: [&str; 4] = ["year", "number", "name", "content"];

/// A frozen set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenSet {
    /// The year it is about.
    pub year: i16,
    /// Its number: the first set of a year is 1.
    pub number: i64,
    /// The SHA-256 of its content, in hexadecimal.
    pub hash: String,
    /// When it was frozen.
    pub frozen_at: String,
    /// By whom.
    pub frozen_by: String,
    /// Every figure, as JSON.
    pub content: Vec<u8>,
}

/// A document issued from a frozen set, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrozenDocument {
    /// Its file name: language and format.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl Session<'_> {
    /// Keeps a new set.
    pub fn keep_set(&self, set: &FrozenSet, permit: &Permit) -> Result<(), Fault> {
        let cells = [
            Cell::Integer(set.year.into()),
            Cell::Integer(set.number),
            Cell::Text(set.hash.clone()),
            Cell::Text(set.frozen_at.clone()),
            Cell::Text(set.frozen_by.clone()),
            Cell::Bytes(set.content.clone()),
        ];
        let log_number = self
            .note_frozen("frozen_sets", "froze", &SET, &cells, permit)
            .map_err(fault)?;
        let mut insert = Query::insert();
        insert
            .into_table(Alias::new("frozen_sets"))
            .columns(SET.into_iter().chain(["log_number"]).map(Alias::new))
            .values_panic([
                i64::from(set.year).into(),
                set.number.into(),
                set.hash.as_str().into(),
                set.frozen_at.as_str().into(),
                set.frozen_by.as_str().into(),
                set.content.clone().into(),
                log_number.into(),
            ]);
        self.act(&insert).map_err(fault)?;
        Ok(())
    }

    /// The sets of a year, the first one first.
    pub fn sets(&self, year: i16) -> Result<Vec<FrozenSet>, Fault> {
        let mut select = Query::select();
        select
            .columns(["number", "hash", "frozen_at", "frozen_by", "content"].map(Alias::new))
            .from(Alias::new("frozen_sets"))
            .and_where(Expr::col(Alias::new("year")).eq(i64::from(year)))
            .order_by(Alias::new("number"), Order::Asc);
        let mut sets = Vec::new();
        for row in self.rows(&select).map_err(fault)? {
            let [number, hash, frozen_at, frozen_by, content] = row.as_slice() else {
                return Err(Fault::new("the database gave too few columns"));
            };
            sets.push(FrozenSet {
                year,
                number: number.integer()?,
                hash: hash.text()?.to_owned(),
                frozen_at: frozen_at.text()?.to_owned(),
                frozen_by: frozen_by.text()?.to_owned(),
                content: content.bytes()?.to_vec(),
            });
        }
        Ok(sets)
    }

    /// Keeps a document issued from a set.
    pub fn keep_document(
        &self,
        set: &FrozenSet,
        document: &FrozenDocument,
        permit: &Permit,
    ) -> Result<(), Fault> {
        let cells = [
            Cell::Integer(set.year.into()),
            Cell::Integer(set.number),
            Cell::Text(document.name.clone()),
            Cell::Bytes(document.content.clone()),
        ];
        let log_number = self
            .note_frozen("frozen_documents", "issued", &DOCUMENT, &cells, permit)
            .map_err(fault)?;
        let mut insert = Query::insert();
        insert
            .into_table(Alias::new("frozen_documents"))
            .columns(DOCUMENT.into_iter().chain(["log_number"]).map(Alias::new))
            .values_panic([
                i64::from(set.year).into(),
                set.number.into(),
                document.name.as_str().into(),
                document.content.clone().into(),
                log_number.into(),
            ]);
        self.act(&insert).map_err(fault)?;
        Ok(())
    }

    /// The bytes of a document that was issued from a set, if it was.
    pub fn document(&self, set: &FrozenSet, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let mut select = Query::select();
        select
            .column(Alias::new("content"))
            .from(Alias::new("frozen_documents"))
            .and_where(Expr::col(Alias::new("year")).eq(i64::from(set.year)))
            .and_where(Expr::col(Alias::new("number")).eq(set.number))
            .and_where(Expr::col(Alias::new("name")).eq(name));
        match self
            .rows(&select)
            .map_err(fault)?
            .first()
            .and_then(|row| row.first())
        {
            Some(cell) => Ok(Some(cell.bytes()?.to_vec())),
            None => Ok(None),
        }
    }
}
