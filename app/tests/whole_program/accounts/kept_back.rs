//! What a person agreed to, and what a court has sealed, at the desks of those
//! who would read it.

use axum::http::StatusCode;
use serde_json::json;

use super::{
    office::{Office, Visitor},
    rights::{administrator, enter, officer},
};

const NAME: &str = "Uydurulmuş";
const NEED: &str = "An invented need.";
const CONTACT: &str = "An invented contact.";
const NOTE: &str = "An invented note.";

fn address(register: &str, record: &serde_json::Value) -> String {
    format!("/api/v1/{register}/{}", record["address"].as_str().unwrap())
}

#[test]
fn a_body_learns_what_the_consent_covers_until_its_last_day() {
    let office = Office::new();
    let bodies = office.bodies();
    let (finding, helping) = (bodies[1].as_str(), bodies[8].as_str());
    let mut first = administrator(&office);
    let finder = ("Sample Finder", "case_manager", finding);
    let (mut finder, _) = officer(&office, &mut first, finder, &[]);
    let helper = ("Sample Helper", "case_manager", helping);
    let (mut helper, _) = officer(&office, &mut first, helper, &[]);
    let fields = json!({
        "registered_on": "2020-02-01", "family_name": NAME, "birth_year": 1990,
        "age_status": "adult", "sex": "female", "citizenship": "AZ",
        "health_needs": NEED, "safe_contact": CONTACT,
    });
    let (status, person) = enter(&mut finder, "persons", fields);
    assert_eq!(status, StatusCode::CREATED, "{person}");
    let reference = person["reference"].as_str().unwrap();
    let referral = [
        ("person", reference),
        ("from", finding),
        ("to", helping),
        ("service", "shelter"),
        ("stage", "accepted"),
    ];
    office.bench.enter("referrals", &referral);
    let service = office
        .bench
        .enter("services", &[("person", reference), ("notes", NOTE)]);
    let person = address("persons", &person);
    let service = format!(
        "/api/v1/services/{}",
        office.bench.mechanism.address("services", service.id)
    );
    let learns = |helper: &mut Visitor<'_>| {
        let file = helper.get(&person);
        assert_eq!(file.status, StatusCode::OK, "{}", file.text);
        let help = helper.get(&service);
        let told = format!("{}{}", file.text, help.text);
        (
            [NAME, CONTACT, NEED, NOTE].map(|one| told.contains(one)),
            help.status == StatusCode::OK,
        )
    };
    // Nothing was agreed to in writing: what the referral is for.
    assert_eq!(learns(&mut helper), ([true; 4], true));
    let consent = |covers: &str, ends_on: &str| {
        let said = [
            ("person", reference),
            ("given_to", helping),
            ("covers", covers),
            ("ends_on", ends_on),
        ];
        office.bench.enter("consents", &said)
    };
    consent("services", "");
    assert_eq!(learns(&mut helper), ([false; 4], true));
    let more = consent("identity;health", "2020-03-31");
    assert_eq!(learns(&mut helper), ([true, false, true, true], true));
    // The finder's own word stays with the finder, whatever others may learn.
    assert!(finder.get(&person).text.contains(CONTACT));
    let past = [("given_on", "2019-01-01"), ("ends_on", "2019-12-31")];
    office
        .bench
        .edit("consents", &more.reference, &past)
        .unwrap();
    assert_eq!(learns(&mut helper), ([false; 4], true));
    // To another body it says nothing.
    let other = [
        ("person", reference),
        ("given_to", finding),
        ("covers", "identity;whereabouts"),
    ];
    office.bench.enter("consents", &other);
    assert_eq!(learns(&mut helper), ([false; 4], true));
}

#[test]
fn a_sealing_reaches_what_other_bodies_keep_under_numbers_of_their_own() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let of_migration = ("Sample Migration", "migration_officer", bodies[1].as_str());
    let (mut of_migration, _) = officer(&office, &mut first, of_migration, &[]);
    let for_children = (
        "Sample Children",
        "child_protection_officer",
        bodies[8].as_str(),
    );
    let (mut for_children, _) = officer(&office, &mut first, for_children, &[]);
    let removal = |file: &str| {
        json!({
            "person_file": file, "removed_on": "2020-02-01", "kind": "administrative_expulsion",
            "screening": "no_indicators",
        })
    };
    let (status, sealed) = enter(&mut of_migration, "removals", removal("INVENTED-1"));
    assert_eq!(status, StatusCode::CREATED, "{sealed}");
    let (status, other) = enter(&mut of_migration, "removals", removal("INVENTED-11"));
    assert_eq!(status, StatusCode::CREATED, "{other}");
    let found = json!({
        "child_file": "INVENTED-2", "found_on": "2020-02-01", "activity": "begging",
    });
    let (status, child) = enter(&mut for_children, "children_found", found);
    assert_eq!(status, StatusCode::CREATED, "{child}");
    let material = json!({
        "child": child["reference"], "sent_on": "2020-02-01", "recipient": "court",
    });
    let (status, material) = enter(&mut for_children, "materials", material);
    assert_eq!(status, StatusCode::CREATED, "{material}");
    let mut seen = || {
        [
            of_migration.get(&address("removals", &sealed)).status,
            of_migration.get(&address("removals", &other)).status,
            for_children.get(&address("children_found", &child)).status,
            for_children.get(&address("materials", &material)).status,
        ]
        .map(|status| status == StatusCode::OK)
    };
    assert_eq!(seen(), [true; 4]);
    let order = [
        ("kind", "sealing"),
        ("person", ""),
        ("migration_file", "INVENTED-1"),
        ("child_file", "INVENTED-2"),
    ];
    let order = office.bench.enter("court_orders", &order);
    assert_eq!(seen(), [false, true, false, false]);
    let lifted = [("lifted_on", "2020-01-15")];
    office
        .bench
        .edit("court_orders", &order.reference, &lifted)
        .unwrap();
    assert_eq!(seen(), [true; 4]);
}

#[test]
fn a_sealing_reaches_a_case_with_all_that_stands_in_it_and_an_appeal() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let investigating = bodies[1].as_str();
    let of_police = ("Sample Police", "investigator", investigating);
    let (mut of_police, _) = officer(&office, &mut first, of_police, &[]);
    let of_hotline = ("Sample Hotline", "hotline_operator", bodies[8].as_str());
    let (mut of_hotline, _) = officer(&office, &mut first, of_hotline, &[]);
    let mut case = |number: &str| {
        let fields = json!({
            "case_number": number, "opened_on": "2020-02-01", "article": "144-1",
            "agency": investigating, "stage": "opened",
        });
        let (status, case) = enter(&mut of_police, "criminal_cases", fields);
        assert_eq!(status, StatusCode::CREATED, "{case}");
        case
    };
    let (sealed, other) = (case("INVENTED-1"), case("INVENTED-11"));
    let mut within = |register: &str, fields: serde_json::Value| {
        let (status, record) = enter(&mut of_police, register, fields);
        assert_eq!(status, StatusCode::CREATED, "{record}");
        address(register, &record)
    };
    let fact = within(
        "facts",
        json!({
            "registered_on": "2020-02-01", "article": "144-1", "case": sealed["reference"],
            "agency": investigating,
        }),
    );
    let defendant = within(
        "defendants",
        json!({
            "person_file": "INVENTED-3", "case": sealed["reference"], "article": "144-1",
            "sex": "male", "suspected_on": "2020-02-01",
        }),
    );
    let told = json!({
        "received_on": "2020-02-01", "channel": "telephone", "topic": "other",
        "account": "An invented account.",
    });
    let (status, appeal) = enter(&mut of_hotline, "appeals", told.clone());
    assert_eq!(status, StatusCode::CREATED, "{appeal}");
    let (status, another) = enter(&mut of_hotline, "appeals", told);
    assert_eq!(status, StatusCode::CREATED, "{another}");
    let mut seen = || {
        let police = [
            address("criminal_cases", &sealed),
            fact.clone(),
            defendant.clone(),
            address("criminal_cases", &other),
        ]
        .map(|path| of_police.get(&path).status);
        let hotline =
            [&appeal, &another].map(|appeal| of_hotline.get(&address("appeals", appeal)).status);
        [
            police[0], police[1], police[2], hotline[0], police[3], hotline[1],
        ]
        .map(|status| status == StatusCode::OK)
    };
    assert_eq!(seen(), [true; 6]);
    let order = [
        ("kind", "sealing"),
        ("person", ""),
        ("case_number", "INVENTED-1"),
        ("appeal", appeal["reference"].as_str().unwrap()),
    ];
    let order = office.bench.enter("court_orders", &order);
    assert_eq!(seen(), [false, false, false, false, true, true]);
    let lifted = [("lifted_on", "2020-01-15")];
    office
        .bench
        .edit("court_orders", &order.reference, &lifted)
        .unwrap();
    assert_eq!(seen(), [true; 6]);
}
