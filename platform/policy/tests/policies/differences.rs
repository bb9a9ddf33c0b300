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
            "A nurse may no longer open a record, see the health in swimmers: when the officer \
             breaks the glass, unless the officer has declared a tie to the person or the \
             officer's body has taken the person on or the officer's body referred the person.",
            "A nurse may now open a record, see the health in swimmers: when the officer's body \
             referred the person, unless the officer has declared a tie to the person or the \
             officer's body has taken the person on or the officer breaks the glass.",
        ]
    );
}

#[test]
fn a_change_that_no_situation_shows_is_said_like_any_other() {
    let [old, new] = [Folder::sound(), Folder::sound()];
    new.replace(
        "nurse.cedar",
        "context.break_glass",
        "context.break_glass || (context.tie.bridge && context.tie.subject)",
    );
    let said = difference(&old.policies(), &new.policies());
    assert_eq!(
        said,
        [
            "A nurse may now open a record, see the health in swimmers: when a consent or a court \
             order opens it to the criminal side and it is about the officer, or about whom the \
             officer is guardian of, unless the officer has declared a tie to the person or the \
             officer's body has taken the person on or the officer breaks the glass."
        ]
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
