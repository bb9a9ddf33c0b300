//! Looks for new styles and scripts: their names change with their content,
//! so a list of the files known so far would not do.
#![allow(
    clippy::print_stdout,
    reason = "this is how a build script speaks to Cargo"
)]

fn main() {
    println!("cargo::rerun-if-changed=../../browser/dist");
}
