//! The document engine: one model of a document, drawn as HTML, as PDF and as
//! a word-processor file, with charts that are one SVG string for page and
//! print alike.
//!
//! It depends on no other crate of the project and knows no figure, no
//! language and no clock: callers bring ready strings, the day and the labels.
//! The same document gives the same bytes.

mod anchors;
mod characters;
pub mod chart;
mod columns;
pub mod document;
mod docx;
pub mod html;
pub mod markdown;
mod pdf;

pub use document::{Block, Document, Fault, Inline, Labels, Metadata};
pub use html::HtmlOptions;
