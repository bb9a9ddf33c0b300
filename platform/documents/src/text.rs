//! Plain text.

/// Signs of text that have no shape and may stand in it all the same.
const SPACES: [u8; 4] = [b'\n', b'\r', b'\t', 0x0c];

/// Beginnings that a browser could take for more than text.
const MARKUP: [&[u8]; 6] = [
    b"<!doctype",
    b"<html",
    b"<svg",
    b"<?xml",
    b"<script",
    b"<?php",
];

/// Whether bytes are text in UTF-8, and no more than text.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let shapeless = |byte: &u8| (*byte < 0x20 && !SPACES.contains(byte)) || *byte == 0x7f;
    if bytes.is_empty() || bytes.iter().any(shapeless) || std::str::from_utf8(bytes).is_err() {
        return false;
    }
    let begins = bytes.trim_ascii_start();
    !MARKUP.iter().any(|with| {
        begins
            .get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    })
}
