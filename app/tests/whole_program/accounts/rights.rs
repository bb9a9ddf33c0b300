//! Rights as they are given, used and taken away, by people at their pages.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::{
    letting_in::{BY_DOCUMENT, act},
    office::{Office, PASSWORD, Visitor},
};

/// An administrator who is signed in, and has just shown who they are.
pub fn administrator(office: &Office) -> Visitor<'_> {
    office.signed_in().0
}

pub fn enter(visitor: &mut Visitor<'_>, register: &str, fields: Value) -> (StatusCode, Value) {
    let path = format!("/api/v1/{register}");
    let answer = visitor.json(Method::POST, &path, &json!({ "fields": fields }));
    let body = serde_json::from_str(&answer.text).unwrap_or(Value::Null);
    (answer.status, body)
}

/// An officer with a post, who has made an account and signed in.
pub fn officer<'o>(
    office: &'o Office,
    by: &mut Visitor<'_>,
    (name, role, agency): (&str, &str, &str),
    more: &[(&str, Value)],
) -> (Visitor<'o>, Value) {
    let fields = json!({ "name": name, "agency": agency, "known_since": "2020-01-01" });
    let (status, officer) = enter(by, "officers", fields);
    assert_eq!(status, StatusCode::CREATED, "{officer}");
    let mut fields = json!({
        "officer": officer["reference"], "agency": agency, "role": role,
        "begins_on": "2020-01-01", "trained_until": "2021-01-01", "conduct_until": "2021-01-01",
    });
    for (field, value) in more {
        fields[field] = value.clone();
    }
    let (status, post) = enter(by, "posts", fields);
    assert_eq!(status, StatusCode::CREATED, "{post}");
    let path = office.link_for(&officer["reference"]);
    let mut visitor = office.visitor();
    let sign_in_name = name.to_ascii_lowercase().replace(' ', ".");
    let (made, secret) = visitor.enrol(&path, &sign_in_name, &[]);
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    // The link was good once.
    assert_eq!(visitor.get(&path).status, StatusCode::NOT_FOUND);
    office.pass(31);
    let answer = visitor.sign_in(&sign_in_name, PASSWORD, &office.code(&secret));
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    (visitor, post)
}

/// Officers as they are needed, each with a post and an account, signed in.
pub struct Staff<'o> {
    office: &'o Office,
    first: Visitor<'o>,
    /// The codes of the country's bodies.
    pub bodies: Vec<String>,
}

impl<'o> Staff<'o> {
    pub fn of(office: &'o Office) -> Self {
        Self {
            office,
            first: administrator(office),
            bodies: office.bodies(),
        }
    }

    /// Whoever takes them on shows again who it is.
    pub fn show_again(&mut self) {
        self.first.show_again();
    }

    /// Somebody in this role at the body that stands there among all.
    pub fn takes_on(&mut self, name: &str, role: &str, body: usize) -> Visitor<'o> {
        self.posted(name, role, body).0
    }

    /// …with the post.
    pub fn posted(&mut self, name: &str, role: &str, body: usize) -> (Visitor<'o>, Value) {
        let post = (name, role, self.bodies[body].as_str());
        officer(self.office, &mut self.first, post, &[])
    }

    /// Whoever holds this post goes on in another one.
    pub fn goes_on(&mut self, visitor: &mut Visitor<'o>, post: &Value, role: &str, body: usize) {
        let fields = json!({
            "officer": post["fields"]["officer"], "role": role, "agency": self.bodies[body],
            "begins_on": "2020-01-01", "trained_until": "2021-01-01",
            "conduct_until": "2021-01-01",
        });
        let (status, post) = enter(&mut self.first, "posts", fields);
        assert_eq!(status, StatusCode::CREATED, "{post}");
        let other = visitor.get("/account").hidden("post");
        let chosen = visitor.send("/account", "/account/post", &[("post", &other)]);
        assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.text);
    }
}

/// A person's file of this family name: its reference and its address.
pub fn person(visitor: &mut Visitor<'_>, name: &str, registered_on: &str) -> (String, String) {
    let fields = json!({
        "registered_on": registered_on, "family_name": name, "birth_year": 1980,
        "age_status": "adult", "sex": "female", "citizenship": "AZ",
    });
    let (status, person) = enter(visitor, "persons", fields);
    assert_eq!(status, StatusCode::CREATED, "{person}");
    let text = |name: &str| person[name].as_str().unwrap().to_owned();
    (text("reference"), text("address"))
}

pub fn appeal(visitor: &mut Visitor<'_>) -> Value {
    let fields = json!({
        "received_on": "2020-02-01", "channel": "telephone", "topic": "other",
        "account": "An invented account.",
    });
    let (status, appeal) = enter(visitor, "appeals", fields);
    assert_eq!(status, StatusCode::CREATED, "{appeal}");
    appeal
}

#[test]
fn an_appeal_is_for_its_hotline_and_for_others_it_is_not_there() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let one = ("One Sample", "hotline_operator", bodies[1].as_str());
    let (mut one, _) = officer(&office, &mut first, one, &[]);
    let colleague = ("Two Sample", "hotline_operator", bodies[1].as_str());
    let (mut colleague, _) = officer(&office, &mut first, colleague, &[]);
    let other = ("Three Sample", "hotline_operator", bodies[2].as_str());
    let (mut other, _) = officer(&office, &mut first, other, &[]);
    // Who works with records sees no figures of them, on no page.
    assert_eq!(one.get("/").location, "/registers");
    for page in [
        "/figures",
        "/figures/V1?year=2020",
        "/report",
        "/report/read",
    ] {
        assert_eq!(one.get(page).status, StatusCode::FORBIDDEN, "{page}");
    }
    let appeal = appeal(&mut one);
    let path = format!("/api/v1/appeals/{}", appeal["address"].as_str().unwrap());
    let page = format!("/registers/appeals/{}", appeal["address"].as_str().unwrap());
    for visitor in [&mut one, &mut colleague] {
        let seen = visitor.get(&path);
        assert_eq!(seen.status, StatusCode::OK);
        assert!(seen.text.contains("An invented account."));
        assert_eq!(visitor.get(&page).status, StatusCode::OK);
        let list: Value = serde_json::from_str(&visitor.get("/api/v1/appeals").text).unwrap();
        assert_eq!(list["total"], 1);
    }
    // Nobody else's, the administrator's least of all; and not a word differs
    // from what is said of a record that never was.
    let mut nowhere = path.clone();
    let last = nowhere.pop().unwrap();
    nowhere.push(if last == '0' { '1' } else { '0' });
    let hidden = other.get(&path);
    let missing = other.get(&nowhere);
    assert_eq!(
        (hidden.status, missing.status),
        (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND)
    );
    assert_eq!(hidden.text, missing.text);
    let list: Value = serde_json::from_str(&other.get("/api/v1/appeals").text).unwrap();
    assert_eq!(
        (&list["total"], list["records"].as_array().unwrap().len()),
        (&json!(0), 0)
    );
    let body = json!({ "version": 1, "fields": {}, "reason": "Mine" });
    for method in [Method::PUT, Method::DELETE] {
        let answer = other.json(method, &path, &body);
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.text);
    }
    assert_eq!(first.get(&path).status, StatusCode::NOT_FOUND);
    assert_eq!(
        first.get("/registers/appeals").status,
        StatusCode::NOT_FOUND
    );
}

#[test]
fn a_post_that_ends_opens_nothing_from_the_next_request_on() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let one = ("One Sample", "hotline_operator", bodies[1].as_str());
    let (mut one, post) = officer(&office, &mut first, one, &[]);
    assert_eq!(one.get("/registers/appeals").status, StatusCode::OK);
    let path = format!("/api/v1/posts/{}", post["address"].as_str().unwrap());
    let mut fields = post["fields"].clone();
    fields["role"] = json!("statistician");
    let changed = first.json(
        Method::PUT,
        &path,
        &json!({ "version": 1, "fields": fields }),
    );
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text);
    // Another role: an appeal is a row of counted columns now.
    assert_eq!(one.get("/figures").status, StatusCode::OK);
    assert_eq!(
        one.get("/registers/appeals/new").status,
        StatusCode::FORBIDDEN
    );
    let body = json!({ "version": 2, "reason": "Left" });
    let void = first.json(Method::DELETE, &path, &body);
    assert_eq!(void.status, StatusCode::OK, "{}", void.text);
    assert_eq!(one.get("/figures").status, StatusCode::SEE_OTHER);
}

#[test]
fn nobody_gives_rights_to_themselves_or_more_than_they_hold() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let second = ("Second Sample", "administrator", bodies[1].as_str());
    let given = [("gives_posts_for", json!([bodies[1], bodies[2]]))];
    let (mut second, own_post) = officer(&office, &mut first, second, &given);
    let fields = json!({ "name": "Third", "agency": bodies[2], "known_since": "2020-01-01" });
    let (status, third) = enter(&mut second, "officers", fields);
    assert_eq!(status, StatusCode::CREATED, "{third}");
    let post = |agency: &str, more: Value| {
        let mut fields = json!({
            "officer": third["reference"], "agency": agency,
            "role": "administrator", "begins_on": "2020-01-01",
        });
        for (name, value) in more.as_object().unwrap() {
            fields[name] = value.clone();
        }
        fields
    };
    let rule = |(status, body): (StatusCode, Value)| {
        let rule = body["errors"][0]["rule"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        (status.as_u16(), rule)
    };
    let no_more = "access.no_more_than_held".to_owned();
    let everywhere = post(&bodies[2], json!({ "gives_posts_everywhere": true }));
    assert_eq!(
        rule(enter(&mut second, "posts", everywhere)),
        (422, no_more.clone())
    );
    let wider = post(
        &bodies[2],
        json!({ "gives_posts_for": [bodies[2], bodies[3]] }),
    );
    assert_eq!(
        rule(enter(&mut second, "posts", wider)),
        (422, no_more.clone())
    );
    let elsewhere = post(&bodies[3], json!({}));
    assert_eq!(
        rule(enter(&mut second, "posts", elsewhere)),
        (422, no_more.clone())
    );
    for role in [
        "national_coordinator",
        "independent_rapporteur",
        "prosecutor",
        "statistician",
    ] {
        let whole_country = post(&bodies[2], json!({ "role": role }));
        assert_eq!(
            rule(enter(&mut second, "posts", whole_country)),
            (422, no_more.clone()),
            "{role}"
        );
    }
    let held = post(&bodies[2], json!({ "gives_posts_for": [bodies[2]] }));
    assert_eq!(enter(&mut second, "posts", held).0, StatusCode::CREATED);
    // Their own post is not theirs to change, by whichever way.
    let path = format!("/api/v1/posts/{}", own_post["address"].as_str().unwrap());
    let mut fields = own_post["fields"].clone();
    fields["role"] = json!("prosecutor");
    let edit = second.json(
        Method::PUT,
        &path,
        &json!({ "version": 1, "fields": fields }),
    );
    assert!(edit.status.is_client_error(), "{}", edit.text);
    let mut fields = own_post["fields"].clone();
    fields["role"] = json!("case_manager");
    assert!(enter(&mut second, "posts", fields).0.is_client_error());
    // Of other bodies' officers they learn nothing.
    let all: Value = serde_json::from_str(&second.get("/api/v1/officers").text).unwrap();
    assert_eq!(all["total"], 2);
}

/// The first refusal of an answer, as its rule and its field.
pub fn refused(answer: &super::office::Answer) -> (StatusCode, String) {
    let body: Value = serde_json::from_str(&answer.text).unwrap_or(Value::Null);
    let rule = body["errors"][0]["rule"].as_str().unwrap_or_default();
    (answer.status, rule.to_owned())
}

#[test]
fn what_somebody_could_not_give_they_neither_pass_on_nor_end_nor_take_over() {
    let office = Office::new();
    let own = office.bodies().remove(0);
    let mut first = administrator(&office);
    let body = ("Body Sample", "administrator", own.as_str());
    let given = [("gives_posts_for", json!([own]))];
    let (mut body, _) = officer(&office, &mut first, body, &given);
    let named = |name: &str| json!({ "name": name, "agency": own, "known_since": "2020-01-01" });
    // The country's administrator gives the coordinator's post in that body.
    let (_, coordinator) = enter(&mut first, "officers", named("Coordinator Sample"));
    let fields = json!({
        "officer": coordinator["reference"], "agency": own, "role": "national_coordinator",
        "begins_on": "2020-01-01",
    });
    let (status, _) = enter(&mut first, "posts", fields);
    assert_eq!(status, StatusCode::CREATED);
    let (_, accomplice) = enter(&mut body, "officers", named("Accomplice Sample"));

    let list = |visitor: &mut Visitor<'_>, register: &str| -> Vec<Value> {
        let list = visitor.get(&format!("/api/v1/{register}")).text;
        let list: Value = serde_json::from_str(&list).unwrap();
        list["records"].as_array().unwrap().clone()
    };
    let unprocessable = |rule: &str| (StatusCode::UNPROCESSABLE_ENTITY, rule.to_owned());
    let mut above = 0;
    for post in list(&mut body, "posts") {
        let everywhere = post["fields"]["gives_posts_everywhere"] == true;
        if !everywhere && post["fields"]["role"] != "national_coordinator" {
            continue;
        }
        above += 1;
        let path = format!("/api/v1/posts/{}", post["address"].as_str().unwrap());
        for (field, value) in [
            ("officer", accomplice["reference"].clone()),
            ("ends_on", post["fields"]["begins_on"].clone()),
        ] {
            let mut fields = post["fields"].clone();
            fields[field] = value;
            let change = json!({ "version": 1, "fields": fields });
            let moved = body.json(Method::PUT, &path, &change);
            assert_eq!(refused(&moved), unprocessable("access.no_more_than_held"));
        }
        let void = json!({ "version": 1, "reason": "Mine" });
        let void = body.json(Method::DELETE, &path, &void);
        assert_eq!(refused(&void), unprocessable("access.no_more_than_held"));
    }
    assert_eq!(above, 2);

    let page = body.get("/accounts").text;
    let not_kept = "access.kept_by_who_could_give";
    for name in ["Coordinator Sample", "First Sample"] {
        let officers = list(&mut body, "officers");
        let officer = officers.iter().find(|one| one["fields"]["name"] == name);
        let address = officer.unwrap()["address"].as_str().unwrap();
        let path = format!("/api/v1/officers/{address}");
        let change = json!({ "version": 1, "fields": named("Renamed Sample") });
        let renamed = body.json(Method::PUT, &path, &change);
        assert_eq!(refused(&renamed), unprocessable(not_kept), "{name}");
        let void = json!({ "version": 1, "reason": "Mine" });
        let void = body.json(Method::DELETE, &path, &void);
        assert_eq!(refused(&void), unprocessable(not_kept), "{name}");
        let ended = body.send("/accounts", "/accounts/end", &[("officer", address)]);
        assert_eq!(ended.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let letting_in = body.get(&format!("/accounts/letting-in/{address}"));
        assert_eq!(
            letting_in.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{name}"
        );
        assert!(page.contains(name) && !page.contains(&format!("value=\"{address}\"")));
    }
    assert_eq!(first.get("/account").status, StatusCode::OK);

    // What they could give is theirs to keep, and nobody's record is their own to
    // change.
    let fields = json!({
        "officer": accomplice["reference"], "agency": own, "role": "case_manager",
        "begins_on": "2020-01-01",
    });
    let (status, post) = enter(&mut body, "posts", fields);
    assert_eq!(status, StatusCode::CREATED, "{post}");
    let path = format!("/api/v1/posts/{}", post["address"].as_str().unwrap());
    let void = json!({ "version": 1, "reason": "Left" });
    assert_eq!(
        body.json(Method::DELETE, &path, &void).status,
        StatusCode::OK
    );
    let address = accomplice["address"].as_str().unwrap();
    let page = format!("/accounts/letting-in/{address}");
    let proposed = act(&mut body, &page, BY_DOCUMENT);
    assert_eq!(proposed.status, StatusCode::OK, "{}", proposed.text);
    let officers = list(&mut first, "officers");
    let own_record = officers
        .iter()
        .find(|one| one["fields"]["name"] == "First Sample");
    let path = own_record.unwrap()["address"].as_str().unwrap();
    let change = json!({ "version": 1, "fields": named("Renamed Sample") });
    let renamed = first.json(Method::PUT, &format!("/api/v1/officers/{path}"), &change);
    assert_eq!(
        refused(&renamed),
        unprocessable("access.nobody_raises_their_own")
    );
}
