//! A country's policies, and what they decide.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
};

use cedar_policy::PolicySet;
use kernel::RecordKind;
use pack::{Fault, Pack};

use crate::{
    About, Act, Clause, Fact, Facts, Filing, Part, Resource,
    act::Sealed,
    diagram::{Diagram, Shelf},
    folder::Folder,
    provision::{Provision, Question},
    schema,
    text::{self, Written},
    tie::{self, Ties},
};

/// How a decision came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A policy permits it and none forbids it.
    Permitted,
    /// A policy forbids it.
    Forbidden,
    /// No policy permits it; so it is with everything unknown.
    NotPermitted,
}

/// What the policies say to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Whether it may be done.
    pub verdict: Verdict,
    /// The parts of the record that the act shows, or lets be written;
    /// empty unless permitted.
    pub parts: BTreeSet<Part>,
    /// The ids of the policies that decided.
    pub because: Vec<String>,
}

impl Decision {
    /// Whether it may be done.
    pub fn is_permitted(&self) -> bool {
        self.verdict == Verdict::Permitted
    }
}

/// One policy, for those who read about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statute<'policies> {
    /// Its id: the role, full stop, a name.
    pub id: &'policies str,
    /// Why it is so.
    pub reason: &'policies str,
    /// The law or the rule that it follows.
    pub source: &'policies str,
    /// The file it stands in.
    pub file: &'policies str,
    /// The line on which it begins.
    pub line: usize,
}

/// A country's policies.
#[derive(Clone, Debug)]
pub struct Policies {
    pub(crate) filing: Filing,
    ties: Ties,
    pub(crate) roles: Vec<String>,
    pub(crate) written: Vec<Written>,
    pub(crate) provisions: Vec<Provision>,
    pub(crate) shelf: Shelf,
    pub(crate) resources: Vec<Resource>,
    /// All policies as Cedar has them.
    all: PolicySet,
    /// The parts that each resource has, in the order of `resources`.
    parts: Vec<BTreeSet<Part>>,
    /// When each act is permitted, by role, resource and act.
    permitted: Vec<Diagram>,
    pub(crate) places: BTreeMap<Resource, usize>,
}

impl Policies {
    /// Reads the policies of a pack.
    ///
    /// # Errors
    /// Every fault, with file and line: policies with a fault decide nothing.
    pub fn load(pack: &Pack) -> Result<Self, Vec<Fault>> {
        Self::of_pack(pack, &Folder::of_pack(pack))
    }

    /// …from what was read of the pack's folder.
    pub(crate) fn of_pack(pack: &Pack, folder: &Folder) -> Result<Self, Vec<Fault>> {
        let mut policies = Self::parsed(folder, &pack.kinds)?;
        policies.ties =
            policies
                .ties
                .under(&pack.settings.deadlines)
                .map_err(|(what, right)| {
                    let path = folder.shown(tie::FILE_NAME);
                    vec![Fault::error(path, 0, what, right)]
                })?;
        Ok(policies)
    }

    /// Reads the policies in a folder for these registers.
    ///
    /// # Errors
    /// As [`Policies::load`].
    pub fn read(folder: &Path, kinds: &[Arc<RecordKind>]) -> Result<Self, Vec<Fault>> {
        Self::parsed(&Folder::read(folder), kinds)
    }

    pub(crate) fn parsed(folder: &Folder, kinds: &[Arc<RecordKind>]) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let read = Filing::read(folder, kinds, &mut faults)
            .and_then(|filing| {
                let texts = text::read(folder, &filing, &mut faults)?;
                let ties = Ties::read(folder, kinds, &mut faults)?;
                Some((filing, ties, texts))
            })
            .map(|(filing, ties, texts)| {
                Self::of(
                    filing,
                    ties,
                    texts.roles,
                    texts.written,
                    texts.provisions,
                    texts.shelf,
                )
            });
        match read {
            Some(policies) if faults.is_empty() => Ok(policies),
            _ => Err(faults),
        }
    }

    fn of(
        filing: Filing,
        ties: Ties,
        roles: Vec<String>,
        written: Vec<Written>,
        provisions: Vec<Provision>,
        mut shelf: Shelf,
    ) -> Self {
        let resources = Resource::all(&filing);
        let parts = resources
            .iter()
            .map(|resource| match resource {
                Resource::Register(register) => filing.parts_of(register),
                _ => BTreeSet::new(),
            })
            .collect();
        let mut permitted = Vec::new();
        for role in &roles {
            let own: Vec<&Provision> = provisions
                .iter()
                .filter(|one| one.role.as_ref().is_none_or(|own| own == role))
                .collect();
            for resource in &resources {
                for act in Act::ALL {
                    let when = permitted_by(&mut shelf, &own, role, *act, resource);
                    permitted.push(when);
                }
            }
        }
        // What was combined on the way is not asked again.
        shelf.forget();
        let places = resources.iter().cloned().zip(0..).collect();
        let mut all = PolicySet::new();
        for one in &written {
            // Ids are held apart when the files are read.
            let _added = all.add(one.policy.clone());
        }
        Self {
            all,
            filing,
            ties,
            roles,
            written,
            provisions,
            shelf,
            resources,
            parts,
            permitted,
            places,
        }
    }

    /// The files and compartments.
    pub fn filing(&self) -> &Filing {
        &self.filing
    }

    /// How records show the facts that policies ask about.
    pub fn ties(&self) -> &Ties {
        &self.ties
    }

    /// The names of the roles, in order of the alphabet.
    pub fn roles(&self) -> &[String] {
        &self.roles
    }

    /// What acts are about: every register, and what is no record.
    pub fn resources(&self) -> &[Resource] {
        &self.resources
    }

    /// All policies as Cedar has them.
    pub fn in_cedar(&self) -> &PolicySet {
        &self.all
    }

    /// The schema that the policies keep to.
    pub fn schema(&self) -> String {
        schema::schema(&self.filing, &self.roles)
    }

    /// Every policy, in the order of the files.
    pub fn statutes(&self) -> impl Iterator<Item = Statute<'_>> {
        self.written
            .iter()
            .zip(&self.provisions)
            .map(|(written, provision)| Statute {
                id: &provision.id,
                reason: &written.reason,
                source: &written.source,
                file: &written.file,
                line: written.line,
            })
    }

    /// When a role may do something; never, if anything of it is unknown.
    pub(crate) fn when(&self, role: &str, act: Act, resource: &Resource) -> Diagram {
        let role = self
            .roles
            .binary_search_by(|known| known.as_str().cmp(role));
        match (role, self.places.get(resource)) {
            (Ok(role), Some(place)) => self.at(role, *place, act),
            _ => Diagram::NEVER,
        }
    }

    /// When the role at this place of the roles may do something with the
    /// resource at that place of the resources.
    pub(crate) fn at(&self, role: usize, place: usize, act: Act) -> Diagram {
        let cell = (role * self.resources.len() + place) * Act::ALL.len() + act as usize;
        self.permitted.get(cell).copied().unwrap_or(Diagram::NEVER)
    }

    /// Whether the matrix looks at an act of a resource: at every one but those
    /// that show a part which the register does not have.
    pub(crate) fn is_in_matrix(&self, place: usize, act: Act) -> bool {
        self.resources[place].about() == act.about()
            && act
                .part()
                .is_none_or(|part| self.parts[place].contains(&part))
    }

    /// Whether a role may do something when these facts hold and no others.
    /// What is unknown is not permitted.
    pub fn permits(&self, role: &str, act: Act, resource: &Resource, facts: Facts) -> bool {
        self.shelf.at(self.when(role, act, resource), facts)
    }

    /// The parts of a record that an act shows, or lets be written; none
    /// where the act is not permitted.
    pub fn parts(&self, role: &str, act: Act, resource: &Resource, facts: Facts) -> BTreeSet<Part> {
        let Ok(role) = self
            .roles
            .binary_search_by(|known| known.as_str().cmp(role))
        else {
            return BTreeSet::new();
        };
        let Some(place) = self.places.get(resource).copied() else {
            return BTreeSet::new();
        };
        let facts = act.in_moment(facts);
        let may = |act: Act| self.shelf.at(self.at(role, place, act), facts);
        if act.about() != About::Record || !may(act) {
            return BTreeSet::new();
        }
        let mut parts = self.parts.get(place).cloned().unwrap_or_default();
        parts.retain(|part| {
            may(part.act())
                && match (part.is_sealed(), act.shows_sealed(*part)) {
                    (false, _) | (true, Sealed::Shown) => true,
                    (true, Sealed::With(other)) => may(other),
                    (true, Sealed::Never) => false,
                }
        });
        parts
    }

    /// What the policies say to a question.
    pub fn decide(&self, role: &str, act: Act, resource: &Resource, facts: Facts) -> Decision {
        if !self.roles.iter().any(|known| known == role) {
            return Decision {
                verdict: Verdict::NotPermitted,
                parts: BTreeSet::new(),
                because: Vec::new(),
            };
        }
        let applying = |permits: bool| -> Vec<String> {
            self.provisions
                .iter()
                .filter(|provision| provision.permits == permits)
                .filter(|provision| {
                    provision
                        .condition(role, act, resource)
                        .is_some_and(|condition| self.shelf.at(condition, facts))
                })
                .map(|provision| provision.id.clone())
                .collect()
        };
        let forbidding = applying(false);
        let (verdict, because) = if !forbidding.is_empty() {
            (Verdict::Forbidden, forbidding)
        } else {
            let permitting = applying(true);
            if permitting.is_empty() {
                (Verdict::NotPermitted, permitting)
            } else {
                (Verdict::Permitted, permitting)
            }
        };
        Decision {
            verdict,
            parts: self.parts(role, act, resource, facts),
            because,
        }
    }

    /// The facts that matter when a role asks for something with a resource:
    /// only these need to be found out.
    pub fn matter(&self, role: &str, resource: &Resource) -> Facts {
        Act::ALL
            .iter()
            .map(|act| self.shelf.hangs_on(self.when(role, *act, resource)))
            .fold(Facts::NONE, Facts::and)
    }

    /// Whether an act shows this part of any record to a role.
    pub fn ever_shows(
        &self,
        role: &str,
        act: Act,
        part: Part,
        resource: &Resource,
        of_the_request: Facts,
    ) -> bool {
        let mut wanted = vec![act, part.act()];
        if part.is_sealed() {
            match act.shows_sealed(part) {
                Sealed::Shown => {}
                Sealed::With(other) => wanted.push(other),
                Sealed::Never => return false,
            }
        }
        let mut shelf = Shelf::default();
        let mut seen = Diagram::ALWAYS;
        for act in wanted {
            let may = shelf.import(&self.shelf, self.when(role, act, resource));
            seen = shelf.both(seen, may);
        }
        shelf.knowing_the_request(seen, act.in_moment(of_the_request)) != Diagram::NEVER
    }

    /// Whether a role that may do something with a record always sees this
    /// part of it then.
    pub fn always_shows(
        &self,
        role: &str,
        act: Act,
        part: Part,
        resource: &Resource,
        of_the_request: Facts,
    ) -> bool {
        let mut shelf = Shelf::default();
        let may = shelf.import(&self.shelf, self.when(role, act, resource));
        let sees = shelf.import(&self.shelf, self.when(role, part.act(), resource));
        let hidden = shelf.but_not(may, sees);
        shelf.knowing_the_request(hidden, of_the_request) == Diagram::NEVER
    }

    /// In which cases a role may do something with a record, given what is
    /// the same for all records of one request: the training, a reason, a
    /// fresh sign-in. Each case names ties and states of records: a list is
    /// read where any of them holds. No case: no record. An empty case:
    /// every record.
    pub fn cases(
        &self,
        role: &str,
        act: Act,
        resource: &Resource,
        of_the_request: Facts,
    ) -> Vec<Clause> {
        let mut shelf = Shelf::default();
        let when = shelf.import(&self.shelf, self.when(role, act, resource));
        let when = shelf.knowing_the_request(when, of_the_request);
        shelf.clauses(when)
    }

    /// In which cases a role may do something at all, over all facts.
    pub fn all_cases(&self, role: &str, act: Act, resource: &Resource) -> Vec<Clause> {
        let mut shelf = Shelf::default();
        let when = shelf.import(&self.shelf, self.when(role, act, resource));
        shelf.clauses(when)
    }
}

/// When an act is permitted: some policy permits it and none forbids it.
pub(crate) fn permitted_by(
    shelf: &mut Shelf,
    provisions: &[&Provision],
    role: &str,
    act: Act,
    resource: &Resource,
) -> Diagram {
    if act.about() != resource.about() {
        return Diagram::NEVER;
    }
    let mut permitted = Diagram::NEVER;
    let mut forbidden = Diagram::NEVER;
    for provision in provisions {
        if let Some(condition) = provision.condition(role, act, resource) {
            let side = if provision.permits {
                &mut permitted
            } else {
                &mut forbidden
            };
            *side = shelf.either(*side, condition);
        }
    }
    shelf.but_not(permitted, forbidden)
}

impl Policies {
    /// What Cedar itself says to a question, asked of all policies at once:
    /// the touchstone of what was understood of them, and a hundred times
    /// slower. A question that Cedar cannot answer is not permitted.
    pub fn cedar_permits(&self, role: &str, act: Act, resource: &Resource, facts: Facts) -> bool {
        let question = Question {
            role,
            act,
            resource,
            facts,
            told: Fact::ALL.iter().copied().collect(),
        };
        let entities = question.entities(&self.filing);
        let response =
            entities.and_then(|entities| question.put(&self.all, &entities, &question.context()?));
        response.is_ok_and(|response| {
            response.decision() == cedar_policy::Decision::Allow
                && response.diagnostics().errors().next().is_none()
        })
    }
}
