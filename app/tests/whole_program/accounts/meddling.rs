//! Whoever can write into the database is let in by nothing that they write.

use axum::http::StatusCode;
use kernel::No;

use super::{
    office::{Office, PASSWORD, Visitor},
    rights::{administrator, appeal, officer},
};

/// The key of a cookie that was never given, and what is kept of it.
const KEY: &str = "0123456789abcdef0123456789abcdef";
const TRACE: &str = "8fb245b8acb979d3c15e5695971dff55323615a99a2d59c33bd80d9f43bb007e";

fn is_let_in(visitor: &mut Visitor<'_>) -> bool {
    visitor.get("/account").status == StatusCode::OK
}

#[test]
fn a_sign_in_that_was_written_into_the_database_lets_nobody_in() {
    let office = Office::new();
    let mut first = administrator(&office);
    assert!(is_let_in(&mut first));
    let mut stranger = office.visitor();
    stranger.cookies.insert("opennrm".into(), KEY.into());
    let file = rusqlite::Connection::open(office.bench.database()).unwrap();
    let (officer, content): (Vec<u8>, Vec<u8>) = file
        .query_row("SELECT officer, content FROM sign_ins LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    // A copy of a sign-in that stands, and one in the clear.
    let now = office.bench.mechanism.now();
    let plain = format!(
        r#"{{"post":null,"role":"administrator","begun":"{now}","seen":"{now}","confirmed":"{now}","browser":""}}"#
    );
    for content in [content, plain.into_bytes()] {
        let written = file.execute(
            "INSERT OR REPLACE INTO sign_ins (name, officer, content) VALUES (?1, ?2, ?3)",
            rusqlite::params![TRACE, officer, content],
        );
        assert_eq!(written.unwrap(), 1);
        assert!(!is_let_in(&mut stranger));
        assert!(is_let_in(&mut first), "who is signed in stays so");
    }
}

#[test]
fn accounts_that_were_taken_out_of_the_database_leave_nobody_in() {
    let office = Office::new();
    let mut first = administrator(&office);
    let file = rusqlite::Connection::open(office.bench.database()).unwrap();
    assert_eq!(file.execute("DELETE FROM credentials", []).unwrap(), 1);
    // With every word of it in the log, as it is filed and as it is written.
    let filed = "UPDATE log_entries SET act = 'signed_in' WHERE act = 'account_made'";
    assert_eq!(file.execute(filed, []).unwrap(), 1);
    let written = "UPDATE log_entries SET content = replace(content, 'account_made', 'signed_in')";
    file.execute(written, []).unwrap();
    assert!(!is_let_in(&mut first));
    // The next start of the program, and the next command.
    let mechanism = &office.bench.mechanism;
    let again = access::Access::new(policy::Policies::load(mechanism.pack()).unwrap());
    let refused = [
        again.first_link(mechanism).map(|_| ()),
        access::accounts_exist(mechanism).map(|_| ()),
    ];
    for refused in refused {
        let Err(No::Failed(fault)) = refused else {
            panic!("{refused:?}");
        };
        assert!(fault.to_string().contains("restore a backup"), "{fault}");
    }
}

#[test]
fn a_post_that_was_altered_or_put_back_in_the_database_gives_no_rights() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let role = ("Sample Operator", "hotline_operator", bodies[1].as_str());
    let (mut operator, post) = officer(&office, &mut first, role, &[]);
    assert_eq!(operator.get("/registers/appeals").status, StatusCode::OK);
    let file = rusqlite::Connection::open(office.bench.database()).unwrap();
    let reference = post["reference"].as_str().unwrap();
    let alter = |table: &str, role: &str| {
        let sql = format!("UPDATE {table} SET role = ?1 WHERE reference = ?2");
        file.execute(&sql, rusqlite::params![role, reference])
            .unwrap();
    };
    // The post as it stands alone changes nothing: its last version counts.
    alter("posts", "national_coordinator");
    assert_ne!(operator.get("/figures").status, StatusCode::OK);
    assert_eq!(operator.get("/registers/appeals").status, StatusCode::OK);
    // An altered version is nobody's.
    alter("posts_history", "national_coordinator");
    assert_ne!(operator.get("/figures").status, StatusCode::OK);
    assert_ne!(operator.get("/registers/appeals").status, StatusCode::OK);
    // Nor is one that a forged entry says was loaded with many others.
    let file_of = |sql: &str, value: &str| {
        assert_eq!(
            file.execute(sql, rusqlite::params![value, reference])
                .unwrap(),
            1
        );
    };
    let of_post = "(SELECT log_number FROM posts_history WHERE reference = ?2)";
    let content: String = file
        .query_row(
            &format!(
                "SELECT content FROM log_entries WHERE number = {}",
                of_post.replace("?2", "?1")
            ),
            [reference],
            |row| row.get(0),
        )
        .unwrap();
    let mut forged = ledger::Entry::decode(content.as_bytes()).unwrap();
    forged.act = ledger::Code::new("loaded").unwrap();
    forged.rows = Some(5);
    let forged = String::from_utf8(forged.encode().unwrap()).unwrap();
    let put = format!("UPDATE log_entries SET content = ?1 WHERE number = {of_post}");
    file_of(&put, &forged);
    let address = post["address"].as_str().unwrap();
    let id = office.bench.mechanism.at_address("posts", address).unwrap();
    let held = office
        .bench
        .mechanism
        .db()
        .read(|session| Ok(session.as_written("posts", id)?))
        .unwrap();
    assert!(held.is_none());
    file_of(&put, &content);

    // A post that was ended, with its last version taken out.
    let role = ("Sample Colleague", "hotline_operator", bodies[1].as_str());
    let (mut operator, post) = officer(&office, &mut first, role, &[]);
    let reference = post["reference"].as_str().unwrap();
    assert_eq!(operator.get("/registers/appeals").status, StatusCode::OK);
    let path = format!("/api/v1/posts/{}", post["address"].as_str().unwrap());
    let change = serde_json::json!({ "version": 1, "fields": {
        "officer": post["fields"]["officer"], "agency": bodies[1], "role": "hotline_operator",
        "begins_on": "2020-01-01", "ends_on": "2020-01-02",
    }});
    let ended = first.json(axum::http::Method::PUT, &path, &change);
    assert_eq!(ended.status, StatusCode::OK, "{}", ended.text);
    assert_ne!(operator.get("/registers/appeals").status, StatusCode::OK);
    let back = "UPDATE posts SET ends_on = NULL, version = 1 WHERE reference = ?1";
    file.execute(back, [reference]).unwrap();
    let out = "DELETE FROM posts_history WHERE reference = ?1 AND version = 2";
    file.execute(out, [reference]).unwrap();
    assert_ne!(operator.get("/registers/appeals").status, StatusCode::OK);
}

#[test]
fn an_officer_who_was_altered_in_the_database_is_somebody_else_to_nobody() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let role = ("Sample Operator", "hotline_operator", bodies[1].as_str());
    let (mut operator, _) = officer(&office, &mut first, role, &[]);
    let file = rusqlite::Connection::open(office.bench.database()).unwrap();
    let rename = |table: &str, name: &str| {
        let sql = format!("UPDATE {table} SET name = ?1 WHERE name LIKE 'Sample Oper%'");
        assert_eq!(file.execute(&sql, [name]).unwrap(), 1);
    };
    // What they do stands under the name that was written for them.
    rename("officers", "Sample Operatrix");
    assert!(is_let_in(&mut operator));
    assert!(!operator.get("/account").text.contains("Operatrix"));
    rename("officers", "Sample Operator");
    rename("officers_history", "Sample Operatrix");
    assert!(!is_let_in(&mut operator));
}

#[test]
fn a_link_that_was_used_and_put_back_into_the_database_makes_no_second_account() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let fields = serde_json::json!({
        "name": "Sample Operator", "agency": bodies[1], "known_since": "2020-01-01",
    });
    let (_, record) = super::rights::enter(&mut first, "officers", fields);
    let path = office.link_for(&record["reference"]);
    let file = rusqlite::Connection::open(office.bench.database()).unwrap();
    let kept: (String, Vec<u8>, Vec<u8>) = file
        .query_row(
            "SELECT name, officer, content FROM sign_in_links",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .unwrap();
    let (made, _) = office.visitor().enrol(&path, "sample.operator", &[]);
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    file.execute("DELETE FROM credentials WHERE officer = ?1", [&kept.1])
        .unwrap();
    let back = "INSERT INTO sign_in_links (name, officer, content) VALUES (?1, ?2, ?3)";
    file.execute(back, rusqlite::params![kept.0, kept.1, kept.2])
        .unwrap();
    assert_eq!(office.visitor().get(&path).status, StatusCode::NOT_FOUND);
}

#[test]
fn a_credential_that_was_put_back_into_the_database_opens_nothing() {
    let office = Office::new();
    let (mut first, secret) = office.signed_in();
    let file = rusqlite::Connection::open(office.bench.database()).unwrap();
    let former: Vec<u8> = file
        .query_row("SELECT content FROM credentials", [], |row| row.get(0))
        .unwrap();
    office.pass(60);
    let (code, new) = (office.code(&secret), "nine quiet herons over the canal");
    let page = "/account/password";
    let fields = [
        ("password", PASSWORD),
        ("code", code.as_str()),
        ("new", new),
        ("again", new),
    ];
    let changed = first.send(page, page, &fields);
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.text);
    let changed: Vec<u8> = file
        .query_row("SELECT content FROM credentials", [], |row| row.get(0))
        .unwrap();
    let put = |content: &[u8]| {
        let put = "UPDATE credentials SET content = ?1";
        assert_eq!(file.execute(put, [content]).unwrap(), 1);
    };
    put(&former);
    office.pass(60);
    let mut thief = office.visitor();
    let answer = thief.sign_in("first", PASSWORD, &office.code(&secret));
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    put(&changed);
    let answer = thief.sign_in("first", new, &office.code(&secret));
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
}

#[test]
fn who_is_said_in_the_database_to_have_entered_a_record_gets_nothing_by_it() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let role = ("Sample Operator", "hotline_operator", bodies[1].as_str());
    let (mut operator, _) = officer(&office, &mut first, role, &[]);
    let role = ("Other Sample", "hotline_operator", bodies[2].as_str());
    let (mut other, _) = officer(&office, &mut first, role, &[]);
    let entered = appeal(&mut operator);
    let path = format!("/api/v1/appeals/{}", entered["address"].as_str().unwrap());
    let total = |visitor: &mut Visitor<'_>| -> usize {
        let list = visitor.get("/api/v1/appeals");
        assert_eq!(list.status, StatusCode::OK, "{}", list.text);
        let list: serde_json::Value = serde_json::from_str(&list.text).unwrap();
        list["records"].as_array().unwrap().len()
    };
    assert_eq!(operator.get(&path).status, StatusCode::OK);
    assert_eq!((total(&mut operator), total(&mut other)), (1, 0));
    let file = rusqlite::Connection::open(office.bench.database()).unwrap();
    let id = office
        .bench
        .mechanism
        .at_address("appeals", entered["address"].as_str().unwrap())
        .unwrap();
    let forge = "UPDATE entered_by SET agency = ?1 WHERE record = ?2";
    let forged = rusqlite::params![bodies[2], id.0.as_bytes().as_slice()];
    assert_eq!(file.execute(forge, forged).unwrap(), 1);
    assert_eq!(other.get(&path).status, StatusCode::NOT_FOUND);
    assert_eq!(total(&mut other), 0);
    // As the check says.
    let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
    let key = ledger::SecretKey::draw("opennrm/log", ledger::Statement::Log, &mut chance).unwrap();
    let checked = office
        .bench
        .mechanism
        .db()
        .verify(key.public().clone(), Vec::new(), Vec::new(), Vec::new())
        .unwrap();
    let said = checked.to_string();
    assert!(
        said.contains("another officer or for another body"),
        "{said}"
    );
    let back = rusqlite::params![bodies[1], id.0.as_bytes().as_slice()];
    file.execute(forge, back).unwrap();
    assert_eq!(operator.get(&path).status, StatusCode::OK);
}
