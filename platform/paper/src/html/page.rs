//! The complete file: head, notices, title, and the fragment within.

use crate::characters::escaped;
use crate::document::Document;

const STYLE: &str = include_str!("page.css");

/// The file around a fragment.
pub(super) fn around(document: &Document, fragment: &str) -> String {
    let metadata = &document.metadata;
    let paragraph = |class: &str, words: Option<&str>| {
        words
            .map(|words| format!("<p class=\"{class}\">{}</p>\n", escaped(words)))
            .unwrap_or_default()
    };
    let notices: String = metadata
        .notices()
        .into_iter()
        .map(|words| format!("<p class=\"notice\">{}</p>\n", escaped(words)))
        .collect();
    // The running notice comes again on every printed page; readers' tools
    // have heard it at the top.
    let running = match metadata.notices().as_slice() {
        [] => String::new(),
        notices => format!(
            "<div class=\"running-notice\" aria-hidden=\"true\">{}</div>\n",
            escaped(&notices.join(" · "))
        ),
    };
    format!(
        r##"<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="{author}">
<meta name="date" content="{date}">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>{title}</title>
<style>
{STYLE}</style>
</head>
<body>
<a class="skip-link" href="#report">{skip}</a>
{running}<header class="title-page">
{notices}<h1 class="title">{title}</h1>
{subtitle}{author_line}{date_line}{issue}</header>
<main id="report" tabindex="-1">
{fragment}</main>
</body>
</html>
"##,
        language = escaped(&metadata.language),
        author = escaped(&metadata.author),
        date = escaped(&metadata.date),
        title = escaped(&metadata.title),
        skip = escaped(&document.labels.skip),
        subtitle = paragraph("subtitle", metadata.subtitle.as_deref()),
        author_line = paragraph("author", Some(&metadata.author)),
        date_line = paragraph("date", Some(&metadata.date_shown)),
        issue = paragraph("issue", metadata.issue.as_deref()),
    )
}
