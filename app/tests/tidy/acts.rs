//! The acts of the policies: each is asked by a door. One that none asks would
//! be permitted and forbidden on paper alone.

use std::collections::{BTreeMap, BTreeSet};

use guard::Act;
use policy::Part;

use crate::tree::*;

/// Folders whose sources are no doors: tests, measurements, the guard itself,
/// the store, which is handed its permits, and the practice country, which is
/// entered by whoever keeps the machine.
const NO_DOORS: [&str; 6] = [
    "/tests/",
    "/benches/",
    "/examples/",
    "platform/guard/",
    "platform/db/",
    "platform/practice/",
];

/// How a door asks the guard for a permit, refused or not. What is offered on a
/// page is no door: nothing is held back by it.
const ASKS: [&str; 2] = [".permit(", ".leave("];

/// The acts for which a source asks a permit, by the names of the guard.
fn asked_in(text: &str) -> BTreeSet<String> {
    // What a source tests of itself stands at its end.
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim().starts_with("//"));
    let text: String = lines.flat_map(str::split_whitespace).collect();
    let asks = ASKS.iter().flat_map(|asks| text.split(*asks).skip(1));
    asks.filter_map(|asked| {
        let asked = asked.strip_prefix("guard::").unwrap_or(asked);
        let name = asked.strip_prefix("Act::")?;
        let end = name.find(|sign: char| !sign.is_alphanumeric());
        Some(name[..end.unwrap_or(name.len())].to_owned())
    })
    .collect()
}

/// Every act of the guard, and where a door asks for it.
fn doors() -> BTreeMap<String, Vec<String>> {
    let mut doors: BTreeMap<String, Vec<String>> = Act::ALL
        .iter()
        .map(|act| (format!("{act:?}"), Vec::new()))
        .collect();
    for file in rust_files() {
        if NO_DOORS.iter().any(|folder| file.path.contains(folder)) {
            continue;
        }
        for act in asked_in(&file.text) {
            // A policy's act of another name is asked of the policies.
            if let Some(places) = doors.get_mut(&act) {
                places.push(file.path.clone());
            }
        }
    }
    doors
}

#[test]
fn each_act_of_the_guard_is_asked_by_a_door() {
    let unasked = doors().into_iter().filter(|(_, places)| places.is_empty());
    let wrong: Vec<String> = unasked.map(|(act, _)| act).collect();
    none(&wrong, "an act of the guard is one that a door asks for");
}

#[test]
fn each_act_of_the_policies_is_asked_by_a_door() {
    let doors = doors();
    let opened = Act::ALL
        .iter()
        .filter(|act| !doors[&format!("{act:?}")].is_empty());
    let mut asked: BTreeSet<policy::Act> = opened
        .filter_map(|act| act.asked("persons"))
        .map(|(act, _)| act)
        .collect();
    // With an act, that of each part which is seen through it, and what must be
    // permitted besides.
    let parts = Part::ALL.iter().flat_map(|part| {
        let seen = part.doors().filter(|(through, _)| asked.contains(through));
        seen.flat_map(|(_, besides)| besides.into_iter().chain([part.act()]))
    });
    let parts: Vec<policy::Act> = parts.collect();
    asked.extend(parts);
    let unasked = policy::Act::ALL.iter().filter(|act| !asked.contains(act));
    let wrong: Vec<String> = unasked.map(|act| act.name().to_owned()).collect();
    none(&wrong, "an act of the policies is one that a door asks for");
}

#[test]
fn a_door_is_where_a_permit_is_asked_for() {
    let asked = asked_in(
        "let permit = guard
             .permit(
                 Act::Enter, register)?;
         let other = guard.leave(guard::Act::Void, register);
         if visit.may(Act::Edit, register) || guard.offers(Act::Look, register) {}
         let act = Act::Erase;
         // Not by guard.permit(Act::Import, register).
         #[cfg(test)]
         mod tests { fn check() { guard.permit(Act::Freeze, register); } }",
    );
    assert_eq!(asked.into_iter().collect::<Vec<_>>(), ["Enter", "Void"]);
}
