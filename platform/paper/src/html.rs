//! The document as HTML: a fragment for the program's own pages, and a
//! complete file for keeping.
//!
//! Both have the same markup, with the classes of GOV.UK Frontend and without
//! inline styles. Whatever a text says is escaped.

mod blocks;
mod page;

use crate::anchors::{Anchors, Given};
use crate::document::{Document, Fault};
use blocks::Writer;

/// Gives the address of a figure's page from the figure's id, or nothing if it
/// has none.
pub type FigureAddress<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// How the HTML fits into what surrounds it.
pub struct HtmlOptions<'a> {
    /// Where each figure leads. A figure without an address leads to its entry
    /// in the annex, if the document has one.
    pub figure_address: &'a FigureAddress<'a>,
    /// The level of a chapter's heading: 2 below a page's own title, up to 6.
    pub chapter_level: u8,
}

impl Default for HtmlOptions<'_> {
    fn default() -> Self {
        Self {
            figure_address: &|_| None,
            chapter_level: 2,
        }
    }
}

/// The address of a figure after a pattern in which `{id}` stands for its id.
///
/// ```
/// let address = paper::html::address_after("/figures/{id}?year=2017");
/// assert_eq!(address("V1").as_deref(), Some("/figures/V1?year=2017"));
/// assert_eq!(address("a/b").as_deref(), Some("/figures/a%2Fb?year=2017"));
/// ```
pub fn address_after(pattern: &str) -> impl Fn(&str) -> Option<String> + '_ {
    move |id| Some(pattern.replace("{id}", &percent_encoded(id)))
}

fn percent_encoded(id: &str) -> String {
    id.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            byte => format!("%{byte:02X}"),
        })
        .collect()
}

impl Document {
    /// The blocks of the document, without title page and notices, for a page
    /// that has its own head.
    pub fn to_html_fragment(&self, options: &HtmlOptions<'_>) -> Result<String, Fault> {
        self.check()?;
        let mut writer = Writer::new(&self.labels, Anchors::of(self), Given::default(), options);
        writer.top_blocks(&self.blocks);
        Ok(writer.finish())
    }

    /// A complete HTML file that needs nothing beside itself.
    pub fn to_html_page(&self, options: &HtmlOptions<'_>) -> Result<String, Fault> {
        let fragment = self.to_html_fragment(&HtmlOptions {
            figure_address: options.figure_address,
            chapter_level: 2,
        })?;
        Ok(page::around(self, &fragment))
    }
}
