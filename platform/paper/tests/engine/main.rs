//! Tests of the document engine from outside, in one program, since the
//! typesetter is slow to link.

#![allow(clippy::unwrap_used)]

mod charts;
mod narrative;
mod outputs;
mod report;
