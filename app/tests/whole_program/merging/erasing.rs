//! Whose files were merged is erased in all of them, or held in all.

use super::*;

/// Agrees to erase a person, as somebody else proposed it.
pub fn erase(bench: &Workbench, person: &str) -> Result<(), No> {
    let asked = [("person", person), ("ground", "request")];
    let proposal = bench.enter("destruction_proposals", &asked);
    let another = guard::Officer::named("Another officer").unwrap();
    let another = bench.mechanism.guarded_by(guard::Guard::local(another));
    retention::agree(&another, proposal.id)
}

#[test]
fn whoever_is_erased_is_erased_in_every_file_and_nobody_is_parted_then() {
    let bench = Workbench::empty();
    let (kept, second) = (bench.victim(), bench.victim());
    let screening = bench.enter("screenings", &[("person", &second)]).reference;
    bench.merge(&kept, &second).unwrap();
    assert_eq!(
        rules(&erase(&bench, &second).unwrap_err()),
        ["retention.merged"]
    );
    erase(&bench, &kept).unwrap();
    let db = bench.mechanism.db();
    let erased = db.read(|session| Ok(session.erased()?)).unwrap();
    assert_eq!(erased.len(), 2);
    let stands = bench.standing("screenings", &screening);
    let kind = bench.mechanism.kind("screenings").unwrap();
    let history = bench.mechanism.history("screenings", stands.id).unwrap();
    for version in &history {
        for (at, field) in kind.fields.iter().enumerate() {
            let gone = version.stored.row.0[at].is_absent();
            assert!(gone || !field.is_sealed(), "{}", field.name);
        }
    }
    assert_eq!(rules(&bench.part(&second).unwrap_err()), ["records.erased"]);
    bench.is_sound();
}

#[test]
fn a_hold_goes_with_the_file_and_holds_both() {
    let bench = Workbench::empty();
    let (kept, second) = (bench.victim(), bench.victim());
    let hold = bench.enter("holds", &[("person", &second)]).reference;
    bench.merge(&kept, &second).unwrap();
    assert_eq!(
        rules(&erase(&bench, &kept).unwrap_err()),
        ["retention.held"]
    );
    bench.part(&second).unwrap();
    assert_eq!(
        rules(&erase(&bench, &second).unwrap_err()),
        ["retention.held"]
    );
    assert_eq!(bench.standing("holds", &hold).version, 3);
}
