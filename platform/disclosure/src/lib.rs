//! Counting safely for print: which cells of a table are shown, and which must
//! be hidden so that nobody can work out a small count.
//!
//! A count below a threshold may point at a person. Hiding it alone is not
//! enough where a total stands beside it, so *partners* are hidden too, until
//! each small count could be anything the words "fewer than N" allow (or as
//! much of that as the table lets it be, and never only one number).
//!
//! ```
//! use disclosure::{Printed, Publication, Threshold};
//!
//! let mut publication = Publication::new(Threshold::new(5)?);
//! let by_sex = publication.breakdown(&[Some(66), Some(2), Some(40)])?;
//! let printed = publication.protect()?;
//! assert_eq!(
//!     printed.all(&by_sex),
//!     [
//!         Some(Printed::Shown(66)),
//!         Some(Printed::FewerThan(5)),
//!         Some(Printed::Hidden),
//!     ]
//! );
//! assert_eq!(printed.total(), Some(Printed::Shown(108)));
//! # Ok::<(), disclosure::DisclosureError>(())
//! ```
//!
//! # How
//!
//! Cells and totals are one system of sums. A reader knows every printed
//! number, that "fewer than N" is one of 1 to N − 1, and that a hidden number
//! is any number; to be on the safe side we even grant the reader that a hidden
//! partner is not small. For each small count we look for *witnesses*: other
//! tables that print exactly the same and in which the count is one higher, one
//! lower, and so on to the ends of what its words allow. For one- and
//! two-dimensional tables this search is exact (moving one count is a path
//! through the rows and columns); where known sums overlap it may miss a
//! witness, and then hides more than needed, never less. Partners are taken
//! along the cheapest path: small cells before large ones, cells before totals.
//! Zeros stay, unless nothing else can protect the table.
//!
//! # What is protected, and what is not
//!
//! Protected: each count from 1 to N − 1 in the publication, row, column and
//! grand totals included, against a reader who has the whole publication, the
//! sums declared with [`Publication::known_sum`] and the numbers declared with
//! [`Publication::known`], and who knows the threshold and these rules.
//!
//! Not protected: against subtracting one publication from another (the same
//! table for another period, place or date, or two tables that were not
//! protected together: put tables of the same people into one `Publication`);
//! against a reader who already knows some of the people counted; cells that a
//! text prints beside the table without declaring them; zeros, which say that
//! nobody was there, and a row whose people are all in one cell; averages,
//! shares and sums of money computed from the same records; and against
//! re-running this procedure on every guess to see which one prints the same.

mod protection;
mod publication;
mod sums;

pub use publication::{
    Breakdown, Cell, DisclosureError, Grid, Printed, Protected, Publication, Threshold,
};
