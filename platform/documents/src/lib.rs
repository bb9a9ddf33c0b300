//! Files that are attached to records: what they are, what is refused, and the
//! copy that can be shared.
//!
//! Nothing of a file is believed but what its bytes say. The original is kept
//! as it was handed in; the copy is made anew from what is seen of it, so that
//! nothing of where, when and with what it was made is in it. Where that cannot
//! be promised there is no copy, and it is said why.
//!
//! ```
//! use documents::{Limits, Refused, Said, prepare};
//!
//! let said = Said { media: "image/png", ending: "png" };
//! let refused = prepare(b"<html>no picture</html>", said, &Limits::default());
//! assert_eq!(refused.unwrap_err(), Refused::OtherKind);
//! ```

mod apart;
mod kind;
mod office;
mod pdf;
mod picture;
mod polyglot;
mod refused;
mod text;

pub use apart::{Apart, look};
pub use kind::{Kind, Said};
pub use refused::{Lacks, Refused};

use serde::{Deserialize, Serialize};

/// What is taken, and what a file may cost.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Limits {
    /// The kinds that are taken.
    pub kinds: Vec<Kind>,
    /// How long it may be.
    pub bytes_max: usize,
    /// How many pixels a picture may have.
    pub pixels_max: u64,
    /// How much may be unpacked of it.
    pub unpacked_bytes_max: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            kinds: Kind::ALL.to_vec(),
            bytes_max: 16 << 20,
            pixels_max: 25_000_000,
            unpacked_bytes_max: 128 << 20,
        }
    }
}

/// A file that was made from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// What it is.
    pub kind: Kind,
    /// The copy that can be shared, or why there is none.
    pub copy: Result<Made, Lacks>,
    /// A small picture of it, if it is one.
    pub preview: Option<Made>,
}

/// Looks at a file and makes what is shared of it.
///
/// # Errors
/// Why it is not taken.
pub fn prepare(bytes: &[u8], said: Said<'_>, limits: &Limits) -> Result<Prepared, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > limits.bytes_max {
        return Err(Refused::TooLong);
    }
    let kind = Kind::of(bytes)
        .filter(|kind| limits.kinds.contains(kind))
        .ok_or(Refused::OtherKind)?;
    if !kind.agrees(said) {
        return Err(Refused::SaidOtherwise);
    }
    polyglot::refuse(kind, bytes)?;
    let (copy, preview) = match kind {
        Kind::Jpeg | Kind::Png | Kind::WebP | Kind::Tiff => picture::copy(kind, bytes, limits)?,
        Kind::Pdf => (pdf::copy(bytes, limits)?, None),
        Kind::Docx | Kind::Xlsx | Kind::Odt => {
            office::check(bytes, limits)?;
            (Err(Lacks::Office), None)
        }
        // Text says what it says and nothing else.
        Kind::Text => (
            Ok(Made {
                kind,
                bytes: bytes.to_vec(),
            }),
            None,
        ),
    };
    Ok(Prepared {
        kind,
        copy,
        preview,
    })
}
