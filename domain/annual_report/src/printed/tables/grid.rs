//! Tables with two dimensions that add up.

use std::collections::BTreeMap;

use disclosure::{Cell, DisclosureError, Grid, Publication};
use kernel::Fault;
use statistics::Breakdown;

use super::{Key, Work, axes, broken, count, withheld};
use crate::printed::{PrintedBreakdown, PrintedCell, Printing, plainly, printed_as};

impl Work<'_> {
    /// A table with two dimensions that adds up, and its totals.
    pub(super) fn grid(
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
}
