//! Temporary: serves the pages over a copy of a practice database.
use std::{path::Path, sync::Arc};
fn desks() -> Vec<kernel::Desk> {
    vec![places::desk(),people::desk(),hotline::desk(),identification::desk(),referrals::desk(),shelters::desk(),assistance::desk(),children::desk(),criminal_cases::desk(),migration::desk(),prevention::desk(),trainings::desk(),partners::desk(),cooperation::desk(),action_plan::desk(),reporting::desk(),statistics::desk(),records::desk(),
    kernel::Desk{name:"web",words:web::WORDS,..Default::default()}]
}
fn main() {
    let key = vault::MasterKey::open(Path::new("/tmp/look/p.db.key")).unwrap();
    let pack = pack::Pack::load(Path::new("country/azerbaijan"), desks()).unwrap_or_else(|f| panic!("{f:?}"));
    let m = records::Mechanism::open(Arc::new(pack), &db::Location::File("/tmp/look/p.db".into()), db::Opening::Existing, vault::Vault::new(key), guard::Guard::local(guard::Officer::named("Practice Officer").unwrap()), clockwork::Clock::system()).unwrap();
    let state = web::State::new(m).unwrap();
    let rt = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    rt.block_on(web::serve(state, vec![statistics::pages::router()], "127.0.0.1:8231".parse().unwrap(), |_| {})).unwrap();
}
