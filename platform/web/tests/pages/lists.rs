//! Lists of records: filters, order, pages, and the records that point to one.

use axum::http::StatusCode;

use crate::park::Country;

#[tokio::test]
async fn filters_and_order_are_in_the_address_and_a_wrong_one_shows_nothing() {
    let country = Country::new();
    country
        .bench(&[
            ("title", "Old"),
            ("put_up_on.year", "2001"),
            ("colour", "red"),
        ])
        .await;
    country
        .bench(&[
            ("title", "Young"),
            ("wood", "elm"),
            ("stripes", "red"),
            ("painted", "yes"),
        ])
        .await;
    let list = async |query: &str| country.get(&format!("/registers/benches?{query}")).await;
    let both = list("").await.text();
    assert!(both.contains("2 records"));
    assert!(both.find("Young").unwrap() < both.find("Old").unwrap());
    let first = list("sort=put_up_on&order=ascending").await.text();
    assert!(first.find("Old</span>").unwrap() < first.find("Young</span>").unwrap());
    for (query, old, young) in [
        ("wood=elm", false, true),
        ("colour=red", true, false),
        ("colour=.", false, true),
        ("stripes=red", false, true),
        ("painted=yes", false, true),
        ("painted=no", false, false),
        ("from=2010-01-01", false, true),
        ("until=2001-05-07", true, false),
        ("until=2001-05-06", false, false),
        ("field.language=one", false, false),
        ("field.language=.", true, true),
    ] {
        let page = list(query).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        let text = page.text();
        let shown = (text.contains("Old</span>"), text.contains("Young</span>"));
        assert_eq!(shown, (old, young), "{query}");
    }
    for wrong in [
        "wood=elf",
        "from=2018",
        "in_memory_of=x",
        "title=Old",
        "sort=story",
        "page=0",
    ] {
        let page = list(wrong).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{wrong}");
        assert!(!page.text().contains("Old</span>"), "{wrong}");
    }
    let page = list("from=2018&wood=elm").await.text();
    assert!(
        page.contains("name=\"from\"") && page.contains("value=\"2018\""),
        "{page}"
    );
    assert!(page.contains("id=\"filter-from-error\""), "{page}");
    assert!(page.contains("<option value=\"elm\" selected>"), "{page}");
}

#[tokio::test]
async fn a_long_list_has_pages() {
    let country = Country::new();
    for number in 0..51 {
        country
            .bench(&[("title", &format!("Bench {number}"))])
            .await;
    }
    let first = country.get("/registers/benches").await.text();
    assert_eq!(first.matches("role=\"rowheader\"").count(), 50);
    assert!(first.contains("51 records") && first.contains("rel=\"next\""));
    let second = country.get("/registers/benches?page=2").await.text();
    assert_eq!(second.matches("role=\"rowheader\"").count(), 1);
    let found = country
        .post(
            "/registers/benches/search",
            &[("_search", "bench"), ("page", "2")],
        )
        .await
        .text();
    assert_eq!(found.matches("role=\"rowheader\"").count(), 1);
}

#[tokio::test]
async fn a_record_shows_those_that_point_to_it_and_begins_one() {
    let country = Country::new();
    let park = country
        .post(
            "/registers/parks/new",
            &[("name", "Great Park"), ("opened_in", "1999")],
        )
        .await;
    assert_eq!(park.status, StatusCode::SEE_OTHER, "{}", park.text());
    let park = park
        .header("location")
        .split('?')
        .next()
        .unwrap()
        .to_owned();
    let address = park.rsplit('/').next().unwrap().to_owned();
    let bench = country.bench(&[("park", "PAR-1999-00001")]).await;
    assert!(
        country
            .get(&bench)
            .await
            .text()
            .contains(&format!("href=\"{park}\""))
    );
    let page = country.get(&park).await.text();
    assert!(page.contains("BEN-2018-00001") && page.contains("Benches: 1 record"));
    let list = country
        .get(&format!("/registers/benches?park={address}"))
        .await
        .text();
    assert!(list.contains("BEN-2018-00001"));
    let form = country
        .get(&format!("/registers/benches/new?park={address}"))
        .await
        .text();
    assert!(form.contains("value=\"PAR-1999-00001\""));
}
