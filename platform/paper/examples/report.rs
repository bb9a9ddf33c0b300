//! Writes the invented report of the tests as PDF, HTML and DOCX, and its
//! charts as SVG, into the folder that is named, to be looked at.
//!
//! `cargo run -p paper --example report -- FOLDER`

#[path = "../tests/engine/report.rs"]
mod report;

use paper::{Block, HtmlOptions};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args()
        .nth(1)
        .map(PathBuf::from)
        .ok_or("Name a folder to write into.")?;
    std::fs::create_dir_all(&folder)?;
    let report = report::report();
    std::fs::write(folder.join("report.pdf"), report.to_pdf()?)?;
    std::fs::write(
        folder.join("report.html"),
        report.to_html_page(&HtmlOptions::default())?,
    )?;
    std::fs::write(folder.join("report.docx"), report.to_docx()?)?;
    for block in &report.blocks {
        if let Block::Chart(chart) = block {
            std::fs::write(folder.join(format!("{}.svg", chart.id)), chart.to_svg())?;
        }
    }
    Ok(())
}
