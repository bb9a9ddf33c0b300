//! Every policy changed once in every small way: whoever agreed the expected
//! matrix should notice each of them.

use cedar_policy::{Policy, PolicyId};
use serde_json::{Value, json};

use crate::{
    Act, Policies, Resource,
    diagram::Shelf,
    expected::Expected,
    policies::permitted_by,
    provision::{Provision, Told},
};

/// What changing every policy once has shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mutants {
    /// Changes that the expected matrix notices, and those that make a policy
    /// that cannot be read.
    pub noticed: usize,
    /// Changes that alter what somebody may do, and that nothing notices.
    pub unnoticed: Vec<String>,
    /// Changes that alter nothing in any case: the policies say something
    /// twice.
    pub idle: Vec<String>,
}

/// Changes every policy once in every small way.
pub(crate) fn mutants(policies: &Policies, expected: &Expected) -> Mutants {
    let mut found = Mutants::default();
    let mut told = Told::nothing(&policies.filing);
    for (at, written) in policies.written.iter().enumerate() {
        let Ok(json) = written.policy.to_json() else {
            continue;
        };
        let id = &policies.provisions[at].id;
        for (change, mutant) in changes(&json, &policies.roles) {
            let what = format!("{id}: {change}");
            let mut shelf = policies.shelf.clone();
            let provision = match mutant {
                None => None,
                Some(json) => {
                    let read = Policy::from_json(Some(PolicyId::new(id)), json)
                        .ok()
                        .and_then(|policy| Provision::of(&policy, &mut shelf, &mut told).ok());
                    match read {
                        Some(provision) => Some(provision),
                        None => {
                            found.noticed += 1;
                            continue;
                        }
                    }
                }
            };
            match effect(policies, expected, shelf, at, provision) {
                Effect::Noticed => found.noticed += 1,
                Effect::Unnoticed => found.unnoticed.push(what),
                Effect::None => found.idle.push(what),
            }
        }
    }
    found
}

enum Effect {
    Noticed,
    Unnoticed,
    None,
}

/// What comes of putting a provision, or none, in the place of one.
fn effect(
    policies: &Policies,
    expected: &Expected,
    mut shelf: Shelf,
    at: usize,
    mutant: Option<Provision>,
) -> Effect {
    let old = &policies.provisions[at];
    let speaks = |role: &str, act: Act, resource: &Resource| {
        let mutant = mutant.as_ref();
        (
            old.condition(role, act, resource),
            mutant.and_then(|mutant| mutant.condition(role, act, resource)),
        )
    };
    let flipped = mutant
        .as_ref()
        .is_some_and(|mutant| mutant.permits != old.permits);
    let mut any = false;
    for (at_role, role) in policies.roles.iter().enumerate() {
        let mut provisions: Option<Vec<&Provision>> = None;
        for (at_resource, resource) in policies.resources.iter().enumerate() {
            for act in Act::ALL.iter().copied() {
                let (before, after) = speaks(role, act, resource);
                if before == after && !flipped || before.is_none() && after.is_none() {
                    continue;
                }
                let provisions = provisions.get_or_insert_with(|| {
                    policies
                        .provisions
                        .iter()
                        .enumerate()
                        .filter_map(|(place, provision)| {
                            if place == at {
                                mutant.as_ref()
                            } else {
                                Some(provision)
                            }
                        })
                        .filter(|one| one.role.as_ref().is_none_or(|own| own == role))
                        .collect()
                });
                let is = permitted_by(&mut shelf, provisions, role, act, resource);
                let was = policies.at(at_role, at_resource, act);
                if is == was || !policies.is_in_matrix(at_resource, act) {
                    continue;
                }
                any = true;
                let cell = expected.cell(at_role, at_resource, act);
                let noticed = expected
                    .situations
                    .iter()
                    .enumerate()
                    .any(|(at, situation)| {
                        shelf.at(is, situation.facts)
                            != cell.is_some_and(|cell| cell.contains_key(&at))
                    });
                if noticed {
                    return Effect::Noticed;
                }
            }
        }
    }
    if any { Effect::Unnoticed } else { Effect::None }
}

/// Every small change of a policy, with what it is; `None` takes it away.
fn changes(policy: &Value, roles: &[String]) -> Vec<(String, Option<Value>)> {
    let mut made: Vec<(String, Option<Value>)> = vec![("taken away".into(), None)];
    let mut change = |what: String, pointer: &str, to: Value| {
        let mut mutant = policy.clone();
        if let Some(place) = mutant.pointer_mut(pointer) {
            *place = to;
            made.push((what, Some(mutant)));
        }
    };
    let effect = match policy["effect"].as_str() {
        Some("permit") => "forbid",
        _ => "permit",
    };
    change(format!("turned to {effect}"), "/effect", json!(effect));
    head(policy, roles, &mut change);
    let conditions = policy["conditions"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    for (at, condition) in conditions.iter().enumerate() {
        let rest: Vec<&Value> = conditions
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, condition)| condition)
            .collect();
        let kind = condition["kind"].as_str().unwrap_or_default();
        change(format!("without its {kind}"), "/conditions", json!(rest));
        let other = if kind == "when" { "unless" } else { "when" };
        change(
            format!("{kind} turned to {other}"),
            &format!("/conditions/{at}/kind"),
            json!(other),
        );
        within(
            &condition["body"],
            &format!("/conditions/{at}/body"),
            &mut change,
        );
    }
    made
}

/// Changes of who, which acts and which register.
fn head(policy: &Value, roles: &[String], change: &mut impl FnMut(String, &str, Value)) {
    let everyone = json!({ "op": "All" });
    if policy["principal"]["op"] != "All" {
        change("for everyone".into(), "/principal", everyone.clone());
        let own = policy["principal"]["entity"]["id"].as_str();
        let other = roles.iter().find(|role| Some(role.as_str()) != own);
        if let Some(other) = other {
            change(format!("for {other}"), "/principal/entity/id", json!(other));
        }
    } else if let Some(role) = roles.first() {
        change(
            format!("for {role} alone"),
            "/principal",
            json!({ "op": "in", "entity": { "type": "Role", "id": role } }),
        );
    }
    if policy["action"]["op"] != "All" {
        change("for every act".into(), "/action", everyone.clone());
    }
    let acts = policy["action"]["entities"].as_array();
    for (at, act) in acts.into_iter().flatten().enumerate() {
        let rest: Vec<&Value> = acts
            .into_iter()
            .flatten()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, act)| act)
            .collect();
        change(
            format!("without {}", act["id"].as_str().unwrap_or_default()),
            "/action/entities",
            json!(rest),
        );
    }
    if policy["resource"]["op"] != "All" {
        change("for every resource".into(), "/resource", everyone);
    }
}

/// Changes within a condition.
fn within(body: &Value, pointer: &str, change: &mut impl FnMut(String, &str, Value)) {
    for (operator, other) in [("&&", "||"), ("||", "&&")] {
        let Some(sides) = body.get(operator) else {
            continue;
        };
        for (kept, dropped) in [("left", "right"), ("right", "left")] {
            let what = shown(&sides[dropped]);
            change(format!("without {what}"), pointer, sides[kept].clone());
            within(
                &sides[kept],
                &format!("{pointer}/{operator}/{kept}"),
                change,
            );
        }
        change(
            format!("{operator} turned to {other}"),
            pointer,
            json!({ other: sides }),
        );
    }
    if let Some(inner) = body.get("!") {
        let what = shown(&inner["arg"]);
        change(
            format!("{what} no longer negated"),
            pointer,
            inner["arg"].clone(),
        );
        within(&inner["arg"], &format!("{pointer}/!/arg"), change);
    }
    if body.get(".").is_some() {
        let what = shown(body);
        change(
            format!("{what} negated"),
            pointer,
            json!({ "!": { "arg": body } }),
        );
    }
    let list = body.pointer("/in/right/Set").and_then(Value::as_array);
    for (at, member) in list.into_iter().flatten().enumerate() {
        let rest: Vec<&Value> = list
            .into_iter()
            .flatten()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, member)| member)
            .collect();
        let id = member.pointer("/Value/__entity/id").and_then(Value::as_str);
        change(
            format!("without {}", id.unwrap_or("one of a list")),
            &format!("{pointer}/in/right/Set"),
            json!(rest),
        );
    }
}

/// A part of a condition, for a sentence.
fn shown(body: &Value) -> String {
    match body.pointer("/./attr").and_then(Value::as_str) {
        Some(fact) => fact.to_owned(),
        None if body.get("in").is_some() => "the registers".to_owned(),
        None => "a part of the condition".to_owned(),
    }
}
