//! The kinds of file that are taken: told by what is in them, never by their
//! names.

use serde::{Deserialize, Serialize};

/// A kind of file that may be attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A document as it is printed.
    Pdf,
    /// A photograph.
    Jpeg,
    /// A picture without loss.
    Png,
    /// A picture of the web.
    WebP,
    /// A scan.
    Tiff,
    /// Text in UTF-8.
    Text,
    /// A text of an office suite.
    Docx,
    /// A sheet of an office suite.
    Xlsx,
    /// A text of an office suite.
    Odt,
}

impl Kind {
    /// Every one of them.
    pub const ALL: [Self; 9] = [
        Self::Pdf,
        Self::Jpeg,
        Self::Png,
        Self::WebP,
        Self::Tiff,
        Self::Text,
        Self::Docx,
        Self::Xlsx,
        Self::Odt,
    ];

    /// What it is called over HTTP.
    #[must_use]
    pub const fn media(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Tiff => "image/tiff",
            Self::Text => "text/plain",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
        }
    }

    /// The endings of its names, the usual one first.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::WebP => &["webp"],
            Self::Tiff => &["tif", "tiff"],
            Self::Text => &["txt", "text"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Odt => &["odt"],
        }
    }

    /// What it is called: as its names usually end.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.endings()[0]
    }

    /// The kind that is called so.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The kind of this name over HTTP.
    #[must_use]
    pub fn of_media(media: &str) -> Option<Self> {
        let media = media.split(';').next().unwrap_or_default().trim();
        Self::ALL
            .into_iter()
            .find(|kind| kind.media().eq_ignore_ascii_case(media))
    }

    /// Whether it is a picture.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::WebP | Self::Tiff)
    }

    /// What bytes are, as far as their beginning tells.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        let begins = |with: &[u8]| bytes.starts_with(with);
        if begins(b"%PDF-") {
            Some(Self::Pdf)
        } else if begins(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if begins(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Self::WebP)
        } else if begins(b"II*\0") || begins(b"MM\0*") {
            Some(Self::Tiff)
        } else if begins(b"PK\x03\x04") {
            crate::office::kind(bytes)
        } else if crate::text::is_text(bytes) {
            Some(Self::Text)
        } else {
            None
        }
    }

    /// Whether what was said of a file fits what it is. Who says nothing, or
    /// only that it is bytes, says nothing wrong.
    pub(crate) fn agrees(self, said: Said<'_>) -> bool {
        let media = said.media.split(';').next().unwrap_or_default().trim();
        let is_known = Self::of_media(media).is_some();
        let by_media = media.is_empty()
            || media.eq_ignore_ascii_case("application/octet-stream")
            || Self::of_media(media) == Some(self)
            // Older systems have other names for pictures and texts.
            || (!is_known && self.is_picture() && begins_as(media, "image/"))
            || (!is_known && self == Self::Text && begins_as(media, "text/") && !media.eq_ignore_ascii_case("text/html"));
        let ending = said.ending.trim();
        let by_ending = ending.is_empty()
            || self
                .endings()
                .iter()
                .any(|own| own.eq_ignore_ascii_case(ending));
        by_media && by_ending
    }
}

fn begins_as(text: &str, with: &str) -> bool {
    text.get(..with.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(with))
}

/// What whoever hands in a file says of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    /// What it is called over HTTP; empty where nothing was said.
    pub media: &'a str,
    /// What stands behind the last full stop of its name; empty without one.
    pub ending: &'a str,
}
