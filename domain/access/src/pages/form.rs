//! A form of accounts: a few lines to fill in, with what was wrong with them.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use kernel::Refusal;
use web::{Page, State, Visit, sentence};

use crate::passkeys::Options;

/// What is filled in.
pub(super) enum Input {
    /// A line of text.
    Text,
    /// A line that nobody reads over a shoulder.
    Password,
    /// Digits.
    Code,
    /// One value of several: what is kept, and its name.
    Choice(Vec<(String, String)>),
}

/// What the visitor's device is asked, where scripts run.
pub(super) enum Device {
    None,
    /// To make a passkey, before the form is sent.
    Make(String),
    /// To use one, in place of filling in the form.
    Use {
        options: Options,
        action: &'static str,
        next: String,
    },
}

/// One line of a form.
pub(super) struct Line {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) value: String,
    pub(super) input: Input,
    /// What browsers and keepers of passwords fill in.
    pub(super) autocomplete: &'static str,
}

impl Line {
    /// A line with its words of this key.
    pub(super) fn of(
        visit: &Visit,
        name: &'static str,
        key: &str,
        input: Input,
        autocomplete: &'static str,
    ) -> Self {
        Self {
            name,
            label: visit.say(key),
            hint: visit.language.attribute(key, "hint"),
            value: String::new(),
            input,
            autocomplete,
        }
    }

    /// The password that one has.
    pub(super) fn password(visit: &Visit) -> Self {
        let label = "access-password";
        Self::of(
            visit,
            "password",
            label,
            Input::Password,
            "current-password",
        )
    }

    /// A password that is to be, and once more.
    pub(super) fn new_password(visit: &Visit, name: &'static str) -> [Self; 2] {
        let line = |name, label| Self::of(visit, name, label, Input::Password, "new-password");
        [
            line(name, "access-new-password"),
            line("again", "access-password-again"),
        ]
    }

    /// A code, of the app or on paper.
    pub(super) fn code(visit: &Visit, label: &str) -> Self {
        Self::of(visit, "code", label, Input::Code, "one-time-code")
    }

    pub(super) fn filled(mut self, value: &str) -> Self {
        value.clone_into(&mut self.value);
        self
    }
}

struct Shown {
    name: &'static str,
    label: String,
    hint: Option<String>,
    value: String,
    input: Input,
    autocomplete: &'static str,
    errors: Vec<String>,
}

impl Shown {
    /// What describes the line: its hint and its errors.
    fn described_by(&self) -> Option<String> {
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.name));
        }
        if !self.errors.is_empty() {
            ids.push(format!("{}-error", self.name));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// A form.
pub(super) struct Form<'a> {
    pub(super) heading: String,
    pub(super) sentences: Vec<String>,
    pub(super) action: String,
    pub(super) button: String,
    pub(super) lines: Vec<Line>,
    pub(super) hidden: Vec<(&'static str, String)>,
    /// A picture to be read by another device, with what it says in letters.
    pub(super) picture: Option<(String, String)>,
    pub(super) passkey: Device,
    /// Other ways on: where each leads, and what it says.
    pub(super) links: Vec<(&'static str, String)>,
    pub(super) back: Option<String>,
    pub(super) refusals: &'a [Refusal],
    /// What was refused of nothing that was filled in: told above the form.
    pub(super) of_the_page: &'a [Refusal],
}

#[derive(Template)]
#[template(path = "access/form.html")]
struct FormPage<'a> {
    visit: &'a Visit,
    heading: &'a str,
    sentences: Vec<String>,
    action: String,
    button: String,
    lines: Vec<Shown>,
    hidden: Vec<(&'static str, String)>,
    picture: Option<(String, String)>,
    passkey: Device,
    links: Vec<(&'static str, String)>,
    back: Option<String>,
    /// Where each leads, if anywhere, and what it says.
    errors: Vec<(String, String)>,
}

impl Form<'_> {
    pub(super) fn show(self, state: &State, visit: &Visit, status: StatusCode) -> Response {
        let pack = state.mechanism.pack();
        let first = self.lines.first().map_or("", |line| line.name);
        let told = |refusal: &Refusal| sentence(pack, &visit.language, None, refusal).whole();
        let of_the_page = self.of_the_page.iter();
        let said: Vec<(String, String)> = of_the_page
            .map(|refusal| (String::new(), told(refusal)))
            .chain(self.refusals.iter().map(|refusal| {
                let field = refusal.field.as_deref().unwrap_or(first);
                (field.to_owned(), told(refusal))
            }))
            .collect();
        let lines = self
            .lines
            .into_iter()
            .map(|line| Shown {
                errors: said
                    .iter()
                    .filter(|(field, _)| field == line.name)
                    .map(|(_, told)| told.clone())
                    .collect(),
                name: line.name,
                label: line.label,
                hint: line.hint,
                value: line.value,
                input: line.input,
                autocomplete: line.autocomplete,
            })
            .collect();
        let title = if said.is_empty() {
            self.heading.clone()
        } else {
            format!("{} {}", visit.say("error-prefix"), self.heading)
        };
        let body = FormPage {
            visit,
            heading: &self.heading,
            sentences: self.sentences,
            action: self.action,
            button: self.button,
            lines,
            hidden: self.hidden,
            picture: self.picture,
            passkey: self.passkey,
            links: self.links,
            back: self.back,
            errors: said,
        };
        Page::new(&title, body).status(status).show(state, visit)
    }
}
