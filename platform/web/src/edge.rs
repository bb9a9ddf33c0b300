//! The edge: what every request passes on its way in and every answer on its
//! way out. Nothing personal goes to the log: the route is written as it is
//! declared, never the path that was asked for.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{self, MatchedPath, Request},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use kernel::Fault;

use crate::{
    Admitted, From, Page, State, Trouble, Visit,
    api::problem,
    door, held_form,
    pace::Whose,
    reach::{self, Asker},
    sentence,
    trouble::Numbered,
    visit::LANGUAGE_COOKIE,
};

/// Styles, scripts and pictures come from here and nowhere else; nothing is
/// framed, nothing is sent elsewhere.
macro_rules! content_policy {
    () => {
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    };
}
const CONTENT_POLICY: &str = content_policy!();
/// What is to be kept as a file is not shown as a page, and would run nothing
/// if it were.
const FILE_POLICY: &str = concat!(content_policy!(), "; sandbox");
/// Browsers come back over encrypted connections only, for two years.
const ENCRYPTED_ONLY: &str = "max-age=63072000";

/// Whether an address is one for programs.
pub(crate) fn is_for_programs(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Refuses requests under another name than the program's.
pub(crate) async fn own_name(
    extract::State(state): extract::State<State>,
    mut request: Request,
    next: Next,
) -> Response {
    let for_programs = is_for_programs(request.uri().path());
    match reach::answers(state.reach(), &mut request) {
        Ok(()) => next.run(request).await,
        Err(misdirected) if for_programs => {
            let (status, sentence) = misdirected.told();
            problem::plain(status, sentence.trim_end(), "")
        }
        Err(misdirected) => misdirected.told().into_response(),
    }
}

/// Whoever asks faster than anybody can read is told to wait. On its own
/// machine the program waits for nobody.
fn paced(state: &State, admitted: &Admitted, request: &Request) -> Result<(), Trouble> {
    if !state.is_encrypted() {
        return Ok(());
    }
    let asker = request.extensions().get::<Asker>();
    let whose = match (admitted, asker) {
        (Admitted::Officer(signed_in), _) => signed_in
            .guard
            .post()
            .map(|post| Whose::Officer(post.officer)),
        (_, Some(asker)) => Some(Whose::from(asker.0)),
        (_, None) => None,
    };
    match whose.and_then(|whose| state.paces().wait(whose, state.mechanism.now())) {
        Some(seconds) => Err(Trouble::TooFast { seconds }),
        None => Ok(()),
    }
}

/// Makes the visit, turns a chosen language into a cookie, and dresses what
/// goes wrong: as a page, or for programs as a problem document.
pub(crate) async fn dress(
    extract::State(state): extract::State<State>,
    request: Request,
    next: Next,
) -> Response {
    let admitted = door::admit(&state, request.headers()).await;
    let (trouble, admitted) = match admitted {
        Ok(admitted) => (paced(&state, &admitted, &request).err(), admitted),
        // Whoever cannot be told from another is nobody.
        Err(trouble) => (Some(trouble), Admitted::Nobody),
    };
    let outside = match (&admitted, state.doorkeeper()) {
        (Admitted::Nobody, Some(doorkeeper)) => !doorkeeper.is_outside(request.uri().path()),
        _ => false,
    };
    let refused = outside.then(|| door::outside(&request));
    let (mut parts, mut body) = request.into_parts();
    let visit = Visit::of(&state, &parts, &admitted).await;
    let trouble = trouble.or_else(|| held_form::stale(&visit.guard, &parts));
    // What does not reach its handler is not lost with it.
    let held = if trouble.is_some() || outside {
        held_form::held(&parts, std::mem::take(&mut body)).await
    } else {
        Vec::new()
    };
    let route = parts
        .extensions
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str)
        .to_owned();
    let method = parts.method.clone();
    let for_programs = is_for_programs(&visit.path);
    if method == Method::GET
        && !for_programs
        && let Some(chosen) = choose_language(&state, &visit)
    {
        return chosen;
    }
    parts.extensions.insert(visit.clone());
    let mut response = match (trouble, refused) {
        (Some(trouble), _) => trouble.into_response(),
        (None, Some(refused)) => refused,
        (None, None) => {
            let run = next.run(Request::from_parts(parts, body));
            State::working_for(visit.guard.clone(), run).await
        }
    };
    if let Some(told) = response.extensions_mut().remove::<Numbered>() {
        told.log(&route);
    }
    if let Some(trouble) = trouble_of(&mut response) {
        let kept = [header::ALLOW, header::RETRY_AFTER]
            .map(|name| (response.headers().get(&name).cloned(), name));
        let dressed = Dressed {
            state: &state,
            visit: &visit,
            route: &route,
            for_programs,
            back: (method == Method::GET).then_some(visit.path.as_str()),
            held,
        };
        response = dressed.answer(&trouble);
        for (value, name) in kept {
            if let Some(value) = value {
                response.headers_mut().insert(name, value);
            }
        }
    }
    tracing::info!(%method, route, status = response.status().as_u16(), "answered");
    response
}

/// What went wrong, unless the handler has told it already.
fn trouble_of(response: &mut Response) -> Option<Trouble> {
    if let Some(trouble) = response.extensions_mut().remove::<Trouble>() {
        return Some(trouble);
    }
    let status = response.status();
    let told = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|type_| type_.to_str().ok())
        .is_some_and(|type_| {
            type_.starts_with("text/html") || type_.starts_with("application/problem+json")
        });
    let wrong = status.is_client_error() || status.is_server_error();
    (wrong && !told).then_some(Trouble::Status(status))
}

/// Keeps the language that a link names, and goes on to the page without it.
fn choose_language(state: &State, visit: &Visit) -> Option<Response> {
    let mut chosen = None;
    let mut rest = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(visit.query.as_bytes()) {
        if name == LANGUAGE_COOKIE {
            chosen = Some(value.into_owned());
        } else {
            rest.append_pair(&name, &value);
        }
    }
    let chosen = chosen?;
    let rest = rest.finish();
    let target = if rest.is_empty() {
        visit.path.clone()
    } else {
        format!("{}?{rest}", visit.path)
    };
    // A path such as //elsewhere would lead to another machine.
    let target = format!("/{}", target.trim_start_matches(['/', '\\']));
    let known = state
        .mechanism
        .pack()
        .languages
        .iter()
        .find(|language| **language == chosen);
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response();
    if let Some(language) = known {
        let year = Some(31_536_000);
        state
            .set_cookie(
                &mut response,
                LANGUAGE_COOKIE,
                language,
                year,
                From::OurPages,
            )
            .ok()?;
    }
    Some(response)
}

struct Dressed<'a> {
    state: &'a State,
    visit: &'a Visit,
    route: &'a str,
    for_programs: bool,
    /// The page that was asked for, where asking once more does the same.
    back: Option<&'a str>,
    /// What was typed into a form that was not taken.
    held: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "trouble.html")]
struct TroublePage<'a> {
    visit: &'a Visit,
    heading: &'a str,
    sentences: Vec<String>,
    signed_out: bool,
    held: &'a [(String, String)],
    /// Whether the visitor has to show again who they are.
    stale: bool,
    /// Where they come back to then.
    back: Option<&'a str>,
}

impl Dressed<'_> {
    fn answer(&self, trouble: &Trouble) -> Response {
        let status = trouble.status();
        let (heading, sentences) = match trouble {
            Trouble::Failed(fault) => self.failed(fault.clone()),
            Trouble::Refused(refusals) if self.for_programs => {
                return problem::refused(self.state, self.visit, None, refusals);
            }
            Trouble::Refused(refusals) => {
                let pack = self.state.mechanism.pack();
                let told: Vec<_> = refusals
                    .iter()
                    .map(|refusal| sentence(pack, &self.visit.language, None, refusal))
                    .collect();
                let heading = match told.as_slice() {
                    [one] => one.why.trim_end_matches('.').to_owned(),
                    _ => self.visit.say("error-summary"),
                };
                let sentences = match told.as_slice() {
                    [one] => one.next.iter().cloned().collect(),
                    many => many.iter().map(crate::Sentence::whole).collect(),
                };
                (heading, sentences)
            }
            Trouble::OldForm => self.words("web-old-form"),
            Trouble::SignInEnded => self.words("web-sign-in-ended"),
            Trouble::TooFast { .. } => self.words("web-too-fast"),
            Trouble::Status(status) => self.status_words(*status),
        };
        if self.for_programs {
            return problem::plain(status, &heading, &sentences.join(" "));
        }
        let body = TroublePage {
            visit: self.visit,
            heading: &heading,
            sentences,
            stale: trouble.is_stale(),
            back: self.back,
            signed_out: matches!(trouble, Trouble::SignInEnded),
            held: &self.held,
        };
        Page::new(&heading, body)
            .status(status)
            .show(self.state, self.visit)
    }

    /// A fault: its causes go to the log under a number, which the reader is
    /// told.
    fn failed(&self, fault: Arc<Fault>) -> (String, Vec<String>) {
        let numbered = Numbered::of(fault);
        numbered.log(self.route);
        let told = numbered.sentence(self.visit);
        (told.why, told.next.into_iter().collect())
    }

    fn status_words(&self, status: StatusCode) -> (String, Vec<String>) {
        let key = match status {
            StatusCode::NOT_FOUND => {
                return (
                    self.visit.say("not-found-title"),
                    vec![self.visit.say("not-found-text")],
                );
            }
            StatusCode::METHOD_NOT_ALLOWED => "web-status-405",
            StatusCode::PAYLOAD_TOO_LARGE => "web-status-413",
            StatusCode::UNSUPPORTED_MEDIA_TYPE => "web-status-415",
            StatusCode::FORBIDDEN => "web-status-403",
            StatusCode::UNAUTHORIZED => "web-status-401",
            status if status.is_client_error() => "web-status-400",
            _ => {
                let fault = Fault::new(format!("a handler answered with {}", status.as_u16()));
                return self.failed(Arc::new(fault));
            }
        };
        self.words(key)
    }

    /// What a key says, and what to do next.
    fn words(&self, key: &str) -> (String, Vec<String>) {
        let next = self.visit.language.attribute(key, "next");
        (self.visit.say(key), next.into_iter().collect())
    }
}

/// A panic becomes a fault; what it says may hold what it panicked about and
/// is not passed on.
pub(crate) fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    Trouble::from(Fault::new("a handler panicked")).into_response()
}

/// What every answer says about itself.
pub(crate) async fn headers(
    extract::State(state): extract::State<State>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if state.is_encrypted() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static(ENCRYPTED_ONLY),
        );
    }
    let is_file = headers.contains_key(header::CONTENT_DISPOSITION);
    let policy = if is_file { FILE_POLICY } else { CONTENT_POLICY };
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Pages hold records: neither the browser nor anything between keeps them.
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}
