//! The whole program, held to what it promises: the facts of the practice
//! country, a witness record for each figure, an independent recount in SQL,
//! the properties that no record may break, round trips through files, and
//! the command line.
//!
//! One test program, so that it is linked once and the practice country is
//! made once.

#![allow(clippy::unwrap_used)]

mod accounts;
mod assessment;
mod canaries;
mod canary;
mod command_line;
mod corrections;
mod facts;
mod merging;
mod opened;
mod places;
mod policies;
mod practice_country;
mod printed;
mod properties;
mod recount;
mod round_trips;
mod rules;
mod samples;
mod witness;
mod witnesses;
mod workbench;
