//! The numbers by which people call records.

use std::collections::BTreeSet;

use kernel::{Fault, RecordKind};
use sea_query::{Alias, CaseStatement, Expr, ExprTrait, OnConflict, Query};

use crate::{
    engine::{Cell, Failure},
    session::{Session, fault},
};

impl Session<'_> {
    /// The next reference of a register for a year: prefix, year, number. One
    /// that a record has already, typed or imported, is passed over.
    pub fn next_reference(&self, kind: &RecordKind, year: i16) -> Result<String, Fault> {
        let series = format!("{}-{year}", kind.prefix);
        self.next_number(kind, &series)
            .map(|number| numbered(&series, number))
            .map_err(fault)
    }

    fn next_number(&self, kind: &RecordKind, series: &str) -> Result<i64, Failure> {
        let next = self.go_on(series, last().add(1), 1)?;
        // Whoever fills registers says which numbers they have taken.
        if self.filling.is_some() || !self.is_taken(kind, &numbered(series, next))? {
            return Ok(next);
        }
        let free = self.free_number(kind, series, next)?;
        self.go_on(series, free.into(), free)
    }

    /// Lets a register's numbers of a year go on after this one, when many
    /// records were written with references of their own.
    pub fn reserve_references(
        &self,
        kind: &RecordKind,
        year: i16,
        number: i64,
    ) -> Result<(), Fault> {
        let series = format!("{}-{year}", kind.prefix);
        let later = CaseStatement::new()
            .case(last().lt(number), number)
            .finally(last());
        self.go_on(&series, later.into(), number).map_err(fault)?;
        Ok(())
    }

    /// Sets the last number of a series to this one, or to the first one where
    /// it had none; gives it.
    fn go_on(&self, series: &str, to: Expr, first: i64) -> Result<i64, Failure> {
        let of_series = || Expr::col(Alias::new("series")).eq(series);
        let mut update = Query::update();
        update
            .table(Alias::new("reference_numbers"))
            .value(Alias::new("last"), to)
            .and_where(of_series());
        if self.act(&update)? == 0 {
            let mut insert = Query::insert();
            insert
                .into_table(Alias::new("reference_numbers"))
                .columns(["series", "last"].map(Alias::new))
                .values_panic([series.into(), first.into()])
                .on_conflict(
                    OnConflict::column(Alias::new("series"))
                        .do_nothing()
                        .to_owned(),
                );
            let made = self.act(&insert)?;
            self.expect_made(made)?;
        }
        let mut select = Query::select();
        select
            .column(Alias::new("last"))
            .from(Alias::new("reference_numbers"))
            .and_where(of_series());
        let rows = self.rows(&select)?;
        let last = rows.first().and_then(|row| row.first());
        let last = last.ok_or_else(|| Fault::new("the database gave no number"))?;
        Ok(last.integer()?)
    }

    fn is_taken(&self, kind: &RecordKind, reference: &str) -> Result<bool, Failure> {
        let mut select = Query::select();
        select
            .expr(Expr::Constant(1.into()))
            .from(Alias::new(&kind.register))
            .and_where(Expr::col(Alias::new("reference")).eq(reference));
        Ok(!self.rows(&select)?.is_empty())
    }

    /// The smallest number of a series that no record has, from this one on.
    fn free_number(&self, kind: &RecordKind, series: &str, from: i64) -> Result<i64, Failure> {
        let reference = || Expr::col(Alias::new("reference"));
        let mut select = Query::select();
        // What follows a hyphen in the order of the alphabet is a full stop.
        select
            .column(Alias::new("reference"))
            .from(Alias::new(&kind.register))
            .and_where(reference().gt(format!("{series}-")))
            .and_where(reference().lt(format!("{series}.")));
        let mut taken = BTreeSet::new();
        self.run(&select, &mut |row| {
            let text = row.first().map(Cell::text).transpose()?;
            let number = text.and_then(|text| text.strip_prefix(series)?.strip_prefix('-'));
            taken.extend(number.and_then(|number| number.parse::<i64>().ok()));
            Ok(())
        })?;
        let free = (from..i64::MAX).find(|number| !taken.contains(number));
        Ok(free.ok_or_else(|| Fault::new("no number is left for a reference"))?)
    }
}

fn last() -> Expr {
    Expr::col(Alias::new("last"))
}

fn numbered(series: &str, number: i64) -> String {
    format!("{series}-{number:05}")
}
