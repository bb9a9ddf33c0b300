//! Answers on their way out are made smaller, for those who asked from here.
//!
//! How small a page gets tells something of what it holds. A stranger's page
//! that lets a visitor's browser ask here, with words of its own in the
//! address, could guess a name letter by letter from the sizes, though it can
//! read no answer. Its requests say that they come from elsewhere; they, and
//! those that do not say where they come from, are answered as they are.

use axum::{
    extract::Request,
    http::{Extensions, HeaderMap, HeaderName, HeaderValue, StatusCode, Version, header},
    middleware::Next,
    response::Response,
};
use tower_http::compression::CompressionLayer;

/// Where a browser says a request comes from.
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

type WorthIt = fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool;

/// Makes answers smaller that are text.
pub(crate) fn layer() -> CompressionLayer<WorthIt> {
    CompressionLayer::new().compress_when(is_text as WorthIt)
}

/// Sheets, documents and pictures are compressed by their own formats.
fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|type_| type_.to_str().ok())
        .is_some_and(|type_| {
            ["text/", "image/svg+xml", "application/json"]
                .iter()
                .any(|text| type_.starts_with(text))
        })
}

/// Takes the wish for a small answer from requests that come from elsewhere.
pub(crate) async fn for_our_own_pages(mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let mut sites = headers.get_all(SEC_FETCH_SITE).iter();
    let from_here = matches!(
        (sites.next().map(HeaderValue::as_bytes), sites.next()),
        // `none`: typed by the reader, or one of their bookmarks.
        (Some(b"same-origin" | b"none"), None)
    );
    if !from_here {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    let mut response = next.run(request).await;
    // The style sheet is kept by the browser whoever asked for it.
    response
        .headers_mut()
        .append(header::VARY, HeaderValue::from_static("sec-fetch-site"));
    response
}
