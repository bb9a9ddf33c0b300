//! Running text: words, emphasis, references to figures, links.

use serde::{Deserialize, Serialize};

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "inline", rename_all = "snake_case")]
pub enum Inline {
    /// Plain words. Whatever they hold is printed as it stands.
    Text {
        /// The words.
        text: String,
    },
    /// Words that matter more than those around them.
    Strong {
        /// What is set strong.
        content: Vec<Inline>,
    },
    /// Words that are stressed.
    Emphasis {
        /// What is stressed.
        content: Vec<Inline>,
    },
    /// A figure of the catalogue, shown as a number or in words.
    Figure(FigureReference),
    /// A link to a page or to an anchor of this document (`#id`).
    Link {
        /// Where the link leads: `https:`, `http:`, `mailto:`, `/…` or `#…`.
        /// Anything else is printed without its link.
        target: String,
        /// The words of the link.
        content: Vec<Inline>,
    },
    /// The text goes on in a new line.
    LineBreak,
}

/// A reference to a figure by its id in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureReference {
    /// The id of the figure, such as `V1`.
    pub id: String,
    /// What the reader sees. Empty until the caller has written it.
    pub shown: String,
    /// The line of the text on which it was written, counted from 1, for
    /// errors that name a place.
    pub line: Option<usize>,
}

/// Plain words as a piece of text.
///
/// ```
/// use paper::document::{Inline, text};
/// assert_eq!(text("a"), Inline::Text { text: "a".to_owned() });
/// ```
pub fn text(words: impl Into<String>) -> Inline {
    Inline::Text { text: words.into() }
}

impl Inline {
    /// A reference to a figure, ready to be printed.
    pub fn figure(id: impl Into<String>, shown: impl Into<String>) -> Self {
        Self::Figure(FigureReference {
            id: id.into(),
            shown: shown.into(),
            line: None,
        })
    }

    /// Words that matter more than those around them.
    pub fn strong(words: impl Into<String>) -> Self {
        Self::Strong {
            content: vec![text(words)],
        }
    }
}

/// The words of running text, without emphasis and links.
pub fn plain_text(content: &[Inline]) -> String {
    let mut words = String::new();
    for inline in content {
        match inline {
            Inline::Text { text } => words.push_str(text),
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. } => {
                words.push_str(&plain_text(content));
            }
            Inline::Figure(figure) => words.push_str(&figure.shown),
            Inline::LineBreak => words.push(' '),
        }
    }
    words
}

/// The longest address that a link may have; a PDF cannot hold much longer
/// ones.
const ADDRESS_BYTES_MAX: usize = 2000;

/// Whether a link may be followed: a page, a mail address, or a place in this
/// document or site. Scripts and local files may not.
pub(crate) fn may_be_followed(target: &str) -> bool {
    let lower = target.trim().to_ascii_lowercase();
    let broken = target
        .chars()
        .any(|sign| sign.is_control() || sign.is_whitespace());
    if broken || target.len() > ADDRESS_BYTES_MAX {
        return false;
    }
    lower.starts_with("https://")
        || lower.starts_with("http://")
        || lower.starts_with("mailto:")
        || lower.starts_with('#')
        || (lower.starts_with('/') && !lower.starts_with("//") && !lower.contains('\\'))
}

pub(super) fn each_figure(content: &mut [Inline], visit: &mut dyn FnMut(&mut FigureReference)) {
    for inline in content {
        match inline {
            Inline::Figure(figure) => visit(figure),
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Link { content, .. } => {
                each_figure(content, visit);
            }
            Inline::Text { .. } | Inline::LineBreak => {}
        }
    }
}
