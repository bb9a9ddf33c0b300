//! Files of office suites: archives, looked through within limits. No copy is
//! made of them: names of authors stand in their properties, in each change
//! that was tracked, in comments and in the pictures that were put in.

mod part;

use std::io::{Cursor, Read as _};

use memchr::memmem;
use zip::ZipArchive;

use crate::{Kind, Limits, Refused};

/// How many entries an archive may have.
const ENTRIES_MAX: usize = 2_000;
/// The longest part that is read to tell what an archive is.
const PART_BYTES_MAX: u64 = 4 << 20;
/// What ends an archive that has no comment.
const END: &[u8] = b"PK\x05\x06";
/// How long that end is.
const END_BYTES: usize = 22;

/// What an archive is.
pub(crate) fn kind(bytes: &[u8]) -> Option<Kind> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.len() > ENTRIES_MAX {
        return None;
    }
    if let Ok(said) = read(&mut archive, "mimetype") {
        return (said.as_slice() == Kind::Odt.media().as_bytes()).then_some(Kind::Odt);
    }
    let types = read(&mut archive, "[Content_Types].xml").ok()?;
    // Without macros: those with them say another type.
    let is = |main: &str| memmem::find(&types, main.as_bytes()).is_some();
    if is("wordprocessingml.document.main+xml") {
        Some(Kind::Docx)
    } else if is("spreadsheetml.sheet.main+xml") {
        Some(Kind::Xlsx)
    } else {
        None
    }
}

fn read(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, Refused> {
    let entry = archive.by_name(name).map_err(|_| Refused::Damaged)?;
    let mut bytes = Vec::new();
    entry
        .take(PART_BYTES_MAX)
        .read_to_end(&mut bytes)
        .map_err(|_| Refused::Damaged)?;
    Ok(bytes)
}

/// Looks through an archive: what it unpacks to, whether it runs anything, and
/// whether it fetches anything from elsewhere.
pub(crate) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
    if archive.len() > ENTRIES_MAX {
        return Err(Refused::Unpacks);
    }
    // Where bytes stand before, behind or between its entries, another reader
    // finds another archive.
    let ends = bytes.len().checked_sub(END_BYTES);
    let ends = ends.and_then(|at| bytes.get(at..)).unwrap_or_default();
    let overlaps = archive
        .has_overlapping_entries()
        .map_err(|_| Refused::Damaged)?;
    if archive.offset() != 0 || !ends.starts_with(END) || overlaps {
        return Err(Refused::TwoKinds);
    }
    let mut left = limits.unpacked_bytes_max;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| Refused::Damaged)?;
        if entry.encrypted() {
            return Err(Refused::Locked);
        }
        let name = entry.name().map_err(|_| Refused::Damaged)?;
        let name = name.to_ascii_lowercase();
        let runs = [
            "vbaproject.bin",
            "/activex/",
            "/embeddings/",
            "basic/",
            "scripts/",
        ];
        if runs.iter().any(|sign| name.contains(sign)) {
            return Err(Refused::Macros);
        }
        let is_read = name.ends_with(".rels") || name.ends_with(".xml");
        let mut unpacked = Vec::new();
        // What an entry says of its length is not believed.
        let mut limited = entry.take(left + 1);
        let length = if is_read {
            limited
                .read_to_end(&mut unpacked)
                .map_err(|_| Refused::Damaged)? as u64
        } else {
            std::io::copy(&mut limited, &mut std::io::sink()).map_err(|_| Refused::Damaged)?
        };
        left = left.checked_sub(length).ok_or(Refused::Unpacks)?;
        if is_read {
            part::check(&unpacked)?;
        }
    }
    Ok(())
}
