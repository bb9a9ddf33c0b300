//! `ties.toml`: how a record shows the facts that policies ask about, such as
//! to which body a person was referred. A fact that the file says nothing of
//! does not hold of any record, but for those that the store knows by itself:
//! who entered a record, and whether it is void.

mod entry;
mod reaching;

use std::{collections::BTreeMap, sync::Arc};

use clockwork::{Dated, Moment};
use kernel::{Administers, Condition, Date, Field, RecordId, RecordKind, condition};
use pack::Fault;
use serde::Deserialize;
use toml::Spanned;

use self::{
    entry::{Tie, Way, Ways},
    reaching::Text,
};
use crate::{Fact, folder::Folder, reading};

/// The name of the file in the folder of policies.
pub(crate) const FILE_NAME: &str = "ties.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    ways: BTreeMap<String, Spanned<Ways>>,
    #[serde(default)]
    tie: Vec<Spanned<Tie>>,
    #[serde(default)]
    exception: Vec<Spanned<Tie>>,
}

const MICROSECONDS_OF_AN_HOUR: i64 = 3_600_000_000;

/// What no record meets.
fn never() -> Condition {
    condition::any([])
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
    ties: Vec<(Vec<Fact>, Tie)>,
    /// Where one of these holds, the fact does not.
    exceptions: Vec<(Vec<Fact>, Tie)>,
    kinds: Vec<Arc<RecordKind>>,
    /// The deadlines that ties may name, in hours.
    deadlines: BTreeMap<String, Dated<i64>>,
}

impl Ties {
    /// Reads the file. Where there is none, no record shows anything.
    pub(crate) fn read(
        folder: &Folder,
        kinds: &[Arc<RecordKind>],
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        let (path, text) = if folder.has(FILE_NAME) {
            folder.text(FILE_NAME, faults)?
        } else {
            (folder.shown(FILE_NAME), "")
        };
        let written: Written = reading::toml(&path, text, faults)?;
        let before = faults.len();
        let text = Text { path: &path, text };
        let mut read = |entries: Vec<Spanned<Tie>>| {
            let mut ties = Vec::new();
            for tie in entries {
                let line = text.line(tie.span().start);
                let read = tie.into_inner().along(&written.ways);
                match read.and_then(|tie| Ok((entry::facts(&tie, kinds)?, tie))) {
                    Ok((facts, tie)) => ties.push((facts, tie, line)),
                    Err((what, right)) => faults.push(Fault::error(&path, line, what, right)),
                }
            }
            ties
        };
        let (ties, exceptions) = (read(written.tie), read(written.exception));
        // What an entry with a fault reaches is not known.
        if faults.len() == before {
            let all = || ties.iter().chain(&exceptions);
            let used =
                |name: &str| all().any(|(_, tie, _)| tie.reaches_by.as_deref() == Some(name));
            faults.extend(reaching::unused(&written.ways, used, text));
            faults.extend(reaching::unreached(&ties, kinds, text));
        }
        let without_lines = |entries: Vec<(Vec<Fact>, Tie, usize)>| {
            let entries = entries.into_iter();
            entries.map(|(facts, tie, _)| (facts, tie)).collect()
        };
        (faults.len() == before).then(|| Self {
            ties: without_lines(ties),
            exceptions: without_lines(exceptions),
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
            .chain(&self.exceptions)
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
            Some(Condition::EnteredSince(since.to_string()))
        };
        let now = asker.now.microseconds();
        let earliest = since(now.checked_sub(microseconds))?;
        let latest = since(now.checked_add(microseconds))?;
        Some(vec![earliest, condition::not(latest)])
    }

    /// When a record of a register shows a fact: in one of these cases, each
    /// of which is several conditions that all hold. No case: never.
    pub fn cases(&self, fact: Fact, register: &str, asker: &Asker<'_>) -> Vec<Vec<Condition>> {
        let mut cases = self.shown(&self.ties, fact, register, asker);
        // No exception holds: of each, something fails.
        let none: Vec<Condition> = self
            .shown(&self.exceptions, fact, register, asker)
            .into_iter()
            .map(|holds| condition::any(holds.into_iter().map(condition::not)))
            .collect();
        for case in &mut cases {
            case.extend(none.iter().cloned());
        }
        cases
    }

    /// When these entries hold of a record of a register.
    fn shown(
        &self,
        entries: &[(Vec<Fact>, Tie)],
        fact: Fact,
        register: &str,
        asker: &Asker<'_>,
    ) -> Vec<Vec<Condition>> {
        entries
            .iter()
            .filter(|(of, _)| of.contains(&fact))
            .flat_map(|(_, tie)| self.holds(tie, register, asker))
            .collect()
    }

    /// When an entry holds of a record of a register.
    fn holds(&self, tie: &Tie, register: &str, asker: &Asker<'_>) -> Vec<Vec<Condition>> {
        let kind = |register: &str| self.kinds.iter().find(|kind| kind.register == register);
        // The link to whom or what a record is about, and its register.
        let about = kind(register).and_then(|kind| {
            let link = kind.subject.as_deref()?;
            Some((link, kind.field(link)?.link()?))
        });
        if tie.register == register {
            return vec![self.conditions(tie, "", asker)];
        }
        if let Some((link, target)) = about
            && tie.register == target
        {
            // When it was written is not known through a link.
            return match tie.recorded_within {
                None => vec![tie.conditions(&format!("{link}."), asker)],
                Some(_) => Vec::new(),
            };
        }
        let conditions = self.conditions(tie, "", asker);
        let linked = |way: &Way, from: &str| {
            vec![Condition::Linked {
                register: tie.register.clone(),
                via: way.via.clone(),
                from: from.to_owned(),
                not_before: None,
                conditions: conditions.clone(),
            }]
        };
        let leads = |way: &Way| {
            let reached = kind(&tie.register)
                .and_then(|kind| kind.field(&way.via))
                .and_then(Field::link);
            // What holds of a file holds of those that were merged into it: all
            // that told of them tells of it now.
            let same = kind(register).and_then(|kind| kind.same());
            let from = match (reached, about) {
                (Some(reached), _) if reached == register => {
                    Some(same.map_or("", |(_, field)| field.name.as_str()))
                }
                (Some(reached), Some((link, target))) if target == reached => Some(link),
                _ => None,
            };
            from.into_iter()
                .chain(way.also(register))
                .map(|from| linked(way, from))
                .collect::<Vec<_>>()
        };
        tie.ways.iter().flat_map(leads).collect()
    }

    /// Whether any record of a register can show a fact by its fields.
    pub fn tells(&self, fact: Fact, register: &str) -> bool {
        self.ties
            .iter()
            .any(|(of, tie)| of.contains(&fact) && tie.register == register)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use kernel::{Class, FieldKind};

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
                vec![link("tree", "trees"), code("to"), code("number")],
            ),
            kind("cuts", Some("tree"), vec![link("tree", "trees")]),
            kind("seeds", None, vec![link("parent", "trees"), code("loan")]),
        ]
    }

    fn ties(text: &str) -> Result<Ties, Vec<Fault>> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE_NAME), text).unwrap();
        let mut faults = Vec::new();
        Ties::read(&Folder::read(folder.path()), &kinds(), &mut faults).ok_or(faults)
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
    fn a_tie_reaches_by_other_links_and_by_numbers_where_that_is_said() {
        let of = |reaches: &str, of: &str| {
            format!(
                "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to\"\n\
                 reaches = \"{reaches}\"\nof = [\"{of}\"]\n"
            )
        };
        for (reaches, from) in [("tree", "parent"), ("number", "loan")] {
            let ties = ties(&of(reaches, &format!("seeds.{from}"))).unwrap();
            let linked = Condition::Linked {
                register: "loans".to_owned(),
                via: reaches.to_owned(),
                from: from.to_owned(),
                not_before: None,
                conditions: vec![condition::is("to", "park")],
            };
            assert_eq!(cases(&ties, "seeds"), [vec![linked]]);
        }
        // …and so do entries that share their ways.
        let shared = ties(
            "[ways.whom]\ntree = [\"seeds.parent\"]\nnumber = [\"seeds.loan\"]\n\
             [[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to\"\n\
             reaches_by = \"whom\"\n",
        )
        .unwrap();
        let both = [("number", "loan"), ("tree", "parent")].map(|(reaches, from)| {
            let apart = ties(&of(reaches, &format!("seeds.{from}"))).unwrap();
            cases(&apart, "seeds").remove(0)
        });
        assert_eq!(cases(&shared, "seeds"), both);
        assert_eq!(cases(&shared, "cuts").len(), 1);
        for (reaches, other) in [
            ("tree", "seeds.loan"),
            ("number", "seeds.parent"),
            ("number", "seeds.nothing"),
            ("number", "seeds"),
        ] {
            let faults = ties(&of(reaches, other)).unwrap_err();
            assert_eq!((faults.len(), faults[0].line), (1, 1), "{other}");
        }
    }

    #[test]
    fn each_field_by_which_a_record_names_whom_it_closes_leads_on() {
        let mut kinds = kinds();
        let mut loans = RecordKind::clone(&kinds[1]);
        for name in ["tree", "number"] {
            let field = loans.fields.iter_mut().find(|field| field.name == name);
            field.unwrap().whom = true;
        }
        kinds[1] = Arc::new(loans);
        let told = |text: Option<&str>| {
            let folder = tempfile::tempdir().unwrap();
            if let Some(text) = text {
                std::fs::write(folder.path().join(FILE_NAME), text).unwrap();
            }
            let mut faults = Vec::new();
            let read = Ties::read(&Folder::read(folder.path()), &kinds, &mut faults);
            assert_eq!(read.is_some(), faults.is_empty(), "{text:?}");
            let faults = faults.iter();
            let told: Vec<(usize, String)> = faults
                .map(|fault| (fault.line, fault.to_string()))
                .collect();
            told
        };
        let tie = |fact: &str, ways: &str| {
            format!(
                "{ways}[[tie]]\nfact = \"{fact}\"\nregister = \"loans\"\nbody = \"to\"\n\
                 reaches_by = \"whom\"\n"
            )
        };
        let all = "[ways.whom]\ntree = []\nnumber = [\"seeds.loan\"]\n";
        for fact in ["conflict", "sealed_by_court"] {
            assert_eq!(told(Some(&tie(fact, all))), []);
        }
        for (ways, fact, line, named) in [
            (
                "[ways.whom]\ntree = [\"seeds.parent\"]\n",
                "conflict",
                3,
                "by number, ",
            ),
            (
                "[ways.whom]\ntree = []\nnumber = []\n",
                "conflict",
                4,
                "by number, ",
            ),
            // What leads to others that only name it closes nothing of theirs.
            (
                "[ways.whom]\ntree = []\nnumber = [\"loans.number\"]\n",
                "conflict",
                4,
                "by number, ",
            ),
            (
                "[ways.whom]\nnumber = [\"seeds.loan\"]\n",
                "conflict",
                3,
                "by tree, ",
            ),
            (all, "receiver", 0, "by tree, number, "),
        ] {
            let told = told(Some(&tie(fact, ways)));
            assert_eq!((told.len(), told[0].0), (1, line), "{told:?}");
            assert!(told[0].1.contains(named), "{told:?}");
        }
        // Without the entry, or the file, there is no line to name.
        for text in [None, Some("")] {
            let told = told(text);
            assert_eq!((told.len(), told[0].0), (1, 0), "{told:?}");
        }
        // Nor does a way name what there is not, be it that no entry goes it.
        let sound = tie("conflict", all);
        for (ways, line, named) in [
            (
                all.replace("seeds.loan", "seeds.lone"),
                4,
                "has no field \"lone\"",
            ),
            (
                all.replace("number =", "numbre ="),
                4,
                "has no field \"numbre\"",
            ),
        ] {
            let told = told(Some(&tie("conflict", &ways)));
            assert_eq!((told.len(), told[0].0), (1, line), "{told:?}");
            assert!(told[0].1.contains(named), "{told:?}");
        }
        let told = told(Some(&format!(
            "{sound}[ways.other]\ntree = [\"no.thing\"]\n"
        )));
        assert_eq!((told.len(), told[0].0), (1, 9), "{told:?}");
        assert!(
            told[0].1.contains("no entry goes the ways \"other\""),
            "{told:?}"
        );
    }

    #[test]
    fn where_an_exception_holds_the_fact_does_not() {
        let ties = ties(
            "[[tie]]\nfact = [\"receiver\", \"holder\"]\nregister = \"loans\"\nbody = \"to\"\n\
             [[exception]]\nfact = \"receiver\"\nregister = \"loans\"\n\
             is = { number = [\"one\"] }\nabsent = [\"tree\"]\n",
        )
        .unwrap();
        let kept = condition::any([
            condition::not(condition::one_of("number", &["one"])),
            condition::not(condition::not(condition::present("tree"))),
        ]);
        assert_eq!(
            cases(&ties, "loans"),
            [vec![condition::is("to", "park"), kept]]
        );
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
        let since = |moment: &str| Condition::EnteredSince(moment.to_owned());
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
            "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to\"\nreaches_by = \"whom\"\n",
            "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to\"\nof = [\"seeds.loan\"]\n",
        ] {
            let faults = ties(text).unwrap_err();
            assert_eq!((faults.len(), faults[0].line), (1, 1), "{text}");
        }
    }
}
