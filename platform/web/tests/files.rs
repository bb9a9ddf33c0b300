//! Files in and out: a checked import, its faults, and exports that read back.
#![allow(clippy::unwrap_used)]

mod park;

use axum::http::StatusCode;
use clockwork::SignedDuration;
use park::Country;

const FILE: &[u8] =
    b"reference,title,put_up_on,wood\r\nOWN-1,One,2018-01-02,oak\r\nOWN-2,=cmd(),2018-01-03,elm\r\n";

#[tokio::test]
async fn a_file_is_checked_then_imported_once() {
    let country = Country::new();
    let checked = country.upload("benches", "benches.csv", FILE).await;
    assert_eq!(checked.status, StatusCode::OK, "{}", checked.text());
    let page = checked.text();
    assert!(page.contains("2 new records") && page.contains("OWN-1") && page.contains("=cmd()"));
    assert!(
        country
            .get("/registers/benches")
            .await
            .text()
            .contains("no records yet")
    );
    let upload = checked.hidden("_upload");
    let confirm = "/registers/benches/import/confirm";
    let done = country.post(confirm, &[("_upload", &upload)]).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert!(done.text().contains("2 new records"));
    assert!(
        country
            .get("/registers/benches")
            .await
            .text()
            .contains("OWN-2")
    );
    let again = country.post(confirm, &[("_upload", &upload)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let same = country.upload("benches", "benches.csv", FILE).await.text();
    assert!(same.contains("2 records that stay as they are"));
}

#[tokio::test]
async fn a_checked_file_waits_ten_minutes() {
    let country = Country::new();
    let upload = country
        .upload("benches", "b.csv", FILE)
        .await
        .hidden("_upload");
    country
        .clock
        .advance(SignedDuration::from_secs(601))
        .unwrap();
    let late = country
        .post("/registers/benches/import/confirm", &[("_upload", &upload)])
        .await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text().contains("ten minutes"));
}

#[tokio::test]
async fn the_faults_of_a_file_are_named_and_nothing_is_saved() {
    let country = Country::new();
    let file = b"title,put_up_on,wood\r\nGood,2018-01-02,oak\r\n<b>Bad</b>,02.01.2018,elf\r\n";
    let answer = country.upload("benches", "b.csv", file).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    for named in [
        "2 things are wrong",
        "put_up_on",
        "02.01.2018",
        "elf",
        ">3<",
    ] {
        assert!(page.contains(named), "{named} in {page}");
    }
    for (name, content, wrong) in [
        ("none.csv", &b""[..], "No file was chosen"),
        (
            "a.csv",
            &b"title,colour of hair\r\na,b\r\n"[..],
            "colour of hair",
        ),
        (
            "a.xlsx",
            &b"PK\x03\x04 no sheet"[..],
            "a.xlsx is cut short or damaged. Fetch the whole file again.",
        ),
        ("a.exe", &b"MZ"[..], "MZ"),
        (
            "a.csv",
            &b"title\r\n\xff\xfe\r\n"[..],
            "(hexadecimal FF) is not written in UTF-8. Save the file again as",
        ),
        (
            "a.csv",
            &b"title,wood\r\n\"never closed,oak\r\n"[..],
            "the quotation mark at its beginning is never closed",
        ),
    ] {
        let answer = country.upload("benches", name, content).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let page = answer.text();
        assert!(page.contains("Nothing was saved"), "{name}");
        assert!(page.contains(wrong), "{wrong} in {page}");
        assert!(!page.contains("refusal-"), "{page}");
    }
    assert!(
        country
            .get("/registers/benches")
            .await
            .text()
            .contains("no records yet")
    );
}

#[tokio::test]
async fn an_upload_without_the_page_s_token_is_refused() {
    let country = Country::new();
    let body = "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"b.csv\"\r\n\r\n\
                title\r\n\r\n--edge--\r\n";
    let request = park::asking(axum::http::Method::POST, "/registers/benches/import")
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(axum::body::Body::from(body))
        .unwrap();
    assert_eq!(country.ask(request).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_export_holds_what_the_list_shows_and_reads_back_the_same() {
    let country = Country::new();
    country
        .bench(&[("title", "=1+1"), ("in_memory_of", "Invented")])
        .await;
    country.bench(&[("title", "Elm"), ("wood", "elm")]).await;
    let export = "/registers/benches/export";
    let csv = country.post(export, &[("_format", "csv")]).await;
    assert_eq!(csv.status, StatusCode::OK);
    assert!(csv.header("content-disposition").contains("benches.csv"));
    assert!(csv.text().contains("Invented") && csv.text().contains("BEN-2018-00002"));
    let same = country.upload("benches", "b.csv", &csv.bytes).await.text();
    assert!(same.contains("2 records that stay as they are"), "{same}");
    let elm = country
        .post(export, &[("_format", "csv"), ("wood", "elm")])
        .await
        .text();
    assert!(elm.contains("Elm") && !elm.contains("1+1"));
    let xlsx = country.post(export, &[("_format", "xlsx")]).await;
    let same = country
        .upload("benches", "b.xlsx", &xlsx.bytes)
        .await
        .text();
    assert!(same.contains("2 records that stay as they are"), "{same}");
    let wrong = country.post(export, &[("_format", "exe")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for ending in ["csv", "xlsx"] {
        let path = format!("/registers/benches/template.{ending}");
        assert_eq!(country.get(&path).await.status, StatusCode::OK);
    }
}
