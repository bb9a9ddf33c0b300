//! The report as it is printed, read by somebody with all the time in the
//! world: every table in every format, the figures of the catalogue beside
//! them, and the figures of the years before. No small number that the report
//! hides may be the only one that fits.

mod attack;
mod parts;
mod reader;

use annual_report::Report;

use self::reader::Reader;
use crate::{places, practice_country, workbench::Workbench};

/// The practice country, its pack's threshold set.
fn with_threshold(threshold: u64, folder: &std::path::Path) -> Workbench {
    places::copy_folder(&places::practice_pack(), folder);
    let path = folder.join("country.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<String> = text
        .lines()
        .map(|line| match line.starts_with("fewer_than = ") {
            true => format!("fewer_than = {threshold}"),
            false => line.to_owned(),
        })
        .collect();
    std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    Workbench::practice_copy_of(folder)
}

#[test]
fn no_small_number_that_the_report_hides_can_be_worked_out() {
    let mut found = Vec::new();
    let mut hidden = 0;
    for threshold in [3, 5, 10] {
        let folder = tempfile::tempdir().unwrap();
        let bench = with_threshold(threshold, folder.path());
        let pack = bench.mechanism.pack();
        for year in practice_country::YEARS {
            let report = Report::draft(&bench.mechanism, year).unwrap();
            let reader = Reader::of(pack, &report);
            hidden += reader.known.iter().filter(|known| known.hidden).count();
            for (name, at) in &reader.names {
                let own = reader.known[*at];
                if own.told && own.hidden {
                    found.push(format!(
                        "{year}, fewer than {threshold}: {name:?} is a figure"
                    ));
                }
            }
            for what in reader.worked_out() {
                found.push(format!("{year}, fewer than {threshold}: {what}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(hidden > 100, "{hidden} numbers are hidden");
}

#[test]
fn a_number_that_only_one_fits_is_found() {
    let bench = Workbench::practice_copy();
    let pack = bench.mechanism.pack();
    let report = Report::draft(&bench.mechanism, 2017).unwrap();
    let mut reader = Reader::of(pack, &report);
    // The reader is told all partners of a hidden number.
    let at = (0..reader.known.len())
        .find(|at| {
            reader.known[*at].hidden
                && !reader.known[*at].told
                && (1..reader.threshold).contains(&reader.known[*at].truth)
        })
        .unwrap();
    for (other, known) in reader.known.iter_mut().enumerate() {
        if other != at {
            known.least = known.truth;
            known.most = known.truth;
        }
    }
    let found = reader.worked_out();
    let (name, _) = reader.names.iter().find(|(_, own)| **own == at).unwrap();
    let name = format!("{name:?} ");
    assert!(
        found.iter().any(|what| what.starts_with(&name)),
        "{found:?}"
    );
}
