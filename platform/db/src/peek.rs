//! One setting of a database that is not opened yet: which country it is of
//! must be known before the country, and with it the catalogue, is loaded.

use kernel::Fault;
use sea_query::{Alias, Expr, ExprTrait, Query};

use crate::{
    Location, Opening,
    engine::{Cell, Dialect, Engine},
    pool,
    session::fault,
};

const TABLE: &str = "program_settings";

/// Reads a setting that [`crate::Session::set`] kept. `None` when the file,
/// the table or the setting is not there; nothing is made or changed.
pub fn peek_setting(location: &Location, name: &str) -> Result<Option<String>, Fault> {
    let mut engine = match location {
        Location::File(path) if !path.exists() => return Ok(None),
        _ => pool::open(location, Opening::ToExamine)?,
    };
    let mut table = Query::select();
    match engine.dialect() {
        Dialect::Sqlite => table
            .column(Alias::new("name"))
            .from(Alias::new("sqlite_master"))
            .and_where(Expr::col(Alias::new("name")).eq(TABLE)),
        #[cfg(feature = "postgres")]
        Dialect::Postgres => table
            .column(Alias::new("table_name"))
            .from((Alias::new("information_schema"), Alias::new("tables")))
            .and_where(
                Expr::col(Alias::new("table_schema"))
                    .eq(sea_query::Func::cust(Alias::new("current_schema"))),
            )
            .and_where(Expr::col(Alias::new("table_name")).eq(TABLE)),
    };
    if first(&mut engine, &table)?.is_none() {
        return Ok(None);
    }
    let mut setting = Query::select();
    setting
        .column(Alias::new("value"))
        .from(Alias::new(TABLE))
        .and_where(Expr::col(Alias::new("name")).eq(name));
    match first(&mut engine, &setting)? {
        None | Some(Cell::Null) => Ok(None),
        Some(cell) => Ok(Some(cell.text()?.to_owned())),
    }
}

fn first(engine: &mut Engine, select: &sea_query::SelectStatement) -> Result<Option<Cell>, Fault> {
    let prepared = engine.dialect().prepare(select)?;
    let mut found = None;
    engine
        .query(&prepared.text, &prepared.values, &mut |row| {
            found = row.into_iter().next();
            Ok(())
        })
        .map_err(fault)?;
    Ok(found)
}
