//! Access: who works in the mechanism, as what, and how they show who they
//! are.
//!
//! Officers and their posts are records like all others: with a history,
//! imported and exported. What proves who somebody is (passwords, second
//! factors, who is signed in) stands in tables of its own and in no record.
//!
//! [`Access`] is the doorkeeper of the pages: it says at each request for
//! whom the mechanism works. The post that an officer works in is read anew
//! each time, so that a right that was taken away is gone with the next
//! request.

mod accounts;
mod chance;
mod credential;
mod doorkeeper;
mod guessing;
mod letting_in;
mod links;
mod officer;
mod pages;
mod passkeys;
mod password;
mod post;
mod posts;
mod rules;
mod second_factor;
mod sign_ins;
mod single_sign_on;
mod told;
mod waiting;

use kernel::{BuiltInList, Desk, Register};

pub use accounts::{SignInNo, accounts_exist, signers_in_force};
pub use doorkeeper::Access;
pub use letting_in::{LinkAtTheMachine, recover_at_the_machine};
pub use officer::Officer;
pub use password::Price;
pub use post::Post;
pub use single_sign_on::SingleSignOn;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "access",
        registers: vec![
            Register::of::<Officer>()
                .rule(rules::no_namesakes())
                .rule_of_voiding(rules::kept_by_who_could_give()),
            Register::of::<Post>()
                .rule(rules::nobody_raises_their_own())
                .rule_of_voiding(rules::no_more_than_held()),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "identity_checks",
                csv: include_str!("../lists/identity_checks.csv"),
            },
            BuiltInList {
                name: "roles",
                csv: include_str!("../lists/roles.csv"),
            },
        ],
        ..Desk::default()
    }
}
