//! Who entered a record opens it to them and their body. Whoever writes that
//! into the database without its keys gets nothing by it, and is found.

use db::{Checked, Db};
use guard::Act;
use kernel::Record;
use ledger::{SecretKey, Statement};

use crate::fixture::*;

fn verified(db: &Db) -> Checked {
    let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
    let key = SecretKey::draw("park.example/log", Statement::Log, &mut chance).unwrap();
    db.verify(key.public().clone(), Vec::new(), Vec::new(), Vec::new())
        .unwrap()
}

/// Whether a warden of a body is shown a repair, and how many stand in the list.
fn seen(db: &Db, agency: &str, repair: u128) -> (bool, usize) {
    db.read(|session| {
        let look = warden(7, agency, Act::Unseal, "repairs");
        let list = warden(7, agency, Act::Look, "repairs");
        let one = session.get(&Repair::kind(), id(repair), &look)?;
        let all = session.list(&Repair::kind(), &every(), &list)?;
        Ok((one.is_some(), all.len()))
    })
    .unwrap()
}

on_both! {
    fn a_row_that_was_forged_opens_nothing_and_is_named(store) {
        let db = store.open();
        fill(&db);
        db.write(|session| {
            repair_by(session, (1, "east"), 300, 20)?;
            repair_by(session, (1, "east"), 301, 20)
        })
        .unwrap();
        assert_eq!(seen(&db, "east", 300), (true, 2));
        assert_eq!(seen(&db, "west", 300), (false, 0));
        assert!(verified(&db).is_sound(), "{}", verified(&db));
        let (bytes, end) = match store.location {
            db::Location::File(_) => ("X'", "'"),
            db::Location::Server(_) => ("'\\x", "'::bytea"),
        };
        let hexadecimal = |number: u128| format!("{bytes}{:032x}{end}", number);
        let (first, local) = (hexadecimal(300), hexadecimal(200));
        let keep = "CREATE TABLE kept AS SELECT * FROM entered_by";
        let back = "DELETE FROM entered_by; INSERT INTO entered_by SELECT * FROM kept";
        store.meddle(keep);
        for (meddle, named) in [
            (format!("UPDATE entered_by SET agency = 'west' WHERE record = {first}"), "REP-W-300"),
            (
                format!("UPDATE entered_by SET officer = {} WHERE record = {first}", hexadecimal(9_007)),
                "REP-W-300",
            ),
            // With proofs that were made for another record.
            (
                format!(
                    "INSERT INTO entered_by SELECT {local}, officer, 'west', officer_proof, \
                     agency_proof FROM entered_by WHERE record = {first}"
                ),
                "REP-2017-00000",
            ),
            (
                format!("UPDATE entered_by SET agency_proof = NULL, agency = 'west' WHERE record = {first}"),
                "REP-W-300",
            ),
            (format!("DELETE FROM entered_by WHERE record = {first}"), "REP-W-300"),
        ] {
            store.meddle(&meddle);
            let west = [300, 200].map(|one| seen(&db, "west", one));
            assert_eq!(west, [(false, 0); 2], "{meddle}");
            let checked = verified(&db);
            let said = checked.to_string();
            assert!(!checked.is_sound() && said.contains(named), "{meddle}: {said}");
            assert!(checked.first_bad().is_some(), "{meddle}: {said}");
            store.meddle(back);
            assert!(verified(&db).is_sound(), "{meddle}: {}", verified(&db));
        }
        store.meddle(&format!(
            "INSERT INTO entered_by SELECT {}, officer, agency, officer_proof, agency_proof \
             FROM entered_by WHERE record = {first}",
            hexadecimal(77)
        ));
        let said = verified(&db).to_string();
        assert!(said.contains("1 rows say who entered"), "{said}");
        store.meddle("DROP TABLE kept");
    }
}
