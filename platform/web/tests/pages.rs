//! The pages of a register, from the empty form to the voided record.
#![allow(clippy::unwrap_used)]

mod park;

use axum::http::StatusCode;
use park::Country;

#[tokio::test]
async fn a_record_is_entered_read_edited_and_voided_without_a_script() {
    let country = Country::new();
    let blank = country.get("/registers/benches/new").await;
    assert_eq!(blank.status, StatusCode::OK);
    for part in [
        "Not",
        "not recorded",
        "preferred not to say",
        "In memory of",
        "sealed",
    ] {
        assert!(blank.text().contains(part) || part == "Not", "{part}");
    }
    let address = country
        .bench(&[
            ("title", "By the pond"),
            ("colour", "red"),
            ("stripes", "blue"),
            ("stripes", "white"),
            ("seats", "4"),
            ("cost", "104000.50"),
            ("painted", "no"),
            ("unveiled_at", "09:30"),
            ("in_memory_of", "Invented Grandmother"),
            ("story", "Two lines\r\nof it"),
        ])
        .await;
    let page = country.get(&address).await.text();
    for shown in [
        "Bench BEN-2018-00001",
        "7 May 2018",
        "Blue; White",
        "104,000.50 XPD",
        "Invented Grandmother",
        "Two lines<br>of it",
        "Officer Sample",
        "Entered.",
    ] {
        assert!(page.contains(shown), "{shown} in {page}");
    }
    let title = page
        .split("<title>")
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap();
    assert_eq!(title, "Bench – OpenNRM");

    let form = country.get(&format!("{address}/edit")).await;
    assert!(form.text().contains("value=\"By the pond\""));
    assert!(form.text().contains("value=\"104000.50\""));
    let edited = country
        .post(
            &format!("{address}/edit"),
            &[
                ("_version", "1"),
                ("title", "By the lake"),
                ("put_up_on.day", "7"),
                ("put_up_on.month", "5"),
                ("put_up_on.year", "2018"),
                ("wood", "elm"),
                ("_reason", "misheard"),
            ],
        )
        .await;
    assert_eq!(edited.status, StatusCode::SEE_OTHER, "{}", edited.text());
    let page = country.get(&format!("{address}?saved")).await.text();
    assert!(page.contains("Version 2 is saved."));
    assert!(page.contains("By the pond</span></del>") && page.contains("By the lake</span></ins>"));
    assert!(page.contains("misheard"));

    let no_reason = country
        .post(
            &format!("{address}/void"),
            &[("_version", "2"), ("_reason", " ")],
        )
        .await;
    assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY);
    let voided = country
        .post(
            &format!("{address}/void"),
            &[("_version", "2"), ("_reason", "entered twice")],
        )
        .await;
    assert_eq!(voided.status, StatusCode::SEE_OTHER, "{}", voided.text());
    let page = country.get(&address).await.text();
    assert!(page.contains("entered twice") && page.contains("Voided"));
    assert!(!page.contains("/edit\""));
    let list = country.get("/registers/benches").await.text();
    assert!(!list.contains("BEN-2018-00001"));
    let list = country.get("/registers/benches?voided=yes").await.text();
    assert!(list.contains("BEN-2018-00001"));
}

#[tokio::test]
async fn a_refused_form_keeps_all_that_was_typed_and_names_each_fault_at_its_field() {
    let country = Country::new();
    let answer = country
        .post(
            "/registers/benches/new",
            &[
                ("title", ""),
                ("put_up_on.day", "31"),
                ("put_up_on.month", "2"),
                ("put_up_on.year", "2018"),
                ("wood", "granite"),
                ("seats", "many"),
                ("stripes", "red"),
                ("story", "kept as it is"),
                ("_reference", "OWN-7"),
            ],
        )
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    for kept in [
        "value=\"31\"",
        "value=\"granite\" checked",
        "value=\"many\"",
        "value=\"red\" checked",
        "kept as it is</textarea>",
        "value=\"OWN-7\"",
        "href=\"#put_up_on-day\"",
        "href=\"#title\"",
        "href=\"#wood-1\"",
        "href=\"#seats\"",
        "id=\"seats-error\"",
    ] {
        assert!(page.contains(kept), "{kept} in {page}");
    }
    assert_eq!(page.matches("govuk-error-message").count(), 4);
    assert!(
        country
            .get("/registers/benches")
            .await
            .text()
            .contains("no records yet")
    );
}

#[tokio::test]
async fn a_rule_of_the_desk_is_told_at_its_field() {
    let country = Country::new();
    let answer = country
        .post(
            "/registers/benches/new",
            &[
                ("title", "Cold"),
                ("put_up_on", "2018-05-01"),
                ("wood", "stone"),
            ],
        )
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("A bench is of wood. Choose a wood."));
    assert!(answer.text().contains("id=\"wood-error\""));
}

#[tokio::test]
async fn two_people_who_change_one_record_lose_nothing() {
    let country = Country::new();
    let address = country.bench(&[("title", "First"), ("seats", "2")]).await;
    let edit = format!("{address}/edit");
    let with = |fields: &[(&'static str, &'static str)]| {
        let mut all = vec![
            ("put_up_on.day", "7"),
            ("put_up_on.month", "5"),
            ("put_up_on.year", "2018"),
            ("wood", "oak"),
        ];
        all.extend_from_slice(fields);
        all
    };
    let theirs = with(&[("_version", "1"), ("title", "Theirs"), ("seats", "3")]);
    let saved = country.post(&edit, &theirs).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    // Mine was opened before: I changed the title too, and the cost.
    let mine = with(&[
        ("_version", "1"),
        ("title", "Mine"),
        ("seats", "2"),
        ("cost", "9"),
    ]);
    let clash = country.post(&edit, &mine).await;
    assert_eq!(clash.status, StatusCode::CONFLICT);
    let page = clash.text();
    assert!(page.contains("Theirs") && page.contains("Mine"));
    assert!(page.contains("take-title-1") && !page.contains("take-seats-1"));
    assert!(!page.contains("take-cost-1"));
    // What only they changed is theirs now; what only I changed is still mine.
    assert!(page.contains("id=\"seats\" name=\"seats\" type=\"text\" inputmode=\"numeric\" dir=\"auto\" autocomplete=\"off\" value=\"3\""), "{page}");
    assert!(page.contains("value=\"9\""));
    assert_eq!(
        (clash.hidden("_version"), clash.hidden("_base")),
        ("2".into(), "1".into())
    );
    // Without a choice nothing is saved.
    let again = with(&[
        ("_version", "2"),
        ("_base", "1"),
        ("title", "Mine"),
        ("seats", "3"),
        ("cost", "9"),
    ]);
    assert_eq!(
        country.post(&edit, &again).await.status,
        StatusCode::CONFLICT
    );
    let mut chosen = again.clone();
    chosen.push(("_take.title", "theirs"));
    let saved = country.post(&edit, &chosen).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let page = country.get(&address).await.text();
    assert!(page.contains("Theirs") && page.contains("9 XPD") && page.contains("Version 3"));
}

#[tokio::test]
async fn hostile_text_is_shown_as_text_in_every_view() {
    let country = Country::new();
    let hostile = "<script>alert(1)</script>\"'=cmd()\u{202e}txt";
    let address = country
        .bench(&[
            ("title", hostile),
            ("in_memory_of", hostile),
            ("story", hostile),
        ])
        .await;
    for path in [
        address.clone(),
        format!("{address}/edit"),
        "/registers/benches".to_owned(),
    ] {
        let page = country.get(&path).await.text();
        assert!(!page.contains("<script>alert"), "{path}");
        assert!(page.contains("&#60;script&#62;alert"), "{path}: {page}");
    }
    let refused = country
        .post(
            "/registers/benches/new",
            &[("title", hostile), ("wood", hostile)],
        )
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!refused.text().contains("<script>alert"));
    let found = country.post("/search", &[("search", "<script>")]).await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(!found.text().contains("<script>alert"));
    assert!(found.text().contains("BEN-2018-00001"));
    for title in ["a\0b", "a\u{7}b"] {
        let refused = country
            .post(
                "/registers/benches/new",
                &[
                    ("title", title),
                    ("put_up_on", "2018-05-01"),
                    ("wood", "oak"),
                ],
            )
            .await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{title:?}"
        );
    }
    let file = country
        .post("/registers/benches/export", &[("_format", "csv")])
        .await;
    assert!(file.text().contains("BEN-2018-00001"));
}

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

#[tokio::test]
async fn the_language_is_chosen_by_a_link_and_kept_in_a_cookie() {
    let country = Country::new();
    let page = country.get("/registers?language=tr").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.header("location"), "/registers");
    let cookie = page.header("set-cookie");
    assert!(cookie.starts_with("language=tr;") && cookie.contains("SameSite=Strict"));
    let request = park::asking(axum::http::Method::GET, "/registers")
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
