//! A list holds those records, and of them those fields, that the policies
//! give to whoever asks, whatever was recorded of people and by whom: the
//! store chooses them in SQL, and the policies are asked here of facts that
//! are worked out from what was recorded.

use std::collections::BTreeSet;

use db::{Listing, Stored};
use guard::{Act, Guard, Officer, Post};
use kernel::Administers;
use policy::{Fact, Facts, Policies, Resource};
use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::workbench::Workbench;

/// How many bodies there are, each with an officer of this number.
const BODIES: usize = 3;

const STAGES: &[&str] = &[
    "draft",
    "sent",
    "accepted",
    "declined",
    "completed",
    "lapsed",
];

/// What was recorded of a person.
#[derive(Clone, Debug)]
struct Recorded {
    /// Who entered the person's file.
    author: usize,
    age: &'static str,
    /// From which body to which other, for what, and how far it has come.
    referrals: Vec<(usize, usize, &'static str, &'static str)>,
    /// To whom consent for a trial was given, and whether it was taken back
    /// and given again.
    consent: Option<(usize, bool, bool)>,
    /// Sealed by a court, and perhaps no more.
    sealed: Option<bool>,
    /// Which body runs the house, and whether the person has left it.
    stay: Option<(usize, bool)>,
    /// A reflection period, and whether it runs.
    reflects: Option<bool>,
    assigned: Option<usize>,
    /// Which officer has declared a tie, and whether it has ended.
    tied: Option<(usize, bool)>,
    opened: Option<usize>,
    /// Closed, and perhaps opened again.
    closed: Option<bool>,
    voided: bool,
}

fn recorded() -> impl Strategy<Value = Recorded> {
    let referral = (
        0..BODIES,
        1..BODIES,
        select(&["shelter", "identification"]),
        select(STAGES),
    );
    let referral = referral
        .prop_map(|(from, on, service, stage)| (from, (from + on) % BODIES, service, stage));
    let of_the_person = (
        0..BODIES,
        select(&["adult", "child", "unknown"]),
        vec(referral, 0..3),
        option::of((0..BODIES, any::<bool>(), any::<bool>())),
        option::weighted(0.2, any::<bool>()),
        option::of((0..BODIES, any::<bool>())),
    );
    let of_the_file = (
        option::of(any::<bool>()),
        option::of(0..BODIES),
        option::weighted(0.3, (0..BODIES, any::<bool>())),
        option::weighted(0.2, 0..BODIES),
        option::weighted(0.3, any::<bool>()),
        proptest::bool::weighted(0.1),
    );
    (of_the_person, of_the_file).prop_map(|(person, file)| {
        let (author, age, referrals, consent, sealed, stay) = person;
        let (reflects, assigned, tied, opened, closed, voided) = file;
        Recorded {
            author,
            age,
            referrals,
            consent,
            sealed,
            stay,
            reflects,
            assigned,
            tied,
            opened,
            closed,
            voided,
        }
    })
}

/// What holds of a person's file for the officer of this number.
fn facts(of: &Recorded, officer: usize) -> Facts {
    let held = |stage: &str| ["accepted", "completed"].contains(&stage);
    let sent = |stage: &str| stage == "sent" || held(stage);
    let any = |meets: &dyn Fn(usize, usize, &str, &str) -> bool| {
        let mut referrals = of.referrals.iter();
        referrals.any(|(from, to, service, stage)| meets(*from, *to, service, stage))
    };
    let all = [
        (Fact::OwnAgency, of.author == officer),
        (Fact::Author, of.author == officer),
        (Fact::Child, of.age != "adult"),
        (Fact::Voided, of.voided),
        (
            Fact::Receiver,
            any(&|_, to, _, stage| to == officer && sent(stage)),
        ),
        (
            Fact::Holder,
            any(&|_, to, _, stage| to == officer && held(stage)),
        ),
        (
            Fact::Sender,
            any(&|from, _, _, stage| from == officer && stage != "draft"),
        ),
        (
            Fact::HandedOver,
            any(&|_, to, _, stage| to != officer && held(stage)),
        ),
        (
            Fact::Decides,
            any(&|_, to, service, stage| {
                to == officer && service == "identification" && sent(stage)
            }),
        ),
        (
            Fact::Bridge,
            of.consent
                .is_some_and(|(to, taken_back, _)| to == officer && !taken_back),
        ),
        (
            Fact::ConsentWithdrawn,
            of.consent
                .is_some_and(|(to, taken_back, again)| to == officer && taken_back && !again),
        ),
        (Fact::SealedByCourt, of.sealed == Some(true)),
        (Fact::Housing, of.stay == Some((officer, false))),
        (Fact::InReflection, of.reflects == Some(true)),
        (Fact::Assigned, of.assigned == Some(officer)),
        (Fact::Conflict, of.tied == Some((officer, false))),
        (Fact::BreakGlass, of.opened == Some(officer)),
        (Fact::ReasonGiven, of.opened == Some(officer)),
        (Fact::Closed, of.closed == Some(true)),
    ];
    all.into_iter()
        .filter_map(|(fact, holds)| holds.then_some(fact))
        .collect()
}

/// An office in which all of it was recorded.
struct Kept {
    bench: Workbench,
    bodies: Vec<String>,
    officers: Vec<Stored>,
    persons: Vec<Stored>,
}

impl Kept {
    fn of(all: &[Recorded]) -> Self {
        let bench = Workbench::empty();
        // Bodies that no sample names.
        let pack = bench.mechanism.pack();
        let bodies = pack.list("agencies").codes().map(str::to_owned);
        let mut bodies: Vec<String> = bodies.collect();
        let bodies = bodies.split_off(bodies.len() - BODIES);
        let officers: Vec<Stored> = bodies
            .iter()
            .map(|body| {
                let officer = bench.enter("officers", &[]);
                let post = [("officer", officer.reference.as_str()), ("agency", body)];
                bench.enter("posts", &post);
                officer
            })
            .collect();
        let persons = all.iter().map(|_| bench.enter("persons", &[])).collect();
        let kept = Self {
            bench,
            bodies,
            officers,
            persons,
        };
        for (of, person) in all.iter().zip(&kept.persons) {
            kept.record(of, &person.reference);
        }
        let authors = super::matrix::Authors::of(&kept.bench);
        for (of, person) in all.iter().zip(&kept.persons) {
            let (officer, body) = (&kept.officers[of.author], &kept.bodies[of.author]);
            authors.entered(person.id, Some(officer.id), body);
        }
        drop(authors);
        for (of, person) in all.iter().zip(&kept.persons) {
            if of.voided {
                kept.bench.void("persons", &person.reference).unwrap();
            }
        }
        kept
    }

    fn record(&self, of: &Recorded, person: &str) {
        let body = |number: usize| self.bodies[number].as_str();
        let officer = |number: usize| self.officers[number].reference.as_str();
        let enter = |register: &str, said: &[(&str, &str)]| {
            self.bench
                .enter(register, &[&[("person", person)][..], said].concat());
        };
        self.bench
            .edit("persons", person, &[("age_status", of.age)])
            .unwrap();
        for (from, to, service, stage) in &of.referrals {
            let ways = [("from", body(*from)), ("to", body(*to))];
            let stands = [("service", *service), ("stage", *stage)];
            enter("referrals", &[ways, stands].concat());
        }
        if let Some((to, taken_back, again)) = of.consent {
            let mut said = vec![
                ("given_to", body(to)),
                ("purpose", "criminal_proceedings"),
                ("covers", "identity;whereabouts;health;account;services"),
                ("ends_on", "2030-01-01"),
            ];
            said.extend(taken_back.then_some(("withdrawn_on", "2018-02-01")));
            said.extend((taken_back && again).then_some(("given_again_on", "2018-03-01")));
            enter("consents", &said);
        }
        if let Some(stands) = of.sealed {
            let mut said = vec![("kind", "sealing")];
            said.extend((!stands).then_some(("lifted_on", "2018-02-01")));
            enter("court_orders", &said);
        }
        if let Some((to, left)) = of.stay {
            let house = self
                .bench
                .enter("shelters", &[("agency", body(to))])
                .reference;
            let mut said = vec![("shelter", house.as_str())];
            said.extend(left.then_some(("left_on", "2018-02-01")));
            enter("stays", &said);
        }
        if let Some(runs) = of.reflects {
            let days = match runs {
                true => [("began_on", "2020-02-20"), ("ends_on", "2020-05-01")],
                false => [("began_on", "2019-02-20"), ("ends_on", "2019-05-01")],
            };
            enter("reflection_periods", &days);
        }
        if let Some(named) = of.assigned {
            enter(
                "assignments",
                &[("officer", officer(named)), ("agency", body(named))],
            );
        }
        if let Some((tied, ended)) = of.tied {
            let mut said = vec![("officer", officer(tied))];
            said.extend(ended.then_some(("ends_on", "2018-02-01")));
            enter("declared_ties", &said);
        }
        if let Some(opened) = of.opened {
            enter(
                "openings",
                &[("officer", officer(opened)), ("kind", "emergency")],
            );
        }
        if let Some(stands) = of.closed {
            let reopened = (!stands).then_some(("reopened_on", "2018-02-01"));
            enter("file_closures", &Vec::from_iter(reopened));
        }
    }

    /// The guard of an officer in a role.
    fn guard(&self, policies: &std::sync::Arc<Policies>, role: &str, number: usize) -> Guard {
        let officer = self.officers[number].id;
        let post = Post {
            officer,
            name: Officer::named("Officer Sample").unwrap(),
            post: officer,
            agency: self.bodies[number].clone(),
            role: role.to_owned(),
            trained: true,
            administers: Administers::Bodies(BTreeSet::new()),
        };
        let mechanism = &self.bench.mechanism;
        let moment = (mechanism.today(), mechanism.now());
        Guard::in_post(policies.clone(), post, true, moment)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn a_list_holds_what_the_policies_give_of_whatever_was_recorded(
        all in vec(recorded(), 6..10),
    ) {
        let kept = Kept::of(&all);
        let mechanism = &kept.bench.mechanism;
        let kind = mechanism.kind("persons").unwrap();
        let policies = std::sync::Arc::new(Policies::load(mechanism.pack()).unwrap());
        let resource = Resource::register("persons");
        let everything = Listing { voided: true, limit: 100, ..Listing::default() };
        let moment = Facts::NONE.with(Fact::Trained).with(Fact::Fresh);
        for role in policies.roles() {
            for officer in 0..BODIES {
                let guard = kept.guard(&policies, role, officer);
                let list = |act: Act| match guard.permit(act, "persons") {
                    Ok(permit) => mechanism.db()
                        .read(|session| Ok(session.list(&kind, &everything, &permit)?))
                        .unwrap(),
                    Err(_) => Vec::new(),
                };
                let listed = list(Act::Look);
                let look = guard.permit(Act::Unseal, "persons");
                for (of, person) in all.iter().zip(&kept.persons) {
                    let facts = facts(of, officer).and(moment);
                    let told = || format!("{role} {officer}: {facts:?} of {of:?}");
                    let found = listed.iter().find(|stored| stored.id == person.id);
                    let wanted = policies.permits(role, policy::Act::List, &resource, facts);
                    prop_assert_eq!(found.is_some(), wanted, "lists: {}", told());
                    if let Some(found) = found {
                        let parts = policies.parts(role, policy::Act::List, &resource, facts);
                        for (at, field) in kind.fields.iter().enumerate() {
                            let part = policies.filing().part("persons", &field.name).unwrap();
                            let wanted = parts.contains(&part) && !field.is_sealed();
                            prop_assert_eq!(found.fields.covers(at), wanted, "{}: {}", field.name, told());
                        }
                    }
                    let seen = look.as_ref().ok().and_then(|look| mechanism.db()
                        .read(|session| Ok(session.get(&kind, person.id, look)?))
                        .unwrap());
                    let wanted = policies.permits(role, policy::Act::Look, &resource, facts);
                    prop_assert_eq!(seen.is_some(), wanted, "looks: {}", told());
                }
            }
        }
    }
}
