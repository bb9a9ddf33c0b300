//! Tables with one dimension that add up.

use std::collections::BTreeMap;

use disclosure::{DisclosureError, Publication};
use kernel::Fault;
use statistics::Breakdown;

use super::{Key, Side, Work, broken, count, counts, withheld};
use crate::printed::{PrintedBreakdown, PrintedCell, Printing, known, plainly, printed_as};

impl Work<'_> {
    /// A table with one dimension that adds up.
    pub(super) fn single(
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
            Some((_, whole)) => {
                let part: BTreeMap<&str, u64> = breakdown
                    .cells
                    .iter()
                    .map(|cell| (cell.codes[0].as_str(), count(cell.number.exact())))
                    .collect();
                // The part is a figure, which stands in the report.
                self.beside_the_rest(&mut publication, &part, whole, true)?
            }
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
    pub(super) fn beside_the_rest(
        &self,
        publication: &mut Publication,
        of_part: &BTreeMap<&str, u64>,
        whole: &PrintedBreakdown,
        is_total_told: bool,
    ) -> Result<Option<Side>, Fault> {
        let of_whole: BTreeMap<&str, u64> = whole
            .exact
            .cells
            .iter()
            .map(|cell| (cell.codes[0].as_str(), count(cell.number.exact())))
            .collect();
        let fits = of_part
            .iter()
            .all(|(code, count)| of_whole.get(code).copied().unwrap_or(0) >= *count);
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
        if let (false, Some(total)) = (is_total_told, publication.total()) {
            publication.known(total);
        }
        if is_total_told {
            for total in grid.row_totals.iter().flatten() {
                publication.known(*total);
            }
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
}
