//! One table after another is protected, each against what those before it
//! and the rest of the report tell.

mod grid;
mod overlapping;
mod single;

use std::collections::{BTreeMap, BTreeSet};

use disclosure::{Cell, DisclosureError, Publication, Threshold};
use kernel::Fault;
use pack::Pack;
use statistics::Breakdown;

use super::{
    NamedCell, PrintedBreakdown, PrintedCell, Printing, is_counted, known, plainly,
    tells_of_persons,
};
use crate::Report;

type Key = (String, Vec<String>);
/// The codes along a side of a table, with their numbers.
type Side = (Vec<String>, Vec<Option<Cell>>);

/// Prints tables that add up first, those with two dimensions before those
/// with one, which are their totals; and wholes before their parts, since a
/// part is protected with what is left of its whole. Tables whose parts may
/// overlap come last: their rows are parts of the rest.
pub(super) fn printed(
    report: &Report,
    pack: &Pack,
    threshold: Threshold,
    named: &BTreeSet<NamedCell>,
    found: &[(Key, &Breakdown)],
) -> Result<Printing, Fault> {
    let mut printing = Printing::default();
    let mut protected: Vec<(&Key, &Breakdown)> = Vec::new();
    for (key, breakdown) in found {
        if is_counted(breakdown) && tells_of_persons(&breakdown.figure.unit) {
            protected.push((key, breakdown));
        } else {
            printing.breakdowns.insert(key.clone(), plainly(breakdown));
        }
    }
    let depth = |figure: &str| {
        found
            .iter()
            .filter(|((other, _), _)| known::beyond(pack, figure, other).is_some())
            .count()
    };
    protected.sort_by_key(|(key, breakdown)| {
        let several = if breakdown.adds_up {
            std::cmp::Reverse(key.1.len())
        } else {
            // Here the tables with one dimension are the totals of the rest.
            std::cmp::Reverse(usize::from(key.1.len() == 1))
        };
        (!breakdown.adds_up, several, depth(&key.0))
    });
    let work = Work {
        report,
        pack,
        threshold,
        named,
    };
    for (key, breakdown) in protected {
        let printed = if !breakdown.adds_up && breakdown.dimensions.len() == 2 {
            work.overlapping_grid(key, breakdown, &printing)?
        } else if !breakdown.adds_up {
            work.overlapping(key, breakdown)
        } else if breakdown.dimensions.len() == 2 {
            work.grid(key, breakdown, &printing)?
        } else {
            work.single(key, breakdown, &printing)?
        };
        printing.breakdowns.insert(key.clone(), printed);
    }
    Ok(printing)
}

struct Work<'a> {
    report: &'a Report,
    pack: &'a Pack,
    threshold: Threshold,
    named: &'a BTreeSet<NamedCell>,
}

impl Work<'_> {
    /// Declares what the text and other figures tell of one dimension.
    fn declare(
        &self,
        publication: &mut Publication,
        key: &Key,
        breakdown: &Breakdown,
        position: usize,
        codes: &[String],
        cells: &[Option<Cell>],
    ) {
        let dimension = &breakdown.dimensions[position];
        for (code, cell) in codes.iter().zip(cells) {
            let name = (key.0.clone(), dimension.clone(), code.clone());
            if let Some(cell) = cell
                && self.named.contains(&name)
            {
                publication.known(*cell);
            }
        }
        let list = breakdown.lists[position].as_deref();
        for told in known::sums_told(self.pack, &key.0, dimension, list, codes) {
            let summed: Vec<Cell> = codes
                .iter()
                .zip(cells)
                .filter(|(code, _)| told.contains(code))
                .filter_map(|(_, cell)| *cell)
                .collect();
            match summed.as_slice() {
                [] => {}
                [one] => publication.known(*one),
                several => publication.known_sum(several),
            }
        }
    }
}

/// The codes along each side of a table with two dimensions.
fn axes(breakdown: &Breakdown) -> [Vec<String>; 2] {
    [0, 1].map(|position| {
        breakdown
            .cells
            .iter()
            .map(|cell| cell.codes[position].clone())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    })
}

fn counts(breakdown: &Breakdown) -> Vec<Option<u64>> {
    breakdown
        .cells
        .iter()
        .map(|cell| Some(count(cell.number.exact())))
        .collect()
}

/// Counts and sums of people are never below nought.
fn count(exact: i64) -> u64 {
    u64::try_from(exact).unwrap_or(0)
}

/// A table that is left out: nothing is said of any cell.
fn withheld(breakdown: &Breakdown) -> PrintedBreakdown {
    let mut printed = plainly(breakdown);
    for cell in printed.cells.values_mut() {
        *cell = PrintedCell::Hidden;
    }
    for total in printed.totals.iter_mut().flat_map(BTreeMap::values_mut) {
        *total = PrintedCell::Hidden;
    }
    printed.withheld = true;
    printed
}

fn broken(error: DisclosureError) -> Fault {
    Fault::from("the tables of the report cannot be protected", error)
}
