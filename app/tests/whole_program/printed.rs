//! The report as it is printed, read by somebody with all the time in the
//! world: every table in every format, the figures of the catalogue beside
//! them, and the figures of the years before. No small number that the report
//! hides may be the only one that fits.

use std::collections::{BTreeMap, BTreeSet};

use annual_report::{PrintedCell, Report};
use kernel::{Condition, DimensionSource, Figure, Measure, Source};
use pack::Pack;
use statistics::NOT_RECORDED;

use crate::{places, practice_country, workbench::Workbench};

/// A number that the report is about: of a figure, the part with these codes.
type Name = (String, BTreeMap<String, String>);

/// What the reader knows of a number, and what it is.
#[derive(Clone, Copy, Debug)]
struct Known {
    least: i64,
    most: i64,
    truth: i64,
    /// Whether a table hides it.
    hidden: bool,
    /// Whether a figure of the catalogue tells it.
    told: bool,
}

/// Numbers that add up to another.
#[derive(Debug)]
struct Sum {
    parts: Vec<usize>,
    total: usize,
    /// Whether the parts may overlap, and so add up to more.
    overlaps: bool,
}

struct Reader<'a> {
    pack: &'a Pack,
    report: &'a Report,
    threshold: i64,
    names: BTreeMap<Name, usize>,
    known: Vec<Known>,
    sums: Vec<Sum>,
}

fn source_of<'p>(pack: &'p Pack, figure: &'p Figure) -> Option<(&'p Source, &'p str)> {
    let measure = match &figure.measure {
        Measure::SameAs(other) => &pack.figure(other)?.measure,
        own => own,
    };
    match measure {
        Measure::Count(source) => Some((source, "")),
        Measure::Sum(source, field) => Some((source, field)),
        _ => None,
    }
}

/// What a figure asks for beyond another one of the same records.
fn beyond<'p>(pack: &'p Pack, part: &str, whole: &str) -> Option<Vec<&'p Condition>> {
    let (part, part_field) = source_of(pack, pack.figure(part)?)?;
    let (whole, whole_field) = source_of(pack, pack.figure(whole)?)?;
    let is_part = part.register == whole.register
        && part.period == whole.period
        && part.once == whole.once
        && part_field == whole_field
        && whole
            .conditions
            .iter()
            .all(|own| part.conditions.contains(own));
    is_part.then(|| {
        let own = part.conditions.iter();
        own.filter(|own| !whole.conditions.contains(own)).collect()
    })
}

/// Whether a record with this code in a field meets a condition that is about
/// the field alone.
fn meets(pack: &Pack, condition: &Condition, path: &str, code: &str) -> Option<bool> {
    let is_about = |field: &String| field == path;
    Some(match condition {
        Condition::Is(field, wanted) | Condition::Has(field, wanted) if is_about(field) => {
            code == wanted
        }
        Condition::OneOf(field, wanted) if is_about(field) => {
            wanted.iter().any(|wanted| wanted == code)
        }
        Condition::Home(field) if is_about(field) => code == pack.code,
        Condition::Present(field) if is_about(field) => code != NOT_RECORDED,
        Condition::Yes(field) if is_about(field) => code == "yes",
        Condition::Not(inner) => !meets(pack, inner, path, code)?,
        Condition::Any(several) => {
            let all: Option<Vec<bool>> = several
                .iter()
                .map(|one| meets(pack, one, path, code))
                .collect();
            all?.contains(&true)
        }
        _ => return None,
    })
}

impl<'a> Reader<'a> {
    fn of(pack: &'a Pack, report: &'a Report) -> Self {
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

    /// Narrows what each number may be to what the sums allow; `false` where
    /// nothing is left.
    fn narrow(&self, known: &mut [Known]) -> bool {
        loop {
            let mut is_narrowed = false;
            for sum in &self.sums {
                let total = sum.total;
                let least: i64 = sum.parts.iter().map(|part| known[*part].least).sum();
                let most: i64 = sum.parts.iter().map(|part| known[*part].most).sum();
                let whole = known[total];
                let mut narrower: Vec<(usize, i64, i64)> = Vec::new();
                if sum.overlaps {
                    // Everybody is in one part at least, and in each once.
                    narrower.push((total, 0, most));
                    for part in &sum.parts {
                        let others = most - known[*part].most;
                        narrower.push((*part, whole.least - others, whole.most));
                    }
                } else {
                    narrower.push((total, least, most));
                    for part in &sum.parts {
                        let own = known[*part];
                        let low = whole.least - (most - own.most);
                        let high = whole.most - (least - own.least);
                        narrower.push((*part, low, high));
                    }
                }
                for (at, low, high) in narrower {
                    let own = &mut known[at];
                    if low > own.least || high < own.most {
                        own.least = own.least.max(low);
                        own.most = own.most.min(high);
                        is_narrowed = true;
                    }
                }
            }
            if known.iter().any(|own| own.least > own.most) {
                return false;
            }
            if !is_narrowed {
                return true;
            }
        }
    }

    /// Whether numbers exist that fit all that is known.
    fn exists(&self, mut known: Vec<Known>, tries: &mut usize) -> bool {
        if *tries == 0 || !self.narrow(&mut known) {
            return false;
        }
        *tries -= 1;
        let Some(next) = (0..known.len())
            .filter(|at| known[*at].least < known[*at].most)
            .min_by_key(|at| known[*at].most - known[*at].least)
        else {
            return true;
        };
        let own = known[next];
        let mut values: Vec<i64> = (own.least..=own.most).collect();
        values.sort_by_key(|value| (value - own.truth).abs());
        values.into_iter().any(|value| {
            let mut fixed = known.clone();
            fixed[next].least = value;
            fixed[next].most = value;
            self.exists(fixed, tries)
        })
    }

    /// The small numbers that the report hides and that can be worked out.
    fn worked_out(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (name, at) in &self.names {
            let own = self.known[*at];
            let is_small = 0 < own.truth && own.truth < self.threshold;
            if !own.hidden || !is_small || own.told {
                continue;
            }
            let other = (0..=self.threshold)
                .filter(|value| *value != own.truth)
                .any(|value| {
                    let mut known = self.known.clone();
                    known[*at].least = known[*at].least.max(value);
                    known[*at].most = known[*at].most.min(value);
                    self.exists(known, &mut 2_000)
                });
            if !other {
                found.push(format!("{name:?} can only be {}", own.truth));
            }
        }
        found
    }
}

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
