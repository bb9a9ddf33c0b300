//! Asks the solver.

use std::{
    collections::{BTreeMap, BTreeSet},
    str::FromStr,
    sync::Arc,
};

use cedar_policy::{PolicySet, RequestEnv, Schema};
use cedar_policy_symcc::{
    CedarSymCompiler, CompiledPolicySet, SymEnv, always_denies_asserts,
    solver::{LocalSolver, SolverError},
    term::Term,
    term_factory::{and, not, or},
};
use policy::{Act, Invariant, Part, Policies, Resource, Way};
use thiserror::Error;

use crate::{one_each::one_each, world};

/// A question that takes the solver longer gets no answer.
const MILLISECONDS_MAX: u32 = 60_000;
/// Room for conditions that are read, compiled and printed by functions that
/// call themselves for each level.
const STACK_BYTES: usize = 128 << 20;

/// Why nothing could be proven.
#[derive(Debug, Error)]
pub enum Fault {
    /// There is no solver.
    #[error(
        "the solver cvc5 cannot be started ({0}); install it, on Debian with \"sudo apt-get \
         install cvc5\", or name it in CVC5"
    )]
    Solver(SolverError),
    /// It gave no answer.
    #[error("the solver gave no answer: {0}")]
    Unanswered(Box<cedar_policy_symcc::err::Error>),
    /// The policies, or what is asked about them, cannot be analysed.
    #[error("what is to be proven cannot be said to the solver: {0}")]
    Unsaid(String),
    /// Nothing can wait for it.
    #[error("the solver cannot be waited for: {0}")]
    Waiting(#[from] std::io::Error),
}

/// Policies in front of a solver.
pub struct Prover<'policies> {
    policies: &'policies Policies,
    schema: Schema,
    acts: BTreeMap<Act, Asked>,
    solver: CedarSymCompiler<LocalSolver>,
    waits: tokio::runtime::Runtime,
    questions: usize,
}

/// What would break an invariant by its number.
struct Breach {
    invariant: usize,
    term: Term,
}

/// One act, asked by anybody about anything.
struct Asked {
    request: RequestEnv,
    env: SymEnv,
    /// What the policies say.
    permitted: Term,
    /// What is so of every request.
    always: Term,
}

impl<'policies> Prover<'policies> {
    /// Puts policies in front of a solver: `cvc5`, or what `CVC5` names.
    ///
    /// # Errors
    /// Where there is no solver, or the policies cannot be analysed.
    pub fn new(policies: &'policies Policies) -> Result<Self, Fault> {
        stacker::grow(STACK_BYTES, || Self::analysed(policies))
    }

    fn analysed(policies: &'policies Policies) -> Result<Self, Fault> {
        let (schema, _warnings) =
            Schema::from_cedarschema_str(&policies.schema()).map_err(unsaid)?;
        let waits = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let solver = {
            let _entered = waits.enter();
            LocalSolver::cvc5_with_args([format!("--tlimit-per={MILLISECONDS_MAX}")])
                .map_err(Fault::Solver)?
        };
        let mut acts = BTreeMap::new();
        for request in schema.request_envs() {
            let name = request.action().id().unescaped();
            // Groups of acts are asked for by nobody.
            let Some(act) = Act::of_name(name) else {
                continue;
            };
            let every = world::permit(&world::every_request(policies, act.about()));
            let asked = Asked {
                env: SymEnv::new(&schema, &request).map_err(unsaid)?,
                permitted: permitted(policies.in_cedar(), &request, &schema)?,
                always: permitted(&read(&every)?, &request, &schema)?,
                request,
            };
            acts.insert(act, asked);
        }
        Ok(Self {
            policies,
            schema,
            acts,
            solver: CedarSymCompiler::new(solver).map_err(unsaid)?,
            waits,
            questions: 0,
        })
    }

    /// How many questions the solver has answered.
    pub const fn questions(&self) -> usize {
        self.questions
    }

    /// Proves invariants; for each, the acts for which it fails.
    ///
    /// All that must not be of one act is asked about at once: where none of it
    /// can be, each of it is proven. Where some can, the halves are asked
    /// about, down to each by itself.
    ///
    /// # Errors
    /// Where the solver does not answer.
    pub fn prove(&mut self, invariants: &[Invariant]) -> Result<Vec<BTreeSet<Act>>, Fault> {
        stacker::grow(STACK_BYTES, || self.broken(invariants))
    }

    fn broken(&mut self, invariants: &[Invariant]) -> Result<Vec<BTreeSet<Act>>, Fault> {
        let mut of_acts: BTreeMap<Act, Vec<Breach>> = BTreeMap::new();
        for (invariant, wanted) in invariants.iter().enumerate() {
            for (act, term) in self.breaches(wanted)? {
                of_acts
                    .entry(act)
                    .or_default()
                    .push(Breach { invariant, term });
            }
        }
        let mut wrong = vec![BTreeSet::new(); invariants.len()];
        for (act, breaches) in of_acts {
            for invariant in self.which_can_be(act, &breaches)? {
                wrong[invariant].insert(act);
            }
        }
        Ok(wrong)
    }

    /// How each act that an invariant speaks of would break it.
    fn breaches(&self, invariant: &Invariant) -> Result<Vec<(Act, Term)>, Fault> {
        let mut asked: Vec<(Act, Term)> = Vec::new();
        for act in &invariant.acts {
            asked.push((*act, self.asked(*act)?.permitted.clone()));
        }
        for part in &invariant.parts {
            asked.push((part.act(), self.seen(*part)?));
        }
        let mut breaches = Vec::new();
        for (act, is) in asked {
            let resources: Vec<&Resource> = invariant
                .resources
                .iter()
                .filter(|resource| resource.about() == act.about())
                .collect();
            if resources.is_empty() {
                continue;
            }
            let case = format!(
                "{} && {}",
                world::asked_by(&invariant.roles, &resources),
                world::case(&invariant.case, act.about())
            );
            let case = self.formula(act, &world::permit(&case))?;
            let breaks = match invariant.way {
                Way::Never => is,
                Way::Always => not(is),
            };
            breaches.push((act, and(case, breaks)));
        }
        Ok(breaches)
    }

    /// The invariants that an act can break.
    fn which_can_be(&mut self, act: Act, breaches: &[Breach]) -> Result<Vec<usize>, Fault> {
        let any = breaches.iter().fold(Term::from(false), |any, breach| {
            or(any, breach.term.clone())
        });
        if !self.can_be(act, any)? {
            return Ok(Vec::new());
        }
        match breaches {
            [] => Ok(Vec::new()),
            [breach] => Ok(vec![breach.invariant]),
            several => {
                let (some, others) = several.split_at(several.len() / 2);
                let mut which = self.which_can_be(act, some)?;
                which.extend(self.which_can_be(act, others)?);
                Ok(which)
            }
        }
    }

    /// Whether an act is permitted by what the program has understood exactly
    /// where the written policies permit it: for every role, everything that
    /// there is, and all facts.
    ///
    /// # Errors
    /// Where the solver does not answer.
    pub fn is_understood(&mut self, act: Act) -> Result<bool, Fault> {
        // Everything that is understood of an act is one deep condition.
        stacker::grow(STACK_BYTES, || self.compared(act))
    }

    fn compared(&mut self, act: Act) -> Result<bool, Fault> {
        let understood = self.formula(act, &world::understood(self.policies, act))?;
        let permitted = self.asked(act)?.permitted.clone();
        let too_little = and(permitted.clone(), not(understood.clone()));
        let too_much = and(not(permitted), understood);
        Ok(!self.can_be(act, or(too_little, too_much))?)
    }

    /// When a part of a record is seen: with the leave to see it, and through
    /// an act that shows it.
    fn seen(&self, part: Part) -> Result<Term, Fault> {
        let mut doors = Term::from(false);
        for (act, with) in part.doors() {
            let mut door = self.asked(act)?.permitted.clone();
            if let Some(other) = with {
                door = and(door, self.asked(other)?.permitted.clone());
            }
            doors = or(doors, door);
        }
        Ok(and(self.asked(part.act())?.permitted.clone(), doors))
    }

    fn asked(&self, act: Act) -> Result<&Asked, Fault> {
        self.acts
            .get(&act)
            .ok_or_else(|| unsaid(format!("the schema lets nobody {}", act.said())))
    }

    /// When policies permit an act.
    fn formula(&self, act: Act, policies: &str) -> Result<Term, Fault> {
        permitted(&read(policies)?, &self.asked(act)?.request, &self.schema)
    }

    /// Whether there is a request of which this is so.
    fn can_be(&mut self, act: Act, term: Term) -> Result<bool, Fault> {
        let asked = self
            .acts
            .get(&act)
            .ok_or_else(|| unsaid(format!("the schema lets nobody {}", act.said())))?;
        let terms = vec![term, asked.always.clone()];
        self.questions += 1;
        let none = self
            .waits
            .block_on(self.solver.check_unsat_raw(Arc::new(terms), &asked.env))
            .map_err(|error| Fault::Unanswered(Box::new(error)))?;
        Ok(!none)
    }
}

/// When policies permit a request.
///
/// What the analysis assumes besides, that nothing is above itself, is left
/// out: nothing stands above a role, a register or a file, and whoever assumes
/// less proves no less.
fn permitted(policies: &PolicySet, request: &RequestEnv, schema: &Schema) -> Result<Term, Fault> {
    let compiled = CompiledPolicySet::compile(policies, request, schema).map_err(unsaid)?;
    // That something is permitted refutes "it is always denied": the last
    // term says so.
    let asserts = always_denies_asserts(&compiled);
    let permitted = asserts.asserts().last().map(one_each);
    permitted.ok_or_else(|| unsaid("the analysis says nothing of the policies"))
}

fn read(policies: &str) -> Result<PolicySet, Fault> {
    PolicySet::from_str(policies).map_err(unsaid)
}

fn unsaid(why: impl ToString) -> Fault {
    Fault::Unsaid(why.to_string())
}
