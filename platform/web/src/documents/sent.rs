//! A file of a document on its way out: piece by piece, under the document's
//! reference, as a file to keep and never as a page.

use std::io::Write as _;

use axum::{
    extract::{self, Path},
    response::Response,
};
use db::FileOfDocument;
use documents::Kind;
use kernel::Fault;

use super::document_at;
use crate::{
    State, Trouble, download,
    registers::{id_of, kind_of},
};

pub(super) async fn send(
    extract::State(state): extract::State<State>,
    Path((register, address, document, file)): Path<(String, String, String, String)>,
) -> Result<Response, Trouble> {
    kind_of(&state, &register)?;
    let id = id_of(&state, &register, &address)?;
    let document = document_at(&state, &document)?;
    let which = match file.as_str() {
        "original" => FileOfDocument::Original,
        "copy" => FileOfDocument::Copy,
        "preview" => FileOfDocument::Preview,
        _ => return Err(Trouble::NOT_FOUND),
    };
    let bytes = state
        .work(move |mechanism| mechanism.open_document(&register, id, document, which))
        .await?;
    let kind = Kind::of_media(&bytes.file().media)
        .ok_or_else(|| Fault::new("a document is of a kind that is not known"))?;
    let name = format!("{}-{file}.{}", bytes.reference(), kind.endings()[0]);
    download::send(&state, kind.media(), &name, move |mechanism, outlet| {
        for number in 0..bytes.pieces() {
            let piece = mechanism.db().document_piece(&bytes, number)?;
            outlet
                .write_all(&piece)
                .map_err(|error| Fault::from("a document could not be sent", error))?;
        }
        Ok(())
    })
    .await
}
