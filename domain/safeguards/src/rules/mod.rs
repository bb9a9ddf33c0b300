//! Rules: what may be recorded of safeguards, each in one place with its
//! source.

mod disclosure_names_a_body;
mod given_again_after_withdrawal;
mod holds_a_post_there;
mod named_by_another;
mod one_closing_at_a_time;
mod opened_today;
mod reviewed_once_by_another;
mod says_why;
mod speaks_for_oneself;

pub(crate) use disclosure_names_a_body::disclosure_names_a_body;
pub(crate) use given_again_after_withdrawal::given_again_after_withdrawal;
pub(crate) use holds_a_post_there::holds_a_post_there;
pub(crate) use named_by_another::named_by_another;
pub(crate) use one_closing_at_a_time::one_closing_at_a_time;
pub(crate) use opened_today::opened_today;
pub(crate) use reviewed_once_by_another::reviewed_once_by_another;
pub(crate) use says_why::says_why;
pub(crate) use speaks_for_oneself::speaks_for_oneself;
