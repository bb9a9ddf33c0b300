//! How cases, and what is so of every request, are said in Cedar.

use std::collections::BTreeSet;

use policy::{About, Act, Clause, Facts, Place, Policies, Resource};

/// A policy that permits where a condition holds.
pub(crate) fn permit(condition: &str) -> String {
    format!("permit (principal, action, resource) when {{ {condition} }};\n")
}

/// What is so of every request about such a thing: a record is in the file of
/// its register.
pub(crate) fn every_request(policies: &Policies, about: About) -> String {
    if about != About::Record {
        return "true".to_owned();
    }
    let filing = policies.filing();
    all(filing.files().into_iter().map(|name| {
        let inside: Vec<String> = filing
            .registers()
            .filter(|(_, of)| *of == name)
            .map(|(name, _)| register(name))
            .collect();
        format!(
            "(resource in File::\"{name}\") == (resource in [{}])",
            inside.join(", ")
        )
    }))
}

/// One of these roles asks for one of these things.
pub(crate) fn asked_by(roles: &BTreeSet<String>, resources: &[&Resource]) -> String {
    let roles: Vec<String> = roles.iter().map(|name| role(name)).collect();
    let registers: Vec<String> = resources
        .iter()
        .filter(|resource| resource.about() == About::Record)
        .map(|resource| register(resource.name()))
        .collect();
    let who = format!("principal in [{}]", roles.join(", "));
    if registers.is_empty() {
        who
    } else {
        format!("{who} && resource in [{}]", registers.join(", "))
    }
}

/// The facts of a case. A fact of other things than the act is about takes no
/// case away.
pub(crate) fn case(case: &Clause, about: About) -> String {
    let said = |facts: Facts, how: &'static str| {
        facts
            .iter()
            .filter(move |fact| match fact.place() {
                Place::Resource(of) => of == about,
                Place::Officer | Place::Tie | Place::Moment => true,
            })
            .map(move |fact| format!("{how}{}", fact.path().join(".")))
    };
    all(said(case.holds, "").chain(said(case.fails, "!")))
}

/// When an act is permitted, as the program has understood the policies.
pub(crate) fn understood(policies: &Policies, act: Act) -> String {
    let mut permits = String::new();
    for role in policies.roles() {
        // Registers with the same cases are said together.
        let mut alike: Vec<(Vec<Clause>, Vec<&Resource>)> = Vec::new();
        for resource in policies.resources() {
            if resource.about() != act.about() {
                continue;
            }
            let cases = policies.all_cases(role, act, resource);
            match alike.iter_mut().find(|(same, _)| *same == cases) {
                Some((_, resources)) => resources.push(resource),
                None => alike.push((cases, vec![resource])),
            }
        }
        for (cases, resources) in alike {
            let asked = asked_by(&BTreeSet::from([role.clone()]), &resources);
            for one in cases {
                permits += &permit(&format!("{asked} && {}", case(&one, act.about())));
            }
        }
    }
    permits
}

fn all(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().collect();
    if parts.is_empty() {
        "true".to_owned()
    } else {
        parts.join(" && ")
    }
}

fn role(name: &str) -> String {
    format!("Role::\"{name}\"")
}

fn register(name: &str) -> String {
    format!("Register::\"{name}\"")
}
