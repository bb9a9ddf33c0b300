//! A photograph within a PDF, without what its maker wrote into it.

/// Markers that stand alone, without a length.
fn stands_alone(marker: u8) -> bool {
    matches!(marker, 0x01 | 0xd0..=0xd8)
}

/// What applications and people write: all but what says how colours are kept.
fn is_unseen(marker: u8) -> bool {
    matches!(marker, 0xe0..=0xed | 0xef | 0xfe)
}

/// That a picture is a JFIF: it says how colours are kept. What else stands
/// there can be a small picture of what the large one showed before it was
/// cut.
const JFIF: &[u8] = b"\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0";

/// The picture up to its end, without those parts; nothing where it is no
/// sound JPEG.
pub(super) fn plain(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(bytes.len());
    plain.extend_from_slice(bytes.strip_prefix(b"\xff\xd8").map(|_| &bytes[..2])?);
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        if marker == 0xff {
            at += 1;
            continue;
        }
        if marker == 0xd9 {
            plain.extend_from_slice(b"\xff\xd9");
            return Some(plain);
        }
        if stands_alone(marker) {
            plain.extend_from_slice(bytes.get(at..at + 2)?);
            at += 2;
            continue;
        }
        let length = u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]);
        let end = at + 2 + usize::from(length);
        let segment = bytes.get(at..end)?;
        if !is_unseen(marker) {
            plain.extend_from_slice(segment);
        } else if marker == 0xe0 && segment.get(4..9) == Some(b"JFIF\0") {
            plain.extend_from_slice(JFIF);
        }
        at = end;
        if marker == 0xda {
            // What is drawn runs up to the next marker that is one.
            let drawn = end_of_drawn(bytes, at)?;
            plain.extend_from_slice(bytes.get(at..drawn)?);
            at = drawn;
        }
    }
}

fn end_of_drawn(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr::memchr(0xff, bytes.get(at..)?)?;
        match bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}
