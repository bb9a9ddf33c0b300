//! Conditions as SQL: links become joins, records that point here become
//! sub-queries, and a date of knowledge turns every table into its history
//! as it stood then.

use clockwork::Moment;
use kernel::{Condition, Date, Fault, Field, FieldKind, Period, RecordKind, Source};
use sea_query::{Alias, Expr, ExprTrait, Func, JoinType, Query, SelectStatement};

use crate::{Catalogue, columns::history};

/// The days asked about, first and last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub first: Date,
    /// The last day, which belongs to it.
    pub last: Date,
}

impl Span {
    /// A whole year.
    pub fn year(year: i16) -> Option<Self> {
        Some(Self {
            first: Date::new(year, 1, 1).ok()?,
            last: Date::new(year, 12, 31).ok()?,
        })
    }
}

/// Always or never: written out, since PostgreSQL cannot tell of what type a
/// bound value is that stands alone.
pub(crate) fn constant(holds: bool) -> Expr {
    Expr::Constant(holds.into())
}

/// What all parts of one query share.
pub(crate) struct Scope<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) span: Option<Span>,
    pub(crate) known_on: Option<Moment>,
    aliases: std::cell::Cell<usize>,
}

impl<'a> Scope<'a> {
    pub(crate) fn new(
        catalogue: &'a Catalogue,
        span: Option<Span>,
        known_on: Option<Moment>,
    ) -> Self {
        Self {
            catalogue,
            span,
            known_on,
            aliases: std::cell::Cell::new(0),
        }
    }

    fn alias(&self) -> String {
        let number = self.aliases.get();
        self.aliases.set(number + 1);
        format!("t{number}")
    }

    pub(crate) fn frame(&'a self, register: &str) -> Result<Frame<'a>, Fault> {
        Ok(Frame {
            scope: self,
            kind: self.catalogue.kind(register)?,
            alias: self.alias(),
            joins: Vec::new(),
        })
    }

    /// A register's standing records as they were known.
    fn known(&self, register: &str, moment: Moment) -> SelectStatement {
        let mut select = Query::select();
        let moment = moment.to_string();
        select
            .column(sea_query::Asterisk)
            .from(Alias::new(history(register)))
            .and_where(Expr::col(Alias::new("recorded_at")).lte(moment.clone()))
            .and_where(
                Expr::col(Alias::new("superseded_at"))
                    .is_null()
                    .or(Expr::col(Alias::new("superseded_at")).gt(moment)),
            );
        select
    }
}

struct Join<'a> {
    path: String,
    alias: String,
    kind: &'a RecordKind,
    on: Expr,
}

/// One register in a query, with what is joined to it through links.
pub(crate) struct Frame<'a> {
    scope: &'a Scope<'a>,
    pub(crate) kind: &'a RecordKind,
    pub(crate) alias: String,
    joins: Vec<Join<'a>>,
}

impl<'a> Frame<'a> {
    /// A column of the register's own table.
    pub(crate) fn own(&self, column: &str) -> Expr {
        Expr::col((Alias::new(&self.alias), Alias::new(column)))
    }

    /// That the first version of a record is of this moment or later.
    fn entered_since(&self, moment: &str) -> Expr {
        let first = |column: &str| Expr::col((Alias::new("first"), Alias::new(column)));
        let mut select = Query::select();
        select
            .column((Alias::new("first"), Alias::new("id")))
            .from_as(
                Alias::new(history(&self.kind.register)),
                Alias::new("first"),
            )
            .and_where(first("id").eq(self.own("id")))
            .and_where(first("version").eq(1))
            .and_where(first("recorded_at").gte(moment));
        Expr::exists(select)
    }

    /// The column that a path names, joined to as far as needed.
    pub(crate) fn field(&mut self, path: &str) -> Result<(Expr, &'a Field), Fault> {
        let (mut kind, mut alias) = (self.kind, self.alias.clone());
        let mut segments = path.split('.').peekable();
        let mut walked = String::new();
        while let Some(name) = segments.next() {
            let field = kind.field(name).ok_or_else(|| {
                Fault::new(format!(
                    "the register `{}` has no field `{name}`",
                    kind.register
                ))
            })?;
            if segments.peek().is_none() {
                if field.is_sealed() {
                    return Err(Fault::new(format!(
                        "the field `{name}` of `{}` is sealed: it cannot be counted or sought",
                        kind.register
                    )));
                }
                return Ok((Expr::col((Alias::new(&alias), Alias::new(name))), field));
            }
            let register = field.link().ok_or_else(|| {
                Fault::new(format!(
                    "the field `{name}` of `{}` is no link",
                    kind.register
                ))
            })?;
            walked.push_str(name);
            walked.push('.');
            if let Some(join) = self.joins.iter().find(|join| join.path == walked) {
                (kind, alias) = (join.kind, join.alias.clone());
                continue;
            }
            let next = self.scope.alias();
            let target: &'a RecordKind = self.scope.catalogue.kind(register)?;
            self.joins.push(Join {
                path: walked.clone(),
                alias: next.clone(),
                kind: target,
                on: Expr::col((Alias::new(&next), Alias::new("id")))
                    .equals((Alias::new(&alias), Alias::new(name)))
                    .and(Expr::col((Alias::new(&next), Alias::new("voided"))).eq(false)),
            });
            (kind, alias) = (target, next);
        }
        Err(Fault::new("a field was named by nothing"))
    }

    /// Names the tables in a select, once every field is known.
    pub(crate) fn tables(&self, select: &mut SelectStatement) {
        match self.scope.known_on {
            None => select.from_as(Alias::new(&self.kind.register), Alias::new(&self.alias)),
            Some(moment) => select.from_subquery(
                self.scope.known(&self.kind.register, moment),
                Alias::new(&self.alias),
            ),
        };
        for join in &self.joins {
            match self.scope.known_on {
                None => select.join_as(
                    JoinType::LeftJoin,
                    Alias::new(&join.kind.register),
                    Alias::new(&join.alias),
                    join.on.clone(),
                ),
                Some(moment) => select.join_subquery(
                    JoinType::LeftJoin,
                    self.scope.known(&join.kind.register, moment),
                    Alias::new(&join.alias),
                    join.on.clone(),
                ),
            };
        }
    }

    /// Everything a source says: standing, in the period, meeting the
    /// conditions, and (unless `twice`) once each.
    pub(crate) fn source(&mut self, source: &Source) -> Result<Expr, Fault> {
        let mut all = self.standing(source)?;
        if let Some(key) = &source.once {
            all = all.and(self.first_of(source, key)?);
        }
        Ok(all)
    }

    fn standing(&mut self, source: &Source) -> Result<Expr, Fault> {
        let mut all = self.own("voided").eq(false);
        if let Some(period) = self.period(&source.period)? {
            all = all.and(period);
        }
        for condition in &source.conditions {
            all = all.and(self.condition(condition)?);
        }
        Ok(all)
    }

    /// No other record of the source about the same key comes earlier.
    fn first_of(&mut self, source: &Source, key: &str) -> Result<Expr, Fault> {
        let mut other = self.scope.frame(&source.register)?;
        let alike = other.standing(source)?;
        let (this_key, _) = self.field(key)?;
        let (other_key, _) = other.field(key)?;
        let earlier_id = other.own("id").lt(self.own("id"));
        let earlier = match &source.period {
            Period::During(date) | Period::Standing(date, _) => {
                let (this_date, _) = self.field(date)?;
                let (other_date, _) = other.field(date)?;
                other_date
                    .clone()
                    .lt(this_date.clone())
                    .or(other_date.eq(this_date).and(earlier_id))
            }
            Period::Conditions => earlier_id,
        };
        let mut select = Query::select();
        select.expr(other.own("id"));
        other.tables(&mut select);
        select
            .and_where(other_key.eq(this_key))
            .and_where(alike)
            .and_where(earlier);
        Ok(Expr::not_exists(select))
    }

    fn span(&self) -> Result<Span, Fault> {
        self.scope
            .span
            .ok_or_else(|| Fault::new("a period is asked for without its days"))
    }

    fn period(&mut self, period: &Period) -> Result<Option<Expr>, Fault> {
        Ok(match period {
            Period::Conditions => None,
            Period::During(path) => {
                let span = self.span()?;
                let (column, field) = self.field(path)?;
                Some(match field.kind {
                    FieldKind::Year => {
                        column.between(i64::from(span.first.year()), i64::from(span.last.year()))
                    }
                    _ => column.between(span.first.to_string(), span.last.to_string()),
                })
            }
            Period::Standing(from, until) => {
                let last = self.span()?.last.to_string();
                let begun = self.field(from)?.0.lte(last.clone());
                Some(match until {
                    None => begun,
                    Some(until) => {
                        let (ended, _) = self.field(until)?;
                        begun.and(ended.clone().is_null().or(ended.gt(last)))
                    }
                })
            }
        })
    }

    /// A condition as an expression; what is not known does not hold.
    pub(crate) fn condition(&mut self, condition: &Condition) -> Result<Expr, Fault> {
        let never = || constant(false);
        Ok(match condition {
            Condition::Is(path, code) | Condition::TextIs(path, code) => {
                self.field(path)?.0.eq(code.as_str())
            }
            // The builder writes "1 = 2" for one of nothing, which PostgreSQL
            // cannot give a type to.
            Condition::OneOf(_, codes) if codes.is_empty() => never(),
            Condition::OneOf(path, codes) => {
                self.field(path)?.0.is_in(codes.iter().map(String::as_str))
            }
            Condition::Has(path, code) => self.has(path, code)?,
            Condition::Marked(path, mark) => {
                let (column, field) = self.field(path)?;
                let list = field.list().ok_or_else(|| {
                    Fault::new(format!("the field `{path}` takes no list's values"))
                })?;
                let codes = self.scope.catalogue.country().marked(list, mark);
                if codes.is_empty() {
                    never()
                } else if matches!(field.kind, FieldKind::Codes { .. }) {
                    let mut any = never();
                    for code in &codes {
                        any = any.or(self.has(path, code)?);
                    }
                    any
                } else {
                    column.is_in(codes)
                }
            }
            Condition::Home(path) => {
                let home = self.scope.catalogue.country().home().to_owned();
                self.field(path)?.0.eq(home)
            }
            Condition::Yes(path) => self.field(path)?.0.eq(true),
            Condition::Present(path) => self.field(path)?.0.is_not_null(),
            Condition::OnOrBefore(path, day) => self.field(path)?.0.lte(day.to_string()),
            Condition::OnOrAfter(path, day) => self.field(path)?.0.gte(day.to_string()),
            Condition::ByPeriodEnd(path) => {
                let last = self.span()?.last.to_string();
                self.field(path)?.0.lte(last)
            }
            Condition::FromPeriodStart(path) => {
                let first = self.span()?.first.to_string();
                self.field(path)?.0.gte(first)
            }
            Condition::EnteredSince(moment) => self.entered_since(moment),
            Condition::LinksTo(path, id) => self.field(path)?.0.eq(id.0.as_bytes().to_vec()),
            Condition::NumberIs(path, number) => self.field(path)?.0.eq(*number),
            Condition::Linked {
                register,
                via,
                from,
                not_before,
                conditions,
            } => {
                let mut other = self.scope.frame(register)?;
                let mut meets = other.own("voided").eq(false);
                for condition in conditions {
                    meets = meets.and(other.condition(condition)?);
                }
                if let Some((its, here)) = not_before {
                    let its = other.field(its)?.0;
                    meets = meets.and(its.gte(self.field(here)?.0));
                }
                let here = if from.is_empty() {
                    self.own("id")
                } else {
                    let own = self.own("id");
                    match self.field(from)? {
                        // What was merged into no other file is the one that is kept.
                        (kept, field) if field.same => Expr::expr(Func::coalesce([kept, own])),
                        (column, _) => column,
                    }
                };
                let points = other.field(via)?.0.eq(here);
                let mut select = Query::select();
                select.expr(other.own("id"));
                other.tables(&mut select);
                select.and_where(points).and_where(meets);
                Expr::exists(select)
            }
            Condition::Not(condition) => {
                let inner = self.condition(condition)?;
                // Not known is not true: its opposite holds.
                Expr::expr(Func::coalesce([inner, constant(false)])).eq(false)
            }
            Condition::Any(conditions) => {
                let mut any = never();
                for condition in conditions {
                    any = any.or(self.condition(condition)?);
                }
                any
            }
        })
    }

    fn has(&mut self, path: &str, code: &str) -> Result<Expr, Fault> {
        // Codes hold letters, digits, hyphens and underscores; the last is a
        // wildcard of LIKE and is escaped.
        let escaped = code
            .replace('\\', "\\\\")
            .replace('_', "\\_")
            .replace('%', "\\%");
        Ok(self
            .field(path)?
            .0
            .like(sea_query::LikeExpr::new(format!("%|{escaped}|%")).escape('\\')))
    }
}
