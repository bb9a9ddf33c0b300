//! Under which licences the program and what it is built from are given.

use askama::Template;
use axum::{extract, response::Response};

use crate::{State, Visit, page};

#[derive(Template)]
#[template(path = "licences.html")]
struct Licences<'a> {
    visit: &'a Visit,
    file: String,
    text: String,
}

pub(crate) async fn show(extract::State(state): extract::State<State>, visit: Visit) -> Response {
    let licences = Licences {
        visit: &visit,
        file: state.assets().address("licences.txt"),
        text: state.assets().text("licences.txt"),
    };
    page(&state, &visit, &visit.say("web-licences"), licences)
}
