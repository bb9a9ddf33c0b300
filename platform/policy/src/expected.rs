//! `expected.csv`: what each role may do in each situation, as people agreed
//! it, beside the policies and in words of its own. What it does not say is
//! not permitted.

use std::collections::BTreeMap;

use pack::Fault;

use crate::{
    Act, Decision, Part, Policies, Resource,
    folder::{EXPECTED, Folder},
    selection,
    situation::{Situation, situations},
};

/// The columns, in their order.
const COLUMNS: [&str; 5] = ["role", "resources", "situations", "acts", "parts"];

/// What is expected: for each role and resource (their places among those of
/// the policies), the situations in which each act is permitted, with the
/// lines that say so.
#[derive(Clone, Debug, Default)]
pub(crate) struct Expected {
    pub(crate) situations: Vec<Situation>,
    cells: BTreeMap<(usize, usize, Act), BTreeMap<usize, usize>>,
    path: String,
}

impl Expected {
    /// Reads the file.
    pub(crate) fn read(
        folder: &Folder,
        policies: &Policies,
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        let (path, text) = folder.text(EXPECTED, faults)?;
        let situations = match situations() {
            Ok(situations) => situations,
            Err(wrong) => {
                faults.push(Fault::error("situations.toml", 0, wrong, ""));
                return None;
            }
        };
        let before = faults.len();
        let resources = selection::resources(&policies.filing);
        let roles = selection::of("role", "everyone", policies.roles.iter().cloned().zip(0..));
        let mut in_situations = selection::of(
            "situation",
            "any",
            situations
                .iter()
                .enumerate()
                .map(|(at, situation)| (situation.name.clone(), at)),
        );
        let acts = selection::of(
            "act",
            "every_act",
            Act::ALL
                .iter()
                .filter(|act| act.part().is_none())
                .map(|act| (act.name().to_owned(), *act)),
        );
        let parts = selection::of(
            "part",
            "every_part",
            Part::ALL.iter().map(|part| (part.name().to_owned(), *part)),
        );
        let mut cells: BTreeMap<(usize, usize, Act), BTreeMap<usize, usize>> = BTreeMap::new();
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .from_reader(text.as_bytes());
        if reader
            .headers()
            .is_ok_and(|headers| headers != COLUMNS.as_slice())
        {
            faults.push(Fault::error(
                &path,
                1,
                "the columns are not those of expected permissions",
                format!("the first row is {}", COLUMNS.join(",")),
            ));
            return None;
        }
        for row in reader.records() {
            let row = match row {
                Ok(row) => row,
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    faults.push(Fault::error(
                        &path,
                        usize::try_from(line).unwrap_or(0),
                        format!("the row cannot be read: {error}"),
                        format!("a row has {} columns", COLUMNS.len()),
                    ));
                    continue;
                }
            };
            let line = row.position().map_or(0, csv::Position::line);
            let line = usize::try_from(line).unwrap_or(0);
            let words = |column: usize| row.get(column).unwrap_or_default().split_whitespace();
            let read = (|| {
                let within = in_situations.read(words(2))?;
                if row.get(0) == Some("set") {
                    return Ok(Some(within));
                }
                let mut allowed = acts.read(words(3))?;
                allowed.extend(parts.read(words(4))?.into_iter().map(Part::act));
                for role in roles.read(words(0))? {
                    for resource in resources.read(words(1))? {
                        for act in &allowed {
                            if act.about() != resource.about() {
                                return Err((
                                    format!("\"{}\" is no act for {resource}", act.name()),
                                    format!("it is an act for {}", act.about().said()),
                                ));
                            }
                            let cell = (role, policies.places[&resource], *act);
                            let cell = cells.entry(cell).or_default();
                            cell.extend(within.iter().map(|situation| (*situation, line)));
                        }
                    }
                }
                Ok(None)
            })();
            match read {
                Ok(Some(set)) => in_situations.call(row.get(1).unwrap_or_default(), set),
                Ok(None) => {}
                Err((what, right)) => faults.push(Fault::error(&path, line, what, right)),
            }
        }
        (faults.len() == before).then_some(Self {
            situations,
            cells,
            path,
        })
    }

    /// The situations, counted from nought, in which an act is expected to be
    /// permitted, with the lines that say so.
    pub(crate) fn cell(
        &self,
        role: usize,
        place: usize,
        act: Act,
    ) -> Option<&BTreeMap<usize, usize>> {
        self.cells.get(&(role, place, act))
    }

    /// Holds the policies against what is expected.
    pub(crate) fn compare(&self, policies: &Policies) -> (usize, Vec<Fault>) {
        let mut looked_at = 0;
        let mut faults = Vec::new();
        for (at_role, role) in policies.roles.iter().enumerate() {
            for act in Act::ALL.iter().copied() {
                // The same difference in several registers is told once.
                let mut told: BTreeMap<(bool, Vec<usize>), Vec<&Resource>> = BTreeMap::new();
                for (place, resource) in policies.resources.iter().enumerate() {
                    if !policies.is_in_matrix(place, act) {
                        continue;
                    }
                    let cell = self.cell(at_role, place, act);
                    let when = policies.at(at_role, place, act);
                    looked_at += self.situations.len();
                    let mut wrong: BTreeMap<bool, Vec<usize>> = BTreeMap::new();
                    for (at, situation) in self.situations.iter().enumerate() {
                        let is = policies.shelf.at(when, situation.facts);
                        if is != cell.is_some_and(|cell| cell.contains_key(&at)) {
                            wrong.entry(is).or_default().push(at);
                        }
                    }
                    for (is, situations) in wrong {
                        told.entry((is, situations)).or_default().push(resource);
                    }
                }
                for ((is, situations), resources) in told {
                    let difference = Difference {
                        at_role,
                        role,
                        act,
                        situations,
                        resources,
                    };
                    faults.push(if is {
                        self.not_expected(policies, &difference)
                    } else {
                        self.not_permitted(policies, &difference)
                    });
                }
            }
        }
        (looked_at, faults)
    }

    fn names(&self, situations: &[usize]) -> String {
        let names: Vec<&str> = situations
            .iter()
            .map(|at| self.situations[*at].name.as_str())
            .collect();
        names.join(", ")
    }

    /// What the policies say in the first of the cells.
    fn decision(&self, policies: &Policies, difference: &Difference<'_>) -> Decision {
        let facts = self.situations[difference.situations[0]].facts;
        let (role, act, resource) = (difference.role, difference.act, difference.resources[0]);
        policies.decide(role, act, resource, facts)
    }

    /// Permitted, and not expected: told at the policy that permits it.
    fn not_expected(&self, policies: &Policies, difference: &Difference<'_>) -> Fault {
        let because = self.decision(policies, difference).because;
        let statute = policies
            .statutes()
            .find(|statute| because.iter().any(|id| id == statute.id));
        Fault::error(
            statute.map_or(self.path.as_str(), |statute| statute.file),
            statute.map_or(0, |statute| statute.line),
            format!(
                "{} is permitted in the situations {}",
                difference.said(),
                self.names(&difference.situations)
            ),
            format!(
                "{EXPECTED} does not expect it, and it follows from {}: write it there, or \
                 narrow the policy",
                because.join(", ")
            ),
        )
    }

    /// Expected, and not permitted: told at the row that expects it.
    fn not_permitted(&self, policies: &Policies, difference: &Difference<'_>) -> Fault {
        let because = self.decision(policies, difference).because;
        let place = policies.places[difference.resources[0]];
        let line = self
            .cell(difference.at_role, place, difference.act)
            .and_then(|cell| cell.get(&difference.situations[0]))
            .copied()
            .unwrap_or(0);
        let why = if because.is_empty() {
            "no policy permits it".to_owned()
        } else {
            format!("it is forbidden by {}", because.join(", "))
        };
        Fault::error(
            &self.path,
            line,
            format!(
                "{} is not permitted in the situations {}",
                difference.said(),
                self.names(&difference.situations)
            ),
            format!("it is expected, and {why}"),
        )
    }

    /// Whether anything is expected of the role at this place.
    pub(crate) fn speaks_of(&self, role: usize) -> bool {
        self.cells.keys().any(|(at, _, _)| *at == role)
    }
}

/// Cells in which the policies and what is expected differ, alike in role and
/// act; there is at least one.
struct Difference<'policies> {
    at_role: usize,
    role: &'policies str,
    act: Act,
    situations: Vec<usize>,
    resources: Vec<&'policies Resource>,
}

impl Difference<'_> {
    fn said(&self) -> String {
        let names: Vec<&str> = self.resources.iter().map(|one| one.name()).collect();
        format!("{}: {} in {}", self.role, self.act.name(), names.join(", "))
    }
}
