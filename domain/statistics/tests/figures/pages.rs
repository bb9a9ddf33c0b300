//! The pages of the figures, asked as a browser asks them.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use tower::ServiceExt;

use crate::country::{CANARY, Country};

/// The pages of a country.
struct Program {
    country: Country,
    router: Router,
}

fn program() -> Program {
    let country = Country::empty();
    let state = web::State::new(country.mechanism.clone()).unwrap();
    let router = web::router(state, vec![statistics::pages::router()]);
    Program { country, router }
}

impl std::ops::Deref for Program {
    type Target = Country;
    fn deref(&self) -> &Country {
        &self.country
    }
}

impl Program {
    /// A recognised citizen of the country.
    fn recognised(&self, sex: &str, on: &str) -> db::Stored {
        let home = self.mechanism.pack().code.clone();
        self.country.recognised(sex, &home, on).1
    }

    async fn get(&self, path: &str) -> (StatusCode, String) {
        self.get_in("en", path).await
    }

    async fn get_in(&self, language: &str, path: &str) -> (StatusCode, String) {
        let request = Request::get(path)
            .header("host", "127.0.0.1")
            .header("cookie", format!("language={language}"))
            .body(Body::empty())
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 8 << 20).await.unwrap();
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    async fn opened_value(&self, path: &str) -> String {
        let (status, html) = self.get(path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        let (_, rest) = html.split_once("nrm-figure-opened__value\">").unwrap();
        rest.split_once('<').unwrap().0.to_owned()
    }
}

#[tokio::test]
async fn a_figure_changes_when_a_record_is_entered_and_when_it_is_voided() {
    let program = program();
    let page = "/figures/V1?year=2017";
    assert_eq!(program.opened_value(page).await, "not reported");
    let first = program.recognised("female", "2017-05-05");
    assert_eq!(program.opened_value(page).await, "1");
    program.recognised("male", "2017-06-05");
    assert_eq!(program.opened_value(page).await, "2");
    program
        .mechanism
        .void("decisions", first.id, first.version, "entered twice")
        .unwrap();
    assert_eq!(program.opened_value(page).await, "1");
    let (_, html) = program.get(page).await;
    assert!(
        !html.contains(&first.reference),
        "a void record is behind no figure"
    );
}

#[tokio::test]
async fn the_records_behind_a_figure_are_linked_by_reference_at_their_addresses() {
    let program = program();
    let decision = program.recognised("female", "2017-05-05");
    let (_, html) = program.get("/figures/V1?year=2017").await;
    let address = program.mechanism.address("decisions", decision.id);
    assert!(html.contains(&format!("href=\"/registers/decisions/{address}\"")));
    assert!(html.contains(&decision.reference));
}

#[tokio::test]
async fn a_day_in_the_past_shows_what_was_known_then() {
    let program = program();
    program.recognised("female", "2017-05-05");
    assert!(program.clock.set("2018-04-01T08:00:00Z".parse().unwrap()));
    program.recognised("male", "2017-06-05");
    let then = "/figures/V1?year=2017&as_known_on=2018-03-31";
    assert_eq!(program.opened_value(then).await, "1");
    assert_eq!(program.opened_value("/figures/V1?year=2017").await, "2");
    let (_, html) = program.get(then).await;
    assert!(html.contains("As known on 31 March 2018"));
}

#[tokio::test]
async fn a_frozen_figure_keeps_its_number_and_what_is_known_now_stands_beside_it() {
    let program = program();
    program.recognised("female", "2017-05-05");
    statistics::freeze(&program.mechanism, 2017, &mut |_| Ok(Vec::new())).unwrap();
    let frozen = "/figures/V1?year=2017&set=1";
    let (_, html) = program.get(frozen).await;
    assert!(html.contains("What is known now is the same"), "{html}");
    assert!(program.clock.set("2018-04-01T08:00:00Z".parse().unwrap()));
    let later = program.recognised("male", "2017-06-05");
    assert_eq!(program.opened_value(frozen).await, "1");
    assert_eq!(program.opened_value("/figures/V1?year=2017").await, "2");
    let (_, html) = program.get(frozen).await;
    assert!(html.contains("As frozen in set 1 of 2017"), "{html}");
    assert!(html.contains("href=\"/figures/V1?year=2017\">Known now: 2</a>"));
    assert!(!html.contains(&later.reference), "it was not known then");
    for wrong in ["2", "x"] {
        let (status, html) = program
            .get(&format!("/figures/V1?year=2017&set={wrong}"))
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(html.contains(&format!("There is no set {wrong} of 2017")));
    }
}

#[tokio::test]
async fn an_unknown_figure_names_the_nearest_one() {
    let program = program();
    let (status, html) = program.get("/figures/V99").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(html.contains("href=\"/figures/V15\""), "{html}");
    let (status, html) = program.get("/figures/%3Cscript%3E").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(!html.contains("<script>"));
}

#[tokio::test]
async fn what_cannot_be_asked_is_said_at_its_field_and_stays_typed() {
    let program = program();
    for (path, typed) in [
        ("/figures?year=20x7", "20x7"),
        ("/?year=1899", "1899"),
        ("/figures/V1?year=2017&as_known_on=2018-02-30", "2018-02-30"),
        ("/figures?year=2017&as_known_on=2018-03-02", "2018-03-02"),
    ] {
        let (status, html) = program.get(path).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(html.contains(&format!("value=\"{typed}\"")), "{path}");
        assert!(html.contains("govuk-error-summary"), "{path}");
    }
    let (status, html) = program.get("/figures/N4?year=2017&by=sex").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(html.contains("cannot be broken down"), "{html}");
}

#[tokio::test]
async fn parts_add_up_or_the_page_says_why_not() {
    let program = program();
    program.recognised("female", "2017-05-05");
    program.recognised("male", "2017-06-05");
    let (_, html) = program.get("/figures/V1?year=2017&by=sex").await;
    assert!(html.contains("The parts add up to the figure: 2."));
    let (_, html) = program.get("/figures/V1?year=2017&by=form").await;
    assert!(!html.contains("The parts add up to the figure"));
    assert!(html.contains("One record may have several of these"));
    let (_, html) = program.get("/figures/V1?year=2017&by=sex&by=month").await;
    assert!(html.contains("<th scope=\"row\">May</th>"), "{html}");
}

#[tokio::test]
async fn a_register_is_missing_until_it_has_a_record_or_a_signed_nothing() {
    let program = program();
    let missing = "href=\"/registers/trainings/new\"";
    let (_, html) = program.get("/?year=2017").await;
    assert!(html.contains(missing));
    program.enter(
        "nothing_to_report",
        &[
            ("about", "trainings"),
            ("year", "2017"),
            ("signed_by", "Test officer"),
            ("signed_on", "2018-01-15"),
        ],
    );
    let (_, html) = program.get("/?year=2017").await;
    assert!(!html.contains(missing));
    assert!(program.get("/?year=2016").await.1.contains(missing));
}

#[tokio::test]
async fn the_first_page_opens_in_the_latest_year_with_decisions() {
    let program = program();
    assert!(
        program.get("/").await.1.contains("The year 2017"),
        "last year"
    );
    program.recognised("female", "2016-05-05");
    assert!(program.get("/").await.1.contains("The year 2016"));
}

#[tokio::test]
async fn a_change_after_a_freeze_is_told_on_the_first_page() {
    let program = program();
    program.recognised("female", "2017-05-05");
    statistics::freeze(&program.mechanism, 2017, &mut |_| Ok(Vec::new())).unwrap();
    let (_, html) = program.get("/?year=2017").await;
    assert!(html.contains("No figure has changed since set 1"));
    assert!(program.clock.set("2018-04-01T08:00:00Z".parse().unwrap()));
    program.recognised("female", "2017-05-06");
    let (_, html) = program.get("/?year=2017").await;
    assert!(html.contains("Victims identified: 1 → 2"), "{html}");
}

#[tokio::test]
async fn files_hold_the_same_numbers() {
    let program = program();
    program.recognised("female", "2017-05-05");
    let (status, csv) = program.get("/figures/download?year=2017&format=csv").await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        csv.contains("V1,Victims identified,2017,counted,1,exact,1,persons"),
        "{csv}"
    );
    let (_, json) = program
        .get("/figures/download?year=2017&format=json&figure=V1&by=sex")
        .await;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json[0]["cells"][0]["sex"], "female");
    assert_eq!(json[0]["cells"][0]["value"], 1);
    let (status, _) = program.get("/figures/download?year=2017&format=doc").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn no_page_shows_what_is_sealed_and_every_word_is_there_in_both_languages() {
    let program = program();
    program.recognised("female", "2017-05-05");
    for language in ["en", "az"] {
        for path in [
            "/?year=2017",
            "/figures?year=2017",
            "/figures/V1?year=2017",
            "/figures/V1?year=2017&by=sex,age",
            "/figures/V8?year=2017",
            "/figures/J13?year=2017",
            "/figures/F1?year=2017&as_known_on=2018-02-01",
            "/figures/F5?year=2017",
            "/figures/V99",
            "/figures?year=x",
        ] {
            let (_, html) = program.get_in(language, path).await;
            assert!(!html.contains(CANARY), "{language} {path}");
        }
    }
    let gaps: Vec<_> = program
        .mechanism
        .pack()
        .words
        .gaps()
        .into_iter()
        .filter(|gap| gap.key.starts_with("statistics-") || gap.key.contains("figures-"))
        .collect();
    assert!(gaps.is_empty(), "{gaps:?}");
}
