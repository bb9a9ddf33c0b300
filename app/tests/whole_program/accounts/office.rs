//! An office with its pages, and a visitor with a browser that keeps cookies.

use std::{collections::BTreeMap, sync::Arc};

use access::{Access, Price, SingleSignOn};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use db::{LogAsked, LogLine};
use guard::Act;
use ledger::{SecretKey, Statement};
use policy::Policies;
use tower::ServiceExt;
use web::State;

use crate::{canary, workbench::Workbench};

/// A password that nobody guesses.
pub const PASSWORD: &str = "four lamps under the quiet bridge";

/// A program with accounts over an empty database.
pub struct Office {
    pub bench: Workbench,
    pub access: Access,
    routes: Router,
    state: State,
    runtime: tokio::runtime::Runtime,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub retry_after: String,
    pub cookies: Vec<String>,
    pub text: String,
}

impl Answer {
    /// The value of the hidden field of this name.
    pub fn hidden(&self, name: &str) -> String {
        let from = format!("name=\"{name}\" value=\"");
        let at = self
            .text
            .find(&from)
            .unwrap_or_else(|| panic!("no {name} in\n{}", self.text));
        let rest = &self.text[at + from.len()..];
        rest.split('"').next().unwrap().to_owned()
    }
}

impl Office {
    pub fn new() -> Self {
        Self::of(Workbench::empty())
    }

    /// …that others reach under an address.
    pub fn at(origin: &str) -> Self {
        let office = Self::new();
        office.state.reached_at(origin.parse().unwrap()).unwrap();
        office
    }

    pub fn of(bench: Workbench) -> Self {
        Self::with(bench, None)
    }

    /// …into which a single sign-on lets people as well.
    pub fn with(bench: Workbench, single: Option<SingleSignOn>) -> Self {
        let policies = Policies::load(bench.mechanism.pack()).unwrap();
        let access = Access::priced(policies, single, Price::FOR_TESTS);
        let state = State::kept_by(bench.mechanism.clone(), Arc::new(access.clone())).unwrap();
        let state = state.alerting(oversight::open_alerts).unwrap();
        let state = state.telling_emergencies(oversight::emergency_until);
        let state = state.unwrap();
        let routers = vec![
            statistics::pages::router(),
            annual_report::pages::router(),
            retention::pages::router(),
            oversight::pages::router(),
            access.router(),
        ];
        Self {
            routes: web::router(state.clone(), routers),
            state,
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_time()
                .build()
                .unwrap(),
            access,
            bench,
        }
    }

    pub fn ask(&self, request: Request<Body>) -> Answer {
        let address = request.uri().to_string();
        let (answer, type_) = self.asked(request);
        canary::nowhere_in_passing(&address, &answer.location, &type_, &answer.text);
        answer
    }

    fn asked(&self, request: Request<Body>) -> (Answer, String) {
        self.runtime.block_on(async {
            let response = self.routes.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap();
            let type_ = parts
                .headers
                .get(header::CONTENT_TYPE)
                .map_or("", |value| value.to_str().unwrap())
                .to_owned();
            let answer = Answer {
                status: parts.status,
                retry_after: parts
                    .headers
                    .get(header::RETRY_AFTER)
                    .map_or("", |value| value.to_str().unwrap())
                    .to_owned(),
                location: parts
                    .headers
                    .get(header::LOCATION)
                    .map_or("", |value| value.to_str().unwrap())
                    .to_owned(),
                cookies: parts
                    .headers
                    .get_all(header::SET_COOKIE)
                    .iter()
                    .map(|value| value.to_str().unwrap().to_owned())
                    .collect(),
                text: String::from_utf8_lossy(&bytes).into_owned(),
            };
            (answer, type_)
        })
    }

    /// An answer with its head and its bytes.
    pub fn fetch(&self, request: Request<Body>) -> (StatusCode, HeaderMap, Vec<u8>) {
        self.runtime.block_on(async {
            let response = self.routes.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap();
            (parts.status, parts.headers, bytes.to_vec())
        })
    }

    /// Somebody with a browser of their own.
    pub fn visitor(&self) -> Visitor<'_> {
        Visitor {
            office: self,
            cookies: BTreeMap::new(),
            address: None,
            secret: String::new(),
        }
    }

    /// The first administrator, with the secret of the app.
    pub fn first_administrator(&self) -> (Visitor<'_>, String) {
        let path = self
            .access
            .first_link(&self.bench.mechanism)
            .unwrap()
            .unwrap();
        let mut visitor = self.visitor();
        let agency = self.bodies().remove(0);
        let made = visitor.enrol(
            &path,
            "first",
            &[("officer", "First Sample"), ("agency", &agency)],
        );
        assert_eq!(made.0.status, StatusCode::OK, "{}", made.0.text);
        (visitor, made.1)
    }

    /// The first administrator, who has just signed in, with the secret of the
    /// app.
    pub fn signed_in(&self) -> (Visitor<'_>, String) {
        let (_, secret) = self.first_administrator();
        self.pass(60);
        let mut visitor = Visitor {
            secret: secret.clone(),
            ..self.visitor()
        };
        let answer = visitor.sign_in("first", PASSWORD, &self.code(&secret));
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        (visitor, secret)
    }

    /// A link for an officer, by reference, made by whoever keeps the machine.
    pub fn link_for(&self, reference: &serde_json::Value) -> String {
        let reference = reference.as_str().unwrap();
        let link = access::recover_at_the_machine(&self.bench.mechanism, reference);
        link.unwrap().path
    }

    /// The codes of the country's bodies.
    pub fn bodies(&self) -> Vec<String> {
        let pack = self.bench.mechanism.pack();
        pack.list("agencies").codes().map(str::to_owned).collect()
    }

    /// The code that an app with this secret shows now.
    pub fn code(&self, secret: &str) -> String {
        let bytes: Vec<u8> = (0..secret.len() / 2)
            .map(|at| u8::from_str_radix(&secret[2 * at..2 * at + 2], 16).unwrap())
            .collect();
        let totp = totp_rs::Builder::new().with_secret(bytes).build().unwrap();
        let seconds = self.bench.clock.now().microseconds() / 1_000_000;
        totp.generate(u64::try_from(seconds).unwrap()).to_string()
    }

    /// Every entry of the log after the first so many, the oldest first, but
    /// for those of reading here.
    pub fn log(&self, after: usize) -> Vec<LogLine> {
        let asked = LogAsked {
            limit: 1_000_000,
            ..LogAsked::default()
        };
        let mechanism = &self.bench.mechanism;
        let permit = mechanism.guard().permit(Act::ReadLog, "log").unwrap();
        let (mut lines, _) = mechanism
            .db()
            .read(|session| Ok(session.log(&asked, &permit)?))
            .unwrap();
        lines.reverse();
        let mut lines = lines.split_off(after.min(lines.len()));
        lines.retain(|line| line.act != "log_read" || line.refused.is_some());
        lines
    }

    /// How many entries the log has.
    pub fn log_size(&self) -> usize {
        let checkpoint = self.bench.mechanism.db().checkpoint().unwrap();
        usize::try_from(checkpoint).unwrap()
    }

    /// Whether the log and every version of every record are what was written.
    pub fn log_is_sound(&self) -> bool {
        let db = self.bench.mechanism.db();
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        let key = SecretKey::draw("example/log", Statement::Log, &mut chance).unwrap();
        let public = key.public().clone();
        db.sign_with(key).unwrap();
        db.verify(public, Vec::new(), Vec::new(), Vec::new())
            .unwrap()
            .is_sound()
    }

    /// Lets time pass.
    pub fn pass(&self, seconds: i64) {
        self.bench
            .clock
            .advance(clockwork::SignedDuration::from_secs(seconds))
            .unwrap();
    }
}

/// Somebody with a browser.
pub struct Visitor<'a> {
    office: &'a Office,
    pub cookies: BTreeMap<String, String>,
    /// From where the browser asks, if that is known.
    pub address: Option<std::net::IpAddr>,
    /// The secret of the app with which an account was made here.
    secret: String,
}

impl Visitor<'_> {
    fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let origin = self.office.state.origin();
        let host = origin.map_or("127.0.0.1:8080", |origin| origin.name());
        let mut request = Request::builder();
        if let Some(address) = self.address {
            request = request.extension(web::Asker(address));
        }
        request
            .method(method)
            .uri(path)
            .header(header::HOST, host)
            .header(header::COOKIE, cookies.join("; "))
            .header("sec-fetch-site", "same-origin")
    }

    fn keep(&mut self, answer: &Answer) {
        for cookie in &answer.cookies {
            let (name, rest) = cookie.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if rest.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    pub fn get(&mut self, path: &str) -> Answer {
        let request = self.request(Method::GET, path).body(Body::empty()).unwrap();
        let answer = self.office.ask(request);
        self.keep(&answer);
        answer
    }

    /// Sends a form with the token of the page at `from`.
    pub fn send(&mut self, from: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.get(from).hidden("_token");
        self.send_with(&token, path, fields)
    }

    pub fn send_with(&mut self, token: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("_token", token).extend_pairs(fields);
        let request = self
            .request(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.finish()))
            .unwrap();
        let answer = self.office.ask(request);
        self.keep(&answer);
        answer
    }

    pub fn json(&mut self, method: Method, path: &str, body: &serde_json::Value) -> Answer {
        let request = self
            .request(method, path)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .unwrap();
        self.office.ask(request)
    }

    pub fn fetch(&mut self, path: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
        let request = self.request(Method::GET, path).body(Body::empty()).unwrap();
        self.office.fetch(request)
    }

    /// Sends a form with a file in it: its name, its type and its bytes.
    pub fn hand_in(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        (name, media, bytes): (&str, &str, &[u8]),
    ) -> Answer {
        const BOUNDARY: &str = "the-line-between-parts";
        let mut body = Vec::new();
        for (field, value) in fields {
            let head = format!("Content-Disposition: form-data; name=\"{field}\"");
            body.extend(format!("--{BOUNDARY}\r\n{head}\r\n\r\n{value}\r\n").bytes());
        }
        let head = format!(
            "Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: {media}"
        );
        body.extend(format!("--{BOUNDARY}\r\n{head}\r\n\r\n").bytes());
        body.extend_from_slice(bytes);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
        let type_ = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = self
            .request(Method::POST, path)
            .header(header::CONTENT_TYPE, type_)
            .body(Body::from(body))
            .unwrap();
        self.office.ask(request)
    }

    /// Makes an account by a link; gives the answer and the app's secret.
    pub fn enrol(&mut self, path: &str, name: &str, more: &[(&str, &str)]) -> (Answer, String) {
        let page = self.get(path);
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        let secret = page.hidden("secret");
        let code = self.office.code(&secret);
        let mut fields = vec![
            ("secret", secret.as_str()),
            ("name", name),
            ("password", PASSWORD),
            ("again", PASSWORD),
            ("code", &code),
        ];
        fields.extend_from_slice(more);
        let token = page.hidden("_token");
        let answer = self.send_with(&token, path, &fields);
        self.secret.clone_from(&secret);
        (answer, secret)
    }

    /// Shows again who they are whose account was made here.
    pub fn show_again(&mut self) {
        self.office.pass(60);
        let code = self.office.code(&self.secret);
        let proofs = [("password", PASSWORD), ("code", code.as_str())];
        self.send("/account/confirm", "/account/confirm", &proofs);
    }

    /// Signs in anew whose account was made here under this name.
    pub fn sign_in_anew(&mut self, name: &str) {
        self.office.pass(60);
        let code = self.office.code(&self.secret);
        let answer = self.sign_in(name, PASSWORD, &code);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }

    pub fn sign_in(&mut self, name: &str, password: &str, code: &str) -> Answer {
        self.send(
            "/sign-in",
            "/sign-in",
            &[("name", name), ("password", password), ("code", code)],
        )
    }
}
