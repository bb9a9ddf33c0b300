//! What is told of damaged files: each fault with file, line and what would
//! be right.

use crate::bath::Folder;

/// A folder in which one text is replaced says this, and begins with the file
/// and the line.
#[track_caller]
fn says(file: &str, from: &str, to: &str, place: &str, parts: &[&str]) {
    let folder = Folder::sound();
    folder.replace(file, from, to);
    let said = folder.said();
    let found = said
        .iter()
        .any(|fault| fault.starts_with(place) && parts.iter().all(|part| fault.contains(part)));
    assert!(found, "{place} {parts:?} is not among {said:#?}");
}

#[test]
fn a_sound_folder_has_no_fault() {
    assert_eq!(Folder::sound().said(), Vec::<String>::new());
}

#[test]
fn text_that_is_not_cedar_is_told_with_its_line() {
    says(
        "nurse.cedar",
        "when {",
        "whan {",
        "nurse.cedar:10:",
        &["this is not Cedar"],
    );
}

#[test]
fn an_unknown_fact_is_told_with_its_line() {
    says(
        "nurse.cedar",
        "context.tie.holder",
        "context.tie.keeper",
        "nurse.cedar:10:",
        &["keeper"],
    );
}

#[test]
fn an_unknown_act_register_or_role_is_told() {
    says(
        "nurse.cedar",
        "\"look\"",
        "\"peek\"",
        "nurse.cedar:",
        &["peek"],
    );
    says(
        "nurse.cedar",
        "Register::\"swimmers\"",
        "Register::\"sailors\"",
        "nurse.cedar:",
        &["sailors"],
    );
    says(
        "nurse.cedar",
        "Role::\"nurse\"",
        "Role::\"doctor\"",
        "nurse.cedar:5:",
        &["not about the role of its file", "Role::\"nurse\""],
    );
}

#[test]
fn a_policy_has_an_id_of_its_own_a_reason_and_a_source() {
    says(
        "nurse.cedar",
        "@id(\"nurse.allergies\")\n",
        "",
        "nurse.cedar:4:",
        &["@id(\"nurse.…\")"],
    );
    says(
        "nurse.cedar",
        "A nurse knows what a swimmer cannot bear.",
        " ",
        "nurse.cedar:5:",
        &["has no @reason"],
    );
    says(
        "nurse.cedar",
        "@source(\"House rules\")\n",
        "",
        "nurse.cedar:4:",
        &["has no @source"],
    );
    says(
        "lifeguard.cedar",
        "lifeguard.names_in_lists",
        "lifeguard.swimmers_of_the_own_pool",
        "lifeguard.cedar:18:",
        &["stands above already"],
    );
}

#[test]
fn who_and_what_stand_in_the_head_of_a_policy() {
    says(
        "nurse.cedar",
        "context.break_glass",
        "principal in Role::\"lifeguard\"",
        "nurse.cedar:5:",
        &["\"principal\", which is no fact"],
    );
    says(
        "nurse.cedar",
        "principal in Role::\"nurse\"",
        "principal == Officer::\"anna\"",
        "nurse.cedar:5:",
        &["not about the role of its file"],
    );
}

#[test]
fn records_are_not_opened_to_everyone() {
    let folder = Folder::sound();
    folder.replace(
        "everyone.cedar",
        "forbid (principal, action in Action::\"touch\"",
        "permit (principal, action == Action::\"look\"",
    );
    let said = folder.said();
    assert!(
        said.iter()
            .any(|fault| fault.starts_with("everyone.cedar:5:")
                && fault.contains("opens records to everyone")),
        "{said:#?}"
    );
}

#[test]
fn a_policy_of_one_role_does_not_hide_among_those_of_everyone() {
    says(
        "everyone.cedar",
        "forbid (principal, action in Action::\"touch\"",
        "forbid (principal in Role::\"nurse\", action in Action::\"touch\"",
        "everyone.cedar:5:",
        &["does not hold for everyone"],
    );
}

#[test]
fn every_register_is_in_one_file() {
    says(
        "files.toml",
        "[\"swimmers\", \"lanes\"]",
        "[\"swimmers\"]",
        "files.toml:",
        &["\"lanes\" is in no file"],
    );
    says(
        "files.toml",
        "\"lanes\"]",
        "\"lanes\", \"saunas\"]",
        "files.toml:2:",
        &["no register \"saunas\""],
    );
    says(
        "files.toml",
        "\"lanes\"]",
        "\"lanes\"]\nsauna = [\"lanes\"]",
        "files.toml:3:",
        &["in the file \"pool\" already"],
    );
}

#[test]
fn a_name_that_nobody_knows_is_told_in_the_expected_matrix() {
    says(
        "expected.csv",
        "set,own,author",
        "set,own,auther",
        "expected.csv:2:",
        &["no situation \"auther\""],
    );
    says(
        "expected.csv",
        "nurse,swimmers",
        "nurse,simmers",
        "expected.csv:7:",
        &["no register or file \"simmers\""],
    );
    says(
        "expected.csv",
        "nurse,swimmers",
        "norse,swimmers",
        "expected.csv:7:",
        &["no role \"norse\""],
    );
    says(
        "expected.csv",
        ",look,health",
        ",freeze,health",
        "expected.csv:7:",
        &["\"freeze\" is no act for swimmers"],
    );
    says(
        "expected.csv",
        "role,resources",
        "roles,resources",
        "expected.csv:1:",
        &["role,resources,situations,acts,parts"],
    );
}

#[test]
fn an_invariant_says_what_it_is_and_asks_something() {
    says(
        "invariants.toml",
        "parts = [\"health\"]",
        "",
        "invariants.toml:2:",
        &["asks nothing"],
    );
    says(
        "invariants.toml",
        "source = \"House rules\"",
        "source = \"\"",
        "invariants.toml:2:",
        &["does not say"],
    );
    says(
        "invariants.toml",
        "fails = [\"conflict\"]",
        "fails = [\"quarrel\"]",
        "invariants.toml:9:",
        &["no fact \"quarrel\""],
    );
    says(
        "invariants.toml",
        "roles = [\"lifeguard\"]",
        "rules = [\"lifeguard\"]",
        "invariants.toml:",
        &["rules"],
    );
}

#[test]
fn a_missing_file_and_a_missing_folder_are_told() {
    for name in ["files.toml", "expected.csv", "invariants.toml"] {
        let folder = Folder::sound();
        std::fs::remove_file(folder.path().join(name)).unwrap();
        let said = folder.said();
        assert!(
            said.iter().any(|fault| fault.starts_with(name)),
            "{name}: {said:#?}"
        );
    }
    let gone = policy::check_folder(
        std::path::Path::new("no/such/folder"),
        &crate::bath::kinds(),
    );
    assert!(gone.policies.is_none() && !gone.faults.is_empty());
}

#[test]
fn a_file_that_nobody_reads_is_told() {
    let folder = Folder::sound();
    folder.write("nurse.ceder", "");
    let said = folder.said();
    assert!(
        said.iter()
            .any(|fault| fault.starts_with("nurse.ceder: nothing reads")),
        "{said:#?}"
    );
    folder.write("Night Nurse.cedar", "");
    let said = folder.said();
    assert!(
        said.iter()
            .any(|fault| fault.contains("cannot be the name of a role")),
        "{said:#?}"
    );
}
