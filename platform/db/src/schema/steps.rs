//! The steps that the tables were taken forward by, written down.

use kernel::Fault;
use sea_query::{Alias, Expr, ExprTrait, Query};

use crate::{
    engine::{Cell, Failure},
    session::{Session, fault},
};

/// Writes down steps that were taken.
pub(crate) fn record(session: &Session<'_>, steps: &[String], now: &str) -> Result<(), Failure> {
    let mut select = Query::select();
    select
        .expr(Expr::col(Alias::new("number")).max())
        .from(Alias::new("schema_steps"));
    let mut number = 0;
    session.run(&select, &mut |row| {
        if let Some(Cell::Integer(last)) = row.first() {
            number = *last;
        }
        Ok(())
    })?;
    for step in steps {
        number += 1;
        let mut insert = Query::insert();
        insert
            .into_table(Alias::new("schema_steps"))
            .columns(["number", "step", "taken_at"].map(Alias::new))
            .values_panic([number.into(), step.as_str().into(), now.into()]);
        session.act(&insert)?;
    }
    Ok(())
}

/// One step that the tables were taken forward by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaStep {
    /// Its number, from 1.
    pub number: i64,
    /// What was added.
    pub step: String,
    /// When.
    pub taken_at: String,
}

impl Session<'_> {
    /// Every step that the tables were taken forward by, the first one first.
    pub fn schema_steps(&self) -> Result<Vec<SchemaStep>, Fault> {
        let mut select = Query::select();
        select
            .columns(["number", "step", "taken_at"].map(Alias::new))
            .from(Alias::new("schema_steps"))
            .order_by(Alias::new("number"), sea_query::Order::Asc);
        let mut steps = Vec::new();
        self.run(&select, &mut |row| {
            if let [number, step, taken_at] = row.as_slice() {
                steps.push(SchemaStep {
                    number: number.integer()?,
                    step: step.text()?.to_owned(),
                    taken_at: taken_at.text()?.to_owned(),
                });
            }
            Ok(())
        })
        .map_err(fault)?;
        Ok(steps)
    }
}
