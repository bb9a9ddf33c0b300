//! An officer is let in by two others, for the first time and anew, and by
//! nobody alone.

use axum::http::{Method, StatusCode};
use db::Drawer;
use serde_json::{Value, json};

use super::{
    office::{Answer, Office, PASSWORD, Visitor},
    rights::{administrator, enter, officer},
};

pub const BY_DOCUMENT: &str = "in_person_with_document";
const BY_TELEPHONE: &str = "known_telephone_and_superior";

/// Two administrators of all bodies who may recover, and an officer.
pub struct Country<'o> {
    pub first: Visitor<'o>,
    pub second: Visitor<'o>,
    one: Visitor<'o>,
    /// The address of the officer's record.
    address: String,
}

/// The address of an officer's record.
fn address_of(visitor: &mut Visitor<'_>, name: &str) -> String {
    let list: Value = serde_json::from_str(&visitor.get("/api/v1/officers").text).unwrap();
    let records = list["records"].as_array().unwrap();
    let one = records.iter().find(|one| one["fields"]["name"] == name);
    one.unwrap()["address"].as_str().unwrap().to_owned()
}

fn reference_of(visitor: &mut Visitor<'_>, name: &str) -> String {
    let list: Value = serde_json::from_str(&visitor.get("/api/v1/officers").text).unwrap();
    let records = list["records"].as_array().unwrap();
    let one = records.iter().find(|one| one["fields"]["name"] == name);
    one.unwrap()["reference"].as_str().unwrap().to_owned()
}

/// An officer's account made at the machine.
fn at_the_machine<'o>(office: &'o Office, reference: &str, name: &str) -> Visitor<'o> {
    let link = office.link_for(&reference.into());
    let mut visitor = office.visitor();
    let (made, secret) = visitor.enrol(&link, name, &[]);
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    office.pass(31);
    visitor.sign_in(name, PASSWORD, &office.code(&secret));
    visitor
}

impl<'o> Country<'o> {
    pub fn of(office: &'o Office) -> Self {
        let bodies = office.bodies();
        let mut first = administrator(office);
        let everywhere = [("gives_posts_everywhere", json!(true))];
        let second = ("Second Sample", "administrator", bodies[1].as_str());
        officer(office, &mut first, second, &everywhere);
        let one = ("One Sample", "hotline_operator", bodies[1].as_str());
        let (one, _) = officer(office, &mut first, one, &[]);
        let reference = reference_of(&mut first, "Second Sample");
        let address = address_of(&mut first, "One Sample");
        let second = at_the_machine(office, &reference, "second.sample");
        Self {
            first,
            second,
            one,
            address,
        }
    }

    pub fn page(&self) -> String {
        format!("/accounts/letting-in/{}", self.address)
    }
}

pub fn act(visitor: &mut Visitor<'_>, page: &str, check: &str) -> Answer {
    let asked = visitor.get(page);
    let (token, seen) = (asked.hidden("_token"), asked.hidden("seen"));
    visitor.send_with(&token, page, &[("check", check), ("seen", &seen)])
}

/// The half of a link that a page shows.
fn half(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let (_, rest) = answer.text.split_once("<strong dir=\"ltr\">").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

fn join(office: &Office, first: &str, second: &str) -> Answer {
    let mut visitor = office.visitor();
    let halves = [("first", first), ("second", second)];
    visitor.send("/sign-in-link", "/sign-in-link", &halves)
}

/// Turns what lies in a drawer of one name, or of any, into what one
/// administrator alone made.
fn made_by_one(office: &Office, drawer: Drawer, name: Option<&str>) {
    let db = office.bench.mechanism.db();
    db.write(|session| {
        for mut kept in session.all_kept(drawer)? {
            if name.is_some_and(|name| name != kept.name) {
                continue;
            }
            let mut content: Value = serde_json::from_slice(&kept.content).unwrap();
            assert_ne!(content["let_in"], "by_one");
            content["let_in"] = json!("by_one");
            kept.content = serde_json::to_vec(&content).unwrap();
            session.keep(drawer, &kept)?;
        }
        Ok(())
    })
    .unwrap();
}

/// An officer with a post who has no account yet: the page on which they are
/// let in.
fn newcomer(office: &Office, by: &mut Visitor<'_>, name: &str) -> String {
    let agency = office.bodies().remove(1);
    let fields = json!({ "name": name, "agency": agency, "known_since": "2020-01-01" });
    let (status, made) = enter(by, "officers", fields);
    assert_eq!(status, StatusCode::CREATED, "{made}");
    let post = json!({
        "officer": made["reference"], "agency": agency, "role": "hotline_operator",
        "begins_on": "2020-01-01", "trained_until": "2021-01-01", "conduct_until": "2021-01-01",
    });
    let (status, post) = enter(by, "posts", post);
    assert_eq!(status, StatusCode::CREATED, "{post}");
    format!("/accounts/letting-in/{}", made["address"].as_str().unwrap())
}

#[test]
fn two_officers_let_in_whoever_is_new_and_each_has_half_of_the_link() {
    let office = Office::new();
    let mut country = Country::of(&office);
    let page = newcomer(&office, &mut country.first, "New Sample");
    let before = office.log_size();
    let first = half(&act(&mut country.first, &page, BY_DOCUMENT));
    assert!(
        country
            .first
            .get("/accounts")
            .text
            .contains("waits for a second officer")
    );
    // Whoever proposed it confirms nothing.
    let seen = country.second.get(&page).hidden("seen");
    let token = country.first.get(&page).hidden("_token");
    let fields = [("check", BY_DOCUMENT), ("seen", seen.as_str())];
    let own = country.first.send_with(&token, &page, &fields);
    assert!(own.text.contains("proposed this yourself"), "{}", own.text);
    // Neither half opens anything alone.
    for alone in [&first, &first.replace('-', "")] {
        let answer = join(&office, alone, "");
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let second = half(&act(&mut country.second, &page, BY_TELEPHONE));
    let joined = join(&office, &first, &second);
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.text);
    let mut new = office.visitor();
    let (made, secret) = new.enrol(&joined.location, "new.sample", &[]);
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    office.pass(31);
    // There is nothing to be told of: no account was there before.
    let answer = new.sign_in("new.sample", PASSWORD, &office.code(&secret));
    assert_ne!(answer.location, "/account/recovery");
    assert_eq!(new.get("/registers/appeals").status, StatusCode::OK);
    let lines = office.log(before);
    for (act, by, check, refused) in [
        ("link_proposed", "First Sample", BY_DOCUMENT, None),
        ("link_made", "First Sample", "", Some("access.two_officers")),
        ("link_made", "Second Sample", BY_TELEPHONE, None),
    ] {
        let line = lines
            .iter()
            .find(|line| line.act == act && line.refused.as_deref() == refused);
        let line = line.unwrap_or_else(|| panic!("{act}: {lines:#?}"));
        assert_eq!(line.officer.as_deref(), Some(by));
        let asked = line.asked.as_ref().and_then(db::Asked::told);
        assert!(asked.unwrap_or_default().contains(check), "{line:?}");
    }
    assert!(office.log_is_sound());
}

#[test]
fn a_proposal_to_let_somebody_in_lapses_and_never_ends_an_account() {
    let office = Office::new();
    let mut country = Country::of(&office);
    let page = newcomer(&office, &mut country.first, "New Sample");
    half(&act(&mut country.first, &page, BY_DOCUMENT));
    let asked = country.second.get(&page);
    let (token, seen) = (asked.hidden("_token"), asked.hidden("seen"));
    assert!(!seen.is_empty());
    // Whoever keeps the machine lets them in meanwhile.
    let reference = reference_of(&mut country.first, "New Sample");
    let mut new = at_the_machine(&office, &reference, "new.sample");
    let fields = [("check", BY_DOCUMENT), ("seen", seen.as_str())];
    let stale = country.second.send_with(&token, &page, &fields);
    assert!(
        stale.text.contains("not proposed any more"),
        "{}",
        stale.text
    );
    assert_eq!(new.get("/account").status, StatusCode::OK);
    // Of another one nobody confirms in time.
    let page = newcomer(&office, &mut country.first, "Later Sample");
    half(&act(&mut country.first, &page, BY_DOCUMENT));
    let seen = country.second.get(&page).hidden("seen");
    office.pass(72 * 3600 + 1);
    country.second.sign_in_anew("second.sample");
    let asked = country.second.get(&page);
    assert_eq!(asked.hidden("seen"), "");
    let fields = [("check", BY_DOCUMENT), ("seen", seen.as_str())];
    let late = country
        .second
        .send_with(&asked.hidden("_token"), &page, &fields);
    assert!(late.text.contains("not proposed any more"), "{}", late.text);
}

#[test]
fn a_link_that_one_alone_made_when_one_still_could_is_good_no_more() {
    let office = Office::new();
    let mut first = administrator(&office);
    newcomer(&office, &mut first, "New Sample");
    let reference = reference_of(&mut first, "New Sample");
    let link = office.link_for(&reference.into());
    assert_eq!(office.visitor().get(&link).status, StatusCode::OK);
    made_by_one(&office, Drawer::Links, None);
    assert_eq!(office.visitor().get(&link).status, StatusCode::NOT_FOUND);
}

#[test]
fn two_officers_recover_an_account_and_its_officer_is_told() {
    let office = Office::new();
    let mut country = Country::of(&office);
    let page = country.page();
    let first = half(&act(&mut country.first, &page, BY_DOCUMENT));
    // Until another confirms, nothing has changed.
    assert_eq!(country.one.get("/account").status, StatusCode::OK);
    let asked = country.second.get(&page).text;
    assert!(asked.contains("First Sample") && asked.contains("identity document"));
    let second = half(&act(&mut country.second, &page, BY_TELEPHONE));
    assert_eq!(country.one.get("/account").status, StatusCode::SEE_OTHER);
    // Neither half opens anything alone, nor twice.
    for (one, other) in [
        (&first, &first),
        (&second, &second),
        (&first, &String::new()),
    ] {
        let answer = join(&office, one, other);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let plain = |half: &str| half.replace('-', "");
    for alone in [plain(&first), plain(&second)] {
        let answer = office.visitor().get(&format!("/sign-in-link/{alone}"));
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
    let joined = join(&office, &second, &first);
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.text);
    let mut one = office.visitor();
    let (made, secret) = one.enrol(&joined.location, "one.sample", &[]);
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    assert_eq!(
        join(&office, &first, &second).status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    office.pass(31);
    let answer = one.sign_in("one.sample", PASSWORD, &office.code(&secret));
    assert_eq!(answer.location, "/account/recovery");
    let told = one.get("/account/recovery").text;
    assert!(
        told.contains("First Sample") && told.contains("Second Sample"),
        "{told}"
    );
    one.send(
        "/account/recovery",
        "/account/recovery",
        &[("what", "read")],
    );
    assert_eq!(one.get("/account/recovery").location, "/account");
    // The overseer reads who did it, and how each made sure.
    let lines = office.log(0);
    for (act, by, check) in [
        ("recovery_proposed", "First Sample", BY_DOCUMENT),
        ("recovery_confirmed", "Second Sample", BY_TELEPHONE),
    ] {
        let line = lines.iter().find(|line| line.act == act).unwrap();
        assert_eq!(line.officer.as_deref(), Some(by));
        let asked = line.asked.as_ref().and_then(db::Asked::told);
        assert!(asked.unwrap().contains(check), "{line:?}");
    }
    assert!(office.log_is_sound());
}

#[test]
fn nobody_alone_becomes_another_by_any_way_round() {
    let office = Office::new();
    let mut country = Country::of(&office);
    let page = country.page();
    let officer_of = [("officer", country.address.as_str())];
    // Taking the account away gives no new link.
    let taken = country
        .first
        .send("/accounts", "/accounts/end", &officer_of);
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    assert!(!taken.text.contains("/sign-in-link/"));
    // Whoever proposed it does not confirm it: the page proposes anew.
    half(&act(&mut country.first, &page, BY_DOCUMENT));
    let asked = country.second.get(&page);
    let (token, seen) = (
        country.first.get(&page).hidden("_token"),
        asked.hidden("seen"),
    );
    let fields = [("check", BY_DOCUMENT), ("seen", seen.as_str())];
    let own = country.first.send_with(&token, &page, &fields);
    assert!(own.text.contains("proposed this yourself"), "{}", own.text);
    // What was read is not what is confirmed, once it was proposed anew.
    half(&act(&mut country.first, &page, BY_DOCUMENT));
    let stale = country
        .second
        .send_with(&asked.hidden("_token"), &page, &fields);
    assert!(
        stale.text.contains("not proposed any more"),
        "{}",
        stale.text
    );
    // An officer whom one alone let in, when one still could, confirms nothing.
    let bodies = office.bodies();
    let everywhere = [("gives_posts_everywhere", json!(true))];
    let made_up = ("Made Up", "administrator", bodies[2].as_str());
    let (mut made_up, _) = officer(&office, &mut country.first, made_up, &everywhere);
    made_by_one(&office, Drawer::Credentials, Some("made.up"));
    let refused = act(&mut made_up, &page, BY_DOCUMENT);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("one administrator alone"),
        "{}",
        refused.text
    );
    // Without a way of making sure nothing is proposed or confirmed.
    for check in ["", "by_mail"] {
        let unsure = act(&mut country.second, &page, check);
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // Nobody recovers their own account.
    let own = address_of(&mut country.first, "First Sample");
    let own = country.first.get(&format!("/accounts/letting-in/{own}"));
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", own.text);
    // Nor does a record of the same name pass for the officer, not even once
    // theirs has another name or is void.
    let record = format!("/api/v1/officers/{}", country.address);
    let namesake = |first: &mut Visitor<'_>| {
        let fields =
            json!({ "name": "SAMPLE one", "agency": bodies[1], "known_since": "2020-01-01" });
        let (status, namesake) = enter(first, "officers", fields);
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{namesake}");
    };
    namesake(&mut country.first);
    let renamed = json!({ "version": 1, "fields": {
        "name": "Other Name", "agency": bodies[1], "known_since": "2020-01-01",
    } });
    let renamed = country.first.json(Method::PUT, &record, &renamed);
    assert_eq!(renamed.status, StatusCode::OK, "{}", renamed.text);
    namesake(&mut country.first);
    let void = json!({ "version": 2, "reason": "Left" });
    let void = country.first.json(Method::DELETE, &record, &void);
    assert_eq!(void.status, StatusCode::OK, "{}", void.text);
    namesake(&mut country.first);
    // The overseer reads who tried.
    let tried: Vec<_> = office
        .log(0)
        .into_iter()
        .filter(|line| line.act == "recovery_confirmed")
        .map(|line| (line.officer.unwrap(), line.refused.unwrap()))
        .collect();
    let tried: Vec<_> = tried
        .iter()
        .map(|(by, rule)| (by.as_str(), rule.as_str()))
        .collect();
    assert_eq!(
        tried,
        [
            ("First Sample", "access.two_officers"),
            ("Second Sample", "access.no_such_proposal"),
            ("Made Up", "access.let_in_by_one"),
        ]
    );
}

#[test]
fn the_officer_stops_what_they_did_not_ask_for_and_whoever_lost_their_post_proposes_nothing() {
    let office = Office::new();
    let mut country = Country::of(&office);
    let page = country.page();
    half(&act(&mut country.first, &page, BY_DOCUMENT));
    let told = country.one.get("/account");
    assert!(told.text.contains("/account/recovery"));
    let stop = [("what", "stop")];
    country
        .one
        .send("/account/recovery", "/account/recovery", &stop);
    let asked = country.second.get(&page);
    assert_eq!(asked.hidden("seen"), "");
    // Proposed by somebody whose account is gone when it is confirmed.
    half(&act(&mut country.second, &page, BY_DOCUMENT));
    let seen = country.first.get(&page).hidden("seen");
    assert!(!seen.is_empty());
    let second = address_of(&mut country.first, "Second Sample");
    country
        .first
        .send("/accounts", "/accounts/end", &[("officer", &second)]);
    let gone = act(&mut country.first, &page, BY_DOCUMENT);
    assert!(gone.text.contains("not proposed any more"), "{}", gone.text);
}

#[test]
fn who_keeps_the_machine_lets_in_the_only_administrator_and_nobody_else_does() {
    let office = Office::new();
    let mut first = administrator(&office);
    let reference = reference_of(&mut first, "First Sample");
    let mut again = at_the_machine(&office, &reference, "first.again");
    assert_eq!(first.get("/account").status, StatusCode::SEE_OTHER);
    let told = again.get("/account/recovery").text;
    assert!(told.contains("Test officer"), "{told}");
    let nobody = office.bench.mechanism.guarded_by(guard::Guard::nobody());
    assert!(access::recover_at_the_machine(&nobody, &reference).is_err());
    let missing = access::recover_at_the_machine(&office.bench.mechanism, "OFF-1900-00001");
    assert!(missing.is_err());
}
