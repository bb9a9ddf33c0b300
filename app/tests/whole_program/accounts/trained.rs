//! Training and code of conduct: what is sealed opens while both are in date.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{
    office::Office,
    rights::{administrator, officer, person},
};

const NAME: &str = "Uydurulmuş";

#[test]
fn what_is_sealed_opens_while_training_and_conduct_are_in_date() {
    let office = Office::new();
    let body = office.bodies().remove(1);
    let mut first = administrator(&office);
    let role = "identification_officer";
    let finder = ("Sample Finder", role, body.as_str());
    let (mut finder, _) = officer(&office, &mut first, finder, &[]);
    let (_, address) = person(&mut finder, NAME, "2020-02-01");
    let today = office.bench.mechanism.today();
    let yesterday = today.yesterday().unwrap().to_string();
    let (today, later) = (json!(today.to_string()), json!("2021-01-01"));
    let over = json!(yesterday);
    for (at, (trained, conduct, opens)) in [
        (&today, &today, true),
        (&over, &later, false),
        (&later, &over, false),
        (&Value::Null, &later, false),
        (&later, &Value::Null, false),
    ]
    .into_iter()
    .enumerate()
    {
        first.show_again();
        let dates = [
            ("trained_until", trained.clone()),
            ("conduct_until", conduct.clone()),
        ];
        let name = format!("Sample Colleague{at}");
        let colleague = (name.as_str(), role, body.as_str());
        let (mut colleague, _) = officer(&office, &mut first, colleague, &dates);
        for page in ["/registers/persons/", "/api/v1/persons/"] {
            let file = colleague.get(&format!("{page}{address}"));
            assert_eq!(file.status, StatusCode::OK, "{}", file.text);
            assert_eq!(
                file.text.contains(NAME),
                opens,
                "{trained} {conduct}: {page}"
            );
        }
    }
}
