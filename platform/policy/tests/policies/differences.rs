//! What is said of two sets of policies.

use policy::difference;

use crate::bath::Folder;

#[test]
fn nothing_is_said_where_nothing_changes() {
    let [old, new] = [Folder::sound(), Folder::sound()];
    // The same in other words.
    new.replace(
        "nurse.cedar",
        "(context.tie.holder || context.break_glass)",
        "!(!context.break_glass && !context.tie.holder)",
    );
    assert_eq!(
        difference(&old.policies(), &new.policies()),
        Vec::<String>::new()
    );
}

#[test]
fn who_gains_and_who_loses_is_said_in_sentences() {
    let [old, new] = [Folder::sound(), Folder::sound()];
    new.replace("nurse.cedar", "context.break_glass", "context.tie.sender");
    let said = difference(&old.policies(), &new.policies());
    assert_eq!(
        said,
        [
            "A nurse may no longer open a record, see the health in swimmers: when \
             kept_back_broken_glass, child_broken_glass, broken_glass, \
             broken_glass_without_reason, broken_glass_stale.",
            "A nurse may now open a record, see the health in swimmers: when handed_over, sender.",
        ]
    );
}

#[test]
fn a_change_that_no_situation_shows_is_said_with_a_case() {
    let [old, new] = [Folder::sound(), Folder::sound()];
    new.replace(
        "nurse.cedar",
        "context.break_glass",
        "context.break_glass || (context.tie.bridge && context.tie.subject)",
    );
    let said = difference(&old.policies(), &new.policies());
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(
        said[0].contains("in a case that no situation shows, for instance when")
            && said[0].contains("bridge")
            || said[0].contains("consent or a court order"),
        "{said:#?}"
    );
}

#[test]
fn a_new_role_and_a_lost_one_are_said() {
    let [old, new] = [Folder::sound(), Folder::sound()];
    std::fs::remove_file(new.path().join("nurse.cedar")).unwrap();
    let said = difference(&old.policies(), &new.policies());
    assert_eq!(said[0], "The role nurse is no more.");
    assert!(
        said.iter()
            .any(|sentence| sentence.starts_with("A nurse may no longer"))
    );
    let back = difference(&new.policies(), &old.policies());
    assert_eq!(back[0], "There is a new role, nurse.");
    assert!(
        back.iter()
            .any(|sentence| sentence.starts_with("A nurse may now"))
    );
}
