//! What changes between two sets of policies: who gains and who loses what.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Act, Fact, Facts, Policies, Resource,
    diagram::{Clause, Diagram, Shelf},
};

/// Which way a change goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Loses,
    Gains,
}

/// A change: which way it goes, and when.
type Change = (Way, String);

/// What changes from the old policies to the new ones, one sentence each.
/// Nothing is left out: the cases that are told with each change are all in
/// which it shows.
pub fn difference(old: &Policies, new: &Policies) -> Vec<String> {
    let mut sentences = Vec::new();
    let roles: BTreeSet<&String> = old.roles.iter().chain(&new.roles).collect();
    let resources: BTreeSet<&Resource> = old.resources.iter().chain(&new.resources).collect();
    let mut shelf = Shelf::default();
    for role in &roles {
        if !old.roles.contains(role) {
            sentences.push(format!("There is a new role, {}.", said(role)));
        }
        if !new.roles.contains(role) {
            sentences.push(format!("The role {} is no more.", said(role)));
        }
    }
    for role in roles {
        // Changes that are alike in who, when and which way are told together.
        let mut alike: BTreeMap<Change, BTreeMap<Vec<Act>, Vec<&str>>> = BTreeMap::new();
        for resource in &resources {
            let mut of_resource: BTreeMap<Change, Vec<Act>> = BTreeMap::new();
            for act in Act::ALL.iter().copied() {
                let before = old.when(role, act, resource);
                let before = shelf.import(&old.shelf, before);
                let after = new.when(role, act, resource);
                let after = shelf.import(&new.shelf, after);
                for (way, change) in [
                    (Way::Gains, shelf.but_not(after, before)),
                    (Way::Loses, shelf.but_not(before, after)),
                ] {
                    if change != Diagram::NEVER {
                        let when = when(&mut shelf, change);
                        of_resource.entry((way, when)).or_default().push(act);
                    }
                }
            }
            for (change, acts) in of_resource {
                alike
                    .entry(change)
                    .or_default()
                    .entry(acts)
                    .or_default()
                    .push(resource.name());
            }
        }
        for ((way, when), changes) in alike {
            for (acts, resources) in changes {
                let acts: Vec<&str> = acts.iter().map(|act| act.said()).collect();
                sentences.push(format!(
                    "A {} {} {} in {}: {when}.",
                    said(role),
                    match way {
                        Way::Gains => "may now",
                        Way::Loses => "may no longer",
                    },
                    acts.join(", "),
                    resources.join(", "),
                ));
            }
        }
    }
    sentences
}

/// The cases in which a change shows, all of them, each as wide as it can be.
fn when(shelf: &mut Shelf, change: Diagram) -> String {
    if change == Diagram::ALWAYS {
        return "always".to_owned();
    }
    let cases: Vec<String> = shelf.clauses(change).iter().map(case).collect();
    cases.join("; or ")
}

/// A case, in words: what holds in it, and what must not.
fn case(clause: &Clause) -> String {
    let said = |facts: Facts, word: &str| {
        let facts: Vec<&str> = facts.iter().map(Fact::said).collect();
        facts.join(word)
    };
    let (holds, fails) = (said(clause.holds, " and "), said(clause.fails, " or "));
    match (holds.is_empty(), fails.is_empty()) {
        (false, true) => format!("when {holds}"),
        (false, false) => format!("when {holds}, unless {fails}"),
        (true, _) => format!("unless {fails}"),
    }
}

/// A role as people say it.
fn said(role: &str) -> String {
    role.replace('_', " ")
}
