//! One record, from the empty form to the voided record.

use axum::http::StatusCode;

use crate::park::Country;

#[tokio::test]
async fn a_record_is_entered_read_edited_and_voided_without_a_script() {
    let country = Country::new();
    let blank = country.get("/registers/benches/new").await;
    assert_eq!(blank.status, StatusCode::OK);
    for part in [
        "href=\"/registers/parks\" target=\"_blank\"",
        "not recorded",
        "preferred not to say",
        "In memory of",
        "sealed",
    ] {
        assert!(blank.text().contains(part), "{part}");
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
    for act in ["edit", "void"] {
        let answer = country.get(&format!("{address}/{act}")).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{act}");
    }
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
async fn what_was_typed_comes_back_when_the_database_fails() {
    let country = Country::new();
    let address = country.bench(&[("title", "First")]).await;
    let fields = [
        ("title", "Typed with care"),
        ("put_up_on.day", "7"),
        ("put_up_on.month", "5"),
        ("put_up_on.year", "2018"),
        ("wood", "oak"),
        ("story", "a long story"),
        ("_reason", "Told by telephone"),
        ("_version", "1"),
    ];
    let file = rusqlite::Connection::open(country.folder.path().join("parks.db")).unwrap();
    let kept = [
        "Something went wrong on our side",
        "value=\"Typed with care\"",
        "a long story</textarea>",
        "value=\"Told by telephone\"",
        "value=\"oak\" checked",
    ];
    // Once nothing can be kept, once nothing can even be looked at.
    for table in ["benches", "log_entries"] {
        file.execute_batch(&format!(
            "CREATE TRIGGER broken BEFORE INSERT ON {table} BEGIN SELECT RAISE(FAIL, 'broken'); END;
             CREATE TRIGGER broken_too BEFORE UPDATE ON {table} BEGIN SELECT RAISE(FAIL, 'broken'); END;"
        ))
        .unwrap();
        for path in ["/registers/benches/new", &format!("{address}/edit")] {
            let answer = country.post(path, &fields).await;
            assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            let page = answer.text();
            for kept in kept {
                assert!(page.contains(kept), "{path}: {kept} in {page}");
            }
        }
        let void = [("_version", "1"), ("_reason", "Entered twice")];
        let page = country.post(&format!("{address}/void"), &void).await;
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(page.text().contains("Entered twice</textarea>"));
        file.execute_batch("DROP TRIGGER broken; DROP TRIGGER broken_too;")
            .unwrap();
    }
    // Nothing was saved, and all of it can be sent again.
    let page = country.get(&address).await.text();
    assert!(
        page.contains("First") && page.contains("Version 1"),
        "{page}"
    );
    let saved = country.post(&format!("{address}/edit"), &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
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
    // A choice beside a mistake is asked for once more: what stands in the
    // form does not pass for it.
    let mut mistaken = chosen.clone();
    mistaken.retain(|(name, _)| *name != "cost");
    mistaken.push(("cost", "dear"));
    let refused = country.post(&edit, &mistaken).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.hidden("_version"), "1");
    let saved = country.post(&edit, &chosen).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let page = country.get(&address).await.text();
    assert!(page.contains("Theirs") && page.contains("9 XPD") && page.contains("Version 3"));
}

#[tokio::test]
async fn hostile_text_is_shown_as_text_in_every_view() {
    let country = Country::new();
    let hostile = "<script>alert(1)</script>\"'=cmd()\u{200f}txt";
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
    for title in ["a\0b", "a\u{7}b", "a\u{202e}b"] {
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
