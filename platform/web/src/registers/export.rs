//! Files of a register: its records, and empty sheets to fill in.

use axum::{
    extract::{self, Path},
    http::header,
    response::{IntoResponse, Response},
};
use guard::Act;
use kernel::{No, Refusal};
use records::{Export, Format};

use crate::{
    Posted, State, Trouble, Visit, download,
    registers::{kind_of, listing::asked_by_form},
};

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The records of a list as a file. It holds sealed fields: it is asked for
/// by a form of this program, never by an address.
pub(crate) async fn send(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(register): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let kind = kind_of(&state, &register)?;
    visit.guard.permit(Act::Export, &register)?;
    let (format, type_, ending) = match posted.value("_format") {
        "csv" => (Format::Csv, CSV, "csv"),
        "xlsx" => (Format::Xlsx, XLSX, "xlsx"),
        _ => return Err(Refusal::by("web.file_format").into()),
    };
    let asked = asked_by_form(&state, &kind, &posted);
    if !asked.refusals.is_empty() {
        return Err(asked.refusals.into());
    }
    let mut listing = asked.listing;
    listing.offset = 0;
    listing.limit = i64::MAX.unsigned_abs();
    let search = posted.value("_search").trim();
    listing.search = (!search.is_empty()).then(|| search.to_owned());
    let export = Export {
        format,
        language: visit.language.tag().to_owned(),
        listing,
    };
    let file_name = format!("{register}.{ending}");
    download::send(&state, type_, &file_name, move |mechanism, outlet| {
        mechanism.export(&register, &export, outlet, &mut |_| {})?;
        Ok(())
    })
    .await
}

pub(crate) async fn csv_template(
    state: extract::State<State>,
    visit: Visit,
    path: Path<String>,
) -> Result<Response, Trouble> {
    template(state, visit, path, Format::Csv, CSV, "csv").await
}

pub(crate) async fn xlsx_template(
    state: extract::State<State>,
    visit: Visit,
    path: Path<String>,
) -> Result<Response, Trouble> {
    template(state, visit, path, Format::Xlsx, XLSX, "xlsx").await
}

async fn template(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(register): Path<String>,
    format: Format,
    type_: &'static str,
    ending: &str,
) -> Result<Response, Trouble> {
    kind_of(&state, &register)?;
    let disposition = format!("attachment; filename=\"{register}-template.{ending}\"");
    let language = visit.language.tag().to_owned();
    let content = state
        .work(move |mechanism| -> Result<Vec<u8>, No> {
            mechanism.template(&register, format, &language)
        })
        .await?;
    Ok((
        [
            (header::CONTENT_TYPE, type_.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        content,
    )
        .into_response())
}
