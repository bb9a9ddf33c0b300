//! Counting: groups, sums, once each, what stood on a day, what was known.

use db::{Deed, Span, Tell};
use kernel::{Code, Link, Money, Source, Value, Whole, condition as when, source};

use crate::fixture::*;

fn told(
    db: &db::Db,
    source: &Source,
    tell: Tell<'_>,
    year: Option<i16>,
    known: Option<i64>,
) -> Option<i64> {
    let groups = db
        .read(|session| {
            Ok(session.tally(
                source,
                tell,
                &[],
                year.and_then(Span::year),
                known.map(moment),
            )?)
        })
        .unwrap();
    assert_eq!(groups.len(), 1);
    groups[0].1
}

on_both! {
    fn counts_sums_and_the_highest_are_told_and_nothing_is_not_zero(store) {
        let db = store.open();
        fill(&db);
        let benches = source("benches").during("put_up_on");
        assert_eq!(told(&db, &benches, Tell::Count, Some(2017), None), Some(20));
        assert_eq!(told(&db, &benches, Tell::Count, Some(2016), None), Some(0));
        assert_eq!(told(&db, &benches, Tell::Sum("cost"), Some(2017), None), Some(4 * 10_050));
        assert_eq!(told(&db, &benches, Tell::Sum("cost"), Some(2016), None), None);
        assert_eq!(told(&db, &benches, Tell::Highest("seats"), Some(2017), None), Some(9));
        assert_eq!(told(&db, &benches, Tell::Highest("seats"), Some(2017), Some(3)), Some(3));
        assert_eq!(told(&db, &source("repairs").during("done_on"), Tell::Count, Some(2017), None), Some(5));
        assert_eq!(told(&db, &source("repairs").during("done_on"), Tell::Count, Some(2017), Some(4)), Some(6));
        assert_eq!(told(&db, &source("keepers").during("born"), Tell::Count, Some(1980), None), Some(1));
    }

    fn groups_go_by_fields_and_through_links_and_keep_the_unknown_apart(store) {
        let db = store.open();
        fill(&db);
        let groups = |by: &[&str]| db.read(|session| Ok(session.tally(&source("benches"), Tell::Count, by, None, None)?)).unwrap();
        let code = |code: &str| Value::Code(code.into());
        assert_eq!(groups(&["wood"]), [(vec![code("ash_white")], Some(6)), (vec![code("elm")], Some(6)), (vec![code("oak")], Some(8))]);
        assert_eq!(groups(&["keeper.post"]), [(vec![Value::Absent], Some(10)), (vec![code("gardener")], Some(5)), (vec![code("guard")], Some(5))]);
        assert_eq!(groups(&["keeper.retired"]), [(vec![Value::Absent], Some(10)), (vec![Value::YesNo(false)], Some(5)), (vec![Value::YesNo(true)], Some(5))]);
        let both = groups(&["wood", "keeper"]);
        assert_eq!(both.iter().filter_map(|group| group.1).sum::<i64>(), 20);
        assert!(both.contains(&(vec![code("elm"), Value::Link(id(1))], Some(2))));
        assert!(db.read(|session| Ok(session.tally(&source("benches"), Tell::Count, &["in_memory_of"], None, None)?)).is_err());
    }

    fn each_is_counted_once_by_its_first_record_in_the_period(store) {
        let db = store.open();
        fill(&db);
        let once = source("repairs").during("done_on").once("bench");
        assert_eq!(told(&db, &once, Tell::Count, Some(2017), None), Some(3));
        let by_keeper = source("benches").during("put_up_on").once("keeper");
        // Benches without a keeper are about nobody else: each counts.
        assert_eq!(told(&db, &by_keeper, Tell::Count, Some(2017), None), Some(12));
        db.write(|session| session.enter(id(300), "REP-300", &Repair { done_on: day("2017-02-01"), hours: Some(Whole(7)), ..repair(id(100)) }, 6)).unwrap();
        assert_eq!(told(&db, &once, Tell::Count, Some(2017), None), Some(3));
        let members = db.read(|session| Ok(session.members(&once, Span::year(2017), None, 100, 0)?)).unwrap();
        assert_eq!(members.iter().map(|member| member.reference.as_str()).collect::<Vec<_>>(), ["REP-2017-00001", "REP-2017-00002", "REP-300"]);
        let page = db.read(|session| Ok(session.members(&once, Span::year(2017), None, 1, 1)?)).unwrap();
        assert_eq!(page[0].reference, "REP-2017-00002");
        // The first one goes: the next of the same bench counts in its place.
        db.write(|session| {
            let first = session.one::<Repair>(id(300))?.record::<Repair>()?;
            session.edit(id(300), &first, Deed::Voided, 7)
        }).unwrap();
        assert_eq!(told(&db, &once, Tell::Sum("hours"), Some(2017), None), Some(6));
        assert_eq!(told(&db, &once, Tell::Sum("hours"), Some(2017), Some(6)), Some(10));
    }

    fn what_stood_on_the_last_day_had_begun_and_not_ended(store) {
        let db = store.open();
        db.write(|session| {
            for (number, (from, until)) in [("2017-12-31", None), ("2018-01-01", None), ("2010-01-01", Some("2017-12-31")), ("2010-01-01", Some("2018-01-01"))].into_iter().enumerate() {
                session.enter(id(number as u128), &format!("K{number}"), &Keeper { joined_on: day(from), left_on: until.map(day), ..keeper() }, 1)?;
            }
            Ok(())
        }).unwrap();
        let stood = source("keepers").standing("joined_on", Some("left_on"));
        assert_eq!(told(&db, &stood, Tell::Count, Some(2017), None), Some(2));
        assert_eq!(told(&db, &source("keepers").standing("joined_on", None), Tell::Count, Some(2017), None), Some(3));
        assert_eq!(told(&db, &source("keepers").when(when::by_period_end("left_on")), Tell::Count, Some(2017), None), Some(1));
        assert_eq!(told(&db, &source("keepers").when(when::not(when::by_period_end("left_on"))), Tell::Count, Some(2017), None), Some(3));
        assert_eq!(told(&db, &source("keepers").when(when::from_period_start("joined_on")), Tell::Count, Some(2017), None), Some(2));
    }

    fn a_void_record_is_not_joined_to(store) {
        let db = store.open();
        fill(&db);
        db.write(|session| {
            let keeper = session.one::<Keeper>(id(2))?.record::<Keeper>()?;
            session.edit(id(2), &keeper, Deed::Voided, 8)
        }).unwrap();
        let guarded = source("benches").when(when::is("keeper.post", "guard"));
        assert_eq!(told(&db, &guarded, Tell::Count, None, None), Some(0));
        assert_eq!(told(&db, &guarded, Tell::Count, None, Some(7)), Some(5));
    }

    fn a_register_has_reported_when_a_record_lies_in_the_year(store) {
        let db = store.open();
        fill(&db);
        let reported = |year| db.read(|session| Ok(session.reported("benches", &kernel::Period::During("put_up_on".into()), Span::year(year).unwrap(), None)?)).unwrap();
        assert!(reported(2017));
        assert!(!reported(2018));
    }

    fn large_sums_stay_exact(store) {
        let db = store.open();
        db.write(|session| {
            for number in 0..3 {
                session.enter(id(number), &format!("B{number}"), &Bench { wood: Code("elm".into()), cost: Some(Money(3_000_000_000_000_001)), keeper: None::<Link<Keeper>>, ..bench() }, 1)?;
            }
            Ok(())
        }).unwrap();
        assert_eq!(told(&db, &source("benches"), Tell::Sum("cost"), None, None), Some(9_000_000_000_000_003));
    }
}
