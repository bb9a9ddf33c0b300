//! Finding names that are sealed.
//!
//! A sealed name can be neither searched nor sorted by a database. This crate
//! says what a name sounds like, whatever the script and the spelling; the
//! vault's key turns what it says into tokens, and a table of tokens finds
//! candidates. Those are opened and compared again, letter by letter, and the
//! comparison says why it holds two names to be alike.
//!
//! ```
//! use names::{Likeness, Sounds};
//!
//! let sounds = Sounds::standard();
//! let kept = sounds.name(&["Hüseynova", "Günel"]);
//! let asked = sounds.name(&["Guseynova Gunel"]);
//!
//! // What is kept and what is asked have terms in common…
//! let terms = kept.kept_terms();
//! assert!(asked.asked_terms().iter().any(|term| terms.contains(term)));
//!
//! // … and the comparison says why.
//! let alike = asked.compare(&kept);
//! assert!(alike.score > 0.9);
//! assert_eq!(alike.words[0].likeness, Likeness::SameSounds);
//! assert_eq!(alike.words[1].likeness, Likeness::SamePlain);
//! assert!(sounds.name(&["Гюнель Гусейнова"]).compare(&kept).score > 0.9);
//! ```
//!
//! Nothing here knows a key, a database or a country. The tables of letters,
//! sounds and endings are in `tables/`, each line with its reason.

mod compare;
mod distance;
mod name;
mod shortlist;
mod sounds;
mod tables;
mod terms;

pub use compare::{Alike, Likeness, WordAlike};
pub use name::{Name, Script, Word};
pub use shortlist::{Candidates, Limits, Shortlist};
pub use sounds::Sounds;
pub use tables::BadTable;
pub use terms::{Term, TermKind, Truncation};
