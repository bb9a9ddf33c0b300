//! Counting: one grouped query over a source, and the records behind it.

use clockwork::Moment;
use kernel::{Fault, RecordId, Source, Value};
use sea_query::{Alias, Expr, ExprTrait, Func, Order, Query};

use crate::{
    Span,
    columns::{id_of, value},
    engine::Cell,
    select::Scope,
    session::{Session, fault},
};

/// What is told of each group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tell<'a> {
    /// How many records.
    Count,
    /// The sum of a number; records without it add nothing.
    Sum(&'a str),
    /// The highest value of a number.
    Highest(&'a str),
}

/// One group: the values it is grouped by, and what is told of it (`None`
/// for the highest of nothing).
pub type Group = (Vec<Value>, Option<i64>);

/// A record behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub id: RecordId,
    /// Its reference.
    pub reference: String,
    /// When it was last written, as far as was known.
    pub recorded_at: String,
}

impl Session<'_> {
    /// Groups a source's records by fields (perhaps through links) and tells
    /// one number of each group. Without fields there is one group.
    pub fn tally(
        &self,
        source: &Source,
        tell: Tell<'_>,
        by: &[&str],
        span: Option<Span>,
        known_on: Option<Moment>,
    ) -> Result<Vec<Group>, Fault> {
        let mut groups = Vec::new();
        self.tally_each(source, tell, by, span, known_on, &mut |values, told| {
            groups.push((values.to_vec(), told));
        })?;
        // The databases group in orders of their own.
        groups.sort();
        Ok(groups)
    }

    /// …each handed on as it comes, in no order, and kept nowhere.
    pub fn tally_each(
        &self,
        source: &Source,
        tell: Tell<'_>,
        by: &[&str],
        span: Option<Span>,
        known_on: Option<Moment>,
        each: &mut dyn FnMut(&[Value], Option<i64>),
    ) -> Result<(), Fault> {
        let scope = Scope::new(&self.shared.catalogue, span, known_on);
        let mut frame = scope.frame(&source.register)?;
        let meets = frame.source(source)?;
        let mut select = Query::select();
        let mut fields = Vec::new();
        for path in by {
            let (column, field) = frame.field(path)?;
            fields.push(field);
            select.expr(column.clone()).add_group_by([column]);
        }
        let whole = |number| Expr::expr(Func::cast_as(number, Alias::new("bigint")));
        match tell {
            Tell::Count => select.expr(Expr::col(sea_query::Asterisk).count()),
            Tell::Sum(field) => {
                let (column, _) = frame.field(field)?;
                select.expr(whole(column.sum()))
            }
            Tell::Highest(field) => {
                let (column, _) = frame.field(field)?;
                select.expr(whole(column.max()))
            }
        };
        frame.tables(&mut select);
        select.and_where(meets);
        let mut values = Vec::with_capacity(fields.len());
        self.run(&select, &mut |row| {
            values.clear();
            for (field, cell) in fields.iter().zip(&row) {
                values.push(value(field, cell)?);
            }
            let told = match row.last() {
                Some(Cell::Null) | None => None,
                Some(cell) => Some(cell.integer()?),
            };
            each(&values, told);
            Ok(())
        })
        .map_err(fault)
    }

    /// The records behind a source, in the order of their references.
    pub fn members(
        &self,
        source: &Source,
        span: Option<Span>,
        known_on: Option<Moment>,
        limit: u64,
        offset: u64,
    ) -> Result<Vec<Member>, Fault> {
        let scope = Scope::new(&self.shared.catalogue, span, known_on);
        let mut frame = scope.frame(&source.register)?;
        let meets = frame.source(source)?;
        let mut select = Query::select();
        select
            .expr(frame.own("id"))
            .expr(frame.own("reference"))
            .expr(frame.own("recorded_at"))
            .order_by(
                (Alias::new(&frame.alias), Alias::new("reference")),
                Order::Asc,
            )
            .limit(limit)
            .offset(offset);
        frame.tables(&mut select);
        select.and_where(meets);
        let mut members = Vec::new();
        self.run(&select, &mut |row| {
            if let [id, reference, recorded_at] = row.as_slice() {
                members.push(Member {
                    id: id_of(id)?,
                    reference: reference.text()?.to_owned(),
                    recorded_at: recorded_at.text()?.to_owned(),
                });
            }
            Ok(())
        })
        .map_err(fault)?;
        Ok(members)
    }

    /// Whether a source has any record: told without counting or sorting them.
    pub fn any(
        &self,
        source: &Source,
        span: Option<Span>,
        known_on: Option<Moment>,
    ) -> Result<bool, Fault> {
        let scope = Scope::new(&self.shared.catalogue, span, known_on);
        let mut frame = scope.frame(&source.register)?;
        let meets = frame.source(source)?;
        let mut select = Query::select();
        select.expr(Expr::Constant(1.into())).limit(1);
        frame.tables(&mut select);
        select.and_where(meets);
        Ok(!self.rows(&select).map_err(fault)?.is_empty())
    }

    /// Whether a register has any standing record in the span, by its
    /// period field (or at all, when it has none).
    pub fn reported(
        &self,
        register: &str,
        period: &kernel::Period,
        span: Span,
        known_on: Option<Moment>,
    ) -> Result<bool, Fault> {
        let mut source = kernel::source(register);
        source.period = period.clone();
        self.any(&source, Some(span), known_on)
    }
}
