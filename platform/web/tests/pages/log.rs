//! The log on pages: the way to who has looked at a record, and the
//! overseer's page.

use axum::http::StatusCode;

use crate::park::Country;

#[tokio::test]
async fn a_records_page_leads_to_who_has_looked_at_it() {
    let country = Country::new();
    let address = country
        .bench(&[("in_memory_of", "Invented Grandmother")])
        .await;
    let page = country.get(&address).await.text();
    assert!(page.contains(&format!("href=\"{address}/log\"")), "{page}");
}

#[tokio::test]
async fn the_log_shows_what_was_searched_and_its_filters_narrow_it() {
    let country = Country::new();
    country.bench(&[("title", "By the pond")]).await;
    country.post("/search", &[("search", "by the pond")]).await;
    let page = country.get("/log").await.text();
    for shown in ["The log", "Searched", "&#34;by the pond&#34;", "Entered"] {
        assert!(page.contains(shown), "{shown} in {page}");
    }
    let searched = country.post("/log", &[("act", "searched")]).await;
    assert_eq!(searched.status, StatusCode::OK);
    let searched = searched.text();
    assert!(searched.contains("One entry"), "{searched}");
    let none = country
        .post("/log", &[("until", "2001-01-01")])
        .await
        .text();
    assert!(
        none.contains("Nothing of this kind is in the log."),
        "{none}"
    );
    let wrong = country.post("/log", &[("from", "yesterday")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_record_with_all_that_points_to_it_leaves_two_entries() {
    let country = Country::new();
    let address = country.bench(&[]).await;
    let numbers = |page: &str| page.matches("role=\"rowheader\"").count();
    let before = numbers(&country.get("/log").await.text());
    country.get(&address).await;
    let after = numbers(&country.get("/log").await.text());
    // The reading of the log before, the look, and perhaps its lists.
    assert!((2..=3).contains(&(after - before)), "{before} {after}");
}
