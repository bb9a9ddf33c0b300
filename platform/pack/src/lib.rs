//! The country pack: what differs between countries, read from a folder of
//! plain files, checked, and merged with the desks into what the program runs
//! on: registers with the country's added fields, lists, dated settings,
//! words, the order of the chapters and the templates of the report.
//!
//! [`Pack::load`] refuses a pack that could mislead; [`check`] names every
//! fault with its file, its line and what would be right.
//!
//! ```no_run
//! use std::path::Path;
//!
//! let desks = Vec::new(); // the program's list of desks
//! match pack::Pack::load(Path::new("country/example"), desks) {
//!     Ok(pack) => assert!(pack.list("countries").value(&pack.code).is_some()),
//!     Err(faults) => assert!(!faults.is_empty()),
//! }
//! ```

mod assembly;
mod catalogue;
mod check;
mod country;
mod directive;
mod fault;
mod fields;
mod file;
mod fit;
mod keeping;
mod lists;
mod nearness;
mod pack;
mod references;
mod sentence;
mod settings;
mod source;
mod template;
mod translations;
mod vocabulary;

pub use self::pack::Pack;
pub use check::check;
pub use country::Coordinator;
pub use directive::Directive;
pub use fault::{Fault, Severity};
pub use fit::figures_fit;
pub use keeping::Keeping;
pub use lists::{List, ListValue};
pub use sentence::{Sentence, sentence};
pub use settings::{DocumentSettings, Settings};
pub use source::source_of;
pub use template::{Paper, Template};
