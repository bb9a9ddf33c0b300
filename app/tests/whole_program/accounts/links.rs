//! Where the links of pages lead.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::StatusCode;
use policy::Policies;

use super::{
    office::{Office, Visitor},
    rights::Staff,
};

/// What asks again who somebody is, five minutes after they have shown it.
const ASKS_AGAIN: [&str; 9] = [
    "/account/passkeys",
    "/emergency",
    "/registers/officers/import",
    "/registers/officers/new",
    "/registers/openings",
    "/registers/openings/new",
    "/registers/posts/import",
    "/registers/posts/new",
    "/report/freeze",
];

/// The addresses on this program that a page links to.
fn links(text: &str) -> BTreeSet<String> {
    let text = text.replace("&#38;", "&");
    let found = text.split("href=\"").skip(1);
    found
        .map(|rest| rest.split(['"', '#']).next().unwrap().to_owned())
        .filter(|address| address.starts_with('/') && !address.starts_with("/assets/"))
        .collect()
}

/// Opens whatever can be reached by links from these pages on, each path once:
/// how many answered, and what was answered by a no, with the page that led
/// there. Where a way begins nobody was led to.
fn walked(visitor: &mut Visitor<'_>, begins: &[String]) -> (usize, BTreeMap<String, String>) {
    let mut known = BTreeSet::new();
    let begins = begins.iter().map(|at| (at.clone(), None));
    let mut ways: VecDeque<(String, Option<String>)> = begins.collect();
    let (mut opened, mut shut, mut noes) = (0, BTreeSet::new(), BTreeMap::new());
    while let Some((address, from)) = ways.pop_front() {
        let path = address.split('?').next().unwrap().to_owned();
        if !known.insert(path.clone()) {
            if let Some(from) = from.filter(|_| shut.contains(&path)) {
                noes.insert(address, format!("shut, from {from}"));
            }
            continue;
        }
        let (status, headers, bytes) = visitor.fetch(&address);
        let text = String::from_utf8_lossy(&bytes);
        let mut goes_to = |to: String| ways.push_back((to, Some(path.clone())));
        match (status, from) {
            (StatusCode::OK, _) => {
                opened += 1;
                links(&text).into_iter().for_each(goes_to);
            }
            (StatusCode::SEE_OTHER, _) => {
                goes_to(headers["location"].to_str().unwrap().to_owned());
            }
            (_, None) => {
                shut.insert(path);
            }
            (status, Some(from)) => {
                let asked = text.contains("/account/confirm");
                let asks = ["/void", "/merge", "/part"];
                let may_ask = ASKS_AGAIN.contains(&path.as_str())
                    || path.starts_with("/registers/persons/")
                        && asks.iter().any(|act| path.ends_with(act));
                if !(asked && may_ask) {
                    noes.insert(address, format!("{status} from {from}"));
                }
            }
        }
    }
    (opened, noes)
}

#[test]
fn no_link_leads_to_what_its_reader_may_not_open() {
    let office = Office::new();
    let mut staff = Staff::of(&office);
    let roles: Vec<String> = {
        let policies = Policies::load(office.bench.mechanism.pack()).unwrap();
        let roles = policies.roles().iter();
        // No post is that of the person or of the public.
        roles
            .filter(|role| !["person", "public"].contains(&role.as_str()))
            .cloned()
            .collect()
    };
    let mechanism = &office.bench.mechanism;
    let mut begins = vec!["/".to_owned()];
    for kind in &mechanism.pack().kinds {
        let stored = office.bench.enter_full(&kind.register);
        let address = mechanism.address(&kind.register, stored.id);
        begins.push(format!("/registers/{}/{address}", kind.register));
    }
    let mut most = 0;
    for role in &roles {
        let mut officer = staff.takes_on(&format!("Sample {role}"), role, 0);
        office.pass(301);
        let (opened, noes) = walked(&mut officer, &begins);
        assert!(noes.is_empty(), "{role} is led to {noes:#?}");
        most = most.max(opened);
        staff.show_again();
    }
    assert!(most > 200, "of no role more than {most} pages");
}
