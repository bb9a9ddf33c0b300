//! Files that are two things at once: a picture in which a browser finds a
//! page, a PDF that is an archive too.

use std::io::Cursor;

use memchr::memmem;

use crate::{Kind, Refused};

/// How far from its beginning readers look for the head of a PDF.
const PDF_HEAD_BYTES: usize = 1024;

/// What begins something that a browser or a server would run.
const RUNS: [&[u8]; 4] = [b"<script", b"<html", b"<?php", b"<!doctype html"];

/// Refuses what is of a second kind.
pub(crate) fn refuse(kind: Kind, bytes: &[u8]) -> Result<(), Refused> {
    let is_zip = matches!(kind, Kind::Docx | Kind::Xlsx | Kind::Odt);
    let head = bytes.get(..PDF_HEAD_BYTES).unwrap_or(bytes);
    let is_pdf_too = kind != Kind::Pdf && memmem::find(head, b"%PDF-").is_some();
    let is_zip_too = !is_zip && zip::ZipArchive::new(Cursor::new(bytes)).is_ok();
    let runs = kind.is_picture() && RUNS.iter().any(|sign| has(bytes, sign));
    if is_pdf_too || is_zip_too || runs {
        return Err(Refused::TwoKinds);
    }
    Ok(())
}

/// Whether a sign that begins with `<` stands anywhere, in whatever case.
fn has(bytes: &[u8], sign: &[u8]) -> bool {
    memchr::memchr_iter(b'<', bytes).any(|at| {
        bytes
            .get(at..at + sign.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(sign))
    })
}
