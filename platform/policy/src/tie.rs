//! `ties.toml`: how a record shows the facts that policies ask about, such as
//! to which body a person was referred. A fact that the file says nothing of
//! does not hold of any record, but for those that the store knows by itself:
//! who entered a record, and whether it is void.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use clockwork::{Dated, Moment};
use kernel::{Administers, Condition, Date, RecordId, RecordKind, condition};
use pack::Fault;
use serde::Deserialize;
use toml::Spanned;

use crate::{Fact, reading};

/// The name of the file in the folder of policies.
pub(crate) const FILE_NAME: &str = "ties.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    tie: Vec<Spanned<Tie>>,
}

const MICROSECONDS_OF_AN_HOUR: i64 = 3_600_000_000;

/// What no record meets.
fn never() -> Condition {
    condition::any([])
}

/// One way in which a record shows a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Tie {
    fact: String,
    /// The register whose records show it.
    register: String,
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
    /// These fields are empty.
    absent: Vec<String>,
    /// Somebody is younger than so many years, as far as a year of birth
    /// tells.
    younger_than: Option<YoungerThan>,
    /// Today lies between these two days, both of them included.
    runs: Option<Runs>,
    /// The record was written no longer ago than this deadline of the
    /// settings is long: a moment that nobody enters.
    recorded_within: Option<String>,
    /// The fact holds of the record that this link leads to as well, and of
    /// every other record about it.
    reaches: Option<String>,
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

/// Who asks, as far as ties are about them.
#[derive(Clone, Debug)]
pub struct Asker<'a> {
    /// The officer.
    pub officer: RecordId,
    /// The body of the post in which the officer asks.
    pub agency: &'a str,
    /// The bodies for which the officer gives posts.
    pub administers: &'a Administers,
    /// Today in the country.
    pub today: Date,
    /// The moment it is.
    pub now: Moment,
}

/// Every way in which records show facts.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    ties: Vec<(Fact, Tie)>,
    kinds: Vec<Arc<RecordKind>>,
    /// The deadlines that ties may name, in hours.
    deadlines: BTreeMap<String, Dated<i64>>,
}

impl Ties {
    /// Reads the file, where there is one.
    pub(crate) fn read(
        folder: &Path,
        kinds: &[Arc<RecordKind>],
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        let file = folder.join(FILE_NAME);
        if !file.exists() {
            return Some(Self::default());
        }
        let (path, text) = reading::text(&file, faults)?;
        let written: Written = reading::toml(&path, &text, faults)?;
        let before = faults.len();
        let mut ties = Vec::new();
        for tie in written.tie {
            let line = reading::line(&text, tie.span().start);
            let tie = tie.into_inner();
            match right(&tie, kinds) {
                Ok(fact) => ties.push((fact, tie)),
                Err((what, right)) => faults.push(Fault::error(&path, line, what, right)),
            }
        }
        (faults.len() == before).then(|| Self {
            ties,
            kinds: kinds.to_vec(),
            deadlines: BTreeMap::new(),
        })
    }

    /// …under these deadlines; what is wrong and what would be right where a
    /// tie names another one.
    pub(crate) fn under(
        mut self,
        deadlines: &BTreeMap<String, Dated<i64>>,
    ) -> Result<Self, (String, String)> {
        let named = self
            .ties
            .iter()
            .filter_map(|(_, tie)| tie.recorded_within.as_ref());
        for deadline in named {
            let Some(hours) = deadlines.get(deadline) else {
                return Err((
                    format!("there is no deadline \"{deadline}\""),
                    "give it a length in settings.toml".to_owned(),
                ));
            };
            self.deadlines.insert(deadline.clone(), hours.clone());
        }
        Ok(self)
    }

    /// What must hold of a record, with its fields reached by this path.
    fn conditions(&self, tie: &Tie, path: &str, asker: &Asker<'_>) -> Vec<Condition> {
        let mut all = tie.conditions(path, asker);
        if let Some(deadline) = &tie.recorded_within {
            match self.recorded_within(deadline, asker) {
                Some(within) => all.extend(within),
                None => all.push(never()),
            }
        }
        all
    }

    /// That a record was written no longer ago than a deadline is long. One
    /// that lies further ahead than that was written while the clock was wrong,
    /// and would show its fact for as long as the clock was set ahead.
    fn recorded_within(&self, deadline: &str, asker: &Asker<'_>) -> Option<Vec<Condition>> {
        let hours = self.deadlines.get(deadline)?.at(asker.today)?;
        let microseconds = hours.checked_mul(MICROSECONDS_OF_AN_HOUR)?;
        let since = |microseconds: Option<i64>| {
            let since = Moment::from_microseconds(microseconds?).ok()?;
            Some(Condition::RecordedSince(since.to_string()))
        };
        let now = asker.now.microseconds();
        let earliest = since(now.checked_sub(microseconds))?;
        let latest = since(now.checked_add(microseconds))?;
        Some(vec![earliest, condition::not(latest)])
    }

    /// When a record of a register shows a fact: in one of these cases, each
    /// of which is several conditions that all hold. No case: never.
    pub fn cases(&self, fact: Fact, register: &str, asker: &Asker<'_>) -> Vec<Vec<Condition>> {
        let own = self.kinds.iter().find(|kind| kind.register == register);
        // The link to whom or what a record is about, and its register.
        let about = own.and_then(|kind| {
            let link = kind.subject.as_deref()?;
            Some((link, kind.field(link)?.link()?))
        });
        self.ties
            .iter()
            .filter(|(of, _)| *of == fact)
            .filter_map(|(_, tie)| {
                if tie.register == register {
                    return Some(self.conditions(tie, "", asker));
                }
                if let Some((link, target)) = about
                    && tie.register == target
                {
                    // When it was written is not known through a link.
                    let of_link = tie.recorded_within.is_none();
                    return of_link.then(|| tie.conditions(&format!("{link}."), asker));
                }
                let via = tie.reaches.as_deref()?;
                let showing = self
                    .kinds
                    .iter()
                    .find(|kind| kind.register == tie.register)?;
                let reached = showing.field(via)?.link()?;
                let from = match about {
                    _ if reached == register => "",
                    Some((link, target)) if target == reached => link,
                    _ => return None,
                };
                Some(vec![Condition::Linked {
                    register: tie.register.clone(),
                    via: via.to_owned(),
                    from: from.to_owned(),
                    not_before: None,
                    conditions: self.conditions(tie, "", asker),
                }])
            })
            .collect()
    }

    /// Whether any record of a register can show a fact by its fields.
    pub fn tells(&self, fact: Fact, register: &str) -> bool {
        self.ties
            .iter()
            .any(|(of, tie)| *of == fact && tie.register == register)
    }
}

impl Tie {
    /// What must hold of a record, with its fields reached by this path.
    fn conditions(&self, path: &str, asker: &Asker<'_>) -> Vec<Condition> {
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

/// The fact of a tie that speaks of what there is; else what is wrong and
/// what would be right.
fn right(tie: &Tie, kinds: &[Arc<RecordKind>]) -> Result<Fact, (String, String)> {
    let fact = Fact::of_name(&tie.fact)
        .filter(|fact| fact.is_of_the_record())
        .ok_or_else(|| {
            (
                format!("there is no fact of a record \"{}\"", tie.fact),
                "`opennrm policy schema` names the facts".to_owned(),
            )
        })?;
    let kind = |register: &str| kinds.iter().find(|kind| kind.register == register);
    let Some(own) = kind(&tie.register) else {
        return Err((
            format!("there is no register \"{}\"", tie.register),
            "`opennrm registers` names those that there are".to_owned(),
        ));
    };
    let runs = tie
        .runs
        .iter()
        .flat_map(|runs| [Some(&runs.from), runs.until.as_ref()])
        .flatten();
    let paths = [&tie.body, &tie.other_body, &tie.administered, &tie.officer]
        .into_iter()
        .flatten()
        .chain(tie.is.keys())
        .chain(&tie.absent)
        .chain(tie.younger_than.iter().map(|younger| &younger.birth_year))
        .chain(runs)
        .chain(&tie.reaches);
    let mut any = false;
    for path in paths {
        any = true;
        let mut at = own;
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
            if names.peek().is_some() {
                at = field.link().and_then(kind).ok_or_else(|| {
                    (
                        format!("the field \"{name}\" of \"{}\" is no link", at.register),
                        "a path goes through links".to_owned(),
                    )
                })?;
            }
        }
    }
    if any {
        Ok(fact)
    } else {
        Err((
            "a tie of no field would hold of every record".to_owned(),
            "say which field shows it".to_owned(),
        ))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use kernel::{Class, Field, FieldKind};

    use super::*;

    fn kinds() -> Vec<Arc<RecordKind>> {
        let code = |name: &str| {
            let list = FieldKind::Code {
                list: "bodies".to_owned(),
            };
            Field::new(name, list, Class::Counted, true)
        };
        let link = |name: &str, register: &str| {
            let link = FieldKind::Link {
                register: register.to_owned(),
            };
            Field::new(name, link, Class::Open, true)
        };
        let kind = |register: &str, subject: Option<&str>, fields: Vec<Field>| {
            Arc::new(RecordKind {
                register: register.to_owned(),
                prefix: "TRE".to_owned(),
                period: None,
                subject: subject.map(str::to_owned),
                title: None,
                fields,
            })
        };
        vec![
            kind("trees", None, vec![code("sort")]),
            kind(
                "loans",
                Some("tree"),
                vec![link("tree", "trees"), code("to")],
            ),
            kind("cuts", Some("tree"), vec![link("tree", "trees")]),
        ]
    }

    fn ties(text: &str) -> Result<Ties, Vec<Fault>> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE_NAME), text).unwrap();
        let mut faults = Vec::new();
        Ties::read(folder.path(), &kinds(), &mut faults).ok_or(faults)
    }

    fn cases(ties: &Ties, register: &str) -> Vec<Vec<Condition>> {
        let asker = Asker {
            officer: RecordId(Default::default()),
            agency: "park",
            administers: &Administers::All,
            today: Date::constant(2018, 5, 8),
            now: "2018-05-08T08:00:00Z".parse().unwrap(),
        };
        ties.cases(Fact::Receiver, register, &asker)
    }

    #[test]
    fn a_tie_reaches_from_its_own_record_to_what_it_is_about_and_all_about_it() {
        let ties = ties(
            "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to\"\nreaches = \"tree\"\n",
        )
        .unwrap();
        let own = vec![condition::is("to", "park")];
        assert_eq!(cases(&ties, "loans"), std::slice::from_ref(&own));
        let linked = |from: &str| Condition::Linked {
            register: "loans".to_owned(),
            via: "tree".to_owned(),
            from: from.to_owned(),
            not_before: None,
            conditions: own.clone(),
        };
        assert_eq!(cases(&ties, "trees"), [vec![linked("")]]);
        assert_eq!(cases(&ties, "cuts"), [vec![linked("tree")]]);
        assert!(cases(&Ties::default(), "loans").is_empty());
    }

    #[test]
    fn what_was_recorded_long_ago_or_far_ahead_of_the_clock_shows_nothing() {
        let day = clockwork::Validity {
            from: Date::constant(2018, 1, 1),
            until: None,
            value: 24,
        };
        let deadlines = BTreeMap::from([("opening".to_owned(), Dated::new([day]).unwrap())]);
        let ties = ties(
            "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to\"\nrecorded_within = \"opening\"\n",
        )
        .unwrap()
        .under(&deadlines)
        .unwrap();
        let since = |moment: &str| Condition::RecordedSince(moment.to_owned());
        let within = vec![
            condition::is("to", "park"),
            since("2018-05-07T08:00:00.000000Z"),
            condition::not(since("2018-05-09T08:00:00.000000Z")),
        ];
        assert_eq!(cases(&ties, "loans"), [within]);
    }

    #[test]
    fn a_tie_of_a_wrong_name_or_of_nothing_is_a_fault() {
        for text in [
            "[[tie]]\nfact = \"trained\"\nregister = \"loans\"\nbody = \"to\"\n",
            "[[tie]]\nfact = \"receiver\"\nregister = \"leaves\"\nbody = \"to\"\n",
            "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"from\"\n",
            "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to.sort\"\n",
            "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\n",
        ] {
            let faults = ties(text).unwrap_err();
            assert_eq!((faults.len(), faults[0].line), (1, 1), "{text}");
        }
    }
}
