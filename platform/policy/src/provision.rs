//! One policy, understood: whom and what it speaks of, and under which
//! condition.
//!
//! Its head (who, which acts, which register) is read; its condition is asked
//! of Cedar in every way in which the facts that it mentions may hold or not.
//! What comes out says in all cases what Cedar says, and needs no evaluation
//! afterwards.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, btree_map::Entry},
    sync::LazyLock,
};

use cedar_policy::{
    ActionConstraint, Authorizer, Context, Effect, Entities, Entity, EntityId, EntityTypeName,
    EntityUid, Policy, PolicySet, PrincipalConstraint, Request, ResourceConstraint, Response,
    RestrictedExpression,
};
use serde_json::Value;

use crate::{
    About, Act, Fact, Facts, Filing, Group, Resource,
    diagram::{Clause, Diagram, Shelf},
    fact::Place,
};

/// A condition that mentions more facts than this is understood by nobody.
const MENTIONED_MAX: usize = 12;

/// One policy, understood.
#[derive(Clone, Debug)]
pub(crate) struct Provision {
    /// Its `@id`.
    pub(crate) id: String,
    pub(crate) permits: bool,
    /// The role it speaks of; `None` speaks of everyone.
    pub(crate) role: Option<String>,
    pub(crate) acts: BTreeSet<Act>,
    /// Its condition for each of the resources it speaks of.
    pub(crate) conditions: BTreeMap<Resource, Diagram>,
}

impl Provision {
    /// Whether it speaks of this.
    pub(crate) fn condition(&self, role: &str, act: Act, resource: &Resource) -> Option<Diagram> {
        let speaks = self.role.as_deref().is_none_or(|own| own == role)
            && self.acts.contains(&act)
            && act.about() == resource.about();
        if speaks {
            self.conditions.get(resource).copied()
        } else {
            None
        }
    }

    /// Understands a policy.
    ///
    /// # Errors
    /// What is wrong and what would be right.
    pub(crate) fn of(
        policy: &Policy,
        shelf: &mut Shelf,
        told: &mut Told<'_>,
    ) -> Result<Self, (String, String)> {
        let role = role(&policy.principal_constraint())?;
        let acts = acts(&policy.action_constraint())?;
        let abouts: BTreeSet<About> = acts.iter().map(|act| act.about()).collect();
        let mut resources = resources(&policy.resource_constraint(), told.filing)?;
        resources.retain(|resource| abouts.contains(&resource.about()));
        let mentions = Mentions::of(policy)?;
        if mentions.facts.iter().count() > MENTIONED_MAX {
            return Err((
                "the condition mentions too many facts to be understood".into(),
                format!("a condition mentions at most {MENTIONED_MAX}: part the policy in two"),
            ));
        }
        let mut conditions = BTreeMap::new();
        // Where the condition does not ask which register it is, it is the
        // same for all of one kind.
        let mut same: BTreeMap<About, Diagram> = BTreeMap::new();
        for resource in resources {
            let about = resource.about();
            let known = (!mentions.resource).then(|| same.get(&about)).flatten();
            let condition = match known {
                Some(known) => *known,
                None => {
                    let act = acts.iter().find(|act| act.about() == about);
                    let act = act.copied().unwrap_or(Act::Look);
                    asked(
                        policy,
                        &mentions,
                        role.as_deref(),
                        act,
                        &resource,
                        shelf,
                        told,
                    )
                    .map_err(|wrong| {
                        (
                            format!("the policy cannot be evaluated: {wrong}"),
                            "use nothing but facts, registers, &&, || and !".to_owned(),
                        )
                    })?
                }
            };
            same.insert(about, condition);
            conditions.insert(resource, condition);
        }
        Ok(Self {
            id: policy.id().to_string(),
            permits: policy.effect() == Effect::Permit,
            role,
            acts,
            conditions,
        })
    }
}

/// An entity named in the head of a policy: its type and its name.
fn named(entity: &EntityUid) -> (String, &str) {
    (entity.type_name().to_string(), entity.id().unescaped())
}

fn role(constraint: &PrincipalConstraint) -> Result<Option<String>, (String, String)> {
    match constraint {
        PrincipalConstraint::Any => Ok(None),
        PrincipalConstraint::In(entity) | PrincipalConstraint::IsIn(_, entity) => {
            Ok(Some(named(entity).1.to_owned()))
        }
        PrincipalConstraint::Eq(_) | PrincipalConstraint::Is(_) => Err((
            "the policy speaks of single officers".into(),
            "write principal in Role::\"…\"".into(),
        )),
    }
}

/// The acts that the head of a policy names.
pub(crate) fn acts(constraint: &ActionConstraint) -> Result<BTreeSet<Act>, (String, String)> {
    let entities = match constraint {
        ActionConstraint::Any => return Ok(Act::ALL.iter().copied().collect()),
        ActionConstraint::In(entities) => entities.clone(),
        ActionConstraint::Eq(entity) => vec![entity.clone()],
    };
    let mut acts = BTreeSet::new();
    for entity in &entities {
        let (_, name) = named(entity);
        if let Some(group) = Group::of_name(name) {
            let members = Act::ALL.iter().filter(|act| act.groups().contains(&group));
            acts.extend(members);
        } else if let Some(act) = Act::of_name(name) {
            acts.insert(act);
        } else {
            return Err((
                format!("there is no act \"{name}\""),
                "`opennrm policy schema` names those that there are".into(),
            ));
        }
    }
    Ok(acts)
}

fn resources(
    constraint: &ResourceConstraint,
    filing: &Filing,
) -> Result<Vec<Resource>, (String, String)> {
    let all = Resource::all(filing);
    let of_type = |name: String, resources: Vec<Resource>| -> Vec<Resource> {
        resources
            .into_iter()
            .filter(|resource| resource.about().name() == name)
            .collect()
    };
    match constraint {
        ResourceConstraint::Any => Ok(all),
        ResourceConstraint::Is(entity_type) => Ok(of_type(entity_type.to_string(), all)),
        ResourceConstraint::In(entity) | ResourceConstraint::IsIn(_, entity) => {
            let (entity_type, name) = named(entity);
            Ok(filing
                .registers()
                .filter(|(register, file)| match entity_type.as_str() {
                    "Register" => *register == name,
                    "File" => *file == name,
                    _ => false,
                })
                .map(|(register, _)| Resource::register(register))
                .collect())
        }
        ResourceConstraint::Eq(_) => Err((
            "the policy speaks of a single record".into(),
            "write resource in Register::\"…\" or resource in File::\"…\"".into(),
        )),
    }
}

/// What a condition mentions.
#[derive(Default)]
struct Mentions {
    facts: Facts,
    /// Whether it asks which register it is.
    resource: bool,
}

impl Mentions {
    fn of(policy: &Policy) -> Result<Self, (String, String)> {
        let json = policy.to_json().map_err(|error| {
            (
                format!("the policy cannot be taken apart: {error}"),
                "write it without templates".to_owned(),
            )
        })?;
        let mut mentions = Self::default();
        if let Some(conditions) = json.get("conditions") {
            mentions.walk(conditions).map_err(|path| {
                (
                    format!("the condition speaks of \"{path}\", which is no fact"),
                    "a condition speaks of facts and of registers; who and which acts stand in \
                     the head"
                        .to_owned(),
                )
            })?;
        }
        Ok(mentions)
    }

    fn walk(&mut self, json: &Value) -> Result<(), String> {
        match json {
            Value::Array(parts) => parts.iter().try_for_each(|part| self.walk(part)),
            Value::Object(parts) => {
                // A literal holds no facts.
                if parts.contains_key("Value") {
                    return Ok(());
                }
                if let Some(path) = path(json) {
                    return self.mention(&path);
                }
                parts.values().try_for_each(|part| self.walk(part))
            }
            _ => Ok(()),
        }
    }

    fn mention(&mut self, path: &[&str]) -> Result<(), String> {
        if path == ["resource"] {
            self.resource = true;
            return Ok(());
        }
        let fact = Fact::ALL.iter().find(|fact| fact.path() == path);
        match fact {
            Some(fact) => {
                self.facts = self.facts.with(*fact);
                Ok(())
            }
            None => Err(path.join(".")),
        }
    }
}

/// `context.tie.own_agency` as its parts, from the variable on.
fn path(json: &Value) -> Option<Vec<&str>> {
    if let Some(variable) = json.get("Var") {
        return Some(vec![variable.as_str()?]);
    }
    let step = json.get(".")?;
    let mut path = path(step.get("left")?)?;
    path.push(step.get("attr")?.as_str()?);
    Some(path)
}

/// By the facts that are told of something and those of them that hold.
type ByFacts<T> = BTreeMap<(Facts, Facts), T>;

/// What Cedar was told already: most policies ask about the same officers,
/// things and moments, and to tell takes longer than to ask.
pub(crate) struct Told<'filing> {
    filing: &'filing Filing,
    /// Whoever asks, what for and about what; by the facts that are told of
    /// them and those that hold.
    entities: BTreeMap<(String, Act, Resource), ByFacts<Entities>>,
    /// The tie and the moment, by theirs.
    contexts: ByFacts<Context>,
}

impl<'filing> Told<'filing> {
    /// Nothing yet, of registers that are filed so.
    pub(crate) const fn nothing(filing: &'filing Filing) -> Self {
        Self {
            filing,
            entities: BTreeMap::new(),
            contexts: BTreeMap::new(),
        }
    }
}

/// Asks Cedar in every way in which the mentioned facts may hold or not.
fn asked(
    policy: &Policy,
    mentions: &Mentions,
    role: Option<&str>,
    act: Act,
    resource: &Resource,
    shelf: &mut Shelf,
    told: &mut Told<'_>,
) -> Result<Diagram, String> {
    let alone = PolicySet::from_policies([policy.clone()]).map_err(|error| error.to_string())?;
    let mut condition = Diagram::NEVER;
    let role = role.unwrap_or_default();
    // The facts of a tie and of the moment stand in the context: while they
    // alone change, officer and thing are what they were.
    let (of_entities, of_context): (Vec<Fact>, Vec<Fact>) = mentions
        .facts
        .iter()
        .partition(|fact| matches!(fact.place(), Place::Officer | Place::Resource(_)));
    let of_entities: Facts = of_entities.into_iter().collect();
    let of_context: Facts = of_context.into_iter().collect();
    let entities = told
        .entities
        .entry((role.to_owned(), act, resource.clone()))
        .or_default();
    for holds in mentions.facts.combinations() {
        let question = Question {
            role,
            act,
            resource,
            facts: holds,
            told: mentions.facts,
        };
        let known = match entities.entry((of_entities, holds.among(of_entities))) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(question.entities(told.filing)?),
        };
        let context = match told.contexts.entry((of_context, holds.among(of_context))) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(question.context()?),
        };
        if question.satisfies(&alone, known, context)? {
            let fails = mentions
                .facts
                .iter()
                .filter(|fact| !holds.holds(*fact))
                .collect();
            let clause = shelf.clause(Clause { holds, fails });
            condition = shelf.either(condition, clause);
        }
    }
    Ok(condition)
}

/// One question to Cedar.
pub(crate) struct Question<'asked> {
    pub(crate) role: &'asked str,
    pub(crate) act: Act,
    pub(crate) resource: &'asked Resource,
    /// Those that hold.
    pub(crate) facts: Facts,
    /// Those that Cedar is told of, to hold or not: a policy that asks for
    /// another cannot be evaluated.
    pub(crate) told: Facts,
}

/// Cedar's names of the types, each parsed once: that takes longer than the
/// question.
static TYPES: LazyLock<BTreeMap<&str, EntityTypeName>> = LazyLock::new(|| {
    let abouts = About::ALL.iter().map(|about| about.name());
    ["Officer", "Role", "Action", "Register", "File"]
        .into_iter()
        .chain(abouts)
        .filter_map(|name| Some((name, name.parse().ok()?)))
        .collect()
});

fn uid(kind: &str, name: &str) -> Result<EntityUid, String> {
    let kind = TYPES.get(kind);
    let kind = kind.ok_or_else(|| "there is no such type".to_owned())?;
    Ok(EntityUid::from_type_name_and_id(
        kind.clone(),
        EntityId::new(name),
    ))
}

fn said(error: &dyn std::error::Error) -> String {
    error.to_string()
}

impl Question<'_> {
    /// Whether the one policy of a set applies.
    fn satisfies(
        &self,
        alone: &PolicySet,
        entities: &Entities,
        context: &Context,
    ) -> Result<bool, String> {
        let response = self.put(alone, entities, context)?;
        if let Some(error) = response.diagnostics().errors().next() {
            return Err(error.to_string());
        }
        Ok(response.diagnostics().reason().next().is_some())
    }

    fn values(&self, place: Place) -> HashMap<String, RestrictedExpression> {
        self.told
            .iter()
            .filter(|fact| fact.place() == place)
            .map(|fact| {
                let holds = RestrictedExpression::new_bool(self.facts.holds(fact));
                (fact.name().to_owned(), holds)
            })
            .collect()
    }

    fn officer() -> Result<EntityUid, String> {
        uid("Officer", "officer")
    }

    fn action(&self) -> Result<EntityUid, String> {
        uid("Action", self.act.name())
    }

    fn thing(&self) -> Result<EntityUid, String> {
        uid(self.resource.about().name(), "asked")
    }

    /// Who asks, what for and about what, each with what it belongs to.
    pub(crate) fn entities(&self, filing: &Filing) -> Result<Entities, String> {
        let about = self.resource.about();
        let mut above = HashSet::new();
        if let Resource::Register(register) = self.resource {
            above.insert(uid("Register", register)?);
            let file = filing.registers().find(|(name, _)| name == register);
            if let Some((_, file)) = file {
                above.insert(uid("File", file)?);
            }
        }
        let groups: Result<HashSet<EntityUid>, String> = self
            .act
            .groups()
            .iter()
            .map(|group| uid("Action", group.name()))
            .collect();
        let roles = HashSet::from([uid("Role", self.role)?]);
        let entities = [
            Entity::new_no_attrs(self.action()?, groups?),
            Entity::new(Self::officer()?, self.values(Place::Officer), roles)
                .map_err(|error| said(&error))?,
            Entity::new(self.thing()?, self.values(Place::Resource(about)), above)
                .map_err(|error| said(&error))?,
        ];
        Entities::from_entities(entities, None).map_err(|error| said(&error))
    }

    /// How the officer stands to the thing, and the moment.
    pub(crate) fn context(&self) -> Result<Context, String> {
        let tie = RestrictedExpression::new_record(self.values(Place::Tie));
        let tie = tie.map_err(|error| said(&error))?;
        let moment = self.values(Place::Moment);
        let moment = moment.into_iter().chain([("tie".to_owned(), tie)]);
        Context::from_pairs(moment).map_err(|error| said(&error))
    }

    /// Puts the question to Cedar itself.
    pub(crate) fn put(
        &self,
        policies: &PolicySet,
        entities: &Entities,
        context: &Context,
    ) -> Result<Response, String> {
        let request = Request::new(
            Self::officer()?,
            self.action()?,
            self.thing()?,
            context.clone(),
            None,
        )
        .map_err(|error| said(&error))?;
        Ok(Authorizer::new().is_authorized(&request, policies, entities))
    }
}
