//! Tables whose records may have several values: their cells do not add up.

use std::collections::BTreeMap;

use disclosure::{DisclosureError, Publication};
use kernel::Fault;
use statistics::Breakdown;

use super::{Key, Work, axes, broken, count, withheld};
use crate::printed::{PrintedBreakdown, PrintedCell, Printing, known, plainly, printed_as};

impl Work<'_> {
    /// A table with two dimensions, in one of which a record may have several
    /// values. The cells of each of those values add up to what the table
    /// with that dimension alone tells, and each is protected by itself.
    pub(super) fn overlapping_grid(
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
        let whole = printing.get(&key.0, &[breakdown.dimensions[single].clone()]);
        let mut printed = plainly(breakdown);
        for value in &sides[several] {
            let mut print = |code: &str, cell: PrintedCell| {
                let mut codes = vec![value.clone(), code.to_owned()];
                if several == 1 {
                    codes.reverse();
                }
                printed.cells.insert(codes, cell);
            };
            // Another figure may be this row, and have a table of its own.
            let dimension = &breakdown.dimensions[several];
            let by = [breakdown.dimensions[single].clone()];
            if let Some(same) = known::told_alone(self.pack, &key.0, dimension, value)
                .into_iter()
                .find_map(|figure| printing.get(figure, &by))
            {
                for code in &sides[single] {
                    let none = PrintedCell::Number(statistics::Number::Whole(0));
                    let cell = same.cells.get(&vec![code.clone()]).copied();
                    print(code, cell.unwrap_or(none));
                }
                continue;
            }
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
            let total = alone.and_then(|alone| alone.cells.get(&vec![value.clone()]));
            let is_total_told = matches!(total, Some(PrintedCell::Number(_)));
            let mut publication = Publication::new(self.threshold);
            let beside = match whole {
                Some(whole) if !whole.withheld => {
                    let row: BTreeMap<&str, u64> = sides[single]
                        .iter()
                        .zip(&counts)
                        .map(|(code, count)| (code.as_str(), count.unwrap_or(0)))
                        .collect();
                    self.beside_the_rest(&mut publication, &row, whole, is_total_told)?
                }
                _ => None,
            };
            let (codes, cells) = match beside {
                Some(beside) => beside,
                None => {
                    let cells = publication.breakdown(&counts).map_err(broken)?;
                    if let (true, Some(sum)) = (is_total_told, publication.total()) {
                        publication.known(sum);
                    }
                    (sides[single].clone(), cells)
                }
            };
            let told = match publication.protect() {
                Ok(protected) => protected.all(&cells),
                Err(DisclosureError::GivenAway { .. }) => vec![None; cells.len()],
                Err(error) => return Err(broken(error)),
            };
            for (code, shown) in codes.iter().zip(told) {
                print(code, shown.map_or(PrintedCell::Hidden, printed_as));
            }
        }
        Ok(printed)
    }

    /// A table whose records may have several values: its cells do not add
    /// up, but everybody has at least one, so the figure says how few the
    /// small ones together can be.
    pub(super) fn overlapping(&self, key: &Key, breakdown: &Breakdown) -> PrintedBreakdown {
        let mut printed = plainly(breakdown);
        let threshold = i64::try_from(self.threshold.number()).unwrap_or(i64::MAX);
        let is_small = |number: i64| 0 < number && number < threshold;
        let mut shown_sum = 0;
        let mut small = 0;
        for cell in &breakdown.cells {
            let exact = cell.number.exact();
            let [code] = cell.codes.as_slice() else {
                continue;
            };
            let dimension = &breakdown.dimensions[0];
            let name = (key.0.clone(), dimension.clone(), code.clone());
            let is_named = self.named.contains(&name)
                || !known::told_alone(self.pack, &key.0, dimension, code).is_empty();
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
