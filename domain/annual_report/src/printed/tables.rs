//! One table after another is protected, each against what those before it
//! and the rest of the report tell.

use std::collections::{BTreeMap, BTreeSet};

use disclosure::{Cell, DisclosureError, Grid, Publication, Threshold};
use kernel::Fault;
use pack::Pack;
use statistics::Breakdown;

use super::{
    NamedCell, PrintedBreakdown, PrintedCell, Printing, is_counted, known, plainly, printed_as,
    tells_of_persons,
};
use crate::Report;

type Key = (String, Vec<String>);
/// The codes along a side of a table, with their numbers.
type Side = (Vec<String>, Vec<Option<Cell>>);

/// Prints tables with two dimensions first: their totals are the tables with
/// one. Then wholes before their parts, since a part is protected with what
/// is left of its whole.
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
        (breakdown.adds_up, several, depth(&key.0))
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
    /// A table with one dimension that adds up.
    fn single(
        &self,
        key: &Key,
        breakdown: &Breakdown,
        printing: &Printing,
    ) -> Result<PrintedBreakdown, Fault> {
        // As the totals of a table with two dimensions, where there is one.
        for ((figure, dimensions), wider) in &printing.breakdowns {
            if *figure == key.0
                && dimensions.len() == 2
                && wider.adds_up()
                && let Some(position) = dimensions.iter().position(|own| *own == key.1[0])
            {
                let mut printed = plainly(breakdown);
                printed.withheld = wider.withheld;
                for (codes, cell) in &mut printed.cells {
                    *cell = wider.totals[position]
                        .get(&codes[0])
                        .copied()
                        .unwrap_or(PrintedCell::Hidden);
                }
                return Ok(printed);
            }
        }
        let whole = printing
            .breakdowns
            .iter()
            .find(|((figure, dimensions), whole)| {
                *dimensions == key.1
                    && whole.adds_up()
                    && !whole.withheld
                    && known::beyond(self.pack, &key.0, figure).is_some()
            });
        let mut publication = Publication::new(self.threshold);
        let beside = match whole {
            Some((_, whole)) => self.beside_the_rest(&mut publication, breakdown, whole)?,
            None => None,
        };
        let (codes, cells) = match beside {
            Some(beside) => beside,
            None => {
                let codes = breakdown
                    .cells
                    .iter()
                    .map(|cell| cell.codes[0].clone())
                    .collect();
                let cells = publication.breakdown(&counts(breakdown)).map_err(broken)?;
                (codes, cells)
            }
        };
        self.declare(&mut publication, key, breakdown, 0, &codes, &cells);
        // The figure itself stands in the report.
        if let Some(total) = publication.total() {
            publication.known(total);
        }
        Ok(match publication.protect() {
            Ok(protected) => {
                let mut printed = plainly(breakdown);
                for (code, shown) in codes.iter().zip(protected.all(&cells)) {
                    printed.cells.insert(
                        vec![code.clone()],
                        shown.map_or(PrintedCell::Hidden, printed_as),
                    );
                }
                printed
            }
            Err(DisclosureError::GivenAway { .. }) => withheld(breakdown),
            Err(error) => return Err(broken(error)),
        })
    }

    /// A part beside what is left of its whole: who has both tables can
    /// subtract the one from the other. The part then tells of every code of
    /// the whole, since one that is left out would be known to be none.
    /// `None` where it is not a part.
    fn beside_the_rest(
        &self,
        publication: &mut Publication,
        part: &Breakdown,
        whole: &PrintedBreakdown,
    ) -> Result<Option<Side>, Fault> {
        let of_part: BTreeMap<&str, u64> = part
            .cells
            .iter()
            .map(|cell| (cell.codes[0].as_str(), count(cell.number.exact())))
            .collect();
        let of_whole: BTreeMap<&str, u64> = whole
            .exact
            .cells
            .iter()
            .map(|cell| (cell.codes[0].as_str(), count(cell.number.exact())))
            .collect();
        let fits = of_part
            .iter()
            .all(|(code, count)| of_whole.get(code).is_some_and(|whole| whole >= count));
        if !fits {
            return Ok(None);
        }
        let rows: Vec<Vec<Option<u64>>> = vec![
            of_whole
                .keys()
                .map(|code| Some(of_part.get(code).copied().unwrap_or(0)))
                .collect(),
            of_whole
                .iter()
                .map(|(code, whole)| Some(whole - of_part.get(code).copied().unwrap_or(0)))
                .collect(),
        ];
        let grid = publication.grid(&rows).map_err(broken)?;
        for total in grid.row_totals.iter().flatten() {
            publication.known(*total);
        }
        for (code, total) in of_whole.keys().zip(&grid.column_totals) {
            let shown = whole.cells.get(&vec![(*code).to_owned()]);
            if let (Some(PrintedCell::Number(_)), Some(total)) = (shown, total) {
                publication.known(*total);
            }
        }
        let codes = of_whole.keys().map(|code| (*code).to_owned()).collect();
        let of_part = grid.cells.into_iter().next().unwrap_or_default();
        Ok(Some((codes, of_part)))
    }

    /// A table with two dimensions that adds up, and its totals.
    fn grid(
        &self,
        key: &Key,
        breakdown: &Breakdown,
        printing: &Printing,
    ) -> Result<PrintedBreakdown, Fault> {
        let [rows, columns] = axes(breakdown);
        let exact: BTreeMap<&[String], u64> = breakdown
            .cells
            .iter()
            .map(|cell| (cell.codes.as_slice(), count(cell.number.exact())))
            .collect();
        let numbers: Vec<Vec<Option<u64>>> = rows
            .iter()
            .map(|row| {
                columns
                    .iter()
                    .map(|column| {
                        let codes = [row.clone(), column.clone()];
                        Some(exact.get(codes.as_slice()).copied().unwrap_or(0))
                    })
                    .collect()
            })
            .collect();
        let mut publication = Publication::new(self.threshold);
        let grid = publication.grid(&numbers).map_err(broken)?;
        self.declare(&mut publication, key, breakdown, 0, &rows, &grid.row_totals);
        self.declare(
            &mut publication,
            key,
            breakdown,
            1,
            &columns,
            &grid.column_totals,
        );
        self.declare_told(&mut publication, key, [&rows, &columns], &grid, printing);
        if let Some(total) = publication.total() {
            publication.known(total);
        }
        let protected = match publication.protect() {
            Ok(protected) => protected,
            Err(DisclosureError::GivenAway { .. }) => return Ok(withheld(breakdown)),
            Err(error) => return Err(broken(error)),
        };
        let mut printed = plainly(breakdown);
        let shown = |cell: Option<Cell>| {
            cell.map_or(PrintedCell::Hidden, |cell| printed_as(protected.of(cell)))
        };
        for (row, cells) in rows.iter().zip(&grid.cells) {
            for (column, cell) in columns.iter().zip(cells) {
                printed
                    .cells
                    .insert(vec![row.clone(), column.clone()], shown(*cell));
            }
        }
        let axis = |codes: &[String], totals: &[Option<Cell>]| {
            codes
                .iter()
                .zip(totals)
                .map(|(code, total)| (code.clone(), shown(*total)))
                .collect()
        };
        printed.totals = [
            axis(&rows, &grid.row_totals),
            axis(&columns, &grid.column_totals),
        ];
        Ok(printed)
    }

    /// Totals that another table of the same figure has shown already.
    fn declare_told(
        &self,
        publication: &mut Publication,
        key: &Key,
        codes: [&Vec<String>; 2],
        grid: &Grid,
        printing: &Printing,
    ) {
        for ((figure, dimensions), other) in &printing.breakdowns {
            if *figure != key.0 || dimensions.len() != 2 || !other.adds_up() {
                continue;
            }
            for (here, totals) in [&grid.row_totals, &grid.column_totals]
                .into_iter()
                .enumerate()
            {
                let Some(there) = dimensions.iter().position(|name| *name == key.1[here]) else {
                    continue;
                };
                for (code, total) in codes[here].iter().zip(totals) {
                    if let (Some(PrintedCell::Number(_)), Some(total)) =
                        (other.totals[there].get(code), total)
                    {
                        publication.known(*total);
                    }
                }
            }
        }
    }

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

    /// A table with two dimensions, in one of which a record may have several
    /// values. The cells of each of those values add up to what the table
    /// with that dimension alone tells, and each is protected by itself.
    fn overlapping_grid(
        &self,
        key: &Key,
        breakdown: &Breakdown,
        printing: &Printing,
    ) -> Result<PrintedBreakdown, Fault> {
        let is_several = |position: usize| {
            let alone = [breakdown.dimensions[position].clone()];
            self.report
                .breakdown(self.pack, &key.0, &alone)
                .is_none_or(|alone| !alone.adds_up)
        };
        let [several, single] = match (is_several(0), is_several(1)) {
            (true, false) => [0, 1],
            (false, true) => [1, 0],
            // Nothing adds up: too much to vouch for.
            _ => return Ok(withheld(breakdown)),
        };
        let sides = axes(breakdown);
        let exact: BTreeMap<(&str, &str), u64> = breakdown
            .cells
            .iter()
            .map(|cell| {
                let codes = (cell.codes[several].as_str(), cell.codes[single].as_str());
                (codes, count(cell.number.exact()))
            })
            .collect();
        let alone = printing.get(&key.0, &[breakdown.dimensions[several].clone()]);
        let mut printed = plainly(breakdown);
        for value in &sides[several] {
            let counts: Vec<Option<u64>> = sides[single]
                .iter()
                .map(|code| {
                    Some(
                        exact
                            .get(&(value.as_str(), code.as_str()))
                            .copied()
                            .unwrap_or(0),
                    )
                })
                .collect();
            let mut publication = Publication::new(self.threshold);
            let cells = publication.breakdown(&counts).map_err(broken)?;
            let total = alone.and_then(|alone| alone.cells.get(&vec![value.clone()]));
            if let (Some(PrintedCell::Number(_)), Some(sum)) = (total, publication.total()) {
                publication.known(sum);
            }
            let told = match publication.protect() {
                Ok(protected) => protected.all(&cells),
                Err(DisclosureError::GivenAway { .. }) => vec![None; cells.len()],
                Err(error) => return Err(broken(error)),
            };
            for (code, shown) in sides[single].iter().zip(told) {
                let mut codes = vec![value.clone(), code.clone()];
                if several == 1 {
                    codes.reverse();
                }
                printed
                    .cells
                    .insert(codes, shown.map_or(PrintedCell::Hidden, printed_as));
            }
        }
        Ok(printed)
    }

    /// A table whose records may have several values: its cells do not add
    /// up, but everybody has at least one, so the figure says how few the
    /// small ones together can be.
    fn overlapping(&self, key: &Key, breakdown: &Breakdown) -> PrintedBreakdown {
        let mut printed = plainly(breakdown);
        let threshold = i64::try_from(self.threshold.number()).unwrap_or(i64::MAX);
        let is_small = |number: i64| 0 < number && number < threshold;
        let mut shown_sum = 0;
        let mut small = 0;
        for cell in &breakdown.cells {
            let exact = cell.number.exact();
            let is_named = cell.codes.len() == 1
                && self.named.contains(&(
                    key.0.clone(),
                    breakdown.dimensions[0].clone(),
                    cell.codes[0].clone(),
                ));
            if is_small(exact) && !is_named {
                small += 1;
                printed.cells.insert(
                    cell.codes.clone(),
                    PrintedCell::FewerThan(self.threshold.number()),
                );
            } else {
                shown_sum += exact;
            }
        }
        let total = self
            .report
            .value(&key.0, breakdown.figure.year)
            .and_then(|value| value.number)
            .map_or(0, statistics::Number::exact);
        // What is left for one small cell when the others are as large as
        // their words allow.
        let least = total - shown_sum - (small - 1) * (threshold - 1);
        if small > 0 && least > 1 {
            let partner = breakdown
                .cells
                .iter()
                .filter(|cell| !is_small(cell.number.exact()) && cell.number.exact() > 0)
                .min_by_key(|cell| (cell.number.exact(), cell.codes.clone()));
            if let Some(partner) = partner {
                printed
                    .cells
                    .insert(partner.codes.clone(), PrintedCell::Hidden);
            }
        }
        printed
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
