//! Two requests at once, for what can be done once.

use axum::http::StatusCode;

use super::{
    letting_in::{BY_DOCUMENT, Country, act},
    office::{Answer, Office, PASSWORD, Visitor},
};

/// The answers to so many requests of visitors that come at once.
pub fn at_once<'o>(
    visitors: Vec<Visitor<'o>>,
    request: impl Fn(usize, &mut Visitor<'o>) -> Answer + Sync,
) -> Vec<Answer> {
    let barrier = std::sync::Barrier::new(visitors.len());
    let (barrier, request) = (&barrier, &request);
    std::thread::scope(|scope| {
        let asked: Vec<_> = visitors
            .into_iter()
            .enumerate()
            .map(|(number, mut visitor)| {
                scope.spawn(move || {
                    barrier.wait();
                    request(number, &mut visitor)
                })
            })
            .collect();
        asked.into_iter().map(|one| one.join().unwrap()).collect()
    })
}

pub fn how_many(answers: &[Answer], status: StatusCode) -> usize {
    let told: Vec<_> = answers.iter().map(|answer| answer.status).collect();
    assert!(
        told.iter().all(|status| !status.is_server_error()),
        "{told:?}"
    );
    told.iter().filter(|told| **told == status).count()
}

fn visitors(office: &Office, number: usize) -> Vec<Visitor<'_>> {
    (0..number).map(|_| office.visitor()).collect()
}

#[test]
fn one_code_lets_one_in() {
    let office = Office::new();
    let (_, secret) = office.first_administrator();
    office.pass(60);
    let code = office.code(&secret);
    let answers = at_once(visitors(&office, 4), |_, visitor| {
        visitor.sign_in("first", PASSWORD, &code)
    });
    assert_eq!(how_many(&answers, StatusCode::SEE_OTHER), 1);
}

#[test]
fn one_link_makes_one_account() {
    let office = Office::new();
    let path = office.access.first_link(&office.bench.mechanism);
    let path = path.unwrap().unwrap();
    let agency = office.bodies().remove(0);
    let enrol =
        |office: &Office, path: &str, more: &(dyn Fn(usize) -> Vec<(String, String)> + Sync)| {
            let mut forms = Vec::new();
            let mut waiting = visitors(office, 4);
            for visitor in &mut waiting {
                let page = visitor.get(path);
                forms.push((page.hidden("_token"), page.hidden("secret")));
            }
            at_once(waiting, |number, visitor| {
                let (token, secret) = &forms[number];
                let (name, code) = (format!("name.{number}"), office.code(secret));
                let more = more(number);
                let mut fields = vec![
                    ("secret", secret.as_str()),
                    ("name", &name),
                    ("password", PASSWORD),
                    ("again", PASSWORD),
                    ("code", &code),
                ];
                fields.extend(
                    more.iter()
                        .map(|(name, value)| (name.as_str(), value.as_str())),
                );
                visitor.send_with(token, path, &fields)
            })
        };
    let answers = enrol(&office, &path, &|number| {
        vec![
            ("officer".to_owned(), format!("First Sample {number}")),
            ("agency".to_owned(), agency.clone()),
        ]
    });
    assert_eq!(how_many(&answers, StatusCode::OK), 1);
    let reference = office
        .bench
        .mechanism
        .db()
        .read(|session| {
            let (id, _) = kernel::Look::records(session, "officers", &[])?.remove(0);
            Ok(session.reference_of("officers", id)?.unwrap())
        })
        .unwrap();
    let link = office.link_for(&reference.into());
    let answers = enrol(&office, &link, &|_| Vec::new());
    assert_eq!(how_many(&answers, StatusCode::OK), 1);
}

#[test]
fn one_proposal_is_confirmed_once() {
    let office = Office::new();
    let mut country = Country::of(&office);
    let page = country.page();
    act(&mut country.first, &page, BY_DOCUMENT);
    let asked = country.second.get(&page);
    let (token, seen) = (asked.hidden("_token"), asked.hidden("seen"));
    let mut again = office.visitor();
    again.cookies = country.second.cookies.clone();
    let second = vec![country.second, again];
    let answers = at_once(second, |_, visitor| {
        visitor.send_with(&token, &page, &[("check", BY_DOCUMENT), ("seen", &seen)])
    });
    assert_eq!(how_many(&answers, StatusCode::OK), 1);
    let confirmed = office.log(0);
    let confirmed = confirmed
        .iter()
        .filter(|line| line.act == "recovery_confirmed" && line.refused.is_none());
    assert_eq!(confirmed.count(), 1);
}
