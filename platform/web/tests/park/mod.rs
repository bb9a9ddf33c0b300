//! A small invented country of parks, with a field of every kind, and a
//! visitor who asks for its pages.
#![allow(dead_code, clippy::unwrap_used)]

use std::{path::Path, sync::Arc};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use clockwork::Clock;
use guard::{Guard, Officer};
use kernel::{
    BuiltInList, Circumstances, Code, Codes, Date, Desk, Link, Money, No, Prose, Record, Refusal,
    Register, Rule, Text, TimeOfDay, Whole, Year, Yes,
};
use records::Mechanism;
use tower::ServiceExt;
use web::State;

/// A park.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "parks",
    prefix = "PAR",
    period = "opened_in",
    title = "name"
)]
pub struct Park {
    #[open]
    pub name: Text,
    #[counted]
    pub opened_in: Option<Year>,
}

/// A bench put up in a park, with a field of every kind.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "benches",
    prefix = "BEN",
    period = "put_up_on",
    title = "title"
)]
pub struct Bench {
    #[open]
    pub title: Text,
    #[counted]
    pub put_up_on: Date,
    #[counted(list = "woods")]
    pub wood: Code,
    #[counted(list = "colours")]
    pub colour: Option<Code>,
    #[counted(list = "colours")]
    pub stripes: Codes,
    #[open(min = 1, max = 12)]
    pub seats: Option<Whole>,
    #[open]
    pub cost: Option<Money>,
    #[counted]
    pub painted: Option<Yes>,
    #[open]
    pub unveiled_at: Option<TimeOfDay>,
    #[open(link = "parks")]
    pub park: Option<Link<Park>>,
    #[counted(list = "languages")]
    pub language: Option<Code>,
    #[sealed(identity)]
    pub in_memory_of: Option<Text>,
    #[sealed(testimony)]
    pub story: Option<Prose>,
}

fn no_bench_of_stone(bench: &Bench, _: &Circumstances<'_>) -> Result<(), No> {
    if bench.wood.0 == "stone" {
        return Err(Refusal::by("parks.no_stone").at("wood").into());
    }
    Ok(())
}

fn desk() -> Desk {
    Desk {
        name: "parks",
        registers: vec![
            Register::of::<Park>(),
            Register::of::<Bench>().rule(Rule {
                id: "parks.no_stone",
                source: "benches are of wood",
                check: no_bench_of_stone,
            }),
        ],
        lists: vec![
            BuiltInList {
                name: "woods",
                csv: "code,en\noak,Oak\nelm,Elm\nstone,Stone\n",
            },
            BuiltInList {
                name: "colours",
                csv: "code,en\nred,Red\ngreen,Green\nblue,Blue\nblack,Black\nwhite,White\n\
                      grey,Grey\npink,Pink\n",
            },
            BuiltInList {
                name: "languages",
                csv: "code,en\none,One\ntwo,Two\n",
            },
        ],
        words: include_str!("en.ftl"),
        figures: Vec::new(),
    }
}

fn pack_in(folder: &Path) {
    for part in ["words", "lists"] {
        std::fs::create_dir_all(folder.join(part)).unwrap();
    }
    std::fs::write(folder.join("country.toml"), include_str!("country.toml")).unwrap();
    std::fs::write(
        folder.join("words/park.tr.ftl"),
        "language-name = Türkçe\nbenches = Banklar\nnavigation-registers = Kayıtlar\n",
    )
    .unwrap();
}

/// The country, opened, and everything that keeps it alive.
pub struct Country {
    pub folder: tempfile::TempDir,
    pub state: State,
    pub clock: Clock,
    pub routes: Router,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Bytes,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The value of the hidden field of this name.
    pub fn hidden(&self, name: &str) -> String {
        let text = self.text();
        let from = format!("name=\"{name}\" value=\"");
        let start = text
            .find(&from)
            .unwrap_or_else(|| panic!("no {name} in\n{text}"))
            + from.len();
        text[start..].split('"').next().unwrap().to_owned()
    }
}

impl Country {
    pub fn new() -> Self {
        Self::with(Vec::new())
    }

    pub fn with(extra: Vec<Router<State>>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        pack_in(folder.path());
        let words_of = |name, words| Desk {
            name,
            words,
            ..Desk::default()
        };
        let desks = vec![
            desk(),
            records::desk(),
            words_of("sheets", sheets::WORDS),
            words_of("web", web::WORDS),
        ];
        let pack = pack::Pack::load(folder.path(), desks);
        let pack = pack.unwrap_or_else(|faults| panic!("{faults:#?}"));
        let clock = Clock::fixed("2018-05-08T09:30:00Z".parse().unwrap());
        let vault =
            vault::Vault::new(vault::MasterKey::create(&folder.path().join("master.key")).unwrap());
        let mechanism = Mechanism::open(
            Arc::new(pack),
            &db::Location::File(folder.path().join("parks.db")),
            db::Opening::Create,
            vault,
            Guard::local(Officer::named("Officer Sample").unwrap()),
            clock.clone(),
        )
        .unwrap();
        let state = State::new(mechanism).unwrap();
        Self {
            routes: web::router(state.clone(), extra),
            folder,
            state,
            clock,
        }
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.routes.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            bytes: to_bytes(body, usize::MAX).await.unwrap(),
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(asking(Method::GET, path).body(Body::empty()).unwrap())
            .await
    }

    /// Sends a form as a browser does, with the token of a page.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.get("/registers").await.hidden("_token");
        let mut all = vec![("_token", token.as_str())];
        all.extend_from_slice(fields);
        self.post_bare(path, &all).await
    }

    pub async fn post_bare(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        let request = asking(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form.finish()))
            .unwrap();
        self.ask(request).await
    }

    pub async fn upload(&self, register: &str, file_name: &str, content: &[u8]) -> Answer {
        let token = self.get("/registers").await.hidden("_token");
        let mut body = format!(
            "--edge\r\ncontent-disposition: form-data; name=\"_token\"\r\n\r\n{token}\r\n\
             --edge\r\ncontent-disposition: form-data; name=\"file\"; \
             filename=\"{file_name}\"\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let request = asking(Method::POST, &format!("/registers/{register}/import"))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .body(Body::from(body))
            .unwrap();
        self.ask(request).await
    }

    pub async fn send_json(&self, method: Method, path: &str, body: &serde_json::Value) -> Answer {
        let request = asking(method, path)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()))
            .unwrap();
        self.ask(request).await
    }

    /// Enters a bench with these fields over the required ones; gives its
    /// address.
    pub async fn bench(&self, fields: &[(&str, &str)]) -> String {
        let mut all = vec![
            ("title", "A bench"),
            ("put_up_on.day", "7"),
            ("put_up_on.month", "5"),
            ("put_up_on.year", "2018"),
            ("wood", "oak"),
        ];
        all.retain(|(name, _)| fields.iter().all(|(own, _)| own != name));
        all.extend_from_slice(fields);
        let answer = self.post("/registers/benches/new", &all).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        answer
            .header("location")
            .split('?')
            .next()
            .unwrap()
            .to_owned()
    }
}

pub fn asking(method: Method, path: &str) -> axum::http::request::Builder {
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "127.0.0.1:8080")
}
