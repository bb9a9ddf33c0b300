//! A form that did not reach its handler, since nobody is signed in any more
//! or the database does not say who is: what was typed goes back to whoever
//! typed it, to be sent once more.

use axum::{
    body::Body,
    extract::{Form, FromRequest as _, Request},
    http::{Method, header, request::Parts},
};

/// What was typed into the form of a record; nothing where this is no such
/// form, or one that another site had sent. Passwords and codes are in no form
/// of a record.
pub(crate) async fn held(parts: &Parts, body: Body) -> Vec<(String, String)> {
    let is_record = parts.method == Method::POST && parts.uri.path().starts_with("/registers/");
    let elsewhere = parts
        .headers
        .get("sec-fetch-site")
        .is_some_and(|site| site != "same-origin");
    if !is_record || elsewhere {
        return Vec::new();
    }
    let mut request = Request::new(body);
    *request.method_mut() = Method::POST;
    if let Some(kind) = parts.headers.get(header::CONTENT_TYPE) {
        let kind = kind.clone();
        request.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    // As bounded as where it is taken; a file is chosen again.
    let read = Form::<Vec<(String, String)>>::from_request(request, &()).await;
    let mut typed = read.map_or_else(|_| Vec::new(), |Form(typed)| typed);
    typed.retain(|(name, _)| name != "_token");
    typed
}
