//! One entry of `ties.toml`, and what must hold of a record that meets it.

use std::{collections::BTreeMap, mem::discriminant, sync::Arc};

use kernel::{Administers, Condition, Field, RecordKind, condition};
use serde::Deserialize;
use toml::Spanned;

use super::Asker;
use crate::Fact;

/// One name or several.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
enum Names {
    One(String),
    Several(Vec<String>),
}

impl Default for Names {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

/// One way in which a record shows a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Tie {
    fact: Names,
    /// The register whose records show it.
    pub(super) register: String,
    /// This field names the officer's body…
    body: Option<String>,
    /// …or another body…
    other_body: Option<String>,
    /// …or one for which the officer gives posts…
    administered: Option<String>,
    /// …or this link leads to the officer.
    officer: Option<String>,
    /// These fields have one of these codes.
    is: BTreeMap<String, Vec<String>>,
    /// Among the codes of these fields is one of these.
    has: BTreeMap<String, Vec<String>>,
    /// These fields are empty.
    absent: Vec<String>,
    /// Somebody is younger than so many years, as far as a year of birth
    /// tells.
    younger_than: Option<YoungerThan>,
    /// Today lies between these two days, both of them included.
    runs: Option<Runs>,
    /// The record was written no longer ago than this deadline of the
    /// settings is long: a moment that nobody enters.
    pub(super) recorded_within: Option<String>,
    /// The fact holds of the record that this link leads to as well, and of
    /// every other record about it.
    reaches: Option<String>,
    /// …and of those records whose field, named as `REGISTER.FIELD`, holds the
    /// same: another link to it, or a number that other bodies know it by.
    of: Vec<String>,
    /// …or it goes each of the ways of this name, which several entries share.
    pub(super) reaches_by: Option<String>,
    /// All ways that it goes.
    #[serde(skip)]
    pub(super) ways: Vec<Way>,
}

/// Ways that several entries go: by each of these fields to what it leads to,
/// and to whatever holds the same in one of the fields that stand beside it.
pub(super) type Ways = BTreeMap<String, Vec<String>>;

/// One way from a record to others of which its fact holds as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    /// The field of the record: a link, or a number.
    pub(super) via: String,
    /// `REGISTER.FIELD` of those that hold the same.
    of: Vec<String>,
}

impl Way {
    /// The registers whose records hold the same.
    pub(super) fn registers(&self) -> impl Iterator<Item = &str> {
        self.of
            .iter()
            .filter_map(|path| Some(path.split_once('.')?.0))
    }

    /// The fields by which records of a register hold what this way leads to.
    pub(super) fn also(&self, register: &str) -> impl Iterator<Item = &str> {
        self.of
            .iter()
            .filter_map(move |path| path.strip_prefix(register)?.strip_prefix('.'))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct YoungerThan {
    birth_year: String,
    years: i16,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Runs {
    from: String,
    /// Without a last day it runs on, and so it does where the field says
    /// that the record need not have one.
    until: Option<String>,
}

impl Tie {
    /// …with the ways that it goes, of those that have a name.
    pub(super) fn along(mut self, named: &BTreeMap<String, Spanned<Ways>>) -> Result<Self, Wrong> {
        let own = self.reaches.iter().map(|via| (via, &self.of));
        let shared = match &self.reaches_by {
            None => None,
            Some(_) if self.reaches.is_some() => {
                return Err((
                    "\"reaches\" and \"reaches_by\" stand beside each other".to_owned(),
                    "name the one field, or the ways that have a name".to_owned(),
                ));
            }
            Some(name) => Some(named.get(name).ok_or_else(|| {
                (
                    format!("there are no ways \"{name}\""),
                    format!("say under [ways.{name}] which fields lead where"),
                )
            })?),
        };
        if self.reaches.is_none() && !self.of.is_empty() {
            return Err((
                "\"of\" stands without \"reaches\"".to_owned(),
                "say which field of this register holds the same".to_owned(),
            ));
        }
        self.ways = own
            .chain(shared.into_iter().flat_map(Spanned::get_ref))
            .map(|(via, of)| Way {
                via: via.clone(),
                of: of.clone(),
            })
            .collect();
        Ok(self)
    }

    /// What must hold of a record, with its fields reached by this path.
    pub(super) fn conditions(&self, path: &str, asker: &Asker<'_>) -> Vec<Condition> {
        let at = |field: &str| format!("{path}{field}");
        let mut all = Vec::new();
        if let Some(body) = &self.body {
            all.push(condition::is(&at(body), asker.agency));
        }
        if let Some(other) = &self.other_body {
            all.push(condition::present(&at(other)));
            all.push(condition::not(condition::is(&at(other), asker.agency)));
        }
        if let Some(body) = &self.administered {
            all.push(match asker.administers {
                Administers::All => condition::present(&at(body)),
                Administers::Bodies(bodies) => {
                    Condition::OneOf(at(body), bodies.iter().cloned().collect())
                }
            });
        }
        if let Some(link) = &self.officer {
            all.push(condition::links_to(&at(link), asker.officer));
        }
        for (field, codes) in &self.is {
            all.push(Condition::OneOf(at(field), codes.clone()));
        }
        for (field, codes) in &self.has {
            let any = codes.iter().map(|code| condition::has(&at(field), code));
            all.push(condition::any(any));
        }
        for field in &self.absent {
            all.push(condition::not(condition::present(&at(field))));
        }
        if let Some(YoungerThan { birth_year, years }) = &self.younger_than {
            let this_year = asker.today.year();
            all.push(condition::any((this_year - years..=this_year).map(
                |year| condition::number_is(&at(birth_year), i64::from(year)),
            )));
        }
        if let Some(Runs { from, until }) = &self.runs {
            all.push(condition::on_or_before(&at(from), asker.today));
            if let Some(until) = until {
                let until = at(until);
                let open = condition::not(condition::present(&until));
                all.push(condition::any([
                    open,
                    condition::on_or_after(&until, asker.today),
                ]));
            }
        }
        all
    }
}

type Wrong = (String, String);

/// The field that a path leads to from a register, through links; else what is
/// wrong and what would be right.
fn field<'k>(register: &str, path: &str, kinds: &'k [Arc<RecordKind>]) -> Result<&'k Field, Wrong> {
    let kind = |register: &str| kinds.iter().find(|kind| kind.register == register);
    let mut at = kind(register).ok_or_else(|| {
        (
            format!("there is no register \"{register}\""),
            "`opennrm registers` names those that there are".to_owned(),
        )
    })?;
    let mut names = path.split('.').peekable();
    while let Some(name) = names.next() {
        let Some(field) = at.field(name).filter(|field| !field.is_sealed()) else {
            return Err((
                format!(
                    "\"{}\" has no field \"{name}\" that is not sealed",
                    at.register
                ),
                "name a field as `opennrm template` does".to_owned(),
            ));
        };
        if names.peek().is_none() {
            return Ok(field);
        }
        at = field.link().and_then(kind).ok_or_else(|| {
            (
                format!("the field \"{name}\" of \"{}\" is no link", at.register),
                "a path goes through links".to_owned(),
            )
        })?;
    }
    Err((
        "a path without a name leads nowhere".to_owned(),
        "name a field".to_owned(),
    ))
}

/// The facts of a tie that speaks of what there is; else what is wrong and
/// what would be right.
pub(super) fn facts(tie: &Tie, kinds: &[Arc<RecordKind>]) -> Result<Vec<Fact>, Wrong> {
    let names = match &tie.fact {
        Names::One(name) => std::slice::from_ref(name),
        Names::Several(names) => names.as_slice(),
    };
    let facts = names.iter().map(|name| {
        let fact = Fact::of_name(name).filter(|fact| fact.is_of_the_record());
        fact.ok_or_else(|| {
            (
                format!("there is no fact of a record \"{name}\""),
                "`opennrm policy schema` names the facts".to_owned(),
            )
        })
    });
    let facts: Vec<Fact> = facts.collect::<Result<_, _>>()?;
    let runs = tie
        .runs
        .iter()
        .flat_map(|runs| [Some(&runs.from), runs.until.as_ref()])
        .flatten();
    let paths: Vec<&String> = [&tie.body, &tie.other_body, &tie.administered, &tie.officer]
        .into_iter()
        .flatten()
        .chain(tie.is.keys())
        .chain(tie.has.keys())
        .chain(&tie.absent)
        .chain(tie.younger_than.iter().map(|younger| &younger.birth_year))
        .chain(runs)
        .chain(tie.ways.iter().map(|way| &way.via))
        .collect();
    for path in &paths {
        field(&tie.register, path, kinds)?;
    }
    if facts.is_empty() || paths.is_empty() {
        return Err((
            "a tie of no field would hold of every record".to_owned(),
            "say which field shows which fact".to_owned(),
        ));
    }
    for Way { via, of } in &tie.ways {
        let reached = field(&tie.register, via, kinds)?;
        for other in of {
            let (register, path) = other.split_once('.').unwrap_or((other, ""));
            let same = field(register, path, kinds)?;
            if discriminant(&same.kind) != discriminant(&reached.kind)
                || same.link() != reached.link()
            {
                return Err((
                    format!("\"{other}\" and \"{}\" cannot hold the same", reached.name),
                    "both are links to one register, or both are numbers".to_owned(),
                ));
            }
        }
    }
    Ok(facts)
}
