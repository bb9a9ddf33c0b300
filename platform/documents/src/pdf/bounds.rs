//! What a PDF unpacks to, found out before anything reads it as a whole.

use std::io::{Read, sink};

use flate2::read::ZlibDecoder;
use memchr::memmem;

use crate::{Limits, Refused};

/// What may be unpacked of streams in which objects or drawings stand: each of
/// their letters can become an object in memory.
const OBJECTS_BYTES_MAX: u64 = 32 << 20;
/// What may be unpacked of all streams, for each byte that may be unpacked of
/// other files: scanned pages are long.
const TIMES: u64 = 4;

/// How many streams a PDF has at the most.
const STREAMS_MAX: usize = 50_000;

/// Unpacks every stream into nothing, and counts. A stream that is named
/// otherwise than readers expect is found all the same: it is the bytes that
/// are looked for.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Refused> {
    let (mut all, mut objects) = (limits.unpacked_bytes_max * TIMES, OBJECTS_BYTES_MAX);
    for (number, at) in memmem::find_iter(bytes, b"stream").enumerate() {
        if number > 2 * STREAMS_MAX {
            return Err(Refused::Unpacks);
        }
        let begins = bytes.get(at + 6..).unwrap_or_default();
        let begins = begins.strip_prefix(b"\r").unwrap_or(begins);
        let begins = begins.strip_prefix(b"\n").unwrap_or(begins);
        // The first byte of what this packs, in each of its strengths.
        if begins.first().is_none_or(|first| first & 0x0f != 8) {
            continue;
        }
        let mut stream = ZlibDecoder::new(begins);
        let mut first = [0];
        let Ok(1) = stream.read(&mut first) else {
            continue;
        };
        let left = if first[0].is_ascii_digit() || first[0].is_ascii_whitespace() {
            &mut objects
        } else {
            &mut all
        };
        let unpacked = 1 + std::io::copy(&mut stream.take(*left), &mut sink()).unwrap_or(0);
        *left = left.checked_sub(unpacked).ok_or(Refused::Unpacks)?;
    }
    Ok(())
}
