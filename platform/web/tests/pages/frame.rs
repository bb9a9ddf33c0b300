//! What stands around every page: its language, its practice banner, its words.

use axum::http::StatusCode;

use crate::park::{Country, asking};

#[tokio::test]
async fn the_language_is_chosen_by_a_link_and_kept_in_a_cookie() {
    let country = Country::new();
    let page = country.get("/registers?language=tr").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.header("location"), "/registers");
    let cookie = page.header("set-cookie");
    assert!(cookie.starts_with("language=tr;") && cookie.contains("SameSite=Strict"));
    let request = asking(axum::http::Method::GET, "/registers")
        .header("cookie", "other=1; language=tr")
        .body(axum::body::Body::empty())
        .unwrap();
    let page = country.ask(request).await.text();
    assert!(page.contains("<html lang=\"tr\" dir=\"ltr\"") && page.contains("Kayıtlar"));
    assert!(page.contains("Park Ülkesi"));
    let unknown = country.get("/registers?language=xx").await;
    assert!(unknown.headers.get("set-cookie").is_none());
    let elsewhere = country.get("//elsewhere.example/?language=tr").await;
    assert_eq!(elsewhere.header("location"), "/elsewhere.example/");
}

#[tokio::test]
async fn the_first_visit_speaks_the_browser_s_language_and_a_choice_beats_it() {
    let country = Country::new();
    let language = async |asked: &str, cookie: &str| {
        let request = asking(axum::http::Method::GET, "/registers")
            .header("accept-language", asked)
            .header("cookie", cookie)
            .body(axum::body::Body::empty())
            .unwrap();
        let page = country.ask(request).await.text();
        let tag = page.split("<html lang=\"").nth(1).unwrap();
        tag.split('"').next().unwrap().to_owned()
    };
    assert_eq!(language("tr-TR, en;q=0.5", "").await, "tr");
    assert_eq!(language("tr;q=0.2, en;q=0.5", "").await, "en");
    assert_eq!(language("tr", "language=en").await, "en");
    assert_eq!(language("tr", "language=xx").await, "tr");
    // Nothing that there is: the pack's first.
    assert_eq!(language("zz", "").await, "en");
}

#[tokio::test]
async fn the_practice_country_says_so_on_every_page() {
    let country = Country::new();
    assert!(
        !country
            .get("/registers")
            .await
            .text()
            .contains("nrm-practice-banner")
    );
    country
        .state
        .mechanism
        .db()
        .write(|session| Ok(session.set("practice", "yes")?))
        .unwrap();
    for path in [
        "/registers",
        "/registers/benches",
        "/nowhere",
        "/search",
        "/licences",
    ] {
        let page = country.get(path).await.text();
        assert!(page.contains("nrm-practice-banner"), "{path}");
    }
}

#[tokio::test]
async fn every_word_of_the_pages_is_written() {
    let country = Country::new();
    let bench = country.bench(&[]).await;
    for path in [
        "/registers",
        "/registers/benches",
        "/registers/benches/new",
        "/registers/benches/import",
        "/search",
        "/licences",
        "/nowhere",
        bench.as_str(),
        &format!("{bench}/edit"),
        &format!("{bench}/void"),
    ] {
        country.get(path).await;
    }
    country.get("/api/v1/openapi.json").await;
    country.post("/registers/benches/new", &[]).await;
    let gaps: Vec<_> = country
        .state
        .mechanism
        .pack()
        .words
        .gaps()
        .into_iter()
        .filter(|gap| !gap.key.ends_with(".about") && !gap.key.ends_with(".help"))
        .collect();
    assert!(gaps.is_empty(), "{gaps:#?}");
}
