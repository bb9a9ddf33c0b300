//! Nobody gives themselves the tie that opens a person's file.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::{
    office::Office,
    rights::{administrator, enter, officer},
};

#[test]
fn a_body_is_made_the_receiver_by_others_only() {
    let office = Office::new();
    let bodies = office.bodies();
    let (finding, helping) = (bodies[1].as_str(), bodies[8].as_str());
    let mut first = administrator(&office);
    let role = "identification_officer";
    let (mut finder, _) = officer(&office, &mut first, ("Sample Finder", role, finding), &[]);
    let role = "case_manager";
    let (mut helper, _) = officer(&office, &mut first, ("Sample Helper", role, helping), &[]);

    let person = |finder: &mut super::office::Visitor<'_>, name: &str| {
        let fields = json!({
            "registered_on": "2020-02-01", "family_name": name, "birth_year": 1990,
            "age_status": "adult", "sex": "female", "citizenship": "AZ",
        });
        let (status, person) = enter(finder, "persons", fields);
        assert_eq!(status, StatusCode::CREATED, "{person}");
        let path = format!("/api/v1/persons/{}", person["address"].as_str().unwrap());
        (person["reference"].clone(), path)
    };
    let (sought, sought_path) = person(&mut finder, "Uydurulmuş");
    let (other, other_path) = person(&mut finder, "Təxəyyülova");
    let referral = |person: &Value, from: Option<&str>, stage: &str| {
        json!({
            "person": person, "sent_on": "2020-02-02", "from": from, "to": helping,
            "service": "shelter", "stage": stage,
        })
    };

    // Whom one may not see is not there to be named, whoever guesses the reference.
    let nobody = json!("PER-2020-09999");
    for from in [None, Some(finding)] {
        for stage in ["draft", "sent", "accepted", "completed"] {
            let mut said = |person| enter(&mut helper, "referrals", referral(person, from, stage));
            let (status, hidden) = said(&sought);
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{hidden}");
            assert!(hidden.to_string().contains("entry.no_such_record"));
            assert_eq!((status, hidden), said(&nobody));
        }
    }
    // Nor is the reference told to whoever has the address of the page.
    let address = sought_path.rsplit('/').next().unwrap();
    let form = format!("/registers/referrals/new?person={address}");
    let told = |page: &str| page.contains(sought.as_str().unwrap());
    let (hers, own) = (helper.get(&form), finder.get(&form));
    assert_eq!((hers.status, own.status), (StatusCode::OK, StatusCode::OK));
    assert!(!told(&hers.text) && told(&own.text), "{}", hers.text);
    let (own, _) = person(&mut helper, "Nümunəvi");
    let (status, said) = enter(&mut helper, "referrals", referral(&own, None, "sent"));
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
    assert!(
        said.to_string().contains("people.opened_by_another"),
        "{said}"
    );
    assert_eq!(helper.get(&sought_path).status, StatusCode::NOT_FOUND);

    // Who was sent is seen, and answered; and stays who was sent.
    let fields = referral(&sought, Some(finding), "sent");
    let (status, sent) = enter(&mut finder, "referrals", fields);
    assert_eq!(status, StatusCode::CREATED, "{sent}");
    assert!(helper.get(&sought_path).text.contains("Uydurulmuş"));
    let path = format!("/api/v1/referrals/{}", sent["address"].as_str().unwrap());
    let mut change = |fields: &Value| {
        let change = json!({ "version": 1, "fields": fields });
        helper.json(Method::PUT, &path, &change)
    };
    let answer = change(&referral(&other, Some(finding), "sent"));
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        answer.text
    );
    let answer = change(&referral(&sought, Some(finding), "accepted"));
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(helper.get(&other_path).status, StatusCode::NOT_FOUND);
}

#[test]
fn a_prosecution_opens_no_file_to_itself() {
    let office = Office::new();
    let bodies = office.bodies();
    let (finding, prosecution) = (bodies[1].as_str(), bodies[8].as_str());
    let mut first = administrator(&office);
    let finder = ("Sample Finder", "identification_officer", finding);
    let (mut finder, _) = officer(&office, &mut first, finder, &[]);
    let prosecutor = ("Sample Prosecutor", "prosecutor", prosecution);
    let (mut prosecutor, _) = officer(&office, &mut first, prosecutor, &[]);
    let fields = json!({
        "registered_on": "2020-02-01", "family_name": "Uydurulmuş", "birth_year": 1990,
        "age_status": "adult", "sex": "female", "citizenship": "AZ",
    });
    let (status, person) = enter(&mut finder, "persons", fields);
    assert_eq!(status, StatusCode::CREATED, "{person}");
    let order = |to: &str| {
        json!({
            "person": person["reference"], "kind": "disclosure", "ordered_by": finding,
            "number": "1", "ordered_on": "2020-02-01", "ends_on": "2020-05-01", "opened_to": to,
            "reason": "Invented for a trial.",
        })
    };
    let (status, said) = enter(&mut prosecutor, "court_orders", order(prosecution));
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
    assert!(
        said.to_string().contains("people.opened_by_another"),
        "{said}"
    );
    let (status, said) = enter(&mut prosecutor, "court_orders", order(&bodies[2]));
    assert_eq!(status, StatusCode::CREATED, "{said}");
}

#[test]
fn no_decision_is_taken_on_somebody_whose_file_is_not_there_for_the_writer() {
    let office = Office::new();
    let bodies = office.bodies();
    let (finding, deciding) = (bodies[1].as_str(), bodies[8].as_str());
    let mut first = administrator(&office);
    let role = "identification_officer";
    let (mut finder, _) = officer(&office, &mut first, ("Sample Finder", role, finding), &[]);
    let (mut decider, _) = officer(&office, &mut first, ("Sample Decider", role, deciding), &[]);
    let fields = json!({
        "registered_on": "2020-02-01", "family_name": "Uydurulmuş", "birth_year": 1990,
        "age_status": "adult", "sex": "female", "citizenship": "AZ",
    });
    let (status, person) = enter(&mut finder, "persons", fields);
    assert_eq!(status, StatusCode::CREATED, "{person}");
    let decision = |person: &Value| {
        json!({
            "person": person, "decided_on": "2020-02-02", "authority": deciding,
            "outcome": "recognised",
        })
    };
    let (status, hidden) = enter(&mut decider, "decisions", decision(&person["reference"]));
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{hidden}");
    let nobody = json!("PER-2020-09999");
    assert_eq!(
        (status, hidden),
        enter(&mut decider, "decisions", decision(&nobody))
    );
    let path = format!("/api/v1/persons/{}", person["address"].as_str().unwrap());
    assert_eq!(decider.get(&path).status, StatusCode::NOT_FOUND);

    // With a file, nothing else about the person leads there either: a file
    // that one sees is not moved to one that one does not.
    let own = json!({
        "registered_on": "2020-02-01", "family_name": "Nümunəvi", "birth_year": 1990,
        "age_status": "adult", "sex": "female", "citizenship": "AZ",
        "child_of": person["reference"],
    });
    let (status, said) = enter(&mut decider, "persons", own);
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
    assert!(said.to_string().contains("entry.no_such_record"), "{said}");
}

#[test]
fn a_form_that_is_filled_in_by_its_address_names_nobody_whose_file_is_not_there() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let mut new = |name: &str, body: usize| {
        let officer_of = (name, "identification_officer", bodies[body].as_str());
        officer(&office, &mut first, officer_of, &[]).0
    };
    let (mut finder, mut other) = (new("Sample Finder", 1), new("Sample Other", 8));
    let fields = json!({
        "registered_on": "2020-02-01", "family_name": "Uydurulmuş", "birth_year": 1990,
        "age_status": "adult", "sex": "female", "citizenship": "AZ",
    });
    let (status, person) = enter(&mut finder, "persons", fields);
    assert_eq!(status, StatusCode::CREATED, "{person}");
    let reference = person["reference"].as_str().unwrap();
    let address = person["address"].as_str().unwrap();
    let new = format!("/registers/screenings/new?person={address}");
    let told = |visitor: &mut super::office::Visitor<'_>| {
        let page = visitor.get(&new);
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        page.text.contains(reference)
    };
    assert!(told(&mut finder) && !told(&mut other));
    let refused = office
        .log(0)
        .into_iter()
        .rfind(|line| line.refused.is_some());
    assert_eq!(refused.unwrap().officer.as_deref(), Some("Sample Other"));
}
