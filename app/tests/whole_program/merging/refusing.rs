//! What is not merged, and what is not done to files that are.

use super::*;

#[test]
fn what_are_no_two_files_of_one_person_is_not_merged() {
    let bench = Workbench::empty();
    let [kept, second, gone] = [(); 3].map(|()| bench.enter("persons", &[]).reference);
    let child = bench.enter("persons", &[("child_of", &kept)]).reference;
    bench.void("persons", &gone).unwrap();
    let no = |kept: &str, second: &str| {
        let no = bench.merge(kept, second).unwrap_err();
        rules(&no).join(", ")
    };
    assert_eq!(no(&kept, &kept), "records.merged_with_itself");
    assert_eq!(no(&kept, &gone), "records.is_void");
    assert_eq!(no(&gone, &second), "records.is_void");
    assert_eq!(no(&kept, &child), "records.merged_with_kin");
    assert_eq!(no(&child, &kept), "records.merged_with_kin");
    assert_eq!(
        rules(&bench.part(&second).unwrap_err()),
        ["records.not_merged"]
    );
    bench.merge(&kept, &second).unwrap();
    assert_eq!(no(&child, &second), "records.is_void");
    assert_eq!(no(&second, &child), "records.is_void");
    // No reason, and a file that has moved on.
    let [kept, child] = [&kept, &child].map(|file| bench.standing("persons", file));
    let other = bench.enter("persons", &[]).reference;
    let other = other.as_str();
    for (files, reason, rule) in [
        (
            ((kept.id, 1), (other, 1)),
            " ",
            "records.merge_needs_reason",
        ),
        (((kept.id, 2), (other, 1)), BECAUSE, "records.moved_on"),
        (((kept.id, 1), (other, 2)), BECAUSE, "records.moved_on"),
    ] {
        let (kept, second) = files;
        let files = TwoFiles { kept, second };
        let no = bench.mechanism.merge("persons", files, reason, None);
        assert_eq!(rules(&no.unwrap_err()), [rule]);
    }
    assert!(!child.voided);
}

/// Nobody types whom a file was merged into.
#[test]
fn whom_a_file_was_merged_into_is_written_by_the_program_alone() {
    let bench = Workbench::empty();
    let person = bench.enter("persons", &[]).reference;
    let no = bench.try_enter("persons", &[("same_as", &person)]);
    assert_eq!(rules(&no.unwrap_err()), ["entry.by_the_program"]);
    let file = bench
        .mechanism
        .template("persons", records::Format::Csv, "en");
    assert!(
        !String::from_utf8(file.unwrap())
            .unwrap()
            .contains("same_as")
    );
}

#[test]
fn what_a_rule_forbids_of_one_person_is_not_merged_and_the_record_is_named() {
    let bench = Workbench::empty();
    let (kept, second) = (bench.victim(), bench.victim());
    for person in [&kept, &second] {
        bench.enter("allowances", &[("person", person)]);
    }
    let no = bench.merge(&kept, &second).unwrap_err();
    assert_eq!(rules(&no), ["records.not_moved", "assistance.paid_once"]);
    let No::Refused(refusals) = no else { panic!() };
    assert!(
        refusals[0].named["reference"].starts_with("ALW-"),
        "{refusals:?}"
    );
    assert_eq!(refusals[1].field, None);
    // Nothing was done.
    assert!(!bench.standing("persons", &second).voided);
    assert_eq!(bench.standing("persons", &second).version, 1);
}

#[test]
fn who_is_proposed_to_be_erased_is_not_merged() {
    let bench = Workbench::empty();
    let [kept, second] = [(); 2].map(|()| bench.enter("persons", &[]).reference);
    let asked = [("person", second.as_str()), ("ground", "request")];
    let proposal = bench.enter("destruction_proposals", &asked).reference;
    let no = bench.merge(&kept, &second).unwrap_err();
    assert_eq!(
        rules(&no),
        ["records.not_moved", "retention.proposal_stays"]
    );
    // Nor the other way: whoever agreed would erase both.
    let no = bench.merge(&second, &kept).unwrap_err();
    assert_eq!(
        rules(&no),
        ["records.not_moved", "retention.proposal_stays"]
    );
    bench.void("destruction_proposals", &proposal).unwrap();
    bench.merge(&kept, &second).unwrap();
}

#[test]
fn nobody_is_merged_with_an_ancestor_or_a_descendant_however_far() {
    let bench = Workbench::empty();
    let eldest = bench.enter("persons", &[]).reference;
    let child_of = |parent: &str| bench.enter("persons", &[("child_of", parent)]).reference;
    let [parent, sibling] = [(); 2].map(|()| child_of(&eldest));
    let child = child_of(&parent);
    let grandchild = child_of(&child);
    for [one, other] in [
        [&eldest, &child],
        [&child, &eldest],
        [&eldest, &grandchild],
        [&grandchild, &eldest],
    ] {
        let no = bench.merge(one, other).unwrap_err();
        assert_eq!(rules(&no), ["records.merged_with_kin"]);
    }
    bench.merge(&parent, &sibling).unwrap();
    // What was written wrongly leads in a ring, and the search comes to an end.
    bench
        .edit("persons", &eldest, &[("child_of", &parent)])
        .unwrap();
    let other = bench.enter("persons", &[]).reference;
    bench.merge(&child, &other).unwrap();
}

#[test]
fn a_file_is_not_voided_while_others_are_merged_into_it() {
    let bench = Workbench::empty();
    let [first, kept, second] = [(); 3].map(|()| bench.enter("persons", &[]).reference);
    bench.merge(&kept, &second).unwrap();
    let no = bench.void("persons", &kept).unwrap_err();
    assert_eq!(rules(&no), ["records.others_merged"]);
    // It is merged onward, with what was merged into it.
    bench.merge(&first, &kept).unwrap();
    for second in [&second, &kept] {
        let no = bench.void("persons", &first).unwrap_err();
        assert_eq!(rules(&no), ["records.others_merged"]);
        bench.part(second).unwrap();
    }
    bench.void("persons", &first).unwrap();
}
