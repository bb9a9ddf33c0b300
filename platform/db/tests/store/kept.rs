//! What is kept beside the records.

use db::{Drawer, Kept};
use kernel::RecordId;

use crate::fixture::*;

#[test]
fn what_tells_of_an_answered_request_lies_sealed() {
    let store = Store::sqlite();
    let db = store.open();
    let kept = Kept {
        name: "2018-03-04 one".to_owned(),
        officer: RecordId(Default::default()),
        content: b"Canary of a request".to_vec(),
    };
    db.write(|session| Ok(session.keep(Drawer::Answered, &kept)?))
        .unwrap();
    let as_named = |name: &str| {
        db.read(|session| Ok(session.kept_as(Drawer::Answered, name)?))
            .unwrap()
    };
    assert_eq!(as_named(&kept.name), Some(kept.clone()));
    assert_eq!(as_named("2018-03-04 two"), None);
    drop(db);
    let bytes = std::fs::read(store.whole()).unwrap();
    let is_there = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    assert!(is_there(kept.name.as_bytes()) && !is_there(&kept.content));
}
