//! What closes one of two files closes both.

use super::*;

/// Who has declared a tie to the person of the second file finds neither file,
/// before and after: what was said of the one holds of both.
#[test]
fn a_declared_tie_closes_both_files() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let (mut cousin, post) = staff.posted("Sample Cousin", "identification_officer", 1);
    let tie = json!({
        "officer": post["fields"]["officer"], "kind": "family", "declared_on": "2020-01-02",
        "person": second.reference,
    });
    let (status, said) = enter(&mut cousin, "declared_ties", tie);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert_eq!(cousin.get(&kept.api()).status, StatusCode::OK);
    assert_eq!(
        merge(&mut cousin, &kept, &second).status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let merged = merge(&mut finder, &kept, &second);
    assert_eq!(merged.status, StatusCode::OK, "{}", merged.text);
    for file in [&kept, &second] {
        assert_eq!(cousin.get(&file.api()).status, StatusCode::NOT_FOUND);
        assert_eq!(cousin.get(&file.page()).status, StatusCode::NOT_FOUND);
    }
    assert_eq!(part(&mut cousin, &second, 2).status, StatusCode::NOT_FOUND);
    let parted = part(&mut finder, &second, 2);
    assert_eq!(parted.status, StatusCode::OK, "{}", parted.text);
    assert_eq!(cousin.get(&kept.api()).status, StatusCode::OK);
    assert_eq!(cousin.get(&second.api()).status, StatusCode::NOT_FOUND);
}

/// A tie that was declared, and a consent that was taken, while two files were
/// one: nobody knows of which of the two persons.
#[test]
fn what_was_said_while_two_files_were_one_closes_both() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let (mut finder, [kept, second]) = two_files(&mut staff);
    let (mut cousin, post) = staff.posted("Sample Cousin", "identification_officer", 1);
    let mut helper = staff.takes_on("Sample Helper", "case_manager", 8);
    let helping = staff.bodies[8].clone();
    for file in [&kept, &second] {
        let referral = [
            ("person", file.reference.as_str()),
            ("from", staff.bodies[1].as_str()),
            ("to", helping.as_str()),
            ("service", "shelter"),
            ("stage", "accepted"),
        ];
        office.bench.enter("referrals", &referral);
    }
    merge(&mut finder, &kept, &second);
    let tie = json!({
        "officer": post["fields"]["officer"], "kind": "family", "declared_on": "2020-03-01",
        "person": kept.reference,
    });
    let (status, said) = enter(&mut cousin, "declared_ties", tie);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    let consent = json!({
        "person": kept.reference, "purpose": "assistance", "given_to": helping,
        "covers": ["identity"], "given_on": "2020-03-01",
    });
    let (status, said) = enter(&mut finder, "consents", consent);
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert_eq!(helper.get(&second.api()).status, StatusCode::OK);
    let mut prosecutor = staff.takes_on("Sample Prosecutor", "prosecutor", 4);
    finder.show_again();
    let hold = json!({
        "person": kept.reference, "ordered_on": "2020-03-01", "ordered_by": staff.bodies[4],
        "order_number": "1/20",
    });
    let (status, said) = enter(&mut prosecutor, "holds", hold);
    assert_eq!(status, StatusCode::CREATED, "{said}");

    // Whoever parts them is told what stays, and what both get.
    let page = finder.get(&format!("{}/part", second.page()));
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    for there in ["Consents: 1 record", "Declared ties", "Holds"] {
        assert!(page.text.contains(there), "{there} in {}", page.text);
    }
    // The tie is not for them, and is not counted.
    assert!(!page.text.contains("Declared ties:") && !page.text.contains("Decisions:"));
    let parted = part(&mut finder, &second, 2);
    assert_eq!(parted.status, StatusCode::OK, "{}", parted.text);

    for file in [&kept, &second] {
        assert_eq!(cousin.get(&file.api()).status, StatusCode::NOT_FOUND);
    }
    assert_eq!(helper.get(&kept.api()).status, StatusCode::OK);
    assert_eq!(helper.get(&second.api()).status, StatusCode::NOT_FOUND);
    // Nobody sees a tie because they parted the files; the consent is given
    // again by whoever works with the person.
    let list = told(&finder.get("/api/v1/declared_ties"));
    assert_eq!(list["total"], json!(0));
    let list = told(&finder.get("/api/v1/consents"));
    let consents = list["records"].as_array().unwrap();
    let noted = consents
        .iter()
        .find(|consent| consent["fields"]["person"] == json!(second.reference))
        .unwrap();
    let mut fields = noted["fields"].clone();
    fields["given_again_on"] = json!("2020-03-02");
    let again = json!({ "version": 1, "fields": fields });
    let own = format!("/api/v1/consents/{}", noted["address"].as_str().unwrap());
    let again = finder.json(Method::PUT, &own, &again);
    assert_eq!(again.status, StatusCode::OK, "{}", again.text);
    assert_eq!(helper.get(&second.api()).status, StatusCode::OK);
    // The hold is lifted by the body that ordered it.
    let list = told(&prosecutor.get("/api/v1/holds"));
    let holds = list["records"].as_array().unwrap();
    assert_eq!(holds.len(), 2, "{list}");
    for hold in holds {
        let mut fields = hold["fields"].clone();
        fields["lifted_on"] = json!("2020-03-02");
        let lifted = json!({ "version": 1, "fields": fields });
        let own = format!("/api/v1/holds/{}", hold["address"].as_str().unwrap());
        let lifted = prosecutor.json(Method::PUT, &own, &lifted);
        assert_eq!(lifted.status, StatusCode::OK, "{}", lifted.text);
    }
    assert!(office.log_is_sound());
}
