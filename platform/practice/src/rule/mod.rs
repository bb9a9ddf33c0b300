//! How the values of one column are made: the rules that a plan is written
//! in.

mod day;
mod read;

use std::collections::BTreeMap;

use pack::Fault;

pub(crate) use self::day::{DAY, Day};

/// A rule, where it stands, and for how many of the records it fills the
/// column.
#[derive(Clone, Debug)]
pub(crate) struct Ruled {
    pub(crate) line: usize,
    pub(crate) rule: Rule,
    /// In a hundred; the others stay empty.
    pub(crate) percent: Option<u64>,
}

/// How values are made.
#[derive(Clone, Debug)]
pub(crate) enum Rule {
    /// The same value for each, as it would be typed; words in braces in a
    /// text are filled in.
    Fixed(String),
    /// So many records with each value.
    Exact(Vec<(String, u64)>),
    /// One value, or several, by weight.
    Weights {
        weights: Vec<(String, u64)>,
        several: Option<(u64, u64)>,
    },
    /// The first record has the first value, and so on.
    InOrder(Vec<String>),
    /// Days, numbers or times between two, as the column's kind is.
    Between {
        first: Place,
        last: Place,
        step: i64,
        workdays: bool,
    },
    /// Some days after (or before) another date.
    After {
        of: String,
        days: (i64, i64),
        until: Option<Day>,
    },
    /// Numbers that add up.
    Sum {
        total: i64,
        least: i64,
        most: i64,
        step: i64,
    },
    /// One number more at each record.
    From(i64),
    /// Records of groups made before.
    Pick {
        how: Pick,
        groups: Vec<String>,
        skip: usize,
        meets: Vec<(String, Vec<String>)>,
    },
    /// What another field holds, perhaps of a linked record.
    SameAs(String),
    /// By what another field holds.
    By {
        of: String,
        cases: Vec<(String, Ruled)>,
        otherwise: Option<Box<Ruled>>,
    },
    /// The amount of an entitlement on a day.
    Entitlement { id: String, on: String },
    /// Another rule each year.
    ByYear(BTreeMap<i16, Ruled>),
}

/// How linked records are picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// One by one, each once.
    Each,
    /// One by one, and from the first again.
    Round,
    /// By chance, each once at most.
    Any,
    /// By chance, perhaps more than once.
    Some,
}

impl Pick {
    const ALL: [(&'static str, Self); 4] = [
        ("each", Self::Each),
        ("round", Self::Round),
        ("any", Self::Any),
        ("some", Self::Some),
    ];
}

/// An end of a range.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    Number(i64),
    /// A day or a time, read when the column's kind is known.
    Text(String),
}

impl Ruled {
    /// The rule for a group of this year.
    pub(crate) fn in_year<'a>(&'a self, year: Option<i16>, file: &str) -> Result<&'a Self, Fault> {
        let Rule::ByYear(years) = &self.rule else {
            return Ok(self);
        };
        match year.and_then(|year| years.get(&year)) {
            Some(rule) => Ok(rule),
            None => Err(Fault::error(
                file,
                self.line,
                match year {
                    Some(year) => format!("the rule says nothing of {year}"),
                    None => "the rule is by year, and the group has none".to_owned(),
                },
                "write a rule for each year of the group",
            )),
        }
    }

    /// Calls with each path to another field, and each group, that the rule
    /// looks at.
    pub(crate) fn looks_at(&self, field: &mut dyn FnMut(&str), group: &mut dyn FnMut(&str)) {
        match &self.rule {
            Rule::After { of, .. } | Rule::SameAs(of) | Rule::Entitlement { on: of, .. } => {
                field(of);
            }
            Rule::By {
                of,
                cases,
                otherwise,
            } => {
                field(of);
                let rules = cases.iter().map(|(_, rule)| rule);
                for rule in rules.chain(otherwise.as_deref()) {
                    rule.looks_at(field, group);
                }
            }
            Rule::ByYear(years) => {
                for rule in years.values() {
                    rule.looks_at(field, group);
                }
            }
            Rule::Pick { groups, .. } => groups.iter().for_each(|name| group(name)),
            Rule::Fixed(text) => {
                for part in text.split('{').skip(1) {
                    // What a text says of the group itself is no field.
                    if let Some((inside, _)) = part.split_once('}')
                        && inside != "year"
                        && inside != "n"
                    {
                        field(inside);
                    }
                }
            }
            Rule::Exact(_)
            | Rule::Weights { .. }
            | Rule::InOrder(_)
            | Rule::Between { .. }
            | Rule::Sum { .. }
            | Rule::From(_) => {}
        }
    }
}
