//! The summary of what is wrong, which stands first on a page.

use askama::Template;

use crate::Visit;

#[derive(Template)]
#[template(path = "errors.html")]
struct ErrorSummary<'a> {
    visit: &'a Visit,
    errors: Vec<(&'a str, &'a str)>,
}

impl Visit {
    /// What is wrong, each with the id of the place on the page that it leads
    /// to; an empty one leads nowhere. Nothing where nothing is wrong. It is
    /// HTML, with its words escaped.
    ///
    /// # Errors
    /// Never in practice: what it is written into is memory.
    pub fn error_summary<Place: AsRef<str>, Told: AsRef<str>>(
        &self,
        errors: &[(Place, Told)],
    ) -> askama::Result<String> {
        let errors = errors
            .iter()
            .map(|(place, told)| (place.as_ref(), told.as_ref()));
        ErrorSummary {
            visit: self,
            errors: errors.collect(),
        }
        .render()
    }
}
