//! The frame that every page stands in.

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use guard::Act;
use kernel::Fault;

use crate::{Standing, State, Trouble, Visit, Wrong, trouble::Numbered};

/// A page: a title that tells nobody's data, and its content.
pub struct Page<Body> {
    title: String,
    body: Body,
    wide: bool,
    status: StatusCode,
    is_wrong: bool,
    failed: Option<Numbered>,
}

impl<Body: Template> Page<Body> {
    /// A page of this title and content.
    pub fn new(title: &str, body: Body) -> Self {
        Self {
            title: title.to_owned(),
            body,
            wide: false,
            status: StatusCode::OK,
            is_wrong: false,
            failed: None,
        }
    }

    /// …that takes the whole window, for wide tables.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// …sent with this status.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// …on which a form comes back.
    #[must_use]
    pub fn wrong(mut self, wrong: &Wrong) -> Self {
        self.is_wrong = !wrong.is_nothing();
        self.failed = wrong.failed().cloned();
        self.status(wrong.status())
    }

    /// The answer to a visit.
    pub fn show(mut self, state: &State, visit: &Visit) -> Response {
        if self.is_wrong {
            self.title = format!("{} {}", visit.say("error-prefix"), self.title);
        }
        match self.html(state, visit) {
            Ok(html) => {
                let page = (
                    self.status,
                    [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
                    html,
                )
                    .into_response();
                match self.failed {
                    Some(failed) => failed.told_in(page),
                    None => page,
                }
            }
            Err(error) => {
                let fault = Fault::from("a page could not be written", error);
                Trouble::from(fault).into_response()
            }
        }
    }

    fn html(&self, state: &State, visit: &Visit) -> Result<String, askama::Error> {
        let content = self.body.render()?;
        let pack = state.mechanism.pack();
        let own = visit.language.tag();
        let languages = pack
            .languages
            .iter()
            .filter_map(|tag| pack.words.language(tag))
            .map(|language| Choice {
                name: language.say("language-name", &[]),
                href: visit.in_language(language.tag()),
                chosen: language.tag() == own,
                tag: language.tag().to_owned(),
            })
            .collect();
        let country = pack
            .name
            .get(own)
            .or_else(|| pack.name.values().next())
            .unwrap_or(&pack.code)
            .clone();
        let figures = visit.may(Act::SeeFigures, "figures");
        let oversight = visit.alerts.map(|alerts| {
            let count = i64::try_from(alerts).unwrap_or(i64::MAX);
            let count = [("count", words::Value::Number(count))];
            (visit.say_with("oversight-alerts", &count), "/oversight")
        });
        let navigation = [
            ("navigation-home", "/"),
            ("navigation-registers", "/registers"),
            ("navigation-figures", "/figures"),
            ("navigation-report", "/report"),
            ("navigation-search", "/search"),
        ]
        .into_iter()
        .filter(|(_, href)| figures || !["/", "/figures", "/report"].contains(href))
        .map(|(key, href)| (visit.say(key), href))
        .chain(oversight)
        .map(|(name, href)| Place {
            name,
            href,
            here: visit.path == href
                || (href != "/"
                    && visit
                        .path
                        .strip_prefix(href)
                        .is_some_and(|rest| rest.starts_with('/'))),
        })
        .collect();
        Frame {
            visit,
            title: &self.title,
            content: &content,
            wide: self.wide,
            country: &country,
            languages,
            navigation,
            inside: visit.standing != Standing::Outside,
            signed_in: visit.standing == Standing::SignedIn,
            reads_log: visit.may(Act::ReadLog, "log"),
            erases: pack.kind("destruction_proposals").is_some()
                && visit.may(Act::Look, "destruction_proposals"),
            opens_in_emergencies: visit.standing == Standing::SignedIn
                && visit.may(Act::Enter, "openings"),
            styles: state.assets().address("app.css"),
            script: state.assets().address("app.js"),
            icon: state.assets().address("favicon.svg"),
        }
        .render()
    }
}

/// A page as most pages are: [`Page`] without choices.
pub fn page(state: &State, visit: &Visit, title: &str, body: impl Template) -> Response {
    Page::new(title, body).show(state, visit)
}

struct Choice {
    tag: String,
    name: String,
    href: String,
    chosen: bool,
}

struct Place {
    name: String,
    href: &'static str,
    here: bool,
}

#[derive(Template)]
#[template(path = "frame.html")]
struct Frame<'a> {
    visit: &'a Visit,
    title: &'a str,
    content: &'a str,
    wide: bool,
    country: &'a str,
    languages: Vec<Choice>,
    navigation: Vec<Place>,
    /// Whether there is anything for the visitor but to sign in.
    inside: bool,
    signed_in: bool,
    reads_log: bool,
    erases: bool,
    opens_in_emergencies: bool,
    styles: String,
    script: String,
    icon: String,
}
