//! The plan of a practice country: which groups of records are made, in
//! which order, and by which rules.

mod read;

use std::{collections::BTreeMap, path::Path};

use pack::Fault;

use crate::{
    page::{Reader, year_of},
    rule::Ruled,
};

/// How many people's files one batch of `[people]` makes; the counts of its
/// groups are for so many.
pub(crate) const BATCH: u64 = 1_000;

/// A plan that was read.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The file, as it was named.
    pub(crate) file: String,
    /// Lists of words that texts are made of.
    pub(crate) words: BTreeMap<String, Vec<String>>,
    /// Who writes, by desk; `else` for the desks that are not named.
    pub(crate) officers: BTreeMap<String, Vec<String>>,
    /// The groups, in the order in which they are made.
    pub(crate) makes: Vec<Make>,
    /// The groups of one batch of people.
    pub(crate) people: Vec<Make>,
}

/// One group of records, or one in each of several years.
#[derive(Clone, Debug)]
pub(crate) struct Make {
    pub(crate) line: usize,
    pub(crate) group: String,
    pub(crate) register: String,
    /// The years it is made for; empty for a group that has no year.
    pub(crate) years: Vec<i16>,
    pub(crate) count: Count,
    /// Whether later years need its records (what stands for years).
    pub(crate) stands: bool,
    pub(crate) with: Vec<(String, Ruled)>,
    pub(crate) parts: Vec<Part>,
    /// When it is written, if not soon after its last day.
    pub(crate) written_on: Option<Ruled>,
}

/// How many records a group has.
#[derive(Clone, Debug)]
pub(crate) enum Count {
    /// As many as there are records to go through one by one.
    OfLinks,
    /// So many.
    Fixed(u64),
    /// So many each year.
    ByYear(BTreeMap<i16, u64>),
}

impl Count {
    pub(crate) fn in_year(&self, year: Option<i16>) -> Option<u64> {
        match self {
            Self::OfLinks => None,
            Self::Fixed(count) => Some(*count),
            Self::ByYear(years) => {
                Some(year.and_then(|year| years.get(&year)).copied().unwrap_or(0))
            }
        }
    }
}

/// Some records of a group that have rules of their own.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) line: usize,
    pub(crate) count: Count,
    pub(crate) with: Vec<(String, Ruled)>,
}

impl Plan {
    /// Reads a plan: a file, or `practice.toml` in the folder of a country
    /// pack. Every fault is named with its line.
    pub fn load(path: &Path) -> Result<Self, Vec<Fault>> {
        let path = &if path.is_dir() {
            path.join("practice.toml")
        } else {
            path.to_owned()
        };
        let mut reader = Reader {
            file: path.display().to_string(),
            faults: Vec::new(),
        };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                reader.fault(
                    0,
                    format!("the plan cannot be read: {error}"),
                    "a country without a plan has no practice records",
                );
                return Err(reader.faults);
            }
        };
        let folder = path.parent().unwrap_or(Path::new(""));
        let plan = reader
            .parse(&text)
            .and_then(|page| reader.plan(&page, folder));
        match plan {
            Some(plan) if reader.faults.is_empty() => Ok(plan),
            _ => Err(reader.faults),
        }
    }

    /// The years it has groups for, in order.
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self
            .makes
            .iter()
            .flat_map(|make| make.years.iter().copied())
            .collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}

impl Make {
    /// Every rule of it.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &(String, Ruled)> {
        self.with
            .iter()
            .chain(self.parts.iter().flat_map(|part| &part.with))
    }

    /// The groups that it links to, with the line of the rule.
    pub(crate) fn links(&self) -> Vec<(usize, String)> {
        let mut links = Vec::new();
        for (_, rule) in self.rules() {
            rule.looks_at(&mut |_| {}, &mut |group| {
                links.push((rule.line, group.to_owned()));
            });
        }
        links
    }

    /// The rule that goes through another group one by one.
    pub(crate) fn one_by_one(&self) -> Option<&Ruled> {
        self.with.iter().map(|(_, rule)| rule).find(|ruled| {
            matches!(
                ruled.rule,
                crate::rule::Rule::Pick {
                    how: crate::rule::Pick::Each,
                    ..
                }
            )
        })
    }
}

/// A group's name without the year that may stand behind it.
pub(crate) fn without_year(name: &str) -> &str {
    match name.rsplit_once('-') {
        Some((group, year)) if year_of(year).is_some() => group,
        _ => name,
    }
}
