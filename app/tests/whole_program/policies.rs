//! The policies of every country pack: they do what is expected, their
//! invariants are proven, and hardly any change of them would go unnoticed.

use std::path::PathBuf;

use pack::Pack;
use policy::{Act, Fact, Facts, Policies, Resource};

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
