//! One visit: who asks for a page, in which language, from where.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use guard::{Act, Guard};
use kernel::{Field, RecordKind};
use words::{Language, Value};

use crate::{Admitted, Standing, State, Trouble, accepted::accepted};

/// The cookie that keeps the language chosen.
pub(crate) const LANGUAGE_COOKIE: &str = "language";

/// What a page needs to know of the request it answers.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The language of the reader.
    pub language: Language,
    /// The path asked for. It may hold a record's address and is not logged.
    pub path: String,
    /// What stands behind the path's question mark.
    pub query: String,
    /// The officer at work.
    pub officer: String,
    /// Whether everything here is invented.
    pub practice: bool,
    /// What a form must send back in the hidden field `_token`.
    pub token: String,
    /// Whether the visitor has signed in.
    pub standing: Standing,
    /// By what the visitor's sign-in is known; empty without one.
    pub sign_in: String,
    /// What the visitor may do, for pages that offer nothing else.
    pub guard: Guard,
    /// How much waits for the visitor, who oversees what others do.
    pub alerts: Option<u64>,
}

impl Visit {
    /// The visit of a request.
    pub(crate) async fn of(state: &State, parts: &Parts, admitted: &Admitted) -> Self {
        let nobody = Guard::nobody();
        let (standing, guard, token, sign_in) = match admitted {
            Admitted::Local => (Standing::Local, state.local(), state.token(), ""),
            Admitted::Officer(signed_in) => (
                Standing::SignedIn,
                &signed_in.guard,
                signed_in.token.as_str(),
                signed_in.name.as_str(),
            ),
            Admitted::Nobody => (Standing::Outside, &nobody, state.token(), ""),
        };
        // What it refuses on a page stands in the log as well.
        let guard = state.mechanism.guarded_by(guard.clone()).guard().clone();
        let oversees = guard.offers(Act::ReviewUse, "log");
        Self {
            alerts: if oversees {
                state.count_alerts().await
            } else {
                None
            },
            language: chosen_language(state, &parts.headers),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            officer: guard.officer().name().to_owned(),
            practice: state.practice().await,
            token: token.to_owned(),
            standing,
            sign_in: sign_in.to_owned(),
            guard,
        }
    }

    /// For whom a file that was checked waits.
    pub(crate) fn uploader(&self) -> String {
        format!("{} {}", self.sign_in, self.officer)
    }

    /// Whether this act is something to offer the visitor.
    #[must_use]
    pub fn may(&self, act: Act, register: &str) -> bool {
        self.guard.offers(act, register)
    }

    /// Where the list of a register is, for whom there is one.
    #[must_use]
    pub fn list_of(&self, register: &str) -> Option<String> {
        self.may(Act::Look, register)
            .then(|| format!("/registers/{register}"))
    }

    /// Says a word or a sentence in the reader's language.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.language.say(key, &[])
    }

    /// Says a sentence with values in it.
    #[must_use]
    pub fn say_with(&self, key: &str, values: &[(&str, Value)]) -> String {
        self.language.say(key, values)
    }

    /// A sentence that counts.
    pub(crate) fn say_count(&self, key: &str, count: impl Count) -> String {
        self.language
            .say(key, &[("count", Value::Number(count.number()))])
    }

    /// The plural title of a register.
    #[must_use]
    pub fn register(&self, register: &str) -> String {
        self.say(register)
    }

    /// What one record of a register is called.
    #[must_use]
    pub fn record(&self, register: &str) -> String {
        self.language
            .attribute(register, "one")
            .unwrap_or_else(|| self.say(register))
    }

    /// The label of a field.
    #[must_use]
    pub fn field(&self, kind: &RecordKind, field: &Field) -> String {
        self.say(&format!("{}-{}", kind.register, field.name))
    }

    /// The guidance of a field, if it has any.
    #[must_use]
    pub fn help(&self, kind: &RecordKind, field: &Field) -> Option<String> {
        self.language
            .attribute(&format!("{}-{}", kind.register, field.name), "help")
    }

    /// This page's address in another language.
    pub(crate) fn in_language(&self, tag: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(self.query.as_bytes()) {
            if name != LANGUAGE_COOKIE {
                query.append_pair(&name, &value);
            }
        }
        query.append_pair(LANGUAGE_COOKIE, tag);
        format!("{}?{}", self.path, query.finish())
    }
}

/// What a sentence can count.
pub(crate) trait Count {
    fn number(self) -> i64;
}

impl Count for i64 {
    fn number(self) -> i64 {
        self
    }
}

impl Count for &i64 {
    fn number(self) -> i64 {
        *self
    }
}

impl Count for u64 {
    fn number(self) -> i64 {
        i64::try_from(self).unwrap_or(i64::MAX)
    }
}

impl Count for usize {
    fn number(self) -> i64 {
        i64::try_from(self).unwrap_or(i64::MAX)
    }
}

impl FromRequestParts<State> for Visit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Trouble> {
        // The edge has made it already; a router tested by itself has no edge.
        match parts.extensions.get::<Self>() {
            Some(visit) => Ok(visit.clone()),
            None if state.doorkeeper().is_some() => Err(Trouble::NOT_FOUND),
            None => Ok(Self::of(state, parts, &Admitted::Local).await),
        }
    }
}

/// The language of the cookie; without one what the browser asks for, and
/// the pack's first where it asks for none that there is.
fn chosen_language(state: &State, headers: &HeaderMap) -> Language {
    let pack = state.mechanism.pack();
    let chosen = state
        .cookie(headers, LANGUAGE_COOKIE)
        .filter(|tag| pack.languages.iter().any(|language| language == tag));
    let asked: Vec<&str> = headers
        .get_all(header::ACCEPT_LANGUAGE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    chosen
        .or_else(|| accepted(&asked.join(","), &pack.languages))
        .or(pack.languages.first().map(String::as_str))
        .and_then(|tag| pack.words.language(tag))
        .or_else(|| pack.words.language(words::BASE_LANGUAGE))
        .unwrap_or_else(base_language)
}

/// English without a desk's words, for a pack that has no language at all:
/// loading refuses such a pack.
#[expect(
    clippy::expect_used,
    reason = "the words crate tests that its own English is whole"
)]
fn base_language() -> Language {
    words::Words::builder()
        .build()
        .ok()
        .and_then(|words| words.language(words::BASE_LANGUAGE))
        .expect("the program's own English is whole")
}
