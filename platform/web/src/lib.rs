//! The pages and the programming interface of the registers, and the frame
//! that all other pages stand in.
//!
//! Pages are complete without a script, in every language of the pack.
//! Whatever is asked goes through [`records::Mechanism`], which is not
//! asynchronous: [`State::work`] takes it to a thread that may wait.
//!
//! # For crates with pages of their own
//!
//! A desk with pages hands in an `axum::Router<web::State>`; its handlers take
//! a [`Visit`] (who asks, in which language) and give a [`page`]:
//!
//! ```
//! use axum::{Router, extract, response::Response, routing::get};
//! use web::{State, Trouble, Visit};
//!
//! #[derive(askama::Template)]
//! #[template(ext = "html", source = "<h1 class=\"govuk-heading-l\">{{ heading }}</h1>")]
//! struct Greeting {
//!     heading: String,
//! }
//!
//! async fn greet(
//!     extract::State(state): extract::State<State>,
//!     visit: Visit,
//! ) -> Result<Response, Trouble> {
//!     // What waits for the database goes to a thread of its own.
//!     let today = state.work(|mechanism| Ok(mechanism.today())).await?;
//!     let heading = visit.language.date(today);
//!     Ok(web::page(&state, &visit, "Today", Greeting { heading }))
//! }
//!
//! let _: Router<State> = Router::new().route("/today", get(greet));
//! ```
//!
//! - [`router`] puts everything together: the registers, the search, the API,
//!   the routers handed in, one of which may answer at `/`; [`serve`] listens.
//! - [`Page`] is [`page`] with choices: a wide window, a status, a head line.
//! - [`Trouble`] is what a handler fails with. A [`kernel::No`], a
//!   [`kernel::Refusal`] and a [`kernel::Fault`] turn into it with `?`; what
//!   the reader sees, page or problem document, is made at the edge.
//! - [`Posted`] is a form that was sent: the token that [`Visit::token`] gave
//!   the form as the hidden field `_token` is checked before the handler runs.
//! - [`Sending`] is a form for something new that is known when it comes again,
//!   by the key that [`Visit::key`] gave it as the hidden field `_key`.
//! - [`Wrong`] is what is wrong with a form that comes back with what was typed
//!   in it: [`Posted::wrong`] makes it of a trouble, [`Page::wrong`] shows it.
//! - [`records_table`] shows records of any register as a table.
//! - Titles are seen by whoever looks over a shoulder and stay in the
//!   browser's history: they and URLs hold nobody's data.

mod accepted;
mod api;
mod assets;
mod compressed;
mod cookies;
mod documents;
mod door;
mod download;
mod edge;
mod error_summary;
mod filled;
mod frame;
mod held_form;
mod licences;
mod log;
mod pace;
mod programs;
mod reach;
mod registers;
mod rooms;
mod routes;
mod search;
mod security_txt;
mod sent_again;
mod server;
mod shown;
mod slow;
mod state;
mod tls;
mod trouble;
mod uploads;
mod visit;
mod wrong;

pub use cookies::From;
pub use door::{Admitted, Doorkeeper, SIGN_IN_COOKIE, SignedIn, Standing};
pub use filled::Posted;
pub use frame::{Page, page};
pub use pace::network_of;
pub use pack::{Sentence, sentence};
pub use reach::{Asker, Encrypted, Listening, Origin};
pub use registers::records_table;
pub use routes::router;
pub use sent_again::Sending;
pub use server::serve;
pub use state::State;
pub use tls::Certificate;
pub use trouble::Trouble;
pub use visit::Visit;
pub use wrong::Wrong;

/// The English words of these pages, in Fluent.
pub const WORDS: &str = include_str!("../words/en.ftl");
