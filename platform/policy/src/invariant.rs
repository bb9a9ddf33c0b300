//! `invariants.toml`: what must never be, and what must always be, whatever
//! the policies say. Each is proven for every case at once.

use std::collections::BTreeSet;

use pack::Fault;
use serde::Deserialize;
use toml::Spanned;

use crate::{
    About, Act, Clause, Fact, Facts, Part, Policies, Resource,
    diagram::{Diagram, Shelf},
    folder::Folder,
    reading, selection,
};

/// The name of the file in the folder of policies.
const FILE_NAME: &str = "invariants.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    never: Vec<Spanned<Written>>,
    #[serde(default)]
    always: Vec<Spanned<Written>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    says: String,
    source: String,
    roles: Vec<String>,
    resources: Vec<String>,
    #[serde(default)]
    acts: Vec<String>,
    #[serde(default)]
    parts: Vec<String>,
    #[serde(default)]
    holds: Vec<String>,
    #[serde(default)]
    fails: Vec<String>,
}

/// What must never be, or must always be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invariant {
    /// Its sentence.
    pub says: String,
    /// Which way it goes.
    pub way: Way,
    /// The roles it speaks of.
    pub roles: BTreeSet<String>,
    /// What it speaks of.
    pub resources: BTreeSet<Resource>,
    /// The acts that it names.
    pub acts: BTreeSet<Act>,
    /// The parts of records that it names: they are seen, or not, through any
    /// act.
    pub parts: BTreeSet<Part>,
    /// It speaks of the cases in which these facts hold and fail.
    pub case: Clause,
    line: usize,
}

/// What has been proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proven {
    /// The invariant, in its sentence.
    pub says: String,
    /// For how many roles, resources, acts and parts together.
    pub questions: usize,
}

/// Which way an invariant goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// What it names may be in none of its cases.
    Never,
    /// What it names may be in each of its cases.
    Always,
}

/// Reads the invariants of a folder.
pub(crate) fn read(
    folder: &Folder,
    policies: &Policies,
    faults: &mut Vec<Fault>,
) -> Option<Vec<Invariant>> {
    let (path, text) = folder.text(FILE_NAME, faults)?;
    let file: File = reading::toml(&path, text, faults)?;
    let all = file
        .never
        .into_iter()
        .map(|one| (one, Way::Never))
        .chain(file.always.into_iter().map(|one| (one, Way::Always)));
    let mut read = Vec::new();
    for (written, way) in all {
        let line = reading::line(text, written.span().start);
        match Invariant::of(&written.into_inner(), way, line, policies) {
            Ok(invariant) => read.push(invariant),
            Err((what, right)) => faults.push(Fault::error(&path, line, what, right)),
        }
    }
    Some(read)
}

/// Proves every invariant; one that does not hold is a fault, with a case in
/// which it fails.
pub(crate) fn prove(
    folder: &Folder,
    policies: &Policies,
    invariants: &[Invariant],
    faults: &mut Vec<Fault>,
) -> Vec<Proven> {
    let path = folder.shown(FILE_NAME);
    let mut proven = Vec::new();
    for invariant in invariants {
        match invariant.prove(policies) {
            Ok(questions) => proven.push(Proven {
                says: invariant.says.clone(),
                questions,
            }),
            Err((what, right)) => faults.push(Fault::error(&path, invariant.line, what, right)),
        }
    }
    proven
}

impl Invariant {
    fn of(
        written: &Written,
        way: Way,
        line: usize,
        policies: &Policies,
    ) -> Result<Self, (String, String)> {
        if written.says.trim().is_empty() || written.source.trim().is_empty() {
            return Err((
                "the invariant does not say what it is or whence it comes".into(),
                "write says = \"…\" and source = \"…\"".into(),
            ));
        }
        let roles = selection::of(
            "role",
            "everyone",
            policies
                .roles
                .iter()
                .map(|role| (role.clone(), role.clone())),
        )
        .read(words(&written.roles))?;
        let resources = selection::resources(&policies.filing).read(words(&written.resources))?;
        let acts = selection::of(
            "act",
            "every_act",
            Act::ALL
                .iter()
                .filter(|act| act.part().is_none())
                .map(|act| (act.name().to_owned(), *act)),
        )
        .read(words(&written.acts))?;
        let parts = selection::of(
            "part",
            "every_part",
            Part::ALL.iter().map(|part| (part.name().to_owned(), *part)),
        )
        .read(words(&written.parts))?;
        let facts = selection::of(
            "fact",
            "every_fact",
            Fact::ALL.iter().map(|fact| (fact.name().to_owned(), *fact)),
        );
        let case = Clause {
            holds: facts.read(words(&written.holds))?.into_iter().collect(),
            fails: facts.read(words(&written.fails))?.into_iter().collect(),
        };
        Ok(Self {
            says: written.says.clone(),
            way,
            roles,
            resources,
            acts,
            parts,
            case,
            line,
        })
    }

    /// For how many questions it holds.
    fn prove(&self, policies: &Policies) -> Result<usize, (String, String)> {
        let mut shelf = policies.shelf.clone();
        let within = shelf.clause(self.case);
        let mut questions = 0;
        for role in &self.roles {
            for resource in &self.resources {
                let acts = self
                    .acts
                    .iter()
                    .filter(|act| act.about() == resource.about())
                    .map(|act| (act.name(), policies.when(role, *act, resource)))
                    .collect::<Vec<_>>();
                let seen = self
                    .parts
                    .iter()
                    .filter(|_| resource.about() == About::Record)
                    .map(|part| {
                        let when = seen(policies, &mut shelf, role, *part, resource);
                        (part.act().name(), when)
                    })
                    .collect::<Vec<_>>();
                for (what, when) in acts.into_iter().chain(seen) {
                    questions += 1;
                    let wrong = match self.way {
                        Way::Never => shelf.both(within, when),
                        Way::Always => shelf.but_not(within, when),
                    };
                    if let Some(facts) = shelf.least_case(wrong) {
                        return Err((
                            format!(
                                "\"{}\" does not hold: {role} {} {what} in {resource}{}",
                                self.says,
                                match self.way {
                                    Way::Never => "may",
                                    Way::Always => "may not",
                                },
                                told(facts),
                            ),
                            "mend the policies, or agree that the invariant is another".to_owned(),
                        ));
                    }
                }
            }
        }
        if questions == 0 {
            return Err((
                format!("\"{}\" asks nothing", self.says),
                "name roles, resources, and acts or parts that go together".into(),
            ));
        }
        Ok(questions)
    }
}

fn words(names: &[String]) -> impl Iterator<Item = &str> {
    names.iter().map(String::as_str)
}

/// When a part can be seen through any act at all.
fn seen(
    policies: &Policies,
    shelf: &mut Shelf,
    role: &str,
    part: Part,
    resource: &Resource,
) -> Diagram {
    let leave = policies.when(role, part.act(), resource);
    let mut doors = Diagram::NEVER;
    for (act, with) in part.doors() {
        let mut door = policies.when(role, act, resource);
        if let Some(other) = with {
            let other = policies.when(role, other, resource);
            door = shelf.both(door, other);
        }
        doors = shelf.either(doors, door);
    }
    shelf.both(leave, doors)
}

/// The facts of a case, for a sentence.
pub(crate) fn told(facts: Facts) -> String {
    let names: Vec<&str> = facts.iter().map(Fact::name).collect();
    if names.is_empty() {
        ", when no fact holds".to_owned()
    } else {
        format!(", for instance when {}", names.join(", "))
    }
}
