//! What is to be published together, and how each number of it is printed.

use crate::protection;
use crate::sums::{Sums, Variable};

/// Counts from 1 to one less than this are not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold(u64);

impl Threshold {
    /// A threshold of 3 or more; 0 and 1 hide nothing.
    ///
    /// # Errors
    /// For 2: "fewer than 2" could only be 1, and so would tell the number.
    pub fn new(threshold: u64) -> Result<Threshold, DisclosureError> {
        if threshold == 2 {
            Err(DisclosureError::ThresholdTellsTheNumber)
        } else {
            Ok(Threshold(threshold))
        }
    }

    /// The number itself.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }

    pub(crate) fn hides(self, count: u64) -> bool {
        0 < count && count < self.0
    }
}

/// One number of a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell(pub(crate) usize);

/// How a number is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// The number as it is.
    Shown(u64),
    /// "fewer than N", and not zero.
    FewerThan(u64),
    /// Nothing is said about the number.
    Hidden,
}

/// The cells of a table with one dimension, in the order given; `None` where no
/// count was given.
pub type Breakdown = Vec<Option<Cell>>;

/// The cells of a table with two dimensions, and their totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Row by row, in the order given; `None` where no count was given.
    pub cells: Vec<Breakdown>,
    /// The total of each row; `None` where the row has no count at all.
    pub row_totals: Breakdown,
    /// The total of each column; `None` where the column has no count at all.
    pub column_totals: Breakdown,
}

/// Why a publication cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DisclosureError {
    /// A threshold of 2.
    #[error(
        "a threshold of 2 hides nothing, since \"fewer than 2\" can only be 1: use 3 or more, or 0 to print every count"
    )]
    ThresholdTellsTheNumber,
    /// Tables of one publication have different totals.
    #[error(
        "this table adds up to {found}, but the publication's total is {expected}: tables protected together must count the same people, with a cell for \"unknown\" where it is needed"
    )]
    TotalsDiffer {
        /// The total so far.
        expected: u64,
        /// What the new table adds up to.
        found: u64,
    },
    /// The rows of a grid have different lengths.
    #[error(
        "row {row} has {found} cells and the first row has {expected}: give every row the same columns"
    )]
    RowsDiffer {
        /// The row, counted from 1.
        row: usize,
        /// Cells of the first row.
        expected: usize,
        /// Cells of this row.
        found: usize,
    },
    /// A sum is greater than any that can be counted here.
    #[error("the counts add up to more than {} and cannot be checked", i64::MAX / 8)]
    TooLarge,
    /// Small counts that the numbers known from elsewhere give away.
    #[error(
        "{} small count(s) can be computed from numbers that are known from elsewhere, whatever is hidden here: leave the table out, or put its categories together", cells.len()
    )]
    GivenAway {
        /// The cells that cannot be protected.
        cells: Vec<Cell>,
    },
}

/// Tables of the same people that are published together.
#[derive(Clone, Debug)]
pub struct Publication {
    threshold: Threshold,
    sums: Sums,
    total: Option<Cell>,
    /// Whether the next table's sums are written with the total on the other
    /// side, which keeps a chain of two tables a network.
    tables: usize,
}

impl Publication {
    /// A publication without tables.
    #[must_use]
    pub fn new(threshold: Threshold) -> Publication {
        Publication {
            threshold,
            sums: Sums::default(),
            total: None,
            tables: 0,
        }
    }

    /// Adds a table with one dimension. Its total is that of the publication.
    ///
    /// # Errors
    /// When it adds up to another total than the tables before it.
    pub fn breakdown(&mut self, counts: &[Option<u64>]) -> Result<Breakdown, DisclosureError> {
        let sum = add(counts.iter().flatten())?;
        let total = self.total_of(sum)?;
        let cells: Breakdown = counts
            .iter()
            .map(|count| count.map(|count| self.cell(count, 1)))
            .collect();
        self.sums
            .equation(total, cells.iter().flatten().copied(), self.tables % 2 == 1);
        self.tables += 1;
        Ok(cells)
    }

    /// Adds a table with two dimensions, given row by row. The totals of its
    /// rows and columns are published with it.
    ///
    /// # Errors
    /// When rows differ in length, or it adds up to another total than the
    /// tables before it.
    pub fn grid(&mut self, rows: &[Vec<Option<u64>>]) -> Result<Grid, DisclosureError> {
        let columns = rows.first().map_or(0, Vec::len);
        if let Some((position, row)) = rows
            .iter()
            .enumerate()
            .find(|(_, row)| row.len() != columns)
        {
            return Err(DisclosureError::RowsDiffer {
                row: position + 1,
                expected: columns,
                found: row.len(),
            });
        }
        let sum = add(rows.iter().flatten().flatten())?;
        let total = self.total_of(sum)?;
        let cells: Vec<Breakdown> = rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|count| count.map(|count| self.cell(count, 1)))
                    .collect()
            })
            .collect();
        let row_totals: Breakdown = cells
            .iter()
            .map(|row| self.margin(row.iter().flatten().copied().collect(), false))
            .collect();
        let column_totals: Breakdown = (0..columns)
            .map(|column| {
                let column = cells.iter().filter_map(|row| row[column]).collect();
                self.margin(column, true)
            })
            .collect();
        self.sums
            .equation(total, row_totals.iter().flatten().copied(), false);
        self.sums
            .equation(total, column_totals.iter().flatten().copied(), true);
        self.tables += 2;
        Ok(Grid {
            cells,
            row_totals,
            column_totals,
        })
    }

    /// Declares that the sum of these cells is published elsewhere, as with
    /// "of them children" beside a table by age.
    pub fn known_sum(&mut self, cells: &[Cell]) {
        let mut cells = cells.to_vec();
        cells.sort_unstable();
        cells.dedup();
        let sum = cells
            .iter()
            .map(|cell| self.sums.variables[cell.0].value)
            .sum();
        let known = self.sums.variable(Variable {
            value: sum,
            known: true,
            rank: 2,
        });
        self.sums.equation(known, cells.into_iter(), true);
    }

    /// Declares that this number is printed elsewhere, in a sentence of the
    /// report for instance: it is shown, and others are hidden around it.
    pub fn known(&mut self, cell: Cell) {
        self.sums.variables[cell.0].known = true;
    }

    /// The total of all tables, once there is one.
    #[must_use]
    pub fn total(&self) -> Option<Cell> {
        self.total
    }

    /// Decides how each number is printed.
    ///
    /// # Errors
    /// When numbers known from elsewhere give a small count away.
    pub fn protect(self) -> Result<Protected, DisclosureError> {
        let printed = protection::protect(&self.sums, self.threshold)
            .map_err(|cells| DisclosureError::GivenAway { cells })?;
        Ok(Protected {
            printed,
            total: self.total,
        })
    }

    fn cell(&mut self, count: u64, rank: u8) -> Cell {
        self.sums.variable(Variable {
            // Checked by `add` before any cell is made.
            value: i64::try_from(count).unwrap_or(i64::MAX),
            known: false,
            rank,
        })
    }

    fn margin(&mut self, cells: Vec<Cell>, other_side: bool) -> Option<Cell> {
        if cells.is_empty() {
            return None;
        }
        let sum: i64 = cells
            .iter()
            .map(|cell| self.sums.variables[cell.0].value)
            .sum();
        let margin = self.cell(sum.unsigned_abs(), 2);
        // A column's sum is turned round, so that each cell leaves its row and
        // arrives in its column.
        self.sums.equation(margin, cells.into_iter(), other_side);
        Some(margin)
    }

    fn total_of(&mut self, sum: u64) -> Result<Cell, DisclosureError> {
        if let Some(total) = self.total {
            let expected = self.sums.variables[total.0].value.unsigned_abs();
            if expected != sum {
                return Err(DisclosureError::TotalsDiffer {
                    expected,
                    found: sum,
                });
            }
            return Ok(total);
        }
        let total = self.cell(sum, 3);
        self.total = Some(total);
        Ok(total)
    }
}

fn add<'count>(counts: impl Iterator<Item = &'count u64>) -> Result<u64, DisclosureError> {
    let mut sum: u64 = 0;
    for count in counts {
        sum = sum
            .checked_add(*count)
            .filter(|sum| *sum < i64::MAX.unsigned_abs() / 8)
            .ok_or(DisclosureError::TooLarge)?;
    }
    Ok(sum)
}

/// How each number of a publication is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Protected {
    printed: Vec<Printed>,
    total: Option<Cell>,
}

impl Protected {
    /// How one number is printed.
    #[must_use]
    pub fn of(&self, cell: Cell) -> Printed {
        // A cell of another publication is not known here: nothing is said.
        self.printed.get(cell.0).copied().unwrap_or(Printed::Hidden)
    }

    /// How the numbers of a breakdown, or of a row or column, are printed;
    /// `None` where no count was given.
    #[must_use]
    pub fn all(&self, cells: &[Option<Cell>]) -> Vec<Option<Printed>> {
        cells
            .iter()
            .map(|cell| cell.map(|cell| self.of(cell)))
            .collect()
    }

    /// How the total of all tables is printed, if there is a table.
    #[must_use]
    pub fn total(&self) -> Option<Printed> {
        self.total.map(|total| self.of(total))
    }
}
