//! The store on both engines. Each test runs on a SQLite file and on a
//! PostgreSQL database of its own; `OPENNRM_TEST_POSTGRES` names the server.

#![allow(clippy::unwrap_used, missing_docs)]

mod fixture;

/// Makes of each function two tests, one for each engine.
macro_rules! on_both {
    ($($(#[$attribute:meta])* fn $name:ident($store:ident) $body:block)*) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            $(#[$attribute])*
            fn check($store: &crate::fixture::Store) $body
            #[test]
            fn on_sqlite() {
                check(&crate::fixture::Store::sqlite());
            }
            #[test]
            fn on_postgresql() {
                if let Some(store) = crate::fixture::Store::postgresql() {
                    check(&store);
                }
            }
        }
    )*};
}

mod archive;
mod authors;
mod compartments;
mod counting;
mod documents;
mod erasing;
mod erasing_many;
mod filling;
mod health;
mod kept;
mod known;
mod listing;
mod merging;
mod moments;
mod names;
mod opening;
mod reasons;
mod words;
mod writing;

#[test]
fn the_postgresql_half_of_these_tests_was_run() {
    assert!(
        std::env::var_os("OPENNRM_TEST_POSTGRES").is_some(),
        "NOT RUN: the PostgreSQL half of these tests. Run them by `make test` or \
         `make/with_postgres cargo nextest run -p db`, or say OPENNRM_TEST_POSTGRES=none \
         to leave that half out knowingly."
    );
}
