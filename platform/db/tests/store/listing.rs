//! Lists: filters, search, order, pages, links.

use std::collections::BTreeSet;

use db::{Among, Listing};
use guard::Act;
use kernel::{Condition, Link, Look, Record, Text, Whole, condition as when};

use crate::fixture::*;

fn references(db: &db::Db, kind: &kernel::RecordKind, listing: &Listing) -> Vec<String> {
    let announced = db.announce(kind, listing, &permit(Act::Look)).unwrap();
    db.read(|session| {
        let listed: Vec<_> = session
            .list(kind, listing, &permit(Act::Unseal))?
            .into_iter()
            .map(|stored| stored.reference)
            .collect();
        let mut each = Vec::new();
        session.each(kind, listing, &announced, &mut |stored| {
            each.push(stored.reference);
            Ok(())
        })?;
        assert_eq!(listed, each);
        if listing.limit >= 100 && listing.offset == 0 {
            assert_eq!(
                session.count(kind, listing, &permit(Act::Look))?,
                i64::try_from(listed.len()).unwrap()
            );
        }
        Ok(listed)
    })
    .unwrap()
}

fn standing(conditions: Vec<Condition>) -> Listing {
    Listing {
        conditions,
        limit: 1_000,
        ..Listing::default()
    }
}

on_both! {
    fn every_condition_chooses_what_it_says_and_nothing_unknown(store) {
        let db = store.open();
        fill(&db);
        let benches = |condition: Condition| references(&db, &Bench::kind(), &standing(vec![condition])).len();
        assert_eq!(benches(when::is("wood", "elm")), 6);
        assert_eq!(benches(when::one_of("wood", &["elm", "oak"])), 14);
        assert_eq!(benches(when::one_of("wood", &[])), 0);
        assert_eq!(benches(when::marked("wood", "hard")), 14);
        assert_eq!(benches(when::marked("wood", "soft")), 0);
        assert_eq!(benches(when::home("wood")), 8);
        assert_eq!(benches(when::present("seats")), 15);
        assert_eq!(benches(when::not(when::present("seats"))), 5);
        assert_eq!(benches(when::number_is("seats", 9)), 1);
        assert_eq!(benches(when::not(when::number_is("seats", 9))), 19);
        assert_eq!(benches(when::on_or_before("put_up_on", day("2017-05-01"))), 20);
        assert_eq!(benches(when::on_or_before("put_up_on", day("2017-04-30"))), 0);
        assert_eq!(benches(when::on_or_after("put_up_on", day("2017-05-01"))), 20);
        assert_eq!(benches(when::on_or_after("put_up_on", day("2017-05-02"))), 0);
        assert_eq!(benches(when::links_to("keeper", id(1))), 5);
        assert_eq!(benches(when::not(when::links_to("keeper", id(1)))), 15);
        assert_eq!(benches(when::is("keeper.post", "guard")), 5);
        assert_eq!(benches(when::not(when::is("keeper.post", "guard"))), 15);
        assert_eq!(benches(when::yes("keeper.retired")), 5);
        assert_eq!(benches(when::not(when::yes("keeper.retired"))), 15);
        assert_eq!(benches(when::any([when::is("wood", "elm"), when::yes("keeper.retired")])), 10);
        assert_eq!(benches(when::any([])), 0);
        assert_eq!(benches(when::not(when::any([]))), 20);
        // The sixth repair is void: benches 0, 1 and 2 have repairs, 2 has one left.
        assert_eq!(benches(when::linked("repairs", "bench", "", [])), 3);
        assert_eq!(benches(when::not(when::linked("repairs", "bench", "", []))), 17);
        assert_eq!(benches(when::linked("repairs", "bench", "", [when::number_is("hours", 3)])), 3);
        // Benches whose keeper has another bench of elm.
        assert_eq!(benches(when::linked("benches", "keeper", "keeper", [when::is("wood", "elm")])), 10);
        assert_eq!(benches(when::text_is("inscription", "mended")), 1);
        let keepers = |condition: Condition| references(&db, &Keeper::kind(), &standing(vec![condition])).len();
        assert_eq!(keepers(when::has("skills", "saw")), 1);
        assert_eq!(keepers(when::has("skills", "ash_white")), 1);
        assert_eq!(keepers(when::has("skills", "ashXwhite")), 0);
        assert_eq!(keepers(when::has("skills", "aw")), 0);
        assert_eq!(keepers(when::not(when::has("skills", "saw"))), 1);
        assert_eq!(keepers(when::marked("skills", "loud")), 1);
        assert_eq!(keepers(when::marked("skills", "quiet")), 0);
        assert_eq!(keepers(when::yes("retired")), 1);
        assert_eq!(keepers(when::text_is("badge", "")), 1);
    }

    fn search_finds_references_and_open_texts_and_takes_wildcards_as_they_are(store) {
        let db = store.open();
        fill(&db);
        db.write(|session| session.enter(id(300), "BEN-300", &Bench { inscription: Some(Text("100% \\_ Oak".into())), in_memory_of: Some(Text("Hidden".into())), ..bench() }, 6)).unwrap();
        let found = |search: &str| references(&db, &Bench::kind(), &Listing { search: Some(search.into()), limit: 100, ..Listing::default() });
        assert_eq!(found("ben-300"), ["BEN-300"]);
        assert_eq!(found("00%"), ["BEN-300"]);
        assert_eq!(found("\\_ o"), ["BEN-300"]);
        assert_eq!(found("MENDED"), ["BEN-2017-00001"]);
        assert!(found("%").len() == 1 && found("_").len() == 1);
        assert!(found("Hidden").is_empty());
        assert!(found("';--").is_empty());
    }

    fn a_search_finds_what_is_handed_to_it_as_well_and_a_list_is_kept_within_what_is_said(store) {
        let db = store.open();
        fill(&db);
        let all = references(&db, &Bench::kind(), &standing(Vec::new()));
        let with = |numbers: &[u128]| -> BTreeSet<_> { numbers.iter().copied().map(id).collect() };
        let ids = db.read(|session| Ok(session.list(&Bench::kind(), &standing(Vec::new()), &permit(Act::Unseal))?)).unwrap();
        let number = |at: usize| ids[at].id.0.as_u128();
        let also = Listing { search: Some("mended".into()), also_found: with(&[number(3), number(7), 999]), limit: 100, ..Listing::default() };
        assert_eq!(references(&db, &Bench::kind(), &also), [all[1].as_str(), &all[3], &all[7]]);
        // Without a search nothing is found as well.
        let unasked = Listing { search: None, ..also.clone() };
        assert_eq!(references(&db, &Bench::kind(), &unasked), all);
        let among = |numbers: &[u128]| Some(Among { said: "chosen", records: with(numbers) });
        let kept = Listing { among: among(&[number(2), number(3), 999]), ..standing(Vec::new()) };
        assert_eq!(references(&db, &Bench::kind(), &kept), [all[2].as_str(), &all[3]]);
        let both = Listing { among: among(&[number(1), number(3), number(4)]), ..also };
        assert_eq!(references(&db, &Bench::kind(), &both), [all[1].as_str(), &all[3]]);
        let none = Listing { among: among(&[]), ..standing(Vec::new()) };
        assert!(references(&db, &Bench::kind(), &none).is_empty());
    }

    fn search_takes_no_regard_of_case_in_any_alphabet(store) {
        let db = store.open();
        let names = ["İsa", "ISA", "ısa", "Əliyeva Şəhla", "Çöl GÜLÜ, Ağ", "ДМИТРИЙ Ёж", "a.c^d$", "[x] *?-]"];
        db.write(|session| {
            for (number, name) in names.iter().enumerate() {
                session.enter(id(number as u128 + 1), &format!("N{number}"), &Bench { inscription: Some(Text((*name).into())), ..bench() }, 1)?;
            }
            Ok(())
        }).unwrap();
        let found = |search: &str| references(&db, &Bench::kind(), &Listing { search: Some(search.into()), limit: 100, ..Listing::default() });
        for letters in ["isa", "ISA", "İSA", "ısa"] {
            assert_eq!(found(letters), ["N0", "N1", "N2"], "{letters}");
        }
        assert_eq!(found("əLİYEVA şƏH"), ["N3"]);
        assert_eq!(found("s\u{327}əhla"), ["N3"]);
        assert_eq!(found("ÇÖL gülü, AĞ"), ["N4"]);
        assert_eq!(found("дмитрий ёЖ"), ["N5"]);
        // Signs that patterns are written with are looked for as they are.
        for (signs, holder) in [("a.C^", "N6"), ("^D$", "N6"), ("[X]", "N7"), ("*?-", "N7"), ("?-]", "N7")] {
            assert_eq!(found(signs), [holder], "{signs}");
        }
        for none in ["sehla", "a?c", "^isa", "is.", "[isa]", "\\", "*isa"] {
            assert!(found(none).is_empty(), "{none}");
        }
    }

    fn lists_are_sorted_paged_and_alike_on_both_engines(store) {
        let db = store.open();
        let texts = ["a", "B", "b-1", "b 2", "_c", "ə", "Z", "10", "9"];
        db.write(|session| {
            for (number, text) in texts.iter().enumerate() {
                session.enter(id(number as u128 + 1), text, &Bench { inscription: Some(Text((*text).into())), seats: Some(Whole(10 - number as i64)), ..bench() }, 1)?;
            }
            Ok(())
        }).unwrap();
        let mut by_bytes = texts.map(str::to_owned);
        by_bytes.sort();
        let listing = |sort: Option<&str>, descending| Listing { sort: sort.map(Into::into), descending, limit: 100, ..Listing::default() };
        assert_eq!(references(&db, &Bench::kind(), &listing(None, false)), by_bytes);
        assert_eq!(references(&db, &Bench::kind(), &listing(Some("inscription"), false)), by_bytes);
        let mut backwards = by_bytes.clone();
        backwards.reverse();
        assert_eq!(references(&db, &Bench::kind(), &listing(Some("inscription"), true)), backwards);
        assert_eq!(references(&db, &Bench::kind(), &listing(Some("seats"), true)), texts);
        let page = Listing { limit: 2, offset: 3, ..listing(None, false) };
        assert_eq!(references(&db, &Bench::kind(), &page), by_bytes[3..5]);
    }

    fn empty_values_come_first_and_last_the_same_way_on_both_engines(store) {
        let db = store.open();
        db.write(|session| {
            session.enter(id(1), "A", &Bench { seats: Some(Whole(1)), ..bench() }, 1)?;
            session.enter(id(2), "B", &bench(), 1)?;
            session.enter(id(3), "C", &Bench { seats: Some(Whole(2)), ..bench() }, 1)
        }).unwrap();
        let listing = |descending| Listing { sort: Some("seats".into()), descending, limit: 100, ..Listing::default() };
        assert_eq!(references(&db, &Bench::kind(), &listing(false)), ["B", "A", "C"]);
        assert_eq!(references(&db, &Bench::kind(), &listing(true)), ["C", "A", "B"]);
    }

    fn sealed_and_unknown_fields_can_be_neither_sought_nor_sorted_by(store) {
        let db = store.open();
        fill(&db);
        for listing in [standing(vec![when::text_is("in_memory_of", "Canary 0")]), Listing { sort: Some("in_memory_of".into()), limit: 1, ..Listing::default() },
            standing(vec![when::is("colour", "red")]), standing(vec![when::is("wood.age", "1")])] {
            assert!(db.read(|session| Ok(session.list(&Bench::kind(), &listing, &permit(Act::Unseal))?)).is_err());
        }
    }

    fn links_are_found_by_reference_and_never_to_a_void_record(store) {
        let db = store.open();
        fill(&db);
        db.read(|session| {
            assert_eq!(session.find("benches", "BEN-2017-00003")?, Some(id(103)));
            assert_eq!(session.find("benches", "BEN-2017-99999")?, None);
            assert_eq!(session.find("repairs", "REP-2017-00005")?, None);
            assert!(session.find("fountains", "FOU-1").is_err());
            assert_eq!(session.reference_of("repairs", id(205))?.as_deref(), Some("REP-2017-00005"));
            assert!(session.by_reference(&Repair::kind(), "REP-2017-00005", &permit(Act::Look))?.unwrap().voided);
            assert_eq!(session.record("repairs", id(205))?, None);
            assert_eq!(session.records("repairs", &[when::links_to("bench", id(102))])?.len(), 1);
            assert_eq!(session.record("benches", id(102))?.map(|row| Bench::from_row(&row).unwrap().keeper), Some(Some(Link::to(id(2)))));
            Ok(())
        }).unwrap();
    }

    fn references_go_on_after_those_that_were_reserved(store) {
        let db = store.open();
        let kind = Bench::kind();
        let next = || db.write(|session| Ok(session.next_reference(&kind, 2018)?)).unwrap();
        assert_eq!(next(), "BEN-2018-00001");
        db.write(|session| Ok(session.reserve_references(&kind, 2018, 40)?)).unwrap();
        assert_eq!(next(), "BEN-2018-00041");
        db.write(|session| Ok(session.reserve_references(&kind, 2018, 7)?)).unwrap();
        assert_eq!(next(), "BEN-2018-00042");
        db.write(|session| Ok(session.reserve_references(&kind, 2019, 7)?)).unwrap();
        assert_eq!(db.write(|session| Ok(session.next_reference(&kind, 2019)?)).unwrap(), "BEN-2019-00008");
    }

    fn a_reference_that_was_typed_is_passed_over(store) {
        let db = store.open();
        let kind = Bench::kind();
        let next = || db.write(|session| Ok(session.next_reference(&kind, 2018)?)).unwrap();
        db.write(|session| {
            for (number, typed) in [(1, "BEN-2018-00001"), (2, "BEN-2018-00002"), (3, "BEN-2018-00004"), (4, "BEN-2018-x"), (5, "BEN-2019-00003")] {
                session.enter(id(number), typed, &bench(), 1)?;
            }
            session.edit(id(2), &bench(), db::Deed::Voided, 2)
        }).unwrap();
        assert_eq!(next(), "BEN-2018-00003");
        assert_eq!(next(), "BEN-2018-00005");
    }
}
