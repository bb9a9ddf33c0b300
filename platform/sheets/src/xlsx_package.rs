//! The package of an XLSX file, looked through before anything in it is
//! parsed: how large its parts become, whether they are whole, and whether
//! their XML holds what a spreadsheet never has. Memory: a buffer of 64 KiB.

use std::io::{BufReader, Read, Seek};

use memchr::{memchr2, memchr2_iter, memmem};
use zip::ZipArchive;
use zip::read::ZipFile;

use crate::{Fault, limits};

const CHUNK_BYTES: usize = 64 << 10;

/// So much of a chunk is looked at again with the next one, so that nothing
/// hides on the border between the two.
const OVERLAP_BYTES: usize = 128;

const DOCUMENT_TYPE: &[u8] = b"<!DOCTYPE";
const SHARED_COUNT: &[u8] = b"uniqueCount";

/// NUL, which stands in every tag of UTF-16, and ESC, by which the encodings
/// of ISO 2022 change over: with either, tags could go by unseen.
const OTHER_ENCODINGS: (u8, u8) = (0, 0x1b);

/// The shortest shared text, `<si/>`, has so many bytes.
const SHORTEST_SHARED_TEXT: u64 = 5;

/// Where the compressed bytes of a part lie in the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    pub start: u64,
    pub length: u64,
}

/// Looks through the whole package.
pub(crate) fn check<R: Read + Seek>(source: &mut R, file_name: &str) -> Result<Vec<Span>, Fault> {
    let mut package = ZipArchive::new(BufReader::new(source)).map_err(|cause| {
        Fault::by("package_damaged")
            .naming("file", file_name)
            .naming("cause", cause)
    })?;
    if package.len() > limits::PACKAGE_PARTS {
        return Err(Fault::by("too_many_parts")
            .naming("file", file_name)
            .naming("parts", package.len())
            .naming("most", limits::PACKAGE_PARTS));
    }
    let mut spans = Vec::with_capacity(package.len());
    let mut total = 0;
    for number in 0..package.len() {
        let mut part = package.by_index(number).map_err(|cause| {
            Fault::by("part_unreadable")
                .naming("file", file_name)
                .naming("part", number + 1)
                .naming("cause", cause)
        })?;
        if let Some(start) = part.data_start() {
            spans.push(Span {
                start,
                length: part.compressed_size(),
            });
        }
        total += check_part(&mut part)?;
        if total > limits::PACKAGE_BYTES {
            return Err(Fault::by("package_too_large")
                .naming("file", file_name)
                .naming("most", limits::PACKAGE_BYTES >> 20));
        }
    }
    Ok(spans)
}

/// Reads a part to its end, by which its checksum is checked too, and gives
/// its true size.
fn check_part<R: Read>(part: &mut ZipFile<'_, R>) -> Result<u64, Fault> {
    let name = part
        .name()
        .map_err(|cause| Fault::by("part_name").naming("cause", cause))?
        .to_ascii_lowercase();
    let limit = limit_of(&name);
    let allowed = part.size().min(limit);
    let (packed, declared) = (part.compressed_size(), part.size());
    if declared > limit {
        return Err(too_large(&name, limit));
    }
    if declared > limits::RATIO_FREE_BYTES && declared / packed.max(1) > limits::COMPRESSION_RATIO {
        return Err(Fault::by("part_ratio")
            .naming("part", name)
            .naming("times", declared / packed.max(1))
            .naming("most", limits::COMPRESSION_RATIO));
    }
    let mut look = Look::new(&name, declared);
    let mut chunk = vec![0; CHUNK_BYTES];
    let mut size = 0;
    loop {
        let read = part.read(&mut chunk).map_err(|cause| {
            Fault::by("part_damaged")
                .naming("part", &name)
                .naming("cause", cause)
        })?;
        if read == 0 {
            return Ok(size);
        }
        size += read as u64;
        // What the package says of a part's size is only what its maker says.
        if size > allowed {
            return Err(too_large(&name, allowed));
        }
        look.at(&chunk[..read])?;
    }
}

fn limit_of(name: &str) -> u64 {
    let file = name.rsplit('/').next().unwrap_or(name);
    if file == "sharedstrings.xml" {
        limits::SHARED_TEXT_BYTES
    } else if file.starts_with("sheet") {
        limits::WORKSHEET_BYTES
    } else {
        limits::OTHER_PART_BYTES
    }
}

fn too_large(name: &str, limit: u64) -> Fault {
    Fault::by("part_too_large")
        .naming("part", name)
        .naming("most", limit)
}

/// What is looked for in a part while its bytes go by.
struct Look<'a> {
    name: &'a str,
    declared: u64,
    is_xml: bool,
    counts_shared_texts: bool,
    /// The end of the chunk before, and then the chunk itself.
    window: Vec<u8>,
    /// Bytes since the last angle bracket.
    piece: u64,
}

impl<'a> Look<'a> {
    fn new(name: &'a str, declared: u64) -> Self {
        Self {
            name,
            declared,
            is_xml: name.ends_with(".xml") || name.ends_with(".rels"),
            counts_shared_texts: name.ends_with("sharedstrings.xml"),
            window: Vec::with_capacity(CHUNK_BYTES + OVERLAP_BYTES),
            piece: 0,
        }
    }

    fn at(&mut self, chunk: &[u8]) -> Result<(), Fault> {
        if self.is_xml && memchr2(OTHER_ENCODINGS.0, OTHER_ENCODINGS.1, chunk).is_some() {
            return Err(self.strange("part_encoding"));
        }
        self.measure_pieces(chunk)?;

        let kept = self.window.len().saturating_sub(OVERLAP_BYTES);
        self.window.drain(..kept);
        self.window.extend_from_slice(chunk);
        let defines_a_type = memmem::find_iter(&self.window, &DOCUMENT_TYPE[..2]).any(|position| {
            let name = self.window.get(position..position + DOCUMENT_TYPE.len());
            name.is_some_and(|name| name.eq_ignore_ascii_case(DOCUMENT_TYPE))
        });
        if defines_a_type {
            return Err(self.strange("part_doctype"));
        }
        if self.counts_shared_texts {
            self.check_shared_counts()?;
        }
        Ok(())
    }

    /// A long text or tag would be held in memory whole, and more than once.
    fn measure_pieces(&mut self, chunk: &[u8]) -> Result<(), Fault> {
        let mut behind_last = 0;
        for bracket in memchr2_iter(b'<', b'>', chunk) {
            self.lengthen_piece(bracket + 1 - behind_last)?;
            self.piece = 0;
            behind_last = bracket + 1;
        }
        self.lengthen_piece(chunk.len() - behind_last)
    }

    fn lengthen_piece(&mut self, bytes: usize) -> Result<(), Fault> {
        self.piece += bytes as u64;
        if self.piece <= limits::XML_PIECE_BYTES {
            return Ok(());
        }
        Err(Fault::by("part_piece")
            .naming("part", self.name)
            .naming("most", limits::XML_PIECE_BYTES)
            .naming("characters", limits::CELL_CHARACTERS))
    }

    /// The part says how many texts follow, and the reader makes room for
    /// them at once: so the number is held against the size of the part.
    fn check_shared_counts(&self) -> Result<(), Fault> {
        for position in memmem::find_iter(&self.window, SHARED_COUNT) {
            let rest = &self.window[position + SHARED_COUNT.len()..];
            let digits: Vec<u8> = rest
                .iter()
                .copied()
                .skip_while(|byte| {
                    byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'' | b'+')
                })
                .take_while(u8::is_ascii_digit)
                .collect();
            let count = std::str::from_utf8(&digits)
                .ok()
                .and_then(|digits| digits.parse::<u64>().ok());
            let most = self.declared / SHORTEST_SHARED_TEXT;
            // At the end of a window the number may be cut: it comes whole with the next chunk.
            let whole = digits.len() < rest.len() || rest.len() > OVERLAP_BYTES / 2;
            if whole && count.is_none_or(|count| count > most) {
                return Err(self.strange("part_counts"));
            }
        }
        Ok(())
    }

    fn strange(&self, rule: &'static str) -> Fault {
        Fault::by(rule).naming("part", self.name)
    }
}
