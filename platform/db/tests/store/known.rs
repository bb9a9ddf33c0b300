//! As known on a day: whatever is recorded later, figures as known on a past
//! moment stay what they were, and are what a plain recount gives.

use std::collections::BTreeMap;

use db::{Db, Deed, Span, Tell};
use kernel::{Code, Link, Value, Whole, condition as when, source};
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use crate::fixture::*;

/// Something that is done a few minutes after what was done before it.
#[derive(Clone, Debug)]
enum Doing {
    EnterKeeper(u8),
    EditKeeper(usize, u8),
    VoidKeeper(usize),
    EnterBench(u8, Option<i64>, bool, Option<usize>),
    EditBench(usize, u8, Option<i64>, bool, Option<usize>),
    VoidBench(usize),
}

fn doing() -> impl Strategy<Value = Doing> {
    let wood = 0..3_u8;
    let seats = proptest::option::of(1..5_i64);
    let keeper = proptest::option::of(0..4_usize);
    prop_oneof![
        2 => (0..2_u8).prop_map(Doing::EnterKeeper),
        2 => (0..4_usize, 0..2_u8).prop_map(|(which, post)| Doing::EditKeeper(which, post)),
        1 => (0..4_usize).prop_map(Doing::VoidKeeper),
        4 => (wood.clone(), seats.clone(), any::<bool>(), keeper.clone())
            .prop_map(|(wood, seats, inside, keeper)| Doing::EnterBench(wood, seats, inside, keeper)),
        3 => (0..8_usize, wood, seats, any::<bool>(), keeper)
            .prop_map(|(which, wood, seats, inside, keeper)| Doing::EditBench(which, wood, seats, inside, keeper)),
        2 => (0..8_usize).prop_map(Doing::VoidBench),
    ]
}

/// Every version of a record with the minute it was recorded at and whether
/// it is void.
type Versions<R> = Vec<(i64, bool, R)>;

#[derive(Default)]
struct Model {
    keepers: Vec<Versions<Keeper>>,
    benches: Vec<Versions<Bench>>,
}

fn standing<R>(versions: &Versions<R>, minute: i64) -> Option<&R> {
    let (_, voided, record) = versions.iter().rfind(|(at, ..)| *at <= minute)?;
    (!voided).then_some(record)
}

type Figures = (
    BTreeMap<Value, i64>,
    Option<i64>,
    BTreeMap<Value, i64>,
    i64,
    i64,
);

impl Model {
    fn bench(&self, wood: u8, seats: Option<i64>, inside: bool, keeper: Option<usize>) -> Bench {
        Bench {
            put_up_on: day(if inside { "2017-12-31" } else { "2018-01-01" }),
            wood: Code(["oak", "elm", "ash_white"][usize::from(wood)].into()),
            seats: seats.map(Whole),
            keeper: keeper
                .filter(|_| !self.keepers.is_empty())
                .map(|which| Link::to(id((which % self.keepers.len()) as u128))),
            ..bench()
        }
    }

    fn figures(&self, minute: i64) -> Figures {
        let benches: Vec<&Bench> = self
            .benches
            .iter()
            .filter_map(|versions| standing(versions, minute))
            .filter(|bench| bench.put_up_on == day("2017-12-31"))
            .collect();
        let (mut by_wood, mut by_post) = (BTreeMap::new(), BTreeMap::new());
        let mut sum = None;
        let mut keepers = std::collections::BTreeSet::new();
        let (mut once, mut not_three) = (0, 0);
        for bench in benches {
            *by_wood
                .entry(Value::Code(bench.wood.0.clone()))
                .or_default() += 1;
            let post = bench
                .keeper
                .and_then(|link| standing(&self.keepers[link.id.0.as_u128() as usize], minute))
                .map_or(Value::Absent, |keeper| Value::Code(keeper.post.0.clone()));
            *by_post.entry(post).or_default() += 1;
            if let Some(seats) = bench.seats {
                sum = Some(sum.unwrap_or(0) + seats.0);
            }
            once += i64::from(bench.keeper.is_none_or(|link| keepers.insert(link.id)));
            not_three += i64::from(bench.seats != Some(Whole(3)));
        }
        (by_wood, sum, by_post, once, not_three)
    }
}

fn figures(db: &Db, minute: Option<i64>) -> Figures {
    let known = minute.map(moment);
    let span = Span::year(2017);
    let benches = source("benches").during("put_up_on");
    db.read(|session| {
        let groups = |by: &str| -> Result<BTreeMap<Value, i64>, kernel::No> {
            let groups = session.tally(&benches, Tell::Count, &[by], span, known)?;
            Ok(groups
                .into_iter()
                .map(|(mut by, told)| (by.remove(0), told.unwrap()))
                .collect())
        };
        let one = |source: &kernel::Source, tell| -> Result<Option<i64>, kernel::No> {
            Ok(session.tally(source, tell, &[], span, known)?[0].1)
        };
        let once = benches.clone().once("keeper");
        let members = session.members(&once, span, known, 1_000, 0)?.len() as i64;
        assert_eq!(one(&once, Tell::Count)?, Some(members));
        Ok((
            groups("wood")?,
            one(&benches, Tell::Sum("seats"))?,
            groups("keeper.post")?,
            members,
            one(
                &benches.clone().when(when::not(when::number_is("seats", 3))),
                Tell::Count,
            )?
            .unwrap(),
        ))
    })
    .unwrap()
}

fn do_it(db: &Db, model: &mut Model, minute: i64, doing: &Doing) {
    let post = |post: u8| Keeper {
        post: Code(["gardener", "guard"][usize::from(post)].into()),
        ..keeper()
    };
    let bench_id = |number: usize| id(1_000 + number as u128);
    db.write(|session| {
        match doing.clone() {
            Doing::EnterKeeper(to) => {
                let number = model.keepers.len();
                session.enter(id(number as u128), &format!("K{number}"), &post(to), minute)?;
            }
            Doing::EditKeeper(which, to) if !model.keepers.is_empty() => {
                session.edit(
                    id((which % model.keepers.len()) as u128),
                    &post(to),
                    Deed::Edited,
                    minute,
                )?;
            }
            Doing::VoidKeeper(which) if !model.keepers.is_empty() => {
                let which = which % model.keepers.len();
                let record = &model.keepers[which].last().unwrap().2;
                session.edit(id(which as u128), record, Deed::Voided, minute)?;
            }
            Doing::EnterBench(wood, seats, inside, keeper) => {
                let number = model.benches.len();
                session.enter(
                    bench_id(number),
                    &format!("B{number}"),
                    &model.bench(wood, seats, inside, keeper),
                    minute,
                )?;
            }
            Doing::EditBench(which, wood, seats, inside, keeper) if !model.benches.is_empty() => {
                session.edit(
                    bench_id(which % model.benches.len()),
                    &model.bench(wood, seats, inside, keeper),
                    Deed::Edited,
                    minute,
                )?;
            }
            Doing::VoidBench(which) if !model.benches.is_empty() => {
                let which = which % model.benches.len();
                let record = &model.benches[which].last().unwrap().2;
                session.edit(bench_id(which), record, Deed::Voided, minute)?;
            }
            _ => {}
        }
        Ok(())
    })
    .unwrap();
    let (keepers, benches) = (model.keepers.len(), model.benches.len());
    match doing.clone() {
        Doing::EnterKeeper(to) => model.keepers.push(vec![(minute, false, post(to))]),
        Doing::EditKeeper(which, to) if keepers > 0 => {
            model.keepers[which % keepers].push((minute, false, post(to)))
        }
        Doing::VoidKeeper(which) if keepers > 0 => {
            let versions = &mut model.keepers[which % keepers];
            versions.push((minute, true, versions.last().unwrap().2.clone()));
        }
        Doing::EnterBench(wood, seats, inside, keeper) => {
            let bench = model.bench(wood, seats, inside, keeper);
            model.benches.push(vec![(minute, false, bench)]);
        }
        Doing::EditBench(which, wood, seats, inside, keeper) if benches > 0 => {
            let bench = model.bench(wood, seats, inside, keeper);
            model.benches[which % benches].push((minute, false, bench));
        }
        Doing::VoidBench(which) if benches > 0 => {
            let versions = &mut model.benches[which % benches];
            versions.push((minute, true, versions.last().unwrap().2.clone()));
        }
        _ => {}
    }
}

on_both! {
    fn figures_as_known_on_a_past_moment_never_change_and_equal_a_plain_recount(store) {
        let config = Config { cases: 12, failure_persistence: None, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
        let script = proptest::collection::vec((1..3_i64, doing()), 8..24);
        runner.run(&script, |script| {
            let store = store.another();
            let db = store.open();
            let mut model = Model::default();
            let mut told: BTreeMap<i64, Figures> = BTreeMap::new();
            let mut minute = 10;
            for (later, doing) in &script {
                minute += later;
                do_it(&db, &mut model, minute, doing);
                let now = figures(&db, None);
                prop_assert_eq!(&now, &model.figures(minute));
                prop_assert_eq!(&figures(&db, Some(minute)), &now);
                told.insert(minute, now);
            }
            for at in 9..=minute {
                let known = figures(&db, Some(at));
                prop_assert_eq!(&known, &model.figures(at));
                if let Some(then) = told.get(&at) {
                    prop_assert_eq!(&known, then);
                }
            }
            Ok(())
        }).unwrap();
    }
}
