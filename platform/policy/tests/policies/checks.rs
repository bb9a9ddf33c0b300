//! The expected matrix, the invariants, and changing every policy once.

use policy::{Policies, Resource};

use crate::bath::{Folder, swimmers};

#[test]
fn sound_policies_do_what_is_expected_and_every_cell_is_looked_at() {
    let checked = Folder::sound().check();
    assert_eq!(checked.faults, []);
    let policies = checked.policies.unwrap();
    let situations = Policies::situations().len();
    assert_eq!(policies.roles(), ["lifeguard", "nurse"]);
    // Twenty-three acts on records less the parts that a register lacks, four on
    // figures, one on accounts, three on the mechanism.
    let acts = (17 + 4) + (17 + 1) + 4 + 1 + 3;
    assert_eq!(checked.cells, 2 * acts * situations);
    assert_eq!(checked.proven.len(), 2);
}

#[test]
fn what_is_permitted_and_not_expected_is_told_with_the_policy() {
    let folder = Folder::sound();
    folder.replace(
        "nurse.cedar",
        "Action::\"look\"",
        "Action::\"look\", Action::\"edit\"",
    );
    let said = folder.said();
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(
        said[0].starts_with("nurse.cedar:5: nurse: edit in swimmers is permitted"),
        "{said:#?}"
    );
    assert!(said[0].contains("nurse.allergies"));
}

#[test]
fn what_is_expected_and_not_permitted_is_told_with_the_row() {
    let folder = Folder::sound();
    folder.replace("nurse.cedar", "context.tie.holder || ", "");
    let said = folder.said();
    assert!(
        said.iter().any(|fault| fault
            .starts_with("expected.csv:7: nurse: look in swimmers is not permitted")
            && fault.contains("no policy permits it")),
        "{said:#?}"
    );
    let folder = Folder::sound();
    folder.replace(
        "everyone.cedar",
        "context.tie.conflict",
        "context.tie.holder",
    );
    assert!(
        folder
            .said()
            .iter()
            .any(|fault| fault.contains("forbidden by everyone.no_friends"))
    );
}

#[test]
fn an_invariant_that_fails_is_told_with_a_case() {
    let folder = Folder::sound();
    folder.replace(
        "lifeguard.cedar",
        "Action::\"see_identity\"",
        "Action::\"see_identity\", Action::\"see_health\"",
    );
    let said = folder.said();
    assert!(
        said.iter()
            .any(|fault| fault.starts_with("invariants.toml:2:")
                && fault
                    .contains("lifeguard may see_health in lanes, for instance when own_agency")),
        "{said:#?}"
    );
    let folder = Folder::sound();
    folder.replace("nurse.cedar", " || context.break_glass", "");
    let said = folder.said();
    assert!(
        said.iter()
            .any(|fault| fault
                .contains("nurse may not look in swimmers, for instance when break_glass")),
        "{said:#?}"
    );
}

#[test]
fn an_invariant_is_proven_in_cases_that_no_situation_shows() {
    let folder = Folder::sound();
    // Only where two facts meet that no situation brings together.
    folder.replace(
        "lifeguard.cedar",
        "when { context.tie.assigned };",
        "when { context.tie.assigned };\n\n@id(\"lifeguard.hidden\")\n@reason(\"None.\")\n\
         @source(\"None\")\npermit (principal in Role::\"lifeguard\", action in \
         [Action::\"look\", Action::\"see_health\"], resource in Register::\"swimmers\")\n\
         when { context.tie.bridge && context.tie.subject };",
    );
    let said = folder.said();
    assert!(
        said.iter().any(
            |fault| fault.contains("see_health in swimmers, for instance when bridge, subject")
        ),
        "{said:#?}"
    );
}

#[test]
fn every_change_of_a_policy_is_noticed_but_one_that_says_nothing() {
    let mutants = Folder::sound().check().mutants().unwrap();
    assert!(mutants.noticed > 40, "{mutants:#?}");
    assert_eq!(mutants.unnoticed, Vec::<String>::new());
    // What the head of a policy says twice: no act of a lifeguard but those on
    // records asks about friends, no nurse exports, the pool has all records,
    // and the nurse's register stands in the condition as well.
    assert_eq!(
        mutants.idle,
        [
            "everyone.no_friends: for every act",
            "everyone.nothing_leaves_an_unattended_desk: for lifeguard alone",
            "lifeguard.swimmers_of_the_own_pool: for every resource",
            "nurse.allergies: for every resource",
        ]
    );
}

#[test]
fn a_matrix_that_expects_what_the_policies_say_wrongly_notices_less() {
    let folder = Folder::sound();
    // Two policies that say the same: either could be taken away.
    folder.replace(
        "nurse.cedar",
        "@id(\"nurse.allergies\")",
        "@id(\"nurse.twice\")\n@reason(\"The same.\")\n@source(\"House rules\")\npermit (\n    \
         principal in Role::\"nurse\",\n    action in [Action::\"look\", Action::\"see_health\"],\n    \
         resource in Register::\"swimmers\"\n)\nwhen { context.tie.holder || context.break_glass };\n\n\
         @id(\"nurse.allergies\")",
    );
    let mutants = folder.check().mutants().unwrap();
    assert!(
        mutants
            .idle
            .iter()
            .any(|change| change == "nurse.twice: taken away"),
        "{mutants:#?}"
    );
}

#[test]
fn the_matrix_has_a_row_for_each_role_resource_and_situation() {
    let policies = Folder::sound().policies();
    let rows: Vec<_> = policies.matrix().collect();
    assert_eq!(rows.len(), 2 * 5 * Policies::situations().len());
    let row = rows
        .iter()
        .find(|row| row.role == "nurse" && *row.resource == swimmers() && row.situation == "holder")
        .unwrap();
    assert_eq!(
        row.cell
            .acts
            .iter()
            .map(|act| act.name())
            .collect::<Vec<_>>(),
        ["look"]
    );
    assert_eq!(
        row.cell
            .opened
            .iter()
            .map(|part| part.name())
            .collect::<Vec<_>>(),
        ["health"]
    );
    assert!(policies.resources().contains(&Resource::Mechanism));
}

#[test]
fn the_sheet_of_a_role_says_where_it_may_what() {
    let sheet = Folder::sound().policies().sheet("nurse");
    assert!(sheet.starts_with("nurse\n  swimmers\n"), "{sheet}");
    assert!(sheet.contains("may  look\n      sees  health\n"), "{sheet}");
    assert!(!sheet.contains("lanes"), "{sheet}");
}
