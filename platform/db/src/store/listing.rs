//! Lists of records: which, in what order, how many, page by page.

use std::collections::BTreeSet;

use guard::{Act, Permit};
use kernel::{Condition, Fault, RecordId, RecordKind};
use sea_query::{Expr, ExprTrait, NullOrdering, Order, Query};

use super::{Stored, covered::Covered, sought::Sought};
use crate::{
    columns::{HEAD, id_of},
    engine::{Cell, Failure},
    log::Announced,
    select::{Frame, Scope, constant},
    session::{Session, fault},
};

/// Which records of a register to list, and how.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// What they must meet.
    pub conditions: Vec<Condition>,
    /// Text that the reference or an open or counted text must hold, without
    /// regard to case.
    pub search: Option<String>,
    /// Records that the search finds as well, by what stands in no field of
    /// theirs.
    pub also_found: BTreeSet<RecordId>,
    /// No others than these, where it is said.
    pub among: Option<Among>,
    /// The field to sort by; by reference without one.
    pub sort: Option<String>,
    /// Whether to sort from the last to the first.
    pub descending: bool,
    /// Whether voided records are listed too.
    pub voided: bool,
    /// Whether it is told why each was last written: that opens a seal for
    /// each that has a reason.
    pub reasons: bool,
    /// How many at the most.
    pub limit: u64,
    /// How many to pass over.
    pub offset: u64,
}

/// Records that were chosen by what stands in no field of theirs.
#[derive(Clone, Debug)]
pub struct Among {
    /// By what they were chosen, for the log.
    pub said: &'static str,
    /// The records.
    pub records: BTreeSet<RecordId>,
}

/// Whether a record is one of these.
pub(super) fn is_one_of(frame: &Frame<'_>, records: &BTreeSet<RecordId>) -> Expr {
    // PostgreSQL cannot give a type to what the builder writes for none.
    if records.is_empty() {
        return constant(false);
    }
    let ids = records.iter().map(|id| id.0.as_bytes().to_vec());
    frame.own("id").is_in(ids)
}

impl Session<'_> {
    /// Hands each record of a listing to `each`, without keeping them. That
    /// it is begun stands in the log before ([`crate::Db::announce`]).
    pub fn each(
        &self,
        kind: &RecordKind,
        listing: &Listing,
        announced: &Announced,
        each: &mut dyn FnMut(Stored) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let permit = announced.permit();
        // Opening a sealed field asks for its key, and one connection holds
        // one query at a time: rows are read page by page.
        const PAGE: u64 = 1_000;
        let mut done = 0;
        let mut last: Option<String> = None;
        while done < listing.limit {
            let limit = Ord::min(PAGE, listing.limit - done);
            // In the order of references a page begins behind the last one;
            // passing over the pages before it would take longer each time.
            let offset = match (&listing.sort, &last) {
                (None, Some(_)) => 0,
                _ => listing.offset + done,
            };
            let page = Listing {
                offset,
                limit,
                ..listing.clone()
            };
            let behind = last.as_deref().filter(|_| listing.sort.is_none());
            let records = self.page(kind, &page, behind, permit)?;
            let is_last = (records.len() as u64) < limit;
            done += records.len() as u64;
            last = records.last().map(|record| record.reference.clone());
            *self.linked.borrow_mut() = self.references_of(kind, &records)?;
            for record in records {
                each(record)?;
            }
            if is_last {
                break;
            }
        }
        self.linked.borrow_mut().clear();
        Ok(())
    }

    /// The records of a listing.
    pub fn list(
        &self,
        kind: &RecordKind,
        listing: &Listing,
        permit: &Permit,
    ) -> Result<Vec<Stored>, Fault> {
        self.page(kind, listing, None, permit)
    }

    /// The records of a listing, perhaps only those behind a reference.
    fn page(
        &self,
        kind: &RecordKind,
        listing: &Listing,
        behind: Option<&str>,
        permit: &Permit,
    ) -> Result<Vec<Stored>, Fault> {
        let scope = Scope::new(&self.shared.catalogue, None, None);
        let mut frame = scope.frame(&kind.register)?;
        let mut covered = Covered::by(permit);
        let mut meets = self.meets(&mut frame, listing, &covered, permit)?;
        if let Some(last) = behind {
            let reference = frame.own("reference");
            meets = meets.and(if listing.descending {
                reference.lt(last)
            } else {
                reference.gt(last)
            });
        }
        let mut select = Query::select();
        for column in HEAD
            .into_iter()
            .chain(kind.fields.iter().map(|field| field.name.as_str()))
        {
            select.expr(frame.own(column));
        }
        let columns = HEAD.len() + kind.fields.len();
        for fact in covered.expressions(&mut frame)? {
            select.expr(fact);
        }
        // The databases do not agree where nothing is sorted to.
        let (order, nothing) = if listing.descending {
            (Order::Desc, NullOrdering::Last)
        } else {
            (Order::Asc, NullOrdering::First)
        };
        // The order of a list would tell what its reader may not see.
        let sort = listing.sort.as_deref().filter(|name| {
            let field = kind.field(name);
            field.is_none_or(|field| permit.cases_of(field).is_none())
        });
        if let Some(field) = sort {
            let (column, _) = frame.field(field)?;
            select.order_by_expr_with_nulls(column, order.clone(), nothing);
        }
        select
            .order_by_expr(frame.own("reference"), order)
            .limit(listing.limit)
            .offset(listing.offset);
        frame.tables(&mut select);
        select.and_where(meets);
        let rows = self.rows(&select).map_err(fault)?;
        if permit.unseals() {
            self.fetch_keys_of(kind, &rows).map_err(fault)?;
        }
        let mut listed = Vec::with_capacity(rows.len());
        for mut cells in rows {
            let id = id_of(cells.first().unwrap_or(&Cell::Null))?;
            let facts = covered
                .facts(self, id, cells.get(columns..).unwrap_or_default())
                .map_err(fault)?;
            cells.truncate(columns);
            // The same policy, asked of the record that was found.
            let Some(fields) = covered.fields(kind, facts) else {
                // A file is written whole or not at all.
                if covered.met_forgery() && permit.act() != Act::Export {
                    continue;
                }
                return Err(Fault::new(
                    "a list found a record that its reader may not see",
                ));
            };
            let stored = self.without_reason(kind, &cells, HEAD.len(), fields);
            listed.push((stored.map_err(fault)?, cells));
        }
        if listing.reasons {
            self.tell_reasons(kind, &mut listed).map_err(fault)?;
        }
        let records: Vec<Stored> = listed.into_iter().map(|(stored, _)| stored).collect();
        self.saw_page(kind, listing, permit, &records)
            .map_err(fault)?;
        Ok(records)
    }

    /// Records of a list, or opened ones, are gathered for the log.
    fn saw_page(
        &self,
        kind: &RecordKind,
        listing: &Listing,
        permit: &Permit,
        records: &[Stored],
    ) -> Result<(), Failure> {
        if !permit.unseals() {
            return self.saw_list(kind, listing, permit, records, records.len() as u64);
        }
        if permit.act() == Act::Export {
            return self.saw_passing(kind, permit, records);
        }
        for stored in records {
            self.saw(kind, stored, permit, 1)?;
        }
        Ok(())
    }

    /// How many records of a listing a permit covers, without its limit.
    pub fn count(
        &self,
        kind: &RecordKind,
        listing: &Listing,
        permit: &Permit,
    ) -> Result<i64, Fault> {
        let scope = Scope::new(&self.shared.catalogue, None, None);
        let mut frame = scope.frame(&kind.register)?;
        let meets = self.meets(&mut frame, listing, &Covered::by(permit), permit)?;
        let mut select = Query::select();
        select.expr(Expr::col(sea_query::Asterisk).count());
        frame.tables(&mut select);
        select.and_where(meets);
        let rows = self.rows(&select).map_err(fault)?;
        rows.first()
            .and_then(|row| row.first())
            .ok_or_else(|| Fault::new("the database gave no count"))?
            .integer()
            .inspect(|count| self.saw_count(kind, listing, *count))
    }

    fn meets(
        &self,
        frame: &mut Frame<'_>,
        listing: &Listing,
        covered: &Covered<'_>,
        permit: &Permit,
    ) -> Result<Expr, Fault> {
        let mut meets = covered.meets(frame, permit.cases().as_deref())?;
        if !listing.voided {
            meets = meets.and(frame.own("voided").eq(false));
        }
        for condition in &listing.conditions {
            meets = meets.and(frame.condition(condition)?);
            // Whoever may not see a field does not find records by it either.
            for name in condition.fields() {
                if let Some(cases) = frame.kind.field(name).and_then(|of| permit.cases_of(of)) {
                    meets = meets.and(covered.meets(frame, Some(&cases))?);
                }
            }
        }
        if let Some(among) = &listing.among {
            meets = meets.and(is_one_of(frame, &among.records));
        }
        if let Some(search) = &listing.search {
            let sought = Sought::new(search, self.dialect());
            let mut any = sought.in_column(frame.own("reference"));
            any = any.or(is_one_of(frame, &listing.also_found));
            for field in &frame.kind.fields {
                let text = matches!(
                    field.kind,
                    kernel::FieldKind::Text { .. } | kernel::FieldKind::Prose { .. }
                );
                if text && !field.is_sealed() {
                    let mut found = sought.in_column(frame.own(&field.name));
                    if let Some(cases) = permit.cases_of(field) {
                        found = found.and(covered.meets(frame, Some(&cases))?);
                    }
                    any = any.or(found);
                }
            }
            meets = meets.and(any);
        }
        Ok(meets)
    }
}
