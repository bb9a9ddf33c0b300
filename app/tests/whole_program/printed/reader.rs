//! A reader of the report: what each number may be, and which numbers add up
//! to which.

use std::collections::{BTreeMap, BTreeSet};

use annual_report::{PrintedCell, Report};
use kernel::{Condition, DimensionSource, Figure};
use pack::Pack;

use super::parts::{beyond, meets, source_of};

/// A number that the report is about: of a figure, the part with these codes.
pub(super) type Name = (String, BTreeMap<String, String>);

/// What the reader knows of a number, and what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) least: i64,
    pub(super) most: i64,
    pub(super) truth: i64,
    /// Whether a table hides it.
    pub(super) hidden: bool,
    /// Whether a figure of the catalogue tells it.
    pub(super) told: bool,
}

/// Numbers that add up to another.
#[derive(Debug)]
pub(super) struct Sum {
    pub(super) parts: Vec<usize>,
    pub(super) total: usize,
    /// Whether the parts may overlap, and so add up to more.
    pub(super) overlaps: bool,
}

pub(super) struct Reader<'a> {
    pub(super) pack: &'a Pack,
    pub(super) report: &'a Report,
    pub(super) threshold: i64,
    pub(super) names: BTreeMap<Name, usize>,
    pub(super) known: Vec<Known>,
    pub(super) sums: Vec<Sum>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(pack: &'a Pack, report: &'a Report) -> Self {
        let mut reader = Self {
            pack,
            report,
            threshold: i64::try_from(pack.fewer_than).unwrap(),
            names: BTreeMap::new(),
            known: Vec::new(),
            sums: Vec::new(),
        };
        reader.read_figures();
        reader.read_tables();
        reader.read_parts();
        reader
    }

    /// A figure that counts one code of a dimension is that part of the whole.
    fn named(&self, figure: &str, codes: BTreeMap<String, String>) -> Name {
        for whole in self.pack.figures() {
            let Some(beyond) = beyond(self.pack, figure, whole.id) else {
                continue;
            };
            let [condition] = beyond.as_slice() else {
                continue;
            };
            for dimension in self.pack.dimensions_of(whole) {
                let DimensionSource::Field(path) = &dimension.from else {
                    continue;
                };
                let code = match condition {
                    Condition::Is(field, code) | Condition::Has(field, code) if field == path => {
                        code.clone()
                    }
                    Condition::Home(field) if field == path => self.pack.code.clone(),
                    _ => continue,
                };
                if codes.contains_key(dimension.id) {
                    continue;
                }
                let mut codes = codes.clone();
                codes.insert(dimension.id.to_owned(), code);
                return self.named(whole.id, codes);
            }
        }
        (figure.to_owned(), codes)
    }

    /// Notes what is known of a number; what two places tell is known.
    fn note(&mut self, name: Name, known: Known) -> usize {
        let at = *self.names.entry(name.clone()).or_insert_with(|| {
            self.known.push(known);
            self.known.len() - 1
        });
        let own = &mut self.known[at];
        assert_eq!(own.truth, known.truth, "{name:?} is told in two ways");
        own.least = own.least.max(known.least);
        own.most = own.most.min(known.most);
        own.hidden |= known.hidden;
        own.told |= known.told;
        at
    }

    /// What a cell that is printed so may be. What is hidden is cut off far
    /// above the truth, which lets this reader know more.
    fn seen(&self, cell: PrintedCell, truth: i64) -> Known {
        let (least, most) = match cell {
            PrintedCell::Number(_) => (truth, truth),
            PrintedCell::FewerThan(threshold) => (1, i64::try_from(threshold).unwrap() - 1),
            PrintedCell::Hidden => (0, truth + 4 * self.threshold),
        };
        Known {
            least,
            most,
            truth,
            hidden: least < most,
            told: false,
        }
    }

    fn exactly(truth: i64) -> Known {
        Known {
            least: truth,
            most: truth,
            truth,
            hidden: false,
            told: false,
        }
    }

    /// Every figure stands in the report as it is.
    fn read_figures(&mut self) {
        for figure in self.pack.figures() {
            let value = self.report.value(figure.id, self.report.year());
            let exact = value
                .and_then(|value| value.number)
                .map(|number| number.exact());
            if let Some(exact) = exact
                && source_of(self.pack, figure).is_some()
            {
                let name = self.named(figure.id, BTreeMap::new());
                let told = Known {
                    told: true,
                    ..Self::exactly(exact)
                };
                self.note(name, told);
            }
        }
    }

    fn read_tables(&mut self) {
        let printing = self.report.printing(self.pack).unwrap();
        for ((figure, dimensions), printed) in &printing.breakdowns {
            if printed.withheld || printed.figure().number.is_none() {
                continue;
            }
            let exact = self
                .report
                .breakdown(self.pack, figure, dimensions)
                .unwrap()
                .cells
                .iter()
                .map(|cell| (cell.codes.clone(), cell.number.exact()))
                .collect::<BTreeMap<_, _>>();
            let sides: Vec<BTreeSet<String>> = (0..dimensions.len())
                .map(|at| {
                    printed
                        .cells
                        .keys()
                        .map(|codes| codes[at].clone())
                        .collect()
                })
                .collect();
            let single: Vec<bool> = dimensions
                .iter()
                .map(|dimension| {
                    let alone = [dimension.clone()];
                    let alone = self.report.breakdown(self.pack, figure, &alone);
                    alone.is_some_and(|alone| alone.adds_up)
                })
                .collect();
            let combined: Vec<Vec<String>> = match sides.as_slice() {
                [only] => only.iter().map(|code| vec![code.clone()]).collect(),
                [rows, columns] => rows
                    .iter()
                    .flat_map(|row| {
                        columns
                            .iter()
                            .map(move |column| vec![row.clone(), column.clone()])
                    })
                    .collect(),
                _ => panic!("a table of three dimensions"),
            };
            let codes_of = |codes: &[String]| -> BTreeMap<String, String> {
                dimensions
                    .iter()
                    .cloned()
                    .zip(codes.iter().cloned())
                    .collect()
            };
            let mut cells: BTreeMap<Vec<String>, usize> = BTreeMap::new();
            for codes in combined {
                let truth = exact.get(&codes).copied().unwrap_or(0);
                let seen = match printed.cells.get(&codes) {
                    Some(cell) => self.seen(*cell, truth),
                    // Without a cell of its own it is printed as none.
                    None => Self::exactly(0),
                };
                let name = self.named(figure, codes_of(&codes));
                let at = self.note(name, seen);
                cells.insert(codes, at);
            }
            // Along each dimension the cells add up to what stands without it.
            for (at, is_single) in single.iter().enumerate() {
                let mut lines: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
                for (codes, cell) in &cells {
                    let mut rest = codes.clone();
                    rest.remove(at);
                    lines.entry(rest).or_default().push(*cell);
                }
                for (rest, parts) in lines {
                    let mut codes = BTreeMap::new();
                    if let [code] = rest.as_slice() {
                        codes.insert(dimensions[1 - at].clone(), code.clone());
                    }
                    let total =
                        self.total(figure, &codes, printed.totals.get(1 - at), rest.first());
                    self.sums.push(Sum {
                        parts,
                        total,
                        overlaps: !is_single,
                    });
                }
            }
        }
    }

    /// The total of a line of a table: the figure, or a part of it that the
    /// table may show beside.
    fn total(
        &mut self,
        figure: &str,
        codes: &BTreeMap<String, String>,
        totals: Option<&BTreeMap<String, PrintedCell>>,
        code: Option<&String>,
    ) -> usize {
        let name = self.named(figure, codes.clone());
        let truth = match codes.iter().next() {
            None => self
                .report
                .value(figure, self.report.year())
                .unwrap()
                .number
                .unwrap()
                .exact(),
            Some((dimension, code)) => {
                let alone = [dimension.clone()];
                let alone = self.report.breakdown(self.pack, figure, &alone).unwrap();
                let cell = alone.cells.iter().find(|cell| cell.codes[0] == *code);
                cell.map_or(0, |cell| cell.number.exact())
            }
        };
        let shown = code.and_then(|code| totals?.get(code)).copied();
        let seen = match (shown, codes.is_empty()) {
            (_, true) => Self::exactly(truth),
            (Some(cell), false) => self.seen(cell, truth),
            // Nothing is printed of it.
            (None, false) => Known {
                hidden: false,
                ..self.seen(PrintedCell::Hidden, truth)
            },
        };
        self.note(name, seen)
    }

    /// Figures that are a part of another one, by whatever both are told by.
    fn read_parts(&mut self) {
        let names: Vec<(Name, usize)> = self.names.clone().into_iter().collect();
        for part in self.pack.figures() {
            for whole in self.pack.figures() {
                let Some(beyond) = beyond(self.pack, part.id, whole.id) else {
                    continue;
                };
                if beyond.is_empty() {
                    continue;
                }
                self.read_part_as_sum(part.id, whole, &beyond);
                // No part is more than the whole.
                for ((figure, codes), at) in &names {
                    if figure != part.id {
                        continue;
                    }
                    if let Some(whole) = self.names.get(&self.named(whole.id, codes.clone())) {
                        let (whole, part) = (*whole, *at);
                        let rest = self.known[whole].truth - self.known[part].truth;
                        let most = self.known[whole].most - self.known[part].least;
                        self.known.push(Known {
                            least: 0,
                            most,
                            truth: rest,
                            hidden: false,
                            told: false,
                        });
                        let rest = self.known.len() - 1;
                        self.sums.push(Sum {
                            parts: vec![part, rest],
                            total: whole,
                            overlaps: false,
                        });
                    }
                }
            }
        }
    }

    /// A figure that asks for some codes of one dimension is their sum.
    fn read_part_as_sum(&mut self, part: &str, whole: &Figure, beyond: &[&Condition]) {
        for dimension in self.pack.dimensions_of(whole) {
            let DimensionSource::Field(path) = &dimension.from else {
                continue;
            };
            let alone = [dimension.id.to_owned()];
            let Some(table) = self.report.breakdown(self.pack, whole.id, &alone) else {
                continue;
            };
            let mut parts = Vec::new();
            let mut is_told = table.adds_up;
            for cell in &table.cells {
                let code = &cell.codes[0];
                let met: Option<Vec<bool>> = beyond
                    .iter()
                    .map(|condition| meets(self.pack, condition, path, code))
                    .collect();
                let name = self.named(
                    whole.id,
                    BTreeMap::from([(dimension.id.to_owned(), code.clone())]),
                );
                match (met, self.names.get(&name)) {
                    (Some(met), Some(at)) if !met.contains(&false) => parts.push(*at),
                    (Some(_), Some(_)) => {}
                    _ => is_told = false,
                }
            }
            let name = self.named(part, BTreeMap::new());
            if let (true, Some(total)) = (is_told, self.names.get(&name)) {
                self.sums.push(Sum {
                    parts,
                    total: *total,
                    overlaps: false,
                });
            }
        }
    }
}
