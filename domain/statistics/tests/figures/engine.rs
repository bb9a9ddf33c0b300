//! The engine: counted, traced, frozen, known on a date.

use clockwork::Moment;
use kernel::No;
use statistics::{Asked, Breakdown, Number, State};

use crate::country::Country;

impl Country {
    fn count(&self, id: &str, year: i16) -> Option<i64> {
        let value = statistics::figure(&self.mechanism, id, Asked::now(year)).unwrap();
        value.number.map(Number::exact)
    }
}

#[test]
fn a_person_decided_on_twice_in_a_year_is_counted_once() {
    let country = Country::empty();
    assert_eq!(
        statistics::figure(&country.mechanism, "V1", Asked::now(2017))
            .unwrap()
            .state,
        State::NotReported
    );
    let home = country.mechanism.pack().code.clone();
    let (person, _) = country.recognised("female", &home, "2017-05-05");
    assert_eq!(country.count("V1", 2017), Some(1));
    let exploitation = country
        .enter(
            "exploitations",
            &[
                ("person", &person),
                ("recorded_on", "2017-06-01"),
                ("forms", "ForcedBegging"),
            ],
        )
        .reference;
    country.enter(
        "decisions",
        &[
            ("person", &person),
            ("exploitation", &exploitation),
            ("decided_on", "2017-07-01"),
            ("authority", &country.agency()),
            ("outcome", "recognised"),
        ],
    );
    assert_eq!(country.count("V1", 2017), Some(1));
    assert_eq!(country.count("V2", 2017), Some(1));
    assert_eq!(country.count("V3", 2017), Some(0));
    assert_eq!(country.count("V1", 2018), None, "nobody reported 2018");
}

#[test]
fn what_was_known_on_a_day_stays_as_it_was() {
    let country = Country::empty();
    let home = country.mechanism.pack().code.clone();
    let (_, decision) = country.recognised("female", &home, "2017-05-05");
    assert!(
        country
            .clock
            .set("2018-04-01T08:00:00Z".parse::<Moment>().unwrap())
    );
    country.recognised("male", &home, "2017-05-06");
    country
        .mechanism
        .void(
            "decisions",
            decision.id,
            decision.version,
            "entered for the wrong person",
        )
        .unwrap();
    let known = |day: &str| {
        let asked = Asked::on(&country.mechanism, 2017, day.parse().unwrap());
        statistics::figure(&country.mechanism, "V1", asked)
            .unwrap()
            .number
            .map(Number::exact)
    };
    assert_eq!(known("2018-02-28"), None);
    assert_eq!(known("2018-03-01"), Some(1));
    assert_eq!(known("2018-03-31"), Some(1));
    assert_eq!(country.count("V1", 2017), Some(1));
    assert_eq!(country.count("V3", 2017), Some(1));
}

#[test]
fn a_frozen_set_stays_and_the_change_since_is_told_with_its_reason() {
    let country = Country::empty();
    let home = country.mechanism.pack().code.clone();
    let (_, decision) = country.recognised("female", &home, "2017-05-05");
    let frozen = statistics::freeze(&country.mechanism, 2017, &mut |_| Ok(Vec::new())).unwrap();
    assert_eq!(frozen.set.number, 1);
    assert!(
        country
            .clock
            .set("2018-04-01T08:00:00Z".parse::<Moment>().unwrap())
    );
    country
        .mechanism
        .void(
            "decisions",
            decision.id,
            decision.version,
            "taken back by the court",
        )
        .unwrap();
    let sets = statistics::frozen_sets(&country.mechanism, 2017).unwrap();
    assert_eq!(sets, std::slice::from_ref(&frozen));
    let revisions = statistics::revisions(&country.mechanism, &frozen).unwrap();
    let revision = revisions
        .iter()
        .find(|revision| revision.now.id == "V1")
        .unwrap();
    assert_eq!(revision.then.number, Some(Number::Whole(1)));
    assert_eq!(revision.changes.len(), 1);
    assert_eq!(
        revision.changes.first().unwrap().reason.as_deref(),
        Some("taken back by the court")
    );
    let again = statistics::freeze(&country.mechanism, 2017, &mut |_| Ok(Vec::new())).unwrap();
    assert_eq!(again.set.number, 2);
}

#[test]
fn a_sum_that_changed_names_the_records_of_its_parts() {
    let country = Country::empty();
    let fact = |article: &str| {
        country.enter(
            "facts",
            &[("registered_on", "2017-05-05"), ("article", article)],
        )
    };
    let articles = ["trafficking", "documents"].map(|mark| {
        let marked = country.mechanism.pack().codes_marked("articles", mark);
        marked.first().copied().unwrap().to_owned()
    });
    fact(&articles[0]);
    let frozen = statistics::freeze(&country.mechanism, 2017, &mut |_| Ok(Vec::new())).unwrap();
    assert!(
        country
            .clock
            .set("2018-04-01T08:00:00Z".parse::<Moment>().unwrap())
    );
    let late = articles.each_ref().map(|article| fact(article).reference);
    let revisions = statistics::revisions(&country.mechanism, &frozen).unwrap();
    let of = |id: &str| {
        let revision = revisions.iter().find(|revision| revision.now.id == id);
        let changes = &revision.unwrap().changes;
        let references: Vec<&str> = changes
            .iter()
            .map(|change| change.reference.as_str())
            .collect();
        references
    };
    assert_eq!(of("J1"), [late[0].as_str()]);
    assert_eq!(of("J3"), [late[1].as_str()]);
    let mut of_sum = of("J13");
    of_sum.sort_unstable();
    let mut late = late.each_ref().map(String::as_str);
    late.sort_unstable();
    assert_eq!(of_sum, late);
}

#[test]
fn every_figure_can_be_asked_for_and_broken_down() {
    let country = Country::empty();
    let home = country.mechanism.pack().code.clone();
    country.recognised("female", &home, "2017-05-05");
    let all = statistics::figures(&country.mechanism, Asked::now(2017)).unwrap();
    assert!(all.len() > 30);
    for figure in country.mechanism.pack().figures() {
        for dimension in country.mechanism.pack().dimensions_of(figure) {
            Breakdown::of(
                &country.mechanism,
                figure.id,
                &[dimension.id],
                Asked::now(2017),
            )
            .unwrap();
        }
    }
    let by_form =
        Breakdown::of(&country.mechanism, "V1", &["sex", "form"], Asked::now(2017)).unwrap();
    assert!(!by_form.adds_up);
    assert_eq!(by_form.cells.len(), 2);
    let refused = Breakdown::of(&country.mechanism, "N4", &["sex"], Asked::now(2017)).unwrap_err();
    let No::Refused(refusals) = refused else {
        panic!("a fault")
    };
    assert_eq!(refusals.first().unwrap().rule, "figures.no_such_breakdown");
}

#[test]
fn an_allowance_is_paid_once_and_in_the_amount_of_its_day() {
    let country = Country::empty();
    let home = country.mechanism.pack().code.clone();
    let (person, _) = country.recognised("female", &home, "2017-05-05");
    let amount = country.mechanism.pack().settings.entitlements["one_time_allowance"]
        .at("2017-06-01".parse().unwrap())
        .copied()
        .unwrap();
    let amount = (amount / 100).to_string();
    let allowance = [
        ("person", person.as_str()),
        ("decided_on", "2017-06-01"),
        ("amount", amount.as_str()),
        ("stage", "paid"),
        ("paid_on", "2017-06-02"),
    ];
    let wrong = [
        ("person", person.as_str()),
        ("decided_on", "2017-06-01"),
        ("amount", "1"),
        ("stage", "proposed"),
    ];
    let refused = |pairs: &[(&str, &str)]| match country.try_enter("allowances", pairs) {
        Err(No::Refused(refusals)) => refusals.first().unwrap().rule.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&wrong), "assistance.amount_of_its_day");
    country.enter("allowances", &allowance);
    assert_eq!(refused(&allowance), "assistance.paid_once");
}

#[test]
fn names_never_lie_open_in_the_database_file() {
    let country = Country::empty();
    let home = country.mechanism.pack().code.clone();
    country.recognised("female", &home, "2017-05-05");
    let folder = country.folder();
    for file in ["nrm.db", "nrm.db-wal"] {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let found = bytes
            .windows(b"Canary-Nightjar".len())
            .any(|window| window == b"Canary-Nightjar");
        assert!(!found, "a name lies open in {file}");
    }
}
