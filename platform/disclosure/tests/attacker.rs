//! A reader with all the time in the world tries every table that prints the
//! same, and must not be able to tell any small count.
#![allow(clippy::unwrap_used)]

use disclosure::{Cell, DisclosureError, Printed, Publication, Threshold};
use proptest::prelude::*;

/// The published numbers and their sums, as a reader sees them.
#[derive(Default)]
struct Reader {
    truth: Vec<(Cell, i64)>,
    /// Positions in `truth`: a total and its parts.
    sums: Vec<(usize, Vec<usize>)>,
    /// A sum printed elsewhere, and its parts.
    known_sums: Vec<(i64, Vec<usize>)>,
    known: Vec<usize>,
}

impl Reader {
    fn cell(&mut self, cell: Cell, value: u64) -> usize {
        let value = i64::try_from(value).unwrap();
        if let Some(position) = self.truth.iter().position(|(known, _)| *known == cell) {
            assert_eq!(self.truth[position].1, value);
            return position;
        }
        self.truth.push((cell, value));
        self.truth.len() - 1
    }

    fn breakdown(&mut self, publication: &mut Publication, counts: &[u64]) -> Vec<Cell> {
        let given: Vec<Option<u64>> = counts.iter().copied().map(Some).collect();
        let cells: Vec<Cell> = publication
            .breakdown(&given)
            .unwrap()
            .into_iter()
            .flatten()
            .collect();
        let parts: Vec<usize> = cells
            .iter()
            .zip(counts)
            .map(|(cell, count)| self.cell(*cell, *count))
            .collect();
        let total = self.cell(publication.total().unwrap(), counts.iter().sum());
        self.sums.push((total, parts));
        cells
    }

    fn grid(&mut self, publication: &mut Publication, rows: &[Vec<u64>]) -> Vec<Cell> {
        let given: Vec<Vec<Option<u64>>> = rows
            .iter()
            .map(|row| row.iter().copied().map(Some).collect())
            .collect();
        let grid = publication.grid(&given).unwrap();
        let mut all = Vec::new();
        let mut positions = Vec::new();
        for (cells, counts) in grid.cells.iter().zip(rows) {
            let row: Vec<usize> = cells
                .iter()
                .flatten()
                .zip(counts)
                .map(|(cell, count)| self.cell(*cell, *count))
                .collect();
            all.extend(cells.iter().flatten());
            positions.push(row);
        }
        let mut row_totals = Vec::new();
        for (row, total) in positions.iter().zip(&grid.row_totals) {
            row_totals.push(self.sum(total.unwrap(), row.clone()));
        }
        let mut column_totals = Vec::new();
        for (column, total) in grid.column_totals.iter().enumerate() {
            let parts = positions.iter().map(|row| row[column]).collect();
            column_totals.push(self.sum(total.unwrap(), parts));
        }
        let total = publication.total().unwrap();
        self.sum(total, row_totals);
        self.sum(total, column_totals);
        all
    }

    fn sum(&mut self, total: Cell, parts: Vec<usize>) -> usize {
        let value: i64 = parts.iter().map(|part| self.truth[*part].1).sum();
        let total = self.cell(total, value.unsigned_abs());
        self.sums.push((total, parts));
        total
    }

    fn know_sum(&mut self, publication: &mut Publication, cells: &[Cell]) {
        publication.known_sum(cells);
        let parts: Vec<usize> = cells
            .iter()
            .map(|cell| {
                self.truth
                    .iter()
                    .position(|(each, _)| each == cell)
                    .unwrap()
            })
            .collect();
        let sum = parts.iter().map(|part| self.truth[*part].1).sum();
        self.known_sums.push((sum, parts));
    }

    fn know_total(&mut self, publication: &mut Publication) {
        let total = publication.total().unwrap();
        publication.known(total);
        let position = self.truth.iter().position(|(cell, _)| *cell == total);
        self.known.push(position.unwrap());
    }

    /// What the reader takes each number for. The hidden ones are cut off above
    /// the truth, which makes this reader believe less and so know more.
    /// The sharp reader also believes that no hidden number is small.
    fn options(&self, printed: &[Printed], threshold: i64, sharp: bool) -> Vec<Vec<i64>> {
        printed
            .iter()
            .zip(&self.truth)
            .map(|(printed, (_, truth))| {
                let mut options: Vec<i64> = match printed {
                    Printed::Shown(value) => vec![i64::try_from(*value).unwrap()],
                    Printed::FewerThan(_) => (1..threshold).collect(),
                    Printed::Hidden => (0..=truth + threshold)
                        .filter(|value| !sharp || *value == 0 || *value >= threshold)
                        .collect(),
                };
                options.sort_by_key(|value| (value - truth).abs());
                options
            })
            .collect()
    }

    /// Whether a table exists that fits all sums.
    fn exists(&self, options: &[Vec<i64>], chosen: &mut Vec<i64>) -> bool {
        let bounds = |position: usize| match chosen.get(position) {
            Some(value) => (*value, *value),
            None => (
                *options[position].iter().min().unwrap(),
                *options[position].iter().max().unwrap(),
            ),
        };
        let reachable = |parts: &[usize]| {
            parts.iter().fold((0, 0), |(least, most), part| {
                let (low, high) = bounds(*part);
                (least + low, most + high)
            })
        };
        for (total, parts) in &self.sums {
            let (least, most) = reachable(parts);
            let (low, high) = bounds(*total);
            if most < low || high < least {
                return false;
            }
        }
        for (sum, parts) in &self.known_sums {
            let (least, most) = reachable(parts);
            if most < *sum || *sum < least {
                return false;
            }
        }
        if chosen.len() == options.len() {
            return true;
        }
        for value in &options[chosen.len()] {
            chosen.push(*value);
            let found = self.exists(options, chosen);
            chosen.pop();
            if found {
                return true;
            }
        }
        false
    }

    fn other_values(&self, options: &[Vec<i64>], position: usize) -> Vec<i64> {
        let truth = self.truth[position].1;
        let others = options[position].iter().filter(|value| **value != truth);
        others
            .filter(|value| {
                let mut fixed = options.to_vec();
                fixed[position] = vec![**value];
                self.exists(&fixed, &mut Vec::new())
            })
            .copied()
            .take(1)
            .collect()
    }

    fn attack(&self, publication: Publication, threshold: u64) -> Result<(), TestCaseError> {
        let limit = i64::try_from(threshold).unwrap();
        let is_small = |position: usize| {
            let value = self.truth[position].1;
            0 < value && value < limit && !self.known.contains(&position)
        };
        let printed = match publication.protect() {
            Ok(printed) => printed,
            Err(DisclosureError::GivenAway { cells }) => {
                // Refusing is right only where hiding everything is not enough.
                let everything: Vec<Printed> = (0..self.truth.len())
                    .map(|position| {
                        if self.known.contains(&position) {
                            Printed::Shown(self.truth[position].1.unsigned_abs())
                        } else {
                            Printed::Hidden
                        }
                    })
                    .collect();
                let options = self.options(&everything, limit, false);
                for cell in cells {
                    let position = self.truth.iter().position(|(each, _)| *each == cell);
                    let others = self.other_values(&options, position.unwrap());
                    prop_assert!(others.is_empty(), "{cell:?} could be {others:?}");
                }
                return Ok(());
            }
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        };
        let as_printed: Vec<Printed> = self
            .truth
            .iter()
            .map(|(cell, _)| printed.of(*cell))
            .collect();
        let options = self.options(&as_printed, limit, false);
        let says_so = (0..self.truth.len())
            .all(|position| !is_small(position) || as_printed[position] != Printed::Hidden);
        for (position, (cell, truth)) in self.truth.iter().enumerate() {
            match as_printed[position] {
                Printed::Shown(value) => {
                    prop_assert_eq!(i64::try_from(value).unwrap(), *truth);
                    prop_assert!(!is_small(position), "{cell:?} is small and shown");
                }
                Printed::FewerThan(said) => {
                    prop_assert_eq!(said, threshold);
                    prop_assert!(is_small(position));
                }
                Printed::Hidden => prop_assert!(!self.known.contains(&position)),
            }
            if is_small(position) {
                let others = self.other_values(&options, position);
                prop_assert!(
                    !others.is_empty(),
                    "{cell:?} can only be {truth}: {as_printed:?}"
                );
                if says_so {
                    let sharp = self.options(&as_printed, limit, true);
                    let others = self.other_values(&sharp, position);
                    prop_assert!(!others.is_empty(), "{cell:?} is told to a sharp reader");
                }
            }
        }
        Ok(())
    }
}

fn publication(threshold: u64) -> Publication {
    Publication::new(Threshold::new(threshold).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_small_count_of_a_breakdown_can_be_computed(
        counts in prop::collection::vec(0_u64..10, 1..6),
        threshold in 3_u64..7,
        total_is_known: bool,
    ) {
        let mut publication = publication(threshold);
        let mut reader = Reader::default();
        reader.breakdown(&mut publication, &counts);
        if total_is_known {
            reader.know_total(&mut publication);
        }
        reader.attack(publication, threshold)?;
    }

    #[test]
    fn no_small_count_can_be_computed_with_the_help_of_known_sums(
        counts in prop::collection::vec(0_u64..12, 3..6),
        first in prop::collection::vec(any::<bool>(), 6),
        second in prop::collection::vec(any::<bool>(), 6),
        threshold in 3_u64..6,
    ) {
        let mut publication = publication(threshold);
        let mut reader = Reader::default();
        let cells = reader.breakdown(&mut publication, &counts);
        for chosen in [first, second] {
            let set: Vec<Cell> = cells
                .iter()
                .zip(chosen)
                .filter_map(|(cell, chosen)| chosen.then_some(*cell))
                .collect();
            reader.know_sum(&mut publication, &set);
        }
        reader.attack_known_sums(publication, threshold)?;
    }

    #[test]
    fn no_small_count_of_two_breakdowns_can_be_computed(
        counts in prop::collection::vec(0_u64..9, 2..5),
        split in 1_u64..20,
        total_is_known: bool,
        threshold in 3_u64..6,
    ) {
        let total: u64 = counts.iter().sum();
        let split = split.min(total);
        let mut publication = publication(threshold);
        let mut reader = Reader::default();
        reader.breakdown(&mut publication, &counts);
        reader.breakdown(&mut publication, &[split, total - split]);
        reader.breakdown(&mut publication, &[total - split, split, 0]);
        if total_is_known {
            reader.know_total(&mut publication);
        }
        reader.attack(publication, threshold)?;
    }

    #[test]
    fn no_small_count_of_a_grid_can_be_computed(
        rows in (1_usize..4, 1_usize..4).prop_flat_map(|(rows, columns)| {
            prop::collection::vec(prop::collection::vec(0_u64..9, columns), rows)
        }),
        threshold in 3_u64..5,
        total_is_known: bool,
    ) {
        let mut publication = publication(threshold);
        let mut reader = Reader::default();
        reader.grid(&mut publication, &rows);
        if total_is_known {
            reader.know_total(&mut publication);
        }
        reader.attack(publication, threshold)?;
    }

    #[test]
    fn no_small_count_of_a_grid_with_a_known_sum_can_be_computed(
        rows in prop::collection::vec(prop::collection::vec(0_u64..12, 3), 2),
        chosen in prop::collection::vec(any::<bool>(), 6),
        threshold in 3_u64..5,
    ) {
        let mut publication = publication(threshold);
        let mut reader = Reader::default();
        let cells = reader.grid(&mut publication, &rows);
        let set: Vec<Cell> = cells
            .iter()
            .zip(chosen)
            .filter_map(|(cell, chosen)| chosen.then_some(*cell))
            .collect();
        reader.know_sum(&mut publication, &set);
        reader.attack_known_sums(publication, threshold)?;
    }
}

#[test]
fn the_attacker_of_these_tests_does_find_a_count_that_is_given_away() {
    let mut publication = publication(5);
    let mut reader = Reader::default();
    reader.breakdown(&mut publication, &[2, 30, 40]);
    let careless = [
        Printed::FewerThan(5),
        Printed::Shown(30),
        Printed::Shown(40),
        Printed::Shown(72),
    ];
    let options = reader.options(&careless, 5, false);
    assert!(reader.other_values(&options, 0).is_empty());
    let careful = [
        Printed::FewerThan(5),
        Printed::Hidden,
        Printed::Shown(40),
        Printed::Shown(72),
    ];
    let options = reader.options(&careful, 5, true);
    assert_eq!(reader.other_values(&options, 0).len(), 1);
}

impl Reader {
    /// As `attack`; where sums overlap freely a table may be refused that a
    /// longer search would have protected, so a refusal alone is no failure.
    fn attack_known_sums(
        &self,
        publication: Publication,
        threshold: u64,
    ) -> Result<(), TestCaseError> {
        if publication.clone().protect().is_err() {
            return Ok(());
        }
        self.attack(publication, threshold)
    }
}
