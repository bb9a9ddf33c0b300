//! How ties are read, and what they reach.

#![allow(clippy::unwrap_used)]

use kernel::{Class, FieldKind};
use pack::Fault;

use super::*;
use crate::folder::Folder;

fn kinds() -> Vec<Arc<RecordKind>> {
    let code = |name: &str| {
        let list = FieldKind::Code {
            list: "bodies".to_owned(),
        };
        Field::new(name, list, Class::Counted, true)
    };
    let link = |name: &str, register: &str| {
        let link = FieldKind::Link {
            register: register.to_owned(),
        };
        Field::new(name, link, Class::Open, true)
    };
    let kind = |register: &str, subject: Option<&str>, fields: Vec<Field>| {
        Arc::new(RecordKind {
            register: register.to_owned(),
            prefix: "TRE".to_owned(),
            period: None,
            subject: subject.map(str::to_owned),
            title: None,
            fields,
        })
    };
    vec![
        kind("trees", None, vec![code("sort")]),
        kind(
            "loans",
            Some("tree"),
            vec![link("tree", "trees"), code("to"), code("number")],
        ),
        kind("cuts", Some("tree"), vec![link("tree", "trees")]),
        kind("seeds", None, vec![link("parent", "trees"), code("loan")]),
    ]
}

fn ties(text: &str) -> Result<Ties, Vec<Fault>> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(FILE_NAME), text).unwrap();
    let mut faults = Vec::new();
    Ties::read(&Folder::read(folder.path()), &kinds(), &mut faults).ok_or(faults)
}

fn cases(ties: &Ties, register: &str) -> Vec<Vec<Condition>> {
    let asker = Asker {
        officer: RecordId(Default::default()),
        agency: "park",
        administers: &Administers::All,
        today: Date::constant(2018, 5, 8),
        now: "2018-05-08T08:00:00Z".parse().unwrap(),
    };
    ties.cases(Fact::Receiver, register, &asker)
}

#[test]
fn a_tie_reaches_from_its_own_record_to_what_it_is_about_and_all_about_it() {
    let ties = ties(
        "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to\"\nreaches = \"tree\"\n",
    )
    .unwrap();
    let own = vec![condition::is("to", "park")];
    assert_eq!(cases(&ties, "loans"), std::slice::from_ref(&own));
    let linked = |from: &str| Condition::Linked {
        register: "loans".to_owned(),
        via: "tree".to_owned(),
        from: from.to_owned(),
        not_before: None,
        conditions: own.clone(),
    };
    assert_eq!(cases(&ties, "trees"), [vec![linked("")]]);
    assert_eq!(cases(&ties, "cuts"), [vec![linked("tree")]]);
    assert!(cases(&Ties::default(), "loans").is_empty());
}

#[test]
fn a_tie_reaches_by_other_links_and_by_numbers_where_that_is_said() {
    let of = |reaches: &str, of: &str| {
        format!(
            "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to\"\n\
             reaches = \"{reaches}\"\nof = [\"{of}\"]\n"
        )
    };
    for (reaches, from) in [("tree", "parent"), ("number", "loan")] {
        let ties = ties(&of(reaches, &format!("seeds.{from}"))).unwrap();
        let linked = Condition::Linked {
            register: "loans".to_owned(),
            via: reaches.to_owned(),
            from: from.to_owned(),
            not_before: None,
            conditions: vec![condition::is("to", "park")],
        };
        assert_eq!(cases(&ties, "seeds"), [vec![linked]]);
    }
    // …and so do entries that share their ways.
    let shared = ties(
        "[ways.whom]\ntree = [\"seeds.parent\"]\nnumber = [\"seeds.loan\"]\n\
         [[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to\"\n\
         reaches_by = \"whom\"\n",
    )
    .unwrap();
    let both = [("number", "loan"), ("tree", "parent")].map(|(reaches, from)| {
        let apart = ties(&of(reaches, &format!("seeds.{from}"))).unwrap();
        cases(&apart, "seeds").remove(0)
    });
    assert_eq!(cases(&shared, "seeds"), both);
    assert_eq!(cases(&shared, "cuts").len(), 1);
    for (reaches, other) in [
        ("tree", "seeds.loan"),
        ("number", "seeds.parent"),
        ("number", "seeds.nothing"),
        ("number", "seeds"),
    ] {
        let faults = ties(&of(reaches, other)).unwrap_err();
        assert_eq!((faults.len(), faults[0].line), (1, 1), "{other}");
    }
}

#[test]
fn each_field_by_which_a_record_names_whom_it_closes_leads_on() {
    let mut kinds = kinds();
    let mut loans = RecordKind::clone(&kinds[1]);
    for name in ["tree", "number"] {
        let field = loans.fields.iter_mut().find(|field| field.name == name);
        field.unwrap().whom = true;
    }
    kinds[1] = Arc::new(loans);
    let told = |text: Option<&str>| {
        let folder = tempfile::tempdir().unwrap();
        if let Some(text) = text {
            std::fs::write(folder.path().join(FILE_NAME), text).unwrap();
        }
        let mut faults = Vec::new();
        let read = Ties::read(&Folder::read(folder.path()), &kinds, &mut faults);
        assert_eq!(read.is_some(), faults.is_empty(), "{text:?}");
        let faults = faults.iter();
        let told: Vec<(usize, String)> = faults
            .map(|fault| (fault.line, fault.to_string()))
            .collect();
        told
    };
    let tie = |fact: &str, ways: &str| {
        format!(
            "{ways}[[tie]]\nfact = \"{fact}\"\nregister = \"loans\"\nbody = \"to\"\n\
             reaches_by = \"whom\"\n"
        )
    };
    let all = "[ways.whom]\ntree = []\nnumber = [\"seeds.loan\"]\n";
    for fact in ["conflict", "sealed_by_court"] {
        assert_eq!(told(Some(&tie(fact, all))), []);
    }
    for (ways, fact, line, named) in [
        (
            "[ways.whom]\ntree = [\"seeds.parent\"]\n",
            "conflict",
            3,
            "by number, ",
        ),
        (
            "[ways.whom]\ntree = []\nnumber = []\n",
            "conflict",
            4,
            "by number, ",
        ),
        // What leads to others that only name it closes nothing of theirs.
        (
            "[ways.whom]\ntree = []\nnumber = [\"loans.number\"]\n",
            "conflict",
            4,
            "by number, ",
        ),
        (
            "[ways.whom]\nnumber = [\"seeds.loan\"]\n",
            "conflict",
            3,
            "by tree, ",
        ),
        (all, "receiver", 0, "by tree, number, "),
    ] {
        let told = told(Some(&tie(fact, ways)));
        assert_eq!((told.len(), told[0].0), (1, line), "{told:?}");
        assert!(told[0].1.contains(named), "{told:?}");
    }
    // Without the entry, or the file, there is no line to name.
    for text in [None, Some("")] {
        let told = told(text);
        assert_eq!((told.len(), told[0].0), (1, 0), "{told:?}");
    }
    // Nor does a way name what there is not, be it that no entry goes it.
    let sound = tie("conflict", all);
    for (ways, line, named) in [
        (
            all.replace("seeds.loan", "seeds.lone"),
            4,
            "has no field \"lone\"",
        ),
        (
            all.replace("number =", "numbre ="),
            4,
            "has no field \"numbre\"",
        ),
    ] {
        let told = told(Some(&tie("conflict", &ways)));
        assert_eq!((told.len(), told[0].0), (1, line), "{told:?}");
        assert!(told[0].1.contains(named), "{told:?}");
    }
    let told = told(Some(&format!(
        "{sound}[ways.other]\ntree = [\"no.thing\"]\n"
    )));
    assert_eq!((told.len(), told[0].0), (1, 9), "{told:?}");
    assert!(
        told[0].1.contains("no entry goes the ways \"other\""),
        "{told:?}"
    );
}

#[test]
fn where_an_exception_holds_the_fact_does_not() {
    let ties = ties(
        "[[tie]]\nfact = [\"receiver\", \"holder\"]\nregister = \"loans\"\nbody = \"to\"\n\
         [[exception]]\nfact = \"receiver\"\nregister = \"loans\"\n\
         is = { number = [\"one\"] }\nabsent = [\"tree\"]\n",
    )
    .unwrap();
    let kept = condition::any([
        condition::not(condition::one_of("number", &["one"])),
        condition::not(condition::not(condition::present("tree"))),
    ]);
    assert_eq!(
        cases(&ties, "loans"),
        [vec![condition::is("to", "park"), kept]]
    );
}

#[test]
fn what_was_recorded_long_ago_or_far_ahead_of_the_clock_shows_nothing() {
    let day = clockwork::Validity {
        from: Date::constant(2018, 1, 1),
        until: None,
        value: 24,
    };
    let deadlines = BTreeMap::from([("opening".to_owned(), Dated::new([day]).unwrap())]);
    let ties = ties(
        "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to\"\nrecorded_within = \"opening\"\n",
    )
    .unwrap()
    .under(&deadlines)
    .unwrap();
    let since = |moment: &str| Condition::EnteredSince(moment.to_owned());
    let within = vec![
        condition::is("to", "park"),
        since("2018-05-07T08:00:00.000000Z"),
        condition::not(since("2018-05-09T08:00:00.000000Z")),
    ];
    assert_eq!(cases(&ties, "loans"), [within]);
}

#[test]
fn a_tie_of_a_wrong_name_or_of_nothing_is_a_fault() {
    for text in [
        "[[tie]]\nfact = \"trained\"\nregister = \"loans\"\nbody = \"to\"\n",
        "[[tie]]\nfact = \"receiver\"\nregister = \"leaves\"\nbody = \"to\"\n",
        "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"from\"\n",
        "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to.sort\"\n",
        "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\n",
        "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to\"\nreaches_by = \"whom\"\n",
        "[[tie]]\nfact = \"receiver\"\nregister = \"loans\"\nbody = \"to\"\nof = [\"seeds.loan\"]\n",
    ] {
        let faults = ties(text).unwrap_err();
        assert_eq!((faults.len(), faults[0].line), (1, 1), "{text}");
    }
}
