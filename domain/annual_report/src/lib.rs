//! The annual report: drafted from live figures or drawn from a frozen set,
//! as speech and full document in every language of the pack, and as a
//! machine-readable table of every figure.
//!
//! ```no_run
//! use annual_report::Format;
//! # fn example(mechanism: &records::Mechanism) -> Result<(), kernel::No> {
//! // A draft says so on each page.
//! let pdf = annual_report::draft(mechanism, 2017, "en", Format::Pdf)?;
//! // Freezing issues every format in every language and keeps the bytes.
//! let frozen = annual_report::freeze_and_issue(mechanism, 2017)?;
//! let kept = annual_report::issued(mechanism, &frozen, "en", Format::Pdf)?;
//! # let _ = (pdf, kept);
//! # Ok(())
//! # }
//! ```

mod document;
mod issue;
mod labels;
mod narrative;
pub mod pages;
mod printed;
mod report;
mod table_of_figures;

use kernel::Desk;

pub use document::document;
pub use issue::{Format, draft, file_name, freeze_and_issue, issue, issued};
pub use narrative::check;
pub use printed::{PrintedBreakdown, PrintedCell, Printing};
pub use report::{BASE_ADDRESS, Report, SetLine};

/// The desk: it keeps no registers and counts nothing of its own.
pub fn desk() -> Desk {
    Desk {
        name: "annual_report",
        words: include_str!("../words/en.ftl"),
        ..Desk::default()
    }
}
