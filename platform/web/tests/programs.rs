//! The programming interface: acts, refusals and its description.
#![allow(clippy::unwrap_used)]

mod park;

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use park::{Country, asking};
use serde_json::{Value, json};

#[tokio::test]
async fn a_program_enters_reads_edits_and_voids_a_record() {
    let country = Country::new();
    let sent = json!({ "fields": {
        "title": "By the pond", "put_up_on": "2018-05-01", "wood": "oak", "stripes": ["red", "blue"],
        "seats": 4, "cost": 400.5, "painted": true, "unveiled_at": "09:30",
        "in_memory_of": "Invented Grandmother", "colour": null,
    }});
    let entered = country
        .send_json(Method::POST, "/api/v1/benches", &sent)
        .await;
    assert_eq!(entered.status, StatusCode::CREATED, "{}", entered.text());
    let place = entered.header("location").to_owned();
    let record = country.get(&place).await.json();
    assert_eq!(record["reference"], "BEN-2018-00001");
    let fields = &record["fields"];
    assert_eq!(fields["stripes"], json!(["blue", "red"]));
    assert_eq!(fields["seats"], 4);
    assert_eq!(fields["cost"], "400.50");
    assert_eq!(fields["painted"], true);
    assert_eq!(fields["colour"], Value::Null);
    assert_eq!(fields["in_memory_of"], "Invented Grandmother");

    let mut edited = record.clone();
    edited["fields"]["title"] = "By the lake".into();
    let answer = country.send_json(Method::PUT, &place, &edited).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(answer.json()["version"], 2);
    edited["fields"]["title"] = "By the sea".into();
    let clash = country.send_json(Method::PUT, &place, &edited).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    assert_eq!(clash.header("content-type"), "application/problem+json");
    assert_eq!(clash.json()["errors"][0]["rule"], "records.moved_on");

    let no_reason = json!({ "version": 2 });
    let answer = country.send_json(Method::DELETE, &place, &no_reason).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reason = json!({ "version": 2, "reason": "entered twice" });
    let answer = country.send_json(Method::DELETE, &place, &reason).await;
    assert_eq!(answer.json()["voided"], true, "{}", answer.text());
    // What is void is neither voided nor changed once more.
    for (method, mut sent) in [(Method::DELETE, reason), (Method::PUT, record)] {
        sent["version"] = 3.into();
        let again = country.send_json(method, &place, &sent).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text());
        assert_eq!(again.json()["errors"][0]["rule"], "records.is_void");
    }
    assert_eq!(country.get("/api/v1/benches").await.json()["total"], 0);
    assert_eq!(
        country.get("/api/v1/benches?voided=yes").await.json()["total"],
        1
    );

    // What is void is in no state to be changed, whatever is right of the rest.
    let void = country.get(&place).await.json();
    let again = json!({ "version": void["version"], "reason": "entered twice" });
    for (method, body) in [(Method::PUT, &void), (Method::DELETE, &again)] {
        let answer = country.send_json(method, &place, body).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text());
        assert_eq!(answer.json()["errors"][0]["rule"], "records.is_void");
    }
}

#[tokio::test]
async fn a_list_has_limits_and_filters_and_no_sealed_field() {
    let country = Country::new();
    country
        .bench(&[("title", "One"), ("in_memory_of", "Invented")])
        .await;
    country.bench(&[("title", "Two"), ("wood", "elm")]).await;
    let all = country.get("/api/v1/benches?limit=1&offset=1").await.json();
    assert_eq!(
        (
            all["total"].as_i64(),
            all["records"].as_array().unwrap().len()
        ),
        (Some(2), 1)
    );
    assert_eq!(all["records"][0]["fields"]["title"], "Two");
    let elm = country
        .get("/api/v1/benches?wood=elm&sort=title&order=descending")
        .await
        .json();
    assert_eq!(elm["total"], 1);
    assert!(
        !country
            .get("/api/v1/benches")
            .await
            .text()
            .contains("Invented")
    );
    for wrong in [
        "limit=-1",
        "limit=1001",
        "wood=elf",
        "in_memory_of=Invented",
        "unknown=1",
    ] {
        let answer = country.get(&format!("/api/v1/benches?{wrong}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let name = wrong.split('=').next().unwrap();
        assert_eq!(answer.json()["errors"][0]["parameter"], name);
    }
}

#[tokio::test]
async fn a_filter_given_a_thousand_times_counts_once_and_too_many_are_refused() {
    let country = Country::new();
    country.bench(&[("title", "One"), ("wood", "elm")]).await;
    let repeated = vec!["wood=elm"; 1200].join("&");
    let answer = country.get(&format!("/api/v1/benches?{repeated}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(answer.json()["total"], 1);

    let years = |last: i64| {
        let asked: Vec<_> = (1901..=last)
            .map(|year| format!("opened_in={year}"))
            .collect();
        format!("/api/v1/parks?{}", asked.join("&"))
    };
    assert_eq!(country.get(&years(2000)).await.status, StatusCode::OK);
    let answer = country.get(&years(2001)).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.json()["errors"][0]["rule"], "web.filters");
}

#[tokio::test]
async fn the_description_names_every_answer_to_an_act_that_is_no_json() {
    let country = Country::new();
    let place = country.bench(&[("title", "One")]).await;
    let description = country.get("/api/v1/openapi.json").await.json();
    let place = place.replace("/registers/", "/api/v1/");
    for (method, path) in [
        (Method::POST, "/api/v1/benches"),
        (Method::PUT, place.as_str()),
        (Method::DELETE, place.as_str()),
    ] {
        let name = method.as_str().to_ascii_lowercase();
        let answer = country
            .ask(
                park::asking(method, path)
                    .body(axum::body::Body::empty())
                    .unwrap(),
            )
            .await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}");
        let named = description["paths"]
            .as_object()
            .unwrap()
            .iter()
            .filter(|(path, _)| path.contains("benches"))
            .filter_map(|(_, item)| item.get(&name))
            .all(|act| act["responses"].get("400").is_some());
        assert!(named, "{name}");
    }
}

#[tokio::test]
async fn every_refusal_is_a_problem_document_that_points_to_its_field() {
    let country = Country::new();
    let refused = async |fields: Value| {
        country
            .send_json(
                Method::POST,
                "/api/v1/benches",
                &json!({ "fields": fields }),
            )
            .await
    };
    let answer = refused(json!({ "title": "A", "put_up_on": "1 May", "wood": "elf" })).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let problem = answer.json();
    assert_eq!(problem["status"], 422);
    let pointers: Vec<&str> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["pointer"].as_str().unwrap())
        .collect();
    assert_eq!(pointers, ["/fields/put_up_on", "/fields/wood"]);
    assert!(problem["errors"][0]["next"].as_str().is_some());

    let whole = json!({ "title": "A", "put_up_on": "2018-05-01", "wood": "oak" });
    for (field, value, status) in [
        ("eyes", json!("blue"), StatusCode::BAD_REQUEST),
        ("seats", json!("4"), StatusCode::UNPROCESSABLE_ENTITY),
        ("seats", json!(4.5), StatusCode::UNPROCESSABLE_ENTITY),
        ("seats", json!(13), StatusCode::UNPROCESSABLE_ENTITY),
        ("painted", json!("yes"), StatusCode::UNPROCESSABLE_ENTITY),
        ("stripes", json!("red"), StatusCode::UNPROCESSABLE_ENTITY),
        (
            "stripes",
            json!(["red;blue"]),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        ("title", json!(["A"]), StatusCode::UNPROCESSABLE_ENTITY),
        ("title", json!("a\u{0}b"), StatusCode::UNPROCESSABLE_ENTITY),
        ("park", json!("PAR-0"), StatusCode::UNPROCESSABLE_ENTITY),
        ("wood", json!("stone"), StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let mut fields = whole.clone();
        fields[field] = value.clone();
        let answer = refused(fields).await;
        assert_eq!(answer.status, status, "{field} {value}: {}", answer.text());
        assert_eq!(
            answer.json()["errors"][0]["pointer"],
            format!("/fields/{field}")
        );
    }
    assert_eq!(country.get("/api/v1/benches").await.json()["total"], 0);
}

#[tokio::test]
async fn what_is_no_request_is_told_as_a_problem_too() {
    let country = Country::new();
    for (method, path, status) in [
        (Method::GET, "/api/v1/nothing", StatusCode::NOT_FOUND),
        (
            Method::GET,
            "/api/v1/benches/nonsense",
            StatusCode::NOT_FOUND,
        ),
        (
            Method::GET,
            "/api/v1/benches/00000000000000000000000000000000",
            StatusCode::NOT_FOUND,
        ),
        (Method::GET, "/api/v2", StatusCode::NOT_FOUND),
        (Method::GET, "/api", StatusCode::NOT_FOUND),
        (
            Method::GET,
            "/api/v1/search",
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        (Method::POST, "/api/v1/search", StatusCode::BAD_REQUEST),
        (
            Method::PATCH,
            "/api/v1/benches",
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        (Method::POST, "/api/v1/benches", StatusCode::BAD_REQUEST),
    ] {
        let request = park::asking(method, path)
            .body(axum::body::Body::from("no json"))
            .unwrap();
        let answer = country.ask(request).await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(
            answer.header("content-type"),
            "application/problem+json",
            "{path}"
        );
        assert_eq!(answer.json()["status"], status.as_u16());
    }
    // A true 404 and the address of no record cannot be told apart.
    let none = country
        .get("/api/v1/benches/00000000000000000000000000000000")
        .await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    let unknown = json!({ "fields": {}, "surprise": 1 });
    let answer = country
        .send_json(Method::POST, "/api/v1/benches", &unknown)
        .await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let form = park::asking(Method::POST, "/api/v1/benches")
        .header("content-type", "text/plain")
        .body(axum::body::Body::from("{\"fields\":{}}"))
        .unwrap();
    assert_eq!(country.ask(form).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_description_names_every_register_field_and_class() {
    let country = Country::new();
    let answer = country.get("/api/v1/openapi.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    let description = answer.json();
    assert_eq!(description["openapi"], "3.1.0");
    let schemas = &description["components"]["schemas"];
    for kind in &country.state.mechanism.pack().kinds {
        assert!(description["paths"][format!("/api/v1/{}", kind.register)]["post"].is_object());
        for field in &kind.fields {
            let schema = &schemas[&kind.register]["properties"][&field.name];
            assert!(schema["x-class"].is_string(), "{}", field.name);
        }
    }
    assert_eq!(
        schemas["benches"]["properties"]["story"]["x-class"],
        "sealed"
    );
    let woods = schemas["list_woods"]["enum"].as_array().unwrap();
    assert!(woods.contains(&json!("oak")) && woods.contains(&json!("not_asked")));
    // Every reference leads somewhere.
    let text = answer.text();
    for reference in text.split("\"$ref\":\"#").skip(1) {
        let pointer = reference.split('"').next().unwrap();
        assert!(description.pointer(pointer).is_some(), "{pointer}");
    }
}

#[tokio::test]
async fn a_request_that_comes_again_under_its_key_has_no_second_effect() {
    let country = Country::new();
    let sent = |title: &str| json!({ "fields": { "title": title, "put_up_on": "2018-03-04", "wood": "oak" } });
    let enter = async |keys: &[&str], body: &serde_json::Value| {
        let mut request = asking(Method::POST, "/api/v1/benches")
            .header(header::CONTENT_TYPE, "application/json");
        for key in keys {
            request = request.header("idempotency-key", *key);
        }
        country
            .ask(request.body(Body::from(body.to_string())).unwrap())
            .await
    };
    let first = enter(&["one"], &sent("First")).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text());
    let again = enter(&["one"], &sent("First")).await;
    assert_eq!(again.status, StatusCode::CREATED);
    assert_eq!(again.header("location"), first.header("location"));
    assert_eq!(again.text(), first.text());
    let total = async || country.get("/api/v1/benches").await.json()["total"].clone();
    assert_eq!(total().await, 1);
    // Another request under the same key is refused, and does nothing.
    let other = enter(&["one"], &sent("Second")).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(other.text().contains("another request"), "{}", other.text());
    // What was refused is not remembered as done.
    let stone = json!({ "fields": { "title": "S", "put_up_on": "2018-03-04", "wood": "stone" } });
    for _ in 0..2 {
        let refused = enter(&["two"], &stone).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(
        enter(&["two"], &sent("Second")).await.status,
        StatusCode::CREATED
    );
    assert_eq!(total().await, 2);
    for wrong in [&[""][..], &["a", "b"], &["x".repeat(256).as_str()]] {
        let refused = enter(wrong, &sent("Third")).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{wrong:?}");
    }
    // The next day it is still known; the day after it is a new one.
    let day = clockwork::SignedDuration::from_hours(24);
    country.clock.advance(day).unwrap();
    enter(&["three"], &sent("Third")).await;
    enter(&["one"], &sent("First")).await;
    assert_eq!(total().await, 3);
    country.clock.advance(day).unwrap();
    enter(&["one"], &sent("First")).await;
    assert_eq!(total().await, 4);
}
