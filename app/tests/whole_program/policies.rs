//! The policies of every country pack: they do what is expected, their
//! invariants are proven, and hardly any change of them would go unnoticed.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use kernel::{Condition, Field, RecordId, RecordKind};
use pack::Pack;
use policy::{Act, Asker, Checked, Fact, Facts, Policies, Resource};
use proof::Prover;

fn packs() -> Vec<Pack> {
    let countries = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../country");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(countries)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("country.toml").is_file())
        .collect();
    folders.sort();
    assert!(folders.len() >= 2, "there are country packs");
    folders
        .iter()
        .map(|folder| Pack::load(folder, opennrm::desks()).ok().unwrap())
        .collect()
}

#[test]
fn the_policies_of_every_country_do_what_is_expected_in_every_cell() {
    for pack in packs() {
        let checked = policy::check(&pack);
        let said: Vec<String> = checked.faults.iter().map(ToString::to_string).collect();
        assert!(said.is_empty(), "{}", said.join("\n"));
        assert!(checked.cells >= 12_000, "{} cells", checked.cells);
        assert!(checked.proven.len() >= 20, "{:#?}", checked.proven);
        let policies = checked.policies.unwrap();
        let with_fields = policies
            .matrix()
            .filter(|row| matches!(row.resource, Resource::Register(_)))
            .filter(|row| !row.cell.is_empty())
            .count();
        assert!(with_fields >= 2_400, "{with_fields} rows show which fields");
    }
}

#[test]
fn ninety_nine_of_a_hundred_changes_of_a_policy_are_noticed() {
    for pack in packs() {
        let mutants = policy::check(&pack).mutants().unwrap();
        let all = mutants.noticed + mutants.unnoticed.len();
        assert!(all > 900, "{all} changes");
        assert!(
            mutants.unnoticed.len() * 100 <= all,
            "of {all} changes these are not noticed:\n{}",
            mutants.unnoticed.join("\n")
        );
    }
}

/// By which fields a record holds a number under which bodies keep what they
/// have of somebody, or of a case: its own, and those of a record that it leads
/// to. A number that is its own already is not asked for once more.
fn numbers(pack: &Pack, kind: &RecordKind) -> Vec<String> {
    let is_number = |field: &&Field| field.key || field.name == "case_number";
    let own = kind.fields.iter().filter(is_number);
    let mut numbers: Vec<String> = own.map(|field| field.name.clone()).collect();
    for link in &kind.fields {
        let to = link.link().and_then(|register| pack.kind(register));
        let there = to.iter().flat_map(|kind| kind.fields.iter());
        for number in there.filter(is_number) {
            if kind.field(&number.name).is_none() {
                numbers.push(format!("{}.{}", link.name, number.name));
            }
        }
    }
    numbers
}

#[test]
fn a_court_seals_and_a_tie_shuts_off_by_every_number_under_which_anything_is_kept() {
    for pack in packs() {
        let policies = Policies::load(&pack).unwrap();
        let asker = Asker {
            officer: RecordId(uuid::Uuid::from_u128(1)),
            agency: "none",
            administers: &kernel::Administers::All,
            today: "2020-03-02".parse().unwrap(),
            now: "2020-03-02T08:00:00Z".parse().unwrap(),
        };
        for (fact, by) in [(Fact::SealedByCourt, ORDERS), (Fact::Conflict, TIES)] {
            let place = format!("{}, {by}", pack.code);
            let mut tried = 0;
            // What is declared stays open to whoever declared it.
            let others = pack
                .kinds
                .iter()
                .filter(|kind| kind.register != by && kind.register != TIES);
            for kind in others {
                let cases = policies.ties().cases(fact, &kind.register, &asker);
                for number in numbers(&pack, kind) {
                    let is_reached = cases.iter().flatten().any(|condition| {
                        matches!(condition, Condition::Linked { register, from, .. }
                            if register == by && *from == number)
                    });
                    assert!(is_reached, "{place}: {}.{number}", kind.register);
                    tried += 1;
                }
            }
            assert!(tried > 12, "{tried} numbers");
            // …and whatever else it names, beside whose word it is.
            for link in &pack.kind(by).unwrap().fields {
                let Some(to) = link.link().filter(|to| *to != "officers") else {
                    continue;
                };
                let cases = policies.ties().cases(fact, to, &asker);
                // A file is reached with those that were merged into it.
                let same = pack.kind(to).unwrap().same();
                let same = same.map_or("", |(_, field)| field.name.as_str());
                let is_reached = cases.iter().flatten().any(|condition| {
                    matches!(condition, Condition::Linked { register, via, from, .. }
                        if register == by && *via == link.name && from == same)
                });
                assert!(is_reached, "{place}: {to} by {}", link.name);
            }
        }
    }
}

/// The register of orders by which a court seals…
const ORDERS: &str = "court_orders";
/// …and that of ties that officers declare.
const TIES: &str = "declared_ties";

#[test]
fn the_policies_of_every_country_decide_as_cedar_does() {
    for pack in packs() {
        let policies = Policies::load(&pack).unwrap();
        let situations = Policies::situations();
        let mut cells = 0;
        let mut asked = 0;
        let mut permitted = 0;
        for role in policies.roles() {
            for resource in policies.resources() {
                for act in Act::ALL
                    .iter()
                    .filter(|act| act.about() == resource.about())
                {
                    // Cedar is slow, so a tenth of the cells; each has its turn
                    // of situations, and of a fact turned over.
                    cells += 1;
                    if cells % 10 != 0 {
                        continue;
                    }
                    let turn = asked % situations.len();
                    let fact = Fact::ALL[asked % Fact::ALL.len()];
                    let facts = situations[turn].facts;
                    let turned: Facts = if facts.holds(fact) {
                        facts.without(fact)
                    } else {
                        facts.with(fact)
                    };
                    for facts in [facts, turned] {
                        let is = policies.permits(role, *act, resource, facts);
                        assert_eq!(
                            is,
                            policies.cedar_permits(role, *act, resource, facts),
                            "{role} {act:?} {resource} {facts:?}"
                        );
                        permitted += usize::from(is);
                    }
                    asked += 1;
                }
            }
        }
        assert!(asked > 1_000 && permitted > 50, "{permitted} of {asked}");
    }
}

#[test]
fn a_solver_proves_every_invariant_from_the_policies_as_they_are_written() {
    for pack in packs() {
        let checked = policy::check(&pack);
        assert!(checked.invariants.len() >= 20);
        assert_eq!(refuted(&checked), BTreeSet::new());
    }
}

#[test]
fn a_solver_finds_what_is_decided_to_be_what_is_written_for_every_role_and_act() {
    for pack in packs() {
        let policies = Policies::load(&pack).unwrap();
        let mut prover = Prover::new(&policies).unwrap();
        for act in Act::ALL {
            assert!(prover.is_understood(*act).unwrap(), "{act:?}");
        }
    }
}

#[test]
fn broken_policies_are_found_by_the_solver_and_by_going_through_all_cases() {
    let leave = |role: &str, acts: &str| {
        format!(
            "@id(\"{role}.too_much\")\n@reason(\"A mistake.\")\n@source(\"A mistake.\")\npermit \
             (principal in Role::\"{role}\", action in [{acts}], resource in \
             File::\"protection\");\n"
        )
    };
    let look_and_locate = "Action::\"look\", Action::\"see_location\"";
    let read_names = "Action::\"list\", Action::\"list_names\", Action::\"see_identity\"";
    for pack in packs() {
        let folder = tempfile::tempdir().unwrap();
        copy(&pack.folder.join("policies"), folder.path());
        let change = |file: &str, change: &dyn Fn(String) -> String| {
            let path = folder.path().join(format!("{file}.cedar"));
            let text = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, change(text)).unwrap();
        };
        change("prosecutor", &|text| {
            text + &leave("prosecutor", look_and_locate)
        });
        change("administrator", &|text| {
            text + &leave("administrator", read_names)
        });
        change("everyone", &|text| {
            text.replace(
                "context.tie.conflict",
                "context.tie.conflict && context.fresh",
            )
        });
        let checked = policy::check_folder(folder.path(), &pack.kinds);
        let proven: BTreeSet<&str> = checked
            .proven
            .iter()
            .map(|proven| proven.says.as_str())
            .collect();
        let unproven: BTreeSet<&str> = checked
            .invariants
            .iter()
            .map(|invariant| invariant.says.as_str())
            .filter(|says| !proven.contains(says))
            .collect();
        // All are broken at once, since a solver takes its time: each breaks
        // something that none of the others touches.
        for says in [
            "The criminal side never reads where a shelter is or how a person is reached.",
            "An administrator never reads a person's file.",
            "Nobody works on the file of somebody close to them.",
        ] {
            assert!(unproven.contains(says), "{says}: {unproven:?}");
        }
        assert!(unproven.len() < checked.invariants.len());
        assert_eq!(refuted(&checked), unproven);
    }
}

/// The invariants that a solver finds broken.
fn refuted(checked: &Checked) -> BTreeSet<&str> {
    let mut prover = Prover::new(checked.policies.as_ref().unwrap()).unwrap();
    let fails = prover.prove(&checked.invariants).unwrap();
    checked
        .invariants
        .iter()
        .zip(fails)
        .filter(|(_, fails)| !fails.is_empty())
        .map(|(invariant, _)| invariant.says.as_str())
        .collect()
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}
