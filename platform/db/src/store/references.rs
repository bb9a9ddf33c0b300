//! The numbers by which people call records.

use kernel::{Fault, RecordKind};
use sea_query::{Alias, Expr, ExprTrait, OnConflict, Query};

use crate::session::{Session, fault};

impl Session<'_> {
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
