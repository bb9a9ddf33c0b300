//! A form that did not reach its handler, since nobody is signed in any more,
//! the database does not say who is, or it has to be shown again: what was
//! typed goes back to whoever typed it, to be sent once more.

use axum::{
    body::Body,
    extract::{Form, FromRequest as _, Request},
    http::{Method, header, request::Parts},
};
use guard::{Act, Guard};

use crate::Trouble;

/// The form of a record that is taken once its writer has shown again who they
/// are.
pub(crate) fn stale(guard: &Guard, parts: &Parts) -> Option<Trouble> {
    let (act, register) = written(parts)?;
    if guard.leave(act, register).is_some() || !guard.offers(act, register) {
        return None;
    }
    // Whoever watches is told of the no.
    let refusal = guard.permit(act, register).err()?;
    Some(Trouble::from(refusal)).filter(Trouble::is_stale)
}

/// What a form writes, and in which register.
fn written(parts: &Parts) -> Option<(Act, &str)> {
    let path = parts.uri.path().strip_prefix("/registers/")?;
    let (register, rest) = path.split_once('/')?;
    let act = match (rest, rest.split_once('/')) {
        ("new", _) => Act::Enter,
        (_, Some((_, "edit"))) => Act::Edit,
        (_, Some((_, "void"))) => Act::Void,
        (_, Some((_, "merge" | "part"))) => Act::Merge,
        _ => return None,
    };
    (parts.method == Method::POST).then_some((act, register))
}

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
