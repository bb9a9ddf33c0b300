//! Records: written with their history, read with what a permit covers.

use clockwork::Moment;
use guard::Permit;
use kernel::{
    Condition, Fault, Field, Links, Look, No, Record, RecordId, RecordKind, Refusal, Row, Value,
};
use sea_query::{Alias, Expr, ExprTrait, NullOrdering, OnConflict, Order, Query, SelectStatement};
use vault::{Column, Place};

use crate::{
    columns::{self, HEAD, HISTORY_HEAD, history, id_cell, id_of},
    engine::{Cell, Failure, Prepared},
    select::{Scope, constant},
    session::{Session, fault},
};

/// What was done to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It was entered.
    Entered,
    /// It was edited.
    Edited,
    /// It was voided.
    Voided,
}

impl Deed {
    fn code(self) -> &'static str {
        match self {
            Self::Entered => "entered",
            Self::Edited => "edited",
            Self::Voided => "voided",
        }
    }

    fn from_code(code: &str) -> Result<Self, Fault> {
        Ok(match code {
            "entered" => Self::Entered,
            "edited" => Self::Edited,
            "voided" => Self::Voided,
            _ => return Err(Fault::new("a record's history is damaged")),
        })
    }
}

/// A record as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its id.
    pub id: RecordId,
    /// What people call it by.
    pub reference: String,
    /// How often it was written.
    pub version: i64,
    /// When it was last written.
    pub recorded_at: String,
    /// By whom.
    pub recorded_by: String,
    /// Why, if a reason was given.
    pub reason: Option<String>,
    /// Whether it is void.
    pub voided: bool,
    /// Its values; sealed ones are absent without a permit to unseal.
    pub row: Row,
}

impl Stored {
    /// The record as its struct.
    pub fn record<R: Record>(&self) -> Result<R, Fault> {
        R::from_row(&self.row)
    }
}

/// One version in a record's history.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The record as that version had it.
    pub stored: Stored,
    /// What was done.
    pub deed: Deed,
    /// When the next version replaced it, if one did.
    pub superseded_at: Option<String>,
}

/// Who writes, when and why.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// The permit to write.
    pub permit: &'a Permit,
    /// When we know it.
    pub recorded_at: Moment,
    /// Why, if a reason is given.
    pub reason: Option<&'a str>,
}

/// Which records of a register to list, and how.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// What they must meet.
    pub conditions: Vec<Condition>,
    /// Text that the reference or an open text must hold.
    pub search: Option<String>,
    /// The field to sort by; by reference without one.
    pub sort: Option<String>,
    /// Whether to sort from the last to the first.
    pub descending: bool,
    /// Whether voided records are listed too.
    pub voided: bool,
    /// How many at the most.
    pub limit: u64,
    /// How many to pass over.
    pub offset: u64,
}

impl Session<'_> {
    /// Writes a new record. A reference that is taken is refused.
    pub fn insert(
        &self,
        kind: &RecordKind,
        id: RecordId,
        reference: &str,
        row: &Row,
        writing: Writing<'_>,
    ) -> Result<(), No> {
        let head = Head {
            id,
            reference,
            version: 1,
            writing,
            voided: false,
        };
        self.write(kind, &head, row, Deed::Entered)
            .map_err(|failure| match failure {
                Failure::Taken => Refusal::by("records.reference_taken")
                    .at("reference")
                    .naming("reference", reference)
                    .into(),
                other => No::Failed(fault(other)),
            })
    }

    /// Writes a new version of a record, made on the version given. When the
    /// record has moved on since, nothing is written and the clash is told.
    pub fn update(
        &self,
        kind: &RecordKind,
        stands: &Stored,
        made_on: i64,
        row: &Row,
        deed: Deed,
        writing: Writing<'_>,
    ) -> Result<(), No> {
        let clash = || {
            Refusal::by("records.moved_on")
                .naming("by", &stands.recorded_by)
                .naming("at", &stands.recorded_at)
        };
        if stands.version != made_on {
            return Err(clash().into());
        }
        let head = Head {
            id: stands.id,
            reference: &stands.reference,
            version: made_on + 1,
            writing,
            voided: deed == Deed::Voided,
        };
        self.write(kind, &head, row, deed)
            .map_err(|failure| match failure {
                Failure::Taken => clash().into(),
                other => No::Failed(fault(other)),
            })
    }

    fn write(
        &self,
        kind: &RecordKind,
        head: &Head<'_>,
        row: &Row,
        deed: Deed,
    ) -> Result<(), Failure> {
        let fields = self.cells(kind, head.id, row)?;
        let plans = self.shared.plans(self.dialect());
        let plan = plans
            .registers
            .get(&kind.register)
            .ok_or_else(|| Fault::new(format!("there is no register `{}`", kind.register)))?;
        let recorded_at = head.writing.recorded_at.to_string();
        let common = [
            id_cell(head.id),
            Cell::Text(head.reference.to_owned()),
            Cell::Integer(head.version),
            Cell::Text(recorded_at.clone()),
            Cell::Text(head.writing.permit.officer().name().to_owned()),
            head.writing
                .reason
                .map_or(Cell::Null, |reason| Cell::Text(reason.to_owned())),
            Cell::Bool(head.voided),
        ];
        let mut values: Vec<Cell> = common.to_vec();
        values.extend(fields.iter().cloned());
        if deed == Deed::Entered {
            let written = self.act_prepared(&Prepared {
                text: plan.insert.clone(),
                values,
            })?;
            if written != 1 {
                return Err(Failure::Taken);
            }
        } else {
            values.remove(0);
            values.push(id_cell(head.id));
            values.push(Cell::Integer(head.version - 1));
            let changed = self.act_prepared(&Prepared {
                text: plan.update.clone(),
                values,
            })?;
            if changed != 1 {
                return Err(Failure::Taken);
            }
            self.act_prepared(&Prepared {
                text: plan.supersede.clone(),
                values: vec![
                    Cell::Text(recorded_at),
                    id_cell(head.id),
                    Cell::Integer(head.version - 1),
                ],
            })?;
        }
        let mut values: Vec<Cell> = common.to_vec();
        values.push(Cell::Text(deed.code().to_owned()));
        values.push(Cell::Null);
        values.extend(fields);
        self.act_prepared(&Prepared {
            text: plan.insert_history.clone(),
            values,
        })?;
        Ok(())
    }

    /// The row's fields as cells, sealed ones enciphered.
    fn cells(&self, kind: &RecordKind, id: RecordId, row: &Row) -> Result<Vec<Cell>, Failure> {
        let place = Place {
            subject: kind.subject_of(id, row).0,
            record: id.0,
        };
        let mut key = None;
        let mut cells = Vec::with_capacity(kind.fields.len());
        for (at, field) in kind.fields.iter().enumerate() {
            let value = row.0.get(at).unwrap_or(&Value::Absent);
            if !field.is_sealed() {
                cells.push(columns::cell(value));
                continue;
            }
            let Some(plain) = columns::text(value) else {
                cells.push(Cell::Null);
                continue;
            };
            if key.is_none() {
                key = self.data_key(RecordId(place.subject), true)?;
            }
            let key = key
                .as_ref()
                .ok_or_else(|| Fault::new("a data key could not be made"))?;
            let mut chance = self.chance.borrow_mut();
            let sealed = key
                .seal(&column(kind, field), place, *chance, plain.as_bytes())
                .map_err(|error| Fault::from("a field could not be sealed", error))?;
            cells.push(Cell::Bytes(sealed));
        }
        Ok(cells)
    }

    /// Reads the cells of a table row behind its head.
    fn row(
        &self,
        kind: &RecordKind,
        id: RecordId,
        cells: &[Cell],
        unseal: bool,
    ) -> Result<Row, Failure> {
        let mut values = Vec::with_capacity(kind.fields.len());
        for (field, cell) in kind.fields.iter().zip(cells) {
            values.push(if field.is_sealed() {
                Value::Absent
            } else {
                columns::value(field, cell)?
            });
        }
        let mut row = Row(values);
        if unseal && kind.has_sealed() {
            self.unseal(kind, id, cells, &mut row)?;
        }
        Ok(row)
    }

    fn unseal(
        &self,
        kind: &RecordKind,
        id: RecordId,
        cells: &[Cell],
        row: &mut Row,
    ) -> Result<(), Failure> {
        let place = Place {
            subject: kind.subject_of(id, row).0,
            record: id.0,
        };
        for (at, field) in kind.fields.iter().enumerate() {
            let Some(Cell::Bytes(sealed)) = cells.get(at).filter(|_| field.is_sealed()) else {
                continue;
            };
            let key = self
                .data_key(RecordId(place.subject), false)?
                .ok_or_else(|| Fault::new("a record is sealed and its key is gone"))?;
            let plain = key
                .open(&column(kind, field), place, sealed)
                .map_err(|error| Fault::from("a sealed field cannot be opened", error))?;
            let plain = String::from_utf8(plain)
                .map_err(|error| Fault::from("a sealed field is damaged", error))?;
            if let Some(value) = row.0.get_mut(at) {
                *value = columns::from_text(field, &plain)?;
            }
        }
        Ok(())
    }

    fn stored(
        &self,
        kind: &RecordKind,
        cells: &[Cell],
        fields_from: usize,
        unseal: bool,
    ) -> Result<Stored, Failure> {
        let [
            id,
            reference,
            version,
            recorded_at,
            recorded_by,
            reason,
            voided,
            ..,
        ] = cells
        else {
            return Err(Fault::new("the database gave too few columns").into());
        };
        let id = id_of(id)?;
        let fields = cells
            .get(fields_from..)
            .ok_or_else(|| Fault::new("the database gave too few columns"))?;
        Ok(Stored {
            id,
            reference: reference.text()?.to_owned(),
            version: version.integer()?,
            recorded_at: recorded_at.text()?.to_owned(),
            recorded_by: recorded_by.text()?.to_owned(),
            reason: match reason {
                Cell::Null => None,
                cell => Some(cell.text()?.to_owned()),
            },
            voided: voided.integer()? != 0,
            row: self.row(kind, id, fields, unseal)?,
        })
    }

    /// One record, void or not, with what the permit covers.
    pub fn get(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        let mut select = heads(kind, &HEAD, &kind.register);
        select.and_where(Expr::col(Alias::new("id")).eq(id.0.as_bytes().to_vec()));
        let rows = self.rows(&select).map_err(fault)?;
        rows.first()
            .map(|cells| self.stored(kind, cells, HEAD.len(), permit.unseals()))
            .transpose()
            .map_err(fault)
    }

    /// Every version of a record, the first one first.
    pub fn history(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Vec<Version>, Fault> {
        let mut select = heads(kind, &HISTORY_HEAD, &history(&kind.register));
        select
            .and_where(Expr::col(Alias::new("id")).eq(id.0.as_bytes().to_vec()))
            .order_by(Alias::new("version"), Order::Asc);
        let mut versions = Vec::new();
        for cells in self.rows(&select).map_err(fault)? {
            let stored = self
                .stored(kind, &cells, HISTORY_HEAD.len(), permit.unseals())
                .map_err(fault)?;
            let (Some(deed), Some(superseded)) = (cells.get(7), cells.get(8)) else {
                return Err(Fault::new("the database gave too few columns"));
            };
            versions.push(Version {
                stored,
                deed: Deed::from_code(deed.text()?)?,
                superseded_at: match superseded {
                    Cell::Null => None,
                    cell => Some(cell.text()?.to_owned()),
                },
            });
        }
        Ok(versions)
    }

    /// Hands each record of a listing to `each`, without keeping them.
    pub fn each(
        &self,
        kind: &RecordKind,
        listing: &Listing,
        permit: &Permit,
        each: &mut dyn FnMut(Stored) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        // Opening a sealed field asks for its key, and one connection holds
        // one query at a time: rows are read page by page.
        const PAGE: u64 = 1_000;
        let mut done = 0;
        while done < listing.limit {
            let page = Listing {
                offset: listing.offset + done,
                limit: Ord::min(PAGE, listing.limit - done),
                ..listing.clone()
            };
            let records = self.list(kind, &page, permit)?;
            let last = (records.len() as u64) < page.limit;
            done += records.len() as u64;
            for record in records {
                each(record)?;
            }
            if last {
                break;
            }
        }
        Ok(())
    }

    /// The records of a listing.
    pub fn list(
        &self,
        kind: &RecordKind,
        listing: &Listing,
        permit: &Permit,
    ) -> Result<Vec<Stored>, Fault> {
        let scope = Scope::new(&self.shared.catalogue, None, None);
        let mut frame = scope.frame(&kind.register)?;
        let meets = self.meets(&mut frame, listing)?;
        let mut select = Query::select();
        for column in HEAD
            .into_iter()
            .chain(kind.fields.iter().map(|field| field.name.as_str()))
        {
            select.expr(frame.own(column));
        }
        // The databases do not agree where nothing is sorted to.
        let (order, nothing) = if listing.descending {
            (Order::Desc, NullOrdering::Last)
        } else {
            (Order::Asc, NullOrdering::First)
        };
        if let Some(field) = &listing.sort {
            let (column, _) = frame.field(field)?;
            select.order_by_expr_with_nulls(column, order.clone(), nothing);
        }
        select
            .order_by_expr(frame.own("reference"), order)
            .limit(listing.limit)
            .offset(listing.offset);
        frame.tables(&mut select);
        select.and_where(meets);
        self.rows(&select)
            .map_err(fault)?
            .iter()
            .map(|cells| self.stored(kind, cells, HEAD.len(), permit.unseals()))
            .collect::<Result<_, _>>()
            .map_err(fault)
    }

    /// How many records a listing has, without its limit.
    pub fn count(&self, kind: &RecordKind, listing: &Listing) -> Result<i64, Fault> {
        let scope = Scope::new(&self.shared.catalogue, None, None);
        let mut frame = scope.frame(&kind.register)?;
        let meets = self.meets(&mut frame, listing)?;
        let mut select = Query::select();
        select.expr(Expr::col(sea_query::Asterisk).count());
        frame.tables(&mut select);
        select.and_where(meets);
        let rows = self.rows(&select).map_err(fault)?;
        rows.first()
            .and_then(|row| row.first())
            .ok_or_else(|| Fault::new("the database gave no count"))?
            .integer()
    }

    fn meets(
        &self,
        frame: &mut crate::select::Frame<'_>,
        listing: &Listing,
    ) -> Result<Expr, Fault> {
        let mut meets = constant(true);
        if !listing.voided {
            meets = meets.and(frame.own("voided").eq(false));
        }
        for condition in &listing.conditions {
            meets = meets.and(frame.condition(condition)?);
        }
        if let Some(search) = &listing.search {
            let pattern = format!(
                "%{}%",
                search
                    .replace('\\', "\\\\")
                    .replace('%', "\\%")
                    .replace('_', "\\_")
            );
            let like = |column: Expr| match self.dialect() {
                crate::engine::Dialect::Sqlite => {
                    column.like(sea_query::LikeExpr::new(pattern.clone()).escape('\\'))
                }
                // The backslash is its escape without saying so, and the
                // builder writes ILIKE with ESCAPE in a way it cannot read.
                #[cfg(feature = "postgres")]
                crate::engine::Dialect::Postgres => {
                    sea_query::extension::postgres::PgExpr::ilike(column, pattern.clone())
                }
            };
            let mut any = like(frame.own("reference"));
            for field in &frame.kind.fields {
                let text = matches!(
                    field.kind,
                    kernel::FieldKind::Text { .. } | kernel::FieldKind::Prose { .. }
                );
                if text && !field.is_sealed() {
                    any = any.or(like(frame.own(&field.name)));
                }
            }
            meets = meets.and(any);
        }
        Ok(meets)
    }

    /// The reference of a record, void or not.
    pub fn reference_of(&self, register: &str, id: RecordId) -> Result<Option<String>, Fault> {
        let mut select = Query::select();
        select
            .column(Alias::new("reference"))
            .from(Alias::new(&self.shared.catalogue.kind(register)?.register))
            .and_where(Expr::col(Alias::new("id")).eq(id.0.as_bytes().to_vec()));
        match self
            .rows(&select)
            .map_err(fault)?
            .first()
            .and_then(|row| row.first())
        {
            Some(cell) => Ok(Some(cell.text()?.to_owned())),
            None => Ok(None),
        }
    }

    /// The record of this reference, void or not.
    pub fn by_reference(
        &self,
        kind: &RecordKind,
        reference: &str,
        permit: &Permit,
    ) -> Result<Option<Stored>, Fault> {
        let mut select = heads(kind, &HEAD, &kind.register);
        select.and_where(Expr::col(Alias::new("reference")).eq(reference));
        let rows = self.rows(&select).map_err(fault)?;
        rows.first()
            .map(|cells| self.stored(kind, cells, HEAD.len(), permit.unseals()))
            .transpose()
            .map_err(fault)
    }

    /// The next reference of a register for a year: prefix, year, number.
    pub fn next_reference(&self, kind: &RecordKind, year: i16) -> Result<String, Fault> {
        let series = format!("{}-{year}", kind.prefix);
        let mut update = Query::update();
        update
            .table(Alias::new("reference_numbers"))
            .value(Alias::new("last"), Expr::col(Alias::new("last")).add(1))
            .and_where(Expr::col(Alias::new("series")).eq(series.as_str()));
        if self.act(&update).map_err(fault)? == 0 {
            let mut insert = Query::insert();
            insert
                .into_table(Alias::new("reference_numbers"))
                .columns(["series", "last"].map(Alias::new))
                .values_panic([series.as_str().into(), 1.into()])
                .on_conflict(
                    OnConflict::column(Alias::new("series"))
                        .do_nothing()
                        .to_owned(),
                );
            let made = self.act(&insert).map_err(fault)?;
            self.expect_made(made).map_err(fault)?;
        }
        let mut select = Query::select();
        select
            .column(Alias::new("last"))
            .from(Alias::new("reference_numbers"))
            .and_where(Expr::col(Alias::new("series")).eq(series.as_str()));
        let rows = self.rows(&select).map_err(fault)?;
        let last = rows
            .first()
            .and_then(|row| row.first())
            .ok_or_else(|| Fault::new("the database gave no number"))?
            .integer()?;
        Ok(format!("{series}-{last:05}"))
    }

    /// Lets a register's numbers of a year go on after this one, when many
    /// records were written with references of their own.
    pub fn reserve_references(&self, kind: &RecordKind, year: i16, last: i64) -> Result<(), Fault> {
        let series = format!("{}-{year}", kind.prefix);
        let mut update = Query::update();
        update
            .table(Alias::new("reference_numbers"))
            .value(Alias::new("last"), last)
            .and_where(Expr::col(Alias::new("series")).eq(series.as_str()))
            .and_where(Expr::col(Alias::new("last")).lt(last));
        self.act(&update).map_err(fault)?;
        let mut select = Query::select();
        select
            .column(Alias::new("last"))
            .from(Alias::new("reference_numbers"))
            .and_where(Expr::col(Alias::new("series")).eq(series.as_str()));
        if self.rows(&select).map_err(fault)?.is_empty() {
            let mut insert = Query::insert();
            insert
                .into_table(Alias::new("reference_numbers"))
                .columns(["series", "last"].map(Alias::new))
                .values_panic([series.as_str().into(), last.into()])
                .on_conflict(
                    OnConflict::column(Alias::new("series"))
                        .do_nothing()
                        .to_owned(),
                );
            let made = self.act(&insert).map_err(fault)?;
            self.expect_made(made).map_err(fault)?;
        }
        Ok(())
    }
}

struct Head<'a> {
    id: RecordId,
    reference: &'a str,
    version: i64,
    writing: Writing<'a>,
    voided: bool,
}

fn column(kind: &RecordKind, field: &Field) -> Column {
    Column::new(kind.register.clone(), field.name.clone())
}

fn heads(kind: &RecordKind, head: &[&str], table: &str) -> SelectStatement {
    let mut select = Query::select();
    select.columns(
        head.iter()
            .copied()
            .chain(kind.fields.iter().map(|field| field.name.as_str()))
            .map(Alias::new),
    );
    select.from(Alias::new(table));
    select
}

impl Look for Session<'_> {
    fn records(
        &self,
        register: &str,
        conditions: &[Condition],
    ) -> Result<Vec<(RecordId, Row)>, Fault> {
        let kind = self.shared.catalogue.kind(register)?.clone();
        let scope = Scope::new(&self.shared.catalogue, None, None);
        let mut frame = scope.frame(register)?;
        let mut meets = frame.own("voided").eq(false);
        for condition in conditions {
            meets = meets.and(frame.condition(condition)?);
        }
        let mut select = Query::select();
        select.expr(frame.own("id"));
        for field in &kind.fields {
            select.expr(frame.own(&field.name));
        }
        frame.tables(&mut select);
        select.and_where(meets);
        let mut records = Vec::new();
        for cells in self.rows(&select).map_err(fault)? {
            let Some((id, fields)) = cells.split_first() else {
                continue;
            };
            let id = id_of(id)?;
            records.push((id, self.row(&kind, id, fields, false).map_err(fault)?));
        }
        Ok(records)
    }

    fn record(&self, register: &str, id: RecordId) -> Result<Option<Row>, Fault> {
        let kind = self.shared.catalogue.kind(register)?.clone();
        let mut select = heads(&kind, &HEAD, register);
        select
            .and_where(Expr::col(Alias::new("id")).eq(id.0.as_bytes().to_vec()))
            .and_where(Expr::col(Alias::new("voided")).eq(false));
        let rows = self.rows(&select).map_err(fault)?;
        rows.first()
            .map(|cells| self.stored(&kind, cells, HEAD.len(), false))
            .transpose()
            .map(|stored| stored.map(|stored| stored.row))
            .map_err(fault)
    }
}

impl Links for Session<'_> {
    fn find(&self, register: &str, reference: &str) -> Result<Option<RecordId>, Fault> {
        let mut select = Query::select();
        select
            .column(Alias::new("id"))
            .from(Alias::new(&self.shared.catalogue.kind(register)?.register))
            .and_where(Expr::col(Alias::new("reference")).eq(reference))
            .and_where(Expr::col(Alias::new("voided")).eq(false));
        match self
            .rows(&select)
            .map_err(fault)?
            .first()
            .and_then(|row| row.first())
        {
            Some(cell) => Ok(Some(id_of(cell)?)),
            None => Ok(None),
        }
    }
}
