//! How each cell of a breakdown is printed: the number, "fewer than N", or
//! hidden because a small number could be computed from it.
//!
//! All tables of all the pack's papers are protected together, once, so that
//! a report in one language, or in one format, does not tell what another
//! hides.

mod known;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

use disclosure::{Printed, Threshold};
use kernel::{Fault, Unit};
use pack::{Directive, Pack};
use statistics::{Breakdown, State};

use crate::Report;

/// A cell of a breakdown that a text prints: its figure, dimension and code.
pub(crate) type NamedCell = (String, String, String);

/// How one cell is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedCell {
    /// The number.
    Number(statistics::Number),
    /// "fewer than N", and not none.
    FewerThan(u64),
    /// Nothing is said about the number.
    Hidden,
}

/// A breakdown as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedBreakdown {
    /// The figure, its dimensions, and the exact numbers, which are not to be
    /// printed.
    exact: Breakdown,
    /// How each cell is printed, by its codes.
    pub cells: BTreeMap<Vec<String>, PrintedCell>,
    /// With two dimensions: the totals by the first and by the second, each
    /// in the order of the codes.
    pub totals: [BTreeMap<String, PrintedCell>; 2],
    /// Whether the table is left out: its small numbers could be computed
    /// from what is known elsewhere, whatever were hidden.
    pub withheld: bool,
}

impl PrintedBreakdown {
    /// The figure.
    pub fn figure(&self) -> &statistics::FigureValue {
        &self.exact.figure
    }

    /// The dimensions, in order.
    pub fn dimensions(&self) -> &[String] {
        &self.exact.dimensions
    }

    /// The list of each dimension's codes, where they belong to one.
    pub fn lists(&self) -> &[Option<String>] {
        &self.exact.lists
    }

    /// Whether the cells add up to the figure.
    pub fn adds_up(&self) -> bool {
        self.exact.adds_up
    }

    /// Whether any cell is not told as it is.
    pub fn hides(&self) -> bool {
        let cells = self.cells.values();
        let totals = self.totals.iter().flat_map(BTreeMap::values);
        cells
            .chain(totals)
            .any(|cell| !matches!(cell, PrintedCell::Number(_)))
    }
}

/// Every breakdown that the papers print, by figure and dimensions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printing {
    /// The breakdowns.
    pub breakdowns: BTreeMap<(String, Vec<String>), PrintedBreakdown>,
}

impl Printing {
    /// Decides how each cell is printed. `named` are the cells that a text of
    /// the report prints: they are known, and others are hidden around them.
    pub(crate) fn of(
        report: &Report,
        pack: &Pack,
        named: &BTreeSet<NamedCell>,
    ) -> Result<Self, Fault> {
        let threshold = Threshold::new(pack.fewer_than)
            .map_err(|error| Fault::from("the country's threshold cannot be used", error))?;
        let mut asked: BTreeSet<(String, Vec<String>)> = BTreeSet::new();
        for directive in pack.directives() {
            match directive {
                Directive::Table { figure, dimensions } => {
                    asked.insert((figure, dimensions));
                }
                Directive::Bars { figure, dimension } => {
                    asked.insert((figure, vec![dimension]));
                }
                _ => {}
            }
        }
        let found: Vec<((String, Vec<String>), &Breakdown)> = asked
            .into_iter()
            .filter_map(|key| {
                let breakdown = report.breakdown(pack, &key.0, &key.1)?;
                Some((key, breakdown))
            })
            .collect();
        tables::printed(report, pack, threshold, named, &found)
    }

    /// A breakdown as it is printed.
    pub fn get(&self, figure: &str, dimensions: &[String]) -> Option<&PrintedBreakdown> {
        self.breakdowns
            .get(&(figure.to_owned(), dimensions.to_vec()))
    }
}

/// Whether a small number of this unit could point at a person. Agreements,
/// events, grants and the like are public acts: their numbers are printed.
fn tells_of_persons(unit: &str) -> bool {
    const PUBLIC: [Unit; 27] = [
        Unit::Topic,
        Unit::Event,
        Unit::Project,
        Unit::Award,
        Unit::Money,
        Unit::MoneyPerPerson,
        Unit::Organisation,
        Unit::Institution,
        Unit::Country,
        Unit::Partner,
        Unit::Publisher,
        Unit::Agreement,
        Unit::Visit,
        Unit::Meeting,
        Unit::Body,
        Unit::Instrument,
        Unit::Programme,
        Unit::Draft,
        Unit::ShareOfMeasures,
        Unit::ShareOfCases,
        Unit::Sector,
        Unit::Years,
        Unit::WorldCase,
        Unit::WorldPerson,
        Unit::WorldConviction,
        Unit::WorldMoney,
        Unit::BedNight,
    ];
    PUBLIC.iter().all(|public| public.code() != unit)
}

/// The breakdown with every number as it is.
fn plainly(exact: &Breakdown) -> PrintedBreakdown {
    let cells = exact
        .cells
        .iter()
        .map(|cell| (cell.codes.clone(), PrintedCell::Number(cell.number)))
        .collect();
    let totals = [0, 1].map(|position| {
        let mut totals = BTreeMap::new();
        if exact.dimensions.len() == 2 && exact.adds_up {
            for cell in &exact.cells {
                let sum = totals
                    .entry(cell.codes[position].clone())
                    .or_insert(same_kind(cell.number, 0));
                *sum = same_kind(*sum, sum.exact() + cell.number.exact());
            }
        }
        totals
            .into_iter()
            .map(|(code, number)| (code, PrintedCell::Number(number)))
            .collect()
    });
    PrintedBreakdown {
        exact: exact.clone(),
        cells,
        totals,
        withheld: false,
    }
}

/// A number of the same kind as another: money stays money.
fn same_kind(kind: statistics::Number, exact: i64) -> statistics::Number {
    match kind {
        statistics::Number::Money(_) => statistics::Number::Money(exact),
        _ => statistics::Number::Whole(exact),
    }
}

fn printed_as(printed: Printed) -> PrintedCell {
    match printed {
        Printed::Shown(count) => PrintedCell::Number(statistics::Number::Whole(
            i64::try_from(count).unwrap_or(i64::MAX),
        )),
        Printed::FewerThan(threshold) => PrintedCell::FewerThan(threshold),
        Printed::Hidden => PrintedCell::Hidden,
    }
}

fn is_counted(breakdown: &Breakdown) -> bool {
    breakdown.figure.state == State::Counted
}
