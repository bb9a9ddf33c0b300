//! Languages: the words of every page, letter and report, and numbers, dates
//! and names as people write them.
//!
//! Words are Fluent messages. Each desk ships its own in English, a country
//! pack adds languages and may replace any word or help text; what a language
//! lacks is said in English, and what English lacks is shown as its key in
//! brackets and remembered in [`Words::gaps`].
//!
//! ```
//! use words::{Value, Words};
//!
//! let words = Words::builder()
//!     .add("en", "trainings.ftl", "trainings-held = { $count ->\n    [one] One training\n   *[other] { $count } trainings\n }")?
//!     .build()?;
//! let english = words.language("en").ok_or("no English")?;
//! assert_eq!(english.say("trainings-held", &[("count", Value::Number(1))]), "One training");
//! assert_eq!(english.say("trainings-held", &[("count", 20_285.into())]), "20,285 trainings");
//! assert_eq!(english.say("nowhere", &[]), "[nowhere]");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod collation;
mod dates;
mod language;
mod numbers;
mod ordinals;
mod phrases;
mod source;
mod value;
mod vocabulary;

pub use language::{Direction, Language};
pub use phrases::Qualifier;
pub use source::{KeyPlace, SourceFault, WordsError};
pub use value::Value;
pub use vocabulary::{BASE_LANGUAGE, Builder, Gap, Words};

/// The English words that every part of the program shares: buttons,
/// navigation, states of a figure, qualifiers, refusals. [`Words::builder`]
/// has them from the start.
pub const BASE_ENGLISH: &str = include_str!("../words/en.ftl");
/// The file name under which faults in [`BASE_ENGLISH`] are told.
pub const BASE_ENGLISH_NAME: &str = "platform/words/words/en.ftl";
