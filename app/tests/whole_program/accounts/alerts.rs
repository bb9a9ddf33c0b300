//! Alerts of the prosecutor's office: it hears of a victim under its own
//! number, and by no door whose file it is; and nobody is removed unasked.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::{
    office::{Office, PASSWORD, Visitor},
    rights::{administrator, enter, officer},
};

const NAME: &str = "Uydurulmuş";
const CONTACT: &str = "An invented contact.";
const BECAUSE: &str = "An invented ground of the prosecution.";
const REASON: &str = "Invented: she was moved to the other house.";
const FINDER: &str = "Sample Finder";
const FILE: &str = "INVENTED-M-7";
const PROSECUTION: &str = "prosecutor_general";

/// A person who was recognised, with the reference and the page of the file.
fn victim(office: &Office, finder: &mut Visitor<'_>, body: &str) -> (String, String) {
    let fields = json!({
        "registered_on": "2020-02-01", "family_name": NAME, "birth_year": 1990,
        "age_status": "adult", "sex": "female", "citizenship": "AZ", "safe_contact": CONTACT,
    });
    let (status, person) = enter(finder, "persons", fields);
    assert_eq!(status, StatusCode::CREATED, "{person}");
    let text = |name: &str| person[name].as_str().unwrap().to_owned();
    let decision = [
        ("person", person["reference"].as_str().unwrap()),
        ("outcome", "recognised"),
        ("decided_on", "2020-02-10"),
        ("authority", body),
    ];
    office.bench.enter("decisions", &decision);
    (text("reference"), text("address"))
}

fn alert(person: &str) -> Value {
    json!({
        "person": person, "alerted_on": "2020-02-20", "alerted": PROSECUTION,
        "status": "recognised", "appears_as": ["to_be_removed"], "migration_file": FILE,
    })
}

fn removal(screening: &str) -> Value {
    json!({
        "person_file": FILE, "removed_on": "2020-03-01", "kind": "deportation",
        "screening": screening,
    })
}

/// Enters what is to be refused by this rule, and gives what was said.
fn refused(visitor: &mut Visitor<'_>, register: &str, fields: Value, rule: &str) -> String {
    let (status, said) = enter(visitor, register, fields);
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
    assert!(said.to_string().contains(rule), "{said}");
    said.to_string()
}

fn text(record: &Value, name: &str) -> String {
    record[name].as_str().unwrap().to_owned()
}

#[test]
fn whoever_is_alerted_learns_by_no_door_whose_file_it_is() {
    let office = Office::new();
    let bodies = office.bodies();
    let deciding = bodies[1].as_str();
    let mut first = administrator(&office);
    let mut of = |name, role, body: &str| officer(&office, &mut first, (name, role, body), &[]).0;
    let mut finder = of(FINDER, "identification_officer", deciding);
    let mut prosecutor = of("Sample Prosecutor", "prosecutor", PROSECUTION);
    let mut elsewhere = of("Sample Elsewhere", "prosecutor", &bodies[2]);
    let mut of_migration = of("Sample Migration", "migration_officer", &bodies[3]);
    let (person, file) = victim(&office, &mut finder, deciding);

    // The status is that of the file, and nobody answers for the prosecution.
    let mut wrong = alert(&person);
    wrong["status"] = json!("presumed");
    let rule = "safeguards.status_of_that_day";
    refused(&mut finder, "non_punishment_alerts", wrong, rule);
    let mut answered = alert(&person);
    answered["answer"] = json!("ended");
    answered["answered_on"] = json!("2020-02-21");
    let rule = "safeguards.answered_by_the_alerted";
    refused(&mut finder, "non_punishment_alerts", answered, rule);
    let (status, wrong) = enter(&mut finder, "non_punishment_alerts", alert(&person));
    assert_eq!(status, StatusCode::CREATED, "{wrong}");
    let path = |alert: &Value| format!("/api/v1/non_punishment_alerts/{}", text(alert, "address"));
    let body = json!({ "version": 1, "reason": REASON });
    let voided = finder.json(Method::DELETE, &path(&wrong), &body);
    assert_eq!(voided.status, StatusCode::OK, "{}", voided.text);
    let (status, given) = enter(&mut finder, "non_punishment_alerts", alert(&person));
    assert_eq!(status, StatusCode::CREATED, "{given}");
    let own = path(&given);
    // What was given is not written over by whoever gave it.
    let body = json!({ "version": 1, "fields": { "migration_file": "INVENTED-M-8" } });
    let edited = finder.json(Method::PUT, &own, &body);
    assert!(
        matches!(edited.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND),
        "{}",
        edited.text
    );

    let address = text(&given, "address");
    let (void, register) = (text(&wrong, "address"), "non_punishment_alerts");
    let pages = [
        format!("/registers/{register}"),
        format!("/registers/{register}?voided=yes"),
        format!("/registers/{register}?person={file}"),
        format!("/registers/{register}?person=."),
        format!("/registers/{register}?sort=person"),
        format!("/registers/{register}/{address}"),
        format!("/registers/{register}/{address}/edit"),
        format!("/registers/{register}/{address}/void"),
        format!("/registers/{register}/{address}/log"),
        format!("/registers/{register}/{void}"),
        format!("/registers/{register}/new?person={file}"),
        format!("/registers/{register}/export"),
        format!("/registers/{register}/import"),
        format!("/registers/persons/{file}"),
        format!("/registers/persons/{file}/log"),
        format!("/oversight/told/{file}"),
        "/registers".to_owned(),
        "/oversight".to_owned(),
        "/log".to_owned(),
        "/figures".to_owned(),
        "/figures/V1?year=2020".to_owned(),
        format!("/api/v1/{register}"),
        format!("/api/v1/{register}?voided=yes"),
        format!("/api/v1/{register}?person={file}"),
        format!("/api/v1/{register}?sort=person"),
        own.clone(),
        format!("{own}/history"),
        path(&wrong),
        format!("/api/v1/persons/{file}"),
        "/api/v1/persons".to_owned(),
        "/api/v1/decisions".to_owned(),
    ];
    let secrets = [NAME, CONTACT, FINDER, REASON, &person, &file];
    let tells = |path: &str, said: &str| {
        // What was asked for stands in the way back.
        let said = said.replace(path, "");
        for secret in secrets {
            let asked = path.contains(secret);
            assert!(asked || !said.contains(secret), "{path} tells {secret}");
        }
    };
    let mut open = 0;
    for page in &pages {
        let answer = prosecutor.get(page);
        open += usize::from(answer.status == StatusCode::OK);
        assert!(!answer.status.is_server_error(), "{page}");
        tells(page, &answer.text);
    }
    assert!(open > 8, "{open} of the doors were open");
    for sought in [NAME, &person, FILE] {
        for (from, to) in [
            ("/search", "/search".to_owned()),
            (
                "/registers/non_punishment_alerts",
                format!("/registers/{register}/search"),
            ),
        ] {
            let found = prosecutor.send(from, &to, &[("search", sought), ("_search", sought)]);
            let said = found.text.replace(sought, "");
            // Whoever knows the person does not find the alert by it.
            let finds = said.contains(given["reference"].as_str().unwrap());
            assert!(sought == FILE || !finds, "{to} for {sought}");
            for secret in secrets.iter().filter(|secret| **secret != sought) {
                assert!(!said.contains(secret), "{to} for {sought} tells {secret}");
            }
        }
    }
    let exported = prosecutor.json(
        Method::POST,
        &format!("/registers/{register}/export"),
        &Value::Null,
    );
    assert_ne!(exported.status, StatusCode::OK);
    // No list is chosen by what is not seen: with the person or without.
    for query in [format!("?person={file}"), "?person=.".to_owned()] {
        let list = prosecutor.get(&format!("/api/v1/{register}{query}"));
        let list: Value = serde_json::from_str(&list.text).unwrap();
        assert_eq!(list["total"].as_u64().unwrap_or(0), 0, "{list}");
    }
    let seen: Value = serde_json::from_str(&prosecutor.get(&own).text).unwrap();
    assert_eq!(seen["fields"]["migration_file"], FILE);
    assert_eq!(seen["fields"]["status"], "recognised");
    assert!(seen["fields"].get("person").is_none(), "{seen}");
    assert_eq!(
        (&seen["recorded_by"], &seen["reason"]),
        (&Value::Null, &Value::Null)
    );
    // Who gave it sees all of that.
    let told: Value = serde_json::from_str(&finder.get(&own).text).unwrap();
    assert_eq!(
        (&told["recorded_by"], &told["fields"]["person"]),
        (&json!(FINDER), &json!(person))
    );

    // To others it is as if it had never been.
    let mut nowhere = own.clone();
    let last = nowhere.pop().unwrap();
    nowhere.push(if last == '0' { '1' } else { '0' });
    for other in [&mut elsewhere, &mut of_migration] {
        let (hidden, missing) = (other.get(&own), other.get(&nowhere));
        assert_eq!(
            (hidden.status, hidden.text),
            (StatusCode::NOT_FOUND, missing.text)
        );
    }

    // A removal is held up, and no more is said than whom to ask about which
    // number.
    let said = refused(
        &mut of_migration,
        "removals",
        removal("no_indicators"),
        "migration.prosecutor_asked_first",
    );
    assert!(said.contains(FILE) && said.contains("prosecutor"), "{said}");
    let reference = text(&given, "reference");
    for secret in secrets
        .iter()
        .copied()
        .chain([reference.as_str(), "victim", "alert"])
    {
        assert!(!said.contains(secret), "the refusal tells {secret}: {said}");
    }

    // The office answers, and changes nothing else.
    let mut fields = seen["fields"].clone();
    fields["answer"] = json!("goes_on");
    fields["answered_on"] = json!("2020-02-25");
    fields["answered_because"] = json!(BECAUSE);
    let mut changed = fields.clone();
    changed["migration_file"] = json!("INVENTED-M-9");
    let body = json!({ "version": 1, "fields": changed });
    let answer = prosecutor.json(Method::PUT, &own, &body);
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        answer.text
    );
    assert!(
        answer.text.contains("safeguards.answered_by_the_alerted"),
        "{}",
        answer.text
    );
    tells(&own, &answer.text);
    let body = json!({ "version": 1, "fields": fields, "reason": "Answered" });
    let answer = prosecutor.json(Method::PUT, &own, &body);
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    tells(&own, &answer.text);
    assert!(finder.get(&own).text.contains(BECAUSE));
    let (status, done) = enter(&mut of_migration, "removals", removal("no_indicators"));
    assert_eq!(status, StatusCode::CREATED, "{done}");

    // What a court seals of the person closes the alert with it.
    let sealing = [("kind", "sealing"), ("person", person.as_str())];
    office.bench.enter("court_orders", &sealing);
    for visitor in [&mut prosecutor, &mut finder] {
        assert_eq!(visitor.get(&own).status, StatusCode::NOT_FOUND);
    }
    assert!(office.log_is_sound());
}

#[test]
fn an_alert_that_waits_too_long_stands_on_the_overseer_s_page() {
    let office = Office::new();
    let bodies = office.bodies();
    let (_, secret) = office.first_administrator();
    let of = |name, role, body: &str| {
        office.pass(60);
        let mut first = office.visitor();
        first.sign_in("first", PASSWORD, &office.code(&secret));
        officer(&office, &mut first, (name, role, body), &[]).0
    };
    let mut finder = of(FINDER, "identification_officer", &bodies[1]);
    let (person, _) = victim(&office, &mut finder, &bodies[1]);
    let (status, given) = enter(&mut finder, "non_punishment_alerts", alert(&person));
    assert_eq!(status, StatusCode::CREATED, "{given}");
    let reference = text(&given, "reference");
    let page = |overseer: &mut Visitor<'_>| overseer.get("/oversight").text;
    let mut overseer = of("Sample Overseer", "independent_rapporteur", &bodies[3]);
    let desk = page(&mut overseer);
    assert!(
        desk.contains("wait for the prosecutor’s office: 1"),
        "{desk}"
    );
    assert!(
        desk.contains(&reference) && !desk.contains(&person),
        "{desk}"
    );
    assert!(!desk.contains("Overdue"), "{desk}");
    office.pass(73 * 3_600);
    let mut overseer = of("Other Overseer", "independent_rapporteur", &bodies[3]);
    let desk = page(&mut overseer);
    assert!(desk.contains("Overdue"), "{desk}");
    let answered = [("answer", "removal_stopped"), ("answered_on", "2020-02-25")];
    office
        .bench
        .edit("non_punishment_alerts", &reference, &answered)
        .unwrap();
    let desk = page(&mut overseer);
    assert!(
        desk.contains("Every alert of the prosecutor’s office is answered."),
        "{desk}"
    );
    // What is stopped stays so: the number is still asked about.
    let mut of_migration = of("Sample Migration", "migration_officer", &bodies[3]);
    refused(
        &mut of_migration,
        "removals",
        removal("no_indicators"),
        "migration.prosecutor_asked_first",
    );
    // What has happened all the same is recorded as what it is.
    refused(
        &mut of_migration,
        "removals",
        removal("not_screened"),
        "migration.screened_first",
    );
    let mut missed = removal("not_screened");
    missed["carried_out_because"] = json!("missed");
    let (status, done) = enter(&mut of_migration, "removals", missed);
    assert_eq!(status, StatusCode::CREATED, "{done}");
}
