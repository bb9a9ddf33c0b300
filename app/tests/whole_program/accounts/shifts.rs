//! Those who work in shifts listen longer than they type, and are not signed
//! out over it; everybody else is.

use axum::http::StatusCode;

use super::{
    office::Office,
    rights::{administrator, officer},
};

#[test]
fn a_hotline_desk_ends_after_half_an_hour_and_every_other_after_a_quarter() {
    let office = Office::new();
    let bodies = office.bodies();
    let mut first = administrator(&office);
    let pack = office.bench.mechanism.pack();
    assert_eq!(
        pack.codes_marked("roles", "shift_work"),
        ["hotline_operator"]
    );
    let listens = ("Sample Listener", "hotline_operator", bodies[1].as_str());
    let (mut listens, _) = officer(&office, &mut first, listens, &[]);
    let types = ("Sample Writer", "case_manager", bodies[1].as_str());
    let (mut types, _) = officer(&office, &mut first, types, &[]);
    // What was noted last of the first is older than that of the second.
    assert_eq!(listens.get("/account").status, StatusCode::OK);
    assert_eq!(types.get("/account").status, StatusCode::OK);
    office.pass(15 * 60 + 1);
    assert_eq!(types.get("/account").status, StatusCode::SEE_OTHER);
    assert_eq!(listens.get("/account").status, StatusCode::OK);
    office.pass(30 * 60);
    assert_eq!(listens.get("/account").status, StatusCode::OK);
    office.pass(30 * 60 + 1);
    assert_eq!(listens.get("/account").status, StatusCode::SEE_OTHER);
}
