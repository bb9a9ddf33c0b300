//! Whose time of keeping is over is proposed by one officer and erased by
//! another, at their pages.

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::{
    office::{Office, Visitor},
    rights::{administrator, enter, officer},
};

fn person(visitor: &mut Visitor<'_>, name: &str, registered: &str) -> (String, String) {
    let fields = json!({
        "registered_on": registered, "family_name": name, "birth_year": 1980,
        "age_status": "adult", "sex": "female", "citizenship": "AZ",
    });
    let (status, person) = enter(visitor, "persons", fields);
    assert_eq!(status, StatusCode::CREATED, "{person}");
    let text = |name: &str| person[name].as_str().unwrap().to_owned();
    (text("reference"), text("address"))
}

#[test]
fn one_officer_proposes_and_another_one_erases() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let body = |at: usize| bodies[at].as_str();
    let mut new = |name, role, body| officer(&office, &mut first, (name, role, body), &[]).0;
    let mut finder = new("Sample Finder", "identification_officer", body(1));
    let mut one = new("Sample One", "national_coordinator", body(0));
    let mut two = new("Sample Two", "national_coordinator", body(0));
    let mut prosecutor = new("Sample Prosecutor", "prosecutor", body(8));
    let (old, address) = person(&mut finder, "Uydurulmuş", "2005-01-01");
    let (young, young_address) = person(&mut finder, "Nümunəvi", "2019-01-01");

    assert_ne!(finder.get("/retention").status, StatusCode::OK);
    let page = one.get("/retention");
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.text.contains(&old) && !page.text.contains(&young));
    assert!(!page.text.contains("Uydurulmuş"));

    // A hold takes whoever is held off the list, also one by a reference alone.
    let hold = json!({
        "person": old, "ordered_on": "2020-01-02", "ordered_by": body(8), "order_number": "20/1",
    });
    let (status, said) = enter(&mut prosecutor, "holds", hold.clone());
    assert_eq!(status, StatusCode::CREATED, "{said}");
    assert!(!one.get("/retention").text.contains(&old));
    let not_due = one.send("/retention", "/retention/propose", &[("person", &address)]);
    assert_eq!(not_due.status, StatusCode::UNPROCESSABLE_ENTITY);
    let path = format!("/api/v1/holds/{}", said["address"].as_str().unwrap());
    let mut lifted = hold;
    lifted["lifted_on"] = json!("2020-01-03");
    let change = json!({ "version": 1, "fields": lifted });
    let answer = prosecutor.json(Method::PUT, &path, &change);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);

    // Only those who are due are proposed here, and by nobody but who may.
    let young = one.send(
        "/retention",
        "/retention/propose",
        &[("person", &young_address)],
    );
    assert_eq!(young.status, StatusCode::UNPROCESSABLE_ENTITY);
    let proposed = one.send("/retention", "/retention/propose", &[("person", &address)]);
    assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.text);
    let own = one.get("/retention").text;
    assert!(own.contains("DES-2020-00001") && !own.contains("Agree and erase"));
    let proposal = two.get("/retention").hidden("proposal");
    let agreed = [("proposal", proposal.as_str())];

    let refused = one.send("/retention", "/retention/agree", &agreed);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("You proposed this yourself"));
    let refused = prosecutor.send("/registers/holds", "/retention/agree", &agreed);
    assert_ne!(refused.status, StatusCode::OK);
    let path = format!("/api/v1/persons/{address}");
    assert!(finder.get(&path).text.contains("Uydurulmuş"));

    let certificate = two.send("/retention", "/retention/agree", &agreed);
    assert_eq!(certificate.status, StatusCode::OK, "{}", certificate.text);
    for said in [
        "Certificate of destruction",
        "Sample One",
        "Sample Two",
        "DES-2020-00001",
    ] {
        assert!(certificate.text.contains(said), "{said}");
    }
    for secret in ["Uydurulmuş", old.as_str(), address.as_str()] {
        assert!(!certificate.text.contains(secret), "{secret}");
    }
    assert!(!finder.get(&path).text.contains("Uydurulmuş"));
    let after = one.get("/retention").text;
    assert!(!after.contains(&old) && !after.contains("DES-2020-00001"));
    let again = two.send("/retention", "/retention/agree", &agreed);
    assert_ne!(again.status, StatusCode::OK);
    assert!(office.log_is_sound());
}
